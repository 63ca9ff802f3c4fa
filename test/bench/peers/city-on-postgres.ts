import { join } from 'node:path'
import { getTableName, is } from 'drizzle-orm'
import { SQLiteTable } from 'drizzle-orm/sqlite-core'
import * as ofCompanies from '../../../src/database/company-tables.ts'
import * as ofLedgers from '../../../src/database/ledger-tables.ts'
import * as ofMatters from '../../../src/database/matter-tables.ts'
import { readDatabase } from '../../../src/database/open-database.ts'
import * as ofPiles from '../../../src/database/pile-tables.ts'
import { openPostgres } from '../../../src/database/postgres/open-postgres.ts'
import * as ofRecord from '../../../src/database/record-tables.ts'
import * as main from '../../../src/database/tables.ts'

const tables = Object.values({ ...main, ...ofCompanies, ...ofLedgers, ...ofMatters, ...ofPiles, ...ofRecord }).filter((table) =>
  is(table, SQLiteTable),
)

const together = 200

/** Lays the city of a folder down in an empty database of PostgreSQL, row by row as it is. */
export const cityOnPostgres = (folder: string, url: string): void => {
  const from = readDatabase(join(folder, 'pile.db'))
  const to = openPostgres(url)
  try {
    to.db.transaction((tx) => {
      for (const table of tables) {
        const rows = from.db.select().from(table).all()
        for (let at = 0; at < rows.length; at += together) {
          const part = rows.slice(at, at + together)
          // The server found out where it may write when it was opened.
          if (getTableName(table) === 'counters') tx.delete(table).run()
          tx.insert(table).values(part).run()
        }
      }
    })
  } finally {
    from.connection.close()
    to.connection.close()
  }
}
