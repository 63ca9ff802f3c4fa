import { and, asc, inArray } from 'drizzle-orm'
import {
  type AsOf,
  answersAsOf,
  asKnownThen,
  clocksAsOf,
  endsAsOf,
  groundsAsOf,
  placesAsOf,
  staysAsOf,
} from '../../workflows/statistics/as-of.ts'
import { familyTraces } from '../../workflows/statistics/family-trace.ts'
import type { OpenStayColumns } from '../../workflows/statistics/stay-columns.ts'
import { waitingTraces } from '../../workflows/statistics/stuck.ts'
import type { RulesLibrary } from '../rules/rules-library.ts'
import type { StandingTrace } from '../statistics/ports.ts'
import type { Db } from './open-database.ts'
import { quickly } from './quick-query.ts'
import { isFiledRequest, placesOf, rowsBefore } from './sqlite-figures.ts'
import * as tables from './tables.ts'

/** What is kept of families: the way of each, and their stays in columns. */
export interface KeptFamilies {
  readonly traces: Map<string, StandingTrace>
  readonly stays: OpenStayColumns
}

/** Of which day families are read, and up to which instant the record is. */
export interface ReadAt {
  readonly at: AsOf
  readonly before: string
}

/** All that says where a family is, whether it is stuck, and because of whom. */
const kinds = ['stays', 'ends', 'clocks', 'answers', 'grounds', 'words'] as const

/** Everything that is on record: which day it is, the figures ask of what is kept. */
export const always: ReadAt = { at: asKnownThen('9999-12-31'), before: '9999-12-31T23:59:59.999Z' }

/** Reads families anew, in place of what is kept of them; one that had not asked by then is taken out. */
export const readFamilies = (
  parts: { readonly db: Db; readonly library: RulesLibrary },
  { traces, stays }: KeptFamilies,
  chainIds: readonly string[],
  { at, before }: ReadAt,
): void => {
  const cases = casesOf(parts.db, chainIds)
  const rows = asOfDay(rowsBefore(parts, { found: cases, before }, kinds), at)
  const known = placesOf(
    parts.db,
    parts.library,
    cases.map(({ caseId }) => caseId),
  )
  const places = at === always.at ? known : placesAsOf(known, at)
  const endsOf = Map.groupBy(rows.ends, ({ chainId }) => chainId)
  const answersOf = Map.groupBy(rows.answers, ({ chainId }) => chainId)
  const clocksOf = Map.groupBy(rows.clocks, ({ caseId }) => caseId)
  const groundsOf = Map.groupBy(rows.grounds, ({ caseId }) => caseId)
  const found = Map.groupBy(rows.stays, (stay) => stay.chainId)
  for (const chainId of chainIds) {
    const own = found.get(chainId)
    if (!own) {
      traces.delete(chainId)
      stays.drop(chainId)
      continue
    }
    const caseIds = [...new Set(own.map(({ caseId }) => caseId))]
    stays.put(chainId, {
      ...{ stays: own, ends: endsOf.get(chainId) ?? [], places, answers: answersOf.get(chainId) ?? [] },
      clocks: caseIds.flatMap((caseId) => clocksOf.get(caseId) ?? []),
      grounds: caseIds.flatMap((caseId) => groundsOf.get(caseId) ?? []),
    })
  }
  const placed = { ...rows, places }
  const waiting = new Map(waitingTraces(placed, at).map((trace) => [trace.chainId, trace]))
  for (const trace of familyTraces(placed)) {
    const own = waiting.get(trace.chainId)
    if (own) traces.set(trace.chainId, { ...own, ...trace })
  }
}

const asOfDay = (rows: ReturnType<typeof rowsBefore>, at: AsOf) =>
  at === always.at
    ? rows
    : {
        ...{ stays: staysAsOf(rows.stays, at), ends: endsAsOf(rows.ends, at), answers: answersAsOf(rows.answers, at) },
        ...{ clocks: clocksAsOf(rows.clocks, at), grounds: groundsAsOf(rows.grounds, at), words: rows.words },
      }

const casesOf = (db: Db, chainIds: readonly string[]) => {
  const { caseId, chainId, district, compoundId, filedOn, closedOn, outcome, recordedAt } = tables.cases
  return quickly(
    db
      .select({ caseId, chainId, district, compoundId, filedOn, closedOn, outcome, recordedAt })
      .from(tables.cases)
      .where(and(inArray(chainId, [...chainIds]), isFiledRequest))
      .orderBy(asc(caseId)),
  )
}
