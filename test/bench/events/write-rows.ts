import type Database from 'better-sqlite3'
import type { NextEvent } from './next-event.ts'

/** Writes the rows of an event by statements made once, its case read before. To be called inside of a transaction. */
export const rowWriter = (sqlite: Database.Database): ((event: NextEvent) => void) => {
  const statements = new Map<string, Database.Statement>()
  const prepared = (sql: string): Database.Statement => {
    const statement = statements.get(sql) ?? sqlite.prepare(sql)
    statements.set(sql, statement)
    return statement
  }
  const read = sqlite.prepare<[string]>('select * from cases where case_id = ?')
  return ({ caseId, writes }) => {
    read.get(caseId)
    for (const { sql, values } of writes) prepared(sql).run(values)
  }
}
