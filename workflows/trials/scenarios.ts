import { localDay } from '../calendar/days.ts'
import type { Clock } from '../case/clock.ts'
import { type ClockName, clockContract } from '../case/clocks.ts'
import type { RulePack } from '../rules/schema.ts'
import { seededNumbers } from '../statistics/seeded.ts'
import { type Conduct, noReaction, type TurnBegun } from './conduct.ts'
import type { Course } from './course.ts'
import { afterDelay, delayOf, instantOn } from './delays.ts'
import { type ActPool, nearest, type PooledAct, poolKey } from './pool.ts'
import type { RecordedEvent } from './recorded.ts'

/** What parties are taken to do where a rule changes what they meet. */
export const behaviours = ['noReaction', 'byDeadline', 'asElsewhere'] as const
/** What parties are taken to do. */
export type Behaviour = (typeof behaviours)[number]

/** One stated assumption under which a trial is run. */
export interface Scenario {
  readonly name: string
  readonly behaviour: Behaviour
  /** How many requests there are for one of the record; the further ones are copies of recorded ones, filed on other days. */
  readonly filings: number
}

/** The scenarios that a trial has by itself: three ways to behave, and a better rule that brings half as many requests again (T2). */
export const usualScenarios: readonly Scenario[] = [
  { name: 'noReaction', behaviour: 'noReaction', filings: 1 },
  { name: 'byDeadline', behaviour: 'byDeadline', filings: 1 },
  { name: 'asElsewhere', behaviour: 'asElsewhere', filings: 1 },
  { name: 'moreFilings', behaviour: 'asElsewhere', filings: 1.5 },
]

/** How often a scenario asked the record for what others did in such a place, and how often there was an answer. */
export interface Evidence {
  asked: number
  drawn: number
}

/** What the conduct of a scenario rests on. */
export interface ConductParts {
  readonly pool: ActPool
  readonly seed: number
  /** The record was read up to this instant. */
  readonly until: string
  /** Counted up as the scenario is played. */
  readonly evidence: Evidence
}

/**
 * The conduct of a scenario.
 *
 * `noReaction`: nobody does what they did not do, and everybody takes as long as they took.
 * Another clock is one of another length, or one that binds where a reference time stood before (H41).
 *
 * `byDeadline`: where the trial gives a holder another clock, its act comes on the last day of that clock at the latest; who
 * was silent there, or stands where the record never stood, gives on the last day the answer that the same body gave
 * elsewhere.
 * `asElsewhere`: where the trial gives another clock, the delay is drawn from recorded acts under such a clock,
 * where there are any; who stands where the record never stood does what was done in such a place, as quickly as it was, and
 * stays as silent as others were.
 *
 * In both, what the record leaves open is drawn too. A turn that the record does not follow to its end (the case was closed
 * over it, somebody else ended it, the record was read) takes longer than it was followed: as long as one that took longer.
 * A late yes that comes in time under the draft becomes what that body says in time, because after its time it could only say
 * yes. An owner who left for want of the paper, and has it here, does not leave.
 *
 * What nobody ever did in the record is not invented: the case waits, and is counted as not known.
 */
export const conductOf = (behaviour: Behaviour, parts: ConductParts): Conduct => {
  if (behaviour === 'noReaction') return noReaction
  return behaviour === 'byDeadline' ? byDeadline(parts) : asElsewhere(parts)
}

const lastMoment = '17:00:00'

const byDeadline = (parts: ConductParts): Conduct => ({
  ...leftOpen(parts),
  timeOf: (act, turn, kept) => {
    const clock = act.endsTurn || act.isLate ? ownClock(turn) : null
    if (!clock || !isOtherClock(turn.course, clock.name)) return kept
    return earlier(kept, lastOf(clock, turn))
  },
  supply: (turn) => {
    if (turn.isAnswered) return null
    const clock = ownClock(turn)
    if (turn.then !== null && (clock === null || !isOtherClock(turn.course, clock.name))) return supplyAfterCut(turn, parts)
    const drawn = draw(turn, parts, isDone)
    const [first] = drawn
    if (!first) return null
    const at = clock?.dueOn ? lastOf(clock, turn) : afterDelay(turn.at, first.delay, placeOf(turn.course))
    return { at, acts: actsOf(drawn) }
  },
})

const asElsewhere = (parts: ConductParts): Conduct => ({
  ...leftOpen(parts),
  timeOf: (act, turn, kept) => {
    const clock = act.endsTurn || act.isLate ? ownClock(turn) : null
    if (!clock || !isOtherClock(turn.course, clock.name)) return kept
    const isAlike = (other: PooledAct) => isDone(other) && sameClock(other.rules, turn.course.rules, clock.name)
    const [first] = draw(turn, parts, isAlike)
    return first ? afterDelay(turn.at, first.delay, placeOf(turn.course)) : kept
  },
  supply: (turn) => {
    if (turn.isAnswered) return null
    return turn.then === null ? supplyFrom(turn, draw(turn, parts)) : supplyAfterCut(turn, parts)
  },
})

