import { describe, expect, test } from 'vitest'
import { numberInQueue } from '../../../../workflows/capacity/ledger.ts'
import { packLike, paperOf, undergroundGarage } from '../../../helpers/case-facts.ts'
import {
  capacityFinding,
  complete,
  contest,
  mayBuild,
  planned,
  rejectedOn,
  surveyed,
  worksDone,
} from '../../../helpers/case-journeys.ts'
import { type CasePlayer, type Start, startCase } from '../../../helpers/case-player.ts'
import { otherEntry } from '../../../helpers/played-ledger.ts'

const withOwnKx = packLike('zhuzhou-2022', { capacity: { orderedCharging: { kx: 0.3 } } })
/** Requests that were filed before, and have room kept. */
const reserved = (n: number) => Array.from({ length: n }, (_, i) => otherEntry(`other-${i}`, { state: 'reserved' }))
/** The grid finds this with a measured peak. */
const found = (result: 'available' | 'orderedChargingOnly' | 'noCapacity', peakKva: number, start: Start = {}): CasePlayer =>
  surveyed(startCase(start)).send({ ...capacityFinding(result), peakKva })
const own = (player: CasePlayer) => player.ledger.entries.find(({ caseId }) => caseId === player.file.caseId)
const offered = (player: CasePlayer, ordered = true) => player.send({ type: 'queue.offered', ordered })

describe('the place in the queue is the time of the first complete filing (H38)', () => {
  test('of a filing whose papers were complete, the instant of the filing', () => {
    const player = complete()
    expect(own(player)).toMatchObject({ place: '2026-03-02T01:00:00.000Z', state: 'waiting' })
  })

  test('of one that was corrected, the instant of the correction', () => {
    const player = startCase()
      .send({ type: 'centre.requestCorrection', missing: ['vehicle'] })
      .nextWorkingDay(2)
    player.send({ type: 'owner.correct', evidence: [paperOf('vehicle')] })
    expect(own(player)?.place).toBe('2026-03-04T01:00:00.000Z')
  })

  test('an approval changes nothing of it', () => {
    const player = planned(complete())
    const before = own(player)
    const approved = contest(rejectedOn(['FEE_ARREARS']), 1).send({
      type: 'property.approve',
      paper: { documentId: paperOf('consentPaper'), form: 'sealedScan' },
    })
    expect(own(approved)?.place).toBe(before?.place)
  })
})

describe('a finding on capacity agrees with its row', () => {
  test('room keeps room: the request is reserved, with the row that says so', () => {
    const player = found('available', 400)
    expect(player.file.memory.reservation).toEqual({ seq: player.file.seq, on: '2026-03-02' })
    expect(player.file.memory.ledgerRow).toMatchObject({ band: 'available', ratedKva: 630, counted: { reserved: 0 } })
    expect(own(player)?.state).toBe('reserved')
  })

  test('the earlier filing comes first: without room left for both, the later one waits and knows its number', () => {
    const player = found('orderedChargingOnly', 496, { others: [otherEntry('earlier')] })
    expect(player.file.memory.ledgerRow?.counted.ahead).toBe(1)
    expect(numberInQueue(player.ledger, player.file.caseId)).toBe(2)
  })

  test('room for a pile that exceeds the rating is refused with its own code', () => {
    const player = surveyed(startCase({ others: reserved(20) }))
    expect(player.refused({ ...capacityFinding('available'), peakKva: 560 })).toBe('RESERVATION_BEYOND_RATING')
    expect(own(player)?.state).toBe('waiting')
  })

  test('no room where the sum shows room is refused: nobody is turned away against the ledger', () => {
    expect(surveyed(startCase()).refused({ ...capacityFinding('noCapacity'), peakKva: 400 })).toBe('CAPACITY_CONTRADICTS_ROW')
  })

  test('no room where ordered charging of all who have not built makes some is refused: that is tried first', () => {
    const player = surveyed(startCase({ pack: withOwnKx, others: reserved(4) }))
    expect(player.refused({ ...capacityFinding('noCapacity'), peakKva: 600 })).toBe('CAPACITY_CONTRADICTS_ROW')
    player.send({ ...capacityFinding('orderedChargingOnly'), peakKva: 600 })
    expect(player.file.memory.ledgerRow?.band).toBe('orderedForAll')
  })

  test('figures that the grid does not name are those on record; without any there is no finding', () => {
    const player = surveyed(startCase()).send({ type: 'grid.reportCapacity', result: 'available' })
    expect(player.file.memory.grid).toMatchObject({ ratedKva: 630, peakKva: 400, peakMonth: '2025-08' })
    const bare = startCase({ facts: undergroundGarage({ transformer: { ratedKva: null, peakKva: null, peakMonth: null } }) })
    const refusal = surveyed(bare).refusal({ type: 'grid.reportCapacity', result: 'available', ratedKva: 630, peakKva: 300 })
    expect(refusal).toEqual({ code: 'CAPACITY_NEEDS_ROW', details: { missing: ['peakKva', 'peakMonth'] } })
  })

  test('summer and winter both count, whoever reports which', () => {
    const player = surveyed(startCase())
    const both = { ...capacityFinding('available'), otherPeakKva: 560, otherPeakMonth: '2026-01' } as const
    expect(player.refused(both)).toBe('CAPACITY_CONTRADICTS_ROW')
    player.send({ ...both, result: 'orderedChargingOnly' })
    expect(player.file.memory.ledgerRow?.ways[0]?.sums.map(({ month }) => month)).toEqual(['2025-08', '2026-01'])
    expect(player.ledger.figures.peaks).toHaveLength(2)
  })

  test('a peak that has expired carries no finding', () => {
    expect(surveyed(startCase()).refused({ ...capacityFinding('available'), peakMonth: '2023-12', peakKva: 100 })).toBe(
      'MEASUREMENT_EXPIRED',
    )
    const bare = startCase({ facts: undergroundGarage({ transformer: { peakKva: null, peakMonth: null } }) })
    expect(surveyed(bare).refused({ ...capacityFinding('available'), peakMonth: '2023-08' })).toBe('MEASUREMENT_EXPIRED')
  })
})

