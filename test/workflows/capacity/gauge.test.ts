import { describe, expect, test } from 'vitest'
import { gaugeOf, queueStanding } from '../../../workflows/capacity/gauge.ts'
import { emptyLedger, type LedgerEntry } from '../../../workflows/capacity/ledger.ts'
import { packNamed } from '../../helpers/case-facts.ts'
import { otherEntry } from '../../helpers/played-ledger.ts'

const at = { on: '2026-03-02', rules: packNamed('zhuzhou-2022').capacity }
const figures = { ratedKva: 630, peaks: [{ month: '2025-08', kva: 400 }], register: null }
const ledger = (entries: readonly LedgerEntry[], known = figures) => ({ ...emptyLedger('t'), figures: known, entries })

const entries = [
  otherEntry('a', { no: 1, state: 'built', energisedOn: '2026-01-05' }),
  otherEntry('b', { no: 2, state: 'reserved' }),
  otherEntry('c', { no: 3, state: 'offered' }),
  otherEntry('d', { no: 4 }),
  otherEntry('e', { no: 5 }),
  otherEntry('f', { no: 6, state: 'lapsed' }),
]

describe('the gauge of a transformer', () => {
  test('counts what is built, kept and waiting, and adds up what is built or kept alone', () => {
    const gauge = gaugeOf(ledger(entries), at)
    expect(gauge).toMatchObject({ ratedKva: 630, limit: 0.8, built: 1, kept: 2, waiting: 2 })
    // Three piles of 7 kW on a peak of 400 kVA.
    expect(gauge.load?.loadKva).toBeCloseTo(400 + (3 * 7) / at.rules.powerFactor)
    expect(gauge.load?.rate).toBeCloseTo((gauge.load?.loadKva ?? 0) / 630)
  })

  test('shows the worse of two peaks, and no load where rating or peak are not known', () => {
    const peaks = [...figures.peaks, { month: '2026-01', kva: 450 }]
    expect(gaugeOf(ledger([], { ...figures, peaks }), at).load).toMatchObject({ month: '2026-01', loadKva: 450 })
    expect(gaugeOf(ledger(entries, { ...figures, ratedKva: null as never }), at).load).toBeNull()
    expect(gaugeOf(ledger(entries, { ...figures, peaks: [] }), at).load).toBeNull()
  })
})

describe('the standing of one request', () => {
  test('is its number among those that wait, and how many others do', () => {
    expect(queueStanding(ledger(entries), 'd')).toMatchObject({ state: 'waiting', number: 2, othersWaiting: 2 })
    expect(queueStanding(ledger(entries), 'b')).toMatchObject({ state: 'reserved', number: null, othersWaiting: 3 })
    expect(queueStanding(ledger(entries), 'nobody')).toBeNull()
  })
})
