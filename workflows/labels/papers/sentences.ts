import type { Bilingual } from '../../rules/schema.ts'
import { fill, type Language } from '../fill.ts'

/** Sentences of papers, with what stands in them. */
export const paperSentences = {
  // Of every paper.
  foot: { zh: '{title} · {caseNumber} · 第{record}号记录', en: '{title} · {caseNumber} · record {record}' },
  page: { zh: '第{page}页，共{pages}页', en: 'Page {page} of {pages}' },
  track: { zh: '扫码查看进度', en: 'Scan to follow the request' },
  open: { zh: '扫码登录查看', en: 'Scan and log in to open the case' },
  version: { zh: '第{record}号记录为止：{result}，{on}', en: 'up to record {record}: {result}, {on}' },
  recorded: { zh: '第{record}号记录，{on}，{party}', en: 'record {record}, {on}, {party}' },
  stamp: { zh: '{party}（盖章）', en: '{party} (seal)' },
  signed: { zh: '{party}（签字）', en: '{party} (signature)' },
  masked: { zh: '*号为隐去的个人信息。', en: 'Asterisks stand for personal data that is not shown.' },
  // Of the request.
  rules: { zh: '{document}，第{record}版', en: '{document}, version {record}' },
  onBehalf: { zh: '{party}代为登记（{channel}）', en: 'recorded by {party} on its behalf ({channel})' },
  provisional: { zh: '{dueOn}（暂定）', en: '{dueOn} (provisional)' },
  resting: { zh: '暂停计时', en: 'Resting' },
  answered: { zh: '于{on}{result}', en: '{result} on {on}' },
  answeredInTime: { zh: '后确认{on}已答复', en: 'later confirmed as answered on {on}' },
  // Of delivery and silence.
  nobodyServed: { zh: '还没有送达任何单位。', en: 'Nobody has been reached yet.' },
  lapsed: { zh: '{late}，没有收到答复（第{record}号记录）', en: '{late}, no answer received (record {record})' },
  silenceIsNone: {
    zh: '没有答复不等于同意。本地没有查到把不答复当作同意的规定（{basis}）。',
    en: 'Silence is not consent. No rule of this place that would make it one was found ({basis}).',
  },
  // Of consent and rejection.
  consentedLate: {
    zh: '这份同意是在没有答复或不同意之后作出的，没有答复的记录仍然保留。',
    en: 'The yes came after a silence or a rejection; the silence stays on record.',
  },
  revoked: {
    zh: '第{record}号记录提出收回，没有出示新事实的材料，同意继续有效。',
    en: 'Tried with record {record}, without a document on a new fact: the consent stands.',
  },
  proofFrom: { zh: '{document}（由{party}出示）', en: '{document} (from {party})' },
  anyOf: { zh: '{papers}，任一份即可', en: 'any one of: {papers}' },
  reasonsOwed: {
    zh: '理由没有证明材料，出证单位还应书面说明：最晚{dueOn}（{basis}）。',
    en: 'A ground has no document behind it, so written reasons are still owed: by {dueOn} ({basis}).',
  },
  // Of a correction.
  correctionDue: { zh: '最晚{dueOn}（{basis}）。{otherwise}。', en: 'By {dueOn} ({basis}); otherwise {otherwise}.' },
  supplied: { zh: '已于第{record}号记录补齐', en: 'Supplied with record {record}' },
  // Of an agreement.
  binding: { zh: '双方都已确认', en: 'Both sides have confirmed' },
  notBinding: {
    zh: '还要{party}确认。双方都确认以前，协议没有成立。',
    en: 'Still to be confirmed by {party}. There is no agreement before both have confirmed.',
  },
  courtOpen: { zh: '双方可以共同申请，最晚{dueOn}（{basis}）', en: 'Both sides can ask for it together, by {dueOn} ({basis})' },
  courtAsked: { zh: '已申请，案号{number}', en: 'Asked for, number {number}' },
  courtOver: { zh: '申请司法确认的时间已过（{basis}）', en: 'The time to ask for it is over ({basis})' },
  courtNone: { zh: '由{party}主持的调解不在司法确认的范围内（{basis}）', en: 'Not open to what {party} mediates ({basis})' },
  courtLater: { zh: '协议成立后才能申请', en: 'Can be asked for once there is an agreement' },
  // Of returns and meetings.
  completedBy: { zh: '第{record}号记录补齐', en: 'completed with record {record}' },
  // Of letters.
  reminderAsk: {
    zh: '我申请在自己的车位上安装自用充电桩，请贵单位就下列申请书面答复。同意的，请出具证明材料；不同意的，请写明理由并附证明材料。',
    en: 'I have asked to install a charging pile of my own on my parking space. Please answer the request below in writing: with the paper if you agree, with the grounds and their documents if you do not.',
  },
  hotlineAsk: {
    zh: '我反映小区安装充电桩的事：{compound}车位{title}，已经向{party}提出申请，至今没有办成。',
    en: 'I report a matter of a charging pile: {compound}, space {title}. I have asked {party}, and it is not settled.',
  },
  askAnswer: {
    zh: '请督促{party}就申请书面答复；同意的出具证明材料。',
    en: 'Please have {party} answer the request in writing, with the paper where it agrees.',
  },
  askProof: {
    zh: '不同意的，请其逐条写明理由，并出示理由所依据的材料。',
    en: 'Where it does not agree: its grounds one by one, each with the document it rests on.',
  },
  applicantSigns: { zh: '申请人（签名）', en: 'Applicant (signature)' },
  complainantSigns: { zh: '投诉人（签名）', en: 'Complainant (signature)' },
  plaintiffSigns: { zh: '具状人（签名）', en: 'Plaintiff (signature)' },
  theDay: { zh: '日期', en: 'Date' },
  claimPaper: {
    zh: '判令被告就原告在{compound}车位{title}安装自用充电桩的申请出具{document}，并配合施工；',
    en: 'Order the defendant to issue the paper “{document}” for the pile of the plaintiff at {compound}, space {title}, and not to hinder the works.',
  },
  claimCosts: { zh: '本案诉讼费用由被告负担。', en: 'Order the defendant to bear the costs of the suit.' },
  filedFact: {
    zh: '{on}，原告提出在{compound}车位{title}安装自用充电桩的申请，编号{caseNumber}。',
    en: 'On {on} the plaintiff asked to install a charging pile at {compound}, space {title}; number {caseNumber}.',
  },
  servedFact: { zh: '{on}，申请送达{party}（{result}）。', en: 'On {on} the request reached {party} ({result}).' },
  silentFact: {
    zh: '答复的最后一天是{dueOn}（{basis}），到期没有收到{party}的答复。',
    en: 'The last day to answer was {dueOn} ({basis}); {party} had not answered by then.',
  },
  groundFact: { zh: '{party}提出理由：{ground}（{result}）。', en: 'Ground of {party}: {ground} ({result}).' },
  noPowerFact: { zh: '{party}说明没有权力处理：{reason}。', en: '{party} has stated that it has no power in this: {reason}.' },
  toCourt: { zh: '此致\n＿＿＿＿＿＿人民法院', en: 'To the People’s Court of ____________' },
  // Of the pack.
  nothing: { zh: '本案没有这一项。', en: 'Nothing of this kind in this case.' },
  otherDocuments: {
    zh: '另有{times}份材料不在本件目录内：调解材料，或者没有被任何记录引用。',
    en: '{times} more documents are not listed here: of a mediation, or named by no record.',
  },
  recallable: {
    zh: '第{record}号记录在打印时还可以撤回。',
    en: 'Record {record} could still be recalled when this was printed.',
  },
  gapChecked: {
    zh: '{result}（通电前由{party}核对）',
    en: '{result} (looked at by {party} before the pile is energised)',
  },
  gapCheckedAgain: {
    zh: '{result}（通电前由{party}核对，此后每{times}个月再核对）',
    en: '{result} (looked at by {party} before the pile is energised, and every {times} months after)',
  },
  lacksPower: { zh: '{party}：{reason}（第{record}号记录）', en: '{party}: {reason} (record {record})' },
  kva: { zh: '额定{rated}，最高{peak}（{on}）', en: '{rated} rated, {peak} at its peak ({on})' },
} satisfies Record<string, Bilingual>

// Of signs and placeholders alone: nothing that is Chinese or English.
const frames = {
  noted: { zh: '{result}（{basis}）', en: '{result} ({basis})' },
  dated: { zh: '{on}，{result}', en: '{on}, {result}' },
  addressed: { zh: '{party}：', en: '{party}:' },
  worded: { zh: '{result}：{title}', en: '{result}: {title}' },
} satisfies Record<string, Bilingual>

/** A text with a note in brackets: a rule with its basis. */
export const noted = (result: string, basis: string, language: Language): string =>
  fill(frames.noted, { result, basis }, language)

/** A day and what happened on it. */
export const dated = (on: string, result: string, language: Language): string => fill(frames.dated, { on, result }, language)

/** Whom a letter speaks to. */
export const addressed = (party: string, language: Language): string => fill(frames.addressed, { party }, language)

/** What something is called, and the words in which it was said. */
export const worded = (result: string, words: string, language: Language): string =>
  fill(frames.worded, { result, title: words }, language)
