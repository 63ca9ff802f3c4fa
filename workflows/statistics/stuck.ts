import { dayAfter } from '../calendar/days.ts'
import type { StageName, StepName } from '../case/meta.ts'
import type { Party } from '../parties.ts'
import { type AsOf, answersAsOf, clocksAsOf, staysAsOf } from './as-of.ts'
import { judgeClock } from './clock-standing.ts'
import { calendarDaysBetween, type Day, type DaysBetween, earlierOf, laterOf } from './days.ts'
import { definitions } from './definitions.ts'
import { stayOn } from './family-state.ts'
import { type Counted, counted, type Figure, groupsOf, placeOf, type Split } from './figure.ts'
import type { Answer, ClockRow, Stay, Word } from './rows.ts'
import { joinStays } from './stage-stays.ts'

/** Why a family counts as stuck. */
export const stuckReasons = [
  'pastBinding',
  'pastReference',
  'silent',
  'matterReportDue',
  'thirdReturn',
  'nothingHappens',
] as const
/** A reason to count as stuck. */
export type StuckReason = (typeof stuckReasons)[number]

/** Working days without a word from anybody after which nothing happens (S: stuck). */
const quietAfter = 20
/** Returns to the same desk at which a family counts as sent round. */
const returnsAtMost = 3

/** A family that is stuck. */
export interface StuckFamily {
  readonly chainId: string
  /** Its open case. */
  readonly caseId: string
  readonly district: string
  readonly compoundId: string
  readonly stage: StageName
  readonly step: StepName | null
  readonly holder: Party
  readonly organisationId: string | null
  /** The day of its first request, and the calendar days since. */
  readonly askedOn: Day
  readonly waitingDays: number
  /** Each with the day on which it began to hold. */
  readonly reasons: readonly { readonly reason: StuckReason; readonly since: Day }[]
  /** The first of these days. */
  readonly since: Day
}

/** The stuck families that one desk has in its hands. */
interface StuckGroup extends Counted {
  readonly district: string | null
  readonly holder: Party
  readonly organisationId: string | null
  /** How many are stuck for each reason; a family can be for several. */
  readonly reasons: Readonly<Record<StuckReason, number>>
  /** Of these, past a reference time and nothing else: nobody is late under one (H41). */
  readonly onlyReference: number
  /** Since when the one that has been stuck longest is. */
  readonly since: Day
}

/** The figure of the stuck. */
export interface StuckFigure extends Figure<StuckGroup> {
  /** All families that wait, the stuck among them. */
  readonly waiting: number
  /** The stuck ones, the longest first. */
  readonly families: readonly StuckFamily[]
}

/** The rows it is computed from. */
export interface StuckRows {
  readonly stays: readonly Stay[]
  readonly clocks: readonly ClockRow[]
  readonly answers: readonly Answer[]
  readonly words: readonly Word[]
}

/** What the figure is asked. */
export interface StuckQuestion {
  readonly at: AsOf
  readonly split: Split
  readonly workingDaysBetween: DaysBetween
}

/**
 * `family.stuck`: families that wait at the end of `asOf` and are past a clock, or without a word from anybody for 20 working
 * days, or back at the same desk for the third time, or waiting on a matter whose report is due. Unit: chain.
 *
 * Past a clock: a clock of its open case is open and late; times that bind and reference times apart (H41). A company that
 * never answered is silent from the day after its reply clock ran out until it answers, whoever holds the case by then: an
 * escalation does not hide it (S1). A resting clock is not late. A word is any event that a person had recorded; what the
 * system does by itself is none. Returns are counted over all cases of the family, at the desk where it is now. Grouped by
 * who holds the family now; a group is who has it in hand, not who is to blame.
 */
export const stuckFigure = (rows: StuckRows, question: StuckQuestion): StuckFigure => {
  const { at, split } = question
  const { families, waiting } = stuckFamilies(rows, question)
  const units = families.map((family) => ({ ...family, open: true, onBehalf: null }))
  const groups = groupsOf(units, (family) => ({
    ...placeOf(family, split),
    holder: family.holder,
    organisationId: family.organisationId,
  })).map(({ key, rows: some }) => ({
    ...key,
    ...counted(some),
    reasons: countReasons(some),
    onlyReference: some.filter(({ reasons }) => reasons.every(({ reason }) => reason === 'pastReference')).length,
    since: some.map(({ since }) => since).reduce(earlierOf, at.asOf),
  }))
  return { definition: definitions.familyStuck, ...at, ...counted(units), groups, waiting, families }
}

