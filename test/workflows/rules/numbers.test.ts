import { describe, expect, test } from 'vitest'
import { clockContract, clockNames } from '../../../workflows/case/clocks.ts'
import { keptByDefault } from '../../../workflows/retention/kept-by-default.ts'
import { basesOf } from '../../../workflows/rules/check.ts'
import { numberKinds, numbersOf } from '../../../workflows/rules/numbers.ts'
import { packs } from '../../../workflows/rules/packs.ts'
import type { RulePack } from '../../../workflows/rules/schema.ts'
import { packNamed } from '../../helpers/case-facts.ts'
import { rulePacks } from '../../helpers/chart/places.ts'

/** Every number in a value with its path. */
const numbersIn = (value: unknown, path = ''): [string, number][] => {
  if (typeof value === 'number') return [[path, value]]
  if (value === null || typeof value !== 'object') return []
  return Object.entries(value).flatMap(([key, entry]) => numbersIn(entry, path === '' ? key : `${path}.${key}`))
}

describe('the numbers of a pack', () => {
  test.each([...packs])('%s: none is left out, and none is invented', (_, pack) => {
    const listed = numbersOf(pack)
    const written = numbersIn(pack).filter(([path]) => path !== 'version')
    const owner = (path: string) => listed.find((number) => path === number.path || path.startsWith(`${number.path}.`))
    expect(written.filter(([path, value]) => !owner(path)?.values.includes(value)).map(([path]) => path)).toEqual([])
    expect(listed.flatMap(({ values }) => values).length).toBe(written.length)
  })

  test.each([...packs])('%s: each rests on a basis of this pack', (_, pack) => {
    const bases = basesOf(pack, '').map(([, basis]) => basis)
    const bare = numbersOf(pack).filter(({ standing, basis }) => standing !== 'unknown' && (!basis || !bases.includes(basis)))
    expect(bare.map(({ path }) => path)).toEqual([])
  })

  test('stand under their own basis, not under that of their neighbours', () => {
    const numbers = numbersOf(packNamed('zhuzhou-2022'))
    const forceOf = (path: string) => numbers.find((number) => number.path === path)?.basis?.force
    expect(forceOf('clocks.judicialConfirmation.length.n')).toBe('S')
    expect(forceOf('fire.findingValidDays')).toBe('D')
    expect(forceOf('matters.reportWithinDays')).toBe('D')
    expect(forceOf('matters.ownersDecision.quorum.of')).toBe('S')
  })

  test('a day that a paper of the case names is no unknown one, and a missing limit is no nought', () => {
    const numbers = numbersOf(packNamed('zhuzhou-2022'))
    const at = (path: string) => numbers.find((number) => number.path === path)
    expect(at('clocks.performance.length.n')).toMatchObject({ values: [], standing: 'elsewhere' })
    expect(at('capacity.demandCoefficients.3.upTo')).toMatchObject({ values: [], standing: 'noLimit' })
    expect(at('capacity.orderedCharging.kx')).toMatchObject({ values: [], standing: 'asOthers' })
  })

  test('what a pack does not say is listed as unknown', () => {
    const { queue: _, matters: __, ...rest } = packNamed('zhuzhou-2022')
    const { serve: ___, ...clocks } = rest.clocks
    const bare: RulePack = { ...rest, clocks }
    const unknown = numbersOf(bare).filter(({ standing }) => standing === 'unknown')
    expect(unknown.map(({ path }) => path)).toEqual([
      'clocks.serve.length.n',
      'duties.#.within.n',
      'sanctions.#.yuan.from',
      'sanctions.#.yuan.to',
      'queue.placeKeptDays',
      'matters.reportWithinDays',
      'matters.dueSoonDays',
      'matters.ownersDecision.quorum.of',
      'matters.ownersDecision.ordinary.of',
      'matters.ownersDecision.special.of',
    ])
    expect(unknown.every(({ values, basis }) => values.length === 0 && basis === null)).toBe(true)
  })

  test('every clock has its place among them, and every kind of number occurs', () => {
    // What no pack in the box says of a ground or of a look on site is said here, so that it too is listed.
    const zhuzhou = packNamed('zhuzhou-2022')
    const { basis } = zhuzhou.fire
    const onlyIf = { fireUnitAboveM2: 1000, powerAboveKw: 7, basis }
    const pleaded = { ...zhuzhou.grounds, FIRE_UNIT_AREA: { ...zhuzhou.grounds.FIRE_UNIT_AREA!, onlyIf } }
    const words = { zh: '测试', en: 'test' }
    const everywhere = { ...onlyIf, basementFrom: 4, loadAbove: 0.8, leaseBelowMonths: 12 }
    const siteChecks = zhuzhou.siteChecks!.map((point) => ({ ...point, onlyIf: everywhere }))
    const day = { on: '2030-01-01', onlyIf: everywhere, basis }
    const { mode, modeBasis, paper } = zhuzhou.consent
    const parts = { otherwise: words, of: [{ id: 'here', says: words, onlyIf: everywhere, mode, modeBasis, paper }] }
    const consent = { ...zhuzhou.consent, parts, considersFrom: { ...day, elsewhere: [day] } }
    const costs = [{ what: words, payer: words, cap: { amount: 50, currency: 'EUR' }, basis }]
    const sanctions = [{ when: words, what: words, fine: { from: 1, to: 9, currency: 'EUR' }, basis }]
    const ofPlace = rulePacks.filter(({ proceedings, consent }) => proceedings || consent.owes)
    const numbers = [
      ...packs.values(),
      { ...zhuzhou, grounds: pleaded, siteChecks, costs, sanctions, consent, retention: keptByDefault },
      ...ofPlace,
    ].flatMap(numbersOf)
    // Times of what only one place knows stand with it: of a proceeding, of what is owed after the consent.
    for (const name of clockNames.filter((clock) => !['road', 'duty'].includes(clockContract(clock).length)))
      expect(numbers.some(({ clock, kind }) => clock === name && kind === 'clocks.*.length.n')).toBe(true)
    expect(new Set(numbers.map(({ kind }) => kind))).toEqual(new Set(numberKinds))
  })
})
