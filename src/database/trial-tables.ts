import { integer, primaryKey, real, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/**
 * Rule trials. A trial is registered before it runs, with everything that its result depends on; none is ever deleted. They
 * read the record of the cases and stand beside it: nothing of a case is written by one.
 */
export const ruleTrials = sqliteTable('rule_trials', {
  trialId: text('trial_id').primaryKey(),
  /** What the office wants to know, in its own words. */
  question: text('question').notNull(),
  packId: text('pack_id').notNull(),
  packVersion: integer('pack_version').notNull(),
  packHash: text('pack_hash').notNull(),
  /** The whole pack, as it is tried. */
  pack: text('pack').notNull(),
  districts: text('districts').notNull(),
  periodFrom: text('period_from').notNull(),
  periodTo: text('period_to').notNull(),
  asOf: text('as_of').notNull(),
  /** The record is read up to this instant; what is recorded later plays no part. */
  readBefore: text('read_before').notNull(),
  seed: integer('seed').notNull(),
  scenarios: text('scenarios').notNull(),
  /** How often each scenario is replayed; null = once, as trials were run before this was registered. */
  replays: integer('replays'),
  organisationId: text('organisation_id').notNull(),
  registeredBy: text('registered_by').notNull(),
  registeredAt: text('registered_at').notNull(),
  /** When somebody asked for the run that has not ended yet; null = nobody waits for one. */
  queuedAt: text('queued_at'),
  /** How often a node began that run: one that ends its node again and again is given up. */
  begun: integer('begun').notNull().default(0),
  startedAt: text('started_at'),
  /** Share that is done, from 0 to 1. */
  progress: real('progress').notNull(),
  finishedAt: text('finished_at'),
  cancelledAt: text('cancelled_at'),
  failedAt: text('failed_at'),
  failure: text('failure'),
  /** How often it was run to its end. */
  runs: integer('runs').notNull(),
  result: text('result'),
  /** SHA-256 of the result and of all courses: the same trial gives the same. */
  resultHash: text('result_hash'),
})

/** The course of a changed case in one scenario of a trial, beside its record. */
export const ruleTrialCourses = sqliteTable(
  'rule_trial_courses',
  {
    trialId: text('trial_id').notNull(),
    caseId: text('case_id').notNull(),
    scenario: text('scenario').notNull(),
    course: text('course').notNull(),
  },
  (table) => [primaryKey({ columns: [table.trialId, table.caseId, table.scenario] })],
)
