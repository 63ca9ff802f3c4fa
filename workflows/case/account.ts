import { type Calendar, dayKind } from '../calendar/calendar.ts'
import { countDays, type DayRange, localDay } from '../calendar/days.ts'
import type { Party, Track } from '../parties.ts'
import type { RulePack } from '../rules/schema.ts'
import type { Outcome, Position } from './case-file.ts'
import { applyClockChanges, type Clock, type ClockChange, type ClockEnd } from './clock.ts'
import { ruleOfClock } from './clock-rule.ts'
import { type DateChange, dateChangesOf } from './date-changes.ts'

/** What an account of days is drawn up from: the record of a case, in order. */
export interface AccountRecord {
  readonly seq: number
  readonly type: string
  readonly by: Party | 'system'
  readonly recordedAt: string
  readonly outcome: Outcome
  /** The pack the case was under with this record. */
  readonly pack: RulePack
}

/** What a party held: one stay in a stage, with its working days. */
interface AccountStay {
  readonly track: Track
  readonly stage: Position['stage']
  readonly step: Position['step']
  /** The first day is not counted (民法典 201). */
  readonly from: string
  /** Null = it is held still. */
  readonly until: string | null
  readonly workingDays: number
}

/** The days of one party. */
export interface HolderAccount {
  readonly party: Party
  /** Working days on which it held the case in any track, each once. */
  readonly workingDays: number
  readonly stays: readonly AccountStay[]
}

/** A rest of a clock: who did what, so that it rested, and what let it run on. */
interface AccountPause {
  readonly from: string
  readonly until: string | null
  readonly workingDays: number
  readonly record: number
  readonly event: string
  readonly by: Party | 'system'
  /** It did not hold, and was struck out: its days count as used. */
  readonly struck: boolean
}

/** The life of one clock. */
export interface ClockAccount {
  readonly clockId: string
  readonly name: Clock['name']
  readonly track: Track
  readonly party: Party
  readonly startOn: string
  readonly length: Clock['length']
  readonly variant: Clock['variant']
  readonly extended: number
  /** Units of its length that were used, rests left out; working days where a paper names the day. */
  readonly used: number
  /** The same with every rest counted in: what it was from end to end. */
  readonly elapsed: number
  readonly dueOn: string | null
  readonly ended: { readonly on: string; readonly how: ClockEnd } | null
  readonly passedOn: string | null
  /** The rule it ran under, where that is not the one of today. */
  readonly ruledBy: Clock['ruledBy']
  readonly pauses: readonly AccountPause[]
}

/** The day from which on the case is counted by another calendar or other rules, and the dates that this changed. */
interface CountedAnew {
  readonly record: number
  readonly event: string
  readonly recordedAt: string
  readonly dates: readonly DateChange[]
}

/** The account of days of a case. */
export interface DayAccount {
  readonly holders: readonly HolderAccount[]
  readonly clocks: readonly ClockAccount[]
  readonly countedAnew: readonly CountedAnew[]
}

/** How days are counted. */
interface CountedIn {
  readonly calendar: Calendar
  readonly timeZone: string
  readonly today: string
}

/**
 * Who had the case for how many working days, and what every clock used, with each rest and whose act it was.
 * Drawn from the record alone, so that anybody who has the record comes to the same account.
 */
export const accountOf = (records: readonly AccountRecord[], at: CountedIn): DayAccount => {
  const clocks = clocksOf(records, at)
  const countedAnew = records
    .filter(({ outcome }) => outcome.pinned !== undefined)
    .map(({ seq, type, recordedAt, outcome }) => ({ record: seq, event: type, recordedAt, dates: dateChangesOf(outcome.clocks) }))
  return { holders: holdersOf(records, clocks, at), clocks, countedAnew }
}

interface Held {
  readonly position: Position
  until: string | null
}

/** A stay that a clock ended is over with the last day of the clock; that its end is recorded later is nobody's time. */
const leftOn = ({ outcome }: AccountRecord, clocks: readonly ClockAccount[]): string => {
  const ranOut = outcome.clocks.find((change) => change.op === 'ended' && change.how === 'passed')
  const dueOn = ranOut && 'clockId' in ranOut ? clocks.find(({ clockId }) => clockId === ranOut.clockId)?.dueOn : null
  return dueOn && dueOn < outcome.effectiveOn ? dueOn : outcome.effectiveOn
}

const holdersOf = (
  records: readonly AccountRecord[],
  clocks: readonly ClockAccount[],
  { calendar, today }: CountedIn,
): HolderAccount[] => {
  const held = new Map<string, Held>()
  for (const record of records) {
    const { outcome } = record
    // An upgrade of the chart writes the positions anew; those that it drops are over.
    const left = outcome.upgraded ? [...held.keys()] : outcome.left
    for (const positionId of left) {
      const entry = held.get(positionId)
      if (entry) entry.until ??= leftOn(record, clocks)
    }
    for (const position of outcome.upgraded?.positions ?? outcome.entered) {
      const known = held.get(position.positionId)
      if (known) known.until = null
      else held.set(position.positionId, { position, until: null })
    }
  }
  const parties = [...new Set([...held.values()].map(({ position }) => position.holder))]
  return parties.map((party) => {
    const own = [...held.values()].filter(({ position }) => position.holder === party)
    const stays = own.map(({ position, until }): AccountStay => {
      const { track, stage, step, sinceOn } = position
      return { track, stage, step, from: sinceOn, until, workingDays: countDays(calendar, sinceOn, until ?? today, 'workingDay') }
    })
    return { party, workingDays: workingDaysOf(stays, calendar, today), stays }
  })
}

