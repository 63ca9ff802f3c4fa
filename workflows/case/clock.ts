import type { Calendar } from '../calendar/calendar.ts'
import { countDays, type DayRange, dueDate, endOfDay, type Length } from '../calendar/days.ts'
import type { Party, Track } from '../parties.ts'
import type { ClockRule, RulePack, SilenceAtEnd } from '../rules/schema.ts'
import type { ClockEnding, ClockName } from './clocks.ts'

/**
 * A running or resting clock of a case. Days are the truth (`startOn`, pauses, `dueOn`); `dueAt` is the next
 * local midnight, exclusive. Its length is fixed when it opens: a later change of facts never shortens it.
 */
export interface Clock {
  /** `name/track/key`: never used twice in a case. */
  readonly clockId: string
  readonly name: ClockName
  readonly track: Track
  readonly party: Party
  readonly openedSeq: number
  /** Not counted itself (民法典 201). */
  readonly startOn: string
  readonly length: Length | null
  /** Due date written in an agreement; then there is no length. */
  readonly fixedDueOn: string | null
  readonly extended: number
  readonly pauses: readonly DayRange[]
  readonly end: ClockEnding
  readonly pausable: boolean
  /** Index of the pack's variant that gave the length; null = the clock's own. Leads to the basis. */
  readonly variant: number | null
  readonly state: 'running' | 'paused'
  readonly dueOn: string | null
  readonly dueAt: string | null
  readonly provisional: boolean
  /** What is left while paused, in the unit of the length. */
  readonly left: number | null
  /** The day on which it ran out, for a clock that stays open and reminds. */
  readonly passedOn: string | null
  /** The latest due date anybody was told: a recomputation never goes before it. Null on a running clock: its date is only the latest possible. */
  readonly toldDueOn: string | null
  /** The rule it was opened under, where the case has gone over to another pack since and this clock has not. */
  readonly ruledBy?: ClockRule | null
  /** What silence meant when it was opened, where the rules that the case has gone over to say otherwise: who waits was told that. */
  readonly silenceBy?: SilenceAtEnd | null
}

/** A clock that ran out, kept for late facts: an answer may turn out to have been in time. */
export interface PassedClock {
  readonly clockId: string
  readonly party: Party
  readonly track: Track
  readonly startOn: string
  readonly dueOn: string
  readonly passedOn: string
  /** Set when a confirmed late fact shows that it was answered in time. */
  readonly answeredOn: string | null
}

/** How a clock came to its end. */
export type ClockEnd = 'answered' | 'passed' | 'expired' | 'left' | 'closed'

/** One change of a clock, as an event's outcome records it: the new clock whole, or the fields that changed. `restored` = back after a recall, a struck record or a reopening. */
export type ClockChange =
  | { readonly op: 'opened' | 'restored'; readonly clock: Clock }
  | { readonly op: 'ended'; readonly clockId: string; readonly how: ClockEnd; readonly on: string }
  | { readonly op: 'amended'; readonly clockId: string; readonly answeredOn: string }
  | {
      readonly op: 'paused' | 'resumed' | 'passed' | 'restarted' | 'extended' | 'recomputed'
      readonly clockId: string
      readonly set: Partial<Clock>
      /** What a party had been told before, where another calendar or another pack changed it. */
      readonly was?: Pick<Clock, 'dueOn' | 'provisional' | 'left'>
    }

/** What every computation on clocks needs to know of the place. */
export interface ClockPlace {
  readonly calendar: Calendar
  readonly timeZone: string
  /** A period in calendar days or months that ends on a day off ends on the next working day. */
  readonly lastDayMoves: boolean
}

/** The place of a case, by its rules and its calendar. Where the rules say nothing, the last day moves (民法典 203). */
export const clockPlace = (rules: Pick<RulePack, 'place' | 'lastDayOff'>, calendar: Calendar): ClockPlace => ({
  calendar,
  timeZone: rules.place.timeZone,
  lastDayMoves: rules.lastDayOff?.moves ?? true,
})

/** The due fields of a running clock. */
export const dueFields = (
  clock: Pick<Clock, 'startOn' | 'length' | 'fixedDueOn' | 'pauses' | 'toldDueOn'>,
  place: ClockPlace,
): Pick<Clock, 'dueOn' | 'dueAt' | 'provisional' | 'toldDueOn'> => {
  const computed = clock.length
    ? dueDate(place.calendar, clock.startOn, clock.length, clock.pauses, place.lastDayMoves)
    : { dueOn: clock.fixedDueOn ?? clock.startOn, provisional: false }
  const dueOn = clock.toldDueOn !== null && clock.toldDueOn > computed.dueOn ? clock.toldDueOn : computed.dueOn
  return { dueOn, dueAt: endOfDay(dueOn, place.timeZone), provisional: computed.provisional, toldDueOn: dueOn }
}

/**
 * Whether the date of a clock is only the latest possible, because the day from which it counts depends on a fact that is not
 * on record: nobody was told it as the date, and it may come earlier.
 */
export const isLatestOnly = ({ state, toldDueOn }: Pick<Clock, 'state' | 'toldDueOn'>): boolean =>
  state === 'running' && toldDueOn === null

