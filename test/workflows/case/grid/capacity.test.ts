import { describe, expect, test } from 'vitest'
import { capacityFinding, contest, rejectedOn, surveyed } from '../../../helpers/case-journeys.ts'
import { startCase } from '../../../helpers/case-player.ts'

describe('容量核查: only the grid decides on capacity', () => {
  test.each([
    ['available', 'plan', 'grid'],
    ['orderedChargingOnly', 'orderedChargingOnly', 'owner'],
    ['noCapacity', 'noCapacity', 'owner'],
  ] as const)('%s leads to %s, held by %s', (result, stage, holder) => {
    const player = surveyed(startCase()).send(capacityFinding(result))
    expect(player.stage('grid')).toBe(stage)
    expect(player.holder('grid')).toBe(holder)
    expect(player.ended('capacity')).toBe('answered')
    expect([...player.told('owner'), ...player.told('property')]).toEqual(['capacityFound', 'capacityFound'])
  })

  test('the finding shows the figures it rests on and how long it answers others', () => {
    const player = surveyed(startCase()).send({ ...capacityFinding('available'), sparePiles: 21 })
    expect(player.file.memory.grid).toMatchObject({
      ratedKva: 630,
      peakKva: 400,
      peakMonth: '2025-08',
      sparePiles: 21,
      validUntil: '2026-08-29',
    })
  })

  test('a peak of a month that has not come yet is implausible', () => {
    expect(surveyed(startCase()).refused({ ...capacityFinding('available'), peakMonth: '2026-08' })).toBe('DATE_IMPLAUSIBLE')
  })

  test('room, and a ground of capacity upheld: a finding that contradicts itself', () => {
    const player = surveyed(contest(rejectedOn(['NO_CAPACITY_PRIVATE']), 1))
    expect(player.refused(capacityFinding('available', ['NO_CAPACITY_PRIVATE']))).toBe('FINDING_CONTRADICTS_ITSELF')
  })

  test('late, it stays with the grid', () => {
    const player = surveyed(startCase()).untilDue('capacity')
    expect(player.stage('grid')).toBe('capacity')
    expect(player.clock('capacity').passedOn).toBe('2026-03-17')
  })

  test('declines even now', () => {
    const declined = { type: 'grid.declineCompetence', basis: 'notOurSupply' } as const
    expect(surveyed(startCase()).send(declined).stage('grid')).toBe('namingBody')
  })
})