describe('ordered charging', () => {
  test('taken where there is room for it: reserved', () => {
    const player = found('orderedChargingOnly', 560).send('owner.acceptOrderedCharging')
    expect([player.stage('grid'), own(player)?.state, own(player)?.orderedCharging]).toEqual(['plan', 'reserved', true])
  })

  test('taken where an earlier filing needs the room: it waits, with its place', () => {
    const player = found('orderedChargingOnly', 600, { pack: withOwnKx, others: reserved(4) })
    player.send('owner.acceptOrderedCharging')
    expect([player.stage('grid'), own(player)?.state]).toEqual(['noCapacity', 'waiting'])
    expect(player.told('owner')).toEqual(['queued'])
    expect(player.clock('ownerDecision', 'grid').startOn).toBe('2026-03-02')
  })

  describe('asked for the sake of the next one', () => {
    const asked = () => found('available', 400).send('queue.orderedAsked')

    test('agreed: the room that is kept is for ordered charging', () => {
      const player = asked()
      expect(player.told('owner')).toEqual(['orderedAsked'])
      expect(player.clock('orderedAnswer')).toMatchObject({ party: 'owner', dueOn: '2026-03-16' })
      player.send('owner.agreeOrderedCharging')
      expect(own(player)).toMatchObject({ state: 'reserved', orderedCharging: true, orderedAsk: 'answered' })
      expect(player.ended('orderedAnswer')).toBe('answered')
    })

    test.each([
      ['kept plain', (player: CasePlayer) => player.send('owner.keepPlainCharging')],
      ['left unanswered', (player: CasePlayer) => player.untilDue('orderedAnswer')],
    ])('%s: nothing is lost, and nobody asks again', (_, answer) => {
      const player = answer(asked())
      expect(own(player)).toMatchObject({ state: 'reserved', orderedCharging: false, orderedAsk: 'answered' })
      expect(player.refused('queue.orderedAsked')).toBe('EVENT_BLOCKED')
    })
  })
})

describe('a freed place is offered', () => {
  const waiting = () => found('noCapacity', 628)
  /** The grid has measured again in another case: there is room now. */
  const withRoom = () => found('orderedChargingOnly', 560)

  test('to a request that waits, for ten working days', () => {
    const player = offered(withRoom())
    expect(player.told('owner')).toEqual(['placeOffered'])
    expect(player.clock('freedPlace')).toMatchObject({ party: 'owner', track: 'grid', dueOn: '2026-03-16' })
    expect(own(player)?.state).toBe('offered')
  })

  test('taken: the plan is made, and the room is kept', () => {
    const player = offered(withRoom()).send('owner.takeFreedPlace')
    expect([player.stage('grid'), player.holder('grid')]).toEqual(['plan', 'grid'])
    expect(own(player)).toMatchObject({ state: 'reserved', orderedCharging: true })
    expect([player.ended('freedPlace'), player.told('grid')]).toEqual(['answered', ['placeTaken']])
  })

  test.each([
    ['declined', (player: CasePlayer) => player.send('owner.declineFreedPlace')],
    ['left unanswered', (player: CasePlayer) => player.untilDue('freedPlace')],
  ])('%s: it goes to the next; the case stays where it was, and may ask again with its old place', (_, answer) => {
    const player = answer(offered(withRoom()))
    expect([player.stage('grid'), own(player)?.state]).toEqual(['orderedChargingOnly', 'lapsed'])
    expect(player.refused('owner.takeFreedPlace')).toBe('EVENT_BLOCKED')
    player.send('owner.askForPlace')
    expect(own(player)).toMatchObject({ state: 'waiting', place: '2026-03-02T01:00:00.000Z' })
  })

  test('is not offered to who does not wait, nor twice, nor where the ledger shows no room', () => {
    expect(complete().refused({ type: 'queue.offered', ordered: true })).toBe('EVENT_BLOCKED')
    expect(found('available', 400).refused({ type: 'queue.offered', ordered: false })).toBe('EVENT_BLOCKED')
    expect(offered(withRoom()).refused({ type: 'queue.offered', ordered: true })).toBe('EVENT_BLOCKED')
    expect(waiting().refused({ type: 'queue.offered', ordered: true })).toBe('NO_ROOM_LEFT')
  })

  test('reaches a disputed case too: it keeps its place, and taking the offer ends the dispute of its track', () => {
    const player = withRoom().send({ type: 'owner.requestCoordination', track: 'grid' })
    expect(own(player)).toMatchObject({ state: 'waiting', found: 'ordered' })
    expect(offered(player).send('owner.takeFreedPlace').stage('grid')).toBe('plan')
  })
})

