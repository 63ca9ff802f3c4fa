import type { Calendar } from '../calendar/calendar.ts'
import { entryOf } from '../capacity/case-entry.ts'
import type { CaseFile, Outcome, Position } from '../case/case-file.ts'
import type { Actor } from '../case/decide.ts'
import type { CaseEvent } from '../case/events/events.ts'
import type { RefusalCode } from '../case/refusals.ts'
import type { RulePack } from '../rules/schema.ts'
import { countTurns, type RecordedAct, type RecordedCourse, recordedCourse, type TurnCount } from './acts.ts'
import type { DecisionNode } from './decisions.ts'
import type { RecordedCase, RecordedEvent } from './recorded.ts'

/** A rule pack with the hash by which a case names it. */
export interface PinnedRules {
  readonly hash: string
  readonly value: RulePack
}

/** How a case that is under way when a pack comes goes over to it: from an instant on, by the clause of the pack. */
export interface GoingOver {
  readonly at: string
  readonly clause: 'switch' | 'longerForHolder'
  readonly rules: PinnedRules
}

/** One event of a case in a trial. `supplied`: nobody did it in the record; the stated behaviour of the scenario did. */
export interface TrialStep {
  readonly seq: number
  readonly at: string
  readonly event: CaseEvent
  readonly from: 'recorded' | 'clock' | 'system' | 'derived' | 'supplied'
  /** The record that it is; null = the record has none like it. */
  readonly recordedSeq: number | null
  readonly actor: Actor
  readonly outcome: Outcome
}

/** Why an act of the record did not happen in a trial. */
export type WhyDropped =
  | { readonly kind: 'refused'; readonly code: RefusalCode }
  /** The case never stood where this answers it. */
  | { readonly kind: 'turnNeverCame'; readonly turn: string }
  /** It names a record that the trial does not have. */
  | { readonly kind: 'namesWhatIsNotThere' }
  /** It was late in the record, and comes in time here: something that was said in time stands in its place. */
  | { readonly kind: 'comesInTime' }
  /** An owner who left while waiting for the paper has it here. */
  | { readonly kind: 'waitsNoLonger' }
  /** In the trial it would come after the last day that is looked at. */
  | { readonly kind: 'afterTheEnd' }

/** An act of the record that has no place in a trial. */
export interface DroppedAct {
  readonly seq: number
  readonly type: CaseEvent['type']
  /** The instant at which it was tried; null = it never was. */
  readonly at: string | null
  readonly why: WhyDropped
}

/** An act that waits for its instant, or for what it answers (`at` null). */
export interface PendingAct {
  readonly act: RecordedAct
  at: string | null
}

/** What an office that nobody saw in that place does by the stated behaviour: the first that the case takes. */
export interface Supply {
  readonly positionId: string
  at: string
  readonly acts: readonly RecordedEvent[]
}

/** One case on its way through a trial. */
export interface Course {
  readonly recorded: RecordedCase
  readonly record: RecordedCourse
  /** The rules of the trial, once it is under them; null = the case has those of its record. */
  trial: PinnedRules | null
  /** The case is under way when the rules of the trial come, and goes over to them by their own clause; null = it does not, or has. */
  goesOver: GoingOver | null
  readonly held: boolean
  file: CaseFile
  /** What was asked of this very file in earlier replays. */
  node: DecisionNode
  rules: RulePack
  calendar: Calendar
  pending: PendingAct[]
  /** Acts whose instant has come, while what they name has not. */
  waitingForNames: PendingAct[]
  supplies: Supply[]
  /** Numbers of records, from those of the record to those of the trial, and back. */
  readonly seqOf: Map<number, number>
  readonly recordedOf: Map<number, number>
  readonly counted: TurnCount
  readonly turns: Map<string, { readonly at: string; readonly position: Position | null }>
  /** How often a clock of the record (by id and due instant) has run out in the trial. */
  readonly passed: Map<string, number>
  readonly steps: TrialStep[]
  readonly dropped: DroppedAct[]
  /** Days that acts of this case waited because an office was full. */
  waited: number
  /** How the case stood at its transformer, change by change, in the record; and how many of these the trial has had. */
  readonly marks: readonly { readonly at: string; readonly entry: string }[]
  mark: number
  entry: string
  /** The case stands at its transformer otherwise than in the record. */
  offRecord: boolean
}

/** How a case stands at its transformer, as a text to compare. */
export const entryText = (file: CaseFile): string => JSON.stringify(entryOf(file))

/** Opens the course of a case: a draft, with everything of the record still to come. */
export const openCourse = (
  recorded: RecordedCase,
  { trial, goesOver, held, node }: Pick<Course, 'trial' | 'goesOver' | 'held' | 'node'>,
): Course => {
  const record = recordedCourse(recorded)
  const [first] = recorded.records
  if (!first) throw new RangeError(`case ${recorded.caseId} has no record`)
  const rules = trial?.value ?? first.input.rules
  return {
    recorded,
    record,
    trial,
    goesOver,
    held,
    node,
    file: trial ? { ...recorded.draft, rules: trial.hash } : recorded.draft,
    rules,
    calendar: first.input.calendar,
    pending: record.acts.map((act) => ({ act, at: act.turn === null ? act.record.input.now : null })),
    waitingForNames: [],
    supplies: [],
    seqOf: new Map(),
    recordedOf: new Map(),
    counted: countTurns(),
    turns: new Map(),
    passed: new Map(),
    steps: [],
    dropped: [],
    waited: 0,
    marks: record.marks,
    mark: 0,
    entry: 'null',
    offRecord: false,
  }
}
