import { describe, expect, test } from 'vitest'
import type { MatterFacts } from '../../../workflows/matter/facts.ts'
import { organisationId, paperOf, undergroundGarage } from '../../helpers/case-facts.ts'
import { capacityFinding, complete, fireFinding, surveyed } from '../../helpers/case-journeys.ts'
import { type CasePlayer, startCase } from '../../helpers/case-player.ts'
import { elsewhere, finished, retrofit, upgrade } from '../../helpers/known-matters.ts'

const waitOn = (matter: MatterFacts, track: 'fire' | 'grid' = 'fire') =>
  ({ type: 'owner.waitOnMatter', track, matterId: matter.matterId }) as const
const told = (matter: MatterFacts, change: Partial<MatterFacts>) =>
  ({ type: 'matter.changed', matter: { ...matter, version: matter.version + 1, ...change } }) as const
const over = (matter: MatterFacts, result: NonNullable<MatterFacts['result']>) =>
  told(matter, { result, nextReportOn: null, endPapers: [paperOf('fireDocument')] })

const retrofitNeeded = (): CasePlayer => complete().send(fireFinding('needsRetrofit'))
const waiting = (): CasePlayer => retrofitNeeded().nextWorkingDay(2).send(waitOn(retrofit))
const noRoom = (): CasePlayer => surveyed(startCase()).send(capacityFinding('noCapacity'))

describe('waiting is possible only on a matter (H37)', () => {
  test('its named official holds the track, and reports by a known day; the days of the decision rest', () => {
    const player = waiting()
    expect(player.position('fire')).toMatchObject({
      stage: 'awaitingMatter',
      holder: 'property',
      awaits: ['property'],
      organisationId: retrofit.office.organisationId,
    })
    expect(player.clock('matterReport')).toMatchObject({ party: 'property', dueOn: '2026-04-01', end: 'remind' })
    expect(player.clock('ownerDecision', 'fire')).toMatchObject({ state: 'paused' })
    expect([player.told('owner'), player.told('centre')]).toEqual([['waitingOnMatter'], ['waitingOnMatter']])
  })

  test('the office of a matter needs no role in the case to hold it', () => {
    const player = waiting().send(told(retrofit, { office: { party: 'bureau', organisationId: organisationId('bureau-X') } }))
    expect(player.position('fire')).toMatchObject({ holder: 'bureau', organisationId: organisationId('bureau-X'), visit: 1 })
    expect(player.clock('matterReport')).toMatchObject({ party: 'bureau', dueOn: '2026-04-01' })
  })

  test.each([
    ['there is no such matter', { ...retrofit, matterId: organisationId('none') }, 'NO_SUCH_MATTER'],
    ['it belongs to another compound', elsewhere, 'MATTER_OF_ANOTHER_COMPOUND'],
    ['it is about something else', upgrade, 'MATTER_DOES_NOT_FIT'],
    ['it is over', finished, 'MATTER_IS_OVER'],
  ])('not where %s', (_, matter, code) => {
    const player = retrofitNeeded()
    expect(player.refused(waitOn(matter))).toBe(code)
    expect(player.stage('fire')).toBe('needsRetrofit')
  })

  test('not on the garage of others, and not where nothing stops the track', () => {
    const other = complete({ facts: undergroundGarage({ garage: { garageId: 'garage-2' } }) }).send(fireFinding('needsRetrofit'))
    expect(other.refused(waitOn(retrofit))).toBe('MATTER_DOES_NOT_FIT')
    expect(complete().refused(waitOn(retrofit))).toBe('EVENT_NOT_ALLOWED_IN_STAGE')
  })

  test.each([
    ['no room', () => noRoom(), 'noCapacity'],
    ['ordered charging only', () => surveyed(startCase()).send(capacityFinding('orderedChargingOnly')), 'orderedChargingOnly'],
  ] as const)('where the grid finds %s, on the upgrade of the transformer; the place in the queue stays', (_, stopped, stage) => {
    const player = stopped().send(waitOn(upgrade, 'grid'))
    expect([player.stage('grid'), player.holder('grid')]).toEqual(['awaitingMatter', 'grid'])
    expect(player.ledger.entries.at(-1)).toMatchObject({ state: 'waiting', place: '2026-03-02T01:00:00.000Z' })
    expect(player.send({ type: 'owner.stopWaiting', track: 'grid' }).stage('grid')).toBe(stage)
  })

  test('on the handover of a supply for which nobody is competent; once done, the grid takes the request in', () => {
    const handover = { ...upgrade, kind: 'supplyHandover' as const }
    const player = startCase()
      .send({ type: 'grid.declineCompetence', basis: 'notOurSupply' })
      .send({ type: 'centre.declareNoBody', track: 'grid' })
      .send(waitOn(upgrade, 'grid'))
      .send(over(handover, 'done'))
    expect([player.stage('grid'), player.file.memory.noBody.grid]).toEqual(['intake', false])
  })
})

