import { describe, expect, test } from 'vitest'
import { asKnownThen } from '../../../workflows/statistics/as-of.ts'
import { familyCostFigure } from '../../../workflows/statistics/family-cost.ts'
import { forecastFigure, type LedgerRow } from '../../../workflows/statistics/ledger-forecast.ts'
import { type MatterRequest, type MatterRow, mattersFigure } from '../../../workflows/statistics/matters.ts'
import { type CompoundRow, neverAskedFigure } from '../../../workflows/statistics/never-asked.ts'
import { officeLoadFigure } from '../../../workflows/statistics/office-load.ts'
import type { CaseEnd } from '../../../workflows/statistics/rows.ts'
import { type PileRow, safetyFigure } from '../../../workflows/statistics/safety.ts'
import { day, stay } from './rows.ts'

const at = (n: number) => asKnownThen(day(n))
const place = { district: 'tianyuan', compoundId: 'compound-1' }

describe('where one yuan frees most families', () => {
  const request = (chainId: string, rest: Partial<MatterRequest> = {}): MatterRequest => ({
    ...{ caseId: chainId, chainId, compoundId: 'compound-1', waits: true, infeasible: false },
    ...rest,
  })
  const matter = (matterId: string, families: number, highYuan: number | null, rest: Partial<MatterRow> = {}): MatterRow => ({
    ...{ matterId, kind: 'retrofit', ...place, openedOn: day(0), officeParty: 'property', officeOrganisationId: 'office' },
    nextReportOn: day(10),
    cost: highYuan === null ? null : { lowYuan: highYuan / 2, highYuan },
    requests: Array.from({ length: families }, (_, n) => request(`${matterId} ${n}`)),
    ...rest,
  })

  test('the matter that costs least for each family is first, one without a cost last', () => {
    const figure = mattersFigure([matter('unknown', 50, null), matter('dear', 2, 20_000), matter('cheap', 20, 40_000)], at(5))
    expect(figure.groups.map(({ matterId, yuanPerFamily }) => [matterId, yuanPerFamily?.high ?? null])).toEqual([
      ['cheap', 2000],
      ['dear', 10_000],
      ['unknown', null],
    ])
    expect(figure).toMatchObject({ n: 72, withoutCost: 1 })
  })

  test('a family counts once, waiting or ended for the lack of it; who was only told is not freed', () => {
    const requests = [
      request('a'),
      request('a', { caseId: 'a again', waits: false, infeasible: true }),
      request('b', { waits: false, infeasible: true }),
      request('c', { waits: false }),
    ]
    const [group] = mattersFigure([matter('m', 0, 6000, { requests })], at(5)).groups
    expect(group).toMatchObject({ n: 2, waiting: 1, infeasible: 2, yuanPerFamily: { low: 1500, high: 3000 } })
  })

  test('a report is due after its day, not on it', () => {
    const dueOn = (n: number) => mattersFigure([matter('m', 1, null)], at(n)).groups[0]?.reportDue
    expect([dueOn(10), dueOn(11)]).toEqual([false, true])
  })
})

describe('when a transformer is full', () => {
  const ledger = (fits: number | null, filedOn: readonly number[]): LedgerRow => ({
    ...{
      transformerId: 't',
      name: '1号变',
      ...place,
      compound: '甲小区',
      ratedKva: 630,
      rate: 0.6,
      limit: 0.8,
      fits,
      waiting: 0,
      loads: Array.from({ length: (fits ?? -1) + 1 }, (_, n) => (60 + n) / 100),
    },
    filed: filedOn.map((n, index) => ({ caseId: `case ${index}`, on: day(n) })),
  })
  const ask = (row: LedgerRow) => forecastFigure([row], at(200)).groups[0]

  test('is today plus what fits at the rate of the last 180 days', () => {
    // Eighteen filings in 180 days: one in ten days. Six more fit: sixty days. Those of day 20 and before are too old.
    const filings = Array.from({ length: 18 }, (_, n) => 30 + n * 9)
    expect(ask(ledger(6, [...filings, 20, 5]))).toMatchObject({ filedLately: 18, fullOn: day(260), n: 20 })
  })

  test('has a range that is wider the fewer filings there are, and holds the day itself', () => {
    const few = ask(ledger(6, [100, 150]))
    expect(few?.earliest && few.fullOn && few.latest && few.earliest < few.fullOn && few.fullOn < few.latest).toBe(true)
    const width = (row: typeof few) => Temporal.PlainDate.from(row?.earliest ?? '').until(row?.latest ?? '').days
    const many = ask(
      ledger(
        6,
        Array.from({ length: 60 }, (_, n) => 40 + n * 2),
      ),
    )
    expect(width(many)).toBeLessThan(width(few) / 5)
  })

  test('is now where nothing fits, and not told where nobody filed or the room is not known', () => {
    expect(ask(ledger(0, []))).toMatchObject({ fullOn: day(200), earliest: day(200) })
    expect(ask(ledger(6, []))).toMatchObject({ fullOn: null, earliest: null, latest: null })
    expect(ask(ledger(null, [150]))).toMatchObject({ fullOn: null, fits: null, course: [] })
    expect(ask(ledger(6, []))?.course).toEqual([])
  })

  test('counts who still waits in its rows and in its total', () => {
    const figure = forecastFigure(
      [
        { ...ledger(0, [150, 160]), waiting: 2 },
        { ...ledger(4, [120]), waiting: 1 },
      ],
      at(200),
    )
    expect([figure.open, figure.groups.map(({ open }) => open), figure.n]).toEqual([3, [2, 1], 3])
  })

  test('has a load month by month that rises by the ledger’s own sum, stays inside its range, and rests once it is full', () => {
    const filings = Array.from({ length: 18 }, (_, n) => 30 + n * 9)
    const course = ask(ledger(6, filings))?.course ?? []
    expect(course).toHaveLength(25)
    expect(course[0]).toMatchObject({ months: 0, on: day(200), load: 0.6, low: 0.6, high: 0.6 })
    // One in ten days: three more in 30 or 31 days.
    expect(course[1]?.load).toBeCloseTo(0.63, 9)
    expect(course.every(({ load, low, high }) => low <= load && load <= high)).toBe(true)
    expect(course[1]?.low).toBeLessThan(course[1]?.high ?? 0)
    expect(course.slice(3).map(({ load }) => load)).toEqual(Array.from({ length: 22 }, () => 0.66))
  })
})

