import type { Party, Track } from '../parties.ts'
import type { ClockName } from './clocks.ts'

/** The stages a person would name; labels in `labels/stages.ts`. API names come from here, never from the state path. */
export const stages = [
  'draft',
  'documentCheck',
  'awaitingCorrection',
  'namingIssuer',
  'serving',
  'answeringInPrinciple',
  'agreedInPrinciple',
  'objecting',
  'objectionInCourt',
  'reviewing',
  'awaitingInformation',
  'informationContested',
  'paperDue',
  'conditionsOffered',
  'rejected',
  'unanswered',
  'yesWithoutPaper',
  'groundsFell',
  'noPaper',
  'opinion',
  'contested',
  'redecide',
  'judgmentPerformance',
  'enforcement',
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
  'accessDenied',
  'passed',
  'passedWithGaps',
  'needsRetrofit',
  'hardStop',
  'noCompetentBody',
  'awaitingMatter',
  'intake',
  'intakeReturned',
  'survey',
  'capacity',
  'loadLogging',
  'plan',
  'planConfirm',
  'planDeclined',
  'confirmed',
  'awaitingChecks',
  'weighingCheck',
  'checkAgainst',
  'orderedChargingOnly',
  'noCapacity',
  'construction',
  'papersWithheld',
  'paperForged',
  'obstructed',
  'workStopped',
  'inspection',
  'clearing',
  'metering',
  'firstFinding',
  'hearing',
  'rerouting',
  'hazardReported',
  'suspended',
  'pileTransfer',
  'dismantling',
  'pileDisputed',
  'closed',
] as const
/** The name of a stage. */
export type StageName = (typeof stages)[number]

/** Steps inside a stage that has several. */
export const steps = [
  'requested',
  'underway',
  'promised',
  'accepted',
  'objected',
  'sessions',
  'agreed',
  'performing',
  'breached',
  'toApply',
  'choosing',
  'naming',
  'testing',
  'answering',
  'confirming',
  'remedying',
  'rechecking',
] as const
/** The name of a step. */
export type StepName = (typeof steps)[number]

/**
 * A holder that depends on the case: who is asked to mediate, who must perform, whose act the energising waits for,
 * whose promise runs, whose official answers for a matter, who has the key to a locked door, or who was asked to look.
 */
export type HolderRule =
  | 'mediationAwaited'
  | 'performer'
  | 'dischargeAwaited'
  | 'promiseAwaited'
  | 'matterOffice'
  | 'keyHolder'
  | 'checkAwaited'

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