describe('the owner stops waiting', () => {
  test('and decides, with the days that were left', () => {
    const player = waiting()
    const { left } = player.clock('ownerDecision', 'fire')
    player.until('2026-05-20').send({ type: 'owner.stopWaiting', track: 'fire' })
    expect([player.stage('fire'), player.holder('fire')]).toEqual(['needsRetrofit', 'owner'])
    expect(player.clock('ownerDecision', 'fire')).toMatchObject({ state: 'running', dueOn: '2026-07-20' })
    expect(left).toBe(59)
    expect(player.hasClock('matterReport')).toBe(false)
  })

  test('by taking a freed place', () => {
    const player = surveyed(startCase())
      .send(capacityFinding('orderedChargingOnly'))
      .send(waitOn(upgrade, 'grid'))
      .send({ type: 'queue.offered', ordered: true })
      .send('owner.takeFreedPlace')
    expect([player.stage('grid'), player.hasClock('matterReport')]).toEqual(['plan', false])
  })

  test('by withdrawing; reopened, the request waits again', () => {
    const player = waiting().send({ type: 'owner.withdraw', reason: 'costTooHigh' })
    expect(player.hasClock('matterReport')).toBe(false)
    player.send('owner.reopen')
    expect([player.stage('fire'), player.clock('matterReport').dueOn]).toEqual(['awaitingMatter', '2026-04-01'])
  })
})

test('waiting again has a clock of its own', () => {
  const player = waiting()
  const { clockId } = player.clock('matterReport')
  player.send({ type: 'owner.stopWaiting', track: 'fire' }).send(waitOn(retrofit))
  expect(player.clock('matterReport')).toMatchObject({ dueOn: '2026-04-01' })
  expect(player.clock('matterReport').clockId).not.toBe(clockId)
})

describe('a report on the matter', () => {
  test('answers the clock, and the next one begins; the owner is told', () => {
    const player = waiting().send(told(retrofit, { nextReportOn: '2026-04-20' }))
    expect(player.clock('matterReport').dueOn).toBe('2026-04-20')
    expect([player.ended('matterReport'), player.told('owner')]).toEqual(['answered', ['matterReported']])
  })

  test('that does not come is shown, and told to the centre and the bureau; the case stays where it is', () => {
    const player = waiting().untilDue('matterReport')
    expect(player.clock('matterReport').passedOn).toBe('2026-04-02')
    expect(['owner', 'centre', 'bureau', 'property'].map((party) => player.told(party as 'owner'))).toEqual([
      ['matterReportOverdue'],
      ['matterReportOverdue'],
      ['matterReportOverdue'],
      [],
    ])
    expect(player.stage('fire')).toBe('awaitingMatter')
  })

  test('is told once, and of linked matters only', () => {
    const player = waiting()
    const news = told(retrofit, { nextReportOn: '2026-04-20' })
    player.send(news)
    expect(player.refused(news)).toBe('MATTER_IS_KNOWN')
    expect(player.refused(told(upgrade, {}))).toBe('MATTER_NOT_LINKED')
  })
})

