import { describe, expect, test } from 'vitest'
import { laboratoryL, organisationId, paperOf } from '../../../helpers/case-facts.ts'
import { fireFinding, nameLaboratory } from '../../../helpers/case-journeys.ts'
import { startCase } from '../../../helpers/case-player.ts'

const declined = () => startCase().nextWorkingDay(4).send({ type: 'fire.declineCompetence', basis: 'noStatutoryDuty' })
const nobody = () => declined().send({ type: 'centre.declareNoBody', track: 'fire' })

describe('确定核查机构: the centre names a body within three working days (H18)', () => {
  test('it holds the track; the time of the assessor rests', () => {
    const player = declined()
    expect(player.holder('fire')).toBe('centre')
    expect(player.clock('nameBody')).toMatchObject({ party: 'centre', dueOn: '2026-03-11' })
    expect(player.clock('fireCheck')).toMatchObject({ state: 'paused', left: 7 })
  })

  test('the named body makes the check, with full time', () => {
    const player = declined().nextWorkingDay().send(nameLaboratory('fire'))
    expect(player.stage('fire')).toBe('assessing')
    expect(player.position('fire').organisationId).toBe(laboratoryL)
    expect(player.clock('fireCheck').dueOn).toBe('2026-03-23')
    expect(player.ended('nameBody')).toBe('answered')
    expect(player.last.notices).toContainEqual({
      notice: 'fireCheckWanted',
      to: 'fire',
      organisationId: laboratoryL,
      notBefore: null,
    })
  })

  test('a body that nobody knows cannot be named', () => {
    const unknown = { type: 'centre.nameBody', track: 'fire', organisationId: organisationId('unknown') } as const
    expect(declined().refused(unknown)).toBe('ORGANISATION_UNKNOWN')
  })

  test('a body for the grid is another question', () => {
    expect(declined().refused(nameLaboratory('grid'))).toBe('EVENT_NOT_ALLOWED_IN_STAGE')
  })

  test.each([
    ['the centre finds none', nobody],
    ['the centre names none in time', () => declined().untilDue('nameBody')],
  ])('%s: no competent body, counted as such', (_, play) => {
    const player = play()
    expect(player.stage('fire')).toBe('noCompetentBody')
    expect(player.file.memory.noBody.fire).toBe(true)
    expect(player.file.memory.declined.map(({ basis }) => basis)).toEqual(['noStatutoryDuty', 'noBody'])
    expect(player.told('bureau')).toContain('noCompetentBody')
    expect(player.hasClock('fireCheck')).toBe(false)
  })
})

describe('无主管机构: nobody is competent', () => {
  test('the owner has sixty days', () => {
    expect(nobody().holder('fire')).toBe('owner')
    expect(nobody().clock('ownerDecision').party).toBe('owner')
  })

  test('a third party tests: that is the way on', () => {
    const player = nobody().send({ type: 'owner.orderTest', payer: 'shared', personal: { tester: '某检测公司' } })
    expect([player.stage('fire'), player.holder('fire')]).toEqual(['thirdPartyTest', 'tester'])
    player.send({ type: 'owner.submitTestReport', result: 'passed', evidence: [paperOf('thirdPartyReport')] })
    expect(player.stage('fire')).toBe('passed')
    expect(player.ended('thirdPartyTest')).toBe('answered')
  })

  test('who declined has nothing to answer: a report stands at once, also while the centre looks for a body', () => {
    const report = { type: 'owner.submitTestReport', result: 'passed', evidence: [paperOf('thirdPartyReport')] } as const
    expect(nobody().send(report).stage('fire')).toBe('passed')
    const declined = startCase().send({ type: 'fire.declineCompetence', basis: 'noStatutoryDuty' }).send(report)
    expect([declined.stage('fire'), declined.hasClock('testAnswer')]).toEqual(['passed', false])
    expect(declined.file.memory.fire).toMatchObject({ source: 'test' })
  })

  test('the centre finds a body after all', () => {
    const player = nobody().send(nameLaboratory('fire'))
    expect(player.told('owner')).toEqual(['bodyNamed'])
    expect(player.stage('fire')).toBe('assessing')
    expect(player.file.memory.noBody.fire).toBe(false)
    expect(player.send(fireFinding('passed')).stage('fire')).toBe('passed')
  })

  test('the owner gives up, at once or after sixty days: given up, not infeasible', () => {
    expect(nobody().send('owner.acceptInfeasible').file.memory.outcome).toMatchObject({ outcome: 'gaveUpAfterRefusal' })
    expect(nobody().untilDue('ownerDecision').file.memory.outcome).toMatchObject({
      outcome: 'gaveUpAfterRefusal',
      reason: 'noCompetentBody',
    })
  })
})
