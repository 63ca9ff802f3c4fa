import { describe, expect, test } from 'vitest'
import type { RulePack } from '../../../workflows/rules/schema.ts'
import { calendarWith, corrected2027, year2027 } from '../../helpers/calendar-years.ts'
import { packNamed } from '../../helpers/case-facts.ts'
import { complete, inReview } from '../../helpers/case-journeys.ts'
import type { CasePlayer } from '../../helpers/case-player.ts'

const with2027 = calendarWith({ number: 'cn-2027-1', notice: year2027 })
const withCorrected = calendarWith(
  { number: 'cn-2027-1', notice: year2027 },
  { number: 'cn-2027-2', notice: { ...corrected2027, withdraws: 'cn-2027-1' } },
)
const without = calendarWith()

/** In review since the end of December: the five working days of the company end in a year that is not published. */
const overNewYear = (): CasePlayer => inReview({ at: '2026-12-28T01:00:00.000Z' })

const replays = (player: CasePlayer) => {
  const { decided, folded } = player.replay()
  expect(JSON.stringify(decided)).toBe(JSON.stringify(player.file))
  expect(JSON.stringify(folded)).toBe(JSON.stringify(player.file))
}

describe('a year is published', () => {
  test('its dates are counted anew and final; the case is pinned to the calendar that has it', () => {
    const player = overNewYear()
    const before = player.clock('propertyReply')
    expect(before).toMatchObject({ dueOn: '2027-01-05', provisional: true })
    player.countBy(with2027)
    expect(player.clock('propertyReply')).toMatchObject({ dueOn: '2027-01-07', provisional: false, startOn: before.startOn })
    expect(player.last.clocks).toContainEqual(
      expect.objectContaining({ op: 'recomputed', was: { dueOn: '2027-01-05', provisional: true, left: null } }),
    )
    expect(player.file.calendar).toContain('cn-2027-1')
    expect(player.told('owner')).toEqual(['datesMoved'])
    expect(player.told('property')).toEqual(['datesMoved'])
    replays(player)
  })

  test('nothing else moves: no stage, no position, no version of a track', () => {
    const player = overNewYear()
    const { value, positions, moved } = player.file
    player.countBy(with2027)
    expect([player.file.value, player.file.positions, player.file.moved]).toEqual([value, positions, moved])
  })

  test('a date that was told never comes earlier, whatever the notice after it says', () => {
    const player = overNewYear().countBy(with2027)
    player.countBy(withCorrected)
    expect(player.clock('propertyReply')).toMatchObject({ dueOn: '2027-01-07', provisional: false })
    expect(player.told('owner')).toEqual([])
    player.countBy(without)
    expect(player.clock('propertyReply')).toMatchObject({ dueOn: '2027-01-07', provisional: true })
    replays(player)
  })

  test('a clock that opens afterwards follows the notice that stands then', () => {
    expect(overNewYear().countBy(withCorrected).clock('propertyReply')).toMatchObject({ dueOn: '2027-01-05', provisional: false })
  })

  test('who told of no other date gets no message', () => {
    const player = inReview().countBy(with2027)
    expect(player.last.notices).toEqual([])
    expect(player.last.clocks).toEqual([])
  })

  test('the same calendar twice is turned down', () => {
    const player = overNewYear().countBy(with2027)
    const { calendar } = player.file
    expect(player.refused({ type: 'calendar.changed', calendar, notices: [], withdrawn: [] })).toBe('CALENDAR_IS_KNOWN')
  })

  test('a provisional clock whose published date is over runs out at once; it waits no longer', () => {
    const player = overNewYear().until('2027-01-08')
    expect(player.stage('consent')).toBe('reviewing')
    player.countBy(with2027).until('2027-01-08')
    expect(player.stage('consent')).toBe('coordination')
  })
})

const own = packNamed('zhuzhou-2022')
const reply = own.clocks.propertyReply!
const replyOf = (n: number): RulePack => ({
  ...own,
  id: 'zhuzhou-next',
  clocks: {
    ...own.clocks,
    propertyReply: { ...reply, length: { n, unit: 'workingDay' }, variants: [], basis: { ...reply.basis, article: '99' } },
  },
})

