import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type LoadInput, leavesRoom, ledgerRow, type OtherPile, pilesThatFit } from '../../../workflows/capacity/load.ts'
import { rowSentence } from '../../../workflows/labels/capacity.ts'
import { packLike, packNamed } from '../../helpers/case-facts.ts'

const rules = packNamed('zhuzhou-2022').capacity
const withOwnKx = packLike('zhuzhou-2022', { capacity: { orderedCharging: { kx: 0.3 } } }).capacity

const seven = { powerKw: 7, ordered: false }
const standing = (as: OtherPile['standing'], more: Partial<OtherPile> = {}): OtherPile => ({
  ...seven,
  standing: as,
  energisedOn: null,
  ...more,
})
const many = (n: number, other: OtherPile): OtherPile[] => Array.from({ length: n }, () => other)

/** 630千伏安，65%: the transformer of the worked example. */
const example = (change: Partial<LoadInput> = {}): LoadInput => ({
  transformerId: 'transformer-1',
  version: 3,
  on: '2026-03-02',
  ratedKva: 630,
  peaks: [{ month: '2025-08', kva: 630 * 0.65 }],
  asked: seven,
  others: [],
  ...change,
})

describe('the worked example: 630 kVA at 65 %, limit 80 %', () => {
  test('holds 21 piles of 7 kW', () => {
    expect(pilesThatFit(example(), 7, rules)).toBe(21)
  })

  test('the 21st is let in, the 22nd only in ordered charging', () => {
    expect(ledgerRow(example({ others: many(20, standing('reserved')) }), rules).band).toBe('available')
    expect(ledgerRow(example({ others: many(21, standing('reserved')) }), rules).band).toBe('orderedChargingOnly')
  })

  test('can be worked out by hand from its row', () => {
    const row = ledgerRow(example({ others: many(20, standing('reserved')) }), rules)
    const [sum] = row.ways[0]!.sums
    expect(sum).toMatchObject({ month: '2025-08', peakKva: 409.5, piles: 21, insidePeak: 0 })
    expect(sum!.terms.map(({ piles, kx, sumKw }) => [piles, kx, sumKw])).toEqual([
      [4, 1, 28],
      [9, 0.8, 63],
      [21, 0.6, 147],
    ])
    expect(sum!.addedKva).toBeCloseTo((0.6 * 147) / 0.95, 9)
    expect(sum!.rate).toBeCloseTo((409.5 + (0.6 * 147) / 0.95) / 630, 9)
    expect(row.counted).toEqual({ built: 0, reserved: 20, offered: 0, ahead: 0 })
  })

  test('is said in both languages with every number', () => {
    const row = ledgerRow(example({ others: many(21, standing('ahead')) }), rules)
    expect(rowSentence(row, 'zh')).toBe(
      '按一般充电计算：2025年8月峰值409.5千伏安，加上22台合计154千瓦×0.6÷0.95得97.26千伏安，共506.76千伏安，是额定630千伏安的80.4%，超过80%。' +
        '本户有序充电：2025年8月峰值409.5千伏安，加上22台合计154千瓦×0.6÷0.95得97.26千伏安，共506.76千伏安，是额定630千伏安的80.4%，不超过100%。没有有效的冬季峰值。',
    )
    expect(rowSentence(row, 'en')).toBe(
      'Plain charging: peak of 2025-08 409.5 kVA, with 22 piles, 154 kW together × 0.6 ÷ 0.95 = 97.26 kVA, makes 506.76 kVA: 80.4 % of 630 kVA, above 80 %. ' +
        'This pile in ordered charging: peak of 2025-08 409.5 kVA, with 22 piles, 154 kW together × 0.6 ÷ 0.95 = 97.26 kVA, makes 506.76 kVA: 80.4 % of 630 kVA, within 100 %. There is no valid winter peak.',
    )
  })
})

describe('the bands of the pack', () => {
  test.each([
    [0.78, 'available'],
    [0.85, 'orderedChargingOnly'],
    [1.0, 'noCapacity'],
  ])('a transformer at %f of its rating: %s', (load, band) => {
    expect(ledgerRow(example({ peaks: [{ month: '2025-08', kva: 630 * load }] }), rules).band).toBe(band)
  })

  test('exactly at the limit still fits', () => {
    const kva = 630 * 0.8 - 7 / 0.95
    expect(ledgerRow(example({ peaks: [{ month: '2025-08', kva }] }), rules).band).toBe('available')
  })

  test('a place that knows no ordered charging has no band for it', () => {
    const { orderedCharging: _, ...bare } = rules
    expect(ledgerRow(example({ peaks: [{ month: '2025-08', kva: 630 * 0.9 }] }), bare).band).toBe('noCapacity')
  })

  test('who takes ordered charging has room where another has not', () => {
    const row = ledgerRow(example({ peaks: [{ month: '2025-08', kva: 630 * 0.9 }] }), rules)
    expect([leavesRoom(row, false), leavesRoom(row, true)]).toEqual([false, true])
  })
})

