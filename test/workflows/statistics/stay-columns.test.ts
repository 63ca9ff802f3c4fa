import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { asKnownThen } from '../../../workflows/statistics/as-of.ts'
import { curvesFigure, curvesOf } from '../../../workflows/statistics/curves.ts'
import { calendarDaysBetween } from '../../../workflows/statistics/days.ts'
import { mapOf, processMap } from '../../../workflows/statistics/process-map.ts'
import type { CaseEnd, Stay } from '../../../workflows/statistics/rows.ts'
import { stageFigures, stagesOf } from '../../../workflows/statistics/stages.ts'
import { openStayColumns } from '../../../workflows/statistics/stay-columns.ts'
import { casePlace, day, stay, workingDaysBetween } from './rows.ts'

const districts = ['hetang', 'tianyuan'] as const
const desks = [
  { stage: 'documentCheck', holder: 'centre', organisationId: null },
  { stage: 'reviewing', holder: 'property', organisationId: 'company-1' },
  { stage: 'reviewing', holder: 'community', organisationId: 'company-2' },
] as const satisfies readonly Partial<Stay>[]

/** A way through the desks: how long it was at each, one after the other; the last may be open, or the case closed. */
const way = fc.record({
  visits: fc.array(fc.record({ desk: fc.nat({ max: 2 }), days: fc.nat({ max: 5 }) }), { minLength: 1, maxLength: 8 }),
  end: fc.constantFrom('open', 'settled', 'closed'),
})

type Way = typeof way extends fc.Arbitrary<infer W> ? W : never

const rowsOf = (family: number, ways: readonly Way[]) => {
  const stays: Stay[] = []
  const ends: CaseEnd[] = []
  const place = { chainId: `family-${family}`, district: districts[family % 2] ?? '', compoundId: `compound-${family % 3}` }
  ways.forEach(({ visits, end }, number) => {
    const caseId = `case-${family}-${number}`
    let on = 10 * number
    visits.forEach(({ desk, days }, at) => {
      const left = end === 'open' && at === visits.length - 1 ? null : on + days
      stays.push(stay(caseId, on, left, { ...place, ...desks[desk] }))
      on += days
    })
    if (end === 'closed') ends.push({ caseId, ...place, outcome: 'withdrawn', endedOn: day(on) })
  })
  return { stays, ends }
}

const question = {
  at: asKnownThen(day(100)),
  period: { from: day(0), to: day(60) },
  split: 'district',
  withOrganisations: true,
  workingDaysBetween,
} as const

/** The stays in one stage in one kind of place, which are gone through where they lie. */
const freely = { at: question.at, groupBy: 'garage', filters: { garage: 'underground' }, stage: 'reviewing' } as const
const ofCurves = { ...freely, between: calendarDaysBetween }

/** A figure without the order in which its cases were met. */
const plain = (figure: object) =>
  JSON.parse(JSON.stringify(figure), (key, value) => (key === 'caseIds' ? (value as string[]).toSorted() : value))

/** A family may be known late, and its compound may come to another district: its later requests lie there. */
const known = fc.record({ late: fc.nat({ max: 6 }), district: fc.nat({ max: 1 }) })
type Known = typeof known extends fc.Arbitrary<infer K> ? K : never

const lateRowsOf = (family: number, ways: readonly Way[], { late, district }: Known) => {
  const { stays, ends } = rowsOf(family, ways)
  const first = stays.map(({ enteredOn }) => enteredOn).reduce((a, b) => (a < b ? a : b))
  const caseRecordedOn = Temporal.PlainDate.from(first).add({ days: late }).toString()
  const place = { district: districts[district] ?? '' }
  return {
    stays: stays.map((one, at) => ({ ...one, ...place, caseRecordedOn, onBehalf: at % 2 === 0 })),
    ends: ends.map((end) => ({ ...end, ...place })),
  }
}

/** What is known of the place of its cases, and whether a bare report brought them on: the next reading may know otherwise. */
const basis = fc.record({
  garage: fc.constantFrom('underground' as const, 'unknown' as const),
  isReported: fc.boolean(),
})
type Basis = typeof basis extends fc.Arbitrary<infer B> ? B : never

const placesOf = (stays: readonly Stay[], { garage, isReported }: Basis) =>
  new Map(
    stays.map(({ caseId }, at) => {
      const isBare = isReported && at % 2 === 0
      return [caseId, casePlace(caseId, { garage, reportedOn: isBare ? day(0) : null })]
    }),
  )

/** Every day that a stay knows of. */
const daysOf = ({ enteredOn, leftOn, caseRecordedOn }: Stay): string[] => [
  enteredOn,
  leftOn ?? enteredOn,
  caseRecordedOn ?? enteredOn,
]

