import { describe, expect, test } from 'vitest'
import { capacityFinding, planned, surveyed } from '../../../helpers/case-journeys.ts'
import { startCase } from '../../../helpers/case-player.ts'

const room = () => surveyed(startCase()).send(capacityFinding('available'))

describe('供电方案: the grid answers with the plan within two working days', () => {
  test('it goes to the owner, and the total of the grid rests', () => {
    const player = room()
    expect(player.clock('supplyPlan').dueOn).toBe('2026-03-04')
    player.send({ type: 'grid.issuePlan', validUntil: '2026-06-30', ownerCostYuan: 1200 })
    expect(player.stage('grid')).toBe('planConfirm')
    expect(player.holder('grid')).toBe('owner')
    expect(player.ended('supplyPlan')).toBe('answered')
    expect(player.clock('gridTotal')).toMatchObject({ state: 'paused', left: 5 })
    expect(player.file.memory.plan).toMatchObject({ validUntil: '2026-06-30', ownerCostYuan: 1200 })
    expect(player.told('owner')).toEqual(['planIssued'])
  })

  test('a plan that has run out when it is issued is implausible', () => {
    expect(room().refused({ type: 'grid.issuePlan', validUntil: '2026-03-01' })).toBe('DATE_IMPLAUSIBLE')
  })

  test('late, it stays with the grid', () => {
    expect(room().untilDue('supplyPlan').stage('grid')).toBe('plan')
  })
})

describe('用户确认方案: the owner', () => {
  test('confirms: the supply is settled and no clock of the grid runs', () => {
    const player = planned(startCase()).nextWorkingDay(3).send('owner.confirmPlan')
    expect(player.stage('grid')).toBe('confirmed')
    expect(player.file.clocks.filter(({ track }) => track === 'grid')).toEqual([])
    expect([player.ended('planConfirm'), player.ended('gridTotal')]).toEqual(['answered', 'answered'])
  })

  test.each(['otherRoute', 'otherMeterPlace'] as const)('sends it back because of %s: the grid makes another', (reason) => {
    const player = planned(startCase()).nextWorkingDay(3).send({ type: 'owner.declinePlan', reason })
    expect(player.stage('grid')).toBe('plan')
    expect(player.clock('supplyPlan').startOn).toBe('2026-03-05')
    // Four days rested: five working days from 2 March, the days 2 to 5 March not counted.
    expect(player.clock('gridTotal')).toMatchObject({ state: 'running', dueOn: '2026-03-12' })
    expect(player.told('grid')).toEqual(['planAnswered'])
  })

  test('declines it for its cost: what it would have cost is on record, and there are ways on', () => {
    const declined = () => planned(startCase()).send({ type: 'owner.declinePlan', reason: 'cost' })
    expect([declined().stage('grid'), declined().holder('grid')]).toEqual(['planDeclined', 'owner'])
    expect(declined().file.memory.planDeclines).toMatchObject([{ reason: 'cost', ownerCostYuan: 0 }])
    expect(declined().send('owner.confirmPlan').stage('grid')).toBe('confirmed')
    expect(declined().send('owner.askForPlan').stage('grid')).toBe('plan')
    const over = { outcome: 'declinedForCost', reason: 'planCost' }
    expect(declined().send('owner.acceptInfeasible').file.memory.outcome).toMatchObject(over)
    expect(declined().untilDue('ownerDecision', 'grid').file.memory.outcome).toMatchObject(over)
  })

  test('lets it expire: back to the intake, with its place, and nothing is looked at twice (H19)', () => {
    const player = room().send({ type: 'grid.issuePlan' })
    expect(player.clock('planConfirm')).toMatchObject({ party: 'owner', dueOn: '2026-04-01' })
    player.untilDue('planConfirm')
    expect(player.stage('grid')).toBe('intake')
    expect(player.ended('planConfirm')).toBe('passed')
    expect([player.file.memory.queuePlace, player.file.memory.returns]).toEqual(['2026-03-02T01:00:00.000Z', []])
    expect(player.send({ type: 'grid.acceptIntake', orderNumber: 'GW-2026-002' }).stage('grid')).toBe('plan')
  })

  test('has the time for which the plan is valid, where the plan says so (H19)', () => {
    const player = room().send({ type: 'grid.issuePlan', validUntil: '2026-03-12' })
    expect(player.clock('planConfirm').dueOn).toBe('2026-03-12')
  })
})
