import type { StateValue } from 'xstate'
import type { Party, Track } from '../parties.ts'
import { namesThatDiffer, sameJson } from '../same-json.ts'
import type { CaseFile } from './case-file.ts'
import type { Clock, ClockChange, ClockPlace } from './clock.ts'
import { dueFields } from './clock.ts'
import { clockContract } from './clocks.ts'
import type { CaseMemory, Frame, Given } from './context.ts'
import { entryClocks } from './entry-clocks.ts'
import type { CaseEvent } from './events/events.ts'
import { isSystemEvent } from './events/system.ts'
import { organisationOf } from './organisations.ts'
import { recallableAnswers } from './recallable.ts'

/** Parties that are told of an answer recorded on their behalf and may contest it (H2). */
const mayContest: readonly Party[] = ['owner', 'property', 'community', 'fire', 'grid']

/** Records about records and about who the owner is: taking them back is what their own events are for. */
const isAboutRecords = (type: string): boolean =>
  ['owner.startTransfer', 'owner.endTransfer', 'owner.joinTransfer', 'owner.extendLease'].includes(type) ||
  type === 'owner.submit' ||
  type.endsWith('.contestRecord') ||
  type.endsWith('.confirmRecord') ||
  type.endsWith('.confirmDate') ||
  type.endsWith('.recall')

/** What is only said or noted: its day acts on no clock, so nobody has to confirm it. */
const movesNothing = (type: string): boolean => saying.some((verb) => type.endsWith(`.${verb}`))
const saying: readonly string[] = [
  'reportReferral',
  'refer',
  'answerReferral',
  'logContact',
  'askForCall',
  'correctData',
  'settleCorrection',
  'ask',
  'answerQuestion',
  'declareEarlierAttempts',
  'reportExpense',
  'reportFeeDemand',
  'reportFeePaid',
]

// Frames are never framed themselves: they would nest without end.
const unframed: readonly string[] = ['recallable', 'recorded', 'claims', 'closedFrom']

/**
 * Adds to the memory after an event what is needed to take that event back: the answer that can still be recalled,
 * the answer recorded on somebody's behalf, the day that is only claimed.
 */
export const framesOf = (
  file: CaseFile,
  event: CaseEvent,
  given: Given,
  at: { readonly byCentre: boolean; readonly tracks: readonly Track[]; readonly after: CaseMemory },
): CaseMemory => {
  const { after } = at
  // What opens a case cannot be taken back: there is no case before it.
  if (isSystemEvent(event) || isAboutRecords(event.type) || file.seq === 0) return after
  const { party, organisationId } = given.actor
  const { seq, today } = given
  const onBehalf = event.onBehalf !== undefined
  const frame = (): Frame => {
    const keys = changedKeys(file.memory, after)
    const { value, clocks } = file
    return { tracks: at.tracks, value, clocks, memory: only(file.memory, keys), changed: only(after, keys), on: today }
  }
  let memory = after
  const minutes = given.rules.consent.recallMinutes
  if (!onBehalf && minutes > 0 && recallableAnswers.includes(event.type)) {
    const until = Temporal.Instant.from(given.now).add({ minutes }).toString({ fractionalSecondDigits: 3 })
    // What moves nothing lies beside the answer before it; what moves the case is an answer in its place.
    const earlier = at.tracks.length === 0 ? file.memory.recallable : null
    const isWaiting = earlier !== null && earlier.until > given.now
    const answer = { seq, type: event.type, party, organisationId, until, frame: frame() }
    memory = { ...memory, recallable: { ...answer, earlier: isWaiting ? earlier : null } }
  }
  // What an owner shows of a grid that takes no part is the grid's to contest.
  if (event.type === 'owner.reportGridStep' && !onBehalf) {
    const entry = { seq, party: 'grid' as const, type: event.type, contestedSeq: null, frame: frame() }
    memory = { ...memory, recorded: [...memory.recorded, { ...entry, organisationId: organisationOf(after, 'grid') }] }
  }
  // What a company reports of the suit that it brought is the owner's to contest.
  if (event.type === 'property.reportProceeding' && !onBehalf) {
    const entry = { seq, party: 'owner' as const, organisationId: null, type: event.type, contestedSeq: null, frame: frame() }
    memory = { ...memory, recorded: [...memory.recorded, entry] }
  }
  if (onBehalf && mayContest.includes(party)) {
    const entry = { seq, party, organisationId, type: event.type, contestedSeq: null, frame: frame() }
    memory = { ...memory, recorded: [...memory.recorded, entry] }
  }
  if (given.occurredOn !== today && !at.byCentre && !movesNothing(event.type)) {
    memory = { ...memory, claims: [...memory.claims, { seq, party, occurredOn: given.occurredOn }] }
  }
  return memory
}

