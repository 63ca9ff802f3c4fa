import { describe, expect, test } from 'vitest'
import { seesClock } from '../../../../workflows/case/sight.ts'
import { paperOf, stampedPaper } from '../../../helpers/case-facts.ts'
import { inReview, rejection } from '../../../helpers/case-journeys.ts'
import type { CasePlayer } from '../../../helpers/case-player.ts'
import { rulePacks } from '../../../helpers/chart/places.ts'
import { courtPaper, suitNumber } from '../../../helpers/suit-journeys.ts'

const packOf = (id: string) => rulePacks.find((pack) => pack.id === id)!
const served = (id = 'objection-in-court') => inReview({ pack: packOf(id) })
const suit = (openedOn: string, more: object = {}) =>
  ({ type: 'property.bringObjection', openedOn, grounds: [{ code: 'OLD_WIRING' }], evidence: courtPaper, ...more }) as const
const brings = (player: CasePlayer, openedOn = player.today) => player.send(suit(openedOn))
const seqOf = (player: CasePlayer) => player.file.memory.proceedings[0]!.seq
const judged = (player: CasePlayer, verdict: 'forOwner' | 'againstOwner') => {
  player.send({
    type: 'owner.reportJudgment',
    proceeding: seqOf(player),
    instance: 'first',
    verdict,
    orders: 'nothing',
    receivedOn: player.today,
    number: suitNumber,
    evidence: courtPaper,
  })
  player.send({ type: 'owner.reportEffect', proceeding: seqOf(player), effectiveOn: player.today, evidence: courtPaper })
  return player.send({ type: 'centre.confirmDecision', decision: player.file.seq })
}

