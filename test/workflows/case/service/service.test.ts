import { describe, expect, test } from 'vitest'
import { paperOf, undergroundGarage } from '../../../helpers/case-facts.ts'
import { inReview, mayBuild, worksDone } from '../../../helpers/case-journeys.ts'
import { type CasePlayer, type Start, startCase } from '../../../helpers/case-player.ts'
import { pileInUse } from '../../../helpers/chart/walk.ts'
import { orderInForce } from '../../../helpers/known-matters.ts'

/** A case on a pile in service, opened by this event. */
const onPile = (opening: NonNullable<Start['opening']>, more: Start = {}): CasePlayer =>
  startCase({ pile: pileInUse, opening, ...more })
const ordered = (version: number) =>
  ({ type: 'facts.changed', facts: undergroundGarage({ version, orders: [orderInForce] }) }) as const
const lifted = (version: number) => ({ type: 'facts.changed', facts: undergroundGarage({ version }) }) as const
const found = (player: CasePlayer, result: 'mayStay' | 'disputed' | 'unfounded') =>
  player.send({ type: 'centre.giveFirstFinding', record: player.file.memory.standstills[0]!.seq, result })
const suspended = () =>
  onPile({ type: 'grid.reportHazard', kind: 'heat' }).send({
    type: 'authority.suspendPile',
    evidence: [paperOf('authorityDocument')],
  })

describe('built or removed without an answer (H29)', () => {
  test('in a running request it is disputed beside the stages, and moves none of them', () => {
    const player = inReview()
    const due = player.clock('propertyReply').dueOn
    player.send({ type: 'owner.reportRemoved', policeNumber: '株公（2026）77号' })
    expect([player.stage('consent'), player.clock('propertyReply').dueOn]).toEqual(['reviewing', due])
    expect(player.clock('firstFinding')).toMatchObject({ party: 'centre', dueOn: '2026-03-09', end: 'remind' })
    expect(player.told('property')).toContain('standstillReported')
    found(player, 'disputed')
    expect([player.hasClock('firstFinding'), player.ended('firstFinding')]).toEqual([false, 'answered'])
  })

  test('an act before the finding is on record, with its hazard and whether it was told in a day', () => {
    const player = onPile('owner.reportBuilt')
    player.nextWorkingDay(3).send({ type: 'property.reportAct', act: 'cut', hazard: 'fire', occurredOn: '2026-03-04' })
    player.send({ type: 'owner.reportAct', act: 'removed', occurredOn: '2026-03-02' })
    expect(player.file.memory.standstills[0]!.acts).toMatchObject([
      { by: 'property', act: 'cut', hazard: 'fire', inTime: true },
      { by: 'owner', act: 'removed', hazard: null, inTime: false },
    ])
    found(player, 'mayStay')
    expect(player.refused({ type: 'property.reportAct', act: 'cut' })).toBe('EVENT_NOT_ALLOWED_IN_STAGE')
  })

  test('the centre that is silent is listed and still holds it; the finding of another record is not taken', () => {
    const player = onPile('owner.reportBuilt').untilDue('firstFinding')
    expect([player.stage('main'), player.holder('main')]).toEqual(['firstFinding', 'centre'])
    expect(player.told('centre')).toContain('deadlinePassed')
    expect(player.refused({ type: 'centre.giveFirstFinding', record: 99, result: 'mayStay' })).toBe('RECORD_UNKNOWN')
  })

  test('a dispute about the pile has its own way out, and one without a result is the owner’s', () => {
    const player = found(onPile('owner.reportBuilt'), 'disputed')
    expect([player.stage('main'), player.phase()]).toEqual(['coordination', 'inService'])
    player.send({ type: 'centre.closeCoordination', track: 'main', result: 'noPower', noPower: { who: 'centre', why: 'noRule' } })
    expect([player.stage('main'), player.holder('main')]).toEqual(['pileDisputed', 'owner'])
    player.send({ type: 'owner.requestCoordination', track: 'main' })
    player.send({ type: 'centre.closeCoordination', track: 'main', result: 'settled' })
    expect(player.file.memory.outcome).toMatchObject({ outcome: 'settled', reason: 'dispute' })
  })

  test.each([
    ['mayStay', 'tolerated'],
    ['unfounded', 'unfounded'],
  ] as const)('found %s, it ends as %s', (result, outcome) => {
    expect(found(onPile('owner.reportBuilt'), result).file.memory.outcome?.outcome).toBe(outcome)
  })
})

