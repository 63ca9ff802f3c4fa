import type { StageName, StepName } from '../case/meta.ts'
import type { Party } from '../parties.ts'
import { type AsOf, answersAsOf, clocksAsOf, groundsAsOf, placesAsOf, staysAsOf } from './as-of.ts'
import type { CauseKind } from './causes.ts'
import { type Day, type DaysBetween, dayAt, dayNumber, earlierOf } from './days.ts'
import { definitions } from './definitions.ts'
import { basisOfCase, lastFiled } from './family-trace.ts'
import { type Basis, type Counted, counted, type Figure, groupsOf, placeOf, type Split } from './figure.ts'
import type { CasePlace } from './place-facts.ts'
import type { Answer, ClockRow, GroundRow, Stay, Word } from './rows.ts'
import { type Because, quietAfter, type StuckReason, type StuckSign, stuckReasons, stuckSigns } from './stuck-signs.ts'

/** A family that is stuck. */
export interface StuckFamily {
  readonly chainId: string
  /** Its open case. */
  readonly caseId: string
  readonly district: string
  readonly compoundId: string
  readonly basis: Basis
  readonly stage: StageName
  readonly step: StepName | null
  readonly holder: Party
  readonly organisationId: string | null
  readonly because: Because
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

/** What one party did that sent stuck families to where they wait. */
export interface BecauseCount {
  readonly cause: CauseKind
  /** What became of the ground; null where it was none. */
  readonly verified: GroundRow['verified'] | null
  readonly families: number
}

/** The stuck families that are where they are because of one party. */
interface BecauseGroup extends Counted {
  readonly district: string | null
  readonly party: Party
  /** By what it did; a family to which several grounds were stated at once can be in several. */
  readonly causes: readonly BecauseCount[]
  /** Since when the one that has been stuck longest is. */
  readonly since: Day
}

/** The figure of the stuck. */
export interface StuckFigure extends Figure<StuckGroup> {
  /** All families that wait, the stuck among them. */
  readonly waiting: number
  /** The same stuck families by who sent them to where they wait. */
  readonly because: Figure<BecauseGroup>
  /** The stuck ones, the longest first. */
  readonly families: readonly StuckFamily[]
}

/** The rows it is computed from. */
export interface StuckRows {
  readonly stays: readonly Stay[]
  readonly clocks: readonly ClockRow[]
  readonly answers: readonly Answer[]
  readonly words: readonly Word[]
  readonly grounds: readonly GroundRow[]
  readonly places?: ReadonlyMap<string, CasePlace>
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
export const stuckFigure = (rows: StuckRows, question: StuckQuestion): StuckFigure =>
  stuckOf(waitingTraces(rows, question.at), question)

/** `family.stuck` of traces that hold on the day asked for. */
export const stuckOf = (traces: readonly WaitingTrace[], { at, split, workingDaysBetween }: StuckQuestion): StuckFigure => {
  const waiting = traces.filter(({ now }) => now !== null)
  const families = waiting.flatMap((trace) => stuckFamily(trace, at.asOf, workingDaysBetween)).toSorted(longestFirst)
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
  const whole = { ...at, ...counted(units) }
  const because = { definition: definitions.stuckBecause, ...whole, groups: becauseOf(units, split, at.asOf) }
  return { definition: definitions.familyStuck, ...whole, groups, waiting: waiting.length, because, families }
}

/**
 * `family.stuckBecause`: the families of `family.stuck` by who sent each to where it waits: the author of the last ground,
 * silence, return, finding or obstruction that did (as `family.accounts` has the cause). Unit: chain, in one group. A ground
 * stands with whoever raised it, and with it whether it fell, was upheld or was not tested; where it was the ordinary course,
 * whoever holds the family. A fallen ground is the same party's in both figures; the days of one that stands or was not
 * tested are there with the holder, for the account says whose days they are and this says who said no.
 */
const becauseOf = (
  units: readonly (StuckFamily & { readonly open: boolean; readonly onBehalf: null })[],
  split: Split,
  asOf: Day,
): BecauseGroup[] =>
  groupsOf(units, (family) => ({ ...placeOf(family, split), party: family.because.party })).map(({ key, rows }) => ({
    ...key,
    ...counted(rows),
    causes: countCauses(rows),
    since: rows.map(({ since }) => since).reduce(earlierOf, asOf),
  }))

const countCauses = (families: readonly StuckFamily[]): BecauseCount[] => {
  const kinds = families.flatMap(({ because: { cause, grounds } }) =>
    [...new Set(grounds.length === 0 ? [null] : grounds.map(({ verified }) => verified))].map((verified) => ({
      cause,
      verified,
    })),
  )
  return groupsOf(kinds, (kind) => kind).map(({ key, rows }) => ({ ...key, families: rows.length }))
}

/** What says of a family whether it is stuck, whatever day a figure speaks of. */
export interface WaitingTrace extends ReturnType<typeof stuckSigns> {
  readonly chainId: string
  readonly district: string
  readonly compoundId: string
  /** What its last case rests on. */
  readonly basis: Basis
  /** The day of its first request, by number. */
  readonly askedOn: number
}

/** The traces of the families as they stood. */
export const waitingTraces = (rows: StuckRows, at: AsOf): WaitingTrace[] => {
  const places = placesAsOf(rows.places, at)
  const clocks = Map.groupBy(clocksAsOf(rows.clocks, at), ({ caseId }) => caseId)
  const answers = Map.groupBy(answersAsOf(rows.answers, at), ({ caseId }) => caseId)
  const grounds = Map.groupBy(groundsAsOf(rows.grounds, at), ({ caseId }) => caseId)
  const words = Map.groupBy(
    rows.words.filter(({ on }) => on <= at.asOf),
    ({ caseId }) => caseId,
  )
  return [...Map.groupBy(staysAsOf(rows.stays, at), ({ chainId }) => chainId)].map(([chainId, stays]) => {
    const caseIds = [...new Set(stays.map(({ caseId }) => caseId))]
    const of = <R>(by: ReadonlyMap<string, R[]>): R[] => caseIds.flatMap((caseId) => by.get(caseId) ?? [])
    const [{ district, compoundId } = { district: '', compoundId: '' }] = stays
    return {
      ...{ chainId, district, compoundId, basis: basisOfCase(lastFiled(stays).caseId, places) },
      askedOn: dayNumber(stays.map(({ enteredOn }) => enteredOn).reduce(earlierOf)),
      ...stuckSigns({ stays, clocks: of(clocks), answers: of(answers), words: of(words), grounds: of(grounds) }),
    }
  })
}

/** The signs that hold at the end of a day. */
export const signsOn = ({ signs }: Pick<WaitingTrace, 'signs'>, day: Day, between: DaysBetween): StuckSign[] => {
  const number = dayNumber(day)
  return signs.filter(
    ({ reason, from, to, since }) =>
      from <= number && number < to && (reason !== 'nothingHappens' || between(since, day) >= quietAfter),
  )
}

const stuckFamily = (trace: WaitingTrace, asOf: Day, between: DaysBetween): StuckFamily[] => {
  const { chainId, district, compoundId, basis, now, askedOn } = trace
  const signs = now ? signsOn(trace, asOf, between) : []
  if (!now || signs.length === 0) return []
  return [
    {
      ...{ chainId, district, compoundId, basis, ...now },
      ...{ askedOn: dayAt(askedOn), waitingDays: dayNumber(asOf) - askedOn },
      reasons: merged(signs),
      since: signs.map(({ since }) => since).reduce(earlierOf, asOf),
    },
  ]
}

/** One entry per reason, from the first day it held. */
const merged = (signs: readonly StuckSign[]): StuckFamily['reasons'] =>
  stuckReasons.flatMap((reason) => {
    const days = signs.filter((one) => one.reason === reason).map(({ since }) => since)
    return days.length === 0 ? [] : [{ reason, since: days.reduce(earlierOf) }]
  })

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
