import type { Applicant } from '../case/applicant.ts'
import type { DataCorrection } from '../case/memory/data-corrections.ts'
import type { Bilingual } from '../rules/schema.ts'
import { forAll, type NoticeTexts } from './notices/notice-words.ts'

/** The personal fields of a request. */
export const personalFieldLabels = {
  name: { zh: '姓名', en: 'Name' },
  phone: { zh: '联系电话', en: 'Phone' },
  idNumber: { zh: '身份证件号码', en: 'ID number' },
  room: { zh: '房号', en: 'Room' },
  plate: { zh: '车牌号', en: 'Number plate' },
} satisfies Record<keyof Applicant, Bilingual>

/** What became of a correction. */
export const correctionLabels = {
  made: { zh: '已更正', en: 'corrected' },
  asked: { zh: '区中心正在核实', en: 'the district centre looks at it' },
  notMade: { zh: '没有更正', en: 'not corrected' },
} satisfies Record<DataCorrection['standing'], Bilingual>

/** Events of corrections. */
export const dataCorrectionEventLabels = {
  'owner.correctData': { zh: '业主更正个人信息', en: 'Owner corrects personal data' },
  'centre.settleCorrection': { zh: '区中心核实更正', en: 'Centre has looked at a correction' },
} as const

/** Why such an event is not possible now. */
export const dataCorrectionGuardReasons = {
  ownDataIsKept: {
    zh: '个人信息已按规则删除，没有可以更正的',
    en: 'the personal data were erased by rule, and nothing is left to correct',
  },
  correctionIsAsked: { zh: '没有等待核实的更正', en: 'no correction waits' },
} as const

const corrected: Bilingual = { zh: '业主的个人信息有更正', en: 'Personal data were corrected' }

/** Notices of corrections. Nothing of what was corrected stands in them. */
export const dataCorrectionNotices = {
  dataCorrected: {
    ...forAll(['property', 'community', 'fire', 'grid', 'centre'], {
      title: corrected,
      text: {
        zh: '申请{caseNumber}（{compound}）：业主更正了个人信息；贵单位看得到的，更正前后和日期见页面。请按新的办理，贵单位自己留存的也请更正。',
        en: 'Request {caseNumber} ({compound}): the owner corrected personal data; of what your office may see, the page shows before, after and the day. Please use what holds now, and correct what you keep yourselves.',
      },
    }),
  },
  dataCorrectionWanted: {
    centre: {
      title: { zh: '请核实更正', en: 'A correction to look at' },
      text: {
        zh: '申请{caseNumber}（{compound}）的业主要求更正姓名或证件号码，并交了材料。请及时核实并登记结果和理由。',
        en: 'The owner of request {caseNumber} ({compound}) asks for a correction of name or ID number and has shown a paper. Please look at it soon, and record the result and why.',
      },
    },
  },
  dataCorrectionSettled: {
    owner: {
      title: { zh: '更正有了结果', en: 'Your correction was looked at' },
      text: {
        zh: '您的申请{caseNumber}：区中心核实了您要求的更正，结果和理由见页面。不同意的，可以再交材料，也可以向市住建局反映。',
        en: 'Your request {caseNumber}: the district centre has looked at the correction that you asked for. The page shows the result and why. If you do not agree, hand in another paper, or turn to the housing bureau.',
      },
    },
  },
} satisfies Partial<NoticeTexts>
