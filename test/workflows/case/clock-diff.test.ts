import { describe, expect, test } from 'vitest'
import { packLike, paperOf, stampedPaper, undergroundGarage } from '../../helpers/case-facts.ts'
import {
  complete,
  contest,
  fireFinding,
  groundId,
  handOver,
  inReview,
  nameLaboratory,
  opinion,
  rejectedOn,
  rejection,
  silent,
} from '../../helpers/case-journeys.ts'
import { type CasePlayer, startCase } from '../../helpers/case-player.ts'

const publicTransformer = { facts: undergroundGarage({ transformer: { ownership: 'public' } }) }

/** A mediation that the centre has sent the case to, so that no side has agreed yet. */
const mediationAsked = (player: CasePlayer): CasePlayer =>
  player
    .send({ type: 'centre.closeCoordination', track: 'consent', result: 'mediation' })
    .send({ type: 'centre.openMediation', track: 'consent', mediator: 'peoplesMediationCommittee' })

const inSessions = (player: CasePlayer): CasePlayer =>
  mediationAsked(player)
    .send({ type: 'owner.acceptMediation', track: 'consent' })
    .send({ type: 'property.acceptMediation', track: 'consent' })

const agreed = (player: CasePlayer): CasePlayer =>
  inSessions(player).send({
    type: 'centre.recordAgreement',
    track: 'consent',
    form: 'paper',
    effectiveOn: player.today,
    performer: 'property',
    performance: 'issuePaper',
    performBy: '2026-03-31',
  })

describe('a clock opens', () => {
  test('with the day of service, not with the day on which service is recorded', () => {
    const player = complete().nextWorkingDay(3)
    player.send({
      type: 'centre.recordService',
      means: 'paperHanded',
      servedOn: '2026-03-03',
      evidence: [paperOf('serviceProof')],
    })
    expect(player.clock('propertyReply')).toMatchObject({ startOn: '2026-03-03', dueOn: '2026-03-10', party: 'property' })
  })

  test('with the length of the variant that fits: public transformer and complete papers, three working days', () => {
    expect(inReview(publicTransformer).clock('propertyReply')).toMatchObject({ variant: 0, dueOn: '2026-03-05' })
  })

  test('with its own length where the papers had to be completed', () => {
    const player = startCase(publicTransformer)
      .send({ type: 'centre.requestCorrection', missing: ['vehicle'] })
      .send({ type: 'owner.correct', evidence: [paperOf('vehicle')] })
    expect(handOver(player).clock('propertyReply')).toMatchObject({ variant: null, dueOn: '2026-03-09' })
  })

  test('only where the place has it', () => {
    const { writtenReasons: _, ...clocks } = packLike('zhuzhou-2022', {}).clocks
    const player = rejectedOn(['SPACE_TITLE_MISSING'], { pack: { ...packLike('zhuzhou-2022', {}), clocks } })
    expect(player.hasClock('writtenReasons')).toBe(false)
    expect(player.hasClock('ownerDecision')).toBe(true)
  })

  test('anew when a stage is entered again, under an id that was never used', () => {
    const player = startCase().send({ type: 'fire.declineCompetence', basis: 'noStatutoryDuty' })
    const first = player.clock('nameBody').clockId
    player.send(nameLaboratory('fire')).send({ type: 'fire.declineCompetence', basis: 'otherAuthority' })
    expect(player.clock('nameBody').clockId).not.toBe(first)
  })

  test('and keeps its length when the facts change afterwards', () => {
    const player = inReview()
    player.send({ type: 'facts.changed', facts: undergroundGarage({ version: 2, transformer: { ownership: 'public' } }) })
    expect(player.clock('propertyReply').dueOn).toBe('2026-03-09')
  })

  test('once for each track: the owner decides on the refusal and on the hard stop in times of their own', () => {
    const player = rejectedOn(['NOT_IN_CONTRACT']).nextWorkingDay().send(fireFinding('hardStop'))
    expect(player.clock('ownerDecision', 'consent').dueOn).toBe('2026-05-06')
    expect(player.clock('ownerDecision', 'fire').startOn).toBe('2026-03-03')
  })
})

