import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { asItWas, asKnownThen } from '../../../workflows/statistics/as-of.ts'
import { calendarDaysBetween } from '../../../workflows/statistics/days.ts'
import type { Stay } from '../../../workflows/statistics/rows.ts'
import { joinStays } from '../../../workflows/statistics/stage-stays.ts'
import type { StageQuestion } from '../../../workflows/statistics/stage-view.ts'
import { stageFigures } from '../../../workflows/statistics/stages.ts'
import { day, stay, workingDaysBetween } from './rows.ts'

const ask = (rows: readonly Stay[], asOf: number, rest: Partial<StageQuestion> = {}) =>
  stageFigures(
    { stays: rows },
    {
      at: asKnownThen(day(asOf)),
      period: { from: day(0), to: day(asOf) },
      split: 'all',
      withOrganisations: false,
      workingDaysBetween,
      ...rest,
    },
  )

const coordination = { stage: 'coordination', holder: 'centre', organisationId: 'centre-1' } as const

describe('a stay in a stage', () => {
  const spans = (rows: readonly Stay[]) =>
    joinStays(rows).map(({ stage, enteredOn, leftOn, organisationId }) => [stage, enteredOn, leftOn, organisationId])

  test('goes on through its steps', () => {
    const rows = [
      stay('a', 0, 3, { ...coordination, step: 'requested' }),
      stay('a', 3, 10, { ...coordination, step: 'underway' }),
    ]
    expect(spans(rows)).toEqual([['coordination', day(0), day(10), 'centre-1']])
  })

  test('goes on when another company takes over, and is then with the new one', () => {
    const rows = [stay('a', 0, 4), stay('a', 4, null, { organisationId: 'company-2', visit: 2 })]
    expect(spans(rows)).toEqual([['reviewing', day(0), null, 'company-2']])
  })

  test('ends when the case goes elsewhere, and the return is a new one', () => {
    const rows = [stay('a', 0, 4), stay('a', 4, 6, coordination), stay('a', 6, null, { visit: 2 })]
    expect(spans(rows).map(([stage]) => stage)).toEqual(['reviewing', 'coordination', 'reviewing'])
  })

  test('ends also when the case was elsewhere for no whole day', () => {
    const rows = [stay('a', 0, 4), stay('a', 4, 4, coordination), stay('a', 4, null, { visit: 2 })]
    expect(spans(rows)).toHaveLength(3)
  })

  test('does not end because of something of no whole day before it, or on another track', () => {
    const before = [stay('a', 4, 4), stay('a', 4, 4, { ...coordination, step: 'requested' }), stay('a', 4, 9, coordination)]
    expect(spans(before)).toEqual([
      ['reviewing', day(4), day(4), 'company-1'],
      ['coordination', day(4), day(9), 'centre-1'],
    ])
    const beside = [stay('a', 0, 4), stay('a', 4, 4, { ...coordination, track: 'fire' }), stay('a', 4, 9, { visit: 2 })]
    expect(spans(beside)).toHaveLength(2)
  })

  test('does not end because of what runs beside it on its track', () => {
    expect(spans([stay('a', 0, 4), stay('a', 4, 9, coordination), stay('a', 4, 8, { visit: 2 })])).toEqual([
      ['reviewing', day(0), day(8), 'company-1'],
      ['coordination', day(4), day(9), 'centre-1'],
    ])
  })

  test('after a gap is a new one: the case was settled or closed in between', () => {
    expect(spans([stay('a', 0, 4), stay('a', 6, null, { visit: 2 })])).toHaveLength(2)
  })

  test('with another holder in the same stage is another one', () => {
    const rows = [stay('a', 0, 4, { stage: 'mediation' }), stay('a', 4, 8, { stage: 'mediation', holder: 'owner' })]
    expect(spans(rows)).toHaveLength(2)
  })
})