/** The stuck families of a day, the longest first, and how many wait in all. */
export const stuckFamilies = (
  rows: StuckRows,
  { at, workingDaysBetween }: Pick<StuckQuestion, 'at' | 'workingDaysBetween'>,
): { readonly families: StuckFamily[]; readonly waiting: number } => {
  const stays = Map.groupBy(staysAsOf(rows.stays, at), ({ chainId }) => chainId)
  const clocks = Map.groupBy(clocksAsOf(rows.clocks, at), ({ caseId }) => caseId)
  const answers = Map.groupBy(answersAsOf(rows.answers, at), ({ caseId }) => caseId)
  const words = lastWords(rows.words, at)
  const families: StuckFamily[] = []
  let waiting = 0
  for (const [chainId, own] of stays) {
    const now = stayOn(at.asOf, own)
    if (!now) continue
    waiting += 1
    const { caseId } = now
    const reasons = [
      ...pastClocks(clocks.get(caseId) ?? [], answers.get(caseId) ?? [], at.asOf),
      ...sentRound(own, now),
      ...nothingSince(words.get(caseId), at.asOf, workingDaysBetween),
    ]
    const askedOn = own.map(({ enteredOn }) => enteredOn).reduce(earlierOf)
    const since = reasons.map((one) => one.since).reduce(earlierOf, at.asOf)
    if (reasons.length > 0) families.push({ ...familyAt(now, askedOn, at.asOf), chainId, reasons: merged(reasons), since })
  }
  return { families: families.toSorted(longestFirst), waiting }
}

type Reason = StuckFamily['reasons'][number]

const familyAt = ({ caseId, district, compoundId, stage, step, holder, organisationId }: Stay, askedOn: Day, asOf: Day) => ({
  ...{ caseId, district, compoundId, stage, step, holder, organisationId, askedOn },
  waitingDays: calendarDaysBetween(askedOn, asOf),
})

const pastClocks = (clocks: readonly ClockRow[], answers: readonly Answer[], asOf: Day): Reason[] =>
  clocks.flatMap((clock): Reason[] => {
    const { standing, late } = judgeClock(clock, undefined, asOf)
    if (clock.name === 'matterReport' && clock.endedOn === null && clock.dueOn !== null && clock.dueOn <= asOf) {
      return [{ reason: 'matterReportDue', since: clock.dueOn }]
    }
    if (standing === 'openLate' && late) {
      return [{ reason: clock.force === 'D' ? 'pastReference' : 'pastBinding', since: dayAfter(late.dueOn) }]
    }
    const isSilent = answers.some(
      ({ organisationId, answeredOn, endedOn }) =>
        organisationId === clock.organisationId && answeredOn === null && endedOn === null,
    )
    const ranOutOn = clock.dueOn ?? clock.passedOn
    const isReply = standing === 'ranOut' && clock.party === 'property' && clock.track === 'consent'
    return isReply && isSilent && ranOutOn !== null ? [{ reason: 'silent', since: dayAfter(ranOutOn) }] : []
  })

const sentRound = (stays: readonly Stay[], { stage, holder, track }: Stay): Reason[] => {
  const visits = joinStays(stays).filter((stay) => stay.track === track && stay.stage === stage && stay.holder === holder)
  const third = visits[returnsAtMost]
  return third ? [{ reason: 'thirdReturn', since: third.enteredOn }] : []
}

const nothingSince = (last: Day | undefined, asOf: Day, between: DaysBetween): Reason[] =>
  last !== undefined && between(last, asOf) >= quietAfter ? [{ reason: 'nothingHappens', since: last }] : []

/** One entry per reason, from the first day it held. */
const merged = (reasons: readonly Reason[]): Reason[] =>
  stuckReasons.flatMap((reason) => {
    const days = reasons.filter((one) => one.reason === reason).map(({ since }) => since)
    return days.length === 0 ? [] : [{ reason, since: days.reduce(earlierOf) }]
  })

const lastWords = (words: readonly Word[], { asOf }: AsOf): Map<string, Day> => {
  const last = new Map<string, Day>()
  for (const { caseId, on } of words) if (on <= asOf) last.set(caseId, laterOf(on, last.get(caseId) ?? on))
  return last
}

const countReasons = (families: readonly StuckFamily[]): Record<StuckReason, number> => {
  const count = (reason: StuckReason) => families.filter(({ reasons }) => reasons.some((one) => one.reason === reason)).length
  return {
    pastBinding: count('pastBinding'),
    pastReference: count('pastReference'),
    silent: count('silent'),
    matterReportDue: count('matterReportDue'),
    thirdReturn: count('thirdReturn'),
    nothingHappens: count('nothingHappens'),
  }
}

const longestFirst = (a: StuckFamily, b: StuckFamily): number => {
  if (a.since !== b.since) return a.since < b.since ? -1 : 1
  return a.chainId < b.chainId ? -1 : 1
}
