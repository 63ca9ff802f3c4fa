import { describe, expect, test } from 'vitest'
import { PartyEvent } from '../../../workflows/case/events/events.ts'
import { packLike, paperOf, stampedPaper, undergroundGarage } from '../../helpers/case-facts.ts'
import {
  complete,
  contest,
  groundId,
  inReview,
  mayBuild,
  opinion,
  rejectedOn,
  rejection,
  sendOn,
  silent,
} from '../../helpers/case-journeys.ts'
import { type CasePlayer, startCase } from '../../helpers/case-player.ts'
import { atTheTable, mediationFailed } from '../../helpers/mediation-journeys.ts'
import { atTheCentre } from '../../helpers/meeting-journeys.ts'

/* Ways in which somebody can play the rules, each played as its player would, and what stops it. */

/** The company says yes in the tenth minute, and brings no paper. */
const barelyYes = () => inReview({ facts: undergroundGarage() }).send('property.approve')

describe('a company that plays for time', () => {
  test('does not sign for the request: the courier’s refusal is service, and its time runs all the same', () => {
    const player = complete().send({
      type: 'centre.recordService',
      means: 'courierRefused',
      servedOn: '2026-03-02',
      evidence: [paperOf('serviceProof')],
    })
    expect(player.stage('consent')).toBe('reviewing')
    expect(player.untilDue('propertyReply').file.memory.silences).toHaveLength(1)
  })

  test('asks for one paper after the other: there is one list, and no second notice', () => {
    const player = startCase().send({ type: 'centre.requestCorrection', missing: ['vehicle'] })
    player.send({ type: 'owner.correct', evidence: [paperOf('vehicle')] })
    const again = { type: 'centre.requestCorrection', missing: ['spaceRight'] } as const
    expect(player.refused(again)).toBe('SECOND_CORRECTION_NOTICE')
  })

  test('asks for a paper that nobody issues: only those of the published list can be asked for', () => {
    const demand = { type: 'centre.requestCorrection', missing: ['quote'] } as const
    expect(startCase().refused(demand)).toBe('PAPER_NOT_ON_THE_LIST')
  })

  test('asks for information, and again for something else: once, and an unreasonable rest is the company’s own time', () => {
    const player = inReview({ pack: 'california-4745' })
    const { dueOn } = player.clock('propertyReply')
    player.nextWorkingDay(3).send({ type: 'property.requestInformation', asks: ['quote'] })
    player.send({ type: 'owner.contestInformation', because: 'nobodyIssuesIt' }).nextWorkingDay(2)
    player.send({ type: 'centre.settleInformation', stands: false })
    expect(player.clock('propertyReply')).toMatchObject({ dueOn, pauses: [] })
    expect(player.refused({ type: 'property.requestInformation', asks: ['minutes'] })).toBe('EVENT_BLOCKED')
  })

  test('presses the owner for more time: once, by the owner’s own word, and the first date stays on the clock', () => {
    const player = inReview().send('property.askExtension')
    const told = player.clock('propertyReply').dueOn
    player.send('owner.agreeMoreTime')
    expect(player.clock('propertyReply')).toMatchObject({ extended: 1 })
    expect(player.clock('propertyReply').dueOn).not.toBe(told)
    expect(player.refused('property.askExtension')).toBe('EVENT_BLOCKED')
  })

  test('sends the owner to the next office: that is no answer, and the third time the case goes to the centre', () => {
    const player = inReview().send(sendOn('property', 'grid')).send(sendOn('property', 'fire'))
    expect(player.file.memory.company?.answer).toBeNull()
    expect(player.send(sendOn('property', 'bureau')).stage('consent')).toBe('coordination')
  })
})

