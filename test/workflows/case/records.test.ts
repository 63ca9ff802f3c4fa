import { describe, expect, test } from 'vitest'
import { packLike, paperOf, stampedPaper, undergroundGarage } from '../../helpers/case-facts.ts'
import {
  contest,
  fireFinding,
  groundId,
  inReview,
  mayBuild,
  planned,
  rejectedOn,
  rejection,
} from '../../helpers/case-journeys.ts'
import { type CasePlayer, startCase } from '../../helpers/case-player.ts'

const recall = (player: CasePlayer) => ({ type: 'property.recall', record: player.file.seq }) as const

describe('ten minutes in which an answer can be recalled (民法典 141)', () => {
  test('within them the case stands where it stood, with its clock as it ran', () => {
    const player = inReview().nextWorkingDay().send(rejection('NOT_IN_CONTRACT'), { at: '2026-03-03T02:00:00.000Z' })
    player.send(recall(player), { at: '2026-03-03T02:09:59.999Z' })
    expect(player.stage('consent')).toBe('reviewing')
    expect(player.clock('propertyReply')).toMatchObject({ clockId: 'propertyReply/consent/3', dueOn: '2026-03-09' })
    expect(player.hasClock('ownerDecision')).toBe(false)
    expect(player.file.memory.grounds).toEqual([])
  })

  test('the notice of the answer waits for them, the notice of the recall does not', () => {
    const player = inReview().send(rejection('NOT_IN_CONTRACT'))
    expect(player.last.notices).toEqual([
      { notice: 'rejected', to: 'owner', organisationId: null, notBefore: '2026-03-02T01:10:00.000Z' },
    ])
    player.send(recall(player))
    expect(player.last.notices.map(({ notice, to, notBefore }) => [notice, to, notBefore])).toEqual([
      ['recalled', 'owner', null],
      ['recalled', 'centre', null],
    ])
  })

  test('afterwards the answer has arrived', () => {
    const player = inReview().send(rejection('NOT_IN_CONTRACT'))
    expect(player.refused(recall(player), { at: '2026-03-02T01:10:00.000Z' })).toBe('RECALL_TOO_LATE')
  })

  test('an answer on which the owner has already acted stays', () => {
    const player = rejectedOn(['NOT_IN_CONTRACT'])
    const record = player.file.seq
    expect(contest(player, 1).refused({ type: 'property.recall', record })).toBe('RECORD_BUILT_UPON')
  })

  test('only an own answer that waits for delivery can be recalled', () => {
    const player = inReview()
    expect(player.refused({ type: 'property.recall', record: 3 })).toBe('RECORD_UNKNOWN')
    player.send(rejection('NOT_IN_CONTRACT'))
    expect(player.refused({ type: 'property.recall', record: 3 })).toBe('RECORD_UNKNOWN')
  })

  test('an answer that the centre recorded for the company is contested, not recalled', () => {
    const player = inReview().send(
      { ...rejection('NOT_IN_CONTRACT'), onBehalf: { channel: 'phone', words: '来电答复' } },
      { by: 'centre' },
    )
    expect(player.refused(recall(player))).toBe('RECORD_UNKNOWN')
  })

  test('the last yes of three is recalled out of the works', () => {
    const player = planned(inReview().send(fireFinding('passed'))).send('owner.confirmPlan')
    player.send({ type: 'property.approve', paper: stampedPaper })
    expect(player.stage('main')).toBe('construction')
    player.send(recall(player))
    expect([player.stage('consent'), player.stage('fire'), player.stage('grid')]).toEqual(['reviewing', 'passed', 'confirmed'])
    expect(player.hasClock('construction')).toBe(false)
    expect(player.hasClock('propertyReply')).toBe(true)
  })

  test('a recalled yes takes back the checks that began only because of it', () => {
    const tracks = { fire: { starts: 'afterConsent' }, grid: { starts: 'afterConsent' } } as const
    const player = inReview({ pack: packLike('zhuzhou-2022', { tracks }) }).send({
      type: 'property.approve',
      paper: stampedPaper,
    })
    expect([player.stage('fire'), player.stage('grid')]).toEqual(['assessing', 'intake'])
    player.send(recall(player))
    expect([player.stage('consent'), player.stage('fire'), player.stage('grid')]).toEqual(['reviewing', 'waiting', 'waiting'])
  })

  test('a yes and its recall do not wash away that the written reasons are late', () => {
    const player = rejectedOn(['SPACE_TITLE_MISSING']).untilDue('writtenReasons')
    expect(player.clock('writtenReasons')).toMatchObject({ dueOn: '2026-03-11', passedOn: '2026-03-12' })
    player.send({ type: 'property.approve', paper: stampedPaper })
    player.send(recall(player))
    expect(player.clock('writtenReasons')).toMatchObject({ dueOn: '2026-03-11', passedOn: '2026-03-12' })
  })

  test('written reasons leave only after them; recalled, the clock that they had answered runs on', () => {
    const player = rejectedOn(['SPACE_TITLE_MISSING']).nextWorkingDay()
    const before = player.clock('writtenReasons')
    const since = player.file.positions.find(({ track }) => track === 'consent')?.positionId
    player.send({ type: 'property.giveReasons', evidence: [paperOf('propertyStatement')] })
    expect(player.hasClock('writtenReasons')).toBe(false)
    expect(player.last.notices).toMatchObject([{ notice: 'reasonsGiven', to: 'owner', notBefore: '2026-03-03T01:10:00.000Z' }])
    player.send(recall(player))
    expect(player.clock('writtenReasons')).toEqual(before)
    expect(player.file.memory.reasonsGivenSeq).toBe(null)
    expect(player.file.positions.find(({ track }) => track === 'consent')?.positionId).toBe(since)
  })

  test('reasons given right after the no can be recalled, and the no after them', () => {
    const player = inReview().send(rejection('SPACE_TITLE_MISSING'))
    const no = player.file.seq
    player.send({ type: 'property.giveReasons', evidence: [paperOf('propertyStatement')] })
    expect(player.refused({ type: 'property.recall', record: no })).toBe('RECORD_UNKNOWN')
    player.send(recall(player)).send({ type: 'property.recall', record: no })
    expect(player.stage('consent')).toBe('reviewing')
    expect(player.file.memory.grounds).toEqual([])
  })

  test('the no before them is recalled only in its own minutes', () => {
    const player = inReview().send(rejection('SPACE_TITLE_MISSING'))
    const no = player.file.seq
    player.send({ type: 'property.giveReasons', evidence: [paperOf('propertyStatement')] }, { at: '2026-03-02T01:05:00.000Z' })
    player.send(recall(player), { at: '2026-03-02T01:09:00.000Z' })
    expect(player.refused({ type: 'property.recall', record: no }, { at: '2026-03-02T01:10:00.000Z' })).toBe('RECALL_TOO_LATE')
  })

  test('a late ground that is recalled was never raised; once contested, it stays', () => {
    const late = {
      type: 'property.lateGround',
      code: 'FIRE_SYSTEM_MISSING',
      because: 'newFact',
      evidence: [paperOf('fireDocument')],
    } as const
    const player = rejectedOn(['NOT_IN_CONTRACT']).nextWorkingDay().send(late)
    expect(player.last.notices).toMatchObject([{ notice: 'groundsChanged', notBefore: '2026-03-03T01:10:00.000Z' }])
    player.send(recall(player))
    expect(player.file.memory.grounds.map(({ code }) => code)).toEqual(['NOT_IN_CONTRACT'])
    player.send(late)
    const record = player.file.seq
    expect(contest(player, 2).refused({ type: 'property.recall', record })).toBe('RECORD_BUILT_UPON')
  })

  test('a revocation that is recalled leaves the consent and its paper as they were', () => {
    const player = inReview().send({ type: 'property.approve', paper: stampedPaper }).nextWorkingDay()
    const { paper, grounds } = player.file.memory
    player.send({ type: 'property.revoke', ground: 'FIRE_SYSTEM_MISSING', evidence: [paperOf('fireDocument')] })
    expect(player.stage('consent')).toBe('rejected')
    expect(player.last.notices.every(({ notBefore }) => notBefore === '2026-03-03T01:10:00.000Z')).toBe(true)
    player.send(recall(player))
    expect(player.stage('consent')).toBe('granted')
    expect(player.file.memory).toMatchObject({ paper, grounds })
    expect(player.hasClock('ownerDecision')).toBe(false)
  })

  test('a revocation tried during the works and recalled moves neither the works nor their days', () => {
    const player = mayBuild().nextWorkingDay()
    const { positions, clocks } = player.file
    player.send({ type: 'property.revoke', ground: 'FIRE_LIABILITY_FEAR', evidence: [] }).send(recall(player))
    expect(player.file.memory.revocationsAttempted).toEqual([])
    expect(player.file).toMatchObject({ positions, clocks })
  })
})