/** Opens a clock. */
export const openClock = (
  seed: Pick<
    Clock,
    'clockId' | 'name' | 'track' | 'party' | 'openedSeq' | 'startOn' | 'length' | 'fixedDueOn' | 'end' | 'pausable' | 'variant'
  >,
  place: ClockPlace,
): Clock => {
  const clock: Clock = {
    ...seed,
    extended: 0,
    pauses: [],
    state: 'running',
    dueOn: null,
    dueAt: null,
    provisional: false,
    left: null,
    passedOn: null,
    toldDueOn: null,
  }
  return { ...clock, ...dueFields(clock, place) }
}

/** Rests a clock from a day on (that day is not counted any more). */
export const pauseClock = (clock: Clock, on: string, place: ClockPlace): Partial<Clock> => ({
  state: 'paused',
  pauses: [...clock.pauses, { from: on, until: null }],
  left: unusedUnits(clock, on, place),
  dueOn: null,
  dueAt: null,
})

// What a clock will have when it runs on; the day it starts to rest is not counted any more.
const unusedUnits = (clock: Clock, on: string, place: ClockPlace): number => {
  const back = { ...clock, ...resumeClock({ ...clock, pauses: [...clock.pauses, { from: on, until: null }] }, on, place) }
  if (!clock.length || clock.length.unit === 'month') return unitsLeft(back, on, place)
  const used = countDays(place.calendar, clock.startOn, on, clock.length.unit, back.pauses)
  return Math.max(0, clock.length.n - used)
}

/** Lets a resting clock run on; the day of the resumption is a start day and not counted. */
export const resumeClock = (clock: Clock, on: string, place: ClockPlace): Partial<Clock> => {
  const pauses = clock.pauses.map((pause) => (pause.until === null ? { from: pause.from, until: on } : pause))
  return { state: 'running', pauses, left: null, ...dueFields({ ...clock, pauses }, place) }
}

/** Starts a clock anew with its full length. */
export const restartClock = (clock: Clock, on: string, length: Length | null, place: ClockPlace): Partial<Clock> => {
  const fresh = { startOn: on, length, pauses: [], passedOn: null, toldDueOn: clock.toldDueOn }
  return { ...fresh, state: 'running', left: null, ...dueFields({ ...clock, ...fresh }, place) }
}

/** Adds an agreed extension to the length. Months and days do not mix: an extension has the unit of its clock. */
export const extendClock = (clock: Clock, by: Length, place: ClockPlace): Partial<Clock> => {
  if (!clock.length || clock.length.unit !== by.unit)
    throw new Error(`clock ${clock.clockId}: an extension needs the unit of the clock`)
  const length = { n: clock.length.n + by.n, unit: by.unit }
  const longer = { length, extended: clock.extended + 1, passedOn: null }
  // A resting clock has no due date: it gets more days to run on with.
  if (clock.state === 'paused') return { ...longer, left: (clock.left ?? 0) + by.n * (by.unit === 'month' ? 30 : 1) }
  return { ...longer, ...dueFields({ ...clock, length }, place) }
}

/** Recomputes a running clock from another start day (a late fact). A date that was told never moves earlier. */
export const recomputeClock = (clock: Clock, startOn: string, place: ClockPlace): Partial<Clock> => ({
  startOn,
  ...(clock.state === 'running' ? dueFields({ ...clock, startOn }, place) : {}),
})

/** What is left of a clock after a day, in its unit (months in calendar days); 0 when it is over. */
export const unitsLeft = (clock: Clock, on: string, place: ClockPlace): number => {
  if (clock.dueOn === null) return clock.left ?? 0
  if (on >= clock.dueOn) return 0
  return countDays(place.calendar, on, clock.dueOn, clock.length?.unit ?? 'calendarDay', clock.pauses)
}

/** Days after which an estimated date counts although its year was never published. */
const provisionalGraceDays = 15

/**
 * The instant at which a running clock runs out; null while it rests or has run out already. A provisional clock waits
 * for the published year, at most fifteen days beyond its estimated date.
 */
export const wakeAt = (clock: Clock, place: ClockPlace): string | null => {
  if (clock.state !== 'running' || clock.dueAt === null || clock.dueOn === null || clock.passedOn !== null) return null
  return clock.provisional ? endOfDay(latestOf(clock.dueOn), place.timeZone) : clock.dueAt
}

const latestOf = (dueOn: string): string => Temporal.PlainDate.from(dueOn).add({ days: provisionalGraceDays }).toString()

/**
 * The last day until which a clock waits whose estimated date is over while its year is not published: nothing happens
 * before, and nobody is late. Null for every other clock.
 */
export const waitsForItsYearUntil = (clock: Clock, today: string): string | null => {
  const { state, provisional, passedOn, dueOn } = clock
  return state === 'running' && provisional && passedOn === null && dueOn !== null && dueOn < today ? latestOf(dueOn) : null
}

/** Whether a clock has run out at an instant. */
export const isDue = (clock: Clock, now: string, place: ClockPlace): boolean => {
  const at = wakeAt(clock, place)
  return at !== null && at <= now
}

/** Applies recorded changes to a list of clocks: what `decide` did is what a fold does. */
export const applyClockChanges = (clocks: readonly Clock[], changes: readonly ClockChange[]): readonly Clock[] => {
  if (changes.length === 0) return clocks
  let list = [...clocks]
  for (const change of changes) {
    if ('clock' in change) list.push(change.clock)
    else if (change.op === 'ended') list = list.filter((clock) => clock.clockId !== change.clockId)
    else if (change.op !== 'amended')
      list = list.map((clock) => (clock.clockId === change.clockId ? { ...clock, ...change.set } : clock))
  }
  return list
}