describe('what waits', () => {
  const rows = [
    stay('a', 0, null),
    stay('b', 1, null, { organisationId: 'company-2', compoundId: 'compound-2' }),
    stay('c', 2, 5),
    stay('d', 5, 5),
    stay('e', 3, null, { district: 'hetang', compoundId: 'compound-3', organisationId: null }),
    stay('e', 3, null, { district: 'hetang', compoundId: 'compound-3', track: 'grid', stage: 'survey', holder: 'grid' }),
  ]

  test('is counted by stage and holder at the end of the day', () => {
    const { waiting } = ask(rows, 5)
    expect(waiting).toMatchObject({ n: 4, open: 4, compounds: 3, shareOnBehalf: null, asOf: day(5), knownAt: day(5) })
    expect(waiting.groups.map(({ district, stage, holder, n, chains }) => [district, stage, holder, n, chains])).toEqual([
      [null, 'reviewing', 'property', 3, 3],
      [null, 'survey', 'grid', 1, 1],
    ])
  })

  test('and on the day before what was left today waited too', () => {
    expect(ask(rows, 4).waiting.groups[0]).toMatchObject({ n: 4 })
  })

  test('by district', () => {
    const { groups } = ask(rows, 5, { split: 'district' }).waiting
    expect(groups.map(({ district, stage, n }) => [district, stage, n])).toEqual([
      ['hetang', 'reviewing', 1],
      ['hetang', 'survey', 1],
      ['tianyuan', 'reviewing', 2],
    ])
  })

  test('names organisations only if asked', () => {
    expect(ask(rows, 5).waiting.groups.map(({ organisations }) => organisations)).toEqual([null, null])
    const { organisations } = ask(rows, 5, { withOrganisations: true }).waiting.groups[0]!
    expect(organisations?.map(({ organisationId, n, compounds }) => [organisationId, n, compounds])).toEqual([
      ['company-1', 1, 1],
      ['company-2', 1, 1],
      [null, 1, 1],
    ])
  })

  test('counts a family once that waits twice', () => {
    const twice = [
      stay('a', 0, null, { track: 'fire', ...coordination }),
      stay('b', 0, null, { chainId: 'a', track: 'fire', ...coordination }),
    ]
    expect(ask(twice, 5).waiting.groups[0]).toMatchObject({ n: 2, chains: 1 })
  })
})

describe('the flow', () => {
  test('counts first and last day of the period', () => {
    const rows = [stay('a', 1, 9), stay('b', 2, 4), stay('c', 4, 6), stay('d', 5, null), stay('e', 6, 6)]
    const { groups } = ask(rows, 10, { period: { from: day(2), to: day(5) } }).flow
    expect(groups).toMatchObject([{ n: 3, open: 1, entered: 3, left: 1 }])
  })

  test('what waited before, plus entered, minus left, is what waits at the end', () => {
    const moment = fc.integer({ min: 0, max: 40 })
    const story = fc.tuple(moment, fc.option(moment, { nil: null }))
    fc.assert(
      fc.property(fc.array(story, { maxLength: 30 }), moment, moment, (stories, a, b) => {
        const [from, to] = [Math.min(a, b) + 1, Math.max(a, b) + 1]
        const rows = stories.map(([entered, lasts], index) => stay(`c${index}`, entered, lasts === null ? null : entered + lasts))
        const before = ask(rows, from - 1, { period: { from: day(0), to: day(from - 1) } }).waiting.n
        const after = ask(rows, to, { period: { from: day(from), to: day(to) } })
        const [group] = after.flow.groups
        expect(before + (group?.entered ?? 0) - (group?.left ?? 0)).toBe(after.waiting.n)
      }),
      { numRuns: 50 },
    )
  })

  test('a period that is not over on the day, or runs backwards, is refused', () => {
    expect(() => ask([], 5, { period: { from: day(0), to: day(6) } })).toThrow(RangeError)
    expect(() => ask([], 5, { period: { from: day(4), to: day(3) } })).toThrow(RangeError)
  })
})

