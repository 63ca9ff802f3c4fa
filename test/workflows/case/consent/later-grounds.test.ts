import { describe, expect, test } from 'vitest'
import { liveGrounds } from '../../../../workflows/case/grounds.ts'
import { paperOf, stampedPaper, undergroundGarage } from '../../../helpers/case-facts.ts'
import {
  contest,
  fireFinding,
  groundId,
  inReview,
  opinion,
  rejectedOn,
  rejection,
  silent,
} from '../../../helpers/case-journeys.ts'

const late = (code: 'FIRE_SYSTEM_MISSING' | 'FEE_ARREARS' | 'NEIGHBOUR_OBJECTION', ...evidence: string[]) =>
  ({ type: 'property.lateGround', code, because: 'newFact', evidence }) as const
const fireRecord = paperOf('fireDocument')

/** Nobody answered, and neither centre nor bureau got a result: the owner decides. */
const unanswered = () => {
  const facts = undergroundGarage()
  return silent({ facts: { ...facts, issuers: facts.issuers.slice(0, 1) } }).send({
    type: 'centre.closeCoordination',
    track: 'consent',
    result: 'noPower',
    noPower: { who: 'centre', why: 'noRule' },
  })
}

describe('a ground that comes after the time to reply', () => {
  test('stands with a document on a new fact, marked as late, beside the grounds of the answer', () => {
    const player = rejectedOn(['FEE_OR_DEPOSIT']).send(late('FIRE_SYSTEM_MISSING', fireRecord))
    expect(player.stage('consent')).toBe('rejected')
    expect(player.told('owner')).toEqual(['groundsChanged'])
    expect(liveGrounds(player.file.memory)).toMatchObject([
      { code: 'FEE_OR_DEPOSIT' },
      { code: 'FIRE_SYSTEM_MISSING', late: 'newFact', burdenMet: true },
    ])
  })

  test('is refused without a document of its own kind; the company’s own word is none', () => {
    const player = rejectedOn(['FEE_OR_DEPOSIT'])
    expect(player.refused(late('FIRE_SYSTEM_MISSING', paperOf('quote')))).toBe('GROUND_NEEDS_NEW_DOCUMENT')
    expect(player.refused(late('FIRE_SYSTEM_MISSING', paperOf('propertyStatement')))).toBe('GROUND_NEEDS_NEW_DOCUMENT')
  })

  test('is refused on a document that an earlier ground has shown already', () => {
    const player = rejectedOn([{ code: 'FIRE_SYSTEM_MISSING', evidence: [fireRecord] }])
    expect(player.refused(late('NEIGHBOUR_OBJECTION', fireRecord))).toBe('GROUND_NEEDS_NEW_DOCUMENT')
  })

  test('stands alone where the contested condition fell: the owner is asked to accept nothing that is not there', () => {
    const player = inReview().send({ type: 'property.offerConditions', conditions: [{ kind: 'NEIGHBOURS_SIGNATURES' }] })
    player.send({ type: 'owner.contestCondition', groundIds: [groundId(player, 1)] })
    opinion({ 1: false })(player.send(late('FIRE_SYSTEM_MISSING', fireRecord)))
    expect(player.stage('consent')).toBe('rejected')
    expect(liveGrounds(player.file.memory)).toMatchObject([{ code: 'FIRE_SYSTEM_MISSING', late: 'newFact' }])
  })

  test('is no way to plead a fallen ground again', () => {
    const player = opinion({ 1: false })(contest(rejectedOn(['FEE_ARREARS', 'FEE_OR_DEPOSIT']), 1))
    expect(player.refused(late('FEE_ARREARS', paperOf('authorityDocument')))).toBe('GROUND_ALREADY_FALLEN')
  })

  test('is not for the time in which the company can simply answer', () => {
    expect(inReview().refused(late('FIRE_SYSTEM_MISSING', fireRecord))).toBe('EVENT_NOT_ALLOWED_IN_STAGE')
  })

  test('keeps a verification from leading back while it stands', () => {
    const player = contest(rejectedOn(['FIRE_SYSTEM_MISSING']), 1).send(late('NEIGHBOUR_OBJECTION', paperOf('authorityDocument')))
    expect(player.stage('consent')).toBe('contested')
    player.send(fireFinding('passed'))
    expect(player.stage('consent')).toBe('rejected')
  })

  test('of a company that was silent is its first definite word', () => {
    const player = unanswered()
    expect(player.stage('consent')).toBe('unanswered')
    player.send(late('FIRE_SYSTEM_MISSING', fireRecord))
    expect(player.stage('consent')).toBe('rejected')
    expect(player.file.memory.company?.answer?.kind).toBe('reject')
    expect(player.file.memory.silences).toHaveLength(1)
  })

  test('comes to a running coordination without ending it', () => {
    const player = silent().send(late('FIRE_SYSTEM_MISSING', fireRecord))
    expect(player.stage('consent')).toBe('coordination')
    expect(liveGrounds(player.file.memory)).toHaveLength(1)
  })

  test('is no way around a yes: a consent is taken back only as a revocation', () => {
    const player = inReview().send({ type: 'property.approve', paper: stampedPaper })
    expect(player.refused(late('FIRE_SYSTEM_MISSING', fireRecord))).toBe('EVENT_NOT_ALLOWED_IN_STAGE')
  })
})

describe('a company that lets its time pass', () => {
  test('cannot reject afterwards on bare words, only with documents', () => {
    const player = unanswered()
    expect(player.refused(rejection('FEE_OR_DEPOSIT'))).toBe('GROUND_NEEDS_NEW_DOCUMENT')
    expect(player.send(rejection({ code: 'FIRE_SYSTEM_MISSING', evidence: [fireRecord] })).stage('consent')).toBe('rejected')
  })
})

describe('a mistake in a ground', () => {
  const corrected = (id: string, code: 'FEE_OR_DEPOSIT' | 'FIRE_SYSTEM_MISSING', ...evidence: string[]) =>
    ({ type: 'property.correctGround', groundId: id, code, evidence }) as const

  test('is corrected with both versions kept', () => {
    const player = rejectedOn(['FEE_OR_DEPOSIT'])
    const first = groundId(player)
    player.send(corrected(first, 'FEE_OR_DEPOSIT', paperOf('quote')))
    expect(player.file.memory.grounds).toMatchObject([
      { groundId: first, settledSeq: player.file.seq },
      { corrects: first, code: 'FEE_OR_DEPOSIT', settledSeq: null, evidence: [paperOf('quote')] },
    ])
    expect(player.stage('consent')).toBe('rejected')
  })

  test('is not made good by another ground without a document', () => {
    const player = rejectedOn(['FEE_OR_DEPOSIT'])
    expect(player.refused(corrected(groundId(player), 'FIRE_SYSTEM_MISSING'))).toBe('GROUND_NEEDS_NEW_DOCUMENT')
    player.send(corrected(groundId(player), 'FIRE_SYSTEM_MISSING', fireRecord))
    expect(liveGrounds(player.file.memory)).toMatchObject([{ code: 'FIRE_SYSTEM_MISSING', route: 'fire' }])
  })

  test('is no longer corrected once the owner has contested the ground', () => {
    const player = contest(rejectedOn(['FEE_OR_DEPOSIT', 'NEIGHBOUR_OBJECTION']), 1)
    expect(player.refused(corrected(groundId(player), 'FEE_OR_DEPOSIT'))).toBe('GROUND_NOT_OPEN')
    expect(player.refused(corrected('99.1', 'FEE_OR_DEPOSIT'))).toBe('GROUND_UNKNOWN')
  })
})
