import { describe, expect, test } from 'vitest'
import { derivedEvent } from '../../../workflows/case/derived-event.ts'
import type { ReferralOffice } from '../../../workflows/case/events/referrals.ts'
import { loopSteps } from '../../../workflows/case/memory/loops.ts'
import { rolesOf } from '../../../workflows/case/roles.ts'
import { packLike, paperOf, stampedPaper, undergroundGarage } from '../../helpers/case-facts.ts'
import {
  contest,
  fireFinding,
  granted,
  groundId,
  inReview,
  opinion,
  rejectedOn,
  rejection,
  sendOn,
} from '../../helpers/case-journeys.ts'
import { type CasePlayer, startCase } from '../../helpers/case-player.ts'

const sentAway = (from: ReferralOffice, to: ReferralOffice) => ({ type: 'owner.reportReferral', from, to }) as const
const answers = <P extends 'property' | 'grid' | 'fire'>(
  party: P,
  record: number,
  answer: 'answered' | 'sendsBack' | 'didSend' | 'didNotSend',
) => ({ type: `${party}.answerReferral` as const, record, answer })

/** Sent round as often as the place allows, while the company has the request. */
const sentRound = (player: CasePlayer): CasePlayer =>
  player.send(sendOn('property', 'grid')).send(sendOn('property', 'fire')).send(sendOn('property', 'bureau'))

describe('an office that sends the owner on', () => {
  test('is no answer, stops no clock and moves no track', () => {
    const player = inReview()
    const { dueOn } = player.clock('propertyReply')
    player.send(sendOn('property', 'grid'))
    expect(player.stage('consent')).toBe('reviewing')
    expect(player.holder('consent')).toBe('property')
    expect(player.clock('propertyReply').dueOn).toBe(dueOn)
    expect(player.file.memory.company?.answer).toBeNull()
    expect(player.last.moved).toEqual([])
    player.untilDue('propertyReply')
    expect(player.file.memory.silences).toHaveLength(1)
  })

  test('is a hand-over inside the stage, from whom to whom and why, and the answer hands the ball back', () => {
    const player = inReview().send(sendOn('property', 'grid'))
    const record = player.file.seq
    expect(player.last.handOvers).toEqual([{ track: 'consent', from: ['property'], to: ['grid'], reason: 'theyDecideFirst' }])
    expect(player.told('grid')).toEqual(['referred'])
    player.send(answers('grid', record, 'answered'))
    expect(player.last.handOvers).toEqual([{ track: 'consent', from: ['grid'], to: ['property'], reason: 'answered' }])
    expect(player.stage('consent')).toBe('reviewing')
    expect(player.file.memory.paper).toBeNull()
  })

  test('that does not have the case in its hands cannot send on; the owner can report it all the same', () => {
    const player = rejectedOn(['FEE_ARREARS'])
    expect(player.refused(sendOn('property', 'grid'))).toBe('BALL_IS_ELSEWHERE')
    player.send(sentAway('property', 'grid'))
    expect(player.file.memory.referrals).toMatchObject([{ from: 'property', to: 'grid', standing: 'claimed', by: 'owner' }])
    expect(player.told('property')).toEqual(['referralReported'])
  })

  test('cannot send the owner on to itself', () => {
    expect(inReview().refused(sendOn('property', 'property'))).toBe('REFERRED_TO_ONESELF')
    expect(inReview().refused(sentAway('fire', 'fire'))).toBe('REFERRED_TO_ONESELF')
  })

  test('may be sent on to: the next one has the ball in its hands and may send on or back', () => {
    const player = inReview().send(sendOn('property', 'community'))
    const record = player.file.seq
    player.send(sendOn('community', 'centre'))
    player.send({ type: 'community.answerReferral', record, answer: 'sendsBack' })
    // Twice sent on, once sent back: that is the third step, and the case is at the centre.
    expect(loopSteps(player.file.memory).map(({ kind }) => kind)).toEqual(['referral', 'referral', 'return'])
    expect(player.stage('consent')).toBe('coordination')
  })

  test('gives the named office a role, also before its own track starts, until it has answered', () => {
    const pack = packLike('zhuzhou-2022', { tracks: { fire: { starts: 'afterConsent' }, grid: { starts: 'afterConsent' } } })
    const player = inReview({ pack })
    const isThere = () => rolesOf(player.file).some(({ party }) => party === 'grid')
    expect(isThere()).toBe(false)
    player.send(sendOn('property', 'grid'))
    expect(isThere()).toBe(true)
    player.send(answers('grid', player.file.seq, 'sendsBack'))
    expect(isThere()).toBe(false)
  })

  test('cannot be answered twice, by anybody else, or as if it were another kind of question', () => {
    const player = inReview().send(sendOn('property', 'grid'))
    const record = player.file.seq
    expect(player.refused(answers('fire', record, 'answered'))).toBe('REFERRAL_UNKNOWN')
    expect(player.refused(answers('grid', 99, 'answered'))).toBe('REFERRAL_UNKNOWN')
    expect(player.refused(answers('grid', record, 'didSend'))).toBe('REFERRAL_ANSWER_DOES_NOT_FIT')
    player.send(answers('grid', record, 'answered'))
    expect(player.refused(answers('grid', record, 'answered'))).toBe('REFERRAL_UNKNOWN')
  })

  test('a body outside of the system is recorded and gets no letter', () => {
    const player = inReview().send(sendOn('property', 'court'))
    expect(player.last.notices.map(({ to }) => to)).toEqual(['owner'])
  })
})

