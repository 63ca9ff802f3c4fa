import type { Party, Track } from '../parties.ts'
import type { ClockRule, RulePack } from '../rules/schema.ts'
import type { ClockName } from './clocks.ts'
import type { CaseMemory } from './context.ts'
import { ruleOfCentre, ruleOfConsentDuty, ruleOfFact } from './duty-rules.ts'
import { dutiesAtCentre, dutyKey, factKey, factsAtCentre, openDuties, startOfDuty } from './memory/consent-duties.ts'
import { openChecks } from './memory/further-checks.ts'
import { openClaims, openDemands } from './memory/money.ts'
import { openStandstills } from './memory/service.ts'
import { dischargeKey, openObligations, silenceDischarges } from './obligations.ts'
import { organisationOf } from './organisations.ts'
import { decisionClocks, dutyClocks, newsClocks, proceedingClocks, resolutionClocks, rulingClocks } from './proceeding-clocks.ts'
import { checkerOfPromise, openPromises, promiseKey } from './promises.ts'
import { roadTerms } from './roads.ts'

/** A clock that belongs to an entry of the case's memory, not to a place: it runs while its entry waits, whatever the stage. */
export interface EntryClock {
  readonly name: ClockName
  readonly track: Track
  /** Key of the entry: with name and track it is the clock's id. */
  readonly key: string
  readonly party: Party
  /** The day from which it counts, if not the day of recording. */
  readonly startOn?: string
  /** Due date that a paper or a promise names, instead of a length from the pack. */
  readonly fixedDueOn?: string
  /** How often its office has extended it, as far as the pack knows an extension. */
  readonly extensions?: number
  /** The rule of a proceeding or of a duty that only this place knows: such a clock has none of its own among those of the pack. */
  readonly rule?: ClockRule
}

/** The days to contest an answer that was recorded on a party's behalf (H2). */
const contestable = (memory: CaseMemory): EntryClock[] =>
  memory.recorded
    .filter((entry) => entry.contestedSeq === null)
    .map((entry) => ({ name: 'contestRecord', track: 'main', key: String(entry.seq), party: entry.party }))

/** The days to ask a court to confirm an agreement (人民调解法 33). */
const confirmable = (memory: CaseMemory): EntryClock[] =>
  memory.confirmations
    .filter((entry) => entry.number === null && !entry.over)
    .map(({ seq, track, effectiveOn }) => ({
      name: 'judicialConfirmation',
      track,
      key: String(seq),
      party: 'owner',
      startOn: effectiveOn,
    }))

/** The days to answer a freed place, and those to answer whether to charge in order (H38). */
const queueAnswers = ({ placeOffer, orderedAsk, outcome }: CaseMemory): EntryClock[] => {
  if (outcome) return []
  const clock = (name: 'freedPlace' | 'orderedAnswer', seq: number): EntryClock => ({
    name,
    track: 'grid',
    key: String(seq),
    party: 'owner',
  })
  return [
    ...(placeOffer ? [clock('freedPlace', placeOffer.seq)] : []),
    ...(orderedAsk?.answer === null ? [clock('orderedAnswer', orderedAsk.seq)] : []),
  ]
}

/** The days to answer another way that the company proposed beside its yes (H8). */
const proposed = ({ otherWays, outcome }: CaseMemory): EntryClock[] =>
  outcome === null
    ? otherWays
        .filter(({ answer }) => answer === null)
        .map(({ seq }) => ({ name: 'otherAnswer', track: 'consent', key: String(seq), party: 'owner' }))
    : []

/** The days of another office to call an owner who withdrew. */
const called = ({ callBack, outcome }: CaseMemory): EntryClock[] =>
  callBack !== null && callBack.answer === null && outcome !== null
    ? [{ name: 'callBack', track: 'main', key: String(callBack.seq), party: 'bureau' }]
    : []

/** The days to answer a claim for money back (H7). A company that left answers none. */
const claimed = (memory: CaseMemory): EntryClock[] =>
  organisationOf(memory, 'property') === null
    ? []
    : openClaims(memory).map(({ seq }) => ({ name: 'moneyAnswer', track: 'main', key: String(seq), party: 'property' }))

/** The days of the company to say something to a fee that it is said to have asked for (H7). */
const demanded = (memory: CaseMemory): EntryClock[] =>
  organisationOf(memory, 'property') === null
    ? []
    : openDemands(memory).map(({ seq }) => ({ name: 'feeAnswer', track: 'main', key: String(seq), party: 'property' }))

/** The days of a successor to join (H33). */
const joinable = ({ transfer, outcome }: CaseMemory): EntryClock[] =>
  transfer && transfer.joinedSeq === null && outcome === null
    ? [{ name: 'transferJoin', track: 'main', key: String(transfer.seq), party: 'owner' }]
    : []