describe('where who objects goes to court', () => {
  test('the company holds the request within the term, counted from the service', () => {
    const player = served()
    expect([player.stage('consent'), player.hasClock('propertyReply')]).toEqual(['objecting', false])
    expect(player.clock('objectionTerm')).toMatchObject({ party: 'property', startOn: player.file.memory.service!.servedOn })
  })

  test('a no without a suit is on record and moves nothing; without a suit there is no objection', () => {
    const player = served().send(rejection('OLD_WIRING'))
    expect([player.stage('consent'), player.file.memory.grounds.length]).toEqual(['objecting', 1])
    player.untilDue('objectionTerm')
    expect(player.file.memory.paper?.kind).toBe('termLapsed')
    // The company did answer: nobody says that it was silent.
    expect([player.file.memory.silences, player.file.memory.objection?.answer]).toEqual([[], 'lapsed'])
    expect(player.file.memory.grounds.every(({ settledSeq }) => settledSeq !== null)).toBe(true)
  })

  test('elsewhere the answer itself is still due, and a no that was said stands as one', () => {
    expect(served('objection-or-answer').untilDue('objectionTerm').stage('consent')).toBe('reviewing')
    const refused = served('objection-or-answer').send(rejection('OLD_WIRING')).untilDue('objectionTerm')
    expect([refused.stage('consent'), refused.file.memory.paper]).toEqual(['rejected', null])
  })

  test('a yes or no objection ends it', () => {
    expect(served().send({ type: 'property.approve', paper: stampedPaper }).file.memory.paper?.kind).toBe('consent')
    expect(served().send({ type: 'property.noObjection' }).file.memory).toMatchObject({
      paper: { kind: 'registration' },
      objection: { answer: 'waived' },
    })
  })

  test('a suit in time leads to the court, on the steps and times of that road; both sides see them', () => {
    const player = brings(served())
    expect([player.stage('consent'), player.holder('consent'), player.hasClock('objectionTerm')]).toEqual([
      'objectionInCourt',
      'court',
      false,
    ])
    expect(player.file.memory.proceedings).toMatchObject([
      { subject: 'objection', kind: 'courtOfPlace', road: { key: 'opposition' } },
    ])
    const intake = player.clock('roadIntake', 'main')
    expect((['owner', 'property', 'centre', 'grid'] as const).map((party) => seesClock(player.file, party, intake))).toEqual([
      true,
      true,
      true,
      false,
    ])
    expect(player.refused(suit(player.today))).toBe('PROCEEDING_ALREADY_THERE')
  })

  test('a suit shows the paper of the court, and is of the days since the filing', () => {
    const player = served()
    expect(player.refused(suit(player.today, { evidence: [paperOf('propertyStatement')] }))).toBe('PAPER_IS_NOT_A_PAPER')
    expect(player.refused(suit('2020-01-01'))).toBe('DATE_IMPLAUSIBLE')
  })

  test('turned down by the court, its judgment is the paper; the days to appeal are those of the company', () => {
    const player = brings(served())
    player.send({
      type: 'owner.reportJudgment',
      proceeding: seqOf(player),
      instance: 'first',
      verdict: 'forOwner',
      orders: 'nothing',
      receivedOn: player.today,
      number: suitNumber,
      evidence: courtPaper,
    })
    expect(player.clock('roadAppealTerm', 'main').party).toBe('property')
    player.send({ type: 'owner.reportEffect', proceeding: seqOf(player), effectiveOn: player.today, evidence: courtPaper })
    player.send({ type: 'centre.confirmDecision', decision: player.file.seq })
    expect(player.file.memory.paper).toMatchObject({ kind: 'judgment', party: 'court' })
  })

  test('upheld by the court, the refusal stands, and the owner decides what to do', () => {
    const player = judged(brings(served()), 'againstOwner')
    expect([player.stage('consent'), player.holder('consent'), player.file.memory.objection?.answer]).toEqual([
      'rejected',
      'owner',
      'upheld',
    ])
  })

  test('a suit that ends without a decision leaves the term as it was', () => {
    const player = served()
    const { dueOn } = player.clock('objectionTerm')
    brings(player)
    expect(player.refused({ type: 'owner.withdrawProceeding', proceeding: seqOf(player) })).toBe('PROCEEDING_OF_THE_OTHER_SIDE')
    player.send({ type: 'property.withdrawProceeding', proceeding: seqOf(player) })
    expect([player.stage('consent'), player.clock('objectionTerm').dueOn]).toEqual(['objecting', dueOn])
    player.untilDue('objectionTerm')
    expect(player.file.memory.paper?.kind).toBe('termLapsed')
  })

  test('that the court did not take it is shown with its paper', () => {
    const player = brings(served())
    const step = { type: 'owner.reportProceeding', proceeding: seqOf(player), step: 'notAccepted' } as const
    expect(player.refused(step)).toBe('PAPER_IS_NOT_A_PAPER')
    expect(player.send({ ...step, evidence: courtPaper }).stage('consent')).toBe('objecting')
  })

  test('a suit that was brought in time and is reported late takes the lapse back; one brought late moves nothing', () => {
    const player = served()
    const openedOn = player.today
    player.untilDue('objectionTerm')
    expect(brings(player, openedOn).stage('consent')).toBe('objectionInCourt')
    expect(player.file.memory.paper).toBeNull()
    const late = served().untilDue('objectionTerm')
    brings(late)
    expect([late.file.memory.paper?.kind, late.file.memory.proceedings.length]).toEqual(['termLapsed', 1])
  })

  test('the sides may talk while the court has it, and come back to it when that fails', () => {
    const player = brings(served()).send({ type: 'owner.requestMediation', track: 'consent' })
    expect(player.stage('consent')).toBe('mediation')
    player.send({ type: 'centre.openMediation', track: 'consent', mediator: 'centre' })
    player.send({ type: 'property.declineMediation', track: 'consent' })
    expect(player.stage('consent')).toBe('objectionInCourt')
  })

  test('rules that ask for no court any more send it to the review', () => {
    const player = served()
    player.goOverTo(packOf('zhuzhou-2022'))
    expect([player.stage('consent'), player.file.memory.objection?.answer]).toEqual(['reviewing', 'overtaken'])
  })

  test('decided again from its records it is the same case', () => {
    const player = judged(brings(served().send(rejection('OLD_WIRING'))), 'againstOwner')
    const { decided, folded } = player.replay()
    expect([decided, folded]).toEqual([player.file, player.file])
  })
})
