import { describe, expect, test } from 'vitest'
import { draftFile } from '../../../workflows/case/case-file.ts'
import { decide } from '../../../workflows/case/decide.ts'
import { companyP, paperOf, stampedPaper, undergroundGarage } from '../../helpers/case-facts.ts'
import { complete, granted, inReview, rejection } from '../../helpers/case-journeys.ts'
import { startCase } from '../../helpers/case-player.ts'

describe('a request is filed', () => {
  test('the papers go to the centre, fire and grid begin beside them', () => {
    const player = startCase()
    expect(player.phase()).toBe('open')
    expect(['consent', 'fire', 'grid'].map((track) => player.stage(track as 'fire'))).toEqual([
      'documentCheck',
      'assessing',
      'intake',
    ])
    expect(player.file.positions.map(({ track, holder, organisationId }) => [track, holder, organisationId])).toEqual([
      ['consent', 'centre', 'centre-C______________'],
      ['fire', 'fire', 'fire-F________________'],
      ['grid', 'grid', 'grid-G________________'],
    ])
  })

  test('owner and centre, fire and grid are told', () => {
    expect(startCase().last.notices.map(({ notice, to }) => `${notice} ${to}`)).toEqual([
      'requestFiled owner',
      'requestFiled centre',
      'fireCheckWanted fire',
      'intakeWanted grid',
    ])
  })

  test('a second time it is refused', () => {
    expect(startCase().refused({ type: 'owner.submit', undertaking: true })).toBe('EVENT_NOT_ALLOWED_IN_STAGE')
  })
})

test('a draft knows nothing but its filing: there is nothing to withdraw yet', () => {
  const draft = draftFile('case-1', { rules: 'zhuzhou-2022', calendar: 'cn' })
  const { input } = startCase().records[0]!
  const decision = decide(draft, { type: 'owner.withdraw', reason: 'filedByMistake', evidence: [] }, input)
  expect(decision).toMatchObject({ accepted: false, refusal: { code: 'EVENT_NOT_ALLOWED_IN_STAGE' } })
})

describe('who may send what', () => {
  test('an event of another party is refused', () => {
    expect(inReview().refusal({ type: 'property.approve', paper: stampedPaper }, { by: 'owner' })).toEqual({
      code: 'EVENT_OF_ANOTHER_PARTY',
      details: { party: 'property', sender: 'owner' },
    })
  })

  test('the centre cannot answer for the company without saying that it does', () => {
    expect(inReview().refused({ type: 'property.approve', paper: stampedPaper }, { by: 'centre' })).toBe('EVENT_OF_ANOTHER_PARTY')
  })

  test('only the centre records for others', () => {
    const sent = { type: 'property.approve', paper: stampedPaper, onBehalf: { channel: 'phone' } } as const
    expect(inReview().refused(sent, { by: 'community' })).toBe('EVENT_OF_ANOTHER_PARTY')
    expect(inReview().refused(sent)).toBe('ON_BEHALF_OF_ONESELF')
  })

  test.each(['paper', 'visit'] as const)('what came by %s needs its proof', (channel) => {
    const sent = { type: 'property.noObjection', onBehalf: { channel } } as const
    expect(inReview().refused(sent, { by: 'centre' })).toBe('ON_BEHALF_NEEDS_EVIDENCE')
    const proven = { ...sent, onBehalf: { channel, evidence: [paperOf('minutes')] } }
    expect(inReview().send(proven, { by: 'centre' }).stage('consent')).toBe('substituteIssue')
  })

  test.each([
    { type: 'property.approve' },
    { type: 'property.noObjection' },
    { type: 'owner.withdraw', reason: 'talkedOutByProperty' },
  ] as const)('what gives something away is recorded for another only with a proof, also by telephone ($type)', (event) => {
    const player = inReview()
    expect(player.refused({ ...event, onBehalf: { channel: 'phone' } }, { by: 'centre' })).toBe('ON_BEHALF_NEEDS_EVIDENCE')
    const proven = { ...event, onBehalf: { channel: 'phone', evidence: [paperOf('minutes')] } } as const
    expect(player.send(proven, { by: 'centre' }).file.memory.recorded).toHaveLength(1)
  })

  test('what gives nothing away needs its proof or, in words, how it came', () => {
    const answer = (onBehalf: object) =>
      ({ ...rejection('NOT_IN_CONTRACT'), onBehalf: { channel: 'phone', ...onBehalf } }) as const
    const player = inReview()
    expect(player.refused(answer({}), { by: 'centre' })).toBe('ON_BEHALF_NEEDS_EVIDENCE')
    expect(
      player.refused({ type: 'property.approve', onBehalf: { channel: 'phone', words: '来电同意' } }, { by: 'centre' }),
    ).toBe('ON_BEHALF_NEEDS_EVIDENCE')
    expect(player.send(answer({ words: '黄经理来电不同意' }), { by: 'centre' }).stage('consent')).toBe('rejected')
    expect(
      inReview()
        .send(answer({ evidence: [paperOf('minutes')] }), { by: 'centre' })
        .stage('consent'),
    ).toBe('rejected')
  })

  test('nobody but the system says that a deadline has passed or that facts have changed', () => {
    const player = inReview().until('2026-03-09T15:59:59.999Z')
    const { clockId } = player.clock('propertyReply')
    expect(player.refused({ type: 'deadline.passed', clockId }, { by: 'owner' })).toBe('EVENT_OF_ANOTHER_PARTY')
    expect(player.refused({ type: 'facts.changed', facts: undergroundGarage() }, { by: 'operator' })).toBe(
      'EVENT_OF_ANOTHER_PARTY',
    )
    expect(player.refused('property.noObjection', { by: 'system' })).toBe('EVENT_OF_ANOTHER_PARTY')
  })
})

