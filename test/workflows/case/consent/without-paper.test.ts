import { describe, expect, test } from 'vitest'
import { communityS, companyP, paperOf, stampedPaper, undergroundGarage, withInbox } from '../../../helpers/case-facts.ts'
import { complete, contest, groundId, inReview, opinion, rejectedOn, rejection } from '../../../helpers/case-journeys.ts'
import type { CasePlayer } from '../../../helpers/case-player.ts'

const alone = { facts: undergroundGarage({ issuers: [companyP] }) }
const noPower = {
  type: 'centre.closeCoordination',
  track: 'consent',
  result: 'noPower',
  noPower: { who: 'centre', why: 'noRule' },
} as const
const late = {
  type: 'property.lateGround',
  code: 'FIRE_SYSTEM_MISSING',
  because: 'newFact',
  evidence: [paperOf('fireDocument')],
} as const
const documented = rejection({ code: 'FIRE_SYSTEM_MISSING', evidence: [paperOf('fireDocument')] })

/** 已同意，未出证: the company took the yes on itself, let the days for the paper pass, and the centre has no power. */
const paperWithheld = () => inReview(alone).send('property.approve').untilDue('paperDue').send(noPower)

const acceptedOffer = () => {
  const player = inReview(alone).send({ type: 'property.offerConditions', conditions: [{ kind: 'ROUTE' }] })
  return player.send('owner.acceptConditions')
}

describe('已同意，未出证: a yes whose paper never came binds (H9)', () => {
  test('the stage names it, and the owner decides; nobody was silent', () => {
    const player = paperWithheld()
    expect(player.stage('consent')).toBe('yesWithoutPaper')
    expect(player.holder('consent')).toBe('owner')
    expect(player.file.memory.silences).toEqual([])
    player.send('owner.acceptRefusal')
    expect(player.file.memory.outcome).toMatchObject({ outcome: 'gaveUpAfterRefusal', reason: 'paperWithheld' })
  })

  test('no “no” follows it: no rejection, no conditions, no further ground, with or without a document', () => {
    const player = paperWithheld()
    expect(player.refused(documented)).toBe('EVENT_NOT_ALLOWED_IN_STAGE')
    expect(player.refused({ type: 'property.offerConditions', conditions: [{ kind: 'ROUTE' }] })).toBe(
      'EVENT_NOT_ALLOWED_IN_STAGE',
    )
    expect(player.refused(late)).toBe('EVENT_NOT_ALLOWED_IN_STAGE')
  })

  test('nor at the centre or the bureau, and an order asks for the paper, not for another decision', () => {
    const player = inReview(alone).send('property.approve').untilDue('paperDue')
    expect(player.refused(late)).toBe('EVENT_BLOCKED')
    player.send({ type: 'centre.escalate', track: 'consent', reason: 'noRule' })
    expect(player.refused(late)).toBe('EVENT_BLOCKED')
    player.send({
      type: 'bureau.order',
      track: 'consent',
      addressee: 'property',
      number: '株建函1号',
      evidence: [paperOf('authorityDocument')],
    })
    expect(player.stage('consent')).toBe('paperDue')
    expect(player.refused(documented)).toBe('EVENT_NOT_ALLOWED_IN_STAGE')
  })

  test('accepted conditions are a yes as well', () => {
    const player = acceptedOffer()
    expect(player.stage('consent')).toBe('paperDue')
    player.untilDue('paperDue').send(noPower)
    expect(player.stage('consent')).toBe('yesWithoutPaper')
    expect(player.refused(documented)).toBe('EVENT_NOT_ALLOWED_IN_STAGE')
  })

  test('so is a consent that the centre records without its paper', () => {
    const player = rejectedOn(['FEE_OR_DEPOSIT'], alone).send({ type: 'owner.requestCoordination', track: 'consent' })
    player.send({ type: 'centre.closeCoordination', track: 'consent', result: 'consent' })
    expect(player.stage('consent')).toBe('paperDue')
    expect(player.file.memory.yesWithoutPaper).toEqual([player.file.seq])
    expect(player.file.memory.grounds[0]?.settledSeq).toBe(player.file.seq)
    expect(player.untilDue('paperDue').send(noPower).stage('consent')).toBe('yesWithoutPaper')
  })

  test('the paper arrives after all', () => {
    expect(paperWithheld().send({ type: 'property.givePaper', paper: stampedPaper }).stage('consent')).toBe('granted')
    expect(paperWithheld().send({ type: 'property.approve', paper: stampedPaper }).stage('consent')).toBe('granted')
  })

  test('it is taken back only as a revocation with a document; without one it is recorded as attempted', () => {
    const revocation = (...evidence: string[]) => ({ type: 'property.revoke', ground: 'FIRE_SYSTEM_MISSING', evidence }) as const
    const player = paperWithheld().send(revocation())
    expect(player.stage('consent')).toBe('yesWithoutPaper')
    expect(player.file.memory.revocationsAttempted).toEqual([player.file.seq])
    player.send(revocation(paperOf('fireDocument')))
    expect(player.stage('consent')).toBe('rejected')
    expect(inReview(alone).refused(revocation(paperOf('fireDocument')))).toBe('EVENT_BLOCKED')
  })

  test('a revocation that moves the case ends the yes; another yes binds anew', () => {
    const player = inReview(alone).send('property.approve')
    player.send({ type: 'property.revoke', ground: 'FIRE_SYSTEM_MISSING', evidence: [paperOf('fireDocument')] })
    player.send({ type: 'owner.requestCoordination', track: 'consent' }).send(noPower)
    expect(player.stage('consent')).toBe('rejected')
    expect(player.send('property.approve').untilDue('paperDue').send(noPower).stage('consent')).toBe('yesWithoutPaper')
  })
})

