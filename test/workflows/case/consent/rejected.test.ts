import { describe, expect, test } from 'vitest'
import { companyP, paperOf, stampedPaper, undergroundGarage } from '../../../helpers/case-facts.ts'
import { contest, fireFinding, groundId, nameLaboratory, opinion, rejectedOn, rejection } from '../../../helpers/case-journeys.ts'
import { startCase } from '../../../helpers/case-player.ts'

describe('物业不同意: the owner decides within sixty days', () => {
  test('holds the case; the grounds are shown at once, none of them verified', () => {
    const player = rejectedOn(['NOT_IN_CONTRACT', { code: 'SPACE_TITLE_MISSING', evidence: [paperOf('propertyStatement')] }])
    expect(player.holder('consent')).toBe('owner')
    expect(player.clock('ownerDecision')).toMatchObject({ party: 'owner', dueOn: '2026-05-06' })
    expect(player.file.memory.grounds.map(({ code, burdenMet, verified }) => [code, burdenMet, verified])).toEqual([
      ['NOT_IN_CONTRACT', true, 'UNVERIFIED'],
      ['SPACE_TITLE_MISSING', true, 'UNVERIFIED'],
    ])
    expect(player.told('owner')).toEqual(['rejected'])
  })

  test('contests a legal ground: the centre gives its view', () => {
    const player = contest(rejectedOn(['NOT_IN_CONTRACT']), 1)
    expect(player.stage('consent')).toBe('opinion')
    expect([...player.told('property'), ...player.told('centre')]).toEqual(['contested', 'contested'])
  })

  test('contests a technical ground: the track that decides it', () => {
    expect(contest(rejectedOn(['FIRE_SYSTEM_MISSING']), 1).stage('consent')).toBe('contested')
    expect(contest(rejectedOn(['NO_CAPACITY_PRIVATE']), 1).stage('consent')).toBe('contested')
  })

  test('cannot contest a ground that is not there', () => {
    expect(rejectedOn(['NOT_IN_CONTRACT']).refusal({ type: 'owner.contestGround', groundIds: ['9.1'] })).toEqual({
      code: 'GROUND_UNKNOWN',
      details: { grounds: ['9.1'] },
    })
  })

  test('asks the centre to coordinate: the sixty days rest', () => {
    const player = rejectedOn(['NOT_IN_CONTRACT']).send({ type: 'owner.requestCoordination', track: 'consent' })
    expect(player.stage('consent')).toBe('coordination')
    expect(player.clock('ownerDecision').state).toBe('paused')
    expect(player.file.memory.disputes.consent).toMatchObject({ opened: 1, requestedBy: 'owner', accepted: [] })
  })

  test('asks for mediation, and has thereby agreed to it', () => {
    const player = rejectedOn(['NOT_IN_CONTRACT']).send({ type: 'owner.requestMediation', track: 'consent' })
    expect([player.stage('consent'), player.step('consent')]).toEqual(['mediation', 'requested'])
    expect(player.file.memory.disputes.consent.accepted).toEqual(['owner'])
  })

  test('a dispute of another track has no place here', () => {
    const player = rejectedOn(['NOT_IN_CONTRACT'])
    expect(player.refused({ type: 'owner.requestCoordination', track: 'fire' })).toBe('EVENT_NOT_ALLOWED_IN_STAGE')
  })

  test('gives up: gave up after refusal', () => {
    const player = rejectedOn(['NOT_IN_CONTRACT']).send('owner.acceptRefusal')
    expect(player.stage('main')).toBe('closed')
    expect(player.ended('ownerDecision')).toBe('answered')
    expect(player.file.memory.outcome).toMatchObject({ outcome: 'gaveUpAfterRefusal', reason: 'rejected' })
  })

  test('does nothing: the same after sixty days, never withdrawn', () => {
    const player = rejectedOn(['NOT_IN_CONTRACT']).untilDue('ownerDecision')
    expect(player.today).toBe('2026-05-07')
    expect(player.file.memory.outcome).toMatchObject({ outcome: 'gaveUpAfterRefusal', reason: 'rejected' })
  })

  test('the company cannot reject a second time', () => {
    expect(rejectedOn(['NOT_IN_CONTRACT']).refused(rejection('FEE_ARREARS'))).toBe('EVENT_NOT_ALLOWED_IN_STAGE')
  })
})