describe('a reservation lapses', () => {
  const building = () => mayBuild()

  test('after 180 days without works, and can be asked for again while there is room', () => {
    const player = building()
    expect(player.clock('reservation')).toMatchObject({ startOn: '2026-03-02', dueOn: '2026-08-31' })
    player.untilDue('reservation')
    expect([player.stage('main'), own(player)?.state]).toEqual(['construction', 'lapsed'])
    player.send('owner.askForPlace')
    expect(own(player)?.state).toBe('reserved')
    expect(player.hasClock('reservation')).toBe(true)
  })

  test('not once the works are reported', () => {
    const player = building().send(worksDone)
    expect(player.hasClock('reservation')).toBe(false)
    expect(player.until('2027-03-01').file.memory.reservation).not.toBeNull()
  })

  test('not while the works are obstructed: a disputed case keeps its place', () => {
    const player = building().send({ type: 'owner.reportObstruction', kind: 'gate' })
    expect(player.clock('reservation').state).toBe('paused')
  })

  test('with the validity of the plan that was not confirmed', () => {
    const player = planned(complete()).untilDue('planConfirm')
    expect(own(player)?.state).toBe('lapsed')
  })

  test('a pile whose room went to others is not switched on beyond the rating', () => {
    const player = building().untilDue('reservation').send(worksDone).send({ type: 'grid.reportInspection', passed: true })
    const [first] = player.ledger.entries
    expect(first?.state).toBe('lapsed')
    expect(player.send({ type: 'grid.energise', on: player.today }).file.memory.outcome?.outcome).toBe('energised')
  })
})

describe('the end of a request frees its room; coming back takes what is left', () => {
  test('withdrawn: released; reopened while there is room: reserved again, with the old place', () => {
    const player = found('available', 400).send({ type: 'owner.withdraw', reason: 'costTooHigh' })
    expect(own(player)?.state).toBe('released')
    player.send('owner.reopen')
    expect(own(player)).toMatchObject({ state: 'reserved', place: '2026-03-02T01:00:00.000Z' })
  })

  test('reopened after the days of the pack: the place is that of the reopening', () => {
    const player = found('available', 400).send({ type: 'owner.withdraw', reason: 'costTooHigh' })
    player.send('owner.reopen', { on: '2026-06-01' })
    expect(own(player)?.place).toBe('2026-06-01T01:00:00.000Z')
  })

  test('infeasible at present comes back with its old place, however late (H40)', () => {
    const player = found('noCapacity', 628).send('owner.acceptInfeasible')
    player.send('owner.reopen', { on: '2026-12-01' })
    expect(own(player)).toMatchObject({ place: '2026-03-02T01:00:00.000Z', state: 'waiting', found: 'none' })
    expect(player.stage('grid')).toBe('noCapacity')
  })

  test('an offer of before the end waits for nobody any more', () => {
    const player = offered(found('orderedChargingOnly', 560)).send({ type: 'owner.withdraw', reason: 'costTooHigh' })
    expect(player.hasClock('freedPlace')).toBe(false)
    player.send('owner.reopen')
    expect(own(player)?.state).toBe('lapsed')
  })

  test('energised: built, and counted until a later peak holds it', () => {
    const player = mayBuild().send(worksDone).send({ type: 'grid.reportInspection', passed: true })
    player.send({ type: 'grid.energise', on: player.today })
    expect(own(player)).toMatchObject({ state: 'built', energisedOn: '2026-03-02' })
  })
})

describe('a finding that is still valid answers the next request by arithmetic, not by copying its result (H20b)', () => {
  const known = {
    findingId: 'f',
    validUntil: '2026-12-31',
    upheld: [],
    ratedKva: 630,
    peakKva: 400,
    peakMonth: '2025-08',
    sparePiles: 9,
  }
  const measured = (result: 'available' | 'noCapacity', n: number) =>
    surveyed(startCase({ facts: undergroundGarage({ gridFinding: { ...known, result } }), others: reserved(n) }))

  test('room for the first is no room for the one too many', () => {
    expect(measured('available', 3).stage('grid')).toBe('plan')
    expect(measured('available', 40).stage('grid')).toBe('orderedChargingOnly')
  })

  test('and no room for a strong pile is room for a usual one', () => {
    expect(measured('noCapacity', 0).stage('grid')).toBe('plan')
  })
})
