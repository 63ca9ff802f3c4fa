import { describe, expect, test } from 'vitest'
import { calendars } from '../../../workflows/calendar/calendars.ts'
import { basesOf, checkPack } from '../../../workflows/rules/check.ts'
import { loadPacks, packs, UnusableRules } from '../../../workflows/rules/packs.ts'
import type { RulePack } from '../../../workflows/rules/schema.ts'
import { packNamed } from '../../helpers/case-facts.ts'

const zhuzhou = packNamed('zhuzhou-2022')

/** A pack as somebody would write it: like the national baseline but for a few keys. */
const written = (id: string, change: object = {}): unknown => ({ ...packNamed('national-baseline'), id, ...change })

const faultsOf = (documents: readonly unknown[]): string[] => {
  try {
    loadPacks(documents)
  } catch (error) {
    if (error instanceof UnusableRules) return error.faults.map((fault) => `${fault.pack} ${fault.path}: ${fault.sentence.en}`)
    throw error
  }
  return []
}

describe('the packs in the box', () => {
  test('are there for the country, Zhuzhou and the places it is compared with', () => {
    expect([...packs.keys()]).toEqual(
      expect.arrayContaining([
        'national-baseline',
        'zhuzhou-2022',
        'chongqing-2023',
        'changzhou-2023',
        'guangzhou-2024',
        'shandong-2020',
        'beijing-2022',
        'xiangyang-2023',
        'california-4745',
        'zhuzhou-draft',
      ]),
    )
  })

  test.each([...packs])('%s fits the chart, the calendar and its own place', (id, pack) => {
    expect(pack.id).toBe(id)
    expect(checkPack(pack, calendars)).toEqual([])
  })

  test.each([...packs])('%s says in every basis which document it is and where it was read', (_, pack) => {
    const bare = basesOf(pack, '').filter(([, basis]) => !basis.document.zh || !basis.document.en || !basis.source)
    expect(bare).toEqual([])
  })

  test.each([
    ['zhuzhou-2022', 'REQUIRED', { n: 5, unit: 'workingDay' }],
    ['chongqing-2023', 'AGREEMENT', { n: 5, unit: 'workingDay' }],
    ['changzhou-2023', 'REQUIRED', { n: 7, unit: 'workingDay' }],
    ['xiangyang-2023', 'NONE', { n: 5, unit: 'workingDay' }],
    ['guangzhou-2024', 'NOTIFY', { n: 5, unit: 'workingDay' }],
    ['shandong-2020', 'REGISTRATION', { n: 5, unit: 'workingDay' }],
    ['beijing-2022', 'REQUIRED', { n: 5, unit: 'workingDay' }],
    ['california-4745', 'REQUIRED', { n: 60, unit: 'calendarDay' }],
    ['zhuzhou-draft', 'REGISTRATION', { n: 5, unit: 'workingDay' }],
  ])('%s: consent is %s, the company answers in %o', (id, mode, length) => {
    const pack = packNamed(id)
    expect(pack.consent.mode).toBe(mode)
    expect(pack.clocks.propertyReply?.length).toEqual(length)
  })
})

