import { describe, expect, test } from 'vitest'
import { seesClock } from '../../../../workflows/case/sight.ts'
import { inReview } from '../../../helpers/case-journeys.ts'
import type { CasePlayer } from '../../../helpers/case-player.ts'
import { rulePacks } from '../../../helpers/chart/places.ts'
import { courtPaper } from '../../../helpers/suit-journeys.ts'

const served = (id: string) => inReview({ pack: rulePacks.find((pack) => pack.id === id)! })
const brings = (player: CasePlayer) =>
  player.send({
    type: 'property.bringObjection',
    openedOn: player.today,
    grounds: [{ code: 'OLD_WIRING' }],
    evidence: courtPaper,
  })

describe('what the company reports of its own suit', () => {
  const brought = () => brings(served('objection-in-court'))
  const suit = (player: CasePlayer) => player.file.memory.proceedings[0]!
  const reports = (player: CasePlayer, more: object) =>
    player.send({ type: 'property.reportProceeding', proceeding: suit(player).seq, ...more } as never)
  const refusedReport = (player: CasePlayer, more: object) =>
    player.refused({ type: 'property.reportProceeding', proceeding: suit(player).seq, ...more } as never)

  test('that it was taken in, with its number, and the day of the hearing: its word, which the owner is told', () => {
    const player = reports(brought(), { step: 'accepted', number: 'RG26-01234' })
    expect(suit(player)).toMatchObject({ step: 'accepted', number: 'RG26-01234' })
    expect([player.told('owner'), player.told('property'), player.told('centre')]).toEqual([['stepTold'], [], ['stepTold']])
    expect(player.clock('contestRecord', 'main')).toMatchObject({ party: 'owner' })
    reports(player, { step: 'hearing', hearingOn: '2026-05-11' })
    expect(suit(player).hearingOn).toBe('2026-05-11')
    expect(suit(player).told?.map(({ step, confirmedSeq }) => [step, confirmedSeq])).toEqual([
      ['accepted', null],
      ['hearing', null],
    ])
    expect([player.stage('consent'), player.file.memory.decisions]).toEqual(['objectionInCourt', []])
  })

  test('confirmed by the owner it can be contested no more', () => {
    const player = reports(brought(), { step: 'accepted', number: 'RG26-01234' })
    const record = suit(player).told![0]!.seq
    player.send({ type: 'owner.confirmRecord', record })
    expect(suit(player).told![0]!.confirmedSeq).toBe(player.file.seq)
    expect([player.hasClock('contestRecord', 'main'), player.ended('contestRecord')]).toEqual([false, 'answered'])
    expect(player.refused({ type: 'owner.contestRecord', record })).toBe('RECORD_UNKNOWN')
  })

  test('contested, the centre decides: what is struck out was never reported', () => {
    const contested = () => {
      const player = reports(brought(), { step: 'accepted', number: 'RG26-01234' })
      return player.send({ type: 'owner.contestRecord', record: suit(player).told![0]!.seq })
    }
    const record = suit(contested()).told![0]!.seq
    const struck = contested().send({ type: 'centre.settleContest', record, stands: false })
    expect(suit(struck)).toMatchObject({ step: 'filed', number: null })
    expect(suit(struck).told ?? []).toEqual([])
    const stands = contested().send({ type: 'centre.settleContest', record, stands: true })
    expect(suit(stands).step).toBe('accepted')
    const { decided, folded } = struck.replay()
    expect([decided, folded]).toEqual([struck.file, struck.file])
  })

  test('left alone in the days for it, it stays as it is', () => {
    const player = reports(brought(), { step: 'accepted', number: 'RG26-01234' }).untilDue('contestRecord', 'main')
    expect([suit(player).step, player.file.memory.recorded]).toEqual(['accepted', []])
  })

  test('a step has what belongs to it, comes in its order, and is of the company’s own suit', () => {
    const player = brought()
    expect(refusedReport(player, { step: 'accepted' })).toBe('RESULT_NEEDS_MORE')
    expect(refusedReport(player, { step: 'hearing' })).toBe('RESULT_NEEDS_MORE')
    expect(refusedReport(player, { step: 'hearing', hearingOn: '2031-01-01' })).toBe('DATE_IMPLAUSIBLE')
    expect(refusedReport(player, { step: 'appealed', appealBy: 'otherSide' })).toBe('STEP_DOES_NOT_FIT')
    player.send({ type: 'owner.openProceeding', kind: 'hotline', openedOn: player.today })
    const hotline = player.file.memory.proceedings[1]!.seq
    expect(player.refused({ type: 'property.reportProceeding', proceeding: hotline, step: 'stillRuns' })).toBe(
      'PROCEEDING_OF_THE_OTHER_SIDE',
    )
  })

  test('the company is the one that is asked for news of it, and sees that time', () => {
    const player = brought()
    const news = player.clock('courtNews', 'main')
    expect(news.party).toBe('property')
    expect((['owner', 'property', 'grid'] as const).map((party) => seesClock(player.file, party, news))).toEqual([
      true,
      true,
      false,
    ])
    player.nextWorkingDay(2)
    reports(player, { step: 'stillRuns' })
    expect(player.clock('courtNews', 'main').clockId).not.toBe(news.clockId)
  })

  test('that the court did not take it gives the term back to it, and the case moves on without it', () => {
    const player = reports(brought(), { step: 'notAccepted' })
    expect(player.stage('consent')).toBe('objecting')
  })
})
