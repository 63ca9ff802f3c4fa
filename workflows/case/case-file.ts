import { initialTransition, type StateValue } from 'xstate'
import type { Party, Track } from '../parties.ts'
import { applyClockChanges, type Clock, type ClockChange, type PassedClock } from './clock.ts'
import { type CaseMemory, emptyMemory } from './context.ts'
import { caseMachine, workflowVersion } from './machine.ts'
import type { StageName, StepName } from './meta.ts'
import type { Notice } from './notices.ts'

/** Where a case waits, and with whom. While a case is open there is at least one; each has one holder. */
export interface Position {
  /** `track/sequence number of the event that opened it`. */
  readonly positionId: string
  readonly track: Track
  readonly stage: StageName
  readonly step: StepName | null
  readonly holder: Party
  readonly organisationId: string | null
  readonly sinceSeq: number
  /** The day on which it began, as far as proven; `recordedOn` is the day on which that was recorded. */
  readonly sinceOn: string
  readonly recordedOn: string
  /** All whose answer is waited for, the holder first. */
  readonly awaits: readonly Party[]
  /** How often this holder has had this stage: 2 = came back once. */
  readonly visit: number
}

/** The stored form of a case: a cache of its events. Plain JSON. */
export interface CaseFile {
  readonly caseId: string
  /** What the case is pinned to: version of the chart, hash of the rule pack, hash of the calendar. */
  readonly workflow: string
  readonly rules: string
  readonly calendar: string
  /** Sequence number of the last event; 0 = a draft without events. This is the version of the case. */
  readonly seq: number
  readonly recordedAt: string | null
  readonly value: StateValue
  readonly memory: CaseMemory
  readonly clocks: readonly Clock[]
  readonly passed: readonly PassedClock[]
  readonly positions: readonly Position[]
  readonly visits: Readonly<Record<string, number>>
  /** Sequence number of the last event that moved each track: what a write with an older version is held against. */
  readonly moved: Readonly<Record<Track, number>>
}

/** What an upgrade of the chart replaces in a case file: all that the chart wrote. */
export type Upgraded = Pick<CaseFile, 'workflow' | 'value' | 'memory' | 'clocks' | 'passed' | 'positions' | 'visits' | 'moved'>

/** A ball that changed hands. */
export interface HandOver {
  readonly track: Track
  readonly from: readonly Party[]
  readonly to: readonly Party[]
  readonly reason: string
}

/** Everything an accepted event changed. Folding the outcomes of all events gives the case file. */
export interface Outcome {
  /** The day on which the event took effect: the recorded day, or an earlier one that was proven (service, a record of the centre). */
  readonly effectiveOn: string
  readonly value: StateValue | null
  readonly memory: Partial<CaseMemory>
  readonly clocks: readonly ClockChange[]
  readonly left: readonly string[]
  readonly entered: readonly Position[]
  readonly moved: readonly Track[]
  readonly handOvers: readonly HandOver[]
  readonly notices: readonly Notice[]
  /** What the case is pinned to from here on, where it changed: the hash of a calendar, or of a rule pack. */
  readonly pinned?: Partial<Pick<CaseFile, 'rules' | 'calendar'>>
  /** The whole snapshot under a newer version of the chart; only in the outcome of `workflow.upgraded`. */
  readonly upgraded?: Upgraded
}

// Every case begins in the same state.
let firstValue: StateValue | null = null

/** The file of a new draft. */
export const draftFile = (
  caseId: string,
  { rules, calendar }: { readonly rules: string; readonly calendar: string },
): CaseFile => {
  firstValue ??= initialTransition(caseMachine)[0].value
  return {
    caseId,
    workflow: workflowVersion,
    rules,
    calendar,
    seq: 0,
    recordedAt: null,
    value: firstValue,
    memory: emptyMemory(),
    clocks: [],
    passed: [],
    positions: [],
    visits: {},
    moved: { main: 0, consent: 0, fire: 0, grid: 0 },
  }
}

/** The key under which visits are counted: whichever company has the turn, or cases of an older record would not fold as they did. */
export const visitKey = (position: Pick<Position, 'track' | 'stage' | 'step' | 'holder'>): string =>
  `${position.track}/${position.stage}/${position.step ?? ''}/${position.holder}`

/** Applies the outcome of one event: the only way a case file changes. */
export const applyOutcome = (file: CaseFile, outcome: Outcome, record: { seq: number; recordedAt: string }): CaseFile =>
  outcome.upgraded
    ? { ...file, ...outcome.upgraded, seq: record.seq, recordedAt: record.recordedAt }
    : changedFile(file, outcome, record)

const changedFile = (file: CaseFile, outcome: Outcome, record: { seq: number; recordedAt: string }): CaseFile => ({
  ...file,
  ...outcome.pinned,
  seq: record.seq,
  recordedAt: record.recordedAt,
  value: outcome.value ?? file.value,
  memory: { ...file.memory, ...outcome.memory },
  clocks: applyClockChanges(file.clocks, outcome.clocks),
  passed: passedAfter(file, outcome.clocks),
  positions: [...file.positions.filter((position) => !outcome.left.includes(position.positionId)), ...outcome.entered],
  visits: outcome.entered.length === 0 ? file.visits : visitsAfter(file.visits, outcome.entered),
  moved: outcome.moved.length === 0 ? file.moved : movedAfter(file.moved, outcome.moved, record.seq),
})

const visitsAfter = (visits: CaseFile['visits'], entered: readonly Position[]): CaseFile['visits'] => {
  const after: Record<string, number> = { ...visits }
  for (const position of entered) after[visitKey(position)] = position.visit
  return after
}

const movedAfter = (moved: CaseFile['moved'], tracks: readonly Track[], seq: number): CaseFile['moved'] => {
  const after = { ...moved }
  for (const track of tracks) after[track] = seq
  return after
}

const passedAfter = (file: CaseFile, changes: readonly ClockChange[]): readonly PassedClock[] => {
  let { passed } = file
  for (const change of changes) {
    if (change.op === 'amended') {
      passed = passed.map((entry) => (entry.clockId === change.clockId ? { ...entry, answeredOn: change.answeredOn } : entry))
    }
    if (change.op !== 'passed' && change.op !== 'ended') continue
    if (change.op === 'ended' && change.how !== 'passed' && change.how !== 'expired') continue
    const clock = file.clocks.find((candidate) => candidate.clockId === change.clockId)
    if (!clock || clock.dueOn === null) continue
    const { clockId, party, track, startOn, dueOn } = clock
    const passedOn = change.op === 'ended' ? change.on : (change.set.passedOn ?? dueOn)
    passed = [...passed, { clockId, party, track, startOn, dueOn, passedOn, answeredOn: null }]
  }
  return passed
}