describe('what lies with an office', () => {
  test('is what is open there, what came and what went in four weeks, without the owners', () => {
    const rows = [
      stay('a', 0, null),
      stay('b', 80, null),
      stay('c', 60, 90),
      stay('d', 10, 20),
      stay('e', 90, null, { holder: 'owner', organisationId: null }),
    ]
    const figure = officeLoadFigure({ stays: rows }, at(100))
    expect(figure.groups).toMatchObject([
      {
        ...{ holder: 'property', organisationId: 'company-1', n: 3, open: 2, holds: 2, cameLately: 1, wentLately: 1 },
        // Two at one in four weeks: eight weeks. Ages 100 and 20.
        ...{ oldestSince: day(0), medianAge: 60, daysToClear: 56 },
      },
    ])
  })

  test('that nothing left has no pace', () => {
    expect(officeLoadFigure({ stays: [stay('a', 0, null)] }, at(50)).groups[0]).toMatchObject({
      daysToClear: null,
      cameLately: 0,
    })
  })
})

describe('the safety of the piles', () => {
  const pile = (caseId: string, from: number, rest: Partial<PileRow> = {}): PileRow => ({
    ...{ caseId, ...place, energisedOn: day(from), goneOn: null, incidents: [], undischarged: 0 },
    ...rest,
  })
  const ask = (piles: readonly PileRow[]) => safetyFigure(piles, { at: at(365), split: 'all' }).groups[0]

  test('is counted over the time the piles have run, to the day they were gone', () => {
    const group = ask([pile('a', 0), pile('b', 0, { goneOn: day(100) }), pile('young', 400)])
    expect(group).toMatchObject({ n: 2, open: 1 })
    expect(group?.pileYears).toBeCloseTo(465 / 365.25, 9)
  })

  test('takes a fire for a hazard too, and says of none what may still be', () => {
    const burnt = pile('a', 0, {
      incidents: [
        { kind: 'fire', on: day(10) },
        { kind: 'hazard', on: day(400) },
      ],
    })
    const rates = ask([burnt, pile('b', 0)])?.rates
    expect(rates?.map(({ kind, times }) => [kind, times])).toEqual([
      ['hazard', 1],
      ['fire', 1],
      ['suspended', 0],
    ])
    expect(rates?.[1]?.per10000).toBeCloseTo(10_000 / (730 / 365.25), 6)
    // Exact Poisson limits of none are 0 and 3.689; Byar’s are within a hundredth of them.
    expect(rates?.[2]?.lower).toBe(0)
    expect(((rates?.[2]?.upper ?? 0) * (730 / 365.25)) / 10_000).toBeCloseTo(3.69, 1)
  })

  test('names conditions that nobody has found put right, of piles that run', () => {
    const group = ask([pile('a', 0, { undischarged: 2 }), pile('b', 0, { undischarged: 1, goneOn: day(50) })])
    expect(group).toMatchObject({ pilesWithConditions: 1, undischarged: 2 })
  })
})

