import { describe, expect, test } from 'vitest'
import { paperOf, stampedPaper } from '../../../helpers/case-facts.ts'
import { fireFinding, inReview, planned } from '../../../helpers/case-journeys.ts'
import { startCase } from '../../../helpers/case-player.ts'

const stopped = () => startCase().send(fireFinding('needsRetrofit'))

describe('what an owner can do when the fire track stops the request', () => {
  test('report that it was put right: the check is made again, and may pass', () => {
    const player = stopped().nextWorkingDay(30).send({ type: 'owner.reportRemedy', track: 'fire' })
    expect(player.stage('fire')).toBe('assessing')
    expect(player.ended('ownerDecision')).toBe('answered')
    expect(player.file.memory.fire).toBeNull()
    expect(player.send(fireFinding('passed')).stage('fire')).toBe('passed')
  })

  test('order a test, or bring one', () => {
    const test = { type: 'owner.orderTest', payer: 'owner', personal: { tester: '某检测公司' } } as const
    expect(stopped().send(test).step('fire')).toBe('testing')
    const report = { type: 'owner.submitTestReport', result: 'passed', evidence: [paperOf('thirdPartyReport')] } as const
    expect(stopped().send(report).step('fire')).toBe('answering')
  })

  test('have it coordinated or mediated in this track', () => {
    const player = stopped().send({ type: 'owner.requestCoordination', track: 'fire' })
    expect(player.stage('fire')).toBe('coordination')
    expect(player.stage('consent')).toBe('documentCheck')
    expect(player.clock('ownerDecision', 'fire').state).toBe('paused')
    expect(stopped().send({ type: 'owner.requestMediation', track: 'fire' }).stage('fire')).toBe('mediation')
  })

  test('take an alternative: diverted, not solved', () => {
    const player = stopped().send({ type: 'owner.acceptAlternative', kind: 'COLLECTIVE_BUILD' })
    expect(player.file.memory.outcome).toMatchObject({ outcome: 'diverted', reason: 'COLLECTIVE_BUILD' })
  })

  test('not an event of the grid track', () => {
    expect(stopped().refused({ type: 'owner.reportRemedy', track: 'grid' })).toBe('EVENT_NOT_ALLOWED_IN_STAGE')
  })
})

test('a stopped fire track stops the works although consent and grid are settled', () => {
  const player = planned(inReview().send(fireFinding('needsRetrofit')).send({ type: 'property.approve', paper: stampedPaper }))
  player.send('owner.confirmPlan')
  expect([player.phase(), player.stage('consent'), player.stage('grid')]).toEqual(['open', 'granted', 'confirmed'])
  player.send({ type: 'owner.reportRemedy', track: 'fire' }).send(fireFinding('passed'))
  expect(player.stage('main')).toBe('construction')
})

test.each([
  { type: 'owner.reportRemedy', track: 'grid' },
  { type: 'owner.requestCoordination', track: 'grid' },
  { type: 'owner.requestMediation', track: 'grid' },
  { type: 'owner.contestFinding', track: 'grid' },
] as const)('$type of another track does not move this one', (event) => {
  const player = stopped()
  expect(player.refused(event)).toBe('EVENT_NOT_ALLOWED_IN_STAGE')
  expect(player.stage('fire')).toBe('needsRetrofit')
})
