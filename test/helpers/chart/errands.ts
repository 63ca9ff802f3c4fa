import fc from 'fast-check'
import { type EventType, partyEventTypes } from '../../../workflows/case/events/events.ts'
import { chartRows } from '../../../workflows/case/explain/rows.ts'
import { chartStates } from '../../../workflows/case/explain/states.ts'
import { chanceOf } from './chance.ts'
import { rulePacks } from './places.ts'
import { type Plan, plans } from './random-walk.ts'
import { standingStates } from './routes.ts'

/** Answers come after what others can say: the same kind of event of anybody. */
const afterOthers = (answer: string, said: string, ...more: readonly EventType[]) => {
  const events = [...partyEventTypes.filter((type) => type.endsWith(`.${said}`)), ...more]
  return Object.fromEntries(partyEventTypes.filter((type) => type.endsWith(`.${answer}`)).map((type) => [type, { events }]))
}

const suit = (reporter: 'owner' | 'property') => ['owner.openProceeding', `${reporter}.reportJudgment`] as const

interface Before {
  readonly events?: readonly EventType[]
  readonly at?: RegExp
  /** The rules that know the event, where not all do. */
  readonly pack?: string
}

/** Only some places know a request for information. */
const whereAsked = { pack: 'information-may-be-asked' } as const