describe('what the owner reports', () => {
  test('is claimed until the named office says whether it did', () => {
    const player = inReview().send(sentAway('fire', 'grid'))
    const record = player.file.seq
    const standing = () => player.file.memory.referrals[0]?.standing
    expect(standing()).toBe('claimed')
    player.send(answers('fire', record, 'didSend'))
    expect(standing()).toBe('confirmed')
  })

  test('does not count once the named office contests it', () => {
    const player = inReview().send(sentAway('fire', 'grid'))
    player.send(answers('fire', player.file.seq, 'didNotSend'))
    expect(player.file.memory.referrals[0]?.standing).toBe('contested')
    expect(loopSteps(player.file.memory)).toEqual([])
    // Two more are still one step short.
    player.send(sentAway('grid', 'property')).send(sentAway('property', 'bureau'))
    expect(player.stage('consent')).toBe('reviewing')
    player.send(sentAway('bureau', 'court'))
    expect(player.stage('consent')).toBe('coordination')
  })

  test('has the day on which it happened, and no clock waits for that day to be confirmed', () => {
    const player = inReview().nextWorkingDay(2)
    player.send({ ...sentAway('property', 'grid'), occurredOn: '2026-03-03' })
    expect(player.file.memory.referrals[0]?.on).toBe('2026-03-03')
    expect(player.file.memory.claims).toEqual([])
  })

  test('from before the filing is no event of the case', () => {
    expect(inReview().refused({ ...sentAway('property', 'grid'), occurredOn: '2026-02-20' })).toBe('OCCURRED_BEFORE_FILING')
  })

  test('recorded by the centre for the owner can be contested by the owner and struck out', () => {
    const player = inReview()
    player.send({ ...sentAway('property', 'grid'), onBehalf: { channel: 'phone', words: '来电答复' } }, { by: 'centre' })
    const record = player.file.seq
    player.send({ type: 'owner.contestRecord', record }).send({ type: 'centre.settleContest', record, stands: false })
    expect(player.file.memory.referrals).toEqual([])
  })
})

