import type { RulePack } from '../../workflows/rules/schema.ts'
import type { TrialCourse, TrialResult } from '../../workflows/trials/result.ts'
import type { Scenario } from '../../workflows/trials/scenarios.ts'

/** What is registered before a trial runs: everything that its result depends on. */
export interface Registration {
  readonly trialId: string
  readonly question: string
  readonly pack: { readonly hash: string; readonly value: RulePack }
  readonly districts: readonly string[]
  readonly period: { readonly from: string; readonly to: string }
  readonly asOf: string
  /** The record is read up to this instant. */
  readonly readBefore: string
  readonly seed: number
  readonly scenarios: readonly Scenario[]
  /** How often each scenario is replayed; null = once: a trial that was registered with an older service. */
  readonly replays: number | null
  readonly organisationId: string
  readonly registeredBy: string
  readonly registeredAt: string
}

/**
 * How far a trial has come. `waiting`: for a node that has time, at first or once more after its node was lost.
 * `interrupted`: an older service stopped while it ran; it can be run again.
 */
export type TrialStanding = 'registered' | 'waiting' | 'running' | 'finished' | 'cancelled' | 'failed' | 'interrupted'

/** Written as the failure of a trial that was cut off as often as one is begun. */
export const cutOff = 'cutOff'

/** A trial as it stands. */
export interface Trial extends Omit<Registration, 'pack'> {
  readonly pack: { readonly id: string; readonly version: number; readonly hash: string; readonly title: RulePack['title'] }
  readonly standing: TrialStanding
  readonly progress: number
  /** When the run was asked for that has not ended yet. */
  readonly queuedAt: string | null
  readonly startedAt: string | null
  readonly finishedAt: string | null
  readonly cancelledAt: string | null
  readonly failure: string | null
  readonly runs: number
  readonly resultHash: string | null
}

/** Where trials are kept. All of an office are listed, those that failed or were cancelled too. */
export interface TrialStore {
  register(registration: Registration): Promise<void>
  /** The trials of an office, the latest first. */
  list(organisationId: string): Promise<Trial[]>
  read(trialId: string): Promise<Trial | null>
  /** What a run needs beside the trial: the whole pack. */
  packOf(trialId: string): Promise<RulePack | null>
  result(trialId: string): Promise<TrialResult | null>
  courses(trialId: string, caseId: string): Promise<TrialCourse[]>
  /** Asks for a run. What an earlier one came to is not shown until it ends. */
  queue(trialId: string, at: string): Promise<void>
  /** Trials whose run was asked for and has not ended, whoever asked first first. */
  queued(): Promise<{ readonly trialId: string; readonly begun: number }[]>
  start(trialId: string, at: string): Promise<void>
  note(trialId: string, progress: number): Promise<void>
  finish(
    trialId: string,
    output: { readonly result: TrialResult; readonly courses: readonly TrialCourse[] },
    at: string,
  ): Promise<void>
  cancel(trialId: string, at: string): Promise<void>
  fail(trialId: string, why: string, at: string): Promise<void>
}

/** What a run of a trial says while it runs, and at its end. */
export type TrialNews =
  | { readonly kind: 'progress'; readonly share: number }
  | { readonly kind: 'finished'; readonly result: TrialResult; readonly courses: readonly TrialCourse[] }
  | { readonly kind: 'failed'; readonly why: string }
