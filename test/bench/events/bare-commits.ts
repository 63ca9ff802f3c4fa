import type Database from 'better-sqlite3'
import { type EventCity, openCityFile } from './event-city.ts'
import { type Measured, measured } from './measured.ts'
import type { RowWrite } from './row-writes.ts'

/** So many events share a transaction. */
const together = 50

/** Writes the rows of events and nothing else. */
export interface BareCommits {
  round(transactions: number): Measured
  close(): void
}

/**
 * The limit: better-sqlite3 on a database of the same size and the same settings, reading a case and writing the very rows
 * that its event changes, fifty events a transaction, every transaction on the disk before the next. No HTTP, no rules.
 */
export const bareCommits = (city: EventCity): BareCommits => {
  const sqlite = openCityFile(city.copy())
  const statements = new Map<string, Database.Statement>()
  const prepared = (sql: string): Database.Statement => {
    const statement = statements.get(sql) ?? sqlite.prepare(sql)
    statements.set(sql, statement)
    return statement
  }
  const read = sqlite.prepare<[string]>('select * from cases where case_id = ?')
  const reached = new Uint8Array(city.caseIds.length)
  const next = (): { readonly caseId: string; readonly writes: readonly RowWrite[] } => {
    for (;;) {
      const at = Math.floor(Math.random() * reached.length)
      const [caseId, step] = [city.caseIds[at], city.steps[reached[at] ?? 0]]
      if (caseId === undefined || !step) continue
      reached[at] = (reached[at] ?? 0) + 1
      return { caseId, writes: city.writesOf(step, caseId) }
    }
  }
  const write = sqlite.transaction((events: readonly ReturnType<typeof next>[]) => {
    for (const { caseId, writes } of events) {
      read.get(caseId)
      for (const { sql, values } of writes) prepared(sql).run(values)
    }
  })
  return {
    round: (transactions) => {
      const groups = Array.from({ length: transactions }, () => Array.from({ length: together }, next))
      const before = process.cpuUsage()
      const from = performance.now()
      for (const group of groups) write.immediate(group)
      const seconds = (performance.now() - from) / 1000
      return measured(transactions * together, seconds, process.cpuUsage(before))
    },
    close: () => sqlite.close(),
  }
}