describe('the return limit of the place', () => {
  test('sends the case to the centre by itself, as a record of its own that names the steps', () => {
    const player = sentRound(inReview())
    const [cause, derived] = player.records.slice(-2)
    expect(cause?.event.type).toBe('property.refer')
    expect(cause?.outcome.moved).toEqual([])
    expect(derived?.event).toEqual({ type: 'returnLimit.reached', track: 'consent', steps: [4, 5, 6] })
    expect(derived?.input.actor.party).toBe('system')
    expect(player.stage('consent')).toBe('coordination')
    expect(player.holder('consent')).toBe('centre')
    expect(player.told('centre')).toContain('returnLimitReached')
    expect(player.told('owner')).toContain('returnLimitReached')
    expect(player.file.memory.sentToCentre).toMatchObject([{ seq: 7, track: 'consent', steps: [4, 5, 6] }])
  })

  test('is data of the pack', () => {
    const pack = packLike('zhuzhou-2022', { loops: { returnLimit: 1 } })
    expect(inReview({ pack }).send(sendOn('property', 'grid')).stage('consent')).toBe('coordination')
    const patient = packLike('zhuzhou-2022', { loops: { returnLimit: 4 } })
    expect(sentRound(inReview({ pack: patient })).stage('consent')).toBe('reviewing')
  })

  test('is decided from the file alone: asked again it says nothing, and nobody can say it', () => {
    const player = inReview().send(sendOn('property', 'grid')).send(sendOn('property', 'fire'))
    expect(derivedEvent(player.file, packLike('zhuzhou-2022', {}))).toBeNull()
    expect(player.refused({ type: 'returnLimit.reached', track: 'consent', steps: [4, 5] })).toBe('LIMIT_NOT_REACHED')
    expect(player.refused({ type: 'returnLimit.reached', track: 'consent', steps: [4, 5] }, { by: 'property' })).toBe(
      'EVENT_OF_ANOTHER_PARTY',
    )
    player.send(sendOn('property', 'bureau'))
    expect(derivedEvent(player.file, packLike('zhuzhou-2022', {}))).toBeNull()
  })

  test('is decided again the same from the records', () => {
    const player = sentRound(inReview()).send(rejection('FEE_ARREARS'))
    const { decided, folded } = player.replay()
    expect(decided).toEqual(player.file)
    expect(folded).toEqual(player.file)
  })

  test('counts from the start again after it was reached', () => {
    const player = sentRound(inReview()).send(rejection('FEE_ARREARS'))
    player.send(sentAway('property', 'grid')).send(sentAway('grid', 'fire'))
    expect(player.stage('consent')).toBe('rejected')
    player.send(sentAway('property', 'court'))
    expect(player.stage('consent')).toBe('coordination')
  })

  test('asks nothing of a centre or a bureau that has the case already', () => {
    const player = rejectedOn(['FEE_ARREARS']).send({ type: 'owner.requestCoordination', track: 'consent' })
    const { opened } = player.file.memory.disputes.consent
    player.send(sentAway('property', 'bureau')).send(sentAway('bureau', 'centre')).send(sentAway('centre', 'property'))
    expect(player.file.memory.sentToCentre).toEqual([])
    expect(player.file.memory.disputes.consent.opened).toBe(opened)
  })

  test.each([
    ['rejected', () => rejectedOn(['FEE_ARREARS']), 'consent', 'coordination'],
    ['paperDue', () => inReview().send('property.approve'), 'consent', 'coordination'],
    [
      'conditionsOffered',
      () => inReview().send({ type: 'property.offerConditions', conditions: [{ kind: 'INSURANCE' }] }),
      'consent',
      'coordination',
    ],
    ['contested', () => contest(rejectedOn(['FIRE_SYSTEM_MISSING']), 1), 'consent', 'coordination'],
    ['redecide', () => opinion({ 1: false })(contest(rejectedOn(['FEE_ARREARS']), 1)), 'consent', 'coordination'],
  ] as const)('leads from %s to the centre', (stage, start, track, to) => {
    const player = start()
    expect(player.stage(track)).toBe(stage)
    player.send(sentAway('property', 'court')).send(sentAway('court', 'property')).send(sentAway('property', 'bureau'))
    expect(player.stage(track)).toBe(to)
    expect(player.holder(track)).toBe('centre')
  })

  test('in a check leads to the naming of a body that makes it', () => {
    const player = inReview()
    player.send(sentAway('fire', 'property')).send(sentAway('fire', 'grid')).send(sentAway('fire', 'court'))
    expect([player.stage('fire'), player.holder('fire')]).toEqual(['namingBody', 'centre'])
    expect(player.stage('consent')).toBe('reviewing')
    const other = inReview()
    other.send(sentAway('grid', 'property')).send(sentAway('grid', 'fire')).send(sentAway('grid', 'court'))
    expect([other.stage('grid'), other.holder('grid')]).toEqual(['namingBody', 'centre'])
  })

  test('after a finding that stops the request leads to coordination in that track', () => {
    const player = inReview().send(fireFinding('hardStop'))
    player.send(sentAway('fire', 'property')).send(sentAway('fire', 'grid')).send(sentAway('fire', 'court'))
    expect(player.stage('fire')).toBe('coordination')
  })

  test('where nobody could take the case on, the centre is told and the steps are used up', () => {
    const player = granted()
    player.send(sentAway('property', 'grid')).send(sentAway('community', 'fire')).send(sentAway('bureau', 'court'))
    expect(player.stage('consent')).toBe('granted')
    expect(player.told('centre')).toEqual(['returnLimitReached'])
    expect(player.file.memory.sentToCentre).toHaveLength(1)
  })

  test('a redecision that comes back again and again is a circle too', () => {
    const refused = (player: CasePlayer, code: 'NOT_IN_CONTRACT' | 'OWNERS_VOTE_DEMANDED' | 'UNFAIR_TO_LATECOMERS', n: number) =>
      opinion({ [n]: false })(contest(player.send(rejection({ code, evidence: [paperOf('authorityDocument', n)] })), n))
    const player = opinion({ 1: false })(contest(rejectedOn(['FEE_ARREARS']), 1))
    refused(player, 'NOT_IN_CONTRACT', 2)
    refused(player, 'OWNERS_VOTE_DEMANDED', 3)
    expect(player.stage('consent')).toBe('redecide')
    expect(player.file.memory.returns).toHaveLength(2)
    refused(player, 'UNFAIR_TO_LATECOMERS', 4)
    expect(player.stage('consent')).toBe('coordination')
    expect(groundId(player, 4)).toBe(player.file.memory.grounds[3]?.groundId)
  })

  test('a recall brings nothing back to anybody', () => {
    const player = inReview().send(rejection('FEE_ARREARS'))
    player.send({ type: 'property.recall', record: player.file.seq })
    expect(player.file.memory.returns).toEqual([])
  })
})

