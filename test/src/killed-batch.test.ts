import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as after } from 'node:timers/promises'
import { count, eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { sqliteCalendars } from '../../src/database/sqlite-calendars.ts'
import * as tables from '../../src/database/tables.ts'
import { verifyRecord } from '../../src/database/verify.ts'
import { year2027 } from '../helpers/calendar-years.ts'
import { type ChildService, startChild } from '../helpers/child-service.ts'
import { smallCity } from '../helpers/small-city.ts'

// Every start is a process of its own, which takes its time on a busy machine.
vi.setConfig({ testTimeout: 600_000, hookTimeout: 120_000 })

const requests = 60

let folder: string
let service: ChildService | null = null

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'killed-batch-'))
})

afterAll(async () => {
  await service?.end('SIGKILL')
  rmSync(folder, { recursive: true })
})

test('a service that is killed while a holiday notice reaches the requests goes on where it was, and tells each of them once', async () => {
  const prepared = smallCity({ folder, spaces: requests, at: '2026-12-28T01:00:00.000Z' })
  for (let space = 1; space <= requests; space += 1) await prepared.file(space)
  const calendars = sqliteCalendars({ database: prepared.database, library: prepared.library })
  await calendars.importNotice('cn', year2027, { now: prepared.time.now(), accountId: null })
  prepared.close()

  /** Looks into the file beside the service: another connection, that only reads. */
  const look = smallCity({ folder })
  const told = (): number => {
    const { caseEvents } = tables
    const found = look.database.db.select({ n: count() }).from(caseEvents).where(eq(caseEvents.type, 'calendar.changed')).get()
    return found?.n ?? 0
  }
  const seen = [0]
  for (const goal of [5, 20, 40, requests]) {
    const started = await startChild({ cwd: folder, environment: { DATABASE_URL: 'file:pile.db' } })
    service = started
    while (told() < goal) await after(2)
    expect(await started.end('SIGKILL')).toBe('SIGKILL')
    seen.push(told())
  }
  look.close()
  // Each run found the requests that the one before had not reached, and no other.
  expect(seen).toEqual(seen.toSorted((a, b) => a - b))
  expect(seen.at(1)).toBeLessThan(requests)
  expect(seen.at(-1)).toBe(requests)
  const city = smallCity({ folder })
  const rows = city.database.db.select().from(tables.caseEvents).where(eq(tables.caseEvents.type, 'calendar.changed')).all()
  expect(new Set(rows.map(({ caseId }) => caseId)).size).toBe(requests)
  const { differences } = verifyRecord(city.database.db, city.library, { keys: city.keys, filesDir: join(folder, 'files') })
  expect(differences).toEqual([])
  city.close()
})
