import { describe, expect, test } from 'vitest'
import { PartyEvent } from '../../../../workflows/case/events/events.ts'
import { startCase } from '../../../helpers/case-player.ts'
import { agreementOnPaper, atTheTable, mediationFailed, mediationOpened } from '../../../helpers/mediation-journeys.ts'

const track = { track: 'consent' } as const
const objection = { type: 'property.objectToMediator', ...track, reason: 'relatedToASide' } as const

describe('who mediates (H26)', () => {
  test('a side that does not accept the mediator gets another, in three working days', () => {
    const player = mediationOpened().send(objection)
    expect([player.step('consent'), player.holder('consent')]).toEqual(['objected', 'centre'])
    expect(player.clock('nameMediator')).toMatchObject({ party: 'centre', dueOn: '2026-03-05' })
    expect([player.told('centre'), player.told('owner')]).toEqual([['mediatorObjected'], ['mediatorObjected']])
    expect(player.hasClock('mediationAnswer')).toBe(false)
  })

  test('both sides are asked about the new one, also who had asked for mediation', () => {
    const player = mediationOpened()
      .send(objection)
      .send({ type: 'centre.openMediation', ...track, mediator: 'street' })
    expect(player.position('consent')).toMatchObject({ step: 'accepted', awaits: ['owner', 'property'] })
    expect(player.ended('nameMediator')).toBe('answered')
    player.send({ type: 'owner.acceptMediation', ...track }).send({ type: 'property.acceptMediation', ...track })
    expect(player.step('consent')).toBe('sessions')
  })

  test('also in the middle of the sessions: the month of the next mediator begins anew', () => {
    const player = atTheTable().send({ ...objection, type: 'owner.objectToMediator', reason: 'takesSides' })
    expect(player.ended('mediation')).toBe('answered')
    expect(player.file.memory.disputes.consent.objections).toMatchObject([
      { by: 'owner', reason: 'takesSides', mediator: 'peoplesMediationCommittee' },
    ])
    expect(player.file.memory.mediations).toEqual([])
  })

  test('each side once: whoever wants no mediator at all ends the mediation', () => {
    const player = mediationOpened()
      .send(objection)
      .send({ type: 'centre.openMediation', ...track, mediator: 'street' })
    expect(player.refused(objection)).toBe('OBJECTION_USED_UP')
    expect(player.send({ ...objection, type: 'owner.objectToMediator' }).step('consent')).toBe('objected')
    expect(player.send({ type: 'property.endMediation', ...track }).stage('consent')).toBe('rejected')
  })

  test('the centre names nobody in time: to the bureau, as centre late', () => {
    const player = mediationOpened().send(objection).untilDue('nameMediator')
    expect(player.stage('consent')).toBe('bureauHandling')
    expect(player.file.memory.disputes.consent.centreLate).toBe(true)
  })

  test('a mediator whose agreements no court confirms gives no days to ask for it, whoever mediated before', () => {
    const player = mediationOpened()
      .send(objection)
      .send({ type: 'centre.openMediation', ...track, mediator: 'centre' })
    player.send({ type: 'owner.acceptMediation', ...track }).send({ type: 'property.acceptMediation', ...track })
    expect(player.send(agreementOnPaper).hasClock('judicialConfirmation')).toBe(false)
  })
})

describe('what is left of a mediation that failed', () => {
  test('carries the last position of both sides', () => {
    const player = atTheTable().send(mediationFailed)
    expect(player.file.memory.mediations).toMatchObject([
      {
        track: 'consent',
        mediator: 'peoplesMediationCommittee',
        end: 'failed',
        positions: [
          { by: 'owner', position: 'offersToPay' },
          { by: 'property', position: 'asksForMoney' },
        ],
      },
    ])
  })

  test('the mediator cannot leave a side out, nor speak of one twice', () => {
    const { positions } = mediationFailed
    const event = { ...mediationFailed, evidence: [] }
    expect(PartyEvent.safeParse(event).success).toBe(true)
    expect(PartyEvent.safeParse({ ...event, positions: positions.slice(1) }).success).toBe(false)
    expect(PartyEvent.safeParse({ ...event, positions: [positions[0], positions[0]] }).success).toBe(false)
  })

  test('a side that ends it may say where it stands; nobody is made to', () => {
    const player = atTheTable().send({ type: 'property.endMediation', ...track, position: 'waitsForOffice' })
    expect(player.file.memory.mediations).toMatchObject([
      { end: 'endedByProperty', positions: [{ by: 'property', position: 'waitsForOffice' }] },
    ])
    expect(atTheTable().untilDue('mediation').file.memory.mediations).toMatchObject([{ end: 'timeUp', positions: [] }])
  })

  test('to decline before it began leaves nothing to rate', () => {
    const player = mediationOpened().send({ type: 'property.declineMediation', ...track })
    expect(player.file.memory.mediations).toEqual([])
  })
})

describe('both sides rate it when it is over', () => {
  const rates = (record: number) => ({ type: 'owner.rateMediation', record, score: 2 }) as const

  test('each once, after agreement as after failure', () => {
    const player = atTheTable().send(agreementOnPaper)
    const record = player.file.seq
    player.send(rates(record)).send({ type: 'property.rateMediation', record, score: 5 })
    expect(player.file.memory.mediations).toMatchObject([
      {
        end: 'agreed',
        ratings: [
          { by: 'owner', score: 2 },
          { by: 'property', score: 5 },
        ],
      },
    ])
    expect(player.step('consent')).toBe('performing')
    expect(player.refused(rates(record))).toBe('MEDIATION_UNKNOWN')
  })

  test('not while it lasts, and no other record', () => {
    expect(atTheTable().refused(rates(1))).toBe('MEDIATION_UNKNOWN')
    expect(atTheTable().send(mediationFailed).refused(rates(1))).toBe('MEDIATION_UNKNOWN')
    expect(startCase().refused(rates(1))).toBe('MEDIATION_UNKNOWN')
  })

  test('also when the request is closed', () => {
    const player = atTheTable().send(mediationFailed)
    const record = player.file.seq
    player.send({ type: 'owner.withdraw', reason: 'tookTooLong' }).send(rates(record))
    expect(player.file.memory.mediations[0]?.ratings).toMatchObject([{ by: 'owner', score: 2 }])
  })
})
