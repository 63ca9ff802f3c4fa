import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { keepUp } from '../../../src/database/keep-up.ts'
import { keptVersion } from '../../../src/database/kept-rows.ts'
import { openDatabase } from '../../../src/database/open-database.ts'
import * as tables from '../../../src/database/tables.ts'
import { verifyRecord } from '../../../src/database/verify.ts'
import { type SmallCity, smallCity } from '../../helpers/small-city.ts'

let city: SmallCity
beforeEach(async () => {
  city = smallCity()
  const caseId = await city.file()
  await city.send(caseId, { type: 'centre.confirmComplete', evidence: [] }, 'centre')
  const grounds = [{ code: 'FIRE_SYSTEM_MISSING' as const, evidence: [] }]
  await city.send(caseId, { type: 'property.reject', grounds, evidence: [] }, 'property')
  await city.file(2)
})
afterEach(() => city.close())

const migrations = new URL('../../../migrations/sqlite/', import.meta.url)

/** Writes the same record into a file as the first release would have kept it, and gives its name. */
const asFirstReleaseKeptIt = (): string => {
  const file = join(city.folder, 'first-release.db')
  const sqlite = new Database(file)
  const [first] = JSON.parse(readFileSync(new URL('meta/_journal.json', migrations), 'utf8')).entries
  sqlite.exec(readFileSync(new URL(`${first.tag}.sql`, migrations), 'utf8'))
  sqlite.exec('create table __drizzle_migrations (id serial primary key, hash text not null, created_at numeric)')
  sqlite.exec(`insert into __drizzle_migrations (hash, created_at) values ('first', ${first.when})`)
  sqlite.exec(`attach '${join(city.folder, 'pile.db')}' as now`)
  const names = sqlite.prepare<[], { name: string }>(`select name from main.sqlite_master where type = 'table'`).all()
  for (const { name } of names.filter((table) => !table.name.startsWith('__'))) {
    const columns = sqlite.prepare<[], { name: string }>(`pragma main.table_info(${name})`).all()
    const list = columns.map((column) => column.name).join()
    sqlite.exec(`insert into main.${name} (${list}) select ${list} from now.${name}`)
  }
  sqlite.close()
  return file
}

describe('a database that an older version kept', () => {
  test('is opened, gets the new columns, and is filled from the events', () => {
    const { db, sqlite } = openDatabase(asFirstReleaseKeptIt())
    expect(verifyRecord(db, city.library).differences.map(({ what }) => what)).toContain('grounds')
    const rebuilt: number[] = []
    keepUp(db, city.library, (cases) => rebuilt.push(cases))
    expect(rebuilt).toEqual([2])
    expect(verifyRecord(db, city.library).differences).toEqual([])
    expect(db.select().from(tables.grounds).get()).toMatchObject({ route: 'fire', onBehalf: false })
    sqlite.close()
  })

  test('is rebuilt once: the next start has nothing to do', () => {
    const { db } = city.database
    keepUp(db, city.library)
    const again: number[] = []
    keepUp(db, city.library, (cases) => again.push(cases))
    expect(again).toEqual([])
  })

  test('rebuilding writes the very rows that the events wrote, and takes away what does not follow from them', () => {
    const { db, sqlite } = city.database
    const rows = () =>
      [tables.stays, tables.caseClocks, tables.answers, tables.grounds].map((table) => db.select().from(table).all())
    const sorted = (list: readonly object[][]) => list.map((table) => table.map((row) => JSON.stringify(row)).sort())
    const before = sorted(rows())
    sqlite.exec(
      `insert into answers select case_id, 1, 'nobody', served_on, served_recorded_on, null, null, null, null, 0, null from answers`,
    )
    expect(sorted(rows())).not.toEqual(before)
    keepUp(db, city.library)
    expect(sorted(rows())).toEqual(before)
  })

  test('a raised version is what makes it happen', () => {
    const { db } = city.database
    keepUp(db, city.library)
    expect(db.select().from(tables.counters).all()).toContainEqual({ name: 'kept rows', value: keptVersion })
  })
})