describe('how long a stay lasts', () => {
  test('has the open ones inside', () => {
    // Four left after 1, 2, 3, 4 days; four wait for 20 days: half are over after 4 … 20 days (flat), nine in ten are not.
    const left = [1, 2, 3, 4].map((days) => stay(`left${days}`, 0, days))
    const open = ['p', 'q', 'r', 's'].map((id) => stay(id, 0, null))
    const naive = ask(left, 20).stay.groups[0]!
    const { days, n, open: waiting } = ask([...left, ...open], 20).stay.groups[0]!
    expect(naive.days.calendarDays.median.value).toBe(2.5)
    expect({ n, waiting }).toEqual({ n: 8, waiting: 4 })
    expect(days.calendarDays.median).toEqual({ value: 12, why: null })
    expect(days.calendarDays.p90).toEqual({ value: null, why: 'notReached' })
  })

  test('is given in calendar days and in working days', () => {
    // From Friday to Monday: three days, one working day.
    const { days } = ask([stay('a', 4, 7)], 10).stay.groups[0]!
    expect(days.calendarDays.median.value).toBe(3)
    expect(days.workingDays.median.value).toBe(1)
  })

  test('counts stays that began before the period', () => {
    const rows = [stay('old', 0, null), stay('new', 50, 52)]
    const { stay: figure } = ask(rows, 60, { period: { from: day(50), to: day(60) } })
    expect(figure.groups[0]).toMatchObject({ n: 2, open: 1 })
  })

  test('a case of before the record is observed from its recording on', () => {
    // Ten cases were imported on day 100, all waiting since day 0: they say nothing of the first hundred days.
    const imported = Array.from({ length: 10 }, (_, index) =>
      stay(`imported${index}`, 0, null, { enteredRecordedOn: day(100), caseRecordedOn: day(100) }),
    )
    const fresh = [1, 2, 3, 4, 50].map((days) => stay(`fresh${days}`, 110, 110 + days))
    const { days } = ask([...imported, ...fresh], 170).stay.groups[0]!
    expect(days.calendarDays.median).toEqual({ value: 3, why: null })
    const asIfSeen = imported.map((row) => ({ ...row, caseRecordedOn: day(0) }))
    expect(ask([...asIfSeen, ...fresh], 170).stay.groups[0]!.days.calendarDays.median.why).toBe('notReached')
  })

  test('a stay recorded late in a known case was seen from its beginning', () => {
    const rows = [stay('a', 10, 12, { enteredRecordedOn: day(13), leftRecordedOn: day(13), caseRecordedOn: day(0) })]
    expect(ask(rows, 20).stay.groups[0]!.days.calendarDays).toMatchObject({ median: { value: 2 }, notAtRisk: 0 })
  })

  test('without the day of the case a stay is observed from its own recording on', () => {
    const rows = [stay('a', 10, 12, { enteredRecordedOn: day(13), leftRecordedOn: day(13) })]
    expect(ask(rows, 20).stay.groups[0]!.days.calendarDays).toMatchObject({
      median: { value: null, why: 'nobodyAtRisk' },
      notAtRisk: 1,
    })
  })

  test('says what share of the leavings was recorded on behalf', () => {
    const rows = [stay('a', 0, 1, { onBehalf: true }), stay('b', 0, 1), stay('c', 0, 1), stay('d', 0, null)]
    expect(ask(rows, 5).stay.shareOnBehalf).toBeCloseTo(1 / 3, 12)
  })

  test('as known then and as it was differ by what was recorded late', () => {
    const rows = [stay('a', 0, 3, { leftRecordedOn: day(30) })]
    expect(ask(rows, 10).stay.groups[0]).toMatchObject({ open: 1, days: { calendarDays: { median: { why: 'notReached' } } } })
    const corrected = ask(rows, 10, { at: asItWas(day(10), day(30)) }).stay
    expect(corrected).toMatchObject({ asOf: day(10), knownAt: day(30), open: 0 })
    expect(corrected.groups[0]!.days.calendarDays.median.value).toBe(3)
  })
})

describe('the age of what waits', () => {
  const rows = [stay('a', 0, null), stay('b', 7, null), stay('c', 9, null), stay('gone', 0, 20)]

  test('is counted from the beginning of the open ones alone', () => {
    expect(ask(rows, 21).age).toMatchObject({ n: 3, open: 3 })
    expect(ask(rows, 21).age.groups[0]).toMatchObject({ medianAge: { calendarDays: 14, workingDays: 10 } })
  })

  test('is called an age and not a duration', () => {
    const { text } = ask(rows, 21).age.definition
    expect(text.en).toContain('not a duration')
    expect(text.zh).toContain('不是办理时长')
  })

  test('keeps declared days and recorded days apart', () => {
    const declared = [stay('a', 0, null, { enteredRecordedOn: day(14), caseRecordedOn: day(14) })]
    expect(ask(declared, 20).age.groups[0]).toMatchObject({
      medianAge: { calendarDays: 20 },
      medianRecordedAge: { calendarDays: 6 },
    })
  })
})

describe('loops', () => {
  test('counts returns of a case, refilings of a chain, and who made most of them', () => {
    const rows = [
      stay('a1', 0, 1, { chainId: 'a' }),
      stay('a1', 1, 2, { chainId: 'a', ...coordination }),
      stay('a1', 2, 3, { chainId: 'a', visit: 2 }),
      stay('a2', 5, null, { chainId: 'a' }),
      stay('b', 0, 4),
    ]
    const [atCentre, atProperty] = ask(rows, 10).loops.groups
    expect(atCentre).toMatchObject({ stage: 'coordination', n: 1, returns: 0, refilings: 0, loopingChains: 0, most: 1 })
    expect(atProperty).toMatchObject({ n: 4, chains: 2, returns: 1, refilings: 1, loopingChains: 1, most: 3 })
  })

  test('a new company or a new step inside a stay is no return', () => {
    const rows = [stay('a', 0, 4), stay('a', 4, null, { organisationId: 'company-2', visit: 2 })]
    expect(ask(rows, 10).loops.groups[0]).toMatchObject({ n: 1, returns: 0 })
  })
})

