import { describe, expect, test } from 'vitest'
import {
  communityS,
  companyP,
  paperOf,
  stampedPaper,
  streetT,
  substitutePaper,
  undergroundGarage,
  withoutInbox,
} from '../../../helpers/case-facts.ts'
import { complete, inReview } from '../../../helpers/case-journeys.ts'

/** The company is gone, so the community is asked. */
const asked = (issuers = [companyP, communityS]) =>
  complete({ facts: undergroundGarage({ issuers }) }).send({ type: 'centre.reportUnservable', reason: 'companyLeft' })

describe('代为出证: street, community or owners’ committee issue in place of the company (H3)', () => {
  test('the community has five working days from its own service', () => {
    const player = asked()
    expect(player.position('consent')).toMatchObject({ holder: 'community', organisationId: communityS.organisationId })
    expect(player.clock('substituteReply')).toMatchObject({ party: 'community', dueOn: '2026-03-09' })
    expect(player.last.notices.map(({ notice, to }) => `${notice} ${to}`)).toContain('requestServed community')
  })

  test('it issues the paper: granted', () => {
    const player = asked().send({ type: 'community.issuePaper', paper: substitutePaper })
    expect(player.stage('consent')).toBe('granted')
    expect(player.ended('substituteReply')).toBe('answered')
    expect(player.told('owner')).toEqual(['paperArrived'])
    expect(player.file.memory.paper).toMatchObject({ kind: 'substitute', party: 'community' })
  })

  test('the paper of the company is not its paper', () => {
    expect(asked().refused({ type: 'community.issuePaper', paper: stampedPaper })).toBe('PAPER_IS_NOT_A_PAPER')
  })

  test('it declines: the next issuer is asked', () => {
    const player = asked([companyP, communityS, streetT]).send({ type: 'community.declineToIssue', reason: 'noPower' })
    expect(player.stage('consent')).toBe('substituteIssue')
    expect(player.position('consent').organisationId).toBe(streetT.organisationId)
    expect(player.told('owner')).toContain('substituteDeclined')
  })

  test('it declines and nobody is left: the centre coordinates', () => {
    expect(asked().send({ type: 'community.declineToIssue', reason: 'factsUnclear' }).stage('consent')).toBe('coordination')
  })

  test('it is silent: the next issuer, and its own silence on record', () => {
    const player = asked([companyP, communityS, streetT]).untilDue('substituteReply')
    expect(player.position('consent').organisationId).toBe(streetT.organisationId)
    expect(player.file.memory.silences).toMatchObject([{ party: 'community', organisationId: communityS.organisationId }])
  })

  test('each issuer has its own five days', () => {
    const player = asked([companyP, communityS, streetT]).nextWorkingDay(3)
    const first = player.clock('substituteReply').clockId
    player.send({ type: 'community.declineToIssue', reason: 'noPower' })
    expect(player.clock('substituteReply')).toMatchObject({ startOn: '2026-03-05', dueOn: '2026-03-12' })
    expect(player.clock('substituteReply').clockId).not.toBe(first)
  })

  test('it is silent and nobody is left: the centre coordinates', () => {
    const player = asked().untilDue('substituteReply')
    expect(player.stage('consent')).toBe('coordination')
    expect(player.file.memory.silences).toHaveLength(1)
  })

  test('a courier’s record of a later day does not move its clock: it was served when it opened the request', () => {
    const player = complete({ facts: undergroundGarage({ issuers: [companyP, withoutInbox(communityS)] }) })
    player.send({ type: 'centre.reportUnservable', reason: 'companyLeft' }).nextWorkingDay(2).send('community.open')
    expect(player.clock('substituteReply').dueOn).toBe('2026-03-11')
    player.nextWorkingDay().send({
      type: 'centre.recordService',
      means: 'courierDelivered',
      servedOn: '2026-03-05',
      evidence: [paperOf('serviceProof')],
    })
    expect(player.clock('substituteReply').dueOn).toBe('2026-03-11')
  })

  test('the company wakes up and says yes: that counts too (H10)', () => {
    const player = inReview().send('property.noObjection').nextWorkingDay()
    player.send({ type: 'property.approve', paper: stampedPaper })
    expect(player.stage('consent')).toBe('granted')
    expect(player.file.memory.paper).toMatchObject({ kind: 'consent', party: 'property' })
  })
})
