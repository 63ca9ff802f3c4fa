import { eq } from 'drizzle-orm'
import { pino } from 'pino'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { spreadFacts } from '../../../src/cases/spread-facts.ts'
import { readFacts } from '../../../src/database/facts.ts'
import * as tables from '../../../src/database/tables.ts'
import { verifyRecord } from '../../../src/database/verify.ts'
import type { CaseEvent } from '../../../workflows/case/events/events.ts'
import { packNamed } from '../../helpers/case-facts.ts'
import { ids, type SmallCity, smallCity } from '../../helpers/small-city.ts'

let city: SmallCity

const zoneId = 'zone'.padEnd(22, '_')

// Spaces 1 and 2 lie in one fire zone, space 3 is known to lie in none.
beforeEach(() => {
  city = smallCity()
  const { db } = city.database
  db.insert(tables.fireZones)
    .values({
      fireZoneId: zoneId,
      compoundId: ids.compound,
      garageId: ids.garage,
      name: '一号防火分区',
      alarm: 'present',
      smokeExhaust: 'present',
      sprinkler: 'missing',
      emergencyLighting: 'present',
      fireUnitAreaM2: 900,
    })
    .run()
  for (const n of [1, 2]) {
    db.update(tables.spaces)
      .set({ fireZoneId: zoneId })
      .where(eq(tables.spaces.spaceId, ids.space(n)))
      .run()
  }
})

afterEach(() => {
  expect(verifyRecord(city.database.db, city.library).differences).toEqual([])
  city.close()
})

type FireReport = Extract<CaseEvent, { type: 'fire.report' }>

const report = (change: Partial<FireReport>): FireReport => ({
  type: 'fire.report',
  result: 'hardStop',
  scope: 'zone',
  upheld: [],
  gaps: [],
  evidence: [],
  ...change,
})

const fireOf = async (caseId: string) => {
  const stored = await city.store.read(caseId)
  const { fire } = stored!.file.memory
  return fire && `${fire.source} ${fire.scope} ${fire.result}`
}

const knownFor = (space: number) => {
  const today = city.time.now().slice(0, 10)
  return readFacts(city.database.db, { spaceId: ids.space(space), today, rules: packNamed('zhuzhou-2022') })
}

describe('a finding answers the next request at once (H20b)', () => {
  test('of the same fire zone, and nobody is asked twice; a space outside of it is looked at', async () => {
    await city.send(await city.file(1), report({}), 'fire')
    expect(await fireOf(await city.file(2))).toBe('reused zone hardStop')
    expect(await fireOf(await city.file(3))).toBeNull()
  })

  test('of the same garage, wherever the space lies', async () => {
    const first = await city.file(1)
    const evidence = [await city.document(first, 'fireDocument')]
    await city.send(first, report({ result: 'passed', scope: 'garage', evidence }), 'fire')
    expect(await fireOf(await city.file(2))).toBe('reused garage passed')
    expect(await fireOf(await city.file(3))).toBe('reused garage passed')
  })

  test('also of who waits for the assessor already: the finding about the zone answers both, another zone is looked at', async () => {
    const [first, second, elsewhere] = [await city.file(1), await city.file(2), await city.file(3)]
    expect(await fireOf(second)).toBeNull()
    await city.send(first, report({}), 'fire')
    await spreadFacts({ store: city.store, time: city.time, logger: pino({ level: 'silent' }) })
    expect(await fireOf(second)).toBe('reused zone hardStop')
    expect(await fireOf(elsewhere)).toBeNull()
    expect(await fireOf(first)).toBe('report zone hardStop')
  })

  test('of the same space only, when it was said of the space: the refiled request is not asked about again', async () => {
    const first = await city.file(1)
    const evidence = [await city.document(first, 'fireDocument')]
    await city.send(first, report({ result: 'passed', scope: 'space', evidence }), 'fire')
    await city.send(first, { type: 'owner.withdraw', reason: 'filedByMistake', evidence: [] }, 'owner')
    expect(await fireOf(await city.file(2))).toBeNull()
    expect(await fireOf(await city.file(1))).toBe('reused space passed')
  })

  test('a finding about a zone that the register does not know is kept for the space alone', async () => {
    await city.send(await city.file(3), report({ result: 'passed' }), 'fire')
    expect(knownFor(3)?.fireFinding).toMatchObject({ scope: 'space', result: 'passed' })
    expect(await fireOf(await city.file(4))).toBeNull()
  })

  test('not after its validity', async () => {
    const first = await city.file(1)
    const evidence = [await city.document(first, 'fireDocument')]
    await city.send(first, report({ result: 'passed', evidence }), 'fire')
    expect(knownFor(2)?.fireFinding).not.toBeNull()
    city.time.set('2027-03-03T01:00:00.000Z')
    expect(knownFor(2)?.fireFinding).toBeNull()
  })

  test('its gaps come along, each with who looks at it (H32)', async () => {
    const gaps: FireReport['gaps'] = [{ gap: 'extinguishers', checkedBy: 'centre', againMonths: 12 }]
    const first = await city.file(1)
    const evidence = [await city.document(first, 'fireDocument')]
    await city.send(first, report({ result: 'passedWithGaps', gaps, evidence }), 'fire')
    const second = await city.store.read(await city.file(2))
    expect(second?.file.memory.obligations).toMatchObject([{ source: 'gap', kind: 'extinguishers' }])
  })
})

