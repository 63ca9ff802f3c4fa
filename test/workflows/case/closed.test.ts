import { describe, expect, test } from 'vitest'
import { packLike, stampedPaper, undergroundGarage } from '../../helpers/case-facts.ts'
import { contest, fireFinding, inReview, mayBuild, rejectedOn, silent, worksDone } from '../../helpers/case-journeys.ts'
import { type CasePlayer, startCase } from '../../helpers/case-player.ts'

const withdraw = { type: 'owner.withdraw', reason: 'tookTooLong' } as const

/** Cases in every phase and kind of stage before energising. */
const everywhere: Readonly<Record<string, () => CasePlayer>> = {
  'the check of the papers': () => startCase(),
  'the correction of the papers': () => startCase().send({ type: 'centre.requestCorrection', missing: ['vehicle'] }),
  'the review': () => inReview(),
  'a rejection': () => rejectedOn(['NOT_IN_CONTRACT']),
  'an opinion': () => contest(rejectedOn(['NOT_IN_CONTRACT']), 1),
  'a contested ground': () => contest(rejectedOn(['FIRE_SYSTEM_MISSING']), 1),
  'a coordination': () => silent(),
  'the bureau': () => silent().untilDue('centreAccept'),
  'a hard stop': () => startCase().send(fireFinding('hardStop')),
  'the works': () => mayBuild(),
  'the inspection': () => mayBuild().send(worksDone),
  'a dispute during the works': () => mayBuild().send({ type: 'owner.reportObstruction', kind: 'gate' }),
}

describe('the owner withdraws', () => {
  test.each(Object.entries(everywhere))('in %s, with a listed reason', (_, play) => {
    const player = play().send(withdraw)
    expect(player.stage('main')).toBe('closed')
    expect(player.file.memory.outcome).toMatchObject({ outcome: 'withdrawn', reason: 'tookTooLong', on: player.today })
    expect(player.file.positions).toEqual([])
    expect(player.file.clocks.filter(({ name }) => name !== 'judicialConfirmation')).toEqual([])
  })

  test('not after the pile runs: that request is over', () => {
    const player = mayBuild().send(worksDone).send({ type: 'grid.reportInspection', passed: true })
    player.send({ type: 'grid.energise', on: player.today })
    expect(player.refused(withdraw)).toBe('EVENT_NOT_ALLOWED_IN_STAGE')
    expect(player.file.memory.outcome?.outcome).toBe('energised')
  })
})

describe('after closing', () => {
  const closed = () => inReview().send(withdraw)

  test('a late yes, an answer or a second withdrawal has no place', () => {
    expect(closed().refused({ type: 'property.approve', paper: stampedPaper })).toBe('EVENT_NOT_ALLOWED_IN_STAGE')
    expect(closed().refused(fireFinding('passed'))).toBe('EVENT_NOT_ALLOWED_IN_STAGE')
    expect(closed().refused(withdraw)).toBe('EVENT_NOT_ALLOWED_IN_STAGE')
  })

  test('the outcome stays what it was', () => {
    const player = closed().until('2026-12-01')
    expect(player.file.memory.outcome).toMatchObject({ outcome: 'withdrawn', on: '2026-03-02' })
  })
})

describe('a reopened case', () => {
  test('stands where it stood, in all tracks, and the closed days do not count', () => {
    const player = inReview().nextWorkingDay(2).send(withdraw).nextWorkingDay(10).send('owner.reopen')
    expect([player.stage('consent'), player.stage('fire'), player.stage('grid')]).toEqual(['reviewing', 'assessing', 'intake'])
    // Closed on Wednesday 4 March after one counted day; reopened on Wednesday 18 March: four days are left.
    expect(player.clock('propertyReply')).toMatchObject({
      clockId: 'propertyReply/consent/3',
      startOn: '2026-03-02',
      dueOn: '2026-03-24',
    })
    expect(player.file.memory.outcome).toBeNull()
    expect(player.told('owner')).toEqual(['reopened'])
  })

  test('has a resting clock that goes on resting', () => {
    const player = contest(rejectedOn(['NOT_IN_CONTRACT']), 1)
      .send(withdraw)
      .nextWorkingDay(3)
      .send('owner.reopen')
    expect(player.clock('ownerDecision')).toMatchObject({ state: 'paused', left: 60 })
    expect(player.clock('opinion').state).toBe('running')
  })

  test('after a give-up the owner has days again', () => {
    const player = rejectedOn(['NOT_IN_CONTRACT']).untilDue('ownerDecision')
    expect(player.file.memory.outcome).toMatchObject({ outcome: 'gaveUpAfterRefusal' })
    player.nextWorkingDay().send('owner.reopen')
    expect(player.stage('consent')).toBe('rejected')
    expect(player.clock('ownerDecision').dueOn! > player.today).toBe(true)
  })

  test('a clock that had passed stays passed: closing and reopening does not wash away that the assessor is late', () => {
    const player = startCase().untilDue('fireCheck').send(withdraw).nextWorkingDay().send('owner.reopen')
    expect(player.clock('fireCheck')).toMatchObject({ dueOn: '2026-03-16', passedOn: '2026-03-17' })
  })

  test('can be closed and reopened again', () => {
    const player = inReview().send(withdraw).send('owner.reopen').send(withdraw).send('owner.reopen')
    expect(player.file.memory.reopened).toBe(2)
    expect(player.stage('consent')).toBe('reviewing')
  })

  test('stands where it stood also when facts have changed while it was closed', () => {
    const player = inReview().send(withdraw)
    player.send({ type: 'facts.changed', facts: undergroundGarage({ version: 2 }) }).send('owner.reopen')
    expect(player.stage('consent')).toBe('reviewing')
    expect(player.file.memory.facts?.version).toBe(2)
  })

  test('from the works goes on with the works', () => {
    const player = mayBuild().send(withdraw).send('owner.reopen')
    expect(player.stage('main')).toBe('construction')
    expect(player.hasClock('construction')).toBe(true)
  })
})

describe('the days within which a case can be reopened', () => {
  const closed = () => inReview().send(withdraw)

  test('365 days after closing it still can', () => {
    expect(closed().send('owner.reopen', { on: '2027-03-02' }).phase()).toBe('open')
  })

  test('a day later it cannot', () => {
    expect(closed().refusal('owner.reopen', { on: '2027-03-03' })).toEqual({
      code: 'REOPEN_TOO_LATE',
      details: { on: '2027-03-02' },
    })
  })

  test('where the place sets no limit it always can', () => {
    const pack = packLike('zhuzhou-2022', { reopen: { withinDays: null } })
    expect(inReview({ pack }).send(withdraw).send('owner.reopen', { on: '2030-01-07' }).phase()).toBe('open')
  })

  test('a request that ended in a running pile is never reopened', () => {
    const player = mayBuild().send(worksDone).send({ type: 'grid.reportInspection', passed: true })
    player.send({ type: 'grid.energise', on: player.today })
    expect(player.refused('owner.reopen')).toBe('EVENT_BLOCKED')
  })
})