describe('the total per holder and chain', () => {
  // Three visits of ten days against one of thirty (S3).
  const visits = (chain: string, from: number) =>
    [0, 1, 2].flatMap((turn) => [
      stay(chain, from + turn * 11, from + turn * 11 + 10, { visit: turn + 1 }),
      stay(chain, from + turn * 11 + 10, from + turn * 11 + 11, coordination),
    ])

  test('three visits of ten days weigh as much as one of thirty', () => {
    const thrice = ask(visits('a', 0), 60)
    const once = ask([stay('a', 0, 30)], 60)
    expect(thrice.stay.groups[1]!.days.calendarDays.median.value).toBe(10)
    expect(once.stay.groups[0]!.days.calendarDays.median.value).toBe(30)
    for (const figures of [thrice, once]) {
      const property = figures.holderTotal.groups.find(({ holder }) => holder === 'property')!
      expect(property).toMatchObject({ n: 1, open: 0, total: { calendarDays: 30 } })
      expect(property.days.calendarDays.median.value).toBe(30)
    }
  })

  test('joins the refilings of a family', () => {
    const rows = [stay('a1', 0, 10, { chainId: 'a' }), stay('a2', 20, 25, { chainId: 'a' })]
    expect(ask(rows, 30).holderTotal.groups[0]).toMatchObject({ n: 1, total: { calendarDays: 15 } })
  })

  test('joins the stages of a holder; the total of a stage stands beside it', () => {
    const rows = [stay('a', 0, 5), stay('a', 5, 7, coordination), stay('a', 7, 10, { stage: 'redecide' })]
    const figures = ask(rows, 30)
    expect(figures.holderTotal.groups.map(({ holder, total }) => [holder, total.calendarDays])).toEqual([
      ['centre', 2],
      ['property', 8],
    ])
    expect(figures.stageTotal.groups.map(({ stage, total }) => [stage, total.calendarDays])).toEqual([
      ['coordination', 2],
      ['redecide', 3],
      ['reviewing', 5],
    ])
  })

  test('counts a day once on which a holder holds the family on two tracks', () => {
    const rows = [stay('a', 0, 10, coordination), stay('a', 4, 14, { ...coordination, track: 'fire' })]
    expect(ask(rows, 30).holderTotal.groups[0]).toMatchObject({ n: 1, total: { calendarDays: 14, workingDays: 10 } })
  })

  test('is open while the holder holds the family, and final as it stands while it does not', () => {
    const rows = [stay('a', 0, 5), stay('a', 5, null, coordination), stay('b', 0, null)]
    const [centre, property] = ask(rows, 10).holderTotal.groups
    expect(centre).toMatchObject({ holder: 'centre', n: 1, open: 1, total: { calendarDays: 5 } })
    expect(property).toMatchObject({ holder: 'property', n: 2, open: 1, total: { calendarDays: 15 } })
    // One of two is over after five days: flat at one half from there to the tenth day, on which the other is still held.
    expect(property!.days.calendarDays.median).toEqual({ value: 7.5, why: null })
    expect(property!.days.calendarDays.p90).toEqual({ value: null, why: 'notReached' })
  })

  test('days declared for the time before the record are in the sum and not under observation', () => {
    const declared = stay('a', 0, 120, { enteredRecordedOn: day(100), caseRecordedOn: day(100), leftRecordedOn: day(120) })
    const { days, total } = ask([declared], 150).holderTotal.groups[0]!
    expect(total.calendarDays).toBe(120)
    expect(days.calendarDays).toMatchObject({ median: { value: 120 }, notAtRisk: 0 })
    const over = ask([{ ...declared, leftOn: day(90), leftRecordedOn: day(100) }], 150).holderTotal.groups[0]!
    expect(over.days.calendarDays).toMatchObject({ median: { value: null, why: 'nobodyAtRisk' }, notAtRisk: 1 })
  })

  test('is never more than the days that have gone by, however the tracks overlap', () => {
    const moment = fc.integer({ min: 0, max: 40 })
    const track = fc.constantFrom('consent' as const, 'fire' as const, 'grid' as const)
    fc.assert(
      fc.property(fc.array(fc.tuple(moment, moment, track), { minLength: 1, maxLength: 12 }), (spans) => {
        const rows = spans.map(([from, lasts, on]) => stay('a', from, from + lasts, { track: on, ...coordination }))
        const held = new Set(spans.flatMap(([from, lasts]) => Array.from({ length: lasts }, (_, index) => from + index + 1)))
        const { total } = ask(rows, 100, { workingDaysBetween: calendarDaysBetween }).holderTotal.groups[0]!
        expect(total).toEqual({ calendarDays: held.size, workingDays: held.size })
      }),
      { numRuns: 60 },
    )
  })
})

test('of no rows every figure is empty and still says what it is', () => {
  for (const figure of Object.values(ask([], 5))) {
    expect(figure).toMatchObject({ n: 0, open: 0, compounds: 0, shareOnBehalf: null, groups: [], asOf: day(5), knownAt: day(5) })
    expect(figure.definition.version).toBe(1)
  }
})