describe('理由不成立，仍未出证: the company said no, nothing of it held, and it did not decide anew', () => {
  const refuted = (): CasePlayer => {
    const player = opinion({ 1: false })(contest(rejectedOn(['FEE_ARREARS'], alone), 1))
    return player.untilDue('redecide').send(noPower)
  }

  test('is not called silence, in the stage or in the outcome', () => {
    const player = refuted()
    expect(player.stage('consent')).toBe('groundsFell')
    player.send('owner.acceptRefusal')
    expect(player.file.memory.outcome).toMatchObject({ reason: 'groundsFell' })
  })

  test('the same ground is no new answer, another needs its document', () => {
    const player = refuted()
    expect(player.refused(rejection({ code: 'FEE_ARREARS', evidence: [paperOf('authorityDocument')] }))).toBe(
      'GROUND_ALREADY_FALLEN',
    )
    expect(player.refused(rejection('UNFAIR_TO_LATECOMERS'))).toBe('GROUND_NEEDS_NEW_DOCUMENT')
    expect(player.send(documented).stage('consent')).toBe('rejected')
    expect(groundId(player, 2)).toBe(`${player.file.seq}.1`)
  })
})

describe('未取得证明: nobody said no and nobody was silent, yet no paper came', () => {
  const ended = (player: CasePlayer) => [player.stage('consent'), player.send('owner.acceptRefusal').file.memory.outcome?.reason]

  test('because the company does not object and issues nothing', () => {
    expect(ended(inReview(alone).send('property.noObjection').send(noPower))).toEqual(['noPaper', 'noObjection'])
  })

  test('because nobody could be served: a company that never had the request has its full answer left', () => {
    const unserved = () =>
      complete(alone)
        .send({ type: 'centre.reportUnservable', reason: 'addressUnknown', evidence: [paperOf('serviceProof')] })
        .send(noPower)
    expect(ended(unserved())).toEqual(['noPaper', 'unserved'])
    expect(unserved().send(rejection('FEE_OR_DEPOSIT')).stage('consent')).toBe('rejected')
  })

  test('because the only issuer declines', () => {
    const player = complete({ facts: undergroundGarage({ issuers: [withInbox(communityS)] }) })
    player.send({ type: 'community.declineToIssue', reason: 'companyMustDecide' }).send(noPower)
    expect(ended(player)).toEqual(['noPaper', 'noIssuer'])
  })
})
