import { describe, expect, test } from 'vitest'
import { stampedPaper } from '../../../helpers/case-facts.ts'
import { capacityFinding, fireFinding, inReview, planned, surveyed } from '../../../helpers/case-journeys.ts'
import { startCase } from '../../../helpers/case-player.ts'

describe('the grid track beside the others', () => {
  test('the grid surveys before the stamp; the stamp comes last and the works begin (H16)', () => {
    const player = planned(inReview()).send('owner.confirmPlan').send(fireFinding('passed'))
    expect([player.phase(), player.stage('grid'), player.stage('consent')]).toEqual(['open', 'confirmed', 'reviewing'])
    player.send({ type: 'property.approve', paper: stampedPaper })
    expect(player.stage('main')).toBe('construction')
    expect(player.told('owner')).toEqual(expect.arrayContaining(['approved', 'mayBuild']))
  })

  test('a confirmed plan waits for the others without a holder', () => {
    const player = planned(startCase()).send('owner.confirmPlan')
    expect(player.holder('grid')).toBeNull()
    expect(player.phase()).toBe('open')
  })

  describe('disputes in it', () => {
    const disputed = () =>
      surveyed(startCase()).send(capacityFinding('noCapacity')).send({ type: 'owner.requestCoordination', track: 'grid' })

    test('settled: the capacity is looked at again', () => {
      const player = disputed().send({ type: 'centre.closeCoordination', track: 'grid', result: 'settled' })
      expect(player.stage('grid')).toBe('capacity')
    })

    test('about a supply that is nobody’s: without a result there is still nobody', () => {
      const player = startCase()
        .send({ type: 'grid.declineCompetence', basis: 'notOurSupply' })
        .send({ type: 'centre.declareNoBody', track: 'grid' })
        .send({ type: 'owner.requestCoordination', track: 'grid' })
        .untilDue('centreAccept')
        .send({ type: 'bureau.noPower', track: 'grid', why: 'notCompetent' })
      expect(player.stage('grid')).toBe('noCompetentBody')
    })

    test('without a result: back to the finding', () => {
      const player = disputed().untilDue('centreAccept').send({ type: 'bureau.noPower', track: 'grid', why: 'noRule' })
      expect(player.stage('grid')).toBe('noCapacity')
      expect(player.clock('ownerDecision').state).toBe('running')
    })
  })
})
