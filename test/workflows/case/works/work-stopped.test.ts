import { describe, expect, test } from 'vitest'
import { paperOf } from '../../../helpers/case-facts.ts'
import { mayBuild } from '../../../helpers/case-journeys.ts'

const photo = [paperOf('sitePhoto')]
const order = [paperOf('authorityDocument')]
const stopped = () => mayBuild().nextWorkingDay(10).send({ type: 'property.stopWork', breach: 'loadBearingCut', evidence: photo })
const confirmed = () => stopped().send({ type: 'authority.confirmStop', evidence: order })
const remedied = () =>
  confirmed()
    .nextWorkingDay()
    .send({ type: 'owner.reportStopRemedied', evidence: [paperOf('sitePhoto', 2)] })

describe('停工核实: the company stops the works for a listed breach (H28)', () => {
  test('an authority has two working days to confirm it, and the days of the works rest', () => {
    const player = stopped()
    expect([player.stage('main'), player.step('main'), player.holder('main')]).toEqual(['workStopped', 'confirming', 'authority'])
    expect(player.clock('stopConfirm')).toMatchObject({ party: 'authority', dueOn: '2026-03-18' })
    expect(player.clock('construction').state).toBe('paused')
    expect([...player.told('owner'), ...player.told('authority')]).toEqual(['workStopped', 'workStopped'])
  })

  test('not without a photo', () => {
    const bare = { type: 'property.stopWork', breach: 'liveWork', evidence: [paperOf('propertyStatement')] } as const
    expect(mayBuild().refused(bare)).toBe('PAPER_IS_NOT_A_PAPER')
  })

  test('not confirmed, the works go on, and the same breach does not stop them again', () => {
    const player = stopped().untilDue('stopConfirm')
    expect(player.stage('main')).toBe('construction')
    expect(player.file.memory.stops).toMatchObject([{ breach: 'loadBearingCut', result: 'unconfirmed' }])
    expect(player.told('owner')).toEqual(['stopOver', 'mayBuild'])
    expect(player.clock('construction')).toMatchObject({ state: 'running', startOn: '2026-03-02' })
    const again = { type: 'property.stopWork', breach: 'loadBearingCut', evidence: photo } as const
    expect(player.refused(again)).toBe('BREACH_NOT_CONFIRMED')
    expect(player.send({ ...again, breach: 'escapeBlocked' }).stage('main')).toBe('workStopped')
  })

  test('dismissed by the authority, the works go on', () => {
    const player = stopped().send('authority.dismissStop')
    expect(player.stage('main')).toBe('construction')
    expect(player.ended('stopConfirm')).toBe('answered')
    const again = { type: 'property.stopWork', breach: 'loadBearingCut', evidence: photo } as const
    expect(player.refused(again)).toBe('BREACH_NOT_CONFIRMED')
  })

  test('the company cannot confirm its own stop, nor the owner dismiss it', () => {
    expect(stopped().refused({ type: 'authority.confirmStop', evidence: order }, { by: 'property' })).toBe(
      'EVENT_OF_ANOTHER_PARTY',
    )
    expect(stopped().refused('authority.dismissStop', { by: 'owner' })).toBe('EVENT_OF_ANOTHER_PARTY')
  })

  test('an authority that has no account is recorded by the centre, with its document', () => {
    const onBehalf = { onBehalf: { channel: 'paper', evidence: order } } as const
    const player = stopped().send({ type: 'authority.confirmStop', evidence: order, ...onBehalf }, { by: 'centre' })
    expect(player.step('main')).toBe('remedying')
    expect(stopped().refused({ type: 'authority.confirmStop', evidence: photo })).toBe('PAPER_IS_NOT_A_PAPER')
  })
})

describe('a confirmed stop', () => {
  test('stands until the breach is put right and the authority has looked again', () => {
    const player = confirmed()
    expect([player.step('main'), player.holder('main')]).toEqual(['remedying', 'owner'])
    expect(player.clock('ownerDecision').party).toBe('owner')
    player.send({ type: 'owner.reportStopRemedied', evidence: photo })
    expect([player.step('main'), player.holder('main')]).toEqual(['rechecking', 'authority'])
    player.send('authority.liftStop')
    expect(player.stage('main')).toBe('construction')
    expect(player.file.memory.stops).toMatchObject([{ result: 'lifted' }])
  })

  test('is never lifted by delay: the late look is listed', () => {
    const player = remedied().untilDue('stopRecheck')
    expect([player.stage('main'), player.step('main')]).toEqual(['workStopped', 'rechecking'])
    expect(player.clock('stopRecheck').passedOn).not.toBeNull()
  })

  test('is not put right yet, says the authority', () => {
    expect(remedied().send({ type: 'authority.confirmStop', evidence: order }).step('main')).toBe('remedying')
  })

  test('is not lifted by a settlement between owner and company', () => {
    const player = confirmed().send({ type: 'owner.requestCoordination', track: 'main' })
    player.send({ type: 'centre.closeCoordination', track: 'main', result: 'settled' })
    expect([player.stage('main'), player.step('main')]).toEqual(['workStopped', 'remedying'])
  })

  test('left alone for sixty days, the request ends as infeasible at present', () => {
    const player = confirmed().untilDue('ownerDecision')
    expect(player.file.memory.outcome).toMatchObject({ outcome: 'infeasibleAtPresent', reason: 'stopOrdered' })
  })
})