describe('an answer that the centre records for a party that will not log in (H2)', () => {
  const recorded = () =>
    inReview()
      .nextWorkingDay()
      .send({ ...rejection('NOT_IN_CONTRACT'), onBehalf: { channel: 'phone', words: '来电答复' } }, { by: 'centre' })

  test('counts, and the party is told on its own channel', () => {
    const player = recorded()
    expect(player.stage('consent')).toBe('rejected')
    expect(player.told('property')).toEqual(['recordedForYou'])
    expect(player.clock('contestRecord')).toMatchObject({ party: 'property', dueOn: '2026-03-06' })
  })

  test('contested, it waits for the centre and moves nothing', () => {
    const player = recorded().send({ type: 'property.contestRecord', record: 4 })
    expect(player.stage('consent')).toBe('rejected')
    expect(player.told('centre')).toEqual(['recordContested'])
  })

  test('struck out, the case goes back to where it stood, with its clock as it ran', () => {
    const player = recorded().send({ type: 'property.contestRecord', record: 4 })
    player.send({ type: 'centre.settleContest', record: 4, stands: false })
    expect(player.stage('consent')).toBe('reviewing')
    expect(player.clock('propertyReply')).toMatchObject({ clockId: 'propertyReply/consent/3', dueOn: '2026-03-09' })
    expect(player.file.memory.grounds).toEqual([])
    expect(player.told('owner')).toEqual(['recordSettled'])
  })

  test('upheld on its evidence, it stands', () => {
    const player = recorded().send({ type: 'property.contestRecord', record: 4 })
    player.send({ type: 'centre.settleContest', record: 4, stands: true })
    expect(player.stage('consent')).toBe('rejected')
    expect(player.refused({ type: 'property.contestRecord', record: 4 })).toBe('RECORD_UNKNOWN')
  })

  test('is contested once', () => {
    const player = recorded().send({ type: 'property.contestRecord', record: 4 })
    expect(player.refused({ type: 'property.contestRecord', record: 4 })).toBe('RECORD_UNKNOWN')
  })

  test('is contested once, also while another record of the same party could be', () => {
    const player = inReview()
      .send({ ...rejection('SPACE_TITLE_MISSING'), onBehalf: { channel: 'phone', words: '来电答复' } }, { by: 'centre' })
      .send(
        {
          type: 'property.addEvidence',
          groundId: '4.1',
          evidence: [paperOf('propertyStatement')],
          onBehalf: { channel: 'chat', words: '来电答复' },
        },
        { by: 'centre' },
      )
      .send({ type: 'property.contestRecord', record: 4 })
    expect(player.refused({ type: 'property.contestRecord', record: 4 })).toBe('RECORD_UNKNOWN')
  })

  test('is contested by nobody else', () => {
    const player = recorded().send(
      { ...fireFinding('passed'), onBehalf: { channel: 'phone', words: '来电答复' } },
      { by: 'centre' },
    )
    expect(player.refused({ type: 'fire.contestRecord', record: 4 })).toBe('RECORD_UNKNOWN')
  })

  test('is settled only after a contest', () => {
    const player = recorded().send(
      { ...fireFinding('passed'), onBehalf: { channel: 'phone', words: '来电答复' } },
      { by: 'centre' },
    )
    player.send({ type: 'property.contestRecord', record: 4 })
    expect(player.refused({ type: 'centre.settleContest', record: 5, stands: false })).toBe('RECORD_NOT_CONTESTED')
    expect(player.refused({ type: 'centre.settleContest', record: 9, stands: false })).toBe('RECORD_UNKNOWN')
  })

  test('can no longer be struck out when the case has been built upon it', () => {
    const player = contest(recorded(), 1).send({ type: 'property.contestRecord', record: 4 })
    expect(player.refused({ type: 'centre.settleContest', record: 4, stands: false })).toBe('RECORD_BUILT_UPON')
    expect(player.send({ type: 'centre.settleContest', record: 4, stands: true }).stage('consent')).toBe('opinion')
  })

  test('stands when its days to contest are over', () => {
    const player = recorded().untilDue('contestRecord')
    expect(player.ended('contestRecord')).toBe('expired')
    expect(player.stage('consent')).toBe('rejected')
    expect(player.refused({ type: 'property.contestRecord', record: 4 })).toBe('RECORD_UNKNOWN')
  })

  test('has no clock any more when its days to contest are over', () => {
    expect(recorded().untilDue('contestRecord').hasClock('contestRecord')).toBe(false)
  })

  test('what other tracks did meanwhile stays when it is struck out', () => {
    const player = recorded().send(fireFinding('passed')).send({ type: 'property.contestRecord', record: 4 })
    player.send({ type: 'centre.settleContest', record: 4, stands: false })
    expect([player.stage('consent'), player.stage('fire')]).toEqual(['reviewing', 'passed'])
  })

  test("a withdrawal recorded in the owner's name is struck out of the closed case", () => {
    const player = inReview().send(
      { type: 'owner.withdraw', reason: 'talkedOutByProperty', onBehalf: { channel: 'phone', evidence: [paperOf('minutes')] } },
      { by: 'centre' },
    )
    expect(player.stage('main')).toBe('closed')
    player.send({ type: 'owner.contestRecord', record: 4 }).send({ type: 'centre.settleContest', record: 4, stands: false })
    expect(player.stage('consent')).toBe('reviewing')
    expect(player.file.memory.outcome).toBeNull()
    expect(player.clock('propertyReply').dueOn).toBe('2026-03-09')
  })

  test('a finding that is struck out takes the consent track back as well, where it has moved it', () => {
    const player = contest(rejectedOn(['FIRE_SYSTEM_MISSING']), 1)
    player.send({ ...fireFinding('passed'), onBehalf: { channel: 'phone', words: '来电答复' } }, { by: 'centre' })
    expect(player.stage('consent')).toBe('redecide')
    const record = player.file.seq
    player.send({ type: 'fire.contestRecord', record }).send({ type: 'centre.settleContest', record, stands: false })
    expect([player.stage('fire'), player.stage('consent')]).toEqual(['assessing', 'contested'])
  })

  test('evidence that the company has added since is not lost when a finding is struck out', () => {
    const player = contest(rejectedOn(['FIRE_SYSTEM_MISSING', 'SPACE_TITLE_MISSING']), 1)
    player.send({ ...fireFinding('passed'), onBehalf: { channel: 'phone', words: '来电答复' } }, { by: 'centre' })
    const record = player.file.seq
    player.send({ type: 'property.addEvidence', groundId: groundId(player, 2), evidence: [paperOf('propertyStatement')] })
    player.send({ type: 'fire.contestRecord', record }).send({ type: 'centre.settleContest', record, stands: false })
    expect(player.file.memory.grounds[1]?.evidence).toEqual([paperOf('propertyStatement')])
  })

  test('a yes to one mediation is not lost when a record of another mediation is struck out', () => {
    const player = rejectedOn(['NOT_IN_CONTRACT']).send(fireFinding('needsRetrofit'))
    for (const track of ['consent', 'fire'] as const) {
      player
        .send({ type: 'owner.requestCoordination', track })
        .send({ type: 'centre.closeCoordination', track, result: 'mediation' })
        .send({ type: 'centre.openMediation', track, mediator: 'centre' })
    }
    player.send(
      { type: 'property.acceptMediation', track: 'fire', onBehalf: { channel: 'phone', words: '来电答复' } },
      { by: 'centre' },
    )
    const record = player.file.seq
    player.send({ type: 'owner.acceptMediation', track: 'consent' }).send({ type: 'property.contestRecord', record })
    player.send({ type: 'centre.settleContest', record, stands: false })
    expect(player.position('fire').awaits).toEqual(['owner', 'property'])
    expect(player.position('consent').awaits).toEqual(['property'])
  })
})