const changedKeys = (before: CaseMemory, after: CaseMemory): (keyof CaseMemory)[] =>
  (namesThatDiffer(before, after) as (keyof CaseMemory)[]).filter((key) => !unframed.includes(key))

const only = (memory: CaseMemory, keys: readonly (keyof CaseMemory)[]): Partial<CaseMemory> =>
  Object.fromEntries(keys.map((key) => [key, memory[key]]))

/** Where an event takes the case back to. */
export interface WayBack extends Frame {
  /** The whole case goes back, not single tracks. */
  readonly whole: boolean
}

/** Where an event takes the case back to: a recalled answer, a record struck out, a reopened case; null for any other event. */
export const wayBack = (file: CaseFile, event: CaseEvent): WayBack | null => {
  const frame = frameNamedBy(file.memory, event)
  if (!frame) return null
  const now = file.value
  // What moved nothing leaves the case where it is, since when it is there.
  if (event.type === 'property.recall' && frame.tracks.length === 0) return { ...frame, whole: false, value: now }
  const stillOpen = typeof now !== 'string' && typeof frame.value !== 'string' && now['open'] !== undefined
  if (!stillOpen || frame.tracks.includes('main')) return { ...frame, whole: true }
  return { ...frame, whole: false, value: valueWith(now, frame) }
}

const frameNamedBy = (memory: CaseMemory, event: CaseEvent): Frame | null => {
  switch (event.type) {
    case 'property.recall':
      return memory.recallable?.frame ?? null
    case 'centre.settleContest':
      return event.stands ? null : (memory.recorded.find((entry) => entry.seq === event.record)?.frame ?? null)
    case 'owner.reopen':
      return memory.closedFrom
    default:
      return null
  }
}

// While the case is still open, only the tracks the event moved go back; the others keep what they did since.
const valueWith = (now: StateValue, frame: Frame): StateValue => {
  const open = typeof now === 'string' ? undefined : now['open']
  const then = typeof frame.value === 'string' ? undefined : frame.value['open']
  if (typeof open !== 'object' || typeof then !== 'object') return frame.value
  const regions = frame.tracks.flatMap((track) => (then[track] === undefined ? [] : [[track, then[track]]]))
  return { open: { ...open, ...Object.fromEntries(regions) } }
}

/** The memory without what an event made of it. What has been changed since by other events stays. */
export const memoryBack = (memory: CaseMemory, frame: Frame): CaseMemory => {
  const reverted = (Object.keys(frame.memory) as (keyof CaseMemory)[]).map((key) => [
    key,
    revert(frame.memory[key], frame.changed[key], memory[key]),
  ])
  return { ...memory, ...Object.fromEntries(reverted) }
}

const idKeys = ['groundId', 'obligationId', 'checkId', 'promiseId', 'seq'] as const

/** Takes a change back out of a value that may have changed further: per entry of a list, per field of an object. */
const revert = (before: unknown, after: unknown, now: unknown): unknown => {
  if (sameJson(after, now)) return before
  if (Array.isArray(before) && Array.isArray(after) && Array.isArray(now)) return revertList(before, after, now)
  if (isRecord(before) && isRecord(after) && isRecord(now)) {
    return Object.fromEntries(
      Object.entries(now).flatMap(([key, value]) => {
        if (key in after && !(key in before) && sameJson(after[key], value)) return []
        return [[key, key in after ? revert(before[key], after[key], value) : value]]
      }),
    )
  }
  return sameJson(before, after) ? now : before
}

const revertList = (before: readonly unknown[], after: readonly unknown[], now: readonly unknown[]): unknown[] => {
  const known = (list: readonly unknown[], entry: unknown) => list.find((other) => idOf(other) === idOf(entry))
  return now.flatMap((entry) => {
    const made = known(after, entry)
    if (made === undefined) return [entry]
    const was = known(before, entry)
    return was === undefined ? [] : [revert(was, made, entry)]
  })
}