describe('another pack comes into force', () => {
  test('switch: what is open keeps its length and what it rests on, what opens later is of the new pack', () => {
    const player = inReview().goOverTo(replyOf(2))
    expect(player.clock('propertyReply')).toMatchObject({ dueOn: '2026-03-09', ruledBy: { length: reply.length } })
    expect(player.file.rules).toBe(`zhuzhou-next ${own.version}`)
    expect(player.told('owner')).toEqual(['rulesChanged'])
    expect(player.told('property')).toEqual(['rulesChanged'])
    expect(inReview().goOverTo(replyOf(9)).clock('propertyReply')).toMatchObject({ dueOn: '2026-03-09' })
    const later = complete().goOverTo(replyOf(2)).send('property.open')
    expect(later.clock('propertyReply')).toMatchObject({ length: { n: 2 } })
    expect(later.clock('propertyReply').ruledBy ?? null).toBeNull()
    replays(player)
    replays(later)
  })

  test('longerForHolder: an open clock gets the longer of the two lengths, never the shorter', () => {
    const longer = inReview().goOverTo(replyOf(9), 'longerForHolder')
    expect(longer.clock('propertyReply')).toMatchObject({ dueOn: '2026-03-13', length: { n: 9 } })
    expect(longer.told('property')).toEqual(['rulesChanged', 'datesMoved'])
    expect(longer.clock('propertyReply').ruledBy ?? null).toBeNull()
    const shorter = inReview().goOverTo(replyOf(2), 'longerForHolder')
    expect(shorter.clock('propertyReply')).toMatchObject({
      dueOn: '2026-03-09',
      length: { n: 5 },
      ruledBy: { length: reply.length },
    })
    replays(longer)
  })

  describe('what silence at the end of an open clock means stays as it was told', () => {
    const base = { kind: 'ownersRule' as const, basis: { ...own.consent.silence.basis, force: 'A' as const, article: '12' } }
    const deemed: RulePack = {
      ...own,
      id: 'zhuzhou-deemed',
      consent: { ...own.consent, silence: { policy: 'DEEMED', base, basis: base.basis } },
    }

    test.each(['switch', 'longerForHolder'] as const)('%s: from no consent to consent, and from consent to none', (clause) => {
      const escalates = inReview().goOverTo(deemed, clause)
      expect(escalates.clock('propertyReply')).toMatchObject({ silenceBy: { policy: 'ESCALATE' } })
      expect(escalates.untilDue('propertyReply').stage('consent')).toBe('coordination')
      const consents = inReview({ pack: deemed }).goOverTo(own, clause)
      expect(consents.clock('propertyReply')).toMatchObject({ silenceBy: { policy: 'DEEMED' } })
      expect(consents.untilDue('propertyReply').stage('consent')).toBe('granted')
      replays(escalates)
      replays(consents)
    })

    test('there and back: nothing is left to keep, and over a third pack it is still what was told first', () => {
      const back = inReview().goOverTo(deemed).goOverTo(own)
      expect(back.clock('propertyReply').silenceBy ?? null).toBeNull()
      const third: RulePack = { ...deemed, id: 'zhuzhou-deemed-again', version: 9 }
      const kept = inReview().goOverTo(deemed).goOverTo(third)
      expect(kept.untilDue('propertyReply').stage('consent')).toBe('coordination')
    })

    test('a longer reply time that the new pack gives has no new meaning of silence with it', () => {
      const longer: RulePack = { ...replyOf(9), id: 'longer-deemed', consent: deemed.consent }
      const player = inReview().goOverTo(longer, 'longerForHolder')
      expect(player.clock('propertyReply')).toMatchObject({ dueOn: '2026-03-13', silenceBy: { policy: 'ESCALATE' } })
      expect(player.untilDue('propertyReply').stage('consent')).toBe('coordination')
    })

    test('a clock that opens afterwards has the meaning of the new pack; other clocks have none', () => {
      const player = complete().goOverTo(deemed).send('property.open')
      expect(player.clock('propertyReply').silenceBy ?? null).toBeNull()
      expect(player.clock('fireCheck').silenceBy ?? null).toBeNull()
      expect(player.untilDue('propertyReply').stage('consent')).toBe('granted')
    })

    test('an answer that is recalled brings back the meaning that was told', () => {
      const player = inReview().send('property.approve').goOverTo(deemed)
      player.send({ type: 'property.recall', record: player.file.memory.recallable!.seq })
      expect(player.clock('propertyReply')).toMatchObject({ silenceBy: { policy: 'ESCALATE' } })
      expect(player.untilDue('propertyReply').stage('consent')).toBe('coordination')
      replays(player)
    })
  })

  test('a clock that the new pack does not know runs on to its end under its own rule', () => {
    const { documentCheck: _, fireCheck, ...clocks } = own.clocks
    const player = inReview().goOverTo({ ...own, id: 'without', clocks })
    expect(player.clock('fireCheck')).toMatchObject({ ruledBy: { length: fireCheck!.length } })
    const { dueOn } = player.clock('fireCheck')
    player.nextWorkingDay().send({ type: 'owner.logContact', kind: 'call', with: 'property', result: 'reached' })
    expect(player.clock('fireCheck').dueOn).toBe(dueOn)
    replays(player)
  })

  test('where no consent is asked for any more, nobody waits for the company: 襄阳', () => {
    const player = inReview().goOverTo(packNamed('xiangyang-2023'))
    expect([player.stage('consent'), player.file.memory.paper?.kind]).toEqual(['granted', 'notNeeded'])
    expect(player.ended('propertyReply')).toBe('left')
    replays(player)
  })

  test('where telling the company is enough, whoever was told is done; whoever was not is still told', () => {
    const notify: RulePack = { ...own, id: 'notify', consent: { ...own.consent, mode: 'NOTIFY', paper: 'notification' } }
    expect(inReview().goOverTo(notify).file.memory.paper?.kind).toBe('notification')
    const unserved = complete().goOverTo(notify)
    expect([unserved.stage('consent'), unserved.send('property.open').stage('consent')]).toEqual(['serving', 'granted'])
  })

  test('the same pack twice is turned down', () => {
    const player = inReview().goOverTo(replyOf(2))
    const name = { packId: 'x', version: 1, hash: player.file.rules }
    expect(player.refused({ type: 'rules.changed', clause: 'switch', packBefore: name, packNow: name })).toBe('RULES_ARE_KNOWN')
  })

  test('an answer that is recalled brings its clock back under the rule it was opened under', () => {
    const player = inReview().send('property.approve').goOverTo(replyOf(2))
    const record = player.file.memory.recallable!.seq
    player.send({ type: 'property.recall', record })
    expect(player.clock('propertyReply')).toMatchObject({ dueOn: '2026-03-09', ruledBy: { length: reply.length } })
    replays(player)
  })
})
