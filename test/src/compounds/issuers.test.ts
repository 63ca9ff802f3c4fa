import { describe, expect, test } from 'vitest'
import { isCreditCode } from '../../../src/compounds/credit-code.ts'
import { issuerOn, mayIssueAs, placeIssuer } from '../../../src/compounds/issuers.ts'
import type { CompoundIssuer } from '../../../src/compounds/ports.ts'
import { body } from './register-rig.ts'

const period = (organisationId: string, sinceOn: string, untilOn: string | null = null): CompoundIssuer => ({
  organisationId,
  kind: 'propertyCompany',
  sinceOn,
  untilOn,
})

describe('who issues papers, since when', () => {
  test('a new company from a date ends the old one on the day before', () => {
    expect(placeIssuer([period('old', '2020-01-01')], period('new', '2026-03-01'))).toEqual({
      periods: [period('old', '2020-01-01', '2026-02-28'), period('new', '2026-03-01')],
    })
  })

  test('there is no day without and no day with two: the day of the change belongs to the new one', () => {
    const placed = placeIssuer([period('old', '2020-01-01')], period('new', '2024-03-01'))
    const periods = 'periods' in placed ? placed.periods : []
    expect(issuerOn(periods, 'propertyCompany', '2024-02-29')?.organisationId).toBe('old')
    expect(issuerOn(periods, 'propertyCompany', '2024-03-01')?.organisationId).toBe('new')
    expect(issuerOn(periods, 'propertyCompany', '2019-12-31')).toBeUndefined()
    expect(issuerOn(periods, 'community', '2024-03-01')).toBeUndefined()
  })

  test('a period may stand in a gap, touch its neighbours, and be replaced', () => {
    const known = [period('a', '2020-01-01', '2020-12-31'), period('c', '2022-01-01')]
    const filled = [known[0], period('b', '2021-01-01', '2021-12-31'), known[1]]
    expect(placeIssuer(known, period('b', '2021-01-01', '2021-12-31'))).toEqual({ periods: filled })
    expect(placeIssuer(known, period('d', '2022-01-01'))).toEqual({ periods: [known[0], period('d', '2022-01-01')] })
  })

  test('overlapping periods of one kind are refused, and the one in the way is named', () => {
    const known = [period('a', '2020-01-01', '2020-12-31'), period('c', '2022-01-01')]
    for (const added of [
      period('b', '2020-12-31', '2021-06-30'),
      period('b', '2020-06-01', '2020-07-01'),
      period('b', '2019-06-01', '2020-01-01'),
    ]) {
      expect(placeIssuer(known, added)).toEqual({ fault: 'ISSUER_OVERLAPS', words: { since: '2020-01-01', until: '2020-12-31' } })
    }
    for (const added of [period('b', '2021-06-01'), period('b', '2021-06-01', '2022-01-01')]) {
      expect(placeIssuer(known, added)).toEqual({ fault: 'ISSUER_OVERLAPS', words: { since: '2022-01-01', until: '…' } })
    }
  })

  test('another kind does not stand in the way', () => {
    const street = { ...period('s', '2020-01-01'), kind: 'street' as const }
    expect(placeIssuer([street], period('a', '2020-01-01'))).toEqual({ periods: [period('a', '2020-01-01')] })
  })

  test('a period that ends before it begins is refused; one of a single day is not', () => {
    expect(placeIssuer([], period('a', '2020-01-02', '2020-01-01'))).toMatchObject({ fault: 'ISSUER_ENDS_BEFORE_START' })
    expect(placeIssuer([], period('a', '2020-01-02', '2020-01-02'))).toMatchObject({ periods: [{ organisationId: 'a' }] })
  })

  test('a company issues as company, a community body as what it is', () => {
    const company = { organisationId: 'x', ...body({}) }
    const community = { organisationId: 'y', ...body({ party: 'community', kind: 'community' }) }
    expect(mayIssueAs(company, 'propertyCompany')).toBe(true)
    expect(mayIssueAs(company, 'community')).toBe(false)
    expect(mayIssueAs(community, 'community')).toBe(true)
    expect(mayIssueAs(community, 'street')).toBe(false)
    expect(mayIssueAs(community, 'propertyCompany')).toBe(false)
  })
})

describe('a unified social credit code', () => {
  test('is known by its check sign', () => {
    expect(isCreditCode('91350100M000100Y43')).toBe(true)
    for (const wrong of [
      '91350100M000100Y44',
      '91350100M000010Y43',
      '91350100M000100Y4',
      '9135010OM000100Y43',
      '',
      '91350100m000100y43',
    ]) {
      expect(isCreditCode(wrong)).toBe(false)
    }
  })
})
