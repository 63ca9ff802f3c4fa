import { describe, expect, test } from 'vitest'
import { capacityFinding, surveyed } from '../../../helpers/case-journeys.ts'
import { startCase } from '../../../helpers/case-player.ts'

const stopped = () => surveyed(startCase()).send(capacityFinding('noCapacity'))

describe('what an owner can do when the grid track stops the request', () => {
  test('report the remedy: the capacity is looked at again', () => {
    const player = stopped().nextWorkingDay(20).send({ type: 'owner.reportRemedy', track: 'grid' })
    expect(player.stage('grid')).toBe('capacity')
    expect(player.ended('ownerDecision')).toBe('answered')
    expect(player.send(capacityFinding('available')).stage('grid')).toBe('plan')
  })

  test('have it coordinated: the sixty days rest', () => {
    const player = stopped().send({ type: 'owner.requestCoordination', track: 'grid' })
    expect(player.stage('grid')).toBe('coordination')
    expect(player.clock('ownerDecision').state).toBe('paused')
  })

  test('have it mediated', () => {
    expect(stopped().send({ type: 'owner.requestMediation', track: 'grid' }).stage('grid')).toBe('mediation')
  })

  test('take an alternative', () => {
    const player = stopped().send({ type: 'owner.acceptAlternative', kind: 'NEARBY_SHARED' })
    expect(player.file.memory.outcome).toMatchObject({ outcome: 'diverted', reason: 'NEARBY_SHARED' })
  })

  test('not order a fire test in the name of the grid', () => {
    const player = stopped().send({ type: 'fire.report', result: 'passed', scope: 'garage' })
    expect(player.refused({ type: 'owner.orderTest', payer: 'owner', personal: { tester: '某检测公司' } })).toBe(
      'EVENT_NOT_ALLOWED_IN_STAGE',
    )
  })
})

test.each([
  { type: 'owner.reportRemedy', track: 'fire' },
  { type: 'owner.requestCoordination', track: 'fire' },
  { type: 'owner.requestMediation', track: 'fire' },
  { type: 'owner.contestFinding', track: 'fire' },
] as const)('$type of another track does not move this one', (event) => {
  const player = stopped()
  expect(player.refused(event)).toBe('EVENT_NOT_ALLOWED_IN_STAGE')
  expect(player.stage('grid')).toBe('noCapacity')
})