describe('written reasons', () => {
  const bare = () => rejectedOn(['SPACE_TITLE_MISSING'])

  test('are owed within seven working days beside the decision of the owner', () => {
    expect(bare().clock('writtenReasons')).toMatchObject({ party: 'property', dueOn: '2026-03-11' })
    expect(bare().holder('consent')).toBe('owner')
  })

  test('given, they end the debt and move nothing', () => {
    const player = bare().send({ type: 'property.giveReasons', evidence: [paperOf('propertyStatement')] })
    expect(player.ended('writtenReasons')).toBe('answered')
    expect(player.stage('consent')).toBe('rejected')
    expect(player.told('owner')).toEqual(['reasonsGiven'])
    expect(player.refused({ type: 'property.giveReasons', evidence: [paperOf('propertyStatement')] })).toBe('EVENT_BLOCKED')
  })

  test('not given, they are shown late and stay owed, also while the case is with the centre', () => {
    const player = bare().untilDue('writtenReasons')
    expect(player.clock('writtenReasons').passedOn).toBe('2026-03-12')
    player.send({ type: 'owner.requestCoordination', track: 'consent' })
    expect(player.clock('writtenReasons').passedOn).toBe('2026-03-12')
  })

  test('are not owed for a ground that needs no document', () => {
    const player = rejectedOn(['NOT_IN_CONTRACT'])
    expect(player.hasClock('writtenReasons')).toBe(false)
    expect(player.refused({ type: 'property.giveReasons', evidence: [paperOf('propertyStatement')] })).toBe('EVENT_BLOCKED')
  })

  test('are no longer owed when the ground has fallen', () => {
    const player = opinion({ 1: false })(contest(bare(), 1))
    expect(player.stage('consent')).toBe('redecide')
    expect(player.hasClock('writtenReasons')).toBe(false)
  })
})

describe('findings that come while the rejection lies with the owner', () => {
  test('decide a ground at once when the owner contests it afterwards (H20b)', () => {
    const player = rejectedOn(['FIRE_SYSTEM_MISSING']).send(fireFinding('passed'))
    expect(player.file.memory.grounds[0]?.verified).toBe('UNVERIFIED')
    expect(contest(player, 1).stage('consent')).toBe('redecide')
  })

  test('do the same with a finding of an earlier case about this garage', () => {
    const known = {
      findingId: 'finding-1',
      scope: 'garage' as const,
      result: 'passed' as const,
      validUntil: '2026-12-31',
      upheld: [],
      gaps: [],
    }
    const player = rejectedOn(['FIRE_SYSTEM_MISSING'], { facts: undergroundGarage({ fireFinding: known }) })
    expect(player.stage('fire')).toBe('passed')
    expect(contest(player, 1).stage('consent')).toBe('redecide')
  })

  test('an upheld ground is not open to a second contest', () => {
    const player = contest(rejectedOn(['FIRE_SYSTEM_MISSING']), 1).send(fireFinding('hardStop', ['FIRE_SYSTEM_MISSING']))
    expect(player.stage('consent')).toBe('rejected')
    expect(player.refused({ type: 'owner.contestGround', groundIds: [groundId(player)] })).toBe('GROUND_NOT_OPEN')
  })

  test('the other assessor finds against an upheld ground: all grounds fell, the company decides again (H13)', () => {
    const player = contest(rejectedOn(['FIRE_SYSTEM_MISSING']), 1)
      .send(fireFinding('hardStop', ['FIRE_SYSTEM_MISSING']))
      .send({ type: 'owner.contestFinding', track: 'fire' })
      .send(nameLaboratory('fire'))
      .send(fireFinding('passed'))
    expect(player.file.memory.grounds[0]?.verified).toBe('FALLEN')
    expect(player.stage('consent')).toBe('redecide')
  })

  test('the retrofit is done and the check passed: all grounds fell, the company decides again (H13)', () => {
    const player = contest(rejectedOn(['FIRE_SYSTEM_MISSING']), 1)
      .send(fireFinding('needsRetrofit', ['FIRE_SYSTEM_MISSING']))
      .send({ type: 'owner.reportRemedy', track: 'fire' })
      .send(fireFinding('passed'))
    expect(player.stage('consent')).toBe('redecide')
  })

  test('nobody was competent, and a third party’s report stands against the ground: the company decides again (H13)', () => {
    const player = contest(rejectedOn(['FIRE_SYSTEM_MISSING']), 1)
      .send({ type: 'fire.declineCompetence', basis: 'noStatutoryDuty' })
      .send({ type: 'centre.declareNoBody', track: 'fire' })
    expect(player.stage('consent')).toBe('rejected')
    player.send({ type: 'owner.submitTestReport', result: 'passed', evidence: [paperOf('thirdPartyReport')] })
    expect(player.stage('fire')).toBe('passed')
    expect(player.stage('consent')).toBe('redecide')
  })
})

test('a yes after the rejection ends it (H10)', () => {
  const player = rejectedOn(['NOT_IN_CONTRACT'], { facts: undergroundGarage({ issuers: [companyP] }) }).nextWorkingDay(5)
  player.send({ type: 'property.approve', paper: stampedPaper })
  expect(player.stage('consent')).toBe('granted')
  expect(player.ended('ownerDecision')).toBe('left')
  expect(player.file.memory.grounds[0]?.settledSeq).toBe(player.file.seq)
})

test('a request without any ground was never rejected', () => {
  expect(startCase().file.memory.grounds).toEqual([])
})
