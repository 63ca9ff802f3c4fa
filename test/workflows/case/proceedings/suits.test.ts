import { describe, expect, test } from 'vitest'
import { basisOfClock } from '../../../../workflows/case/clock-rule.ts'
import { packNamed, paperOf, stampedPaper } from '../../../helpers/case-facts.ts'
import { contest, fireFinding, groundId, inReview, mayBuild, rejectedOn, silent } from '../../../helpers/case-journeys.ts'
import { type CasePlayer, startCase } from '../../../helpers/case-player.ts'
import { courtPaper, judgmentIn, opens, sued, suitNumber, won } from '../../../helpers/suit-journeys.ts'

const standing = (player: CasePlayer) => player.file.memory.decisions.at(-1)?.standing

describe('the way of a suit (H25)', () => {
  test('filed: the court decides within seven days whether it files it', () => {
    const player = rejectedOn(['NOT_IN_CONTRACT'])
    opens(player, 'suit')
    expect(player.clock('suitFiling')).toMatchObject({ party: 'court', dueOn: '2026-03-09' })
    expect(basisOfClock(player.clock('suitFiling'), packNamed('zhuzhou-2022')).force).toBe('S')
  })

  test('the filing is refused by the court: a result, and another suit can follow', () => {
    const player = rejectedOn(['NOT_IN_CONTRACT'])
    const proceeding = opens(player, 'suit')
    player.send({ type: 'owner.reportProceeding', proceeding, step: 'notAccepted' })
    expect(player.file.memory.proceedings[0]).toMatchObject({ step: 'over', result: { result: 'notAccepted' } })
    expect(player.stage('consent')).toBe('rejected')
    expect(player.refused(judgmentIn(player, proceeding))).toBe('PROCEEDING_OVER')
    expect(opens(player, 'suit')).toBeGreaterThan(proceeding)
  })

  test('accepted: three months in the simplified procedure, one more by extension', () => {
    const { player, proceeding } = sued()
    expect(player.clock('simplifiedTrial').dueOn).toBe('2026-06-02')
    player.send({ type: 'owner.reportProceeding', proceeding, step: 'extended' })
    expect(player.clock('simplifiedTrial').dueOn).toBe('2026-07-02')
  })

  test('six months in the ordinary procedure, six more by extension', () => {
    const player = startCase()
    const proceeding = opens(player, 'suit')
    player.send({ type: 'owner.reportProceeding', proceeding, step: 'accepted', procedure: 'ordinary' })
    expect(player.clock('ordinaryTrial').dueOn).toBe('2026-09-02')
    player.send({ type: 'owner.reportProceeding', proceeding, step: 'extended' })
    expect(player.clock('ordinaryTrial').dueOn).toBe('2027-03-02')
  })

  test('a suit against an office that does not act: six months (行政诉讼法 81)', () => {
    const player = startCase()
    const proceeding = opens(player, 'administrativeSuit', { subject: 'officeInaction' })
    player.send({ type: 'owner.reportProceeding', proceeding, step: 'accepted' })
    expect(player.clock('administrativeTrial').dueOn).toBe('2026-09-02')
  })

  test('judged: fifteen days to appeal; the judgment moves nothing yet', () => {
    const { player, proceeding } = sued(rejectedOn(['NOT_IN_CONTRACT']))
    player.send(judgmentIn(player, proceeding))
    expect(player.clock('appealTerm')).toMatchObject({ party: 'owner', dueOn: '2026-03-17', end: 'expire' })
    expect([player.stage('consent'), player.file.memory.decisions]).toEqual(['rejected', []])
  })

  test('appealed: three months, and what the court of appeal decides is in effect when it is received', () => {
    const { player, proceeding } = sued(rejectedOn(['NOT_IN_CONTRACT']))
    player.send(judgmentIn(player, proceeding, { verdict: 'againstOwner', orders: 'nothing' }))
    player.send({ type: 'owner.reportProceeding', proceeding, step: 'appealed', number: '（2026）湘02民终5号' })
    expect(player.clock('appealTrial').dueOn).toBe('2026-06-02')
    const appeal = { instance: 'appeal', number: '（2026）湘02民终5号' } as const
    player.send(judgmentIn(player, proceeding, appeal))
    expect(player.file.memory.proceedings[0]).toMatchObject({ step: 'effective', judgment: { effectiveOn: player.today } })
    expect(standing(player)).toBe('reported')
  })

  test('a judgment of first instance takes effect with the court’s paper, not by a time that ran out', () => {
    const { player, proceeding } = sued(rejectedOn(['NOT_IN_CONTRACT']))
    player.send(judgmentIn(player, proceeding)).until('2026-03-20')
    expect([player.hasClock('appealTerm'), player.file.memory.decisions]).toEqual([false, []])
    player.send({ type: 'owner.reportEffect', proceeding, effectiveOn: '2026-03-18', evidence: courtPaper })
    expect(standing(player)).toBe('reported')
  })

  test('withdrawn', () => {
    const { player, proceeding } = sued()
    player.send({ type: 'owner.withdrawProceeding', proceeding })
    expect(player.file.memory.proceedings[0]?.result?.result).toBe('withdrawn')
    expect(player.ended('simplifiedTrial')).toBe('left')
  })
})

