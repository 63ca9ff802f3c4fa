import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { readLedger } from '../../../src/database/ledger-rows.ts'
import { verifyRecord } from '../../../src/database/verify.ts'
import type { CaseEvent, EventOf } from '../../../workflows/case/events/events.ts'
import { ids, type SmallCity, smallCity } from '../../helpers/small-city.ts'
import { isOnPostgres } from '../../helpers/test-database.ts'

let city: SmallCity
let second: SmallCity

beforeEach(() => {
  city = smallCity({ spaces: 12 })
  second = smallCity({ folder: city.folder })
})

afterEach(() => {
  second.close()
  city.close()
})

const verified = () => verifyRecord(city.database.db, city.library).differences.map(({ detail }) => detail)
const ledger = () => readLedger(city.database.db, ids.transformer, null)
const stateOf = (caseId: string) => ledger().entries.find((entry) => entry.caseId === caseId)?.state

const surveyed = async (space: number): Promise<string> => {
  const caseId = await city.file(space)
  await city.send(caseId, { type: 'grid.acceptIntake', orderNumber: `GW-2026-0${space}`, evidence: [] }, 'grid')
  await city.send(caseId, { type: 'grid.reportSurvey', route: 'clear', meterPlace: 'existingBox', evidence: [] }, 'grid')
  return caseId
}

const finding = (result: EventOf<'grid.reportCapacity'>['result'], peakKva: number): CaseEvent => ({
  type: 'grid.reportCapacity',
  result,
  ratedKva: 630,
  peakKva,
  peakMonth: '2025-08',
  upheld: [],
  evidence: [],
})

// Room for one pile of 7 kW below the limit, and for no second one.
const roomForOne = 630 * 0.8 - 8

describe('the ledger of a transformer', () => {
  test('takes every filing in the order in which it came, on a chain of its own', async () => {
    const [first, next] = [await city.file(1), await city.file(2)]
    expect(ledger().entries.map(({ caseId, state }) => [caseId, state])).toEqual([
      [first, 'waiting'],
      [next, 'waiting'],
    ])
    expect(verified()).toEqual([])
  })

  test('two requests for the last capacity at the same second: the first filing has it, whoever is answered first', async () => {
    const [early, late] = [await surveyed(1), await surveyed(2)]
    const answers = await Promise.all([
      second.send(late, finding('available', roomForOne), 'grid'),
      city.send(early, finding('available', roomForOne), 'grid'),
    ])
    expect(answers.map(({ kind }) => kind)).toEqual(['refused', 'recorded'])
    expect([stateOf(early), stateOf(late)]).toEqual(['reserved', 'waiting'])
    expect(verified()).toEqual([])
  })

  test('the row that decided is in the record of the event, with the version of the ledger', async () => {
    const caseId = await surveyed(1)
    const before = ledger().version
    await city.send(caseId, finding('available', roomForOne), 'grid')
    const stored = await city.store.read(caseId)
    expect(stored?.file.memory.ledgerRow).toMatchObject({ transformerId: ids.transformer, version: before, band: 'available' })
  })

  test('an owner who files for ten spaces has ten entries, each with a place of its own', async () => {
    for (let space = 1; space <= 10; space += 1) await city.file(space)
    expect(new Set(ledger().entries.map(({ no }) => no)).size).toBe(10)
  })

  test('a withdrawn request frees its room', async () => {
    const caseId = await surveyed(1)
    await city.send(caseId, finding('available', roomForOne), 'grid')
    await city.send(caseId, { type: 'owner.withdraw', reason: 'costTooHigh', evidence: [] }, 'owner')
    expect(ledger().entries).toEqual([])
    expect(verified()).toEqual([])
  })

  // What is JSON there cannot be edited as a text.
  const tamperings = [
    [
      'an edited change',
      `update ledger_events set change = replace(change, '"powerKw":7', '"powerKw":3')`,
      'it was changed after',
    ],
    ['a removed record', 'delete from ledger_events where seq = 1', 'record 1 is missing'],
    ['an edited entry', `update ledger_entries set place = '2020-01-01T00:00:00.000Z'`, 'is not what its events give'],
    ['a removed entry', 'delete from ledger_entries', 'is missing'],
    ['edited figures', `update ledgers set figures = replace(figures, '630', '9999')`, 'its figures are not what'],
    ['a removed ledger', 'delete from ledgers', 'but no ledger'],
  ] as const
  test.each(tamperings.filter(([, sql]) => !(isOnPostgres() && sql.includes('replace('))))(
    'verification sees %s',
    async (_, sql, expected) => {
      await city.file(1)
      city.database.sqlite.exec(sql)
      expect(verified()).toContainEqual(expect.stringContaining(expected))
    },
  )
})