describe('a clock ends', () => {
  test('as answered by the answer of its party', () => {
    expect(inReview().send(rejection('NOT_IN_CONTRACT')).ended('propertyReply')).toBe('answered')
  })

  test('as passed when it has run out', () => {
    expect(inReview().untilDue('propertyReply').ended('propertyReply')).toBe('passed')
  })

  test('as left when the case moves on without it', () => {
    const player = silent().send({ type: 'property.approve', paper: stampedPaper })
    expect(player.ended('centreAccept')).toBe('left')
  })

  test('as closed when the request ends', () => {
    expect(inReview().send({ type: 'owner.withdraw', reason: 'tookTooLong' }).ended('propertyReply')).toBe('closed')
  })
})

describe('a clock rests', () => {
  test("while the centre works out its view, the owner's sixty days rest and run on afterwards", () => {
    const player = contest(rejectedOn(['NOT_IN_CONTRACT', 'FEE_ARREARS']), 1, 2)
    expect(player.clock('ownerDecision')).toMatchObject({ state: 'paused', dueOn: null, left: 60 })
    opinion({ 1: true, 2: true })(player.nextWorkingDay(3))
    // Four days (2 to 5 March) are not counted: 1 May moves to 5 May, and that to the first working day.
    expect(player.clock('ownerDecision')).toMatchObject({ state: 'running', startOn: '2026-03-02', dueOn: '2026-05-06' })
    expect(player.clock('ownerDecision').pauses).toEqual([{ from: '2026-03-02', until: '2026-03-05' }])
  })

  test('the time for the fire check rests while a third party tests', () => {
    const player = startCase()
      .nextWorkingDay(4)
      .send({ type: 'owner.orderTest', payer: 'owner', personal: { tester: '湖南某检测公司' } })
    expect(player.clock('fireCheck')).toMatchObject({ state: 'paused', left: 7 })
  })

  test('but one that the place lets nobody pause runs on', () => {
    const clocks = { ownerDecision: { pausable: false } }
    const player = contest(rejectedOn(['NOT_IN_CONTRACT'], { pack: packLike('zhuzhou-2022', { clocks }) }), 1)
    expect(player.clock('ownerDecision')).toMatchObject({ state: 'running', dueOn: '2026-05-06' })
  })
})

describe('a clock is restarted', () => {
  test('when the bureau raises the level: 会商交办 has ten working days from now', () => {
    const player = silent().untilDue('centreAccept')
    expect(player.clock('bureauReply')).toMatchObject({ startOn: '2026-03-14', dueOn: '2026-03-20' })
    player.nextWorkingDay().send({ type: 'bureau.setLevel', track: 'consent', level: 'consultation' })
    expect(player.clock('bureauReply')).toMatchObject({ startOn: '2026-03-16', dueOn: '2026-03-30', variant: 0 })
  })

  test('when the centre names another body for the fire check', () => {
    const player = startCase().nextWorkingDay(5).send({ type: 'fire.declineCompetence', basis: 'noStatutoryDuty' })
    expect(player.clock('fireCheck').state).toBe('paused')
    player.nextWorkingDay().send(nameLaboratory('fire'))
    expect(player.clock('fireCheck')).toMatchObject({ state: 'running', startOn: '2026-03-10', dueOn: '2026-03-24' })
  })
})

describe('a clock is extended', () => {
  test('by one month when both sides have agreed to a longer mediation', () => {
    const player = inSessions(silent())
    expect(player.clock('mediation').dueOn).toBe('2026-04-10')
    player
      .send({ type: 'owner.agreeExtension', track: 'consent' })
      .send({ type: 'property.agreeExtension', track: 'consent' })
      .send({ type: 'centre.extendMediation', track: 'consent' })
    expect(player.clock('mediation')).toMatchObject({ extended: 1, dueOn: '2026-05-11' })
  })
})