describe('an event that has no place where the case stands', () => {
  test('is refused with the stages of the case and what its sender may do instead', () => {
    const refusal = complete().refusal(rejection('NOT_IN_CONTRACT'))
    expect(refusal.code).toBe('EVENT_NOT_ALLOWED_IN_STAGE')
    expect(refusal.details['stages']).toEqual(['serving', 'assessing', 'intake'])
    expect(refusal.details['allowed']).toEqual(expect.arrayContaining(['property.open', 'property.approve']))
  })

  test('changes nothing', () => {
    const player = complete()
    const before = structuredClone(player.file)
    player.refused(rejection('NOT_IN_CONTRACT'))
    expect(player.file).toEqual(before)
  })
})

describe('days and documents of an event', () => {
  test('what has not happened yet is refused', () => {
    expect(inReview().refused({ ...rejection('NOT_IN_CONTRACT'), occurredOn: '2026-03-03' })).toBe('OCCURRED_IN_THE_FUTURE')
  })

  test('no event of a case lies before its filing', () => {
    expect(inReview().refused({ ...rejection('NOT_IN_CONTRACT'), occurredOn: '2026-02-27' })).toBe('OCCURRED_BEFORE_FILING')
  })

  test('nor a day before that of what it answers', () => {
    const player = inReview().nextWorkingDay(2)
    player.send(rejection('NOT_IN_CONTRACT'))
    const contest = { type: 'owner.contestGround', groundIds: [player.file.memory.grounds[0]!.groundId] } as const
    expect(player.refused({ ...contest, occurredOn: '2026-03-03' })).toBe('DATE_IMPLAUSIBLE')
    expect(player.file.memory.grounds[0]!.contestedSeq).toBeNull()
    player.send({ ...contest, occurredOn: player.today })
    expect(player.stage('consent')).toBe('opinion')
  })

  test('service before the filing or in the future is implausible', () => {
    const served = (servedOn: string) =>
      ({ type: 'centre.recordService', means: 'paperHanded', servedOn, evidence: [paperOf('serviceProof')] }) as const
    expect(complete().refused(served('2026-02-27'))).toBe('DATE_IMPLAUSIBLE')
    expect(complete().refused(served('2026-03-03'))).toBe('DATE_IMPLAUSIBLE')
  })

  test('a document that is not in the case is named', () => {
    const unknown = 'x'.repeat(22)
    const plea = { code: 'SPACE_TITLE_MISSING', evidence: [unknown] } as const
    expect(inReview().refusal(rejection(plea))).toEqual({ code: 'DOCUMENT_UNKNOWN', details: { documents: [unknown] } })
  })

  test('a yes needs a stamped paper, not a photograph', () => {
    const photo = { documentId: paperOf('sitePhoto'), form: 'sealedScan' } as const
    expect(inReview().refused({ type: 'property.approve', paper: photo })).toBe('PAPER_IS_NOT_A_PAPER')
  })
})

describe('what an event leaves behind', () => {
  test('the ball changes hands: from whom, to whom, and why', () => {
    expect(inReview().send(rejection('NOT_IN_CONTRACT')).last.handOvers).toEqual([
      { track: 'consent', from: ['property'], to: ['owner'], reason: 'property.reject' },
    ])
  })

  test('an event that moves one track leaves the version of the others alone', () => {
    const player = inReview().send(rejection('NOT_IN_CONTRACT'))
    expect(player.last.moved).toEqual(['consent'])
    expect(player.file.moved).toEqual({ main: 1, consent: 4, fire: 1, grid: 1 })
  })

  test('a reminder moves nothing', () => {
    expect(inReview().untilDue('gridIntake').last.moved).toEqual([])
  })

  test('who gets a stage back is on his second visit', () => {
    const player = granted({ facts: undergroundGarage({ issuers: [companyP] }) })
    expect(player.send({ type: 'property.recall', record: player.file.seq }).position('consent')).toMatchObject({
      stage: 'reviewing',
      holder: 'property',
      visit: 2,
    })
  })

  test('the days of a stay count from the proven day of service; the day of the record is kept beside it', () => {
    const player = complete().nextWorkingDay(2)
    player.send({
      type: 'centre.recordService',
      means: 'paperHanded',
      servedOn: '2026-03-03',
      evidence: [paperOf('serviceProof')],
    })
    expect(player.position('consent')).toMatchObject({ sinceOn: '2026-03-03', recordedOn: '2026-03-04' })
  })
})

describe('what has no place in a stage is told that before its fields are looked at', () => {
  const noResult = { type: 'centre.closeCoordination', track: 'consent', result: 'noPower' } as const
  const toNobody = { ...noResult, result: 'substituted' } as const

  test('so that nobody puts a field right for nothing', () => {
    expect(inReview().refused(noResult)).toBe('EVENT_NOT_ALLOWED_IN_STAGE')
    expect(inReview({ facts: undergroundGarage({ issuers: [companyP] }) }).refused(toNobody)).toBe('EVENT_NOT_ALLOWED_IN_STAGE')
  })

  test('in the track that it names: a coordination elsewhere is not meant', () => {
    const player = granted().send({ type: 'fire.report', result: 'needsRetrofit', scope: 'garage', upheld: [], gaps: [] })
    player.send({ type: 'owner.requestCoordination', track: 'fire' })
    expect(player.refused(noResult)).toBe('EVENT_NOT_ALLOWED_IN_STAGE')
    expect(player.refused({ ...noResult, track: 'fire' })).toBe('RESULT_NEEDS_MORE')
  })

  test('but a refusal that says itself why it is too late keeps its word', () => {
    expect(inReview().refused({ type: 'centre.requestCorrection', missing: ['vehicle'] })).toBe('PAPERS_COUNT_AS_COMPLETE')
  })
})