describe('a suit of which nothing is heard', () => {
  const resting = () => sued(rejectedOn(['FEE_OR_DEPOSIT']))

  test('is asked after; with no word the owner’s time to choose runs again, and the case does not rest for ever', () => {
    const { player } = resting()
    expect(player.clock('ownerDecision').state).toBe('paused')
    expect(player.clock('courtNews')).toMatchObject({ party: 'owner', end: 'expire' })
    player.untilDue('courtNews')
    expect(player.clock('ownerDecision').state).toBe('running')
    expect(player.hasClock('courtNews')).toBe(false)
    player.untilDue('ownerDecision')
    expect(player.file.memory.outcome?.outcome).toBe('gaveUpAfterRefusal')
  })

  test('a word that it still runs is enough, in time or late: the time rests, and it is asked after anew', () => {
    const { player, proceeding } = resting()
    const still = { type: 'owner.reportProceeding', proceeding, step: 'stillRuns' } as const
    const first = player.clock('courtNews').dueOn!
    player.until(first).send(still)
    expect(player.clock('courtNews').dueOn! > first).toBe(true)
    expect(player.file.memory.proceedings).toMatchObject([{ step: 'accepted' }])
    player.untilDue('courtNews')
    expect(player.clock('ownerDecision').state).toBe('running')
    player.send(still)
    expect(player.clock('ownerDecision').state).toBe('paused')
    expect(player.hasClock('courtNews')).toBe(true)
  })

  test('is not asked after once it is judged for good, nor while the case is closed', () => {
    const { player } = won(rejectedOn(['FEE_OR_DEPOSIT']))
    expect(player.hasClock('courtNews')).toBe(false)
    const other = resting().player.send({ type: 'owner.withdraw', reason: 'boughtElsewhere' })
    expect(other.hasClock('courtNews')).toBe(false)
  })
})