describe('a clock is recomputed', () => {
  const servedLate = () => handOver(complete().nextWorkingDay(2))

  test('when a better proof shows an earlier day of service, but never to an earlier date than was told', () => {
    const player = servedLate()
    expect(player.clock('propertyReply').dueOn).toBe('2026-03-11')
    player.send({
      type: 'centre.recordService',
      means: 'courierDelivered',
      servedOn: '2026-03-03',
      evidence: [paperOf('serviceProof', 2)],
    })
    expect(player.clock('propertyReply')).toMatchObject({ startOn: '2026-03-03', dueOn: '2026-03-11' })
  })

  const provenOn5March = (means: 'paperHanded' | 'courierDelivered') =>
    servedLate()
      .nextWorkingDay()
      .send({ type: 'centre.recordService', means, servedOn: '2026-03-05', evidence: [paperOf('serviceProof', 2)] })

  test('to a later date when the same means is proven for a later day', () => {
    const clock = provenOn5March('paperHanded').clock('propertyReply')
    expect(clock).toMatchObject({ startOn: '2026-03-05', dueOn: '2026-03-12' })
  })

  test('not by another means on a later day: the first proven one served (H1)', () => {
    const clock = provenOn5March('courierDelivered').clock('propertyReply')
    expect(clock).toMatchObject({ startOn: '2026-03-04', dueOn: '2026-03-11' })
  })

  test('for another party: the time to agree to mediation goes over to the side that is still awaited', () => {
    const player = mediationAsked(silent())
    expect(player.clock('mediationAnswer')).toMatchObject({ party: 'owner', dueOn: '2026-03-13' })
    player.send({ type: 'owner.acceptMediation', track: 'consent' })
    expect(player.clock('mediationAnswer')).toMatchObject({ party: 'property', dueOn: '2026-03-13' })
    expect(player.position('consent')).toMatchObject({ holder: 'property', awaits: ['property'] })
  })
})

describe('a clock that only reminds', () => {
  const late = () => startCase().untilDue('fireCheck')

  test('runs on and is shown as passed; the case stays with who is late', () => {
    const player = late()
    expect(player.clock('fireCheck')).toMatchObject({ state: 'running', dueOn: '2026-03-16', passedOn: '2026-03-17' })
    expect(player.stage('fire')).toBe('assessing')
    expect(player.last.notices.map(({ notice, to }) => [notice, to])).toEqual([
      ['deadlinePassed', 'fire'],
      ['deadlinePassed', 'owner'],
      ['deadlinePassed', 'centre'],
    ])
  })

  test('passes once', () => {
    const player = late()
    const { clockId } = player.clock('fireCheck')
    expect(player.refused({ type: 'deadline.passed', clockId }, { on: '2026-04-20' })).toBe('DEADLINE_NOT_DUE')
  })

  test('is answered late, and stays on record as passed', () => {
    const player = late().send(fireFinding('passed'))
    expect(player.ended('fireCheck')).toBe('answered')
    expect(player.file.passed.find(({ clockId }) => clockId === 'fireCheck/fire/1')).toMatchObject({
      dueOn: '2026-03-16',
      passedOn: '2026-03-17',
      answeredOn: null,
    })
  })
})

describe('a clock whose right lapses', () => {
  test('the thirty days for judicial confirmation outlive the mediation, and lapse without moving the case', () => {
    const player = agreed(silent()).send({ type: 'owner.confirmPerformance', track: 'consent' })
    player.send({ type: 'property.givePaper', paper: stampedPaper })
    expect(player.stage('consent')).toBe('granted')
    expect(player.clock('judicialConfirmation')).toMatchObject({ party: 'owner', startOn: '2026-03-10', dueOn: '2026-04-09' })
    player.untilDue('judicialConfirmation')
    expect(player.ended('judicialConfirmation')).toBe('expired')
    expect(player.stage('consent')).toBe('granted')
  })

  test('they start with the day on which the agreement takes effect', () => {
    const player = inSessions(silent()).nextWorkingDay(3).send({
      type: 'centre.recordAgreement',
      track: 'consent',
      form: 'oral',
      effectiveOn: '2026-03-11',
      performer: 'property',
      performance: 'issuePaper',
      performBy: '2026-03-31',
    })
    expect(player.clock('judicialConfirmation')).toMatchObject({ startOn: '2026-03-11', dueOn: '2026-04-10' })
  })

  test('a statute does not wait for us: they run on while the request is closed', () => {
    const player = agreed(silent()).send({ type: 'owner.withdraw', reason: 'tookTooLong' })
    expect(player.file.clocks.map(({ name }) => name)).toEqual(['judicialConfirmation'])
    player.untilDue('judicialConfirmation')
    expect(player.stage('main')).toBe('closed')
    expect(player.file.clocks).toEqual([])
  })
})

