import { describe, expect, test } from 'vitest'
import { calendars } from '../../../workflows/calendar/calendars.ts'
import { basesOf, checkPack } from '../../../workflows/rules/check.ts'
import type { Basis, RulePack } from '../../../workflows/rules/schema.ts'
import { packLike, packNamed } from '../../helpers/case-facts.ts'

const zhuzhou = packNamed('zhuzhou-2022')
const faultsOf = (pack: RulePack) => checkPack(pack, calendars).map(({ path, sentence }) => [path, sentence.zh, sentence.en])

type ClockBasis = Basis & { force: 'S' | 'N' | 'L' | 'P' | 'D' }
const basis = (change: Partial<ClockBasis>): ClockBasis => ({
  document: { zh: '测试文件', en: 'test document' },
  force: 'D',
  place: '430200',
  source: 'test',
  mark: 'read',
  ...change,
})

const without = <T extends object>(value: T, key: keyof T): T => {
  const { [key]: _, ...rest } = value
  // A pack from the outside can lack the key; the check is there for that.
  return rest as T
}

describe('a pack is refused, with the place of the fault and a sentence in both languages', () => {
  test('a clock that moves the case on is missing', () => {
    const pack = { ...zhuzhou, clocks: without(zhuzhou.clocks, 'propertyReply') }
    expect(faultsOf(pack)).toEqual([
      [
        'clocks.propertyReply',
        expect.stringContaining('缺少该时限'),
        'this clock moves the case on; without it a case could wait for ever',
      ],
    ])
  })

  test('the day of the next report on a matter is missing: an owner who waits would have none', () => {
    expect(faultsOf({ ...zhuzhou, clocks: without(zhuzhou.clocks, 'matterReport') })).toHaveLength(1)
  })

  test('a clock that only reminds may be missing', () => {
    expect(faultsOf({ ...zhuzhou, clocks: without(zhuzhou.clocks, 'fireCheck') })).toEqual([])
  })

  test('a clock has an end that the chart does not offer', () => {
    const [fault, ...others] = faultsOf(packLike('zhuzhou-2022', { clocks: { propertyReply: { end: 'remind' } } }))
    expect(others).toEqual([])
    expect(fault).toEqual(['clocks.propertyReply.end', expect.stringContaining('move'), 'the chart offers only: move'])
  })

  test('a clock of the pack has no length', () => {
    const clocks = { ...zhuzhou.clocks, serve: without(zhuzhou.clocks.serve!, 'length') }
    expect(faultsOf({ ...zhuzhou, clocks })).toEqual([['clocks.serve.length', '缺少时长', 'the length is missing']])
  })

  test('a clock whose date stands in the agreement has a length', () => {
    const pack = packLike('zhuzhou-2022', { clocks: { performance: { length: { n: 10, unit: 'workingDay' } } } })
    const [fault, ...others] = faultsOf(pack)
    expect(others).toEqual([])
    expect(fault).toEqual([
      'clocks.performance.length',
      expect.stringContaining('协议'),
      'the agreement names the date; the pack must not',
    ])
  })

  test('an extension is in another unit than its clock', () => {
    const pack = packLike('zhuzhou-2022', {
      clocks: { mediation: { extension: { length: { n: 10, unit: 'workingDay' }, times: 1 } } },
    })
    expect(faultsOf(pack)).toEqual([
      ['clocks.mediation.extension', expect.stringContaining('单位'), 'an extension needs the unit of its clock'],
    ])
  })

  test('silence is consent on a city notice alone: 民法典 140 wants law, agreement or custom', () => {
    const pack = packLike('zhuzhou-2022', {
      consent: { silence: { policy: 'DEEMED', base: { kind: 'notice', basis: basis({}) } } },
    })
    const [fault, ...others] = faultsOf(pack)
    expect(others).toEqual([])
    expect(fault).toEqual([
      'consent.silence.base',
      expect.stringContaining('民法典140'),
      expect.stringContaining('a city notice alone is not enough'),
    ])
  })

  test('silence is consent and the pack does not say why', () => {
    const faults = faultsOf(packLike('zhuzhou-2022', { consent: { silence: { policy: 'DEEMED' } } }))
    expect(faults.map(([path]) => path)).toEqual(['consent.silence.base'])
  })

  test.each(['statute', 'ownersRule', 'contractClause'] as const)('silence may be consent on a %s', (kind) => {
    const pack = packLike('zhuzhou-2022', { consent: { silence: { policy: 'DEEMED', base: { kind, basis: basis({}) } } } })
    expect(faultsOf(pack)).toEqual([])
  })

  test('a ground that a company could plead is not listed', () => {
    const pack = { ...zhuzhou, grounds: without(zhuzhou.grounds, 'FEE_ARREARS') }
    expect(faultsOf(pack)).toEqual([
      ['grounds.FEE_ARREARS', expect.stringContaining('未列明'), 'this ground is not listed, so nobody could plead it'],
    ])
  })

  test('a ground that only says where a case is stuck need not be listed', () => {
    expect(faultsOf({ ...zhuzhou, grounds: without(zhuzhou.grounds, 'PROPERTY_NO_REPLY') })).toEqual([])
  })

  test('a condition stands for a ground that is not listed', () => {
    const pack = { ...zhuzhou, grounds: without(zhuzhou.grounds, 'INSURANCE_DEMANDED') }
    expect(faultsOf(pack)).toContainEqual([
      'conditions.INSURANCE.ground',
      '理由“INSURANCE_DEMANDED”未列明',
      'its ground INSURANCE_DEMANDED is not listed',
    ])
  })

  test('a local rule of another place is shown as law here (H41)', () => {
    const foreign = basis({ force: 'L', place: '500000' })
    const pack = packLike('zhuzhou-2022', { clocks: { propertyReply: { basis: foreign } } })
    expect(faultsOf(pack)).toEqual([
      [
        'clocks.propertyReply.basis',
        expect.stringContaining('外地规定在本地没有效力'),
        'a rule of another place has no force here: make it a platform default modelled on it',
      ],
    ])
  })

  test.each(['S', 'N', 'L', 'P'] as const)('a text that was not read is shown with force %s', (force) => {
    const pack = packLike('zhuzhou-2022', { clocks: { propertyReply: { basis: basis({ force, mark: 'recalled' }) } } })
    expect(faultsOf(pack)).toEqual([
      ['clocks.propertyReply.basis', expect.stringContaining('未读到原文'), 'what was not read must not be shown as law'],
    ])
  })

  test('a platform default may rest on what was only recalled', () => {
    const pack = packLike('zhuzhou-2022', { clocks: { propertyReply: { basis: basis({ force: 'D', mark: 'recalled' }) } } })
    expect(faultsOf(pack)).toEqual([])
  })

  test('the calendar of the place does not exist', () => {
    expect(faultsOf(packLike('zhuzhou-2022', { place: { calendar: 'mars' } }))).toEqual([
      [
        'place.calendar',
        expect.stringContaining('没有日历“mars”'),
        expect.stringContaining('there is no calendar "mars". Known: cn'),
      ],
    ])
  })

  test('every fault is named, not only the first', () => {
    const pack = packLike('zhuzhou-2022', { place: { calendar: 'mars' }, clocks: { propertyReply: { end: 'expire' } } })
    expect(faultsOf(pack).map(([path]) => path)).toEqual(['clocks.propertyReply.end', 'place.calendar'])
  })
})

