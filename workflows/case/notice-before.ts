import type { Party } from '../parties.ts'
import type { RoadStep } from '../rules/codes.ts'
import type { RulePack } from '../rules/schema.ts'
import type { CaseFile } from './case-file.ts'
import { type Clock, type ClockPlace, unitsLeft } from './clock.ts'
import { ruleOfClock } from './clock-rule.ts'
import type { ClockName } from './clocks.ts'
import { organisationOf } from './organisations.ts'
import { clockOfStep } from './roads.ts'

/** That the time of a clock ends soon, to be told to the party whose time it is. */
export interface Reminder {
  readonly clockId: string
  readonly dueOn: string
  /** The number of the rule that it answers: so many units of the clock were left. */
  readonly left: number
  readonly to: Party
  readonly organisationId: string | null
}

/**
 * The number of days left, of those that the rule names, that is to be told today; null = none. After days on which nobody
 * could be told it is the last of them alone, on the last day itself too, and never once that day is over. Whoever got the
 * time with no more days than that was told its end when it began.
 */
export const noticeDue = (clock: Clock, noticeBefore: readonly number[], place: ClockPlace, today: string): number | null => {
  const { dueOn, passedOn, startOn } = clock
  // A clock that rests has no due day.
  if (dueOn === null || passedOn !== null || today > dueOn) return null
  const left = unitsLeft(clock, today, place)
  const reached = noticeBefore.filter((n) => left <= n)
  if (reached.length === 0) return null
  const last = Math.min(...reached)
  return unitsLeft(clock, startOn, place) > last ? last : null
}

/** The reminder that is to leave today for a clock of a case; null = none, or nobody whom a message could reach. */
export const reminderOf = (
  { clocks, memory }: Pick<CaseFile, 'clocks' | 'memory'>,
  clockId: string,
  { rules, place, today }: { readonly rules: RulePack; readonly place: ClockPlace; readonly today: string },
): Reminder | null => {
  const clock = clocks.find((candidate) => candidate.clockId === clockId)
  if (!clock?.dueOn) return null
  const left = noticeDue(clock, ruleOfClock(clock, rules)?.noticeBefore ?? [], place, today)
  if (left === null) return null
  const to = clock.party
  const organisationId = organisationOf(memory, to)
  // Whoever is not a body of this case gets no letter, as with every other notice.
  if (to !== 'owner' && organisationId === null) return null
  return { clockId, dueOn: clock.dueOn, left, to, organisationId }
}

const prefix = 'remind/'

/** The id of a reminder: a clock is reminded of once for each of its due days and each number of its rule. */
export const reminderId = (caseId: string, { clockId, dueOn, left }: Pick<Reminder, 'clockId' | 'dueOn' | 'left'>): string =>
  `${prefix}${caseId}/${clockId}/${dueOn}/${left}`

/** What the id of a message says of the clock that it reminds of; null = it is no reminder. */
export const remindedOf = (messageId: string): Pick<Reminder, 'clockId' | 'dueOn'> | null => {
  if (!messageId.startsWith(prefix)) return null
  const [, , ...parts] = messageId.split('/')
  return { clockId: parts.slice(0, -2).join('/'), dueOn: parts.at(-2) ?? '' }
}

/** The clock that a reminder speaks of, while its time still runs to the same day; null = there is nothing to remind of any more. */
export const remindedClock = ({ clocks }: Pick<CaseFile, 'clocks'>, messageId: string): Clock | null => {
  const of = remindedOf(messageId)
  const clock = clocks.find(({ clockId }) => clockId === of?.clockId)
  return clock && clock.dueOn === of?.dueOn && clock.passedOn === null ? clock : null
}

/** How many calendar days before their end clocks may have to be reminded of. */
export interface FarthestNotices {
  readonly ofName: (name: ClockName) => number
  readonly longest: number
}

/**
 * How far ahead of its end a clock of each name is looked at, by all of these rules. Working days stand in weeks with days
 * off, and the longest holidays bring less than ten more. A name that none of them has, of an older pack, counts as the longest.
 */
export const farthestNotices = (packs: readonly RulePack[]): FarthestNotices => {
  const days = new Map<ClockName, number>()
  for (const [name, numbers] of packs.flatMap(numbersOf)) {
    days.set(name, Math.max(days.get(name) ?? 0, ...numbers.map((n) => 2 * n + 10)))
  }
  const longest = Math.max(0, ...days.values())
  return { longest, ofName: (name) => days.get(name) ?? longest }
}

/** The numbers of a pack by the name of their clock: of its own, of its parts, of the proceedings and duties that only it knows. */
const numbersOf = ({ clocks, consent, proceedings }: RulePack): (readonly [ClockName, readonly number[]])[] => {
  const parts = consent.parts?.of ?? []
  const roads = Object.values(proceedings?.own ?? {})
  const duties = [consent, ...parts].flatMap(({ owes }) => Object.values(owes ?? {}))
  return [
    ...[clocks, ...parts.map((part) => part.clocks ?? {})].flatMap((rules) =>
      // The schema knows clocks by these names alone.
      Object.entries(rules).map(([name, rule]) => [name as ClockName, rule?.noticeBefore ?? []] as const),
    ),
    ...roads.flatMap((road) =>
      Object.entries(road.clocks).map(([step, rule]) => [clockOfStep[step as RoadStep], rule?.noticeBefore ?? []] as const),
    ),
    ...roads.flatMap(({ owes }) => Object.values(owes ?? {}).map((duty) => ['roadDuty', duty.noticeBefore] as const)),
    ...duties.map((duty) => ['consentDuty', duty.noticeBefore] as const),
  ]
}