const idOf = (entry: unknown): string => {
  const key = isRecord(entry) ? idKeys.find((candidate) => candidate in entry) : undefined
  return isRecord(entry) && key !== undefined ? String(entry[key]) : JSON.stringify(entry)
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  value !== null && typeof value === 'object' && !Array.isArray(value)

/**
 * The clocks with which a case that was taken back goes on, and the changes that lead there. After a recall or a struck
 * record they are as they were: their time ran on, and what had passed stays passed. After a reopening the closed days do
 * not count, except for clocks that no closing stops. The one clock that had closed the case does not come back.
 */
export const clocksBack = (
  file: CaseFile,
  event: CaseEvent,
  back: WayBack,
  at: { readonly given: Given; readonly place: ClockPlace; readonly memory: CaseMemory },
): { clocks: Clock[]; changes: ClockChange[] } => {
  const { given, place } = at
  const belongs = (clock: Clock) => back.whole || back.tracks.includes(clock.track)
  const isKeyed = (clock: Clock) => clockContract(clock.name).keyed
  // The clock of an entry goes with its entry, whatever its track: it comes back as it was where its entry waits again,
  // and does not begin anew under the same id.
  const waiting = entryClocks(at.memory, given.rules).map(({ name, track, key }) => `${name}/${track}/${key}`)
  const comesBack = (clock: Clock) => (isKeyed(clock) ? waiting.includes(clock.clockId) : belongs(clock))
  const ranOut = (clock: Clock) => clock.end !== 'remind' && file.passed.some((entry) => entry.clockId === clock.clockId)
  const gone = file.clocks
    .filter((clock) => belongs(clock) && !isKeyed(clock))
    .filter((clock) => !back.clocks.some((then) => then.clockId === clock.clockId))
  const restored = back.clocks
    .filter((clock) => (comesBack(clock) || wasAnswered(file, event, clock)) && !ranOut(clock))
    .filter((clock) => !file.clocks.some((open) => open.clockId === clock.clockId))
    .map((clock) => withPassed(clock, file))
    // Its year may have been published since.
    .map((clock) => (clock.provisional && clock.state === 'running' ? { ...clock, ...dueFields(clock, place) } : clock))
    .map((clock) => (event.type === 'owner.reopen' ? rested(clock, back.on, given.today, place) : clock))
  return {
    clocks: [...file.clocks.filter((clock) => !gone.includes(clock)), ...restored],
    changes: [
      ...gone.map((clock): ClockChange => ({ op: 'ended', clockId: clock.clockId, how: 'left', on: given.today })),
      ...restored.map((clock): ClockChange => ({ op: 'restored', clock })),
    ],
  }
}

/** Written reasons move no track: when they are struck out, the clock that they had answered runs on, and none begins anew. */
const wasAnswered = (file: CaseFile, event: CaseEvent, clock: Clock): boolean => {
  if (clock.name !== 'writtenReasons') return false
  return (
    takenBackBy(file, event) === 'property.giveReasons' &&
    !file.clocks.some((open) => open.name === clock.name && open.track === clock.track)
  )
}

const takenBackBy = ({ memory }: CaseFile, event: CaseEvent): string | null => {
  switch (event.type) {
    case 'property.recall':
      return memory.recallable?.type ?? null
    case 'centre.settleContest':
      return memory.recorded.find(({ seq }) => seq === event.record)?.type ?? null
    default:
      return null
  }
}

/** Whether a ground that an event raised was contested, seen or decided since: what rests on it keeps the event. */
export const groundsMovedSince = (memory: CaseMemory, { memory: before, changed }: Frame): boolean =>
  (changed.grounds ?? [])
    .filter(({ groundId }) => !before.grounds?.some((ground) => ground.groundId === groundId))
    .some((raised) => !memory.grounds.some((ground) => sameJson(ground, raised)))

/** A clock that ran out after its frame was made is still a clock that ran out. */
const withPassed = (clock: Clock, file: CaseFile): Clock => {
  const passed = file.passed.find((entry) => entry.clockId === clock.clockId)
  return passed ? { ...clock, passedOn: passed.passedOn } : clock
}

const rested = (clock: Clock, from: string, until: string, place: ClockPlace): Clock => {
  if (!clock.pausable || clock.state === 'paused' || clock.passedOn !== null) return clock
  const pauses = [...clock.pauses, { from, until }]
  return { ...clock, pauses, ...dueFields({ ...clock, pauses }, place) }
}
