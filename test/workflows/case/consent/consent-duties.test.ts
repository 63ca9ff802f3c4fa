import { describe, expect, test } from 'vitest'
import { calendars } from '../../../../workflows/calendar/calendars.ts'
import { stepsOfEntries } from '../../../../workflows/case/next-step-entries.ts'
import { stepsOwed } from '../../../../workflows/case/next-step-owed.ts'
import { seesClock } from '../../../../workflows/case/sight.ts'
import { clockWhy } from '../../../../workflows/case/why.ts'
import { paperOf, stampedPaper } from '../../../helpers/case-facts.ts'
import { inReview, mayBuild, worksDone } from '../../../helpers/case-journeys.ts'
import type { CasePlayer } from '../../../helpers/case-player.ts'
import { rulePacks } from '../../../helpers/chart/places.ts'

const pack = rulePacks.find(({ id }) => id === 'owed-after-consent')!
const evidence = [paperOf('propertyStatement')]
const consented = () => inReview({ pack }).send({ type: 'property.approve', paper: stampedPaper })
const owed = (player: CasePlayer, name: string) => player.file.memory.obligations.find(({ kind }) => kind === name)!
const clockOf = (player: CasePlayer, name: string) =>
  player.file.clocks.find(({ clockId }) => clockId.startsWith(`consentDuty/main/${owed(player, name).obligationId}.`))
const reports = (player: CasePlayer, name: string, by: 'owner' | 'property' = 'owner') =>
  player.send({ type: `${by}.dischargeObligation`, obligationId: owed(player, name).obligationId, evidence })
const inputOf = ({ today }: CasePlayer) =>
  ({ rules: pack, calendar: calendars['cn']!, today, language: 'en', nameOf: () => null }) as const
const stepOf = (player: CasePlayer, name: string) =>
  stepsOfEntries(player.file, inputOf(player)).find(({ step }) => step.clockId === clockOf(player, name)?.clockId)?.step
const late = (player: CasePlayer, name: string) => {
  const { dueOn } = clockOf(player, name)!
  return player.until(Temporal.PlainDate.from(dueOn!).add({ days: 1 }).toString())
}

