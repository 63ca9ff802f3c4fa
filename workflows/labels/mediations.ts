import type { EventOf } from '../case/events/events.ts'
import type { LastPosition } from '../case/events/mediations.ts'
import type { Closing, EndedMediation } from '../case/mediations.ts'
import type { Bilingual } from '../rules/schema.ts'
import type { ClockWords } from './clocks.ts'
import { partyLabels } from './parties.ts'
import type { RefusalWords } from './refusals.ts'

/** How a mediation ended. */
export const mediationEndLabels = {
  agreed: { zh: '达成协议', en: 'Agreement' },
  failed: { zh: '调解不成', en: 'No agreement' },
  endedByOwner: { zh: '业主退出', en: 'Ended by the owner' },
  endedByProperty: { zh: '物业退出', en: 'Ended by the property company' },
  timeUp: { zh: '到期没有结果', en: 'Time ran out' },
  sideGone: { zh: '一方不在了', en: 'A side is gone' },
} satisfies Record<EndedMediation['end'], Bilingual>

/** Where a side stood at the end of a mediation. */
export const lastPositionLabels = {
  asksForPaper: { zh: '要求出具证明', en: 'Asks for the paper' },
  acceptsConditions: { zh: '愿意接受条件', en: 'Would accept conditions' },
  offersToPay: { zh: '愿意承担费用', en: 'Would bear a cost' },
  refuses: { zh: '仍不同意', en: 'Still refuses' },
  wouldWithConditions: { zh: '附条件可以同意', en: 'Would agree with conditions' },
  asksForMoney: { zh: '要求缴费或交押金', en: 'Asks for a fee or deposit' },
  waitsForOffice: { zh: '等其他单位的意见', en: 'Waits for another office' },
  wantsDecision: { zh: '要求由有权单位或法院决定', en: 'Wants an office or a court to decide' },
  notStated: { zh: '没有表态', en: 'Said nothing' },
} satisfies Record<LastPosition, Bilingual>

/** What the centre closed as solved. */
export const closingResultLabels = {
  settled: { zh: '问题已解决', en: 'Settled' },
  consent: { zh: '物业同意', en: 'The company consents' },
  substituted: { zh: '由其他单位代为出证', en: 'Paper by a substitute' },
  performed: { zh: '协议已履行', en: 'Agreement performed' },
} satisfies Record<Closing['result'], Bilingual>

/** Whether the owner has confirmed it. */
export const closingStandingLabels = {
  unconfirmed: { zh: '业主尚未确认', en: 'Not confirmed by the owner' },
  confirmed: { zh: '业主已确认', en: 'Confirmed by the owner' },
  denied: { zh: '业主认为没有解决', en: 'Not settled, says the owner' },
} satisfies Record<Closing['standing'], Bilingual>

const objectionLabels = {
  relatedToASide: { zh: '与一方有利害关系', en: 'Related to a side' },
  takesSides: { zh: '偏袒一方', en: 'Takes sides' },
  notCompetent: { zh: '不熟悉这类事项', en: 'Does not know such matters' },
  other: { zh: '其他', en: 'Other' },
} satisfies Record<EventOf<'owner.objectToMediator'>['reason'], Bilingual>

const denialLabels = {
  nothingChanged: { zh: '什么都没有变', en: 'Nothing has changed' },
  partlyDone: { zh: '只解决了一部分', en: 'Settled in part' },
  otherThanAgreed: { zh: '与说好的不符', en: 'Other than agreed' },
  notAsked: { zh: '没有人问过我', en: 'Nobody asked me' },
} satisfies Record<EventOf<'owner.denyClosing'>['reason'], Bilingual>

/** Tables of listed values by the path of their field, as in `event-values.ts`. */
export const mediationValueTables: Readonly<Record<string, Readonly<Record<string, Bilingual>>>> = {
  'owner.objectToMediator reason': objectionLabels,
  'property.objectToMediator reason': objectionLabels,
  'owner.denyClosing reason': denialLabels,
  position: lastPositionLabels,
  'positions.by': partyLabels,
  'positions.position': lastPositionLabels,
}

/** The events about mediators, mediations and closings. */
export const mediationEventLabels = {
  'owner.objectToMediator': { zh: '业主不接受调解员', en: 'Owner objects to the mediator' },
  'property.objectToMediator': { zh: '物业不接受调解员', en: 'Property company objects to the mediator' },
  'owner.endMediation': { zh: '业主退出调解', en: 'Owner ends the mediation' },
  'property.endMediation': { zh: '物业退出调解', en: 'Property company ends the mediation' },
  'owner.rateMediation': { zh: '业主评价调解', en: 'Owner rates the mediation' },
  'property.rateMediation': { zh: '物业评价调解', en: 'Property company rates the mediation' },
  'owner.confirmClosing': { zh: '业主确认已经解决', en: 'Owner confirms that it is settled' },
  'owner.denyClosing': { zh: '业主认为没有解决', en: 'Owner says that it is not settled' },
} as const satisfies Record<string, Bilingual>

/** The clock of another mediator. */
export const mediationClockLabels = {
  nameMediator: {
    name: { zh: '另行确定调解员', en: 'Naming another mediator' },
    otherwise: { move: { zh: '到期没有确定的，转市住建局办理', en: 'the case goes to the city housing bureau' } },
  },
} as const satisfies Record<string, ClockWords>

/** Why the system does not take what is said of a mediation or a closing. */
export const mediationRefusalWords = {
  OBJECTION_USED_UP: {
    sentence: {
      zh: '系统未受理：这一方在本次调解中已经换过一次调解员。',
      en: 'Not accepted: this side has had the mediator changed once in this mediation.',
    },
    todo: { zh: '不愿继续的，可以随时退出调解。', en: 'A side that does not want to go on can end the mediation any time.' },
  },
  MEDIATION_UNKNOWN: {
    sentence: {
      zh: '系统未受理：没有编号为{record}、可由您评价的调解，或已经评价过。',
      en: 'Not accepted: no mediation {record} is yours to rate, or you have rated it already.',
    },
    todo: { zh: '请在页面的调解记录里核对。', en: 'Check the mediations on the page of the case.' },
  },
  CLOSING_UNKNOWN: {
    sentence: {
      zh: '系统未受理：没有编号为{record}、等您确认是否解决的记录，或已经答复过。',
      en: 'Not accepted: no closing {record} waits for your word, or you have spoken on it already.',
    },
    todo: { zh: '请在页面的办结记录里核对。', en: 'Check the closings on the page of the case.' },
  },
} as const satisfies Record<string, RefusalWords>

/** Why an event about mediations is blocked. Half sentences, read after “not possible now:”. */
export const mediationGuardReasons = {
  mediationIsUnrated: { zh: '没有等待这一方评价的调解', en: 'no mediation waits to be rated by this side' },
  closingIsUnconfirmed: {
    zh: '没有等待业主确认是否解决的记录',
    en: 'nothing that was closed as solved waits for the owner’s word',
  },
} as const satisfies Record<string, Bilingual>