describe('who sues has chosen: the time to choose rests meanwhile (H24)', () => {
  test('from the filing on, over the trial, to the end of the days to appeal: a request is never closed under a suit', () => {
    const { player, proceeding } = sued(rejectedOn(['NOT_IN_CONTRACT']))
    expect(player.clock('ownerDecision')).toMatchObject({ state: 'paused', dueOn: null })
    player.until('2026-06-20')
    expect(player.stage('consent')).toBe('rejected')
    player.send(judgmentIn(player, proceeding))
    expect(player.clock('ownerDecision').state).toBe('paused')
    player.untilDue('appealTerm')
    expect([player.stage('consent'), player.clock('ownerDecision').state]).toEqual(['rejected', 'running'])
    player.send({ type: 'owner.reportEffect', proceeding, effectiveOn: player.today, evidence: courtPaper })
    expect(player.clock('ownerDecision').state).toBe('paused')
    player.send({ type: 'centre.confirmDecision', decision: player.file.seq })
    expect(player.stage('consent')).toBe('judgmentPerformance')
  })

  test('what is left of it goes on once the suit is over', () => {
    const player = rejectedOn(['NOT_IN_CONTRACT'])
    const proceeding = opens(player, 'suit')
    const { left } = player.clock('ownerDecision')
    player.send({ type: 'owner.withdrawProceeding', proceeding })
    expect(player.clock('ownerDecision').state).toBe('running')
    expect(left).toBe(60)
  })

  test('a call to 12345, or a suit about something else, decides nothing of it', () => {
    const player = rejectedOn(['NOT_IN_CONTRACT'])
    opens(player, 'hotline')
    opens(player, 'suit', { subject: 'obstruction' })
    expect(player.clock('ownerDecision').state).toBe('running')
  })
})

describe('what a judgment must bring', () => {
  const refused = (more: Parameters<typeof judgmentIn>[2]) => {
    const { player, proceeding } = sued()
    return player.refusal(judgmentIn(player, proceeding, more))
  }

  test('its paper, of the court', () => {
    expect(refused({ evidence: [paperOf('minutes')] }).code).toBe('PAPER_IS_NOT_A_PAPER')
  })

  test('the number of this suit: a judgment for another case is refused', () => {
    const other = '（2025）湘0204民初1号'
    expect(refused({ number: other })).toEqual({
      code: 'JUDGMENT_OF_ANOTHER_CASE',
      details: { number: other, expected: suitNumber },
    })
  })

  test('brackets are typed in many ways: the number is the same', () => {
    const { player, proceeding } = sued()
    expect(player.send(judgmentIn(player, proceeding, { number: '(2026)湘0204民初88号' })).file.memory.proceedings[0]?.step).toBe(
      'judged',
    )
  })

  test('the days to perform, where the company must issue the paper', () => {
    expect(refused({ performWithinDays: undefined })).toEqual({
      code: 'RESULT_NEEDS_MORE',
      details: { field: 'performWithinDays' },
    })
  })

  test('a proceeding that is there, is a suit, and waits for it', () => {
    const player = startCase()
    const hotline = opens(player, 'hotline')
    expect(player.refused(judgmentIn(player, 77))).toBe('PROCEEDING_UNKNOWN')
    expect(player.refused(judgmentIn(player, hotline))).toBe('STEP_DOES_NOT_FIT')
    expect(refused({ instance: 'appeal' }).code).toBe('STEP_DOES_NOT_FIT')
  })

  test('days that fit', () => {
    expect(refused({ receivedOn: '2026-03-03' }).code).toBe('DATE_IMPLAUSIBLE')
    expect(refused({ effectiveOn: '2026-03-03' }).code).toBe('DATE_IMPLAUSIBLE')
  })
})

