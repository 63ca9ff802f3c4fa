import { entryOf } from '../capacity/case-entry.ts'
import { applyOutcome, type CaseFile, type Outcome, type Position } from '../case/case-file.ts'
import { phaseOf } from '../case/chart.ts'
import { clockPlace, wakeAt } from '../case/clock.ts'
import { partyOfEvent } from '../case/events/events.ts'
import { isSystemEvent } from '../case/events/system.ts'
import type { Party } from '../parties.ts'
import type { RecordedCase, RecordedEvent } from './recorded.ts'
import { recordsNamedBy } from './references.ts'

/** One act of the record, and what it answers. */
export interface RecordedAct {
  readonly seq: number
  readonly record: RecordedEvent
  /** Null = the system's own: changed facts, a matter, another calendar. */
  readonly party: Party | null
  /** The turn that it answers; null = it answers nothing of this case and keeps its instant. */
  readonly turn: Turn | null
  /** It ends the turn of its own party. */
  readonly endsTurn: boolean
  /** It answers a turn of its own party that was over by then: a yes after the time to reply. */
  readonly isLate: boolean
  /** It came while the case had no paper yet. */
  readonly beforePaper: boolean
  /** Records of its case that it names. */
  readonly names: readonly number[]
}

/** A turn of the record: whose it was, and how it ended. */
export interface RecordedTurn {
  readonly at: string
  /** Null = the turn of a closed case, which is nobody's. */
  readonly position: Position | null
  /**
   * `silent`: its clock ran out on it. `cut`: something else ended it, or nothing yet; how much longer its holder would have
   * taken is not on record.
   */
  readonly over: 'answered' | 'silent' | 'cut'
  /** When it ended; null = it had not by the last record. */
  readonly overAt: string | null
}

/** A time in which a case stood somewhere: the n-th in that step of that stage. */
export interface Turn {
  /** `track/stage/step/n`: the same turn has the same name in the record and in a trial. */
  readonly name: string
  readonly at: string
}

/** What the record says of the course of one case, and of the worker that recorded its clocks. */
export interface RecordedCourse {
  readonly acts: readonly RecordedAct[]
  /** Every turn that the case had, by name. */
  readonly turns: ReadonlyMap<string, RecordedTurn>
  /**
   * When a clock ran out according to the record, by its id and due instant: a service that was down records it later.
   * Null = it had not been recorded by the last record of the case. A clock that was put back can run out again: a list.
   */
  readonly passes: ReadonlyMap<string, readonly Pass[]>
  /** How it stood at its transformer, change by change. */
  readonly marks: readonly { readonly at: string; readonly entry: string }[]
  /** The file after the last record. */
  readonly file: CaseFile
}

/** A clock that ran out in the record; null = it is due there and was not recorded as passed. */
export type Pass = { readonly at: string; readonly order: number } | null

/** A clock by its id and the instant at which it is due: what makes it the same clock in two courses. */
export const passKey = (clockId: string, due: string): string => `${clockId} ${due}`

/** Counts the turns of a case, event by event. */
export interface TurnCount {
  /** Notes what an event left and entered; gives the turns that began. */
  note(
    before: CaseFile,
    after: CaseFile,
    outcome: Pick<Outcome, 'left' | 'entered'>,
    at: string,
  ): { readonly name: string; readonly position: Position | null }[]
  nameOf(positionId: string): string | undefined
}

/** Starts counting. A closed case has a turn of its own, so that what is done after the end counts from the end. */
export const countTurns = (): TurnCount => {
  const visits = new Map<string, number>()
  const names = new Map<string, string>()
  const next = (place: string): string => {
    const n = (visits.get(place) ?? 0) + 1
    visits.set(place, n)
    return `${place}/${n}`
  }
  return {
    note: (before, after, { entered }) => {
      const began = entered.map((position) => {
        const name = next([position.track, position.stage, position.step ?? ''].join('/'))
        names.set(position.positionId, name)
        return { name, position }
      })
      const closed = phaseOf(after.value) === 'closed' && phaseOf(before.value) !== 'closed'
      return closed ? [...began, { name: next('main/closed/'), position: null }] : began
    },
    nameOf: (positionId) => names.get(positionId),
  }
}