describe('what is kept of all families', () => {
  test('says after every change what the stays say, on any later day, of any district and period', () => {
    const changes = fc.array(
      fc.record({
        family: fc.nat({ max: 6 }),
        ways: fc.array(way, { minLength: 1, maxLength: 3 }),
        ...{ known, basis },
        asked: fc.record({
          after: fc.constantFrom(0, 0, 1, 20),
          from: fc.nat({ max: 70 }),
          split: fc.constantFrom('all' as const, 'district' as const),
          among: fc.constantFrom<readonly string[]>(['hetang'], ['tianyuan', 'hetang']),
        }),
      }),
      { minLength: 1, maxLength: 12 },
    )
    fc.assert(
      fc.property(changes, (some) => {
        const columns = openStayColumns()
        const last = new Map<number, ReturnType<typeof rowsOf> & { places: ReturnType<typeof placesOf> }>()
        // What was taken back may have been later than all that is left.
        let lastDay = day(0)
        for (const { family, ways, known: how, basis: restingOn, asked } of some) {
          const late = lateRowsOf(family, ways, how)
          const rows = { ...late, places: placesOf(late.stays, restingOn) }
          columns.put(`family-${family}`, rows)
          last.set(family, rows)
          lastDay = [lastDay, day(asked.from), ...rows.stays.flatMap(daysOf)].reduce((a, b) => (a > b ? a : b))
          const asOf = Temporal.PlainDate.from(lastDay).add({ days: asked.after }).toString()
          const on = {
            ...{ ...question, split: asked.split, withCases: false, at: asKnownThen(asOf) },
            period: { from: day(asked.from), to: asOf },
          }
          const isAmong = ({ district }: { district: string }) => asked.among.includes(district)
          const stays = [...last.values()].flatMap((own) => own.stays).filter(isAmong)
          const ends = [...last.values()].flatMap((own) => own.ends).filter(isAmong)
          const places = new Map([...last.values()].flatMap((own) => [...own.places]))
          const kept = columns.standing(asked.among)
          expect(kept.kept?.stages(on)).not.toBeNull()
          expect(stagesOf(kept, on)).toEqual(stageFigures({ stays, places }, on))
          expect(kept.kept?.map(on)).not.toBeNull()
          expect(mapOf(kept, on)).toEqual(processMap({ stays, ends, places }, on))
          const curves = { ...ofCurves, at: on.at, withCases: false }
          expect(curvesOf(kept, curves)).toEqual(curvesFigure({ stays, places }, curves))
        }
      }),
      { numRuns: 100 },
    )
  })

  test('is not asked for the names of cases, for a day before its last, or for a period that is over', () => {
    const columns = openStayColumns()
    columns.put('family-0', { ...rowsOf(0, [{ visits: [{ desk: 0, days: 3 }], end: 'settled' }]), places: new Map() })
    const { kept } = columns.standing()
    const to = (n: number) => ({ at: asKnownThen(day(n)), period: { from: day(0), to: day(n) }, withCases: false })
    expect(kept?.stages({ ...question, ...to(3) })).not.toBeNull()
    expect(kept?.stages({ ...question, ...to(2) })).toBeNull()
    expect(kept?.stages({ ...question, ...to(3), withCases: true })).toBeNull()
    expect(kept?.stages({ ...question, ...to(3), period: { from: day(0), to: day(2) } })).toBeNull()
  })
})

describe('stays in columns', () => {
  test('of families that were read again and again say what those read last say', () => {
    const puts = fc.array(fc.record({ family: fc.nat({ max: 4 }), ways: fc.array(way, { minLength: 1, maxLength: 3 }) }), {
      minLength: 1,
      maxLength: 15,
    })
    fc.assert(
      fc.property(puts, (some) => {
        const columns = openStayColumns()
        const last = new Map<number, ReturnType<typeof rowsOf> & { places: ReturnType<typeof placesOf> }>()
        for (const { family, ways } of some) {
          const { stays, ends } = rowsOf(family, ways)
          const garage = family % 2 === 0 ? 'underground' : 'unknown'
          const rows = { stays, ends, places: placesOf(stays, { garage, isReported: true }) }
          columns.put(`family-${family}`, rows)
          last.set(family, rows)
        }
        const rows = {
          stays: [...last.values()].flatMap(({ stays }) => stays),
          ends: [...last.values()].flatMap(({ ends }) => ends),
          places: new Map([...last.values()].flatMap(({ places }) => [...places])),
        }
        const kept = columns.placed()
        expect(plain(stagesOf(kept, question))).toEqual(plain(stageFigures(rows, question)))
        expect(plain(mapOf(kept, question))).toEqual(plain(processMap(rows, question)))
        expect(plain(curvesOf(kept, ofCurves))).toEqual(plain(curvesFigure(rows, ofCurves)))
      }),
    )
  })

  test('are those of the districts that are asked for', () => {
    const columns = openStayColumns()
    for (const family of [0, 1, 2]) columns.put(`family-${family}`, { ...rowsOf(family, [someWay]), places: new Map() })
    expect(columns.placed(['hetang']).places).toHaveLength(2)
    expect(columns.placed(['tianyuan']).places).toHaveLength(1)
    expect(columns.placed([]).places).toHaveLength(0)
    expect(columns.placed().places).toHaveLength(3)
  })

  test('names the cases behind a number only where they are asked for', () => {
    const columns = openStayColumns()
    columns.put('family-0', { ...rowsOf(0, [someWay]), places: new Map() })
    const kept = columns.placed()
    expect(stagesOf(kept, question).waiting.groups[0]?.caseIds).toEqual(['case-0-0'])
    expect(stagesOf(kept, { ...question, withCases: false }).waiting.groups[0]).toMatchObject({ n: 1, caseIds: [] })
  })
})

const someWay: Way = { visits: [{ desk: 0, days: 3 }], end: 'open' }