describe('ordered charging changes the sum where the place gives it a coefficient of its own', () => {
  test('by its own term', () => {
    const row = ledgerRow(example({ others: many(3, standing('reserved', { ordered: true })) }), withOwnKx)
    const [, ordered] = row.ways
    expect(ordered!.sums[0]).toMatchObject({ terms: [], ordered: { piles: 4, kx: 0.3, sumKw: 28 } })
  })

  test('for this pile and all that are not built yet, when nothing less makes room (H38)', () => {
    const peaks = [{ month: '2025-08', kva: 600 }]
    const row = ledgerRow(example({ peaks, others: many(4, standing('reserved')) }), withOwnKx)
    expect(row.ways.map(({ way, fits }) => [way, fits])).toEqual([
      ['plain', false],
      ['ordered', false],
      ['orderedForAll', true],
    ])
    expect(row.band).toBe('orderedForAll')
  })

  test('but never for a pile that was built as it is', () => {
    const peaks = [{ month: '2025-08', kva: 600 }]
    const row = ledgerRow(example({ peaks, others: many(4, standing('built', { energisedOn: '2026-01-10' })) }), withOwnKx)
    expect(row.band).toBe('noCapacity')
  })
})

describe('nothing is counted twice', () => {
  test('a pile that ran before the measured month is inside its peak', () => {
    const row = ledgerRow(example({ others: many(5, standing('built', { energisedOn: '2025-07-31' })) }), rules)
    expect(row.ways[0]!.sums[0]).toMatchObject({ insidePeak: 5, piles: 1 })
  })

  test('a pile of the measured month itself may not be in its peak, and is counted', () => {
    const row = ledgerRow(example({ others: many(5, standing('built', { energisedOn: '2025-08-02' })) }), rules)
    expect(row.ways[0]!.sums[0]).toMatchObject({ insidePeak: 0, piles: 6 })
  })

  test('summer and winter are summed apart, each with the piles that came after it; the higher rate decides', () => {
    const peaks = [
      { month: '2025-08', kva: 400 },
      { month: '2026-01', kva: 430 },
    ]
    const others = many(10, standing('built', { energisedOn: '2025-11-03' }))
    const [plain] = ledgerRow(example({ peaks, others }), rules).ways
    expect(plain!.sums.map(({ month, insidePeak }) => [month, insidePeak])).toEqual([
      ['2025-08', 0],
      ['2026-01', 10],
    ])
    expect(plain!.rate).toBe(plain!.sums[0]!.rate)
  })
})

describe('measurements expire, and the unknown stays unknown', () => {
  const at = (on: string) => ledgerRow(example({ on }), rules)

  test('a peak counts for 24 months, to the last day', () => {
    expect(at('2027-08-31').band).toBe('available')
    expect(at('2027-09-01')).toMatchObject({ band: 'unknown', ways: [], unmeasured: ['summer', 'winter'] })
  })

  test('an expired peak stays in the row, marked', () => {
    expect(at('2027-09-01').peaks).toEqual([{ month: '2025-08', kva: 409.5, season: 'summer', expired: true }])
  })

  test('without a rating there is no answer, only the sentence that says so', () => {
    const row = ledgerRow(example({ ratedKva: null }), rules)
    expect(row.band).toBe('unknown')
    expect(rowSentence(row, 'zh')).toBe('变压器的额定容量或有效的峰值没有登记，算不出负载率。')
    expect(pilesThatFit(example({ ratedKva: null }), 7, rules)).toBeNull()
  })

  test('both times of the year measured leave nothing open', () => {
    const peaks = [
      { month: '2025-08', kva: 400 },
      { month: '2026-01', kva: 300 },
    ]
    expect(ledgerRow(example({ peaks }), rules).unmeasured).toEqual([])
  })
})

describe('whatever the others are', () => {
  const other: fc.Arbitrary<OtherPile> = fc.record({
    powerKw: fc.integer({ min: 1, max: 60 }),
    ordered: fc.boolean(),
    standing: fc.constantFrom('built', 'reserved', 'offered', 'ahead'),
    energisedOn: fc.constantFrom(null, '2025-07-01', '2026-01-15'),
  })
  const others = fc.array(other, { maxLength: 40 })
  const order = ['available', 'orderedChargingOnly', 'orderedForAll', 'noCapacity', 'unknown']
  const rank = (input: LoadInput, of: typeof rules) => order.indexOf(ledgerRow(input, of).band)

  test('one more never makes room', () => {
    fc.assert(
      fc.property(others, other, fc.constantFrom(rules, withOwnKx), (all, more, of) => {
        expect(rank(example({ others: [...all, more] }), of)).toBeGreaterThanOrEqual(rank(example({ others: all }), of))
      }),
    )
  })

  test('the order in which they reserved does not change the row', () => {
    const shuffled = others.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })))
    fc.assert(
      fc.property(shuffled, ([all, other_]) => {
        expect(ledgerRow(example({ others: other_ }), withOwnKx)).toEqual(ledgerRow(example({ others: all }), withOwnKx))
      }),
    )
  })
})
