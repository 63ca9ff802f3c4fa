import { and, asc, desc, eq, isNotNull, sql } from 'drizzle-orm'
import type { RulePack } from '../../workflows/rules/schema.ts'
import type { TrialCourse, TrialResult } from '../../workflows/trials/result.ts'
import type { Scenario } from '../../workflows/trials/scenarios.ts'
import { sha256 } from '../sealing/seal.ts'
import type { Registration, Trial, TrialStanding, TrialStore } from '../trials/ports.ts'
import { leaseOfTrial } from '../trials/trial-lease.ts'
import type { Db, OpenDatabase } from './open-database.ts'
import { guarded } from './storage-errors.ts'
import { ruleTrialCourses, ruleTrials } from './trial-tables.ts'

type Row = typeof ruleTrials.$inferSelect

/** The trials on SQLite. One whose run was asked for runs while somebody holds it, and waits while nobody does. */
export const sqliteTrials = ({ db, leases }: OpenDatabase): TrialStore => {
  const isRunning = (trialId: string): boolean => leases.isTaken(leaseOfTrial(trialId))
  const change = (trialId: string, set: Partial<Row>): void => {
    db.update(ruleTrials).set(set).where(eq(ruleTrials.trialId, trialId)).run()
  }
  const rowOf = (trialId: string): Row | undefined => db.select().from(ruleTrials).where(eq(ruleTrials.trialId, trialId)).get()
  return {
    register: async (registration) =>
      guarded(() => {
        db.insert(ruleTrials).values(toRow(registration)).run()
      }),
    list: async (organisationId) =>
      guarded(() =>
        db
          .select()
          .from(ruleTrials)
          .where(eq(ruleTrials.organisationId, organisationId))
          .orderBy(desc(ruleTrials.registeredAt), asc(ruleTrials.trialId))
          .all()
          .map((row) => toTrial(row, isRunning)),
      ),
    read: async (trialId) =>
      guarded(() => {
        const row = rowOf(trialId)
        return row ? toTrial(row, isRunning) : null
      }),
    packOf: async (trialId) =>
      guarded(() => {
        const row = rowOf(trialId)
        return row ? packIn(row) : null
      }),
    result: async (trialId) =>
      guarded(() => {
        const text = rowOf(trialId)?.result ?? null
        return text === null ? null : (JSON.parse(text) as TrialResult)
      }),
    courses: async (trialId, caseId) =>
      guarded(() =>
        db
          .select({ course: ruleTrialCourses.course })
          .from(ruleTrialCourses)
          .where(and(eq(ruleTrialCourses.trialId, trialId), eq(ruleTrialCourses.caseId, caseId)))
          .all()
          .map(({ course }) => JSON.parse(course) as TrialCourse),
      ),
    queue: async (trialId, at) => guarded(() => change(trialId, { ...notBegun, queuedAt: at })),
    queued: async () =>
      guarded(() =>
        db
          .select({ trialId: ruleTrials.trialId, begun: ruleTrials.begun })
          .from(ruleTrials)
          .where(isNotNull(ruleTrials.queuedAt))
          .orderBy(asc(ruleTrials.queuedAt), asc(ruleTrials.trialId))
          .all(),
      ),
    start: async (trialId, at) =>
      guarded(() => {
        const set = { startedAt: at, progress: 0, begun: sql`${ruleTrials.begun} + 1` }
        db.update(ruleTrials).set(set).where(eq(ruleTrials.trialId, trialId)).run()
      }),
    note: async (trialId, progress) => guarded(() => change(trialId, { progress })),
    finish: async (trialId, output, at) => guarded(() => finish(db, trialId, output, at)),
    cancel: async (trialId, at) => guarded(() => change(trialId, { cancelledAt: at, queuedAt: null })),
    fail: async (trialId, why, at) => guarded(() => change(trialId, { failedAt: at, failure: why, queuedAt: null })),
  }
}

const notBegun = {
  ...{ begun: 0, progress: 0 },
  ...{ startedAt: null, cancelledAt: null, failedAt: null, failure: null, finishedAt: null },
}

const finish = (
  db: Db,
  trialId: string,
  { result, courses }: { readonly result: TrialResult; readonly courses: readonly TrialCourse[] },
  at: string,
): void => {
  const text = JSON.stringify(result)
  const rows = courses.map((course) => ({
    trialId,
    caseId: course.caseId,
    scenario: course.scenario,
    course: JSON.stringify(course),
  }))
  const resultHash = sha256([text, ...rows.map(({ course }) => course)].join('\n'))
  db.transaction(
    (tx) => {
      tx.delete(ruleTrialCourses).where(eq(ruleTrialCourses.trialId, trialId)).run()
      for (const row of rows) tx.insert(ruleTrialCourses).values(row).run()
      const runs = (tx.select().from(ruleTrials).where(eq(ruleTrials.trialId, trialId)).get()?.runs ?? 0) + 1
      tx.update(ruleTrials)
        .set({ finishedAt: at, queuedAt: null, progress: 1, runs, result: text, resultHash })
        .where(eq(ruleTrials.trialId, trialId))
        .run()
    },
    { behavior: 'immediate' },
  )
}

const toRow = (registration: Registration): typeof ruleTrials.$inferInsert => {
  const { pack, period, districts, scenarios, ...rest } = registration
  return {
    ...rest,
    packId: pack.value.id,
    packVersion: pack.value.version,
    packHash: pack.hash,
    pack: JSON.stringify(pack.value),
    districts: JSON.stringify(districts),
    periodFrom: period.from,
    periodTo: period.to,
    scenarios: JSON.stringify(scenarios),
    progress: 0,
    runs: 0,
  }
}

// The columns hold texts that this store wrote from the very types that are named here.
const packIn = ({ pack }: Row): RulePack => JSON.parse(pack) as RulePack

const toTrial = (row: Row, isRunning: (trialId: string) => boolean): Trial => {
  const { trialId, question, asOf, readBefore, seed, replays, organisationId, registeredBy, registeredAt } = row
  const { queuedAt, startedAt, finishedAt, cancelledAt, failure, progress, runs, resultHash } = row
  return {
    trialId,
    question,
    pack: { id: row.packId, version: row.packVersion, hash: row.packHash, title: packIn(row).title },
    districts: JSON.parse(row.districts) as string[],
    period: { from: row.periodFrom, to: row.periodTo },
    asOf,
    readBefore,
    seed,
    scenarios: JSON.parse(row.scenarios) as Scenario[],
    replays,
    organisationId,
    registeredBy,
    registeredAt,
    standing: standingOf(row, isRunning),
    progress,
    queuedAt,
    startedAt,
    finishedAt,
    cancelledAt,
    failure,
    runs,
    resultHash,
  }
}

const standingOf = (row: Row, isRunning: (trialId: string) => boolean): TrialStanding => {
  if (row.queuedAt !== null) return isRunning(row.trialId) ? 'running' : 'waiting'
  if (row.finishedAt !== null) return 'finished'
  if (row.cancelledAt !== null) return 'cancelled'
  if (row.failedAt !== null) return 'failed'
  return row.startedAt === null ? 'registered' : 'interrupted'
}
