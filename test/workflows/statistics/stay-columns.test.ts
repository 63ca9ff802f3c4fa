import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { asKnownThen } from '../../../workflows/statistics/as-of.ts'
import { mapOf, processMap } from '../../../workflows/statistics/process-map.ts'
import type { CaseEnd, Stay } from '../../../workflows/statistics/rows.ts'
import { stageFigures, stagesOf } from '../../../workflows/statistics/stages.ts'
import { openStayColumns } from '../../../workflows/statistics/stay-columns.ts'
import { day, stay, workingDaysBetween } from './rows.ts'

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

/** A figure without the order in which its cases were met. */
const plain = (figure: object) =>
  JSON.parse(JSON.stringify(figure), (key, value) => (key === 'caseIds' ? (value as string[]).toSorted() : value))

describe('stays in columns', () => {
  test('of families that were read again and again say what those read last say', () => {
    const puts = fc.array(fc.record({ family: fc.nat({ max: 4 }), ways: fc.array(way, { minLength: 1, maxLength: 3 }) }), {
      minLength: 1,
      maxLength: 15,
    })
    fc.assert(
      fc.property(puts, (some) => {
        const columns = openStayColumns()
        const last = new Map<number, ReturnType<typeof rowsOf>>()
        for (const { family, ways } of some) {
          const rows = rowsOf(family, ways)
          columns.put(`family-${family}`, { ...rows, places: new Map() })
          last.set(family, rows)
        }
        const rows = {
          stays: [...last.values()].flatMap(({ stays }) => stays),
          ends: [...last.values()].flatMap(({ ends }) => ends),
        }
        const kept = columns.placed()
        expect(plain(stagesOf(kept, question))).toEqual(plain(stageFigures(rows.stays, question)))
        expect(plain(mapOf(kept, question))).toEqual(plain(processMap(rows, question)))
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
