import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { verifyRecord } from '../../../src/database/verify.ts'
import { openSteadyClock } from '../../../src/operation/steady-clock.ts'
import type { CaseEvent } from '../../../workflows/case/events/events.ts'
import { type ServedCity, servedCity } from '../../helpers/served-city.ts'

const minute = 60_000
const hour = 60 * minute

describe('the clock of the machine', () => {
  let wall = Date.parse('2026-03-02T01:00:00.000Z')
  let steady = 0
  const clock = openSteadyClock({ wall: () => wall, steady: () => steady })
  /** Time passes, and beside it somebody sets the clock. */
  const pass = (ms: number, setBy = 0): void => {
    steady += ms
    wall += ms + setBy
  }
  /** By how many milliseconds what is due is behind. */
  const behind = (): number => Date.parse(clock.now()) - Date.parse(clock.due())

  test('is believed while it runs with the counter, and where it is slewed', () => {
    for (const setBy of [0, 400, -900, 50_000]) {
      pass(hour, setBy)
      expect(behind()).toBe(0)
      expect(clock.heldSeconds()).toBe(0)
    }
  })

  test('is not believed when it jumps forward, until as much time has passed', () => {
    pass(1000, 20 * minute)
    expect(behind()).toBe(20 * minute)
    expect(clock.heldSeconds()).toBe(1200)
    pass(19 * minute)
    expect(behind()).toBe(20 * minute)
    pass(minute)
    expect(behind()).toBe(0)
  })

  test('set right in time has moved nothing', () => {
    pass(1000, hour)
    const before = clock.due()
    expect(behind()).toBe(hour)
    pass(30 * minute, -hour)
    expect(behind()).toBe(0)
    expect(Date.parse(clock.due()) - Date.parse(before)).toBe(30 * minute)
  })

  test('that jumped by days is believed after an hour; one that jumps again waits again', () => {
    pass(1000, 72 * hour)
    expect(behind()).toBe(72 * hour)
    pass(59 * minute, 2 * hour)
    expect(behind()).toBe(74 * hour)
    pass(59 * minute)
    expect(behind()).toBe(74 * hour)
    pass(minute)
    expect(behind()).toBe(0)
  })

  test('that is set back is followed at once', () => {
    pass(1000, -hour)
    expect(behind()).toBe(0)
  })
})

const confirm: CaseEvent = { type: 'centre.confirmComplete', evidence: [] }

describe('a service whose clock jumps by an hour', () => {
  let served: ServedCity
  let steady = 0
  let caseId: string

  const pass = (ms: number, setBy = 0): void => {
    steady += ms
    served.city.time.forward({ milliseconds: ms + setBy })
  }
  const ranOut = async () => {
    const events = await served.city.store.events(caseId, 0, 100)
    return events.filter(({ type }) => type === 'deadline.passed').length
  }
  const sweep = () => served.service.rounds.due()

  beforeEach(async () => {
    steady = 0
    served = await servedCity({ steady: () => steady })
    caseId = await served.city.file()
    const [first = ''] = ((await served.city.store.read(caseId))?.file.clocks ?? [])
      .flatMap(({ dueAt }) => (dueAt ? [dueAt] : []))
      .sort()
    pass(Date.parse(first) - Date.parse(served.city.time.now()) - 30 * minute)
    await sweep()
    expect(await ranOut()).toBe(0)
  })

  afterEach(async () => {
    const { city } = served
    const found = verifyRecord(city.database.db, city.library, { keys: city.keys })
    await served.close()
    expect(found.differences).toEqual([])
  })

  test('ends no deadline early: whoever had half an hour left still has it', async () => {
    pass(1000, hour)
    await sweep()
    expect(await ranOut()).toBe(0)
    expect(await (await served.get('/metrics', 'operator')).text()).toContain('pile_clock_held_seconds 3600')
    expect(served.log.filter((line) => line.includes('the clock jumped forward'))).toHaveLength(1)
    // People go on: what they send is recorded as the machine says it.
    const sent = await served.post(caseId, confirm, 'centre', 'while-ahead')
    expect(sent.status).toBe(201)
    pass(10 * minute, -hour)
    await sweep()
    expect(await ranOut()).toBe(0)
  })

  test('ends it once, on time, when the clock has come back', async () => {
    await served.service.rounds.link()
    pass(1000, hour)
    expect((await served.post(caseId, confirm, 'centre', 'sent-while-ahead')).status).toBe(201)
    await served.service.rounds.link()
    pass(1000, -hour)
    await served.service.rounds.link()
    for (let round = 0; round < 4; round += 1) {
      pass(10 * minute)
      await sweep()
    }
    const ended = await ranOut()
    expect(ended).toBeGreaterThan(0)
    await sweep()
    expect(await ranOut()).toBe(ended)
    const times = (await served.city.store.events(caseId, 0, 100)).map(({ recordedAt }) => recordedAt)
    expect(times).toEqual(times.toSorted())
    await served.service.rounds.link()
  })

  test('that nobody sets right is believed after the hour', async () => {
    pass(1000, hour)
    await sweep()
    expect(await ranOut()).toBe(0)
    pass(hour)
    await sweep()
    expect(await ranOut()).toBeGreaterThan(0)
  })

  test('back ends nothing twice, and along a case no record is older than the one before it', async () => {
    pass(31 * minute)
    await sweep()
    const ended = await ranOut()
    expect(ended).toBeGreaterThan(0)
    pass(1000, -hour)
    await sweep()
    expect(await ranOut()).toBe(ended)
    const sent = await served.post(caseId, { type: 'property.open', evidence: [] }, 'property', 'when-set-back')
    expect(sent.status).toBe(201)
    const times = (await served.city.store.events(caseId, 0, 100)).map(({ recordedAt }) => recordedAt)
    expect(times).toEqual(times.toSorted())
  })
})
