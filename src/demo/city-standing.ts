import { count, eq } from 'drizzle-orm'
import { type Db, openDatabase } from '../database/open-database.ts'
import * as tables from '../database/tables.ts'
import { UnusableStorage } from '../database/unusable-storage.ts'

const counter = 'demo city'
const whole = 1
const begun = 0

/** Whether a database already holds the whole demo city. */
export const holdsCity = (db: Db): boolean => markOf(db) === whole

/** Notes that a city is being filled in: until it is whole, nobody takes it for one. */
export const markCity = (db: Db, stage: 'begun' | 'whole'): void => {
  const row = { name: counter, value: stage === 'whole' ? whole : begun }
  db.insert(tables.counters).values(row).onConflictDoUpdate({ target: tables.counters.name, set: row }).run()
}

const markOf = (db: Db): number | undefined =>
  db.select().from(tables.counters).where(eq(tables.counters.name, counter)).get()?.value

/**
 * Makes sure that a demo may be put into a database: invented cases and a known password have no place among real ones.
 * @throws UnusableStorage when it holds anything but a whole demo city.
 */
export const refuseOthersData = (file: string): void => {
  const { db, sqlite } = openDatabase(file)
  const [districts, accounts] = [tables.districts, tables.accounts].map(
    (table) => db.select({ n: count() }).from(table).get()?.n ?? 0,
  )
  const mark = markOf(db)
  sqlite.close()
  if (mark === begun) {
    throw new UnusableStorage(
      `The database ${file} holds half a demo city: its filling was cut short. Remove that file and begin anew.`,
    )
  }
  if (mark === undefined && (districts !== 0 || accounts !== 0)) {
    throw new UnusableStorage(
      `The database ${file} holds data of its own, and a demo would mix invented cases into it. Name another file.`,
    )
  }
}
