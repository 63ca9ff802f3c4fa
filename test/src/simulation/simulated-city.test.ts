import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openDatabase } from '../../../src/database/open-database.ts'
import { sqliteFigures } from '../../../src/database/sqlite-figures.ts'
import { verificationReport } from '../../../src/database/verification-report.ts'
import { openRulesLibrary } from '../../../src/rules/rules-library.ts'
import { hashJson, sha256 } from '../../../src/sealing/seal.ts'
import { liveOnThreads } from '../../../src/simulation/city-threads.ts'
import { rowsOf } from '../../../src/simulation/collect-rows.ts'
import { usualCity } from '../../../src/simulation/parameters.ts'
import { runSimulation } from '../../../src/simulation/run-simulation.ts'
import { liveCity, openCity } from '../../../src/simulation/simulate-city.ts'
import { addTally, noTally } from '../../../src/simulation/tally.ts'

const order = { cases: 40, seed: 7 }
const livedCity = (seed: number) => [...liveCity(openCity(usualCity, { ...order, seed }))]
const printOf = (seed: number) =>
  sha256(JSON.stringify(livedCity(seed).map(({ cases, ledgerChanges }) => ({ cases, ledgerChanges }))))

const folder = mkdtempSync(join(tmpdir(), 'pile-city-'))
const files = { databaseFile: join(folder, 'city.db'), keysFile: join(folder, 'city.keys.db'), filesDir: join(folder, 'files') }

beforeAll(async () => {
  await runSimulation({ ...order, files }, () => {})
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('a simulated city', () => {
  test('is the same to the byte for the same seed, and another for another', () => {
    expect(printOf(7)).toBe(printOf(7))
    expect(printOf(8)).not.toBe(printOf(7))
  })

  test('is the same to the byte on several threads, and told in the same order', async () => {
    const draw = { cases: 150, seed: order.seed }
    const city = openCity(usualCity, draw)
    const lived: unknown[] = []
    const tally = noTally()
    for await (const one of liveOnThreads(city, draw, { threads: 2, isKept: true })) {
      lived.push(one.lived)
      addTally(tally, one.tally)
    }
    const here = [...liveCity(city)]
    expect(here.length).toBeGreaterThan(3)
    expect(JSON.stringify(lived)).toBe(JSON.stringify(here))
    expect(tally.events).toBe(here.flatMap(({ cases }) => cases.flatMap(({ steps }) => steps)).length)
  })

  test('that is left half lived through leaves no thread behind', async () => {
    for await (const { lived } of liveOnThreads(openCity(usualCity, order), order, { threads: 2, isKept: false })) {
      expect(lived).toBeNull()
      break
    }
  })

  test('has a record that is decided again to the same, event by event', () => {
    const { sentences, clean } = verificationReport(files, () => {})
    expect(sentences).toEqual([expect.stringContaining('Verified')])
    expect(clean).toBe(true)
  })

  test('is found out when a single day of it was changed afterwards', () => {
    const { sqlite } = openDatabase(files.databaseFile)
    sqlite.exec("update stays set entered_on = '2024-12-31' where rowid = 5")
    const tampered = verificationReport(files, () => {})
    sqlite.close()
    expect(tampered.clean).toBe(false)
  })

  test('gives the figures the very rows that the service reads from its record', async () => {
    const database = openDatabase(files.databaseFile)
    const kinds = ['answers', 'ends', 'grounds'] as const
    const stored = await sqliteFigures(database, openRulesLibrary(database.db)).rows(
      { districts: usualCity.districts.map(([code]) => code), before: '2030-01-01T00:00:00.000Z' },
      kinds,
    )
    database.sqlite.close()
    const collected = livedCity(order.seed).map(rowsOf)
    for (const kind of kinds) {
      const own = collected.flatMap((rows): unknown[] => rows[kind])
      expect(own.length).toBeGreaterThan(kind === 'grounds' ? 0 : 20)
      expect(stored[kind].map(hashJson).toSorted()).toEqual(own.map(hashJson).toSorted())
    }
  })
})
