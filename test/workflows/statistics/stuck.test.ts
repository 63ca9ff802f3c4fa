import { describe, expect, test } from 'vitest'
import { asItWas, asKnownThen } from '../../../workflows/statistics/as-of.ts'
import type { Word } from '../../../workflows/statistics/rows.ts'
import { type StuckRows, stuckFigure } from '../../../workflows/statistics/stuck.ts'
import { answer, clock, day, ground, stay, workingDaysBetween } from './rows.ts'

const word = (caseId: string, on: number): Word => {
  const { chainId, district, compoundId } = stay(caseId, 0, null)
  return { caseId, chainId, district, compoundId, on: day(on) }
}

const none: StuckRows = { stays: [], clocks: [], answers: [], words: [], grounds: [] }

const stuckOn = (asOf: number, rows: Partial<StuckRows>, knownAt = asOf) => {
  const at = knownAt === asOf ? asKnownThen(day(asOf)) : asItWas(day(asOf), day(knownAt))
  return stuckFigure({ ...none, ...rows }, { at, split: 'all', workingDaysBetween })
}

const reasonsOn = (asOf: number, rows: Partial<StuckRows>, knownAt = asOf) =>
  stuckOn(asOf, rows, knownAt).families.map(({ caseId, reasons }) => [
    caseId,
    ...reasons.map(({ reason, since }) => `${reason} ${since}`),
  ])

describe('a family is stuck', () => {
  test('from the day after its clock was due, times that bind and reference times apart', () => {
    const rows = {
      stays: [stay('a', 0, null), stay('b', 0, null)],
      clocks: [clock('a', { dueOn: day(7) }), clock('b', { dueOn: day(7), force: 'D' })],
      words: [word('a', 0), word('b', 0)],
    }
    expect(reasonsOn(7, rows)).toEqual([])
    expect(reasonsOn(8, rows)).toEqual([
      ['a', `pastBinding ${day(8)}`],
      ['b', `pastReference ${day(8)}`],
    ])
  })

  test('not by a clock that rests, is answered, or waits for its year to be published', () => {
    const stays = ['a', 'b', 'c'].map((name) => stay(name, 0, null))
    const clocks = [
      clock('a', { dueOn: null }),
      clock('b', { endedOn: day(3), how: 'answered' }),
      clock('c', { provisional: true }),
    ]
    expect(reasonsOn(10, { stays, clocks })).toEqual([])
  })

  test('by a company that never answered, whoever holds the case by then', () => {
    const stays = [stay('a', 0, 7), stay('a', 7, null, { stage: 'coordination', holder: 'centre', organisationId: 'centre-1' })]
    const clocks = [clock('a', { endedOn: day(8), passedOn: day(8), how: 'passed' })]
    const words = [word('a', 0)]
    expect(reasonsOn(10, { stays, clocks, words, answers: [answer('a', 0, null)] })).toEqual([['a', `silent ${day(8)}`]])
    expect(reasonsOn(10, { stays, clocks, words, answers: [answer('a', 0, 9)] })).toEqual([])
    // The request went elsewhere before its time was over: that is no silence.
    const left = [clock('a', { endedOn: day(6), how: 'left' })]
    expect(reasonsOn(10, { stays, clocks: left, words, answers: [answer('a', 0, null)] })).toEqual([])
    // It got its paper from somebody else: nobody waits for the company any more.
    expect(reasonsOn(10, { stays, clocks, words, answers: [answer('a', 0, null, { endedOn: day(9) })] })).toEqual([])
  })

  test('when nobody had anything recorded for twenty working days', () => {
    const rows = { stays: [stay('a', 0, null)], words: [word('a', 0), word('a', 1)] }
    expect(workingDaysBetween(day(1), day(28))).toBe(19)
    expect(reasonsOn(28, rows)).toEqual([])
    expect(reasonsOn(29, rows)).toEqual([['a', `nothingHappens ${day(1)}`]])
    expect(reasonsOn(29, { ...rows, words: [...rows.words, word('a', 12)] })).toEqual([])
    // Known later, but said only on day 40: on day 29 nothing had happened.
    expect(reasonsOn(29, { ...rows, words: [...rows.words, word('a', 40)] }, 40)).toEqual([['a', `nothingHappens ${day(1)}`]])
  })

  test('when it is back at the same desk for the third time, over all its cases', () => {
    const desk = { stage: 'documentCheck', holder: 'centre' } as const
    const owner = { stage: 'awaitingCorrection', holder: 'owner' } as const
    const twice = [stay('a', 0, 1, desk), stay('a', 1, 2, owner), stay('a', 2, 3, desk), stay('a', 3, 4, owner)]
    const again = [stay('b', 5, 6, { ...desk, chainId: 'a' }), stay('b', 6, 7, { ...owner, chainId: 'a' })]
    const third = stay('b', 7, null, { ...desk, chainId: 'a' })
    const words = [word('a', 4), word('b', 7)]
    expect(reasonsOn(8, { stays: [...twice, stay('b', 5, null, { ...desk, chainId: 'a' })], words })).toEqual([])
    expect(reasonsOn(8, { stays: [...twice, ...again, third], words })).toEqual([['b', `thirdReturn ${day(7)}`]])
    // In the rows, cases come by their ids: the third return is the third in time.
    expect(reasonsOn(8, { stays: [...again, third, ...twice], words })).toEqual([['b', `thirdReturn ${day(7)}`]])
    // It got past that desk.
    expect(reasonsOn(8, { stays: [...twice, ...again, stay('b', 7, null, { chainId: 'a' })], words })).toEqual([])
  })

  test('when the report on the matter it waits for is due', () => {
    const stays = [stay('a', 0, null, { track: 'fire', stage: 'awaitingMatter', holder: 'authority' })]
    const report = clock('a', { name: 'matterReport', party: 'authority', track: 'fire', dueOn: day(7) })
    const words = [word('a', 0)]
    expect(reasonsOn(6, { stays, clocks: [report], words })).toEqual([])
    expect(reasonsOn(7, { stays, clocks: [report], words })).toEqual([['a', `matterReportDue ${day(7)}`]])
    expect(reasonsOn(7, { stays, clocks: [{ ...report, endedOn: day(6), how: 'answered' }], words })).toEqual([])
  })

  test('only while it waits: neither before it asked nor after its end', () => {
    const rows = { stays: [stay('a', 3, 20)], clocks: [clock('a', { startOn: day(3) })] }
    expect([2, 10, 20].map((asOf) => reasonsOn(asOf, rows).length)).toEqual([0, 1, 0])
  })
})

