import type { PageLanguage } from '../shared/language.ts'

const zh = {
  title: '我的个人信息',
  whileRunning: (days: { energised: number; closed: number; months: number }) =>
    `办理期间保存。通电后${days.energised === 0 ? '当天' : `${days.energised}天`}删除身份证件号码和证件，以其他方式办结的，${days.closed}天后删除；其余的在办结${days.months}个月后删除。`,
  draft: (days: number) => `没有提交的草稿，${days}天没有改动就删除。`,
  willBe: (what: string, day: string) => `${what}：将于${day}删除。`,
  held: (why: string) => `到期也暂不删除：${why}。`,
  wasErased: (what: string, day: string) => `${what}：已于${day}删除，备份里的也读不出来了。`,
  papers: (list: readonly string[]) => `一并删除的文件：${list.join('、')}。`,
  rule: (basis: string) => `依据：${basis}。`,
  reads: '谁查看过我的信息',
  nobody: '还没有人查看过。',
  byTwo: {
    unmaskContact: (who: string, at: string, why: string) => `${who}的一位工作人员于${at}申请查看您的姓名和电话，理由：${why}。`,
    orderCompany: (who: string, at: string, why: string) => `${who}的一位工作人员于${at}申请发出交办文件，理由：${why}。`,
    resetSecondFactor: () => '',
  },
  decided: {
    confirmed: (at: string, until: string) => `另一位于${at}同意，有效到${until}。`,
    refused: (at: string) => `另一位于${at}不同意。`,
    open: '还没有另一位同意，看不到。',
  },
  read: (who: string, day: string, what: readonly string[]) => `${who}于${day}查看了您的${what.join('、')}。`,
  byLink: '（通过一次性链接）',
  times: (n: number) => `当天共${n}次。`,
  purpose: (what: string) => `用途：${what}。`,
  earlier: '更早的',
  download: '下载我的全部信息（ZIP）',
}

const en: typeof zh = {
  title: 'My personal data',
  whileRunning: ({ energised, closed, months }) =>
    `Kept while the request goes on. The ID number and papers are erased ${energised === 0 ? 'on the day' : `${energised} days after`} the pile is switched on, or ${closed} days after another end; everything else ${months} months after the end.`,
  draft: (days) => `A draft that is not filed is erased once it has not been touched for ${days} days.`,
  willBe: (what, day) => `To be erased on ${day}: ${what}.`,
  held: (why) => `Kept beyond that day, because ${why}.`,
  wasErased: (what, day) => `Erased on ${day}: ${what}. Copies in backups cannot be read any more either.`,
  papers: (list) => `Files erased with it: ${list.join(', ')}.`,
  rule: (basis) => `Basis: ${basis}.`,
  reads: 'Who has seen my data',
  nobody: 'Nobody has yet.',
  byTwo: {
    unmaskContact: (who, at, why) => `A person of ${who} asked on ${at} to see your name and phone, because: ${why}.`,
    orderCompany: (who, at, why) => `A person of ${who} asked on ${at} to send an order, because: ${why}.`,
    resetSecondFactor: () => '',
  },
  decided: {
    confirmed: (at, until) => `A second one confirmed it on ${at}; it holds until ${until}.`,
    refused: (at) => `A second one refused it on ${at}.`,
    open: 'No second one has confirmed it: nothing is shown.',
  },
  read: (who, day, what) => `${who} saw on ${day}: ${what.join(', ')}.`,
  byLink: ' (by a one-time link)',
  times: (n) => `${n} times that day.`,
  purpose: (what) => `Purpose: ${what}.`,
  earlier: 'Earlier',
  download: 'Download everything held about me (ZIP)',
}

/** What an owner reads of the own personal data: loaded with that part of the page alone. */
export const personalTexts: Readonly<Record<PageLanguage, typeof zh>> = { 'zh-CN': zh, en }