/** The end of the lease under which a tenant asks (H35). */
const leased = ({ lease, outcome }: CaseMemory): EntryClock[] =>
  lease && !lease.ended && outcome === null
    ? [{ name: 'leaseEnd', track: 'main', key: String(lease.seq), party: 'owner', fixedDueOn: lease.untilOn }]
    : []

/** The days in which a report that a condition is fulfilled, or a gap put right, is looked at (H32). */
const reportedDischarges = (memory: CaseMemory): EntryClock[] =>
  openObligations(memory)
    .filter((obligation) => obligation.reportedSeq !== null)
    .map((obligation) => ({
      name: silenceDischarges(obligation) ? 'conditionCheck' : 'gapCheck',
      track: 'main',
      key: dischargeKey(obligation),
      party: obligation.checker,
    }))

/** The time for what the place asks for once consent stands; and that of the centre where it was not done in it. */
const dutiesOfPlace = (memory: CaseMemory): EntryClock[] => {
  // What a statute asks for once a pile may be built is owed with the pile, and not with a request that came to nothing.
  if (memory.outcome !== null && memory.outcome.outcome !== 'energised') return []
  const centre = dutiesAtCentre(memory).flatMap((entry): EntryClock[] => {
    const rule = ruleOfCentre(entry.duty.rule)
    return rule ? [{ name: 'dutyAtCentre', track: 'main', key: dutyKey(entry), party: 'centre', rule }] : []
  })
  const owed = openDuties(memory).flatMap((entry): EntryClock[] => {
    const startOn = startOfDuty(entry.duty)
    if (startOn === null || entry.reportedSeq !== null) return []
    const rule = ruleOfConsentDuty(entry.duty.rule)
    return [{ name: 'consentDuty', track: 'main', key: dutyKey(entry), party: entry.by, startOn, rule }]
  })
  const disputed = factsAtCentre(memory).flatMap((entry): EntryClock[] => {
    const rule = ruleOfFact(entry.duty.rule)
    return rule ? [{ name: 'dutyFact', track: 'main', key: factKey(entry), party: 'centre', rule }] : []
  })
  return [...owed, ...centre, ...disputed]
}

/** What was promised at a joint meeting, until its own day; and the days in which a report that it is kept is looked at (H23). */
const promised = (memory: CaseMemory): EntryClock[] =>
  memory.promises
    .filter((promise) => promise.settledSeq === null)
    .flatMap((promise): EntryClock[] => {
      const { track, by, byOn, reportedSeq } = promise
      if (reportedSeq !== null && memory.outcome === null) {
        const key = `${promiseKey(promise)}.${reportedSeq}`
        return [{ name: 'promiseCheck', track, key, party: checkerOfPromise(memory, promise) }]
      }
      return openPromises(memory, track).includes(promise)
        ? [{ name: 'promise', track, key: promiseKey(promise), party: by, fixedDueOn: byOn }]
        : []
    })

/** The next report on the matters that a request waits on (H37). */
const reported = ({ matters, outcome }: CaseMemory): EntryClock[] =>
  matters.flatMap(({ track, matter, reportSeq, waitsSince }) =>
    waitsSince === null || matter.nextReportOn === null || outcome
      ? []
      : [
          {
            name: 'matterReport',
            track,
            key: String(reportSeq),
            party: matter.office.party,
            fixedDueOn: matter.nextReportOn,
          },
        ],
  )

/** The days in which somebody else looks at what a case asks, once. */
const asked = (memory: CaseMemory): EntryClock[] =>
  memory.outcome
    ? []
    : openChecks(memory).map(({ checkId, party }) => ({ name: 'furtherCheck', track: 'main', key: checkId, party }))

/** The days of the centre to say what a built or removed pile is about (H29). */
const standing = (memory: CaseMemory): EntryClock[] =>
  memory.outcome
    ? []
    : openStandstills(memory).map(({ seq }) => ({ name: 'firstFinding', track: 'main', key: String(seq), party: 'centre' }))

/** What gives a case clocks beside those of its stages: one function for each kind of entry. */
const sources: readonly ((memory: CaseMemory, rules: RulePack) => EntryClock[])[] = [
  contestable,
  confirmable,
  queueAnswers,
  reported,
  proposed,
  claimed,
  demanded,
  called,
  joinable,
  standing,
  leased,
  proceedingClocks,
  dutyClocks,
  newsClocks,
  decisionClocks,
  resolutionClocks,
  roadTerms,
  rulingClocks,
  reportedDischarges,
  dutiesOfPlace,
  asked,
  promised,
]

/** The clocks that the entries of a case want now, as far as the rules of the place know them. */
export const entryClocks = (memory: CaseMemory, rules: RulePack): EntryClock[] =>
  sources
    .flatMap((source) => source(memory, rules))
    .filter(({ name, rule }) => rule !== undefined || rules.clocks[name] !== undefined)
