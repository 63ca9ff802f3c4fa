import { describe, expect, test } from 'vitest'
import { type Account, accountsFigure } from '../../../workflows/statistics/accounts.ts'
import { asKnownThen } from '../../../workflows/statistics/as-of.ts'
import type { GroundRow, Stay } from '../../../workflows/statistics/rows.ts'
import { day, ground, stay, workingDaysBetween } from './rows.ts'

const figure = (asOf: number, stays: readonly Stay[], grounds: readonly GroundRow[] = []) =>
  accountsFigure({ stays, grounds }, { at: asKnownThen(day(asOf)), split: 'all', workingDaysBetween })

/** The days of an account, by party (and cause, and ground). */
const daysOf = (account: Account, asOf: number, stays: readonly Stay[], grounds: readonly GroundRow[] = []) =>
  Object.fromEntries(
    figure(asOf, stays, grounds)
      .groups.filter((group) => group.account === account)
      .map(({ party, cause, ground: code, days }) => [
        [party, ...(cause ? [cause] : []), ...(code ? [code] : [])].join(' '),
        Math.round(days.calendarDays * 100) / 100,
      ]),
  )

const owner = { holder: 'owner', organisationId: null } as const

/** Reviewed for 4 days, told no; the owner waits for 20 days; the centre looks at it for 10; still there. */
const refused = [
  stay('a', 0, 4),
  stay('a', 4, 24, { ...owner, stage: 'rejected', enteredBy: 'property.reject' }),
  stay('a', 24, null, { stage: 'opinion', holder: 'centre', enteredBy: 'owner.contestGround' }),
]
const said = (verified: GroundRow['verified'], rest: Partial<GroundRow> = {}) =>
  ground('g', { caseId: 'a', statedOn: day(4), verified, contested: true, ...rest })

describe('the three accounts', () => {
  test('a ground that fell moves its days to who raised it; by holder the owner and the centre had them', () => {
    expect(daysOf('holder', 34, refused, [said('FALLEN')])).toEqual({ centre: 10, owner: 20, property: 4 })
    expect(daysOf('cause', 34, refused, [said('FALLEN')])).toEqual({
      'property procedure': 4,
      'property ground NO_CAPACITY_PUBLIC': 30,
    })
  })

  test('a ground that stands or was not tested leaves them with the holder, under its name', () => {
    for (const verified of ['UPHELD', 'UNVERIFIED'] as const) {
      expect(daysOf('cause', 34, refused, [said(verified)])).toEqual({
        'property procedure': 4,
        'owner ground NO_CAPACITY_PUBLIC': 20,
        'centre ground NO_CAPACITY_PUBLIC': 10,
      })
    }
  })

  test('what was not found out by the day does not move anything yet', () => {
    const later = said('FALLEN', { since: { burdenMet: null, contested: day(24), verified: day(40), view: null } })
    expect(daysOf('cause', 34, refused, [later])['property ground NO_CAPACITY_PUBLIC']).toBeUndefined()
    expect(daysOf('cause', 40, refused, [later])['property ground NO_CAPACITY_PUBLIC']).toBe(36)
  })

  test('grounds stated at once share the days, each by what became of it', () => {
    const two = [said('FALLEN'), ground('h', { caseId: 'a', statedOn: day(4), code: 'FIRE_SYSTEM_MISSING', verified: 'UPHELD' })]
    expect(daysOf('cause', 34, refused, two)).toEqual({
      'property procedure': 4,
      'property ground NO_CAPACITY_PUBLIC': 15,
      'owner ground FIRE_SYSTEM_MISSING': 10,
      'centre ground FIRE_SYSTEM_MISSING': 5,
    })
  })

  test('looking into a contested ground is the ground’s doing, looking into the garage anyway is not', () => {
    const looked = [
      stay('a', 0, 4),
      stay('a', 0, 34, { track: 'fire', stage: 'assessing', holder: 'fire' }),
      stay('a', 4, 6, { ...owner, stage: 'rejected', enteredBy: 'property.reject', leftBy: 'owner.contestGround' }),
    ]
    expect(daysOf('cause', 34, looked, [said('FALLEN')])).toEqual({
      'property procedure': 4,
      'property ground NO_CAPACITY_PUBLIC': 30,
    })
    expect(daysOf('cause', 34, [stay('a', 0, 4), ...looked.slice(1, 2)])).toEqual({
      'property procedure': 4,
      'fire procedure': 30,
    })
  })

  test('after a silence the days are the silent one’s, until the track begins afresh', () => {
    const silent = [
      stay('a', 0, 7),
      stay('a', 7, 17, { stage: 'coordination', holder: 'centre', enteredBy: 'deadline.passed' }),
      stay('a', 17, 20, { stage: 'redecide', enteredBy: 'centre.confirmDate' }),
      stay('a', 20, 25, { stage: 'reviewing', enteredBy: 'facts.changed' }),
    ]
    expect(daysOf('cause', 30, silent)).toEqual({ 'property procedure': 12, 'property silence': 13 })
    expect(daysOf('holder', 30, silent)).toEqual({ property: 15, centre: 10 })
  })

  test('a returned paper is charged to who returned it, only while it is put right', () => {
    const sentBack = [
      stay('a', 0, 2, { stage: 'documentCheck', holder: 'centre' }),
      stay('a', 2, 8, { ...owner, stage: 'awaitingCorrection' }),
      stay('a', 8, 9, { stage: 'documentCheck', holder: 'centre' }),
    ]
    expect(daysOf('cause', 20, sentBack)).toEqual({ 'centre procedure': 3, 'centre return': 6 })
  })

  test('awaited parties share a day; the three accounts add up to the same', () => {
    const both = [stay('a', 0, 10, { holder: 'fire', awaits: ['fire', 'grid'] })]
    expect(daysOf('awaited', 20, both)).toEqual({ fire: 5, grid: 5 })
    const all = figure(34, [...refused, ...both.map((row) => ({ ...row, caseId: 'b', chainId: 'b' }))], [said('FALLEN')])
    const totals = (['holder', 'awaited', 'cause'] as const).map((account) =>
      all.groups.filter((group) => group.account === account).reduce((sum, { days }) => sum + days.workingDays, 0),
    )
    expect(totals[0]).toBeGreaterThan(0)
    expect(totals[1]).toBeCloseTo(totals[0] ?? 0, 9)
    expect(totals[2]).toBeCloseTo(totals[0] ?? 0, 9)
    expect(all).toMatchObject({ n: 2, open: 1 })
  })

  test('side by side tracks are one day, declared days are named apart, days without an open case are none', () => {
    const stays = [
      stay('a', 0, 10, { caseRecordedOn: day(4), enteredRecordedOn: day(4) }),
      stay('a', 0, 10, { track: 'grid', stage: 'survey', holder: 'grid', caseRecordedOn: day(4), enteredRecordedOn: day(4) }),
      stay('b', 20, 22, { chainId: 'a' }),
    ]
    const [held] = figure(30, stays).groups.filter(({ account }) => account === 'holder')
    expect(held).toMatchObject({ party: 'property', n: 1, declaredDays: 4, days: { calendarDays: 12 } })
  })
})
