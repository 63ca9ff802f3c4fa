import type { RulePack } from '../rules/schema.ts'
import type { CaseFile } from './case-file.ts'
import { type Clock, type ClockChange, type ClockPlace, dueFields, pauseClock, resumeClock } from './clock.ts'
import { lengthOf } from './clock-length.ts'
import { keptSilence, ruleOfClock } from './clock-rule.ts'
import type { CaseMemory, Given } from './context.ts'
import type { CaseEvent, EventOf } from './events/events.ts'

/** The clocks of a case after what they are counted by has changed, and how each of them changed. */
interface Recounted {
  readonly clocks: readonly Clock[]
  readonly changes: readonly ClockChange[]
}

/** What an event counts the clocks anew by. */
interface At {
  readonly given: Given
  readonly place: ClockPlace
  readonly memory: CaseMemory
}

/** What the case is pinned to after an event, where it goes over to another calendar or another pack; null for any other event. */
export const pinnedBy = (event: CaseEvent): Partial<Pick<CaseFile, 'rules' | 'calendar'>> | null => {
  switch (event.type) {
    case 'calendar.changed':
      return { calendar: event.calendar }
    case 'rules.changed':
      return { rules: event.packNow.hash }
    default:
      return null
  }
}

/** The clocks as another calendar or another pack makes them; null where the event brings neither. */
export const clocksRepinned = (file: CaseFile, event: CaseEvent, at: At): Recounted | null => {
  const change =
    event.type === 'calendar.changed'
      ? (clock: Clock) => byCalendar(clock, at.place)
      : event.type === 'rules.changed'
        ? (clock: Clock) => byRules(clock, event.clause, at)
        : null
  if (!change) return null
  const changes = file.clocks.flatMap((clock): ClockChange[] => {
    const set = change(clock)
    const changed = Object.entries(set).some(([key, value]) => !equal(clock[key as keyof Clock], value))
    if (!changed) return []
    const { clockId, dueOn, provisional, left } = clock
    return [{ op: 'recomputed', clockId, set, was: { dueOn, provisional, left } }]
  })
  return { changes, clocks: file.clocks.map((clock) => withChange(clock, changes)) }
}

const withChange = (clock: Clock, changes: readonly ClockChange[]): Clock => {
  const change = changes.find((candidate) => 'clockId' in candidate && candidate.clockId === clock.clockId)
  return change && 'set' in change ? { ...clock, ...change.set } : clock
}

/** Counted by another calendar. What ran out stays so; a day that a paper names is no matter of counting; no told date moves earlier. */
const byCalendar = (clock: Clock, place: ClockPlace): Partial<Clock> => {
  if (clock.passedOn !== null || clock.length === null) return {}
  return clock.state === 'running' ? dueFields(clock, place) : { left: leftOf(clock, place) }
}

/** What a resting clock has left. */
const leftOf = (clock: Clock, place: ClockPlace): number | null => {
  const rest = clock.pauses.at(-1)
  if (!rest) return clock.left
  return pauseClock({ ...clock, pauses: clock.pauses.slice(0, -1) }, rest.from, place).left ?? null
}

/**
 * Under another pack an open clock keeps the rule it was opened under: its length, its end and what they rest on. Only
 * where the pack says so it gets the new length, and only where that is the longer one for whoever holds it. What silence
 * at its end means was told to both sides and stays in any case.
 */
const byRules = (clock: Clock, clause: EventOf<'rules.changed'>['clause'], at: At): Partial<Clock> => {
  const before = at.given.rulesBefore
  if (!before) throw new Error('a change of the rules is decided without the rules before it')
  const silence = keptSilence(clock, before, at.given.rules)
  return { ...lengthByRules(clock, clause, before, at), ...(silence || clock.silenceBy ? { silenceBy: silence } : {}) }
}

const lengthByRules = (clock: Clock, clause: EventOf<'rules.changed'>['clause'], before: RulePack, at: At): Partial<Clock> => {
  const own = ruleOfClock(clock, before)
  const next = at.given.rules.clocks[clock.name]
  if (next && equal(own, next)) return clock.ruledBy && !next.inForceUntil ? { ruledBy: null } : {}
  const longer = clause === 'longerForHolder' ? longerUnder(clock, at) : null
  return longer ?? { ruledBy: own ?? null }
}

const longerUnder = (clock: Clock, { given, place, memory }: At): Partial<Clock> | null => {
  const rule = given.rules.clocks[clock.name]
  if (!rule || clock.length === null || clock.passedOn !== null) return null
  const { length, variant } = lengthOf(rule, clock.track, memory)
  if (!length) return null
  const times = rule.extension?.length.unit === length.unit ? clock.extended * rule.extension.length.n : 0
  const other = { ...clock, length: { ...length, n: length.n + times }, variant }
  if (dueIfRunning(other, given.today, place) <= dueIfRunning(clock, given.today, place)) return null
  const longer = { length: other.length, variant, ruledBy: null }
  return clock.state === 'running' ? { ...longer, ...dueFields(other, place) } : { ...longer, left: leftOf(other, place) }
}

/** The day on which a clock ends; of a resting one, as if it ran on today. */
const dueIfRunning = (clock: Clock, today: string, place: ClockPlace): string => {
  const running = clock.state === 'running' ? clock : { ...clock, ...resumeClock(clock, today, place) }
  return dueFields({ ...running, toldDueOn: null }, place).dueOn ?? ''
}

const equal = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

/** Parties whose due date an event moved by another calendar or pack. */
export const partiesOfMovedDates = (file: CaseFile, changes: readonly ClockChange[]): Clock['party'][] =>
  changes.flatMap((change) => {
    if (change.op !== 'recomputed' || !change.was || change.set.dueOn === undefined || change.set.dueOn === change.was.dueOn)
      return []
    return file.clocks.filter(({ clockId }) => clockId === change.clockId).map(({ party }) => party)
  })
