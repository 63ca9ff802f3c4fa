import { describe, expect, test } from 'vitest'
import { laboratoryL, organisationId } from '../../../helpers/case-facts.ts'
import { fireFinding, nameLaboratory } from '../../../helpers/case-journeys.ts'
import { startCase } from '../../../helpers/case-player.ts'

const contestFinding = { type: 'owner.contestFinding', track: 'fire' } as const

describe.each(['hardStop', 'needsRetrofit'] as const)('the finding %s stops the request', (result) => {
  const stopped = () => startCase().send(fireFinding(result))

  test('the owner holds it for sixty days', () => {
    expect(stopped().holder('fire')).toBe('owner')
    expect(stopped().clock('ownerDecision', 'fire')).toMatchObject({ party: 'owner', dueOn: '2026-05-06' })
  })

  test('contested, it is looked at again by another assessor, with full time', () => {
    const player = stopped().nextWorkingDay(3).send(contestFinding)
    expect([player.stage('fire'), player.holder('fire')]).toEqual(['namingBody', 'centre'])
    expect(player.file.memory.fire).toBeNull()
    expect([...player.told('fire'), ...player.told('centre')]).toEqual(['findingContested', 'assessorWanted'])
    expect(player.refused({ ...nameLaboratory('fire'), organisationId: organisationId('fire-F') })).toBe('ORGANISATION_UNKNOWN')
    player.nextWorkingDay().send(nameLaboratory('fire'))
    expect([player.stage('fire'), player.position('fire').organisationId]).toEqual(['assessing', laboratoryL])
    expect(player.clock('fireCheck').startOn).toBe('2026-03-06')
  })

  test('the body that was contested is not the one that looks again', () => {
    const player = startCase().send({ type: 'fire.declineCompetence', basis: 'noStatutoryDuty' }).send(nameLaboratory('fire'))
    player.send(fireFinding(result)).send(contestFinding)
    expect(player.refused(nameLaboratory('fire'))).toBe('SAME_ASSESSOR')
  })

  test('where the centre names nobody in its days, the same office looks again', () => {
    const player = stopped().send(contestFinding).untilDue('nameBody')
    expect([player.stage('fire'), player.position('fire').organisationId]).toEqual(['assessing', organisationId('fire-F')])
  })

  test('contested a second time: refused', () => {
    const player = stopped().send(contestFinding).send(nameLaboratory('fire')).send(fireFinding(result))
    expect(player.stage('fire')).toBe(result)
    expect(player.refused(contestFinding)).toMatch(/^EVENT_(NOT_ALLOWED_IN_STAGE|BLOCKED)$/)
  })

  test('accepted or left alone for sixty days: infeasible at present, with the finding as reason', () => {
    const outcome = { outcome: 'infeasibleAtPresent', reason: result }
    const accepted = stopped().send('owner.acceptInfeasible')
    expect(accepted.file.memory.outcome).toMatchObject(outcome)
    expect(accepted.ended('ownerDecision')).toBe('answered')
    expect(stopped().untilDue('ownerDecision', 'fire').file.memory.outcome).toMatchObject(outcome)
  })
})

test('a contest that is used up is not offered as something the owner may do', () => {
  const player = startCase().send(fireFinding('hardStop')).send(contestFinding)
  player.send(nameLaboratory('fire')).send(fireFinding('hardStop'))
  expect(player.refusal('owner.acceptOrderedCharging').details['allowed']).not.toContain('owner.contestFinding')
})
