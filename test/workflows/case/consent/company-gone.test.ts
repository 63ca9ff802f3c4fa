import { describe, expect, test } from 'vitest'
import {
  communityS,
  companyP,
  paperOf,
  stampedPaper,
  streetT,
  substitutePaper,
  undergroundGarage,
} from '../../../helpers/case-facts.ts'
import { fireFinding, groundId, inReview, opinion, planned } from '../../../helpers/case-journeys.ts'
import type { CasePlayer } from '../../../helpers/case-player.ts'

const track = 'consent'

/** The company leaves, with who remains in the compound to issue instead. */
const leaves = (player: CasePlayer, issuers: readonly (typeof communityS)[]): CasePlayer =>
  player.send({ type: 'facts.changed', facts: undergroundGarage({ version: 2, issuers: [...issuers] }) })

/** The company neither hindered nor issued, so another has issued or will: it is no longer the issuer, but still a party. */
const besideTheIssuer = () => inReview().send('property.noObjection')
const takenBack = () =>
  besideTheIssuer()
    .send({ type: 'property.approve', paper: stampedPaper })
    .send({ type: 'property.revoke', ground: 'FIRE_COST_DISPUTE', evidence: [paperOf('fireDocument')] })
const redeciding = () => {
  const player = takenBack()
  return opinion({ 1: false })(player.send({ type: 'owner.contestGround', groundIds: [groundId(player)] }))
}
const inMediation = () =>
  takenBack()
    .send({ type: 'owner.requestMediation', track })
    .send({ type: 'centre.openMediation', track, mediator: 'peoplesMediationCommittee' })

describe('a company that leaves the compound, with nobody after it', () => {
  test('while it decides again: the next issuer is asked', () => {
    const player = leaves(redeciding(), [communityS, streetT])
    expect(player.stage('consent')).toBe('substituteIssue')
  })

  test('while it decides again, and nobody else could issue: the centre coordinates', () => {
    const player = leaves(redeciding(), [])
    expect(player.stage('consent')).toBe('coordination')
    expect(player.holder('consent')).toBe('centre')
  })

  test('while it owes the paper of its yes: the centre coordinates', () => {
    const player = besideTheIssuer().send({ type: 'property.approve' })
    expect(player.stage('consent')).toBe('paperDue')
    expect(leaves(player, []).stage('consent')).toBe('coordination')
  })

  test('while it is asked to mediate: the mediation has failed', () => {
    const player = inMediation()
    expect(player.step('consent')).toBe('accepted')
    expect(leaves(player, []).stage('consent')).toBe('rejected')
  })

  test('while it obstructs the works: the centre has them', () => {
    const player = planned(besideTheIssuer())
      .send('owner.confirmPlan')
      .send({ type: 'community.issuePaper', paper: substitutePaper })
      .send(fireFinding('passed'))
    player.send({ type: 'owner.reportObstruction', kind: 'gate' })
    expect(leaves(player, []).stage('main')).toBe('coordination')
    expect(player.file.memory.obstructions).toMatchObject([{ end: 'coordination' }])
  })
})

describe('who is asked next after the compound changed', () => {
  test('is who comes after the one that was asked, wherever that one stands now', () => {
    const player = besideTheIssuer().send({
      type: 'facts.changed',
      facts: undergroundGarage({ version: 2, issuers: [communityS, streetT] }),
    })
    player.send({ type: 'community.declineToIssue', reason: 'noPower' })
    expect(player.position('consent').organisationId).toBe(streetT.organisationId)
  })

  test('is nobody who was asked before, when the one that was asked is gone', () => {
    const player = besideTheIssuer().send({
      type: 'facts.changed',
      facts: undergroundGarage({ version: 2, issuers: [companyP, streetT] }),
    })
    player.send({ type: 'community.declineToIssue', reason: 'noPower' })
    expect(player.position('consent').organisationId).toBe(streetT.organisationId)
  })
})