describe('a neighbour (H36)', () => {
  test('is heard once by the centre in its days, then by the bureau; nobody is asked to cut', () => {
    const player = onPile({ type: 'community.recordComplaint', kind: 'route', neighbour: 'cableCrosses' })
    expect(player.clock('neighbourHearing').dueOn).toBe('2026-03-09')
    player.untilDue('neighbourHearing')
    expect([player.stage('main'), player.file.memory.disputes.main.centreLate]).toEqual(['bureauHandling', true])
  })

  test('may name a better route; without an answer the route stays', () => {
    const player = onPile({ type: 'centre.recordComplaint', kind: 'route', neighbour: 'cableCrosses' })
    player.send({ type: 'centre.recordHearing', result: 'betterRoute' })
    expect([player.stage('main'), player.holder('main')]).toEqual(['rerouting', 'owner'])
    expect(player.untilDue('routeAnswer').file.memory.outcome?.outcome).toBe('tolerated')
  })

  test('who names a hazard has it looked at', () => {
    const player = onPile({ type: 'centre.recordComplaint', kind: 'safety', neighbour: 'cableCrosses' })
    expect(player.send({ type: 'centre.recordHearing', result: 'hazard' }).stage('main')).toBe('hazardReported')
  })
})

describe('suspended (H31)', () => {
  test('only a document suspends, and a hazard nobody looks at leaves the pile in service', () => {
    const player = onPile({ type: 'owner.reportHazard', kind: 'smoke' })
    expect(player.refused('authority.suspendPile')).toBe('PAPER_IS_NOT_A_PAPER')
    player.untilDue('hazardCheck')
    expect([player.stage('main'), player.file.memory.operation?.suspension]).toEqual(['hazardReported', null])
  })

  test('the repair needs a qualified report, and the office that does not look again switches nothing on', () => {
    const player = suspended()
    expect(player.refused('owner.reportRepair')).toBe('PAPER_IS_NOT_A_PAPER')
    player.send({ type: 'owner.reportRepair', evidence: [paperOf('thirdPartyReport')] }).untilDue('pileRecheck')
    expect([player.step('main'), player.file.memory.outcome]).toEqual(['rechecking', null])
    player.send('authority.keepSuspended')
    expect(player.step('main')).toBe('remedying')
    player.send({ type: 'owner.reportRepair', evidence: [paperOf('thirdPartyReport')] }).send('fire.resumePile')
    expect(player.file.memory.outcome?.outcome).toBe('resumed')
  })

  test('who changes the mind about taking it down has a suspended pile again', () => {
    const player = suspended().send({ type: 'owner.dismantlePile', reason: 'replaced' })
    expect(player.stage('main')).toBe('dismantling')
    expect(player.send('owner.keepPile').stage('main')).toBe('suspended')
  })
})

test('a pile that is taken down is shown by a photo; its case is not opened again', () => {
  const player = onPile({ type: 'owner.dismantlePile', reason: 'moved' })
  expect(player.refused('owner.reportDismantled')).toBe('PAPER_IS_NOT_A_PAPER')
  player.send({ type: 'owner.reportDismantled', evidence: [paperOf('sitePhoto')] })
  expect(player.file.memory.outcome?.outcome).toBe('dismantled')
  expect(player.refused('owner.reopen')).toBe('REOPEN_TOO_LATE')
})

test('a request that is not about a pile opens none', () => {
  expect(startCase({ opening: null }).refused({ type: 'owner.reportHazard', kind: 'heat' })).toBe('EVENT_BLOCKED')
})

describe('an order against the compound (H30)', () => {
  test('holds every clock of a running request; lifted, each goes on with what was left', () => {
    const player = inReview().nextWorkingDay(1)
    player.send(ordered(2))
    expect(player.told('owner')).toContain('heldByOrder')
    expect(player.clock('propertyReply')).toMatchObject({ state: 'paused', dueOn: null })
    player.until('2026-09-01').send(lifted(3))
    expect(player.told('owner')).toContain('orderLifted')
    expect(player.clock('propertyReply')).toMatchObject({ state: 'running', passedOn: null })
  })

  test('nothing is switched on under it', () => {
    const player = mayBuild().send(worksDone).send({ type: 'grid.reportInspection', passed: true }).send(ordered(2))
    expect(player.refused({ type: 'grid.energise', on: player.today })).toBe('HELD_BY_ORDER')
    expect(player.send(lifted(3)).send({ type: 'grid.energise', on: player.today }).phase()).toBe('closed')
  })
})

test('decided again and folded, a case on a pile is the same file', () => {
  const player = found(onPile('owner.reportBuilt'), 'disputed').untilDue('centreAccept')
  const { decided, folded } = player.replay()
  expect([decided, folded]).toEqual([player.file, player.file])
})