describe('what is struck out takes back its own step and nothing else', () => {
  test('a contest that was recorded for the company is itself no record to contest', () => {
    const player = inReview().send(
      { ...rejection('NOT_IN_CONTRACT'), onBehalf: { channel: 'phone', words: '来电答复' } },
      { by: 'centre' },
    )
    player.send(
      { type: 'property.contestRecord', record: 4, onBehalf: { channel: 'phone', words: '来电答复' } },
      { by: 'centre' },
    )
    player.send(fireFinding('passed'))
    expect(player.refused({ type: 'property.contestRecord', record: 5 })).toBe('RECORD_UNKNOWN')
    player.send({ type: 'centre.settleContest', record: 4, stands: false })
    expect([player.stage('consent'), player.stage('fire')]).toEqual(['reviewing', 'passed'])
  })

  test('a start of the grid check that is struck out after consent leaves nobody waiting: the check begins by itself', () => {
    const tracks = { fire: { starts: 'afterConsent' }, grid: { starts: 'afterConsent' } } as const
    const player = inReview({ pack: packLike('zhuzhou-2022', { tracks }) })
    player.send({ type: 'owner.startReview', track: 'grid', onBehalf: { channel: 'phone', words: '来电答复' } }, { by: 'centre' })
    const record = player.file.seq
    player.send({ type: 'property.approve', paper: stampedPaper }).send({ type: 'owner.contestRecord', record })
    player.send({ type: 'centre.settleContest', record, stands: false })
    expect([player.stage('consent'), player.stage('grid')]).toEqual(['granted', 'intake'])
  })
})

