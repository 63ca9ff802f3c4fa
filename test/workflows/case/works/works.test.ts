import { describe, expect, test } from 'vitest'
import { stampedPaper } from '../../../helpers/case-facts.ts'
import { fireFinding, inReview, mayBuild, planned } from '../../../helpers/case-journeys.ts'

describe('the works begin', () => {
  test('when the last of the three tracks is settled, whichever it is', () => {
    const approve = { type: 'property.approve', paper: stampedPaper } as const
    expect(mayBuild().stage('main')).toBe('construction')
    expect(planned(inReview().send(approve)).send('owner.confirmPlan').send(fireFinding('passed')).stage('main')).toBe(
      'construction',
    )
    expect(
      planned(inReview().send(fireFinding('passed')))
        .send('owner.confirmPlan')
        .send(approve)
        .stage('main'),
    ).toBe('construction')
  })

  test('not with two of them', () => {
    expect(
      planned(inReview().send(fireFinding('passed')))
        .send('owner.confirmPlan')
        .phase(),
    ).toBe('open')
  })

  test('and no clock of the three tracks runs any more, only those of the works and of the room that is kept', () => {
    expect(mayBuild().file.clocks.map(({ name }) => name)).toEqual(['construction', 'reservation', 'buildDelay'])
  })
})

describe('a dispute during the works', () => {
  const obstructed = () =>
    mayBuild().nextWorkingDay(10).send({ type: 'owner.reportObstruction', kind: 'gate' }).untilDue('clearObstruction')

  test('settled: the works go on with what was left of their time', () => {
    const player = obstructed().nextWorkingDay(2).send({ type: 'centre.closeCoordination', track: 'main', result: 'settled' })
    expect(player.stage('main')).toBe('construction')
    expect(player.clock('construction')).toMatchObject({ state: 'running', startOn: '2026-03-02', dueOn: '2026-05-06' })
  })

  test('no power: the works go on, and it is counted', () => {
    const player = obstructed().send({
      type: 'centre.closeCoordination',
      track: 'main',
      result: 'noPower',
      noPower: { who: 'centre', why: 'noRule' },
    })
    expect(player.stage('main')).toBe('construction')
    expect(player.file.memory.noPower).toHaveLength(1)
  })

  test('the centre is late: the bureau', () => {
    expect(obstructed().untilDue('centreAccept').stage('main')).toBe('bureauHandling')
  })

  test('a dispute of the consent has no place', () => {
    expect(obstructed().refused({ type: 'centre.acceptCoordination', track: 'consent' })).toBe('EVENT_NOT_ALLOWED_IN_STAGE')
  })

  test('the owner may withdraw', () => {
    expect(obstructed().send({ type: 'owner.withdraw', reason: 'costTooHigh' }).stage('main')).toBe('closed')
  })

  test('a company that says yes again has nothing to say', () => {
    expect(mayBuild().refused({ type: 'property.approve', paper: stampedPaper })).toBe('EVENT_NOT_ALLOWED_IN_STAGE')
  })
})