describe('who confirms a decision', () => {
  const reported = () => {
    const { player, proceeding } = sued(rejectedOn(['NOT_IN_CONTRACT']))
    player.send(judgmentIn(player, proceeding, { effectiveOn: player.today }))
    return { player, decision: player.file.seq }
  }

  test('as long as nobody did, it is on record and moves nothing', () => {
    const { player } = reported()
    expect([player.stage('consent'), standing(player)]).toEqual(['rejected', 'reported'])
    expect(player.clock('decisionCheck')).toMatchObject({ party: 'centre', dueOn: '2026-03-05' })
    expect(player.told('property')).toEqual(['decisionReported'])
  })

  test('not who reported it', () => {
    const { player, decision } = reported()
    expect(player.refused({ type: 'owner.confirmDecision', decision })).toBe('CONFIRMED_BY_ITS_CLAIMANT')
    expect(player.refused({ type: 'property.confirmDecision', decision: 99 })).toBe('DECISION_UNKNOWN')
  })

  test.each(['property.confirmDecision', 'centre.confirmDecision'] as const)('%s: it stands, once', (type) => {
    const { player, decision } = reported()
    expect(player.send({ type, decision }).stage('consent')).toBe('judgmentPerformance')
    expect(player.ended('decisionCheck')).toBe('answered')
    expect(player.refused({ type: 'centre.confirmDecision', decision })).toBe('DECISION_NOT_OPEN')
  })

  test('nobody contests it in three working days: its paper stands, like a test report that nobody answers', () => {
    const { player } = reported()
    player.untilDue('decisionCheck')
    expect([standing(player), player.stage('consent')]).toEqual(['stands', 'judgmentPerformance'])
    expect(player.told('property')).toContain('performanceOrdered')
  })

  test('contested: it moves nothing until the centre has looked at its paper', () => {
    const { player, decision } = reported()
    player.send({ type: 'property.contestDecision', decision, reason: 'appealed' }).until('2026-03-20')
    expect([standing(player), player.stage('consent')]).toEqual(['contested', 'rejected'])
    expect(player.clock('decisionContest').passedOn).toBe('2026-03-10')
    player.send({ type: 'centre.settleDecision', decision, stands: true })
    expect([standing(player), player.stage('consent')]).toEqual(['stands', 'enforcement'])
  })

  test('a forged one is struck out: it was never there, and its suit goes on', () => {
    const { player, decision } = reported()
    player.send({ type: 'property.contestDecision', decision, reason: 'notGenuine' })
    player.send({ type: 'centre.settleDecision', decision, stands: false })
    expect([standing(player), player.stage('consent')]).toEqual(['struck', 'rejected'])
    expect(player.file.memory.proceedings[0]).toMatchObject({ step: 'accepted', judgment: null, result: null })
    const proceeding = player.file.memory.proceedings[0]!.seq
    expect(player.send(judgmentIn(player, proceeding)).hasClock('appealTerm')).toBe(true)
  })

  test('a clerk who records it from the original has seen it', () => {
    const { player, proceeding } = sued(rejectedOn(['NOT_IN_CONTRACT']))
    const recorded = { ...judgmentIn(player, proceeding, { effectiveOn: player.today }), onBehalf: { channel: 'paper' } } as const
    expect(player.send(recorded, { by: 'centre' }).stage('consent')).toBe('judgmentPerformance')
  })

  test('the company reports one that it won: the owner confirms', () => {
    const { player, proceeding } = sued(rejectedOn(['NOT_IN_CONTRACT']))
    const lost = judgmentIn(player, proceeding, { verdict: 'againstOwner', orders: 'nothing', effectiveOn: player.today })
    player.send({ ...lost, type: 'property.reportJudgment' })
    const decision = player.file.seq
    expect(player.refused({ type: 'property.confirmDecision', decision })).toBe('CONFIRMED_BY_ITS_CLAIMANT')
    player.send({ type: 'owner.confirmDecision', decision })
    expect(standing(player)).toBe('stands')
  })
})