describe('written reasons that were recorded for the company and are struck out', () => {
  test('leave the clock that they had answered running, with the day that was told', () => {
    const player = rejectedOn(['FIRE_SYSTEM_MISSING'])
    const { clockId, dueOn } = player.clock('writtenReasons')
    const evidence = [paperOf('propertyStatement')]
    player
      .nextWorkingDay()
      .send({ type: 'property.giveReasons', evidence, onBehalf: { channel: 'phone', words: '来电答复' } }, { by: 'centre' })
    expect(player.hasClock('writtenReasons')).toBe(false)
    const record = player.file.seq
    player.send({ type: 'property.contestRecord', record }).send({ type: 'centre.settleContest', record, stands: false })
    expect(player.clock('writtenReasons')).toMatchObject({ clockId, dueOn })
  })
})

describe('an earlier day that a party claims', () => {
  /** The company was silent; now it says that it answered in time. */
  const claimed = () =>
    inReview().untilDue('propertyReply').send({ type: 'property.approve', paper: stampedPaper, occurredOn: '2026-03-06' })

  test('is only a claim: the silence stays on record', () => {
    const player = claimed()
    expect(player.file.memory.claims).toEqual([{ seq: player.file.seq, party: 'property', occurredOn: '2026-03-06' }])
    expect(player.file.passed.find(({ clockId }) => clockId.startsWith('propertyReply/'))).toMatchObject({ answeredOn: null })
    expect(player.last.effectiveOn).toBe('2026-03-10')
  })

  test.each(['owner.confirmDate', 'centre.confirmDate'] as const)(
    'confirmed by %s it amends the clock that had passed; that it passed stays visible',
    (type) => {
      const player = claimed()
      player.send({ type, record: player.file.seq })
      expect(player.file.passed.find(({ clockId }) => clockId.startsWith('propertyReply/'))).toMatchObject({
        passedOn: '2026-03-10',
        answeredOn: '2026-03-06',
      })
      expect(player.file.memory.claims).toEqual([])
    },
  )

  test('is not confirmed by who claims it, nor twice', () => {
    const player = claimed()
    const record = player.file.seq
    const other = { ...fireFinding('passed'), occurredOn: '2026-03-09' }
    player.send(other)
    expect(player.refused({ type: 'property.confirmDate', record })).toBe('CONFIRMED_BY_ITS_CLAIMANT')
    expect(player.send({ type: 'owner.confirmDate', record }).refused({ type: 'owner.confirmDate', record })).toBe(
      'CLAIM_UNKNOWN',
    )
  })

  test('recorded by the centre for the company with the day, it amends at once', () => {
    const player = inReview().untilDue('propertyReply')
    player.send(
      {
        type: 'property.approve',
        paper: stampedPaper,
        occurredOn: '2026-03-06',
        onBehalf: { channel: 'chat', words: '来电答复' },
      },
      { by: 'centre' },
    )
    expect(player.file.passed.find(({ clockId }) => clockId.startsWith('propertyReply/'))).toMatchObject({
      answeredOn: '2026-03-06',
    })
    expect(player.last.effectiveOn).toBe('2026-03-06')
  })

  test('does not amend a clock that was over on that day', () => {
    const player = inReview().untilDue('propertyReply').nextWorkingDay(2)
    player.send({ type: 'property.approve', paper: stampedPaper, occurredOn: '2026-03-10' })
    player.send({ type: 'owner.confirmDate', record: player.file.seq })
    expect(player.file.passed.find(({ clockId }) => clockId.startsWith('propertyReply/'))).toMatchObject({ answeredOn: null })
  })
})

describe('facts of the compound that change while a case runs', () => {
  test('are copied into the case and move nothing', () => {
    const player = inReview()
    const facts = undergroundGarage({ version: 2, transformer: { peakKva: 500 } })
    player.send({ type: 'facts.changed', facts })
    expect(player.file.memory.facts).toEqual(facts)
    expect(player.last.moved).toEqual([])
  })

  test('reach a closed case too', () => {
    const player = startCase().send({ type: 'owner.withdraw', reason: 'spaceSold' })
    player.send({ type: 'facts.changed', facts: undergroundGarage({ version: 2 }) })
    expect(player.file.memory.facts?.version).toBe(2)
    expect(player.stage('main')).toBe('closed')
  })
})

test('the owner may build only once: a second confirmation has no place', () => {
  expect(mayBuild().refused('owner.confirmPlan')).toBe('EVENT_NOT_ALLOWED_IN_STAGE')
})
