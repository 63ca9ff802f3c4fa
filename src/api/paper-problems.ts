import type { PaperLack } from '../../workflows/papers/sheet.ts'

/** Why a case has no paper of the kind that was asked for: each reason is a problem of its own, with what would have to happen first. */
export const paperProblems = {
  PAPER_NOT_FILED: [
    404,
    '申请还没有提交，没有可以打印的材料。',
    'The request is not filed yet: there is nothing to print.',
    '请先提交申请。',
    'File the request first.',
  ],
  PAPER_NOT_SERVED: [
    404,
    '申请还没有送达任何单位，没有送达记录。',
    'The request has not been delivered to anybody: there is no record of it.',
    '登记送达后再打印。',
    'Print it once a delivery is on record.',
  ],
  PAPER_NOT_GRANTED: [
    404,
    '本案还没有登记出证材料。',
    'There is no paper of consent on record.',
    '出证以后再打印。',
    'Print it once there is one.',
  ],
  PAPER_NOT_REJECTED: [
    404,
    '物业没有提出不同意的理由。',
    'No rejection is on record.',
    '案件页面上可以看到现在的情况。',
    'The page of the case shows where it stands.',
  ],
  PAPER_NOT_DELIVERED: [
    404,
    '这份答复还在可以撤回的时间内，没有送达。',
    'This answer can still be recalled and is not delivered yet.',
    '请过几分钟再打印。',
    'Print it in a few minutes.',
  ],
  PAPER_NOTHING_MISSING: [
    404,
    '本案没有发过补材料通知。',
    'No notice of missing papers was given in this case.',
    '不需要补材料。',
    'Nothing has to be supplied.',
  ],
  PAPER_NOT_SILENT: [
    404,
    '本案没有到期未答复的记录。',
    'No silence is on record in this case.',
    '答复时间到了还没有答复的，才能打印未答复证明。',
    'There is a certificate only after the time to answer has run out without an answer.',
  ],
  PAPER_UNSERVED: [
    404,
    '申请没有送达该单位，不算没有答复。',
    'The request never reached the issuer: that is not silence.',
    '可以打印送达记录，上面写明没有送达的单位和原因。',
    'The record of delivery says who could not be reached, and why.',
  ],
  PAPER_ANSWERED_IN_TIME: [
    404,
    '后来确认该单位在时间内已经答复，未答复的记录不再成立。',
    'It was later confirmed that the answer came in time: the silence no longer stands.',
    '请在案件页面查看答复。',
    'See the answer on the page of the case.',
  ],
  PAPER_NO_AGREEMENT: [
    404,
    '本案没有登记调解协议。',
    'No mediated agreement is on record in this case.',
    '登记协议后再打印。',
    'Print it once an agreement is recorded.',
  ],
} as const satisfies Record<string, readonly [number, string, string, string, string]>

/** The problem behind each reason. */
export const problemOfLack = {
  notFiled: 'PAPER_NOT_FILED',
  notServed: 'PAPER_NOT_SERVED',
  notGranted: 'PAPER_NOT_GRANTED',
  notRejected: 'PAPER_NOT_REJECTED',
  notDelivered: 'PAPER_NOT_DELIVERED',
  nothingMissing: 'PAPER_NOTHING_MISSING',
  notSilent: 'PAPER_NOT_SILENT',
  unserved: 'PAPER_UNSERVED',
  answeredInTime: 'PAPER_ANSWERED_IN_TIME',
  noAgreement: 'PAPER_NO_AGREEMENT',
} as const satisfies Record<PaperLack, keyof typeof paperProblems>
