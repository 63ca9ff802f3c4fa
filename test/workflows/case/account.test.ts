import { describe, expect, test } from 'vitest'
import { calendars } from '../../../workflows/calendar/calendars.ts'
import { accountOf } from '../../../workflows/case/account.ts'
import { inReview, silent } from '../../helpers/case-journeys.ts'
import { type CasePlayer, startCase } from '../../helpers/case-player.ts'

const calendar = calendars['cn']!
const accountFor = (player: CasePlayer) =>
  accountOf(
    player.records.map(({ event, input, outcome }, index) => ({
      seq: index + 1,
      type: event.type,
      by: input.actor.party,
      recordedAt: input.now,
      outcome,
      pack: input.rules,
    })),
    { calendar, timeZone: 'Asia/Shanghai', today: player.today },
  )
const daysOf = (player: CasePlayer, party: string) =>
  accountFor(player).holders.find((holder) => holder.party === party)?.workingDays
const clockOf = (player: CasePlayer, name: string) => accountFor(player).clocks.find((clock) => clock.name === name)!

describe('the account of days', () => {
  test('counts who had the case, each working day once, whatever the tracks', () => {
    const player = silent().nextWorkingDay(2)
    // Served on Monday 2 March; five working days of the company end on Monday 9 March.
    expect(daysOf(player, 'property')).toBe(5)
    // Fire has held its check since the filing: two working days more.
    expect(daysOf(player, 'fire')).toBe(accountFor(player).holders.find(({ party }) => party === 'fire')?.stays[0]?.workingDays)
    // The grid had intake at the same time as others had their parts: nobody's days are taken from another.
    expect(daysOf(player, 'centre')).toBeGreaterThan(0)
  })

  test('says of each clock what it was allowed, what it used, and how it ended', () => {
    const answered = inReview().nextWorkingDay(2).send('property.approve')
    expect(clockOf(answered, 'propertyReply')).toMatchObject({
      party: 'property',
      startOn: '2026-03-02',
      length: { n: 5, unit: 'workingDay' },
      used: 2,
      ended: { on: '2026-03-04', how: 'answered' },
      pauses: [],
    })
    expect(clockOf(silent(), 'propertyReply')).toMatchObject({ used: 5, ended: { how: 'passed' } })
  })

  test('puts every rest down to the event with which it began, and leaves it out of the days used', () => {
    const player = inReview().nextWorkingDay(1).send({ type: 'owner.startTransfer', reason: 'sale' })
    const seq = player.file.seq
    player.nextWorkingDay(3).send('owner.endTransfer').nextWorkingDay(1)
    const reply = clockOf(player, 'propertyReply')
    expect(reply.pauses).toMatchObject([
      { from: '2026-03-03', until: '2026-03-06', record: seq, event: 'owner.startTransfer', by: 'owner' },
    ])
    expect(reply.ended).toBeNull()
    // One day before the rest; the day it began and the day it ended are nobody's; one day after.
    expect(reply.used).toBe(1)
  })

  test('of a case that has only begun says who has it', () => {
    const { holders, clocks } = accountFor(startCase())
    expect(holders.map(({ party, workingDays }) => [party, workingDays])).toEqual(expect.arrayContaining([['centre', 0]]))
    expect(clocks.every(({ ended }) => ended === null)).toBe(true)
  })

  test('extended, it shows how often and the longer length', () => {
    const player = inReview().send('property.askExtension').send('owner.agreeMoreTime')
    expect(clockOf(player, 'propertyReply')).toMatchObject({ extended: 1, length: { n: 10 } })
  })
})