describe('an effective judgment for the owner', () => {
  test('that stands for the paper: consent exists, in whatever stage the track is, and its grounds have fallen', () => {
    for (const start of [inReview, silent, () => rejectedOn(['NOT_IN_CONTRACT'])]) {
      const { player } = won(start(), { orders: 'standsForPaper', performWithinDays: undefined })
      expect(player.stage('consent')).toBe('granted')
      expect(player.file.memory.paper).toMatchObject({ kind: 'judgment', party: 'court', documentId: courtPaper[0] })
      expect(player.told('grid')).toContain('paperArrived')
    }
    const { player } = won(rejectedOn(['NOT_IN_CONTRACT']), { orders: 'standsForPaper', performWithinDays: undefined })
    expect(player.file.memory.grounds).toMatchObject([{ verified: 'FALLEN', settledSeq: expect.any(Number) }])
  })

  test('cannot be taken back by the company', () => {
    const { player } = won(inReview(), { orders: 'standsForPaper', performWithinDays: undefined })
    player.send({ type: 'property.revoke', ground: 'FIRE_SYSTEM_MISSING', evidence: [paperOf('fireDocument')] })
    expect(player.stage('consent')).toBe('granted')
    expect(player.file.memory.revocationsAttempted).toHaveLength(1)
  })

  test('a ground that the court bore out is upheld all the same', () => {
    const { player } = won(rejectedOn(['NOT_IN_CONTRACT', 'FEE_ARREARS']), { upheld: ['FEE_ARREARS'] })
    expect(player.file.memory.grounds.map(({ verified }) => verified)).toEqual(['FALLEN', 'UPHELD'])
  })

  test('while the case is closed: it may be reopened without a limit, and stands where the judgment leads', () => {
    const start = rejectedOn(['NOT_IN_CONTRACT']).send('owner.acceptRefusal')
    const { player } = won(start, { orders: 'standsForPaper', performWithinDays: undefined })
    expect(player.phase()).toBe('closed')
    expect(player.send('owner.reopen').stage('consent')).toBe('granted')
  })

  test('that lets the owner build ends an obstruction', () => {
    const { player, proceeding } = sued(mayBuild().send({ type: 'owner.reportObstruction', kind: 'gate' }))
    player.send(judgmentIn(player, proceeding, { orders: 'letBuild', effectiveOn: player.today }))
    player.send({ type: 'centre.confirmDecision', decision: player.file.seq })
    expect(player.stage('main')).toBe('construction')
  })

  test('that annuls a resolution: the ground that rests on it has fallen, and the company decides again', () => {
    const player = rejectedOn(['OWNERS_VOTE_DEMANDED'])
    const proceeding = opens(player, 'suit', { subject: 'resolution' })
    player.send(judgmentIn(player, proceeding, { orders: 'annulResolution', effectiveOn: player.today }))
    player.send({ type: 'centre.confirmDecision', decision: player.file.seq })
    expect(player.file.memory.grounds[0]).toMatchObject({ verified: 'FALLEN', settledSeq: null })
    expect(player.stage('consent')).toBe('redecide')
  })

  test('a contested fire ground goes on being checked: a suit stops nothing', () => {
    const { player } = sued(contest(rejectedOn(['FIRE_SYSTEM_MISSING']), 1))
    expect(player.stage('consent')).toBe('contested')
    player.send(fireFinding('passed'))
    expect(player.stage('consent')).toBe('redecide')
    expect(groundId(player)).toBeDefined()
  })
})

describe('an effective judgment against the owner', () => {
  const lost = () => won(rejectedOn(['FEE_ARREARS']), { verdict: 'againstOwner', orders: 'nothing', upheld: ['FEE_ARREARS'] })

  test('closes nothing by itself; what the court bore out is upheld', () => {
    const { player } = lost()
    expect(player.stage('consent')).toBe('rejected')
    expect(player.file.memory.grounds[0]).toMatchObject({ verified: 'UPHELD', settledSeq: null })
  })

  test('the owner accepts it: closed by judgment, never counted as given up or solved', () => {
    const { player, proceeding } = lost()
    player.send({ type: 'owner.acceptJudgment', proceeding })
    expect(player.file.memory.outcome).toMatchObject({ outcome: 'closedByJudgment', reason: 'judgmentAgainst' })
  })

  test('the owner decides nothing: the same', () => {
    const { player } = lost()
    expect(player.untilDue('ownerDecision').file.memory.outcome?.outcome).toBe('closedByJudgment')
  })

  test('a late yes of the company counts all the same', () => {
    const { player } = lost()
    expect(player.send({ type: 'property.approve', paper: stampedPaper }).stage('consent')).toBe('granted')
  })

  test('without such a judgment there is nothing to accept', () => {
    const { player, proceeding } = won(rejectedOn(['FEE_ARREARS']))
    expect(player.refused({ type: 'owner.acceptJudgment', proceeding })).toBe('STEP_DOES_NOT_FIT')
    const open = sued()
    expect(open.player.refused({ type: 'owner.acceptJudgment', proceeding: open.proceeding })).toBe('STEP_DOES_NOT_FIT')
  })
})