describe('the stuck', () => {
  const rows = {
    stays: [
      stay('a', 0, null),
      stay('b', 1, null, { compoundId: 'compound-2' }),
      stay('c', 2, null, { holder: 'centre', organisationId: 'centre-1' }),
      stay('d', 2, null),
    ],
    clocks: [clock('a', { dueOn: day(9) }), clock('b', { dueOn: day(7) }), clock('b', { dueOn: day(8), force: 'D' }), clock('c')],
    words: ['a', 'b', 'c', 'd'].map((name) => word(name, 2)),
  }

  test('are grouped by who has them in hand, with reasons and the longest', () => {
    const { groups, n, open, waiting } = stuckOn(10, rows)
    expect({ n, open, waiting }).toEqual({ n: 3, open: 3, waiting: 4 })
    expect(groups).toMatchObject([
      { holder: 'centre', organisationId: 'centre-1', n: 1, since: day(8) },
      { holder: 'property', organisationId: 'company-1', n: 2, compounds: 2, since: day(8) },
    ])
    expect(groups.map(({ onlyReference }) => onlyReference)).toEqual([0, 0])
    expect(stuckOn(10, { ...rows, clocks: [clock('a', { force: 'D' })] }).groups[0]?.onlyReference).toBe(1)
    expect(groups[1]?.reasons).toMatchObject({ pastBinding: 2, pastReference: 1, silent: 0 })
  })

  test('are named longest first, each with its first request', () => {
    const { families } = stuckOn(10, rows)
    expect(families.map(({ caseId, since, askedOn, waitingDays }) => [caseId, since, askedOn, waitingDays])).toEqual([
      ['b', day(8), day(1), 9],
      ['c', day(8), day(2), 8],
      ['a', day(10), day(0), 10],
    ])
  })
})

describe('because of whom a family is stuck', () => {
  const owner = { holder: 'owner', organisationId: null, stage: 'rejected' } as const
  const said = { caseId: 'a', statedOn: day(4) } as const
  const refused = [stay('a', 0, 4), stay('a', 4, null, { ...owner, enteredBy: 'property.reject' })]
  const becauseOn = (asOf: number, rows: Partial<StuckRows>) =>
    stuckOn(asOf, { words: [word('a', 0)], ...rows }).because.groups.map(({ party, n, causes }) => [
      party,
      n,
      ...causes.map(({ cause, verified, families }) => `${cause} ${verified} ${families}`),
    ])

  test('is whoever said no, with whether anybody tested it, and not the owner who holds it since', () => {
    for (const verified of ['UNVERIFIED', 'UPHELD', 'FALLEN'] as const) {
      expect(becauseOn(60, { stays: refused, grounds: [ground('g', { ...said, verified })] })).toEqual([
        ['property', 1, `ground ${verified} 1`],
      ])
    }
    const [family] = stuckOn(60, { stays: refused, grounds: [ground('g', said)], words: [word('a', 0)] }).families
    expect(family).toMatchObject({
      holder: 'owner',
      because: { party: 'property', organisationId: 'company-1', grounds: [{ code: 'NO_CAPACITY_PUBLIC' }] },
    })
  })

  test('counts a family once, and each of what it was told', () => {
    const grounds = [
      ground('g', { ...said, verified: 'FALLEN' }),
      ground('h', { ...said, code: 'FIRE_SYSTEM_MISSING' }),
      ground('i', { ...said, code: 'NOT_IN_CONTRACT' }),
    ]
    expect(becauseOn(60, { stays: refused, grounds })).toEqual([['property', 1, 'ground FALLEN 1', 'ground UNVERIFIED 1']])
  })

  test('is the silent company while the centre has it in hand, and in the ordinary course whoever has', () => {
    const silent = [
      stay('a', 0, 7),
      stay('a', 7, null, { stage: 'coordination', holder: 'centre', organisationId: 'centre-1', enteredBy: 'deadline.passed' }),
    ]
    expect(becauseOn(60, { stays: silent })).toEqual([['property', 1, 'silence null 1']])
    expect(stuckOn(60, { stays: silent, words: [word('a', 0)] }).families[0]?.because.organisationId).toBe('company-1')
    expect(becauseOn(60, { stays: [stay('a', 0, null, { holder: 'centre', stage: 'documentCheck' })] })).toEqual([
      ['centre', 1, 'procedure null 1'],
    ])
  })

  test('is known by what was found out by the day', () => {
    const later = ground('g', {
      ...{ ...said, verified: 'FALLEN' },
      since: { burdenMet: null, contested: day(20), verified: day(70), view: null },
    })
    expect(becauseOn(60, { stays: refused, grounds: [later] })).toEqual([['property', 1, 'ground UNVERIFIED 1']])
    expect(becauseOn(70, { stays: refused, grounds: [later] })).toEqual([['property', 1, 'ground FALLEN 1']])
  })
})
