import { describe, expect, test } from 'vitest'
import { stampedPaper } from '../../../helpers/case-facts.ts'
import { contest, fireFinding, groundId, opinion, rejectedOn } from '../../../helpers/case-journeys.ts'

describe('中心意见: a written view on legal and money grounds, within five working days (H14)', () => {
  const asked = () => contest(rejectedOn(['NOT_IN_CONTRACT', 'FEE_ARREARS']), 1)

  test('the centre holds the case, the time of the owner rests', () => {
    const player = asked()
    expect(player.holder('consent')).toBe('centre')
    expect(player.clock('opinion')).toMatchObject({ party: 'centre', dueOn: '2026-03-09' })
    expect(player.clock('ownerDecision').state).toBe('paused')
  })

  test('the ground stands: back to the owner, who decides on; nothing is verified', () => {
    const player = opinion({ 1: true })(asked())
    expect(player.stage('consent')).toBe('rejected')
    expect(player.file.memory.grounds[0]).toMatchObject({ view: 'stands', verified: 'UNVERIFIED' })
    expect(player.clock('ownerDecision').state).toBe('running')
    expect([...player.told('owner'), ...player.told('property')]).toEqual(['opinionGiven', 'opinionGiven'])
  })

  test('the ground does not bear, but another is still pleaded: the rejection stands on that', () => {
    const player = opinion({ 1: false })(asked())
    expect(player.stage('consent')).toBe('rejected')
    expect(player.file.memory.grounds[0]).toMatchObject({ view: 'doesNotStand', verified: 'UNVERIFIED' })
  })

  test('no ground bears: the company decides again', () => {
    const player = opinion({ 1: false, 2: false })(contest(rejectedOn(['NOT_IN_CONTRACT', 'FEE_ARREARS']), 1, 2))
    expect(player.stage('consent')).toBe('redecide')
    expect(player.told('property')).toEqual(['opinionGiven', 'redecideWanted'])
  })

  test('a ground that does not bear is not contested again', () => {
    const player = opinion({ 1: false })(asked())
    expect(player.refused({ type: 'owner.contestGround', groundIds: [groundId(player, 1)] })).toBe('GROUND_NOT_OPEN')
  })

  test('the view must cover all that was contested, and nothing else', () => {
    const player = contest(rejectedOn(['NOT_IN_CONTRACT', 'FEE_ARREARS', 'INTERNAL_APPROVAL']), 1, 2)
    const view = (n: number) => ({ groundId: groundId(player, n), stands: true })
    expect(player.refusal({ type: 'centre.giveOpinion', views: [view(1)] })).toEqual({
      code: 'OPINION_INCOMPLETE',
      details: { grounds: [groundId(player, 2)] },
    })
    expect(player.refused({ type: 'centre.giveOpinion', views: [view(1), view(2), view(3)] })).toBe('GROUND_NOT_OPEN')
  })

  test('the centre gives none in time: to the bureau, as centre late', () => {
    const player = asked().untilDue('opinion')
    expect(player.stage('consent')).toBe('bureauHandling')
    expect(player.file.memory.disputes.consent.centreLate).toBe(true)
    expect(player.clock('ownerDecision').state).toBe('paused')
  })

  test('the bureau returns it: the view is still owed, with new days', () => {
    const player = asked().untilDue('opinion').nextWorkingDay().send({ type: 'bureau.return', track: 'consent' })
    expect(player.stage('consent')).toBe('opinion')
    expect(player.clock('opinion').startOn).toBe(player.today)
  })

  test('a yes makes it needless', () => {
    expect(asked().send({ type: 'property.approve', paper: stampedPaper }).stage('consent')).toBe('granted')
  })
})

describe('legal and technical grounds contested together', () => {
  const both = () => contest(rejectedOn(['NOT_IN_CONTRACT', 'FIRE_SYSTEM_MISSING']), 1, 2)

  test('the view comes first, then the case waits for the finding', () => {
    const player = both()
    expect(player.stage('consent')).toBe('opinion')
    expect(opinion({ 1: false })(player).stage('consent')).toBe('contested')
  })

  test('a finding that comes before the view counts with it', () => {
    const player = both().send(fireFinding('passed'))
    expect(player.stage('consent')).toBe('opinion')
    expect(opinion({ 1: false })(player).stage('consent')).toBe('redecide')
  })

  test('a view for the ground leaves the rejection although the finding is against the other', () => {
    const player = opinion({ 1: true })(both().send(fireFinding('passed')))
    expect(player.stage('consent')).toBe('rejected')
  })
})