describe('a settlement in court (石峰区)', () => {
  const settled = (more: object, start = rejectedOn(['NOT_IN_CONTRACT'])) => {
    const { player, proceeding } = sued(start)
    const event = { type: 'owner.reportSettlement', proceeding, evidence: courtPaper, ...more } as const
    player.send(event as never)
    return player.send({ type: 'property.confirmDecision', decision: player.file.seq })
  }

  test('the company hands the paper over: consent', () => {
    const player = settled({ agreed: 'paperHandedOver', paper: stampedPaper })
    expect(player.stage('consent')).toBe('granted')
    expect(player.file.memory.paper).toMatchObject({ kind: 'consent', party: 'property' })
  })

  test('the paper by a day: the company holds the case until then, and it can be enforced', () => {
    const player = settled({ agreed: 'paperByDay', performBy: '2026-03-13' })
    expect([player.stage('consent'), player.holder('consent')]).toEqual(['judgmentPerformance', 'property'])
    expect(player.clock('judgmentPerformance').dueOn).toBe('2026-03-13')
    expect(player.untilDue('judgmentPerformance').stage('consent')).toBe('enforcement')
  })

  test('the owner gives up: closed, with the court as its reason', () => {
    const player = settled({ agreed: 'ownerGivesUp' })
    expect(player.file.memory.outcome).toMatchObject({ outcome: 'closedByJudgment', reason: 'courtSettlement' })
    expect(player.send('owner.reopen').stage('consent')).toBe('rejected')
  })

  test('the works may go on', () => {
    const start = mayBuild().send({ type: 'owner.reportObstruction', kind: 'power' })
    expect(settled({ agreed: 'letBuild' }, start).stage('main')).toBe('construction')
  })

  test('needs what it says', () => {
    const { player, proceeding } = sued()
    const event = { type: 'owner.reportSettlement', proceeding, evidence: courtPaper } as const
    expect(player.refused({ ...event, agreed: 'paperHandedOver' })).toBe('RESULT_NEEDS_MORE')
    expect(player.refused({ ...event, agreed: 'paperByDay' })).toBe('RESULT_NEEDS_MORE')
    expect(player.refused({ ...event, agreed: 'ownerGivesUp', evidence: [paperOf('minutes')] })).toBe('PAPER_IS_NOT_A_PAPER')
    const hotline = opens(player, 'hotline')
    expect(player.refused({ ...event, proceeding: hotline, agreed: 'other' })).toBe('STEP_DOES_NOT_FIT')
  })
})

describe('after the days for reopening', () => {
  const closed = () => {
    const player = rejectedOn(['NOT_IN_CONTRACT'])
    return player.send({ type: 'owner.withdraw', reason: 'tookTooLong' })
  }
  const limit = packNamed('zhuzhou-2022').reopen.withinDays

  test('the case stays closed, with a code and the last day', () => {
    if (limit === null) throw new Error('this place knows no limit')
    const last = Temporal.PlainDate.from('2026-03-02').add({ days: limit })
    const player = closed().until(last.add({ days: 1 }).toString())
    expect(player.refusal('owner.reopen')).toEqual({ code: 'REOPEN_TOO_LATE', details: { on: last.toString() } })
    expect(closed().until(last.toString()).send('owner.reopen').phase()).toBe('open')
  })

  test('an effective judgment is a new fact: it reopens the case', () => {
    if (limit === null) throw new Error('this place knows no limit')
    const player = closed()
    const proceeding = opens(player, 'suit')
    player.until(
      Temporal.PlainDate.from('2026-03-02')
        .add({ days: limit + 30 })
        .toString(),
    )
    expect(player.refused('owner.reopen')).toBe('REOPEN_TOO_LATE')
    player.send(judgmentIn(player, proceeding, { effectiveOn: player.today }))
    player.send({ type: 'centre.confirmDecision', decision: player.file.seq })
    expect(player.send('owner.reopen').stage('consent')).toBe('judgmentPerformance')
  })
})