/** Reads the course of a case from its records. Outcomes are folded as they were recorded, nothing is decided. */
export const recordedCourse = ({ draft, records }: RecordedCase): RecordedCourse => {
  const turns = new Map<string, RecordedTurn>()
  const passes = new Map<string, Pass[]>()
  const notePass = (key: string, pass: Pass) => passes.set(key, [...(passes.get(key) ?? []), pass])
  const acts: RecordedAct[] = []
  const marks: { at: string; entry: string }[] = []
  const counted = countTurns()
  const lastTurnOf = new Map<Party, string>()
  let closed: string | null = null
  let file = draft
  records.forEach((record, index) => {
    const seq = index + 1
    const { event, outcome, input } = record
    if (event.type === 'deadline.passed') {
      const clock = file.clocks.find(({ clockId }) => clockId === event.clockId)
      if (clock) notePass(passKey(clock.clockId, clock.dueAt ?? ''), { at: input.now, order: record.order })
    }
    if (record.origin === 'party' || (record.origin === 'system' && isSystemEvent(event))) {
      const party = isSystemEvent(event) ? null : partyOfEvent(event.type)
      const found = party === null ? null : answeredTurn(file, record, party, { counted, lastTurnOf, closed })
      const turn = found ? { name: found.name, at: turns.get(found.name)?.at ?? input.now } : null
      const endsTurn = found?.endsTurn ?? false
      const isLate = found?.isLate ?? false
      const beforePaper = file.memory.paper === null
      acts.push({ seq, record, party, turn, endsTurn, isLate, beforePaper, names: recordsNamedBy(event) })
    }
    const ended = acts.at(-1)?.seq === seq && acts.at(-1)?.endsTurn ? acts.at(-1)?.turn?.name : undefined
    const after = applyOutcome(file, outcome, { seq, recordedAt: input.now })
    for (const key of endedUnpassed(file, after, record)) notePass(key, { at: input.now, order: record.order + 0.5 })
    for (const positionId of outcome.left) {
      const name = counted.nameOf(positionId) ?? ''
      const known = turns.get(name)
      const over = name === ended ? 'answered' : event.type === 'deadline.passed' ? 'silent' : 'cut'
      if (known) turns.set(name, { ...known, over, overAt: input.now })
    }
    for (const { name, position } of counted.note(file, after, outcome, input.now)) {
      turns.set(name, { at: input.now, position, over: 'cut', overAt: null })
      if (position === null) closed = name
      for (const party of position ? [position.holder, ...position.awaits] : []) lastTurnOf.set(party, name)
    }
    file = after
    const entry = JSON.stringify(entryOf(after))
    if (entry !== (marks.at(-1)?.entry ?? 'null')) marks.push({ at: input.now, entry })
  })
  const place = placeOf(records)
  for (const clock of file.clocks) {
    if (place && wakeAt(clock, place) !== null) notePass(passKey(clock.clockId, clock.dueAt ?? ''), null)
  }
  return { acts, turns, passes, marks, file }
}

/** Clocks that were due and not recorded as passed when an event ended or moved them: the service was down until then. */
const endedUnpassed = (before: CaseFile, after: CaseFile, { event, input }: RecordedEvent): string[] => {
  const place = clockPlace(input.rules, input.calendar)
  return before.clocks
    .filter(({ dueAt }) => dueAt !== null && dueAt <= input.now)
    .filter((clock) => event.type !== 'deadline.passed' || event.clockId !== clock.clockId)
    .filter((clock) => (wakeAt(clock, place) ?? '9') <= input.now)
    .filter(
      (clock) =>
        !after.clocks.some((still) => still.clockId === clock.clockId && still.dueAt === clock.dueAt && still.passedOn === null),
    )
    .map((clock) => passKey(clock.clockId, clock.dueAt ?? ''))
}

const placeOf = (records: readonly RecordedEvent[]) => {
  const last = records.at(-1)
  return last ? clockPlace(last.input.rules, last.input.calendar) : null
}

const answeredTurn = (
  file: CaseFile,
  { event, outcome }: RecordedEvent,
  party: Party,
  at: { readonly counted: TurnCount; readonly lastTurnOf: ReadonlyMap<Party, string>; readonly closed: string | null },
): { readonly name: string; readonly endsTurn: boolean; readonly isLate: boolean } | null => {
  const { counted, lastTurnOf, closed } = at
  if (file.seq === 0) return null
  if (phaseOf(file.value) === 'closed') return closed === null ? null : { name: closed, endsTurn: false, isLate: false }
  const leaves = ({ positionId }: Position) => outcome.left.includes(positionId)
  const tracksLeft = new Set(file.positions.filter(leaves).map(({ track }) => track))
  const own = file.positions.filter(({ holder, awaits }) => holder === party || awaits.includes(party))
  // Who gives the whole request up answers the refusal, or the silence, that he was left with. Where the consent waits for
  // somebody else he answers no stage at all: patience counts from the filing.
  if (party === 'owner' && tracksLeft.size > 1) {
    const left = own.find((position) => position.track === 'consent' && leaves(position))
    const name = left && counted.nameOf(left.positionId)
    return name === undefined ? null : { name, endsTurn: true, isLate: false }
  }
  const ended = own.filter(leaves)
  const named = own.filter(({ track }) => 'track' in event && event.track === track)
  const [latest] = [ended, named, own].find((some) => some.length > 0)?.toSorted((a, b) => b.sinceSeq - a.sinceSeq) ?? []
  const name = latest ? counted.nameOf(latest.positionId) : outcome.left.length > 0 ? lastTurnOf.get(party) : undefined
  return name === undefined ? null : { name, endsTurn: ended.length > 0, isLate: !latest }
}
