import { setImmediate } from 'node:timers/promises'
import { and, asc, inArray } from 'drizzle-orm'
import { asKnownThen } from '../../workflows/statistics/as-of.ts'
import { familyTraces } from '../../workflows/statistics/family-trace.ts'
import { waitingTraces } from '../../workflows/statistics/stuck.ts'
import type { RulesLibrary } from '../rules/rules-library.ts'
import type { StandingRecord, StandingTrace } from '../statistics/ports.ts'
import type { Db, OpenDatabase } from './open-database.ts'
import { isFiledRequest, nextRequests, rowsAsKept } from './sqlite-figures.ts'
import { guarded } from './storage-errors.ts'
import * as tables from './tables.ts'

/** Families read again at a time; between two batches the thread does what else is waiting. */
const batch = 250

/** All that says where a family is and whether it is stuck. */
const kinds = ['stays', 'ends', 'clocks', 'answers', 'words'] as const
/** Everything that is on record: which day it is, the figures ask of the traces. */
const always = asKnownThen('9999-12-31')

/**
 * The traces of all families, kept in memory and brought up to date before each answer: only families of whom something was
 * recorded since are read again. The first time everybody is read, which takes a millisecond for a few families.
 */
export const openStandingRecord = ({ db, sqlite }: OpenDatabase, library: RulesLibrary): StandingRecord => {
  const traces = new Map<string, StandingTrace>()
  /** Number of the last event that is in the traces, and the latest instant among them. */
  let upTo = 0
  let latest = ''
  const since = sqlite.prepare<[number], { last: number | null; latest: string | null }>(
    'select max(rowid) as last, max(recorded_at) as latest from case_events where rowid > ?',
  )
  const changed = sqlite.prepare<[number, number], { chainId: string }>(
    `select distinct c.chain_id as chainId from case_events e join cases c on c.case_id = e.case_id
     where e.rowid > ? and e.rowid <= ? and c.kind = 'request' and c.filed_on is not null`,
  )
  const readFamilies = (chainIds: readonly string[]): void => {
    const rows = rowsAsKept({ db, library }, casesOf(db, chainIds), kinds)
    const waiting = new Map(waitingTraces(rows, always).map((trace) => [trace.chainId, trace]))
    for (const trace of familyTraces(rows)) {
      const own = waiting.get(trace.chainId)
      if (own) traces.set(trace.chainId, { ...own, ...trace })
    }
  }
  const readAll = async (): Promise<void> => {
    // What was read before a reading failed may be older than the event from which the next one goes on.
    traces.clear()
    for (const district of guarded(() => districtsIn(db))) {
      for (let after: string | null = ''; after !== null; ) {
        const from: string = after
        const found = guarded(() => nextRequests(db, { district, after: from }).all())
        const fresh = found.flatMap(({ chainId }) => (chainId === null || traces.has(chainId) ? [] : [chainId]))
        guarded(() => readFamilies([...new Set(fresh)]))
        after = found.at(-1)?.caseId ?? null
        await setImmediate()
      }
    }
  }
  const bringUpToDate = async (): Promise<void> => {
    const news = guarded(() => since.get(upTo))
    if (!news?.last) return
    const { last } = news
    if (upTo === 0) await readAll()
    else {
      const chainIds = guarded(() => changed.all(upTo, last).map(({ chainId }) => chainId))
      for (let from = 0; from < chainIds.length; from += batch) {
        guarded(() => readFamilies(chainIds.slice(from, from + batch)))
        await setImmediate()
      }
    }
    // What was recorded while this was read may be in it already; it is read again the next time.
    const known = guarded(() => since.get(upTo))?.latest ?? ''
    if (known > latest) latest = known
    upTo = last
  }
  return {
    traces: async ({ districts, before }) => {
      await bringUpToDate()
      return latest < before ? [...traces.values()].filter(({ district }) => districts.includes(district)) : null
    },
  }
}

const districtsIn = (db: Db): string[] =>
  db
    .selectDistinct({ district: tables.cases.district })
    .from(tables.cases)
    .where(isFiledRequest)
    .all()
    .map(({ district }) => district)

const casesOf = (db: Db, chainIds: readonly string[]) =>
  db
    .select()
    .from(tables.cases)
    .where(and(inArray(tables.cases.chainId, [...chainIds]), isFiledRequest))
    .orderBy(asc(tables.cases.caseId))
    .all()
