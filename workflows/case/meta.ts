import type { Party, Track } from '../parties.ts'
import type { ClockName } from './clocks.ts'

/** The stages a person would name; labels in `labels/stages.ts`. API names come from here, never from the state path. */
export const stages = [
  'draft',
  'documentCheck',
  'awaitingCorrection',
  'namingIssuer',
  'serving',
  'reviewing',
  'paperDue',
  'conditionsOffered',
  'rejected',
  'unanswered',
  'opinion',
  'contested',
  'redecide',
  'substituteIssue',
  'granted',
  'coordination',
  'mediation',
  'bureauHandling',
  'waiting',
  'notRequired',
  'assessing',
  'namingBody',
  'thirdPartyTest',
  'passed',
  'passedWithGaps',
  'needsRetrofit',
  'hardStop',
  'noCompetentBody',
  'awaitingMatter',
  'intake',
  'survey',
  'capacity',
  'plan',
  'planConfirm',
  'confirmed',
  'orderedChargingOnly',
  'noCapacity',
  'construction',
  'inspection',
  'metering',
  'closed',
] as const
/** The name of a stage. */
export type StageName = (typeof stages)[number]

/** Steps inside a stage that has several. */
export const steps = [
  'requested',
  'underway',
  'accepted',
  'sessions',
  'agreed',
  'performing',
  'breached',
  'testing',
  'answering',
] as const
/** The name of a step. */
export type StepName = (typeof steps)[number]

/** A holder that depends on the case: who is asked to mediate, who must perform, or whose official answers for a matter. */
export type HolderRule = 'mediationAwaited' | 'performer' | 'matterOffice'

/** What each state of the chart declares. A state without `holder` waits for other tracks or is settled: nobody's time runs there. */
export interface StageMeta {
  readonly stage: StageName
  readonly step?: StepName
  readonly holder?: Party | HolderRule
  readonly clocks?: readonly ClockName[]
  readonly pauses?: readonly ClockName[]
}

/** What a transition declares for clocks and for the reader. */
export interface TransitionMeta {
  /** Clocks of the event's own track that this event answers. */
  readonly answers?: readonly ClockName[]
  /** Clocks that start anew with full length. */
  readonly restarts?: readonly ClockName[]
  /** A clock that is extended by consent. */
  readonly extends?: ClockName
}

/** The tracks in the order in which positions and clocks are listed. */
export const trackOrder: readonly Track[] = ['main', 'consent', 'fire', 'grid']