describe('the end of the matter', () => {
  test('done: the check is made again', () => {
    const player = waiting().send(over(retrofit, 'done'))
    expect([player.stage('fire'), player.holder('fire'), player.file.memory.fire]).toEqual(['assessing', 'fire', null])
    expect(player.told('owner')).toEqual(['matterDone'])
    expect([player.hasClock('ownerDecision', 'fire'), player.hasClock('matterReport')]).toEqual([false, false])
  })

  test('done, and a finding made since lets the space pass: it answers at once (H20b)', () => {
    const passing = {
      findingId: 'f',
      scope: 'garage' as const,
      result: 'passed' as const,
      validUntil: '2027-01-01',
      upheld: [],
      gaps: [],
    }
    const player = waiting()
    player.send({ type: 'facts.changed', facts: undergroundGarage({ version: 2, fireFinding: passing }) })
    player.send(over(retrofit, 'done'))
    expect([player.stage('fire'), player.file.memory.fire?.source]).toEqual(['passed', 'reused'])
  })

  test.each(['refused', 'dropped'] as const)('%s: back to the decision with its document, with all its days', (result) => {
    const player = waiting().until('2026-03-20').send(over(retrofit, result))
    expect([player.stage('fire'), player.holder('fire'), player.told('owner')]).toEqual([
      'needsRetrofit',
      'owner',
      ['matterCameToNothing'],
    ])
    expect(player.clock('ownerDecision', 'fire')).toMatchObject({ state: 'running', startOn: '2026-03-20', dueOn: '2026-05-19' })
    expect(player.file.memory.matters[0]?.matter.endPapers).toEqual([paperOf('fireDocument')])
  })

  test('that came while the case was closed is found on the way back', () => {
    const player = waiting().send({ type: 'owner.withdraw', reason: 'costTooHigh' })
    player.send(over(retrofit, 'done')).send('owner.reopen')
    expect(player.stage('fire')).toBe('assessing')
  })

  test('done, for a request that was only linked and stands stopped: it is checked again too', () => {
    const player = retrofitNeeded().send({ type: 'centre.linkMatter', track: 'fire', matterId: retrofit.matterId })
    expect([player.stage('fire'), player.told('owner')]).toEqual(['needsRetrofit', ['matterLinked']])
    player.send(over(retrofit, 'done'))
    expect(player.stage('fire')).toBe('assessing')
  })

  test('of a matter that is linked and not waited on moves nothing else', () => {
    const player = complete().send({ type: 'centre.linkMatter', track: 'fire', matterId: retrofit.matterId })
    player.send(over(retrofit, 'refused'))
    expect([player.stage('fire'), player.told('owner')]).toEqual(['assessing', ['matterEnded']])
  })
})

describe('what the centre recorded for the owner and is struck out', () => {
  const byPhone = { onBehalf: { channel: 'phone', words: '来电答复' } } as const

  test('the waiting: the owner decides again', () => {
    const player = retrofitNeeded().send({ ...waitOn(retrofit), ...byPhone }, { by: 'centre' })
    const record = player.file.seq
    player.send({ type: 'owner.contestRecord', record }).send({ type: 'centre.settleContest', record, stands: false })
    expect([player.stage('fire'), player.hasClock('matterReport')]).toEqual(['needsRetrofit', false])
    expect(player.clock('ownerDecision', 'fire').state).toBe('running')
  })

  test('the end of the waiting: it waits again, unless the matter is over', () => {
    const stopped = () => {
      const player = waiting().send({ type: 'owner.stopWaiting', track: 'fire', ...byPhone }, { by: 'centre' })
      return { player: player.send({ type: 'owner.contestRecord', record: player.file.seq }), record: player.file.seq - 1 }
    }
    const again = stopped()
    again.player.send({ type: 'centre.settleContest', record: again.record, stands: false })
    expect([again.player.stage('fire'), again.player.clock('matterReport').dueOn]).toEqual(['awaitingMatter', '2026-04-01'])
    const late = stopped()
    late.player.send(told(retrofit, { result: 'refused', nextReportOn: null }))
    late.player.send({ type: 'centre.settleContest', record: late.record, stands: false })
    expect(late.player.stage('fire')).toBe('needsRetrofit')
  })
})

test('decided again and folded from what its events changed, a waiting case is the same', () => {
  const player = waiting()
    .send(told(retrofit, { nextReportOn: '2026-04-20' }))
    .send(told(retrofit, { version: 3, result: 'done', nextReportOn: null }))
  const { decided, folded } = player.replay()
  expect(decided).toEqual(player.file)
  expect(folded).toEqual(player.file)
})