describe('what it costs the families', () => {
  test('is their waiting, the fees they reported, and the plans they gave up', () => {
    const stays = [stay('a', 0, 60), stay('b', 30, null), stay('b2', 0, 30, { chainId: 'b' })]
    const ends = [{ caseId: 'a', chainId: 'a', ...place, outcome: 'declinedForCost' as const, endedOn: day(60) }]
    const fees = [
      { caseId: 'a', on: day(5), amountYuan: 500, paidYuan: null },
      { caseId: 'b2', on: day(8), amountYuan: 300, paidYuan: 300 },
      { caseId: 'b', on: day(95), amountYuan: 999, paidYuan: null },
    ]
    const [group] = familyCostFigure({ stays, ends, fees }, { at: at(90), split: 'all' }).groups
    expect(group).toMatchObject({
      ...{ n: 2, open: 1, monthsWaited: 5, familiesWithFees: 2, demandedYuan: 800, familiesPaid: 1, paidYuan: 300 },
      declinedForCost: 1,
    })
    expect(group?.asked.map(({ families }) => families)).toEqual([1, 1, 0, 0, 0])
  })

  test('counts how the last request ended, in whatever order the ids of a family come', () => {
    const filed = (on: number) => ({ chainId: 'family', caseRecordedOn: day(on), enteredRecordedOn: day(on) })
    const [earlier, later] = [stay('z', 0, 10, filed(0)), stay('a', 40, 60, filed(40))]
    const ended = (caseId: string, on: number, outcome: CaseEnd['outcome']): CaseEnd => ({
      ...{ caseId, chainId: 'family', ...place, outcome, endedOn: day(on) },
    })
    const ends = [ended('a', 60, 'declinedForCost'), ended('z', 10, 'withdrawn')]
    const [group] = familyCostFigure({ stays: [later, earlier], ends, fees: [] }, { at: at(90), split: 'all' }).groups
    expect(group).toMatchObject({ n: 1, declinedForCost: 1, caseIds: ['a'] })
    // Withdrawn and asked for again on one day: the one that is open is the last.
    const again = stay('a', 0, null, filed(0))
    expect(familyCostFigure({ stays: [again, earlier], ends: [], fees: [] }, { at: at(90), split: 'all' }).caseIds).toEqual(['a'])
  })

  test('is spread over the families: each in one step, the open ones marked', () => {
    const stays = [stay('a', 0, 29), stay('b', 0, 30), stay('c', 10, null), stay('d', 0, 0)]
    const [group] = familyCostFigure({ stays, ends: [], fees: [] }, { at: at(800), split: 'all' }).groups
    expect(group?.waited.map(({ fromMonths, families, open }) => [fromMonths, families, open])).toEqual([
      ...[
        [0, 2, 0],
        [1, 1, 0],
        [2, 0, 0],
        [3, 0, 0],
        [6, 0, 0],
        [12, 0, 0],
      ],
      [24, 1, 1],
    ])
    expect(group?.waited.reduce((sum, { families }) => sum + families, 0)).toBe(group?.n)
  })
})

describe('who never asked', () => {
  test('is every space without a request, each space once', () => {
    const asked = (caseId: string, spaceId: string, n: number) => ({ caseId, spaceId, filedOn: day(n), open: false })
    const row = { compoundId: 'c', name: '甲小区', district: 'tianyuan', spaces: 100, toldNo: [] }
    const figure = neverAskedFigure(
      [{ ...row, asked: [asked('1', 's1', 0), asked('2', 's1', 50), asked('3', 's2', 10), asked('4', 's3', 99)] }],
      at(60),
    )
    expect(figure.groups).toMatchObject([{ spaces: 100, askedSpaces: 2, neverAsked: 98, share: 0.98, n: 2 }])
  })

  const named = (spaceId: string, n: number) => ({ spaceId, on: day(n) })
  const compound = (compoundId: string, toldNo: CompoundRow['toldNo'], asked: CompoundRow['asked'] = []): CompoundRow => ({
    ...{ compoundId, name: compoundId, district: 'tianyuan', spaces: 50, asked, toldNo },
  })
  const spaces = (count: number, n = 0) => Array.from({ length: count }, (_, place) => named(`s${place}`, n))

  test('whom a check told "not yet" counts while nobody has asked for the space, from the first day on', () => {
    const asked = { caseId: '1', spaceId: 's0', filedOn: day(30), open: true }
    const row = compound('c', [...spaces(6), named('s9', 50)], [asked])
    const toldNo = (n: number) => neverAskedFigure([row], at(n)).groups[0]?.toldNo
    expect([toldNo(20), toldNo(40), toldNo(60)]).toEqual([6, 5, 6])
  })

  test('a look at a garage without a space counts apart, once a day', () => {
    const looks = [0, 1, 2, 3, 4, 70].map((n) => ({ spaceId: null, on: day(n) }))
    expect(neverAskedFigure([compound('c', looks)], at(60)).groups[0]).toMatchObject({ toldNo: 0, toldNoUnnamed: 5 })
  })

  test('from one to four are not given, and no sum gives them away', () => {
    const figure = (...counts: number[]) =>
      neverAskedFigure(
        counts.map((count, n) => compound(`c${n}`, spaces(count))),
        at(60),
      )
    expect(figure(4, 5, 0).groups.map(({ toldNo }) => toldNo)).toEqual([null, 5, 0])
    expect(figure(4, 5, 0).toldNo).toBeNull()
    expect(figure(2, 2, 9).toldNo).toBeNull()
    expect(figure(3, 2, 9).toldNo).toBe(14)
    expect(figure(5, 9).toldNo).toBe(14)
  })

  test('a compound without spaces on record has no share', () => {
    const row = { compoundId: 'c', name: '乙小区', district: 'tianyuan', spaces: 0, asked: [], toldNo: [] }
    expect(neverAskedFigure([row], at(60)).groups[0]).toMatchObject({ neverAsked: 0, share: null })
  })
})