/** What has to happen before an event, and where, when the chart hears it in more places than it can be sent from. */
const before: Partial<Readonly<Record<EventType, Before>>> = {
  // Somebody has to be asked, or named, first.
  ...afterOthers('answerQuestion', 'ask'),
  ...afterOthers('answerReferral', 'refer', 'owner.reportReferral'),
  // What somebody else looks at is asked first.
  ...afterOthers('reportCheck', 'openFurtherCheck'),
  'centre.settleCheck': {
    events: ['centre.openFurtherCheck', 'spaceOwner.reportCheck'],
    at: /grid\/weighingCheck$/,
  },
  // A condition that names who fulfils it is offered and accepted.
  ...afterOthers('dischargeObligation', 'offerConditions', 'owner.acceptConditions'),
  ...afterOthers('confirmDischarge', 'dischargeObligation', 'property.offerConditions', 'owner.acceptConditions', 'fire.report'),
  ...afterOthers('refuseDischarge', 'dischargeObligation', 'property.offerConditions', 'owner.acceptConditions', 'fire.report'),
  // Somebody promises something at a joint meeting, says that it is kept, and another party looks.
  ...afterOthers('reportPromise', 'holdJointMeeting'),
  ...afterOthers('confirmPromise', 'reportPromise', 'centre.holdJointMeeting'),
  ...afterOthers('disputePromise', 'reportPromise', 'centre.holdJointMeeting'),
  // What was closed can be spoken of, and what both sides sat through can be rated.
  ...afterOthers('confirmClosing', 'closeCoordination'),
  ...afterOthers('denyClosing', 'closeCoordination'),
  ...afterOthers('rateMediation', 'endMediation', 'centre.openMediation', 'owner.acceptMediation', 'property.acceptMediation'),
  'owner.reportPrevented': { events: ['property.offerConditions', 'owner.acceptConditions'] },
  'owner.claimMoneyBack': { events: ['property.offerConditions', 'owner.acceptUnderProtest'] },
  'owner.reportFeePaid': { events: ['owner.reportFeeDemand'] },
  'property.answerFeeDemand': { events: ['owner.reportFeeDemand'] },
  'owner.claimFeeBack': { events: ['owner.reportFeeDemand', 'owner.reportFeePaid'] },
  'property.answerMoneyClaim': { events: ['property.offerConditions', 'owner.acceptUnderProtest', 'owner.claimMoneyBack'] },
  'owner.acceptOther': { events: ['property.proposeOther'] },
  'owner.declineOther': { events: ['property.proposeOther'] },
  'property.bringObjection': { pack: 'objection-in-court', events: ['property.open'] },
  'property.reportProceeding': { pack: 'objection-in-court', events: ['property.open', 'property.bringObjection'] },
  'property.withdrawProceeding': { pack: 'objection-in-court', events: ['property.open', 'property.bringObjection'] },
  'owner.askForDuty': { pack: 'owed-after-consent', at: /^works\/construction$/ },
  'property.askForDuty': { pack: 'owed-after-consent', at: /^works\/construction$/ },
  'owner.sayDutyFact': { pack: 'owed-after-consent', at: /^works\/construction$/ },
  'property.sayDutyFact': { pack: 'owed-after-consent', at: /^works\/construction$/ },
  'centre.sayDutyFact': { pack: 'owed-after-consent', at: /^works\/construction$/ },
  'centre.settleDuty': { pack: 'owed-after-consent', events: ['property.askForDuty'], at: /^works\/construction$/ },
  'property.agreeInPrinciple': { pack: 'in-principle-first', events: ['centre.recordService'] },
  'property.requestInformation': { ...whereAsked, events: ['centre.recordService'] },
  'owner.answerInformation': { ...whereAsked, events: ['centre.recordService', 'property.requestInformation'] },
  'owner.contestInformation': { ...whereAsked, events: ['centre.recordService', 'property.requestInformation'] },
  'centre.settleInformation': {
    ...whereAsked,
    events: ['centre.recordService', 'property.requestInformation', 'owner.contestInformation'],
  },
  'bureau.recordCallBack': { ...whereAsked, events: ['owner.withdraw'] },
  ...afterOthers('settleForgery', 'reportForgery'),
  'centre.settleCorrection': { events: ['owner.correctData'] },
  // The paper of the consent is found forged during the works, and the company is asked for another.
  'property.declinePaperAnew': { events: ['centre.reportForgery', 'centre.settleForgery'] },
  'owner.reportDoorOpen': { events: ['owner.reportLockedDoor'] },
  'installer.reportLockedDoor': { at: /^works\/construction$/ },
  'owner.endTransfer': { events: ['owner.startTransfer'] },
  // One side reports what a court decided, the other side answers.
  'owner.confirmDecision': { events: suit('property') },
  'owner.contestDecision': { events: suit('property') },
  'property.confirmDecision': { events: suit('owner') },
  'property.contestDecision': { events: suit('owner') },
  'centre.confirmDecision': { events: suit('owner') },
  'centre.settleDecision': { events: [...suit('owner'), 'property.contestDecision'] },
  'owner.reportEffect': { events: suit('owner') },
  'property.reportEffect': { events: suit('property') },
  'owner.reportEnforcement': { events: [...suit('owner'), 'owner.reportEffect', 'centre.confirmDecision'] },
  'owner.acceptJudgment': { events: [...suit('property'), 'property.reportEffect', 'centre.confirmDecision'] },
  'owner.reportConfirmationRuling': { events: ['owner.reportJudicialConfirmation'], at: /mediation\/performing$/ },
  // Both sides agree to more time first.
  'centre.extendMediation': { events: ['owner.agreeExtension', 'property.agreeExtension'] },
  'owner.reportJudicialConfirmation': { at: /mediation\/performing$/ },
  'owner.takeFreedPlace': { events: ['queue.offered'], at: /^grid\/(noCapacity|orderedChargingOnly)$/ },
  'owner.declineFreedPlace': { events: ['queue.offered'], at: /^grid\/(noCapacity|orderedChargingOnly)$/ },
  'queue.offered': { at: /^grid\/(noCapacity|orderedChargingOnly)$/ },
  'owner.agreeOrderedCharging': { events: ['queue.orderedAsked'], at: /^works\// },
  'owner.keepPlainCharging': { events: ['queue.orderedAsked'], at: /^works\// },
  'queue.orderedAsked': { at: /^works\// },
  // It runs first.
  'pile.left': { events: ['grid.energise'], at: /^works\// },
}

/** Heard wherever the case is, and said after a coordination, or after a mediation. */
const atTheCentre = /Promise$|Closing$/
const atTheTable = /rateMediation$/

/** States in which the chart hears an event: the one that names it and all within. */
const hearingOf = (type: EventType): string[] => {
  const named = chartRows()
    .filter((row) => row.event === type)
    .map((row) => chartStates().find((state) => state.id === row.state)?.path ?? [])
  const at =
    before[type]?.at ??
    (atTheCentre.test(type) ? /coordination\/underway$/ : atTheTable.test(type) ? /mediation\/sessions$/ : /./)
  return standingStates
    .filter(({ id, path }) => at.test(id) && named.some((outer) => outer.every((key, index) => path[index] === key)))
    .map(({ id }) => id)
}

/** Types that no walk comes to, each with the reason. Whatever stands here is tried by nothing but its own test. */
export const neverWalked: Partial<Readonly<Record<EventType, string>>> = {
  'workflow.upgraded': 'an upgrade is decided before the chart; upgrade.test.ts carries cases of every version over',
  'calendar.changed': 'a walk keeps its calendar; repinned.test.ts and spread-pins.test.ts bring cases to another',
  'rules.changed': 'a walk keeps its rules; repinned.test.ts and transitions of packs bring cases to others',
}

/** Plans of walks that are drawn to an event of one type. One of them will come there, unless the chart keeps it out. */
export const errandsTo = (type: EventType, { tries, seed }: { readonly tries: number; readonly seed: number }): Plan[] => {
  const chance = chanceOf(seed)
  const towards = hearingOf(type)
  const sought = [...(before[type]?.events ?? []), type]
  const pack = rulePacks.findIndex(({ id }) => id === before[type]?.pack)
  return fc.sample(plans(60), { numRuns: tries, seed }).map((plan) => ({
    ...plan,
    ...(pack >= 0 ? { pack } : {}),
    sought,
    towards: towards.length > 0 ? chance.pick(towards) : plan.towards,
  }))
}
