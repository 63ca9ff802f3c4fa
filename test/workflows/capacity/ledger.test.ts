import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  applyLedgerEvent,
  emptyLedger,
  entryEvent,
  figuresOfRegister,
  type Ledger,
  type LedgerEntry,
  mergedPeaks,
  numberInQueue,
  queueStep,
  rowOf,
} from '../../../workflows/capacity/ledger.ts'
import { leavesRoom } from '../../../workflows/capacity/load.ts'
import { packLike, packNamed } from '../../helpers/case-facts.ts'

const rules = packNamed('zhuzhou-2022').capacity
const withOwnKx = packLike('zhuzhou-2022', { capacity: { orderedCharging: { kx: 0.3 } } }).capacity
const on = '2026-03-10'
const at = { on, rules }

type Wanted = Omit<LedgerEntry, 'no'>

const request = (caseId: string, change: Partial<Wanted> = {}): Wanted => ({
  caseId,
  place: '2026-03-02T01:00:00.000Z',
  powerKw: 7,
  state: 'waiting',
  orderedCharging: false,
  found: null,
  orderedAsk: null,
  energisedOn: null,
  ...change,
})

const taking = (ledger: Ledger, ...wanted: readonly Wanted[]): Ledger =>
  wanted.reduce((so, entry) => {
    const event = entryEvent(so, entry)
    return event ? applyLedgerEvent(so, event) : so
  }, ledger)

/** A transformer of 630 kVA with this peak in August 2025. */
const transformer = (peakKva: number): Ledger =>
  applyLedgerEvent(emptyLedger('transformer-1'), {
    type: 'measured',
    caseId: 'case-0',
    figures: { ratedKva: 630, peaks: [{ month: '2025-08', kva: peakKva }], register: null },
  })

// Room for one pile of 7 kW, and for no second one.
const roomForOne = 630 * 0.8 - 8
const fullForAll = 630 - 3

const row = (ledger: Ledger, caseId: string, of = rules) => {
  const entry = ledger.entries.find((candidate) => candidate.caseId === caseId)!
  return rowOf(ledger, { caseId, entry, powerKw: entry.powerKw, ordered: entry.orderedCharging }, { on, rules: of })
}

describe('a ledger takes what a case says of itself', () => {
  test('a request is placed once, with the number of the change that placed it', () => {
    const ledger = taking(transformer(400), request('case-1'), request('case-1'))
    expect(ledger).toMatchObject({ version: 2, entries: [{ caseId: 'case-1', no: 2, state: 'waiting' }] })
  })

  test('a change of state is named by it; any other change of an entry is a change', () => {
    const ledger = taking(transformer(400), request('case-1'))
    expect(entryEvent(ledger, request('case-1', { state: 'reserved' }))?.type).toBe('reserved')
    expect(entryEvent(ledger, request('case-1', { found: 'none' }))?.type).toBe('changed')
  })

  test('a case that was never there does not come in when it is over', () => {
    expect(entryEvent(transformer(400), request('case-1', { state: 'released' }))).toBeNull()
  })

  test('folding its changes gives the ledger', () => {
    let ledger = transformer(400)
    let folded = transformer(400)
    for (const wanted of [request('a'), request('b'), request('a', { state: 'reserved' }), request('b', { state: 'released' })]) {
      const event = entryEvent(ledger, wanted)!
      ledger = applyLedgerEvent(ledger, event)
      folded = applyLedgerEvent(folded, JSON.parse(JSON.stringify(event)))
    }
    expect(folded).toEqual(ledger)
  })
})

describe('the place is the time of the first complete filing (H38)', () => {
  const early = request('early', { place: '2026-03-02T01:00:00.000Z' })
  const late = request('late', { place: '2026-03-02T01:00:00.001Z' })

  test('a later request is summed with the earlier one before it, although nobody has decided on that', () => {
    const ledger = taking(transformer(roomForOne), late, early)
    expect([row(ledger, 'early').band, row(ledger, 'late').band]).toEqual(['available', 'orderedChargingOnly'])
    expect([numberInQueue(ledger, 'early'), numberInQueue(ledger, 'late')]).toEqual([1, 2])
  })

  test('of two at the same instant the one that was recorded first', () => {
    const ledger = taking(transformer(roomForOne), request('second'), request('third'))
    expect([row(ledger, 'second').band, row(ledger, 'third').band]).toEqual(['available', 'orderedChargingOnly'])
  })

  test('the company approves its friends first: nothing changes, the earlier filing still comes before', () => {
    const ledger = taking(transformer(roomForOne), early, late)
    const approved = taking(ledger, { ...late, orderedCharging: false })
    expect(row(approved, 'late')).toEqual(row(ledger, 'late'))
    expect(row(approved, 'late').counted.ahead).toBe(1)
  })

  test('who lets a reservation lapse, or is over, stands before nobody', () => {
    for (const state of ['lapsed', 'released'] as const) {
      const ledger = taking(transformer(roomForOne), early, late, { ...early, state })
      expect(row(ledger, 'late').band).toBe('available')
    }
  })

  test('a pile that this transformer could never carry keeps its place and bars nobody', () => {
    const huge = request('huge', { place: '2026-03-01T01:00:00.000Z', powerKw: 120, found: 'none' })
    const ledger = taking(transformer(fullForAll - 60), huge, early)
    expect(row(ledger, 'huge').band).toBe('noCapacity')
    expect(row(ledger, 'early').counted.ahead).toBe(0)
    const upgraded = applyLedgerEvent(ledger, {
      type: 'measured',
      caseId: 'early',
      figures: { ...ledger.figures, ratedKva: 1000 },
    })
    expect(row(upgraded, 'early').counted.ahead).toBe(1)
  })
})

