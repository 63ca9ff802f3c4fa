import { describe, expect, test } from 'vitest'
import { stampedPaper, undergroundGarage } from '../../../helpers/case-facts.ts'
import { fireFinding, inReview, planned } from '../../../helpers/case-journeys.ts'
import { startCase } from '../../../helpers/case-player.ts'

describe('the fire track beside the others', () => {
  test.each([
    ['passed', undergroundGarage()],
    ['passedWithGaps', undergroundGarage()],
  ] as const)('settled as %s it lets the works begin when the other two are settled', (result, facts) => {
    const player = planned(inReview({ facts }).send(fireFinding(result))).send('owner.confirmPlan')
    expect(player.phase()).toBe('open')
    player.send({ type: 'property.approve', paper: stampedPaper })
    expect(player.stage('main')).toBe('construction')
  })

  test('not required, it is settled from the beginning', () => {
    const player = planned(inReview({ facts: undergroundGarage({ garage: { level: 'ground' } }) })).send('owner.confirmPlan')
    expect(player.send({ type: 'property.approve', paper: stampedPaper }).stage('main')).toBe('construction')
  })

  test('it runs on while the papers are corrected', () => {
    const player = startCase()
      .send({ type: 'centre.requestCorrection', missing: ['vehicle'] })
      .send(fireFinding('passed'))
    expect([player.stage('fire'), player.stage('consent')]).toEqual(['passed', 'awaitingCorrection'])
  })

  describe('disputes in it', () => {
    const disputed = () =>
      startCase().send(fireFinding('needsRetrofit')).send({ type: 'owner.requestCoordination', track: 'fire' })

    test('settled: the check is made again', () => {
      const player = disputed().send({ type: 'centre.closeCoordination', track: 'fire', result: 'settled' })
      expect(player.stage('fire')).toBe('assessing')
    })

    test('without a result: back to the finding, and the days of the owner run on', () => {
      const player = disputed()
        .nextWorkingDay(2)
        .send({
          type: 'centre.closeCoordination',
          track: 'fire',
          result: 'noPower',
          noPower: { who: 'fireRescue', why: 'noRule' },
        })
      expect(player.stage('fire')).toBe('needsRetrofit')
      expect(player.clock('ownerDecision').state).toBe('running')
    })

    test('about a check that nobody makes: without a result there is still nobody', () => {
      const player = startCase()
        .send({ type: 'fire.declineCompetence', basis: 'noStatutoryDuty' })
        .send({ type: 'centre.declareNoBody', track: 'fire' })
        .send({ type: 'owner.requestCoordination', track: 'fire' })
        .untilDue('centreAccept')
        .send({ type: 'bureau.noPower', track: 'fire', why: 'notCompetent' })
      expect(player.stage('fire')).toBe('noCompetentBody')
    })

    test('ordered by the bureau: the assessor looks again', () => {
      const player = disputed().send({ type: 'centre.escalate', track: 'fire', reason: 'severalDistricts' })
      player.send({
        type: 'bureau.order',
        track: 'fire',
        number: '株建函〔2026〕5号',
        addressee: 'assessor',
        evidence: ['authorityDocument-1___'],
      })
      expect(player.stage('fire')).toBe('assessing')
    })

    test('a dispute about consent and one about fire live side by side', () => {
      const player = disputed()
      inReviewOf(player).untilDue('propertyReply')
      expect([player.stage('consent'), player.stage('fire')]).toEqual(['coordination', 'bureauHandling'])
      player.send({ type: 'centre.acceptCoordination', track: 'consent' })
      expect([player.step('consent'), player.stage('fire')]).toEqual(['underway', 'bureauHandling'])
    })
  })
})

const inReviewOf = (player: ReturnType<typeof startCase>) => player.send('centre.confirmComplete').send('property.open')
