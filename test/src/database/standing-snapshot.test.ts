import { existsSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openStandingRecord } from '../../../src/database/standing-record.ts'
import { snapshotFile } from '../../../src/database/standing-snapshot.ts'
import type { Standing } from '../../../src/statistics/ports.ts'
import { accountsOf } from '../../../workflows/statistics/accounts.ts'
import { asKnownThen } from '../../../workflows/statistics/as-of.ts'
import { calendarDaysBetween } from '../../../workflows/statistics/days.ts'
import { mapOf } from '../../../workflows/statistics/process-map.ts'
import { stagesOf } from '../../../workflows/statistics/stages.ts'
import { type SimulatedDatabase, simulatedDatabase } from '../../helpers/simulated-database.ts'

let city: SimulatedDatabase
let file: string
beforeEach(() => {
  city = simulatedDatabase({ cases: 120, seed: 11 })
  file = `${city.databaseFile}.figures`
})
afterEach(() => city.close())

const open = (snapshot = true) => openStandingRecord(city.database, city.library, snapshot ? snapshotFile(file) : null)

const readyOf = (standing: ReturnType<typeof open>): Promise<Standing> => {
  return standing.ready({ districts: city.districts, before: '9999-12-31T00:00:00.000Z', at: asKnownThen('2027-06-30') })
}

/** Everything that is kept ready, to the last number. */
const kept = async (standing: ReturnType<typeof open>) => {
  const ready = await readyOf(standing)
  // What is kept beside them is no part of what is laid aside.
  const { kept: _, ...stays } = ready.stays()
  return { traces: ready.traces(), stays: structuredClone(stays) }
}

/** What does not depend on where in the columns a family lies. */
const figures = async (standing: ReturnType<typeof open>) => {
  const stays = (await readyOf(standing)).stays()
  const question = { at: asKnownThen('2027-06-30'), split: 'district', workingDaysBetween: calendarDaysBetween } as const
  const ofStages = { ...question, period: { from: '2026-07-01', to: '2027-06-30' }, withOrganisations: true, withCases: false }
  return [accountsOf(stays, question), mapOf(stays, question), stagesOf(stays, ofStages)].map((figure) =>
    JSON.parse(JSON.stringify(figure), (key, value) => (key === 'caseIds' ? (value as string[]).toSorted() : value)),
  )
}

/** Changes the record behind its back, so that who took up what was laid aside can be told from who read again. */
const unseen = () => city.database.connection.exec(`update stays set holder = 'court' where holder = 'property'`)

const restOfEvent =
  'type, track, origin, cause_seq, actor, occurred_on, recorded_at, workflow, rules, calendar, input, lent, outcome, previous_hash'

/** An event as the last one of the record, of a case whose first one says that somebody holds it whom nobody gave it. */
const oneMoreEvent = () =>
  city.database.connection.exec(
    `insert into case_events (case_id, seq, hash, ${restOfEvent}) select case_id, seq + 1000, hash || 'x', ${restOfEvent}
     from case_events where case_id in (select case_id from stays where holder = 'court') limit 1`,
  )

describe('what is kept ready of the families, laid aside in a file', () => {
  test('is taken up by the next run, to the last number what the record gives', async () => {
    await readyOf(open())
    expect(existsSync(file)).toBe(true)
    const [taken, read] = [await kept(open()), await kept(open(false))]
    expect(taken).toEqual(read)
    expect(taken.traces.length).toBeGreaterThan(100)
    unseen()
    expect(await kept(open())).toEqual(read)
    expect(await kept(open(false))).not.toEqual(read)
  })

  test('follows what was recorded and which places were changed since it was laid aside', async () => {
    await readyOf(open())
    unseen()
    const stale = await figures(open())
    oneMoreEvent()
    expect(await figures(open())).not.toEqual(stale)
    city.database.connection.exec('update compounds set version = version + 1')
    expect(await figures(open())).toEqual(await figures(open(false)))
  })

  test.each([
    ['cut off', () => truncateSync(file, statSync(file).size - 100)],
    [
      'spoilt in a byte',
      () => {
        const bytes = readFileSync(file)
        bytes[bytes.length - 20] = (bytes[bytes.length - 20] ?? 0) ^ 1
        writeFileSync(file, bytes)
      },
    ],
    ['no such file at all', () => writeFileSync(file, 'not laid aside by anybody')],
    ['of another code', () => rewriteHead({ code: 'of an older version' })],
    ['of another record', () => rewriteHead({ anchor: 'the hash of an event that is not here' })],
  ])('is thrown away where it is %s', async (_, spoil) => {
    await readyOf(open())
    spoil()
    unseen()
    expect(await kept(open())).toEqual(await kept(open(false)))
  })

  test('is not needed: where it cannot be written, everything is as without it', async () => {
    const nowhere = snapshotFile(`${city.databaseFile}/no/such/folder`)
    expect(nowhere.write([1])).toBe(false)
    const standing = openStandingRecord(city.database, city.library, nowhere)
    expect(await kept(standing)).toEqual(await kept(open(false)))
  })
})

test('takes a fraction of the room that lists of days take in memory', () => {
  const days = Int32Array.from({ length: 100_000 }, (_, at) => 2000 + (at % 365))
  expect(snapshotFile(file).write([days])).toBe(true)
  expect(statSync(file).size).toBeLessThan(days.byteLength / 4)
  const found: unknown[] = []
  expect(snapshotFile(file).read((next) => found.push(next()) === 1)).toBe(true)
  expect(found).toEqual([days])
})

const rewriteHead = (change: object): void => {
  const pieces: unknown[] = []
  snapshotFile(file).read((next) => {
    for (;;) pieces.push(next())
  })
  const [head, ...rest] = pieces
  snapshotFile(file).write([{ ...(head as object), ...change }, ...rest])
}

test('a record whose events were numbered anew is read again', async () => {
  const { connection } = city.database
  connection.exec('update case_events set rowid = rowid + 1000000')
  const standing = open(false)
  await readyOf(standing)
  // As a VACUUM may do: the next event has a smaller number than the last one that was read.
  connection.exec('update case_events set rowid = rowid - 1000000')
  unseen()
  oneMoreEvent()
  expect(await figures(standing)).toEqual(await figures(open(false)))
})
