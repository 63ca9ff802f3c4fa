import { describe, expect, test } from 'vitest'
import { paperOf, stampedPaper } from '../../../helpers/case-facts.ts'
import { rejection, silent } from '../../../helpers/case-journeys.ts'

const noPower = { who: 'centre', why: 'noRule' } as const
const unanswered = () => silent().send({ type: 'centre.closeCoordination', track: 'consent', result: 'noPower', noPower })

describe('未获答复: nobody said no and nobody issued', () => {
  test('the owner decides within sixty days; the certificate of silence stands', () => {
    const player = unanswered()
    expect(player.stage('consent')).toBe('unanswered')
    expect(player.clock('ownerDecision')).toMatchObject({ party: 'owner', startOn: '2026-03-10' })
    expect(player.file.memory.silences).toHaveLength(1)
    expect(player.file.memory.noPower).toEqual([{ seq: player.file.seq, ...noPower }])
  })

  test('asks for coordination again, and the sixty days rest', () => {
    const player = unanswered().send({ type: 'owner.requestCoordination', track: 'consent' })
    expect(player.stage('consent')).toBe('coordination')
    expect(player.clock('ownerDecision').state).toBe('paused')
    expect(player.file.memory.disputes.consent.opened).toBe(2)
  })

  test('asks for mediation', () => {
    expect(unanswered().send({ type: 'owner.requestMediation', track: 'consent' }).stage('consent')).toBe('mediation')
  })

  test('the company rejects after all, with a document: its time for bare words is over (H11)', () => {
    expect(unanswered().refused(rejection('NOT_IN_CONTRACT'))).toBe('GROUND_NEEDS_NEW_DOCUMENT')
    const player = unanswered().send(rejection({ code: 'NOT_IN_CONTRACT', evidence: [paperOf('authorityDocument')] }))
    expect(player.stage('consent')).toBe('rejected')
    expect(player.clock('ownerDecision').startOn).toBe('2026-03-10')
  })

  test('the company offers conditions after all', () => {
    const player = unanswered().send({ type: 'property.offerConditions', conditions: [{ kind: 'ROUTE' }] })
    expect(player.stage('consent')).toBe('conditionsOffered')
  })

  test('the company says yes after all: granted, late, and the silence stays on record', () => {
    const player = unanswered().send({ type: 'property.approve', paper: stampedPaper })
    expect(player.stage('consent')).toBe('granted')
    expect(player.file.memory.consentedLate).toBe(player.file.seq)
    expect(player.file.memory.silences).toHaveLength(1)
  })

  test('the owner gives up', () => {
    const player = unanswered().send('owner.acceptRefusal')
    expect(player.stage('main')).toBe('closed')
    expect(player.ended('ownerDecision')).toBe('answered')
    expect(player.file.memory.outcome).toMatchObject({ outcome: 'gaveUpAfterRefusal', reason: 'silence' })
  })

  test('the owner does nothing: the same after sixty days', () => {
    const player = unanswered().untilDue('ownerDecision')
    expect(player.file.memory.outcome).toMatchObject({ outcome: 'gaveUpAfterRefusal', reason: 'silence' })
  })
})
