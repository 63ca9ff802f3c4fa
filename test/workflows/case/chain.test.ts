import { describe, expect, test } from 'vitest'
import { chainDays } from '../../../workflows/case/chain.ts'

const span = (filedOn: string, closedOn: string | null) => ({ filedOn, closedOn })

describe('the days of a chain', () => {
  test('are those on which one of its cases was open, not those between', () => {
    expect(chainDays([span('2026-03-02', '2026-03-12')], '2026-04-01')).toBe(10)
    expect(chainDays([span('2026-03-02', '2026-03-12'), span('2026-03-17', null)], '2026-03-19')).toBe(12)
  })

  test('a refiling on the day of the end loses no day and counts none twice', () => {
    expect(chainDays([span('2026-03-02', '2026-03-12'), span('2026-03-12', null)], '2026-03-19')).toBe(17)
  })

  test('a day on which two were open, because an earlier one was reopened, is one day', () => {
    const reopened = span('2026-03-02', null)
    expect(chainDays([span('2026-03-05', '2026-03-08'), reopened], '2026-03-12')).toBe(10)
    expect(chainDays([span('2026-03-02', '2026-03-08'), span('2026-03-05', '2026-03-12')], '2026-04-01')).toBe(10)
  })

  test('begin at nothing on the day of the filing', () => {
    expect(chainDays([span('2026-03-02', null)], '2026-03-02')).toBe(0)
    expect(chainDays([], '2026-03-02')).toBe(0)
  })
})
