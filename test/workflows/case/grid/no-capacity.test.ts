import { describe, expect, test } from 'vitest'
import { laboratoryL } from '../../../helpers/case-facts.ts'
import { capacityFinding, nameLaboratory, surveyed } from '../../../helpers/case-journeys.ts'
import { startCase } from '../../../helpers/case-player.ts'

const contestFinding = { type: 'owner.contestFinding', track: 'grid' } as const
const found = (result: 'orderedChargingOnly' | 'noCapacity') => surveyed(startCase()).send(capacityFinding(result))

describe('仅可有序充电: room only at other hours or with less power', () => {
  test('the owner takes it: the plan is made', () => {
    const player = found('orderedChargingOnly').send('owner.acceptOrderedCharging')
    expect(player.stage('grid')).toBe('plan')
    expect(player.file.memory.orderedChargingAccepted).toBe(true)
    expect(player.ended('ownerDecision')).toBe('answered')
  })

  test('it is not offered where there is no room at all', () => {
    expect(found('noCapacity').refused('owner.acceptOrderedCharging')).toBe('EVENT_NOT_ALLOWED_IN_STAGE')
  })
})

describe.each(['orderedChargingOnly', 'noCapacity'] as const)('the finding %s', (result) => {
  test('lies with the owner for sixty days', () => {
    expect(found(result).clock('ownerDecision', 'grid')).toMatchObject({ party: 'owner', dueOn: '2026-05-06' })
  })

  test('contested, a load logger measures for seven days (H17)', () => {
    const player = found(result).nextWorkingDay().send(contestFinding)
    expect([player.stage('grid'), player.holder('grid')]).toEqual(['loadLogging', 'grid'])
    expect(player.file.memory.grid).toBeNull()
    expect(player.clock('loadLogger')).toMatchObject({ startOn: '2026-03-03', dueOn: '2026-03-10' })
    expect(player.told('grid')).toEqual(['findingContested'])
    expect(player.untilDue('loadLogger').stage('grid')).toBe('capacity')
    expect(player.hasClock('capacity')).toBe(true)
  })

  test('contested a second time: refused', () => {
    const player = found(result).send(contestFinding).send(capacityFinding(result))
    expect(player.stage('grid')).toBe(result)
    expect(player.refused(contestFinding)).toMatch(/^EVENT_(NOT_ALLOWED_IN_STAGE|BLOCKED)$/)
  })

  test('accepted or left alone: infeasible at present', () => {
    const outcome = { outcome: 'infeasibleAtPresent', reason: result }
    const accepted = found(result).send('owner.acceptInfeasible')
    expect(accepted.file.memory.outcome).toMatchObject(outcome)
    expect(accepted.ended('ownerDecision')).toBe('answered')
    expect(found(result).untilDue('ownerDecision').file.memory.outcome).toMatchObject(outcome)
  })
})

describe('a supply that is not the grid’s own', () => {
  const declined = () => startCase().send({ type: 'grid.declineCompetence', basis: 'notOurSupply' })

  test('the centre names who answers within three working days; the clock of the grid rests', () => {
    const player = declined()
    expect(player.clock('nameBody', 'grid')).toMatchObject({ party: 'centre', dueOn: '2026-03-05' })
    expect(player.clock('gridTotal').state).toBe('paused')
  })

  test('the named body takes the application in', () => {
    const player = declined().send(nameLaboratory('grid'))
    expect(player.stage('grid')).toBe('intake')
    expect(player.position('grid')).toMatchObject({ holder: 'grid', organisationId: laboratoryL })
    expect(player.ended('nameBody')).toBe('answered')
  })

  test.each([
    ['the centre finds none', () => declined().send({ type: 'centre.declareNoBody', track: 'grid' })],
    ['the centre names none in time', () => declined().untilDue('nameBody')],
  ])('%s: no competent body', (_, play) => {
    const player = play()
    expect([player.stage('grid'), player.holder('grid')]).toEqual(['noCompetentBody', 'owner'])
    expect(player.file.memory.noBody).toEqual({ fire: false, grid: true })
    expect(player.send(nameLaboratory('grid')).position('grid')).toMatchObject({ stage: 'intake', organisationId: laboratoryL })
    expect(player.file.memory.noBody.grid).toBe(false)
  })

  test('nobody is found and the owner gives up', () => {
    const player = declined().send({ type: 'centre.declareNoBody', track: 'grid' }).untilDue('ownerDecision')
    expect(player.file.memory.outcome).toMatchObject({ outcome: 'gaveUpAfterRefusal', reason: 'noCompetentBody' })
  })

  test('fire and grid may both be without a body: the centre names each by itself', () => {
    const player = declined().send({ type: 'fire.declineCompetence', basis: 'noStatutoryDuty' }).send(nameLaboratory('fire'))
    expect([player.stage('fire'), player.stage('grid')]).toEqual(['assessing', 'namingBody'])
    player.send({ type: 'fire.declineCompetence', basis: 'otherAuthority' }).send({ type: 'centre.declareNoBody', track: 'fire' })
    expect([player.stage('fire'), player.stage('grid')]).toEqual(['noCompetentBody', 'namingBody'])
  })
})