/** Working days inside any of the stays, each once: two tracks at the same time are not twice the time. */
const workingDaysOf = (stays: readonly AccountStay[], calendar: Calendar, today: string): number => {
  const days = new Set<string>()
  for (const { from, until } of stays) {
    for (
      let day = Temporal.PlainDate.from(from).add({ days: 1 });
      day.toString() <= (until ?? today);
      day = day.add({ days: 1 })
    ) {
      days.add(day.toString())
    }
  }
  return [...days].filter((day) => dayKind(calendar, day).working).length
}

interface Followed {
  clock: Clock
  ended: ClockAccount['ended']
  /** Who began each rest, in the order of the rests. */
  readonly begun: Begun[]
  /** Rests that were struck out. */
  readonly struck: (DayRange & Begun)[]
}

type Begun = Pick<AccountPause, 'record' | 'event' | 'by'>

const clocksOf = (records: readonly AccountRecord[], at: CountedIn): ClockAccount[] => {
  const followed = new Map<string, Followed>()
  for (const record of records) {
    for (const clock of record.outcome.upgraded?.clocks ?? []) {
      const known = followed.get(clock.clockId)
      if (known) known.clock = clock
      else followed.set(clock.clockId, { clock, ended: null, begun: [], struck: [] })
    }
    for (const change of record.outcome.clocks) followClock(followed, change, record, at.timeZone)
  }
  return [...followed.values()].map((entry) => clockAccount(entry, at))
}

const followClock = (followed: Map<string, Followed>, change: ClockChange, record: AccountRecord, timeZone: string): void => {
  if ('clock' in change) {
    const known = followed.get(change.clock.clockId)
    // A clock that comes back goes on with its own rests.
    const { begun = [], struck = [] } = known ?? {}
    followed.set(change.clock.clockId, { clock: change.clock, ended: null, begun, struck })
    restsFrom(followed.get(change.clock.clockId), record)
    return
  }
  const entry = followed.get(change.clockId)
  if (!entry) return
  if (change.op === 'amended') entry.ended = { on: change.answeredOn, how: 'answered' }
  else if (change.op === 'ended') {
    const on = change.on > localDay(record.recordedAt, timeZone) ? localDay(record.recordedAt, timeZone) : change.on
    entry.ended = { on, how: change.how }
    // What is over keeps the rule of its time.
    entry.clock = { ...entry.clock, ruledBy: ruleOfClock(entry.clock, record.pack) ?? null }
  } else {
    const [changed = entry.clock] = applyClockChanges([entry.clock], [change])
    // A clock that starts anew has no rests yet; those before are over with the days before.
    if (change.op === 'restarted') entry.begun.length = 0
    else strikeRests(entry, changed)
    entry.clock = changed
    restsFrom(entry, record)
  }
}

/** A rest that the clock no longer has was struck out. */
const strikeRests = (entry: Followed, { pauses }: Clock): void => {
  const lost = entry.clock.pauses.slice(pauses.length)
  const acts = entry.begun.splice(pauses.length)
  for (const [index, rest] of lost.entries()) entry.struck.push({ ...rest, ...(acts[index] ?? nobodys) })
}

const nobodys: Begun = { record: 0, event: 'unknown', by: 'system' }

/** Every rest is put down to the event with which it began. */
const restsFrom = (entry: Followed | undefined, { seq, type, by }: AccountRecord): void => {
  while (entry && entry.begun.length < entry.clock.pauses.length) entry.begun.push({ record: seq, event: type, by })
}

const clockAccount = ({ clock, ended, begun, struck }: Followed, { calendar, today }: CountedIn): ClockAccount => {
  const ranOut = ended?.how === 'passed' || ended?.how === 'expired' ? clock.dueOn : null
  const over = ranOut ?? ended?.on ?? today
  const { clockId, name, track, party, startOn, length, variant, extended, dueOn, passedOn, ruledBy } = clock
  const unit = length?.unit ?? 'workingDay'
  // One rest for each that was begun: `restsFrom` has kept them in step.
  const held = clock.pauses.map((rest, index) => ({ ...rest, ...(begun[index] ?? nobodys), struck: false }))
  const rests = [...held, ...struck.map((rest) => ({ ...rest, struck: true }))]
  return {
    clockId,
    name,
    track,
    party,
    startOn,
    length,
    variant,
    extended,
    used: countDays(calendar, startOn, over, unit, clock.pauses),
    elapsed: countDays(calendar, startOn, over, unit),
    dueOn,
    ended,
    passedOn,
    ruledBy,
    pauses: rests
      .toSorted((a, b) => a.record - b.record)
      .map((rest) => ({ ...rest, workingDays: countDays(calendar, rest.from, rest.until ?? over, 'workingDay') })),
  }
}
