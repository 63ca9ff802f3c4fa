import { describe, expect, test } from 'vitest'
import { answeringFinding } from '../../../workflows/case/known-findings.ts'

type Known = Parameters<typeof answeringFinding>[0][number]
const found = (scope: Known['scope'], result: Known['result'], foundOn: string): Known => ({ scope, result, foundOn })
const answer = (...known: Known[]) => {
  const finding = answeringFinding(known)
  return finding && `${finding.scope} ${finding.result}`
}

describe('which earlier finding answers for a space (H20b)', () => {
  test('none, where none is known', () => expect(answer()).toBeNull())

  test('of one place the latest', () => {
    expect(answer(found('garage', 'passed', '2026-02-01'), found('garage', 'hardStop', '2026-01-01'))).toBe('garage passed')
  })

  test('that of its zone before that of its garage: no sprinklers over a few spaces (清远)', () => {
    expect(answer(found('garage', 'passed', '2026-02-01'), found('zone', 'hardStop', '2026-01-01'))).toBe('zone hardStop')
    expect(answer(found('zone', 'passed', '2026-02-01'), found('garage', 'hardStop', '2026-01-01'))).toBe('zone passed')
  })

  test('that of the space before both', () => {
    const wider = [found('zone', 'passed', '2026-01-01'), found('garage', 'passed', '2026-01-02')]
    expect(answer(...wider, found('space', 'needsRetrofit', '2025-12-01'))).toBe('space needsRetrofit')
  })

  test('a wider one that came later, where it is stricter', () => {
    expect(answer(found('zone', 'passed', '2026-01-01'), found('garage', 'hardStop', '2026-02-01'))).toBe('garage hardStop')
    expect(answer(found('space', 'passedWithGaps', '2026-01-01'), found('zone', 'needsRetrofit', '2026-01-02'))).toBe(
      'zone needsRetrofit',
    )
  })

  test('a wider one of the same day does not', () => {
    expect(answer(found('zone', 'passed', '2026-01-01'), found('garage', 'hardStop', '2026-01-01'))).toBe('zone passed')
  })
})
