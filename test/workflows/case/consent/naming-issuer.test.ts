import { describe, expect, test } from 'vitest'
import { communityS, companyP, organisationId, undergroundGarage } from '../../../helpers/case-facts.ts'
import { complete } from '../../../helpers/case-journeys.ts'

/** 无物业小区: nobody is known who could issue the paper. */
const nobody = { facts: undergroundGarage({ issuers: [] }) }

describe('确定出证主体: a compound without a property company', () => {
  test('the centre names the issuer within three working days, before and not after a silence (H3)', () => {
    const player = complete(nobody)
    expect(player.stage('consent')).toBe('namingIssuer')
    expect(player.clock('nameIssuer')).toMatchObject({ party: 'centre', dueOn: '2026-03-05' })
    expect(player.told('centre')).toContain('issuerWanted')
  })

  test('the named community has an inbox: it is served at once and has five working days', () => {
    const player = complete(nobody).send({
      type: 'centre.nameIssuer',
      kind: 'community',
      organisationId: communityS.organisationId,
    })
    expect(player.stage('consent')).toBe('substituteIssue')
    expect(player.position('consent')).toMatchObject({ holder: 'community', organisationId: communityS.organisationId })
    expect(player.clock('substituteReply').dueOn).toBe('2026-03-09')
    expect(player.ended('nameIssuer')).toBe('answered')
  })

  test('a body that nobody knows cannot be named', () => {
    const unknown = { type: 'centre.nameIssuer', kind: 'community', organisationId: organisationId('unknown') } as const
    expect(complete(nobody).refused(unknown)).toBe('ORGANISATION_UNKNOWN')
  })

  test('the centre names nobody: to the bureau, as centre late', () => {
    const player = complete(nobody).untilDue('nameIssuer')
    expect(player.stage('consent')).toBe('bureauHandling')
    expect(player.file.memory.disputes.consent.centreLate).toBe(true)
    expect(player.told('bureau')).toEqual(['escalated'])
  })

  test('the bureau returns it: the centre still owes the name', () => {
    const player = complete(nobody).untilDue('nameIssuer').send({ type: 'bureau.return', track: 'consent' })
    expect(player.stage('consent')).toBe('namingIssuer')
    expect(player.hasClock('nameIssuer')).toBe(true)
  })

  test('a property company moves in meanwhile: it is served like any other', () => {
    const player = complete(nobody).send({ type: 'facts.changed', facts: undergroundGarage({ version: 2, issuers: [companyP] }) })
    expect(player.stage('consent')).toBe('serving')
    expect(player.file.memory.issuer?.organisationId).toBe(companyP.organisationId)
  })

  test('facts that still name nobody leave the centre with its three days', () => {
    const player = complete(nobody).nextWorkingDay()
    player.send({ type: 'facts.changed', facts: undergroundGarage({ version: 2, issuers: [] }) })
    expect(player.stage('consent')).toBe('namingIssuer')
    expect(player.clock('nameIssuer').dueOn).toBe('2026-03-05')
  })
})