describe('a finding against the register (its zone has no sprinklers)', () => {
  test('needs a document: a click outweighs nothing', async () => {
    const answer = await city.send(await city.file(1), report({ result: 'passed' }), 'fire')
    expect(answer).toMatchObject({ kind: 'refused', refusal: { code: 'FINDING_AGAINST_REGISTER' } })
  })

  test('that was wrong is taken back, and the next request that took it over is looked at again', async () => {
    const first = await city.file(1)
    const evidence = [await city.document(first, 'fireDocument')]
    await city.send(first, report({ result: 'passed', evidence }), 'fire')
    city.time.set('2026-03-04T01:00:00.000Z')
    const second = await city.file(2)
    const reused = (await city.store.read(second))!.file.memory.fire
    expect(reused).toMatchObject({
      source: 'reused',
      on: '2026-03-02',
      validUntil: '2027-03-02',
      evidence,
      reusedFrom: `${first}.2`,
    })
    await city.send(first, { type: 'fire.withdrawFinding', reason: 'wrongFacts', evidence: [] }, 'fire')
    expect(knownFor(2)?.fireFinding).toBeNull()
    const logger = pino({ level: 'silent' })
    expect(await spreadFacts({ store: city.store, time: city.time, logger })).toBe(2)
    const { file } = (await city.store.read(second))!
    expect([file.memory.fire, file.positions.find(({ track }) => track === 'fire')?.stage]).toEqual([null, 'assessing'])
  })
})

describe('a finding on capacity belongs to the transformer', () => {
  const capacity = { type: 'grid.reportCapacity', ratedKva: 630, peakKva: 410, peakMonth: '2025-08', sparePiles: 9 } as const
  const surveyed = async (space: number): Promise<string> => {
    const caseId = await city.file(space)
    await city.send(caseId, { type: 'grid.acceptIntake', orderNumber: `GW-2026-00${space}`, evidence: [] }, 'grid')
    await city.send(caseId, { type: 'grid.reportSurvey', route: 'clear', meterPlace: 'existingBox', evidence: [] }, 'grid')
    return caseId
  }
  const gridOf = async (caseId: string) => {
    const stored = await city.store.read(caseId)
    return stored!.file.positions.find(({ track }) => track === 'grid')?.stage
  }

  test('the next request on it is surveyed, and not measured again', async () => {
    const first = await surveyed(1)
    expect(await gridOf(first)).toBe('capacity')
    await city.send(first, { ...capacity, result: 'available', upheld: [], evidence: [] }, 'grid')
    const second = await surveyed(2)
    expect(await gridOf(second)).toBe('plan')
    const stored = await city.store.read(second)
    expect(stored?.file.memory.grid).toMatchObject({ source: 'reused', result: 'available', ratedKva: 630, sparePiles: 9 })
  })

  test('measured again when it has run out', async () => {
    const first = await surveyed(1)
    await city.send(first, { ...capacity, peakKva: 628, result: 'noCapacity', upheld: [], evidence: [] }, 'grid')
    city.time.set('2026-08-30T01:00:00.000Z')
    expect(knownFor(2)?.gridFinding).toBeNull()
    expect(await gridOf(await surveyed(2))).toBe('capacity')
  })
})