describe('a clock for each answer that was recorded for somebody else', () => {
  const recordedTwice = () =>
    inReview()
      .send({ ...rejection('NOT_IN_CONTRACT'), onBehalf: { channel: 'phone', words: '来电答复' } }, { by: 'centre' })
      .nextWorkingDay()
      .send({ ...fireFinding('passed'), onBehalf: { channel: 'phone', words: '来电答复' } }, { by: 'centre' })

  test('each record has its own three working days, for its own party', () => {
    const contests = recordedTwice().file.clocks.filter(({ name }) => name === 'contestRecord')
    expect(contests.map(({ clockId, party, dueOn, track }) => [clockId, party, dueOn, track])).toEqual([
      ['contestRecord/main/4', 'property', '2026-03-05', 'main'],
      ['contestRecord/main/5', 'fire', '2026-03-06', 'main'],
    ])
  })

  test('when one has run out it can no longer be contested; the other can', () => {
    const player = recordedTwice().until('2026-03-06')
    expect(player.refused({ type: 'property.contestRecord', record: 4 })).toBe('RECORD_UNKNOWN')
    expect(player.send({ type: 'fire.contestRecord', record: 5 }).told('centre')).toContain('recordContested')
  })

  test('a contest ends its clock', () => {
    const player = recordedTwice().send({ type: 'property.contestRecord', record: 4 })
    expect(player.file.clocks.filter(({ name }) => name === 'contestRecord').map(({ party }) => party)).toEqual(['fire'])
  })
})

describe('due means due', () => {
  test('a clock passes at midnight of Shanghai, not a millisecond earlier', () => {
    const player = inReview()
    const passed = { type: 'deadline.passed', clockId: player.clock('propertyReply').clockId } as const
    expect(player.refused(passed, { at: '2026-03-09T15:59:59.999Z' })).toBe('DEADLINE_NOT_DUE')
    expect(player.until('2026-03-09T16:00:00.000Z').stage('consent')).toBe('coordination')
  })

  test('an answer in the last millisecond is in time', () => {
    const player = inReview().send(rejection('NOT_IN_CONTRACT'), { at: '2026-03-09T15:59:59.999Z' })
    expect(player.ended('propertyReply')).toBe('answered')
    expect(player.file.memory.silences).toEqual([])
  })

  test('a clock that is not running cannot pass', () => {
    const player = inReview()
    const { clockId } = player.clock('propertyReply')
    player.send(rejection('NOT_IN_CONTRACT'))
    expect(player.refused({ type: 'deadline.passed', clockId }, { on: '2026-03-20' })).toBe('DEADLINE_NOT_RUNNING')
  })

  test('a clock opened by one that ran out starts on the day on which that is recorded: downtime costs nobody time', () => {
    const player = inReview().downUntil('2026-03-20')
    expect(player.stage('consent')).toBe('coordination')
    expect(player.clock('centreAccept')).toMatchObject({ startOn: '2026-03-20', dueOn: '2026-03-25' })
  })

  test('an estimated date beyond the published years waits at most fifteen days', () => {
    const player = inReview({ at: '2026-12-28T01:00:00.000Z' })
    const { clockId, dueOn, provisional } = player.clock('propertyReply')
    expect([dueOn, provisional]).toEqual(['2027-01-05', true])
    expect(player.refused({ type: 'deadline.passed', clockId }, { at: '2027-01-20T15:59:59.999Z' })).toBe('DEADLINE_NOT_DUE')
    expect(player.until('2027-01-20T16:00:00.000Z').stage('consent')).toBe('coordination')
  })
})

test('the grounds of a case have ids that name their event', () => {
  expect(groundId(rejectedOn(['NOT_IN_CONTRACT', 'FEE_ARREARS']), 2)).toBe('4.2')
})
