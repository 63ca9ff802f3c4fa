import { describe, expect, test } from 'vitest'
import { precedentsOf } from '../../../workflows/case/precedents.ts'
import { packNamed, undergroundGarage } from '../../helpers/case-facts.ts'
import { contest, granted, inReview, opinion, rejectedOn } from '../../helpers/case-journeys.ts'
import type { CasePlayer } from '../../helpers/case-player.ts'

const held = (current: CasePlayer, ...others: CasePlayer[]) =>
  precedentsOf(
    current.file.memory,
    others.map(({ file }) => file.memory),
    packNamed('zhuzhou-2022'),
  )

describe('the same facts, the same answer', () => {
  test('before it answers, the company reads what it answered here on the same facts', () => {
    expect(held(inReview(), granted())).toEqual([
      {
        month: '2026-03',
        sameGarage: true,
        sameTransformer: true,
        sameCompany: true,
        answer: 'approve',
        codes: [],
        fell: [],
        energised: false,
        differs: [],
        otherwise: false,
      },
    ])
  })

  test('a no after a yes on the same facts is an answer otherwise, and so is a yes after a no', () => {
    expect(held(rejectedOn(['FEE_ARREARS']), granted())[0]).toMatchObject({ otherwise: true, differs: [] })
    expect(held(granted(), rejectedOn(['FEE_ARREARS']))[0]).toMatchObject({ otherwise: true, codes: ['FEE_ARREARS'] })
    expect(held(rejectedOn(['FEE_ARREARS']), rejectedOn(['NOT_IN_CONTRACT']))[0]).toMatchObject({ otherwise: false })
  })

  test('says which ground did not stand there', () => {
    const fell = opinion({ 1: false })(contest(rejectedOn(['FEE_ARREARS']), 1))
    expect(held(inReview(), fell)[0]).toMatchObject({ codes: ['FEE_ARREARS'], fell: ['FEE_ARREARS'] })
  })

  test.each([
    ['space', { space: { mechanical: true } }],
    ['garage', { garage: { floor: -3 } }],
    ['fireSystems', { garage: { systems: { ...undergroundGarage().garage.systems, alarm: 'missing' as const } } }],
    ['transformer', { transformer: { transformerId: 'transformer-2' } }],
  ])('another %s is another matter: it is named, and no answer otherwise', (fact, vary) => {
    const [precedent] = held(rejectedOn(['FEE_ARREARS'], { facts: undergroundGarage(vary) }), granted())
    expect(precedent).toMatchObject({ differs: [fact], otherwise: false })
  })

  test('a short lease and another power differ; a lease of a year is like an own space only in its own kind', () => {
    const asking = (request: object) =>
      inReview({ request: { right: 'owned', leaseMonths: null, powerKw: 7, mayCall: false, ...request } })
    expect(held(asking({ powerKw: 22 }), granted())[0]?.differs).toEqual(['power'])
    expect(held(asking({ right: 'leased', leaseMonths: 6 }), granted())[0]?.differs).toEqual(['right'])
    expect(held(asking({ right: 'useRight' }), granted())[0]?.differs).toEqual([])
  })

  test('another garage on another transformer, and a request that was never answered, are no precedents', () => {
    const elsewhere = granted({
      facts: undergroundGarage({ garage: { garageId: 'garage-9' }, transformer: { transformerId: 'transformer-9' } }),
    })
    expect(held(inReview(), elsewhere, inReview())).toEqual([])
  })

  test('the same facts come first, then the latest', () => {
    const older = granted({ at: '2026-01-05T01:00:00.000Z' })
    const other = granted({ facts: undergroundGarage({ space: { mechanical: true } }), at: '2026-04-01T01:00:00.000Z' })
    expect(held(inReview(), other, older, granted()).map(({ month }) => month)).toEqual(['2026-03', '2026-01', '2026-04'])
  })
})