describe('what a place asks for once consent stands', () => {
  test('is owed from the consent on: by whom, in which days, on what it rests, and what follows', () => {
    const player = consented()
    const certificate = clockOf(player, 'certificate')!
    expect(certificate).toMatchObject({
      party: 'owner',
      startOn: player.today,
      length: { n: 14, unit: 'calendarDay' },
      end: 'remind',
    })
    const step = stepOf(player, 'certificate')
    expect(step?.sentence).toContain('do what was made up for these walks after the consent')
    expect(step?.sentence).toContain('what the made-up rule says')
    expect(clockWhy(certificate, { rules: pack, language: 'en' })).not.toContain('The rules here have changed since')
    expect(inReview({ pack }).file.memory.obligations).toEqual([])
  })

  test('without such rules nothing is owed', () => {
    expect(inReview({}).send({ type: 'property.approve', paper: stampedPaper }).file.memory.obligations).toEqual([])
  })

  test('what counts from another day waits for it', () => {
    const player = consented()
    expect(['invoice', 'report', 'list'].map((name) => clockOf(player, name))).toEqual([undefined, undefined, undefined])
    player.send({ type: 'property.askForDuty', obligationId: owed(player, 'invoice').obligationId, evidence })
    expect(clockOf(player, 'invoice')).toMatchObject({ party: 'owner', startOn: player.today })
    expect(player.refused({ type: 'property.askForDuty', obligationId: owed(player, 'invoice').obligationId, evidence })).toBe(
      'OBLIGATION_UNKNOWN',
    )
  })

  test('nobody asks itself, nor for what counts from another day', () => {
    const player = consented()
    const asks = (name: string, by: 'owner' | 'property') =>
      player.refused({ type: `${by}.askForDuty`, obligationId: owed(player, name).obligationId, evidence })
    expect([asks('certificate', 'property'), asks('invoice', 'owner'), asks('refund', 'property')]).toEqual([
      'OBLIGATION_UNKNOWN',
      'OBLIGATION_UNKNOWN',
      'OBLIGATION_UNKNOWN',
    ])
  })

  test('reported and looked at it is done; what is not found right runs on with the days that are left', () => {
    const player = reports(consented(), 'certificate')
    const { dueOn } = clockOf(consented(), 'certificate')!
    expect([clockOf(player, 'certificate'), player.ended('consentDuty')]).toEqual([undefined, 'answered'])
    player.send({
      type: 'property.refuseDischarge',
      obligationId: owed(player, 'certificate').obligationId,
      reason: 'partlyDone',
    })
    expect(clockOf(player, 'certificate')).toMatchObject({ dueOn })
    reports(player, 'certificate').send({
      type: 'property.confirmDischarge',
      obligationId: owed(player, 'certificate').obligationId,
    })
    expect(owed(player, 'certificate')).toMatchObject({ discharged: 'confirmed' })
  })

  test('whose time runs out is told; the consent stands, and what is done later is done', () => {
    const player = late(consented(), 'certificate')
    expect(player.file.memory.paper?.kind).toBe('consent')
    expect(clockOf(player, 'certificate')).toMatchObject({ party: 'owner', passedOn: player.today })
    const told = player.records.findLast(
      ({ event }) => event.type === 'deadline.passed' && event.clockId.startsWith('consentDuty'),
    )
    expect(told?.outcome.notices.filter(({ notice }) => notice === 'dutyLapsed').map(({ to }) => to)).toEqual([
      'owner',
      'property',
      'centre',
    ])
    expect(stepOf(player, 'certificate')?.sentence).toContain('What follows: what the made-up rule says')
    reports(player, 'certificate')
    expect(clockOf(player, 'certificate')).toBeUndefined()
  })

  test('where the place says so, the company may take its consent back for it, and only once it is late', () => {
    const revokes = (player: CasePlayer) =>
      player.send({ type: 'property.revoke', obligationId: owed(player, 'certificate').obligationId })
    const early = revokes(consented())
    expect([early.file.memory.paper?.kind, early.file.memory.revocationsAttempted.length]).toEqual(['consent', 1])
    const player = revokes(late(consented(), 'certificate'))
    expect([player.file.memory.paper, player.stage('consent')]).toEqual([null, 'noPaper'])
    // What came with that consent fell with it.
    expect(owed(player, 'certificate')).toMatchObject({ discharged: 'overtaken' })
    expect(player.hasClock('consentDuty', 'main')).toBe(false)
    // With a new consent it is owed anew.
    player.send({ type: 'property.approve', paper: stampedPaper })
    expect(
      player.file.memory.obligations.filter(({ kind, dischargedSeq }) => kind === 'certificate' && dischargedSeq === null),
    ).toHaveLength(1)
  })

  test('nothing but a late duty whose lapse says so takes a consent away', () => {
    const player = late(mayBuild({ pack }), 'certificate')
    player.send({ type: 'property.revoke', obligationId: owed(player, 'report').obligationId })
    expect([player.stage('main'), player.file.memory.paper?.kind]).toEqual(['construction', 'consent'])
    expect(player.refused({ type: 'property.revoke', obligationId: '999.1' })).toBe('OBLIGATION_UNKNOWN')
    expect(player.refused({ type: 'property.revoke' })).toBe('RESULT_NEEDS_MORE')
  })

  test('taken back during the works, they rest; a new paper lets them go on', () => {
    const player = late(mayBuild({ pack }), 'certificate')
    player.send({ type: 'property.revoke', obligationId: owed(player, 'certificate').obligationId })
    expect([player.stage('main'), player.clock('construction', 'main').state]).toEqual(['noPaper', 'paused'])
    player.send({ type: 'property.givePaper', paper: stampedPaper })
    expect(player.stage('main')).toBe('construction')
  })

  test('who gives up after that is not said to have built on a forged paper', () => {
    const player = late(mayBuild({ pack }), 'certificate')
    player.send({ type: 'property.revoke', obligationId: owed(player, 'certificate').obligationId })
    player.send({ type: 'owner.acceptRefusal' })
    expect(player.file.memory.outcome).toMatchObject({ outcome: 'gaveUpAfterRefusal', reason: 'consentRevoked' })
  })

  describe('what comes back', () => {
    const rounds = (player: CasePlayer) => player.file.memory.obligations.filter(({ kind }) => kind === 'yearly')
    const yearly = (player: CasePlayer) =>
      player.file.clocks
        .filter(({ clockId }) =>
          rounds(player).some(({ obligationId }) => clockId.startsWith(`consentDuty/main/${obligationId}.`)),
        )
        .map(({ startOn }) => startOn)
    const later = (on: string, months: number) => Temporal.PlainDate.from(on).add({ months }).toString()
    const done = (player: CasePlayer) => {
      const { obligationId } = rounds(player).findLast(({ dischargedSeq }) => dischargedSeq === null)!
      player.send({ type: 'owner.dischargeObligation', obligationId, evidence })
      return player.send({ type: 'property.confirmDischarge', obligationId })
    }

    test('done, it is owed again from its day on, and late it is owed and comes back all the same', () => {
      const player = consented()
      const on = player.today
      expect(yearly(player)).toEqual([on])
      done(player)
      expect([rounds(player).length, yearly(player)]).toEqual([2, [later(on, 2)]])
      player.until(later(on, 3))
      expect(rounds(player).map(({ duty }) => [duty?.round?.n ?? 1, duty?.lapsedSeq !== null])).toEqual([
        [1, false],
        [2, true],
        [3, false],
      ])
      expect(yearly(player)).toEqual([later(on, 2), later(on, 4)])
    })

    test('the centre says that it is not owed any more: it comes back no more', () => {
      const player = done(consented())
      const { obligationId } = rounds(player).at(-1)!
      player.send({ type: 'centre.settleDuty', obligationId, result: 'notOwed' })
      expect([rounds(player).length, yearly(player)]).toEqual([2, []])
    })

    test('ends with the pile: whoever owned it owes nothing with it, and nothing comes back', () => {
      const left = (how: 'dismantled' | 'handedOn') => {
        const player = mayBuild({ pack }).send(worksDone).send({ type: 'grid.reportInspection', passed: true })
        player.send({ type: 'grid.energise', on: player.today })
        const before = rounds(player)
        expect([before.length, yearly(player).length]).toEqual([1, 1])
        player.send({ type: 'pile.left', pileId: 'pile-1', how })
        expect([rounds(player).map(({ discharged }) => discharged), yearly(player)]).toEqual([[how], []])
        player.until(later(player.today, 9))
        expect(rounds(player).length).toBe(1)
        return player.file.memory.obligations.filter(({ dischargedSeq }) => dischargedSeq === null).map(({ by }) => by)
      }
      expect(left('dismantled')).toEqual([])
      expect(left('handedOn')).not.toContain('owner')
      expect(consented().refused({ type: 'pile.left', pileId: 'pile-1', how: 'dismantled' })).toBe('EVENT_BLOCKED')
    })

    test('with a request that came to nothing it is over', () => {
      const player = done(consented()).send({ type: 'owner.withdraw', reason: 'tookTooLong' })
      player.until(later(player.today, 5))
      expect([rounds(player).length, yearly(player)]).toEqual([2, []])
    })
  })

  describe('what depends on a fact that no register holds', () => {
    const says = (player: CasePlayer, by: 'owner' | 'property' | 'centre', holds: boolean) =>
      player.send({ type: `${by}.sayDutyFact`, obligationId: owed(player, 'cover').obligationId, holds })
    const refuses = (player: CasePlayer, by: 'owner' | 'property' | 'centre') =>
      player.refused({ type: `${by}.sayDutyFact`, obligationId: owed(player, 'cover').obligationId, holds: true })
    const wanted = (player: CasePlayer) =>
      stepsOwed(player.file, inputOf(player)).filter(({ sentence }) => sentence.includes('a case made up for these walks'))

    test('is asked for, and no time runs before somebody says so: from that day on, not from the consent', () => {
      const player = consented()
      expect([clockOf(player, 'cover'), wanted(player).length]).toEqual([undefined, 1])
      player.nextWorkingDay(3)
      says(player, 'property', true)
      expect(clockOf(player, 'cover')).toMatchObject({ party: 'owner', startOn: player.today })
      expect(wanted(player)).toEqual([])
      expect(refuses(player, 'property')).toBe('OBLIGATION_UNKNOWN')
    })

    test('said not to be so nothing runs; where the other side says otherwise the centre has a time to settle it', () => {
      const player = says(consented(), 'owner', false)
      expect([clockOf(player, 'cover'), wanted(player).length, player.hasClock('dutyFact', 'main')]).toEqual([
        undefined,
        0,
        false,
      ])
      says(player, 'property', true)
      expect(player.clock('dutyFact', 'main')).toMatchObject({ party: 'centre', length: { n: 5, unit: 'workingDay' } })
      expect([refuses(player, 'owner'), refuses(player, 'property')]).toEqual(['OBLIGATION_UNKNOWN', 'OBLIGATION_UNKNOWN'])
      player.nextWorkingDay(2)
      says(player, 'centre', true)
      expect(player.hasClock('dutyFact', 'main')).toBe(false)
      expect(clockOf(player, 'cover')).toMatchObject({ startOn: player.today })
      expect(refuses(player, 'centre')).toBe('OBLIGATION_UNKNOWN')
    })

    test('contested, what ran out counts for nothing, and settled it begins anew with its whole time', () => {
      const player = late(says(consented(), 'property', true), 'cover')
      expect(player.hasClock('dutyAtCentre', 'main')).toBe(true)
      says(player, 'owner', false)
      expect([clockOf(player, 'cover'), player.hasClock('dutyAtCentre', 'main')]).toEqual([undefined, false])
      says(player, 'centre', true)
      const again = clockOf(player, 'cover')!
      expect([again.startOn, again.dueOn! > player.today]).toEqual([player.today, true])
    })

    test('both sides, or the centre, say that it is not so: it is not owed', () => {
      const agreed = says(says(consented(), 'owner', false), 'property', false)
      expect(owed(agreed, 'cover').discharged).toBe('notOwed')
      const settled = says(says(consented(), 'property', true), 'centre', false)
      expect([owed(settled, 'cover').discharged, clockOf(settled, 'cover')]).toEqual(['notOwed', undefined])
    })
  })

  test('works that are reported a second time, after a defect, begin no second time', () => {
    const player = mayBuild({ pack }).send(worksDone)
    const first = clockOf(player, 'report')!
    expect(first).toMatchObject({ party: 'owner', startOn: player.today })
    player.send({ type: 'grid.reportInspection', passed: false, defects: ['wiring'] })
    player.nextWorkingDay(2).send(worksDone)
    expect(clockOf(player, 'report')).toMatchObject({ clockId: first.clockId, startOn: first.startOn })
  })

  test('where it goes to the centre, the centre settles it on a clock of its own, and the consent stands', () => {
    const asked = () => {
      const player = mayBuild({ pack })
      return player.send({ type: 'property.askForDuty', obligationId: owed(player, 'invoice').obligationId, evidence })
    }
    const settles = (player: CasePlayer, result: 'done' | 'notOwed' | 'stillOwed') =>
      player.send({ type: 'centre.settleDuty', obligationId: owed(player, 'invoice').obligationId, result })
    expect(asked().hasClock('dutyAtCentre', 'main')).toBe(false)
    const player = late(asked(), 'invoice')
    expect(player.clock('dutyAtCentre', 'main')).toMatchObject({ party: 'centre', length: { n: 5, unit: 'workingDay' } })
    settles(player, 'stillOwed')
    expect([player.hasClock('dutyAtCentre', 'main'), clockOf(player, 'invoice')?.party]).toEqual([false, 'owner'])
    const relieved = settles(late(asked(), 'invoice'), 'notOwed')
    expect([owed(relieved, 'invoice').discharged, clockOf(relieved, 'invoice')]).toEqual(['notOwed', undefined])
    expect(relieved.file.memory.paper?.kind).toBe('consent')
  })

  test('it is owed with a pile that runs, and not with a request that came to nothing', () => {
    const withdrawn = consented().send({ type: 'owner.withdraw', reason: 'tookTooLong' })
    expect(withdrawn.hasClock('consentDuty', 'main')).toBe(false)
  })

  test('whoever has nothing to do with the consent does not see it', () => {
    const player = consented()
    const clock = clockOf(player, 'certificate')!
    expect((['owner', 'property', 'centre', 'authority'] as const).map((party) => seesClock(player.file, party, clock))).toEqual([
      true,
      true,
      true,
      false,
    ])
  })

  test('decided again from its records it is the same case', () => {
    const player = late(mayBuild({ pack }), 'certificate')
    player.send({ type: 'property.revoke', obligationId: owed(player, 'certificate').obligationId })
    const { decided, folded } = player.replay()
    expect([decided, folded]).toEqual([player.file, player.file])
  })
})
