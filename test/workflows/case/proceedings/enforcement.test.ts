import { describe, expect, test } from 'vitest'
import { basisOfClock } from '../../../../workflows/case/clock-rule.ts'
import { packNamed, paperOf, stampedPaper } from '../../../helpers/case-facts.ts'
import { rejectedOn } from '../../../helpers/case-journeys.ts'
import type { CasePlayer } from '../../../helpers/case-player.ts'
import { courtPaper, opens, sued, won } from '../../../helpers/suit-journeys.ts'

const zhuzhou = packNamed('zhuzhou-2022')
const ordered = () => won(rejectedOn(['NOT_IN_CONTRACT']))
const ignored = () => {
  const { player, proceeding } = ordered()
  return { player: player.untilDue('judgmentPerformance'), proceeding }
}
const enforces = (proceeding: number, step: 'applied' | 'accepted' | 'notAccepted' | 'ended') =>
  ({ type: 'owner.reportEnforcement', proceeding, step }) as const
const applied = () => {
  const { player, proceeding } = ignored()
  return { player: player.send(enforces(proceeding, 'applied')), proceeding }
}
const confirmed = (player: CasePlayer): CasePlayer =>
  player.send({ type: 'centre.confirmDecision', decision: player.file.memory.decisions.at(-1)!.seq })

describe('履行判决: the company issues the paper within the days of the judgment (绵阳: five)', () => {
  test('it holds the case; the judgment names the day', () => {
    const { player } = ordered()
    expect([player.stage('consent'), player.holder('consent')]).toEqual(['judgmentPerformance', 'property'])
    expect(player.clock('judgmentPerformance')).toMatchObject({ party: 'property', dueOn: '2026-03-07', length: null })
    expect(player.told('property')).toContain('performanceOrdered')
  })

  test('it performs: granted, and nothing is left to enforce', () => {
    const { player } = ordered()
    player.send({ type: 'property.givePaper', paper: stampedPaper })
    expect(player.stage('consent')).toBe('granted')
    expect(player.ended('judgmentPerformance')).toBe('answered')
    expect(player.hasClock('enforcementRight')).toBe(false)
  })

  test('a yes without the paper is counted, and the paper is owed as before', () => {
    const { player } = ordered()
    player.send('property.approve')
    expect(player.stage('consent')).toBe('judgmentPerformance')
    expect(player.file.memory.yesWithoutPaper).toEqual([player.file.seq])
  })

  test('it ignores the judgment (东港): the owner is told of the enforcement', () => {
    const { player } = ignored()
    expect([player.stage('consent'), player.step('consent'), player.holder('consent')]).toEqual([
      'enforcement',
      'toApply',
      'owner',
    ])
    expect(player.told('owner')).toContain('performanceIgnored')
    expect(player.clock('ownerDecision').state).toBe('running')
  })

  test('a judgment whose days were over when it was confirmed leads to the enforcement at once', () => {
    const { player, proceeding } = sued(rejectedOn(['NOT_IN_CONTRACT']))
    player.until('2026-03-30')
    player.send({
      type: 'owner.reportJudgment',
      proceeding,
      instance: 'first',
      verdict: 'forOwner',
      orders: 'issuePaper',
      performWithinDays: 5,
      receivedOn: '2026-03-10',
      effectiveOn: '2026-03-20',
      number: '（2026）湘0204民初88号',
      evidence: courtPaper,
    })
    expect(confirmed(player).step('consent')).toBe('toApply')
  })
})