describe('a company that sends round does not win time', () => {
  test('its reply time runs on at the centre, and silence is recorded on its day', () => {
    const player = inReview()
    const { clockId, dueOn } = player.clock('propertyReply')
    sentRound(player)
    expect(player.clock('propertyReply')).toMatchObject({ clockId, dueOn, state: 'running' })
    player.untilDue('propertyReply')
    // The centre's own days to accept are over before: the bureau has it, and the clock runs there too.
    expect(player.stage('consent')).toBe('bureauHandling')
    expect(player.file.memory.silences).toMatchObject([{ party: 'property', dueOn }])
    expect(player.hasClock('propertyReply')).toBe(false)
  })

  test('its own answer still counts there', () => {
    expect(sentRound(inReview()).send(rejection('FEE_ARREARS')).stage('consent')).toBe('rejected')
    const offer = { type: 'property.offerConditions', conditions: [{ kind: 'WORKING_HOURS' }] } as const
    expect(sentRound(inReview()).send(offer).stage('consent')).toBe('conditionsOffered')
    expect(sentRound(inReview()).send({ type: 'property.approve', paper: stampedPaper }).stage('consent')).toBe('granted')
    expect(sentRound(inReview()).send('property.noObjection').stage('consent')).toBe('substituteIssue')
  })

  test('no objection where nobody else can issue leaves the case with the centre, as the answer it is', () => {
    const alone = undergroundGarage()
    const player = sentRound(inReview({ facts: { ...alone, issuers: alone.issuers.slice(0, 1) } })).send('property.noObjection')
    expect(player.stage('consent')).toBe('coordination')
    expect(player.file.memory.company?.answer?.kind).toBe('noObjection')
    expect(player.hasClock('propertyReply')).toBe(false)
    expect(player.refused(rejection('FEE_ARREARS'))).toBe('EVENT_BLOCKED')
  })

  test('where silence is consent, sending round does not escape it', () => {
    const basis = {
      document: { zh: '业主规约', en: 'Owners’ rule' },
      force: 'D',
      place: 'CN',
      source: 'platform',
      mark: 'platform',
    } as const
    const pack = packLike('zhuzhou-2022', { consent: { silence: { policy: 'DEEMED', base: { kind: 'ownersRule', basis } } } })
    const player = sentRound(inReview({ pack })).untilDue('propertyReply')
    expect(player.stage('consent')).toBe('granted')
    expect(player.file.memory.paper?.kind).toBe('certificateOfSilence')
  })

  test('a coordination without result gives the request back to its review, with the time that is left', () => {
    const player = sentRound(inReview())
    const { clockId } = player.clock('propertyReply')
    player.send({
      type: 'centre.closeCoordination',
      track: 'consent',
      result: 'noPower',
      noPower: { who: 'centre', why: 'noRule' },
    })
    expect(player.stage('consent')).toBe('reviewing')
    expect(player.clock('propertyReply').clockId).toBe(clockId)
  })

  test('an ordinary coordination does not start the reply time anew', () => {
    const player = rejectedOn(['FEE_ARREARS']).send({ type: 'owner.requestCoordination', track: 'consent' })
    expect(player.hasClock('propertyReply')).toBe(false)
    expect(player.refused(rejection('NOT_IN_CONTRACT'))).toBe('EVENT_BLOCKED')
  })
})

describe('seven offices', () => {
  test('the circle of Luoyang goes to the centre at its third step, and every step is on record', () => {
    const player = startCase()
    const circle = ['grid', 'property', 'fire', 'property', 'court', 'grid', 'bureau'] as const
    for (const [index, to] of circle.slice(1).entries()) player.send(sentAway(circle[index]!, to))
    expect(player.file.memory.referrals).toHaveLength(6)
    expect(player.file.memory.sentToCentre.length).toBeGreaterThan(0)
    expect(player.file.memory.sentToCentre[0]?.steps).toHaveLength(3)
  })
})
