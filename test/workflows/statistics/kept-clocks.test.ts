import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { asKnownThen } from '../../../workflows/statistics/as-of.ts'
import { overdueFigure, overdueOf } from '../../../workflows/statistics/overdue.ts'
import { openStayColumns } from '../../../workflows/statistics/stay-columns.ts'
import { answer, casePlace, clock, day, workingDaysBetween } from './rows.ts'

const someDay = fc.nat({ max: 30 })
const perhaps = fc.option(someDay)

const oneClock = fc.record({
  ...{ name: fc.constantFrom('propertyReply', 'serve'), force: fc.constantFrom('S', 'D'), organisation: fc.nat({ max: 1 }) },
  ...{ due: perhaps, passed: perhaps, ended: perhaps, amended: fc.option(someDay, { freq: 1 }) },
  how: fc.constantFrom('answered', 'passed', 'left', 'closed', 'expired'),
  ...{ provisional: fc.boolean(), onBehalf: fc.option(fc.boolean()), paused: fc.nat({ max: 5 }) },
} as const)
type OneClock = typeof oneClock extends fc.Arbitrary<infer C> ? C : never

const change = fc.record({
  family: fc.nat({ max: 5 }),
  clocks: fc.array(oneClock, { minLength: 1, maxLength: 6 }),
  answered: fc.option(someDay),
  ...{ isAsked: fc.boolean(), garage: fc.constantFrom('ground' as const, 'unknown' as const), isReported: fc.boolean() },
  since: fc.nat({ max: 30 }),
  after: fc.constantFrom(0, 1, 40),
  splitBy: fc.subarray(['district', 'party', 'name', 'track', 'organisationId'] as const),
})

const dayOr = (n: number | null): string | null => (n === null ? null : day(n))

const rowsOf = ({
  family,
  clocks,
  answered,
  isAsked,
  garage,
  isReported,
}: typeof change extends fc.Arbitrary<infer C> ? C : never) => {
  const caseId = `case-${family}`
  const place = { district: family % 2 === 0 ? 'hetang' : 'tianyuan', compoundId: `compound-${family % 3}` }
  const company = (number: number) => ({ organisationId: `company-${number}` })
  return {
    clocks: clocks.map(({ name, force, organisation, ended, how, onBehalf, ...one }: OneClock) =>
      clock(caseId, {
        ...{ ...place, ...company(organisation), name, force },
        ...{ dueOn: dayOr(one.due), passedOn: dayOr(one.passed), endedOn: dayOr(ended), how: ended === null ? null : how },
        ...{ answeredOn: dayOr(one.amended), provisional: one.provisional, pausedDays: one.paused },
        ...(onBehalf === null ? {} : { onBehalf }),
      }),
    ),
    answers: isAsked ? [answer(caseId, 0, answered, { ...place, ...company(0) })] : [],
    places: new Map([[caseId, casePlace(caseId, { garage, reportedOn: isReported ? day(0) : null })]]),
  }
}

describe('what is kept of all clocks', () => {
  test('says after every change what the clocks say, of any period and split', () => {
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 12 }), (changes) => {
        const columns = openStayColumns()
        const last = new Map<number, ReturnType<typeof rowsOf>>()
        for (const one of changes) {
          const rows = rowsOf(one)
          columns.put(`case-${one.family}`, { ...rows, stays: [], ends: [] })
          last.set(one.family, rows)
          const all = [...last.values()]
          const places = new Map(all.flatMap((own) => [...own.places]))
          const [clocks, answers] = [all.flatMap((own) => own.clocks), all.flatMap((own) => own.answers)]
          const question = {
            ...{ at: asKnownThen(day(30 + one.after)), since: day(one.since), splitBy: one.splitBy },
            ...{ withCases: false, workingDaysBetween },
          }
          const kept = columns.standing()
          expect(kept.kept).toBeDefined()
          expect(overdueOf(kept, question)).toEqual(overdueFigure({ clocks, answers, places }, question))
        }
      }),
      { numRuns: 200 },
    )
  })
})