describe('申请执行: two years from the last day to perform (民事诉讼法 250)', () => {
  test('the right runs beside the stages and is statute', () => {
    const { player } = ordered()
    expect(player.clock('enforcementRight')).toMatchObject({ party: 'owner', startOn: '2026-03-07', dueOn: '2028-03-07' })
    expect(basisOfClock(player.clock('enforcementRight'), zhuzhou)).toMatchObject({ force: 'S', article: '250' })
  })

  test('not before the company’s days are over', () => {
    const { player, proceeding } = ordered()
    expect(player.refusal(enforces(proceeding, 'applied'))).toEqual({
      code: 'ENFORCEMENT_TOO_EARLY',
      details: { on: '2026-03-07' },
    })
  })

  test('it runs on while the case is closed, and lapses', () => {
    const { player, proceeding } = ignored()
    player.untilDue('ownerDecision')
    expect(player.file.memory.outcome).toMatchObject({ outcome: 'gaveUpAfterRefusal', reason: 'notEnforced' })
    expect(player.hasClock('enforcementRight')).toBe(true)
    player.until('2028-04-01')
    expect(player.hasClock('enforcementRight')).toBe(false)
    expect(player.refused(enforces(proceeding, 'applied'))).toBe('ENFORCEMENT_TOO_LATE')
  })

  test('nothing is enforced of a proceeding that orders nothing', () => {
    const { player } = ordered()
    const hotline = opens(player, 'hotline')
    expect(player.refused(enforces(hotline, 'applied'))).toBe('NOTHING_TO_ENFORCE')
    expect(player.refused(enforces(99, 'applied'))).toBe('PROCEEDING_UNKNOWN')
  })

  test('asking the centre instead: without a result the judgment is still there', () => {
    const { player } = ignored()
    player.send({ type: 'owner.requestCoordination', track: 'consent' })
    const noPower = { who: 'centre', why: 'noRule' } as const
    player.send({ type: 'centre.closeCoordination', track: 'consent', result: 'noPower', noPower })
    expect([player.stage('consent'), player.step('consent')]).toEqual(['enforcement', 'toApply'])
  })
})

describe('执行: the court holds the case', () => {
  test('applied for: an honest wait, six months until the higher court can be asked (民事诉讼法 237)', () => {
    const { player, proceeding } = applied()
    expect([player.step('consent'), player.holder('consent')]).toEqual(['underway', 'court'])
    expect(player.clock('enforcementTerm')).toMatchObject({ party: 'court', end: 'remind', dueOn: '2026-09-08' })
    expect(player.ended('enforcementRight')).toBe('answered')
    player.send({ ...enforces(proceeding, 'accepted'), number: '（2026）湘0204执7号' })
    expect(player.file.memory.proceedings[0]?.enforcement).toMatchObject({ step: 'accepted', number: '（2026）湘0204执7号' })
    expect(player.step('consent')).toBe('underway')
  })

  test('twice is once too often, and nothing comes before it was asked for', () => {
    const { player, proceeding } = applied()
    expect(player.refused(enforces(proceeding, 'applied'))).toBe('STEP_DOES_NOT_FIT')
    const early = ignored()
    expect(early.player.refused(enforces(early.proceeding, 'accepted'))).toBe('STEP_DOES_NOT_FIT')
  })

  test('the company hands the paper over under enforcement (东港): granted', () => {
    const { player } = applied()
    expect(player.send({ type: 'property.givePaper', paper: stampedPaper }).stage('consent')).toBe('granted')
  })

  test('the owner reports it with the court’s paper: checked first, then granted', () => {
    const { player, proceeding } = applied()
    const performed = { type: 'owner.reportEnforcement', proceeding, step: 'performed', evidence: courtPaper } as const
    expect(player.refused(performed)).toBe('RESULT_NEEDS_MORE')
    player.send({ ...performed, paper: stampedPaper })
    expect(player.stage('consent')).toBe('enforcement')
    expect(confirmed(player).stage('consent')).toBe('granted')
    expect(player.file.memory.paper).toMatchObject({ kind: 'consent', party: 'property' })
    expect(player.file.memory.title?.performedSeq).toBe(player.file.seq)
  })

  test('the court tells the grid company to go on without the company’s paper: the judgment is the paper', () => {
    const { player, proceeding } = applied()
    const notice = { type: 'owner.reportEnforcement', proceeding, step: 'noticeToGrid' } as const
    expect(player.refused({ ...notice, evidence: [paperOf('other')] })).toBe('PAPER_IS_NOT_A_PAPER')
    player.send({ ...notice, evidence: courtPaper })
    expect(confirmed(player).stage('consent')).toBe('granted')
    expect(player.file.memory.paper?.kind).toBe('judgment')
  })

  test.each(['ended', 'notAccepted'] as const)('%s: back to the owner, who can ask again', (step) => {
    const { player, proceeding } = applied()
    player.send(enforces(proceeding, step))
    expect([player.step('consent'), player.holder('consent')]).toEqual(['toApply', 'owner'])
    expect(player.send(enforces(proceeding, 'applied')).step('consent')).toBe('underway')
  })

  test('its record alone tells the case', () => {
    const { player, proceeding } = applied()
    player.send({ type: 'owner.reportEnforcement', proceeding, step: 'performed', paper: stampedPaper, evidence: courtPaper })
    const { decided, folded } = confirmed(player).replay()
    expect(decided).toEqual(player.file)
    expect(folded).toEqual(player.file)
  })
})