describe('a freed place is offered in order', () => {
  const found = (caseId: string, second: number, change: Partial<Wanted> = {}) =>
    request(caseId, { place: `2026-03-02T01:00:0${second}.000Z`, found: 'none', ...change })

  test('to the first that waits; to nobody while there is no room', () => {
    const full = taking(transformer(fullForAll - 7), request('first', { state: 'reserved' }), found('b', 2), found('c', 3))
    expect(queueStep(full, at)).toBeNull()
    const freed = taking(full, request('first', { state: 'released' }))
    expect(queueStep(freed, at)).toEqual({ kind: 'offer', caseId: 'b', ordered: true })
  })

  test('while it is offered nobody else gets it', () => {
    const ledger = taking(transformer(roomForOne), found('b', 2, { state: 'offered' }), found('c', 3))
    expect(row(ledger, 'c').counted).toMatchObject({ offered: 1 })
    expect(row(ledger, 'c').band).toBe('orderedChargingOnly')
  })

  test('who has not been looked at by the grid is not offered a place, and still comes before later ones', () => {
    const unseen = found('b', 2, { found: null })
    const ledger = taking(transformer(roomForOne), unseen, found('c', 3))
    expect(queueStep(ledger, at)).toEqual({ kind: 'offer', caseId: 'c', ordered: true })
    expect(row(ledger, 'c').counted.ahead).toBe(1)
  })

  test('who may choose ordered charging already is not offered the same again', () => {
    expect(queueStep(taking(transformer(roomForOne + 20), found('b', 2, { found: 'ordered' })), at)).toBeNull()
  })

  test('ordered charging of all who have not built is asked for first, once each', () => {
    const reserved = request('first', { state: 'reserved', powerKw: 20 })
    const ledger = taking(transformer(608), reserved, found('b', 2))
    expect(row(ledger, 'b', withOwnKx).band).toBe('orderedForAll')
    expect(queueStep(ledger, { on, rules: withOwnKx })).toEqual({ kind: 'ask', caseIds: ['first'] })
    const asked = taking(ledger, { ...reserved, orderedAsk: 'open' })
    expect(queueStep(asked, { on, rules: withOwnKx })).toBeNull()
    const agreed = taking(asked, { ...reserved, orderedAsk: 'answered', orderedCharging: true })
    expect(queueStep(agreed, { on, rules: withOwnKx })).toEqual({ kind: 'offer', caseId: 'b', ordered: true })
  })
})

describe('the figures of the transformer', () => {
  test('a new peak takes the place of the earlier one of the same time of the year', () => {
    const known = [
      { month: '2024-08', kva: 380 },
      { month: '2025-01', kva: 350 },
    ]
    expect(mergedPeaks(known, [{ month: '2025-07', kva: 410 }], rules)).toEqual([
      { month: '2025-01', kva: 350 },
      { month: '2025-07', kva: 410 },
    ])
  })

  test('the register counts when it changes, not each time it is read', () => {
    const { figures } = transformer(400)
    const read = { ratedKva: 800, peak: null }
    const after = figuresOfRegister(figures, read, rules)
    expect(after).toMatchObject({ ratedKva: 800, peaks: figures.peaks })
    expect(figuresOfRegister({ ...after!, ratedKva: 1000 }, read, rules)).toBeNull()
  })
})

describe('whatever is asked, reserved and given up in whatever order', () => {
  type Act = readonly ['ask' | 'build' | 'release' | 'lapse', number, number]
  const act: fc.Arbitrary<Act> = fc.tuple(
    fc.constantFrom('ask', 'ask', 'ask', 'build', 'release', 'lapse'),
    fc.nat(12),
    fc.constantFrom(3, 7, 11, 22),
  )

  const played = (acts: readonly Act[]): Ledger => {
    let ledger = transformer(430)
    acts.forEach(([what, n, powerKw], index) => {
      const caseId = `case-${n}`
      const known = ledger.entries.find((entry) => entry.caseId === caseId)
      if (what !== 'ask' && known?.state !== 'reserved') return
      if (what === 'build') ledger = taking(ledger, { ...known!, state: 'built', energisedOn: on })
      else if (what === 'release') ledger = taking(ledger, { ...known!, state: 'released' })
      else if (what === 'lapse') ledger = taking(ledger, { ...known!, state: 'lapsed' })
      else if (!known || known.state === 'lapsed') {
        const wanted = known ?? request(caseId, { powerKw, place: `2026-03-02T01:00:${String(index).padStart(2, '0')}.000Z` })
        ledger = taking(ledger, wanted)
        const room = leavesRoom(row(ledger, caseId), false)
        ledger = taking(ledger, { ...wanted, state: room ? 'reserved' : 'waiting', found: room ? null : 'none' })
      }
    })
    return ledger
  }

  test('what is reserved and built never exceeds the limit of the place', () => {
    fc.assert(
      fc.property(fc.array(act, { maxLength: 60 }), (acts) => {
        const ledger = played(acts)
        const nobody = { caseId: 'nobody', entry: { place: '', no: 0 }, powerKw: 0, ordered: false }
        expect(rowOf(ledger, nobody, at).ways[0]!.rate).toBeLessThanOrEqual(rules.loadLimit + 1e-9)
      }),
    )
  })

  test('a place never moves, and every request stands in it once', () => {
    fc.assert(
      fc.property(fc.array(act, { maxLength: 60 }), (acts) => {
        const before = played(acts.slice(0, acts.length / 2))
        const after = played(acts)
        const places = (ledger: Ledger) => ledger.entries.map(({ caseId, place, no }) => `${caseId} ${place} ${no}`)
        expect(places(after)).toEqual(expect.arrayContaining(places(before)))
        expect(new Set(after.entries.map(({ caseId }) => caseId)).size).toBe(after.entries.length)
      }),
    )
  })
})
