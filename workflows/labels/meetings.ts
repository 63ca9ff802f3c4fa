import type { EventOf } from '../case/events/events.ts'
import { type PromiseKind, type Promiser, promiseCheckers, promisers } from '../case/events/meetings.ts'
import type { MeetingPromise } from '../case/promises.ts'
import type { Bilingual } from '../rules/schema.ts'
import type { ClockWords } from './clocks.ts'
import { partyLabels } from './parties.ts'
import type { RefusalWords } from './refusals.ts'

/** What is promised at joint meetings. */
export const promiseKindLabels = {
  issuePaper: { zh: '出具证明', en: 'Issue the paper' },
  decide: { zh: '作出答复或决定', en: 'Answer or decide' },
  acceptIntake: { zh: '受理报装', en: 'Accept the application for supply' },
  makeCheck: { zh: '完成勘查或核查', en: 'Make a survey or check' },
  openRoute: { zh: '开放走线通道', en: 'Open the cable route' },
  clearObstruction: { zh: '排除施工障碍', en: 'Clear an obstruction' },
  installItem: { zh: '安装或改造设施', en: 'Install or retrofit something' },
  payShare: { zh: '支付费用', en: 'Pay a share' },
  handInPaper: { zh: '提交材料', en: 'Hand a paper in' },
  nameContact: { zh: '指定专人对接', en: 'Name a person to speak to' },
  reportBack: { zh: '书面回复', en: 'Report back in writing' },
  other: { zh: '其他', en: 'Other' },
} satisfies Record<PromiseKind, Bilingual>

/** What became of a promise. */
export const promiseOutcomeLabels = {
  kept: { zh: '已按时兑现', en: 'Kept' },
  broken: { zh: '到期未兑现', en: 'Broken' },
  late: { zh: '过了约定的日期才兑现', en: 'Kept after its day' },
} satisfies Record<NonNullable<MeetingPromise['outcome']>, Bilingual>

/** Why a promise is not found kept. */
const promiseDisputeLabels = {
  notDone: { zh: '没有完成', en: 'Not done' },
  partlyDone: { zh: '只完成了一部分', en: 'Done in part' },
  otherThanPromised: { zh: '与承诺不符', en: 'Other than promised' },
  notShown: { zh: '没有提供证明', en: 'Not shown' },
} satisfies Record<EventOf<'owner.disputePromise'>['reason'], Bilingual>

/** Tables of listed values by the path of their field, as in `event-values.ts`. */
export const meetingValueTables: Readonly<Record<string, Readonly<Record<string, Bilingual>>>> = {
  present: partyLabels,
  'promises.by': partyLabels,
  'promises.promise': promiseKindLabels,
  ...Object.fromEntries(promiseCheckers.map((party) => [`${party}.disputePromise reason`, promiseDisputeLabels])),
}

const reportLabels = Object.fromEntries(
  promisers.map((party) => [
    `${party}.reportPromise`,
    { zh: `${partyLabels[party].zh}报告承诺已兑现`, en: `${partyLabels[party].en} reports a promise as kept` },
  ]),
  // One entry is made for each promiser, so the record is complete.
) as Record<`${Promiser}.reportPromise`, Bilingual>

/** The events of joint meetings and of what was promised there. */
export const meetingEventLabels = {
  'centre.holdJointMeeting': { zh: '登记联席会议和各方承诺', en: 'Record a joint meeting and its promises' },
  ...reportLabels,
  'owner.confirmPromise': { zh: '业主确认承诺已兑现', en: 'Owner confirms that a promise was kept' },
  'property.confirmPromise': { zh: '物业确认承诺已兑现', en: 'Property company confirms that a promise was kept' },
  'centre.confirmPromise': { zh: '中心确认承诺已兑现', en: 'Centre confirms that a promise was kept' },
  'owner.disputePromise': { zh: '业主认为承诺没有兑现', en: 'Owner does not find a promise kept' },
  'property.disputePromise': { zh: '物业认为承诺没有兑现', en: 'Property company does not find a promise kept' },
  'centre.disputePromise': { zh: '中心认为承诺没有兑现', en: 'Centre does not find a promise kept' },
} as const satisfies Record<string, Bilingual>

/** The clocks of what was promised at joint meetings. */
export const meetingClockLabels = {
  promise: {
    name: { zh: '联席会议上的承诺', en: 'Promise of a joint meeting' },
    otherwise: {
      move: {
        zh: '到期没有报告兑现的，记为未兑现；以此结束协调的，案件回到区中心',
        en: 'it counts as broken, and a coordination that was closed on it is back with the district centre',
      },
    },
  },
  promiseCheck: {
    name: { zh: '查看承诺是否兑现', en: 'Looking at a promise reported as kept' },
    otherwise: { move: { zh: '到期没有查看的，按报告认定', en: 'the report stands' } },
  },
} as const satisfies Record<string, ClockWords>

/** Why the system does not take an event of a joint meeting. */
export const meetingRefusalWords = {
  PROMISER_NOT_PRESENT: {
    sentence: {
      zh: '系统未受理：{party}没有参加会议，不能替它登记承诺。',
      en: 'Not accepted: who was not at the meeting promised nothing there ({party}).',
    },
    todo: {
      zh: '请核对会议纪要：把它列入参会单位，或者去掉这条承诺。',
      en: 'Check the minutes: name that party as present, or leave the promise out.',
    },
  },
  PROMISE_UNKNOWN: {
    sentence: {
      zh: '系统未受理：这件申请里没有等待兑现的承诺{record}。',
      en: 'Not accepted: no promise {record} waits to be kept on this request.',
    },
    todo: { zh: '请在页面的会议记录里核对。', en: 'Check the meetings on the page of the case.' },
  },
  PROMISE_NOT_REPORTED: {
    sentence: {
      zh: '系统未受理：承诺{record}还没有报告兑现，或已经查看过。',
      en: 'Not accepted: promise {record} was not reported as kept, or was looked at already.',
    },
    todo: {
      zh: '请等作出承诺的一方报告；到期没有报告的，自动记为未兑现。',
      en: 'Wait for the report of whoever promised it; without one the promise counts as broken by itself.',
    },
  },
  NO_PROMISE_RUNS: {
    sentence: {
      zh: '系统未受理：没有正在计时的承诺，不能以会议承诺结束协调。',
      en: 'Not accepted: no promise of a joint meeting runs here, so it cannot close the coordination.',
    },
    todo: {
      zh: '请先登记联席会议，写明谁在什么时候之前做什么。',
      en: 'Record the joint meeting first: who promised what by when.',
    },
  },
} as const satisfies Record<string, RefusalWords>

/** Why an event of a joint meeting is blocked. Half sentences, read after “not possible now:”. */
export const meetingGuardReasons = {
  promiseIsOpen: { zh: '这一方没有等待兑现的承诺', en: 'no promise of this party waits to be kept' },
  promiseIsReported: { zh: '没有其他单位报告已兑现的承诺', en: 'no other party has reported a promise as kept' },
  promisesAreKept: { zh: '还有承诺没有兑现', en: 'a promise is still open' },
} as const satisfies Record<string, Bilingual>