describe('an agreement that a court confirmed (民事诉讼法 205, 206)', () => {
  const track = { track: 'consent' } as const
  const agreed = () =>
    rejectedOn(['NOT_IN_CONTRACT'])
      .send({ type: 'owner.requestMediation', ...track })
      .send({ type: 'centre.openMediation', ...track, mediator: 'peoplesMediationCommittee' })
      .send({ type: 'property.acceptMediation', ...track })
      .send({
        type: 'centre.recordAgreement',
        ...track,
        form: 'paper',
        effectiveOn: '2026-03-02',
        performer: 'property',
        performance: 'issuePaper',
        performBy: '2026-03-20',
      })
      .send({ type: 'owner.reportJudicialConfirmation', ...track, number: '（2026）湘0204民特1号' })
  const ruling = (result: 'accepted' | 'notAccepted' | 'extended' | 'confirmed' | 'rejected') =>
    ({ type: 'owner.reportConfirmationRuling', ...track, result }) as const

  test('the court takes the application in within three days and rules within fifteen, ten more by extension', () => {
    const player = agreed()
    expect(player.clock('confirmationIntake')).toMatchObject({ party: 'court', dueOn: '2026-03-05' })
    player.send(ruling('accepted'))
    expect(player.ended('confirmationIntake')).toBe('answered')
    expect(player.clock('confirmationRuling').dueOn).toBe('2026-03-17')
    expect(player.send(ruling('extended')).clock('confirmationRuling').dueOn).toBe('2026-03-27')
  })

  test('it is awaited only where somebody applied', () => {
    expect(rejectedOn(['NOT_IN_CONTRACT']).refused(ruling('confirmed'))).toBe('EVENT_BLOCKED')
    expect(agreed().send(ruling('rejected')).refused(ruling('confirmed'))).toBe('EVENT_BLOCKED')
  })

  test.each(['rejected', 'notAccepted'] as const)('%s: the agreement binds as before and cannot be enforced', (result) => {
    const player = agreed().send(ruling(result))
    expect(player.file.memory.confirmations).toMatchObject([{ ruling: result }])
    expect([player.step('consent'), player.file.memory.proceedings]).toEqual(['performing', []])
  })

  test('confirmed and performed: granted, and nothing is left to enforce', () => {
    const player = agreed()
      .send(ruling('confirmed'))
      .send({ type: 'centre.confirmPerformance', ...track, paper: stampedPaper })
    expect([player.stage('consent'), player.hasClock('enforcementRight')]).toEqual(['granted', false])
  })

  test('confirmed and breached: it is enforced like a judgment', () => {
    const player = agreed().send(ruling('confirmed'))
    const proceeding = player.file.memory.proceedings[0]!.seq
    expect(player.file.memory.proceedings).toMatchObject([{ kind: 'confirmation', performBy: '2026-03-20', step: 'effective' }])
    expect(player.untilDue('performance').step('consent')).toBe('breached')
    expect(player.clock('enforcementRight').dueOn).toBe('2028-03-20')
    player.send(enforces(proceeding, 'applied'))
    expect([player.stage('consent'), player.step('consent')]).toEqual(['enforcement', 'underway'])
    expect(player.send({ type: 'property.givePaper', paper: stampedPaper }).stage('consent')).toBe('granted')
  })
})
