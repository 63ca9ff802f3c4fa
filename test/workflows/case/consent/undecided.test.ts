import { describe, expect, test } from 'vitest'
import { companyP, paperOf, stampedPaper, undergroundGarage } from '../../../helpers/case-facts.ts'
import {
  complete,
  contest,
  fireFinding,
  inReview,
  nameLaboratory,
  opinion,
  rejectedOn,
  silent,
} from '../../../helpers/case-journeys.ts'
import { type CasePlayer, startCase } from '../../../helpers/case-player.ts'

const alone = { facts: undergroundGarage({ issuers: [companyP] }) }
const mediation = (player: CasePlayer) => player.send({ type: 'owner.requestMediation', track: 'consent' })
const noPower = { type: 'bureau.noPower', track: 'consent', why: 'noRule' } as const

/** One case in every stage of the track before consent exists. */
const stages: Readonly<Record<string, () => CasePlayer>> = {
  documentCheck: () => startCase(),
  awaitingCorrection: () => startCase().send({ type: 'centre.requestCorrection', missing: ['vehicle'] }),
  namingIssuer: () => complete({ facts: undergroundGarage({ issuers: [] }) }),
  serving: () => complete(),
  reviewing: () => inReview(),
  paperDue: () => inReview().send('property.approve'),
  conditionsOffered: () => inReview().send({ type: 'property.offerConditions', conditions: [{ kind: 'ROUTE' }] }),
  rejected: () => rejectedOn(['NOT_IN_CONTRACT']),
  unanswered: () => silent(alone).untilDue('centreAccept').send(noPower),
  opinion: () => contest(rejectedOn(['NOT_IN_CONTRACT']), 1),
  contested: () => contest(rejectedOn(['FIRE_SYSTEM_MISSING']), 1),
  redecide: () => opinion({ 1: false })(contest(rejectedOn(['NOT_IN_CONTRACT']), 1)),
  substituteIssue: () => inReview().send('property.noObjection'),
  coordination: () => silent(),
  mediation: () => mediation(rejectedOn(['NOT_IN_CONTRACT'])),
  bureauHandling: () => silent().untilDue('centreAccept'),
}

describe('a plain yes counts in every stage until consent exists (H10)', () => {
  test.each(Object.entries(stages))('in %s, with the stamped paper: granted', (stage, play) => {
    const player = play()
    expect(player.stage('consent')).toBe(stage)
    player.send({ type: 'property.approve', paper: stampedPaper })
    expect(player.stage('consent')).toBe('granted')
    expect(player.file.clocks.filter(({ track }) => track === 'consent')).toEqual([])
    expect(player.file.memory.grounds.every(({ settledSeq }) => settledSeq !== null)).toBe(true)
  })

  // Where nobody could issue there is no company either that could owe a paper.
  const withCompany = Object.entries(stages).filter(([stage]) => stage !== 'namingIssuer')
  test.each(withCompany)('in %s, without it: the paper is owed', (_, play) => {
    const player = play().send('property.approve')
    expect(player.stage('consent')).toBe('paperDue')
    expect(player.clock('paperDue').party).toBe('property')
  })

  test('a yes while a mediation is in sessions ends it', () => {
    const player = mediation(rejectedOn(['NOT_IN_CONTRACT']))
      .send({ type: 'centre.openMediation', track: 'consent', mediator: 'street' })
      .send({ type: 'property.acceptMediation', track: 'consent' })
      .send({ type: 'property.approve', paper: stampedPaper })
    expect(player.stage('consent')).toBe('granted')
    expect(player.ended('mediation')).toBe('left')
  })

  test('after a silence it is a late yes, and the silence stays on record', () => {
    const player = silent().send({ type: 'property.approve', paper: stampedPaper })
    expect(player.file.memory.consentedLate).toBe(player.file.seq)
    expect(player.file.memory.silences).toHaveLength(1)
  })

  test('after a silence it is late too when the paper follows the yes', () => {
    const player = silent().send('property.approve').send({ type: 'property.givePaper', paper: stampedPaper })
    expect(player.file.memory.consentedLate).toBe(player.file.seq)
  })

  test('in time it is not late', () => {
    expect(inReview().send({ type: 'property.approve', paper: stampedPaper }).file.memory.consentedLate).toBeNull()
  })

  test('it ends a rejection as consented late (H10)', () => {
    const player = rejectedOn(['NOT_IN_CONTRACT']).nextWorkingDay(5).send({ type: 'property.approve', paper: stampedPaper })
    expect(player.file.memory.consentedLate).toBe(player.file.seq)
  })
})

describe('where no consent is asked for (NONE)', () => {
  test('the request is granted as it is filed; only fire and grid are left', () => {
    const player = startCase({ pack: 'xiangyang-2023' })
    expect(player.stage('consent')).toBe('granted')
    expect(player.file.memory.paper).toMatchObject({ kind: 'notNeeded', form: 'record' })
    expect(player.file.positions.map(({ track }) => track)).toEqual(['fire', 'grid'])
  })
})

describe('a dispute without a result', () => {
  test('leads back to an offer that is still on the table', () => {
    const player = inReview().send({ type: 'property.offerConditions', conditions: [{ kind: 'ROUTE' }] })
    player.send({ type: 'owner.contestCondition', groundIds: ['4.1'] }).untilDue('opinion')
    expect(player.stage('consent')).toBe('bureauHandling')
    expect(player.clock('ownerAnswer').state).toBe('paused')
    player.send(noPower)
    expect(player.stage('consent')).toBe('conditionsOffered')
    expect(player.clock('ownerAnswer').state).toBe('running')
  })

  test('leads back to the grounds that are still pleaded', () => {
    const player = rejectedOn(['NOT_IN_CONTRACT']).send({ type: 'owner.requestCoordination', track: 'consent' })
    player.untilDue('centreAccept').send(noPower)
    expect(player.stage('consent')).toBe('rejected')
    expect(player.clock('ownerDecision').state).toBe('running')
  })

  test('leads to “unanswered” where nobody said no', () => {
    expect(silent().untilDue('centreAccept').send(noPower).stage('consent')).toBe('unanswered')
  })

  test('and with all grounds fallen meanwhile, to a new decision of the company (H13)', () => {
    const player = contest(rejectedOn(['FIRE_SYSTEM_MISSING']), 1)
      .send(fireFinding('hardStop', ['FIRE_SYSTEM_MISSING']))
      .send({ type: 'owner.requestCoordination', track: 'consent' })
      .send({ type: 'owner.contestFinding', track: 'fire' })
      .send(nameLaboratory('fire'))
      .send(fireFinding('passed'))
    expect(player.stage('consent')).toBe('coordination')
    player.send({
      type: 'centre.closeCoordination',
      track: 'consent',
      result: 'noPower',
      noPower: { who: 'centre', why: 'noRule' },
    })
    expect(player.stage('consent')).toBe('redecide')
  })
})

test('evidence follows a ground in every stage in which it is pleaded', () => {
  const player = silent().send({ type: 'property.approve' })
  expect(player.refused({ type: 'property.addEvidence', groundId: '4.1', evidence: [paperOf('sitePhoto')] })).toBe(
    'GROUND_UNKNOWN',
  )
  const pleaded = mediation(rejectedOn(['SPACE_TITLE_MISSING']))
  pleaded.send({ type: 'property.addEvidence', groundId: '4.1', evidence: [paperOf('propertyStatement')] })
  expect(pleaded.file.memory.grounds[0]?.burdenMet).toBe(true)
})