describe('a company that says yes and means no', () => {
  test('a yes without its stamped paper is counted as that, and the next issuer is asked', () => {
    const player = barelyYes()
    expect(player.stage('consent')).toBe('paperDue')
    player.untilDue('paperDue')
    expect(player.stage('consent')).toBe('substituteIssue')
    expect(player.refused(rejection('UNFAIR_TO_LATECOMERS'))).toBe('EVENT_NOT_ALLOWED_IN_STAGE')
  })

  test('a condition that nobody can fulfil is contested like a ground, and falls', () => {
    const player = inReview().send({ type: 'property.offerConditions', conditions: [{ kind: 'INSURANCE' }] })
    player.send({ type: 'owner.contestCondition', groundIds: [groundId(player)] })
    expect(opinion({ 1: false })(player).stage('consent')).toBe('redecide')
    expect(player.refused(rejection('INSURANCE_DEMANDED'))).toBe('GROUND_ALREADY_FALLEN')
  })

  test('a ground that fell is pleaded again: it is refused', () => {
    const player = opinion({ 1: false })(contest(rejectedOn(['FEE_ARREARS']), 1))
    expect(player.stage('consent')).toBe('redecide')
    expect(player.refused(rejection('FEE_ARREARS'))).toBe('GROUND_ALREADY_FALLEN')
  })

  test('a further ground in the next round is refused on the company’s bare word', () => {
    // Its own word is no document of its kind.
    const evidence = [paperOf('propertyStatement')]
    const late = { type: 'property.lateGround', code: 'NEIGHBOUR_OBJECTION', because: 'newFact', evidence } as const
    expect(rejectedOn(['FEE_OR_DEPOSIT']).refused(late)).toBe('GROUND_NEEDS_NEW_DOCUMENT')
  })

  test('talks the owner into withdrawing: another office calls, and what the owner says is beside the reason', () => {
    const pack = packLike('zhuzhou-2022', { callBacks: { oneIn: 1 } })
    const player = inReview({ pack }).send({ type: 'owner.withdraw', reason: 'other' })
    expect(player.told('bureau')).toEqual(['callBackWanted'])
    player.send({ type: 'bureau.recordCallBack', answer: 'pressed' })
    expect(player.file.memory).toMatchObject({ outcome: { reason: 'other' }, callBack: { answer: 'pressed' } })
  })

  test('talks the owner into withdrawing: the reason is from a list, and none says that it was solved', () => {
    const withdraw = (reason: string) => PartyEvent.safeParse({ type: 'owner.withdraw', reason, evidence: [] }).success
    expect([withdraw('tookTooLong'), withdraw('solved'), withdraw('')]).toEqual([true, false, false])
  })
})

describe('an office that wants a closed case', () => {
  test('“guided” is no result of a coordination', () => {
    const close = (result: string) =>
      PartyEvent.safeParse({ type: 'centre.closeCoordination', track: 'consent', result, evidence: [] }).success
    expect([close('guided'), close('noPower')]).toEqual([false, true])
  })

  test('closes a dispute as settled: it shows unconfirmed, and who asked can deny it before the bureau', () => {
    const player = atTheCentre('fire').send({ type: 'centre.closeCoordination', track: 'fire', result: 'settled' })
    const record = player.file.seq
    expect(player.file.memory.closings).toMatchObject([{ standing: 'unconfirmed' }])
    player.send({ type: 'owner.denyClosing', record, reason: 'notAsked' })
    expect(player.told('bureau')).toEqual(['closingDenied'])
    expect(player.file.memory.outcome).toBeNull()
  })

  test('lets its own time pass: the case moves on as centre late', () => {
    const player = silent().untilDue('centreAccept')
    expect([player.stage('consent'), player.file.memory.disputes.consent.centreLate]).toEqual(['bureauHandling', true])
  })

  test('ends a mediation early: not without the last position of both sides and the other routes', () => {
    const { positions, routesTold, ...bare } = { ...mediationFailed, evidence: [] }
    expect(PartyEvent.safeParse({ ...bare, positions }).success).toBe(false)
    expect(PartyEvent.safeParse({ ...bare, routesTold }).success).toBe(false)
    expect(PartyEvent.safeParse({ ...bare, positions, routesTold }).success).toBe(true)
    const player = atTheTable().send(mediationFailed)
    player.send({ type: 'owner.rateMediation', record: player.file.seq, score: 1 })
    expect(player.file.memory.mediations).toMatchObject([{ end: 'failed', ratings: [{ by: 'owner', score: 1 }] }])
  })

  test('ticks days later what was agreed outside: the record is flagged, with who recorded it', () => {
    const player = inReview().nextWorkingDay(5)
    const onBehalf = { onBehalf: { channel: 'phone', evidence: [paperOf('minutes')] } } as const
    player.send({ ...rejection('FEE_ARREARS'), occurredOn: '2026-03-02', ...onBehalf }, { by: 'centre' })
    expect(player.file.memory.lateRecords).toMatchObject([{ party: 'property', recordedBy: 'centre', occurredOn: '2026-03-02' }])
  })
})

