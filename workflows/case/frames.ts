import type { StateValue } from 'xstate'
import type { Party, Track } from '../parties.ts'
import type { CaseFile } from './case-file.ts'
import type { Clock, ClockChange, ClockPlace } from './clock.ts'
import { dueFields } from './clock.ts'
import type { CaseMemory, Frame, Given } from './context.ts'
import type { DecideInput } from './decide.ts'
import type { CaseEvent } from './events/events.ts'

/** Answers that can be recalled before they are delivered (H9). */
const recallableAnswers: readonly string[] = [
  'property.approve',
  'property.givePaper',
  'property.noObjection',
  'property.offerConditions',
  'property.reject',
]

/** Parties that are told of an answer recorded on their behalf and may contest it (H2). */
const mayContest: readonly Party[] = ['owner', 'property', 'community', 'fire', 'grid']

/**
 * Adds to the memory after an event what is needed to take that event back: the answer that can still be recalled,
 * the answer recorded on somebody's behalf, the day that is only claimed.
 */
export const framesOf = (
  file: CaseFile,
  event: CaseEvent,
  given: Given,
  input: DecideInput,
  track: Track,
  after: CaseMemory,
): CaseMemory => {
  if (event.type === 'deadline.passed' || event.type === 'facts.changed') return after
  const { party } = given.actor
  const onBehalf = event.onBehalf !== undefined
  const frame = (): Frame => ({
    track,
    value: file.value,
    clocks: file.clocks,
    memory: changedBefore(file.memory, after),
    on: given.today,
  })
  const { organisationId } = given.actor
  let memory = after
  const minutes = given.rules.consent.recallMinutes
  if (!onBehalf && minutes > 0 && recallableAnswers.includes(event.type)) {
    const until = Temporal.Instant.from(given.now).add({ minutes }).toString({ fractionalSecondDigits: 3 })
    memory = { ...memory, recallable: { seq: given.seq, party, organisationId, until, frame: frame() } }
  }
  if (onBehalf && mayContest.includes(party) && event.type !== 'owner.submit') {
    const entry = { seq: given.seq, party, organisationId, type: event.type, track, contestedSeq: null, frame: frame() }
    memory = { ...memory, recorded: [...memory.recorded, entry] }
  }
  const claims = given.occurredOn !== given.today && input.actor.party !== 'centre'
  if (claims) {
    memory = { ...memory, claims: [...memory.claims, { seq: given.seq, party, occurredOn: given.occurredOn }] }
  }
  return memory
}

// What the fields that an event changed were before. Frames themselves are never framed: they would nest without end.
const changedBefore = (before: CaseMemory, after: CaseMemory): Partial<CaseMemory> =>
  Object.fromEntries(
    Object.entries(before).filter(
      ([key, value]) =>
        !['recallable', 'recorded', 'claims', 'closedFrom'].includes(key) &&
        JSON.stringify(value) !== JSON.stringify(after[key as keyof CaseMemory]),
    ),
  )

/** Where an event takes the case back to: a recalled answer, a record struck out, a reopened case. */
export const frameAfter = (file: CaseFile, event: CaseEvent): Frame | null => {
  const frame = frameNamedBy(file.memory, event)
  return frame && { ...frame, value: valueWith(file.value, frame) }
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

// While the case is still open beside it, only the track of the event goes back; the other tracks keep what they did since.
const valueWith = (now: StateValue, frame: Frame): StateValue => {
  const { value, track } = frame
  if (track === 'main' || typeof now === 'string' || typeof value === 'string') return value
  const open = now['open']
  const then = value['open']
  if (typeof open !== 'object' || typeof then !== 'object') return value
  const region = then[track]
  return region === undefined ? value : { open: { ...open, [track]: region } }
}

/**
 * The clocks with which a case that was taken back goes on, and the changes that lead there. After a recall or a struck
 * record they are as they were: their time ran on. After a reopening the closed days do not count, except for clocks
 * that no closing stops.
 */
export const reopenedFrame = (
  file: CaseFile,
  event: CaseEvent,
  frame: Frame,
  given: Given,
  place: ClockPlace,
): { clocks: Clock[]; changes: ClockChange[] } => {
  const belongs = (clock: Clock) => frame.track === 'main' || clock.track === frame.track
  const back = frame.clocks.filter(belongs).filter((clock) => !file.clocks.some((open) => open.clockId === clock.clockId))
  const gone = file.clocks.filter(belongs).filter((clock) => !frame.clocks.some((open) => open.clockId === clock.clockId))
  const restored = back
    .filter((clock) => !file.passed.some((entry) => entry.clockId === clock.clockId))
    .map((clock) => (event.type === 'owner.reopen' ? rested(clock, frame.on, given.today, place) : clock))
  const leaving = gone.filter((clock) => clock.name !== 'contestRecord')
  return {
    clocks: [...file.clocks.filter((clock) => !leaving.includes(clock)), ...restored],
    changes: [
      ...leaving.map((clock): ClockChange => ({ op: 'ended', clockId: clock.clockId, how: 'left', on: given.today })),
      ...restored.map((clock): ClockChange => ({ op: 'restored', clock })),
    ],
  }
}

const rested = (clock: Clock, from: string, until: string, place: ClockPlace): Clock => {
  if (!clock.pausable || clock.state === 'paused') return clock
  const pauses = [...clock.pauses, { from, until }]
  return { ...clock, pauses, ...dueFields({ ...clock, pauses }, place) }
}
