import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { sqliteFigures } from '../../../src/database/sqlite-figures.ts'
import { openStandingRecord } from '../../../src/database/standing-record.ts'
import type { StandingRecord } from '../../../src/statistics/ports.ts'
import { endOfDay } from '../../../workflows/calendar/days.ts'
import { asKnownThen } from '../../../workflows/statistics/as-of.ts'
import { tracesAsOf } from '../../../workflows/statistics/families.ts'
import { ids, type SmallCity, smallCity } from '../../helpers/small-city.ts'

let city: SmallCity
let standing: StandingRecord
beforeEach(() => {
  city = smallCity()
  standing = openStandingRecord(city.database)
})
afterEach(() => city.close())

const day = (n: number) => `2026-03-${String(n).padStart(2, '0')}`
const asked = (n: number, districts: readonly string[] = [ids.district]) => ({
  districts,
  before: endOfDay(day(n), 'Asia/Shanghai'),
})

/** What the record itself says, read again as a whole. */
const read = async (n: number) =>
  tracesAsOf(await sqliteFigures(city.database, city.library).rows(asked(n), ['stays', 'ends']), asKnownThen(day(n)))

const act = async (...sent: Parameters<SmallCity['send']>): Promise<void> => {
  expect(await city.send(...sent)).toMatchObject({ kind: 'recorded' })
}

describe('what is kept ready of the families', () => {
  test('is after every event what the record says', async () => {
    expect(await standing.traces(asked(2))).toEqual([])
    const first = await city.file(1)
    const second = await city.file(2)
    expect(await standing.traces(asked(2))).toHaveLength(2)
    expect(await standing.traces(asked(2))).toEqual(await read(2))
    await act(first, { type: 'centre.confirmComplete', evidence: [] }, 'centre')
    expect(await standing.traces(asked(2))).toEqual(await read(2))
    await act(first, { type: 'property.open', evidence: [] }, 'property')
    await act(second, { type: 'owner.withdraw', reason: 'other', evidence: [] }, 'owner')
    const traces = await standing.traces(asked(2))
    expect(traces).toEqual(await read(2))
    expect(traces?.map(({ open }) => open).toSorted()).toEqual([false, true])
    // The same person asks again for the same space: one family with two requests.
    await city.file(2)
    expect(await standing.traces(asked(2))).toEqual(await read(2))
    expect(await standing.traces(asked(2))).toHaveLength(2)
  })

  test('is nobody’s of another district', async () => {
    await city.file(1)
    expect(await standing.traces(asked(2, ['430204']))).toEqual([])
  })

  test('says nothing of a day on which something that is in it was not known yet', async () => {
    await city.file(1)
    expect(await standing.traces(asked(1))).toBeNull()
    city.time.set(`${day(3)}T01:00:00.000Z`)
    await city.file(2)
    expect(await standing.traces(asked(2))).toBeNull()
    expect(await standing.traces(asked(3))).toHaveLength(2)
  })
})