describe('an assessor that wants to be rid of it', () => {
  test('the grid returns the application: its promise runs on from the first filing', () => {
    const player = startCase().send({ type: 'grid.returnIntake', reason: 'portalFault' }).nextWorkingDay(2)
    expect(player.send('owner.resubmitIntake').clock('gridTotal').startOn).toBe('2026-03-02')
  })

  test('fire declines: the centre names a body, or says by name that nobody is competent', () => {
    const player = startCase().send({ type: 'fire.declineCompetence', basis: 'noStatutoryDuty' })
    expect([player.stage('fire'), player.holder('fire')]).toEqual(['namingBody', 'centre'])
    player.send({ type: 'centre.declareNoBody', track: 'fire' })
    expect(player.stage('fire')).toBe('noCompetentBody')
  })

  test('fire signs nothing: its silence does not hold the owner, who may bring a third party’s report', () => {
    const player = startCase().untilDue('fireCheck')
    expect(player.clock('fireCheck').passedOn).not.toBeNull()
    player.send({ type: 'owner.submitTestReport', result: 'passed', evidence: [paperOf('thirdPartyReport')] })
    expect(player.untilDue('testAnswer').stage('fire')).toBe('passed')
  })

  test('finds that nothing has to be checked: the facts of the garage say so, never a finding', () => {
    const finding = (result: string) =>
      PartyEvent.safeParse({ type: 'fire.report', result, scope: 'garage', examined: [], evidence: [] }).success
    expect([finding('notRequired'), finding('passed')]).toEqual([false, true])
  })

  test('the door stays locked: the days go to who has the key', () => {
    expect(startCase().send({ type: 'fire.accessDenied', by: 'property' }).holder('fire')).toBe('property')
  })
})

describe('an owner or an agent who plays', () => {
  const sentAway = { type: 'owner.reportReferral', from: 'property', to: 'grid' } as const

  test('reports a sending away that never was: claimed until answered, and it does not count once it is contested', () => {
    const player = inReview().send(sentAway)
    const record = player.file.seq
    expect(player.file.memory.referrals).toMatchObject([{ standing: 'claimed' }])
    player.send({ type: 'property.answerReferral', record, answer: 'didNotSend' })
    expect(player.file.memory.referrals).toMatchObject([{ standing: 'contested' }])
  })

  test('dates an answer back: a claim that moves no clock until another party confirms it', () => {
    const player = silent()
    const { stage } = player.position('consent')
    const onTime = { type: 'property.approve', occurredOn: '2026-03-04' } as const
    player.send({ ...onTime, paper: { documentId: paperOf('consentPaper'), form: 'sealedScan' } })
    expect(stage).toBe('coordination')
    expect(player.file.memory.silences).toHaveLength(1)
    expect(player.file.memory.claims).toMatchObject([{ party: 'property', occurredOn: '2026-03-04' }])
  })

  test('brings a forged stamp: a claim moves nothing, and found so the consent falls', () => {
    const player = inReview().send({ type: 'property.approve', paper: stampedPaper })
    player.send({ type: 'property.reportForgery', documentId: stampedPaper.documentId })
    expect(player.stage('consent')).toBe('granted')
    const evidence = [paperOf('authorityDocument')]
    player.send({ type: 'centre.settleForgery', record: player.file.seq, found: true, evidence })
    expect([player.stage('consent'), player.file.memory.paper]).toEqual(['noPaper', null])
  })

  test('an agent keeps the stamped papers: it holds the case with days of its own, and is dismissed in one tap', () => {
    const main = { track: 'main' } as const
    const player = mayBuild().send({ type: 'owner.reportAgentHolds', kind: 'dealer', ...main })
    expect(player.holder('main')).toBe('installer')
    expect(player.send({ type: 'owner.dismissAgent', ...main }).file.memory.agents).toMatchObject([{ end: 'dismissed' }])
  })

  test('friends are approved first: the place in the queue is that of the filing, whenever the company says yes', () => {
    const place = (player: CasePlayer) => player.ledger.entries.find(({ caseId }) => caseId === player.file.caseId)?.place
    const player = inReview()
    const filed = place(player)
    player.nextWorkingDay(2).send({ type: 'property.approve', paper: stampedPaper })
    expect([filed, place(player)]).toEqual(['2026-03-02T01:00:00.000Z', '2026-03-02T01:00:00.000Z'])
  })

  test('a stuck approval is not a built pile: after its days the reservation lapses to the next', () => {
    const player = mayBuild().untilDue('reservation')
    expect(player.file.memory.reservation).toBeNull()
  })
})
