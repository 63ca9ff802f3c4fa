import type { PageLanguage } from '../shared/language.ts'

/** Texts of the correction of personal data. */
const zh = {
  list: '个人信息的更正',
  change: (what: string, before: string, after: string) => `${what}：${before} → ${after}`,
  nothing: '（看不到或没有）',
  why: (words: string) => `业主说明：${words}`,
  answer: (words: string) => `区中心说明：${words}`,
  open: '信息有错，我要更正',
  title: '更正我的个人信息',
  lead: '只改有错的。电话、房号、车牌改了就算；姓名和证件号码与证件核对过，要交一张能证明的照片，由区中心核实后才算。从前的内容保留在记录里，跟其他信息一起按期删除；看得到的单位会收到通知。登录用的手机号在“我的账号”里改。',
  fields: { name: '姓名', phone: '联系电话', idNumber: '身份证件号码', room: '房号', plate: '车牌号' },
  paper: '拍证件或证明',
  papers: (count: number) => `已附 ${count} 份`,
  needPaper: '改姓名或证件号码，请先附上证明。',
  reason: '原因（可不填）',
  send: '提交更正',
  sending: '正在提交…',
  sent: '已提交。',
}

const en: typeof zh = {
  list: 'Corrections of personal data',
  change: (what, before, after) => `${what}: ${before} → ${after}`,
  nothing: '(nothing, or not shown)',
  why: (words) => `The owner says: ${words}`,
  answer: (words) => `The district centre says: ${words}`,
  open: 'Something is wrong: correct it',
  title: 'Correct my personal data',
  lead: 'Change only what is wrong. Phone, room and plate count at once; a name or an ID number was held against papers: add a photo that shows it, and it counts once the district centre has looked. What was there before stays on record and is erased with the rest; offices that see it are told. The number with which you log in is changed under “My account”.',
  fields: { name: 'Name', phone: 'Phone', idNumber: 'ID number', room: 'Room', plate: 'Number plate' },
  paper: 'Photo of the paper',
  papers: (count) => `${count} added`,
  needPaper: 'For a name or an ID number add a paper that shows it first.',
  reason: 'Why (optional)',
  send: 'Send the correction',
  sending: 'Sending…',
  sent: 'Sent.',
}

/** The same in both languages. */
export const dataCorrectionTexts: Readonly<Record<PageLanguage, typeof zh>> = { 'zh-CN': zh, en }