/** What both behaviours have in common: what the record leaves open. */
const leftOpen = (parts: ConductParts): Pick<Conduct, 'inTime' | 'leaves'> => ({
  inTime: (act, turn, at) => {
    const clock = ownClock(turn)
    if (!clock || localDay(at, turn.course.rules.place.timeZone) > clock.dueOn) return null
    const [first, ...rest] = draw(turn, parts, isDone)
    // The very act of the record carries its own papers.
    if (!first?.record || first.record.event.type === act.record.event.type) return null
    return actsOf([first, ...rest])
  },
  leaves: ({ record: { event }, turn, beforePaper }, { file }) =>
    event.type !== 'owner.withdraw' ||
    turn !== null ||
    !beforePaper ||
    file.memory.paper === null ||
    !forWantOfThePaper.includes(event.reason),
})

/** Reasons of a withdrawal that are another word for waiting: charging was found elsewhere, or hope was lost. */
const forWantOfThePaper: readonly string[] = ['tookTooLong', 'talkedOutByProperty', 'usesOtherCharging', 'boughtElsewhere']

const isDone = ({ record }: PooledAct): boolean => record !== null

const actsOf = (drawn: readonly PooledAct[]): RecordedEvent[] => drawn.flatMap(({ record }) => record ?? [])

/** Whoever is drawn as silent is silent: the next one is not asked in his place. */
const supplyFrom = (turn: TurnBegun, drawn: readonly PooledAct[]) => {
  const [first] = drawn
  return first?.record ? { at: afterDelay(turn.at, first.delay, placeOf(turn.course)), acts: actsOf(drawn) } : null
}

/** A turn that was cut short takes longer than it was followed: drawn from those who took longer in such a place. */
const supplyAfterCut = (turn: TurnBegun, parts: ConductParts) => {
  const { then, position, course } = turn
  if (then?.over !== 'cut') return null
  const until = then.overAt ?? parts.until
  const followed = delayOf(position.holder, then.at, until, placeOf(course)).days
  return supplyFrom(
    turn,
    draw(turn, parts, ({ delay }) => delay.days > followed),
  )
}

const placeOf = ({ calendar, rules }: Course) => ({ calendar, timeZone: rules.place.timeZone })

const earlier = (a: string, b: string): string => (a < b ? a : b)

const lastOf = ({ dueOn }: Clock, { at, course }: TurnBegun): string => {
  const last = instantOn(dueOn ?? '', lastMoment, course.rules.place.timeZone)
  return last < at ? at : last
}

/** The clock of the holder that runs in its turn and ends first; entries beside the stages have clocks of their own. */
const ownClock = ({ course, position }: TurnBegun): (Clock & { readonly dueOn: string }) | null => {
  const running = course.file.clocks.flatMap((clock) =>
    clock.party === position.holder && clock.track === position.track && clock.dueOn !== null && !clockContract(clock.name).keyed
      ? [{ ...clock, dueOn: clock.dueOn }]
      : [],
  )
  return running.toSorted((a, b) => (`${a.dueOn} ${a.clockId}` < `${b.dueOn} ${b.clockId}` ? -1 : 1))[0] ?? null
}

const lengthOf = (rules: RulePack, name: ClockName): string => {
  const rule = rules.clocks[name]
  return rule ? JSON.stringify([rule.length, rule.variants.map(({ when, length }) => [when, length])]) : ''
}

const binds = (rules: RulePack, name: ClockName): boolean => (rules.clocks[name]?.basis.force ?? 'D') !== 'D'

const sameClock = (a: RulePack, b: RulePack, name: ClockName): boolean =>
  lengthOf(a, name) === lengthOf(b, name) && binds(a, name) === binds(b, name)

/** Whether the trial gives a clock another length than the record had, or lets it bind where it did not. */
const isOtherClock = ({ trial, recorded }: Course, name: ClockName): boolean => {
  const then = recorded.records[0]?.input.rules
  return trial !== null && then !== undefined && !sameClock(trial.value, then, name)
}

// A case that takes none of so many would not take the next either.
const mostTried = 3

/** Acts for a turn, in the order in which they are tried: drawn from the nearest, the same ones for the same seed. */
const draw = (
  { course, name, position }: TurnBegun,
  { pool, seed, evidence }: ConductParts,
  counts: (act: PooledAct) => boolean = () => true,
): PooledAct[] => {
  const { compoundId, district, caseId } = course.recorded
  const acts = (pool.get(poolKey(name, position.holder)) ?? []).filter((act) => counts(act) && act.caseId !== caseId)
  evidence.asked += 1
  if (acts.length > 0) evidence.drawn += 1
  const near = nearest(acts, { organisationId: position.organisationId, compoundId, district })
  const random = seededNumbers(seed ^ textNumber(`${caseId} ${name}`))
  const left = [...near]
  const drawn: PooledAct[] = []
  while (left.length > 0 && drawn.length < mostTried) drawn.push(...left.splice(Math.floor(random() * left.length), 1))
  return drawn
}

/** A number of 32 bits from a text, the same for ever (FNV-1a). */
export const textNumber = (text: string): number => {
  let hash = 0x811c9dc5
  for (const letter of text) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193)
  return hash >>> 0
}