describe('every number of Zhuzhou carries its basis', () => {
  /** Which basis a number outside of clocks, grounds and conditions rests on. */
  const named: Readonly<Record<string, string>> = {
    'consent.recallMinutes': 'consent.recallBasis',
    'consent.handover': 'consent.handover.basis',
    'consent.lease': 'consent.lease.basis',
    'capacity.loadLimit': 'capacity.loadLimitBasis',
    'capacity.powerFactor': 'capacity.demandBasis',
    'capacity.demandCoefficients': 'capacity.demandBasis',
    'capacity.findingValidDays': 'capacity.findingBasis',
    'capacity.orderedCharging': 'capacity.orderedCharging.basis',
    'capacity.measurement': 'capacity.measurement.basis',
    'fire.findingValidDays': 'fire.findingBasis',
    'queue.placeKeptDays': 'queue.basis',
    'matters.reportWithinDays': 'matters.basis',
    'matters.dueSoonDays': 'matters.basis',
    'matters.ownersDecision': 'matters.ownersDecision.basis',
    'reopen.withinDays': 'reopen.basis',
    'loops.returnLimit': 'loops.basis',
    'records.flagAfterWorkingDays': 'records.basis',
    'companyRecords.replyWorkingDays': 'companyRecords.basis',
  }

  const numbersOf = (value: unknown, path: string): string[] => {
    if (typeof value === 'number') return [path]
    if (value === null || typeof value !== 'object') return []
    return Object.entries(value).flatMap(([key, entry]) => numbersOf(entry, path === '' ? key : `${path}.${key}`))
  }

  const basisOf = (path: string): string => {
    const variant = /^clocks\.\w+\.variants\.\d+/.exec(path)?.[0]
    const clock = /^clocks\.\w+/.exec(path)?.[0]
    const limit = /^(?:fire\.limits|siteChecks)\.\d+/.exec(path)?.[0] ?? /^grounds\.\w+\.onlyIf/.exec(path)?.[0]
    if (limit) return `${limit}.basis`
    const rule = Object.keys(named).find((prefix) => path === prefix || path.startsWith(`${prefix}.`))
    return rule ? named[rule]! : `${variant ?? clock ?? path}.basis`
  }

  test('there are many of them, and each has a place where its basis must be', () => {
    const numbers = numbersOf(zhuzhou, '').filter((path) => path !== 'version')
    expect(numbers.length).toBeGreaterThan(60)
    const bases = basesOf(zhuzhou, '').map(([path]) => path)
    expect(numbers.filter((path) => !bases.includes(basisOf(path)))).toEqual([])
  })

  test('no municipal document exists, so no number has the force of a local rule or a promise', () => {
    expect(basesOf(zhuzhou, '').filter(([, basis]) => basis.force === 'L' || basis.force === 'P')).toEqual([])
  })

  test('a day that the platform has borrowed says from where; the others say that they are its own', () => {
    const silent = basesOf(zhuzhou.clocks, 'clocks')
      .filter(([, basis]) => basis.force === 'D' && !basis.modelledOn && basis.mark !== 'platform')
      .map(([path]) => path)
    expect(silent).toEqual([])
  })

  test('only times at courts and authorities, and those of rights before them, are statute', () => {
    const statute = Object.entries(zhuzhou.clocks).filter(([, clock]) => clock?.basis.force === 'S')
    expect(statute.map(([name, clock]) => [name, clock?.length, clock?.basis.article])).toEqual([
      ['judicialConfirmation', { n: 30, unit: 'calendarDay' }, '33'],
      ['confirmationIntake', { n: 3, unit: 'calendarDay' }, undefined],
      ['confirmationRuling', { n: 15, unit: 'calendarDay' }, undefined],
      ['enforcementTerm', { n: 6, unit: 'month' }, '237'],
      ['petitionNotice', { n: 15, unit: 'calendarDay' }, undefined],
      ['petition', { n: 60, unit: 'calendarDay' }, undefined],
      ['officeDuty', { n: 2, unit: 'month' }, '47'],
      ['reviewIntake', { n: 5, unit: 'workingDay' }, '30'],
      ['administrativeReview', { n: 60, unit: 'calendarDay' }, '62'],
      ['suitFiling', { n: 7, unit: 'calendarDay' }, '51'],
      ['simplifiedTrial', { n: 3, unit: 'month' }, '164'],
      ['ordinaryTrial', { n: 6, unit: 'month' }, '152'],
      ['administrativeTrial', { n: 6, unit: 'month' }, '81'],
      ['appealTerm', { n: 15, unit: 'calendarDay' }, '85'],
      ['appealTrial', { n: 3, unit: 'month' }, '88'],
      ['enforcementRight', { n: 24, unit: 'month' }, '250'],
      ['annulResolution', { n: 12, unit: 'month' }, '12'],
    ])
  })
})

describe('a pack that extends another', () => {
  test('takes over what it does not say', () => {
    const baseline = packNamed('national-baseline')
    expect(zhuzhou.grounds).toEqual(baseline.grounds)
    expect(zhuzhou.clocks.propertyReply).toEqual(baseline.clocks.propertyReply)
    expect(zhuzhou.consent.requiredPapers).toEqual(baseline.consent.requiredPapers)
  })

  test('replaces a whole clock, never half of it with the basis of another', () => {
    const base = written('base', {})
    const rule = {
      length: { n: 9, unit: 'workingDay' },
      end: 'move',
      basis: packNamed('national-baseline').clocks.serve!.basis,
    }
    const loaded = loadPacks([base, { extends: 'base', id: 'own', clocks: { propertyReply: rule } }])
    const clock = (loaded.get('own') as RulePack).clocks.propertyReply
    expect(clock).toEqual({ ...rule, variants: [], pausable: true, noticeBefore: [] })
    expect((loaded.get('own') as RulePack).clocks.serve).toEqual(packNamed('national-baseline').clocks.serve)
  })

  test('may extend a pack that extends a third', () => {
    const loaded = loadPacks([written('one'), { extends: 'one', id: 'two' }, { extends: 'two', id: 'three', version: 7 }])
    expect(loaded.get('three')?.version).toBe(7)
  })

  test('is refused when the other is not there', () => {
    expect(() => loadPacks([{ extends: 'nowhere', id: 'orphan' }])).toThrow(
      'rule pack orphan extends nowhere, which is not there',
    )
  })

  test.each([
    ['itself', [{ extends: 'one', id: 'one' }]],
    [
      'itself through another',
      [
        { extends: 'two', id: 'one' },
        { extends: 'one', id: 'two' },
      ],
    ],
  ])('is refused when it extends %s', (_, documents) => {
    expect(() => loadPacks(documents)).toThrow(/extends itself/)
  })
})

describe('packs that cannot be used', () => {
  test('stop the load with every fault of every pack, named by pack and path', () => {
    const faults = faultsOf([
      written('good'),
      written('marsian', { place: { ...zhuzhou.place, calendar: 'mars' } }),
      written('short', { reopen: { withinDays: 0, basis: zhuzhou.reopen.basis } }),
    ])
    expect(faults).toEqual([
      expect.stringMatching(/^marsian place\.calendar: there is no calendar "mars"/),
      'short reopen.withinDays: it must be more than 0',
    ])
  })

  test('are told in Chinese too', () => {
    try {
      loadPacks([written('short', { version: 'one' })])
      expect.unreachable('a version in words was accepted')
    } catch (error) {
      expect((error as UnusableRules).faults[0]?.sentence.zh).toBe('须写数字，不加引号，也不带单位（现在写的是“one”）')
    }
  })

  test('a key that the form does not know is a fault, so that a mistyped rule is not lost', () => {
    expect(faultsOf([written('typo', { clokcs: {} })])).toEqual([expect.stringContaining('clokcs')])
  })
})