describe('where a rule is in force', () => {
  const ruleOf = (place: string, here: string) =>
    faultsOf(
      packLike('zhuzhou-2022', { place: { code: here }, clocks: { propertyReply: { basis: basis({ force: 'L', place }) } } }),
    ).map(([path]) => path)

  test.each([
    ['CN', '430200', 'the whole country in Zhuzhou'],
    ['430200', '430200', 'Zhuzhou in Zhuzhou'],
    ['430000', '430200', 'Hunan in Zhuzhou'],
    ['430200', '430204', 'Zhuzhou in its Shifeng district'],
    ['500000', '500112', 'Chongqing in its Yubei district'],
  ])('a rule of %s has force in %s (%s)', (rule, here) => {
    expect(ruleOf(rule, here)).toEqual([])
  })

  test.each([
    ['440000', '430200', 'Guangdong in Zhuzhou'],
    ['430100', '430200', 'Changsha in Zhuzhou'],
    ['430204', '430200', 'a district in its city'],
    ['431000', '431100', 'Chenzhou in Yongzhou: both codes begin with 431'],
    ['371000', '371100', 'Weihai in Rizhao: both codes begin with 371'],
  ])('a rule of %s has no force in %s (%s)', (rule, here) => {
    expect(ruleOf(rule, here)).toEqual(['clocks.propertyReply.basis'])
  })
})

test('all bases of a pack are found, with their paths', () => {
  const paths = basesOf(zhuzhou, '').map(([path]) => path)
  expect(paths).toContain('consent.silence.basis')
  expect(paths).toContain('clocks.propertyReply.variants.0.basis')
  expect(paths).toContain('grounds.FEE_ARREARS.basis.0')
})

describe('the numbers of the sum of a transformer', () => {
  const capacity = (change: Partial<RulePack['capacity']>): RulePack => ({
    ...zhuzhou,
    capacity: { ...zhuzhou.capacity, ...change },
  })

  test.each([
    [
      'whose numbers of piles do not ascend',
      [
        { upTo: 9, kx: 1 },
        { upTo: 4, kx: 0.8 },
        { upTo: null, kx: 0.6 },
      ],
    ],
    ['that end at a number of piles', [{ upTo: 4, kx: 1 }]],
  ])('coefficients %s are a fault', (_, demandCoefficients) => {
    expect(faultsOf(capacity({ demandCoefficients })).map(([path]) => path)).toEqual(['capacity.demandCoefficients'])
  })

  test('less room in ordered charging than without is a fault', () => {
    const orderedCharging = { ...zhuzhou.capacity.orderedCharging!, limit: 0.7 }
    expect(faultsOf(capacity({ orderedCharging })).map(([path]) => path)).toEqual(['capacity.orderedCharging.limit'])
  })
})
