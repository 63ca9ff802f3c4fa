import { describe, expect, test } from 'vitest'
import { companyP, stampedPaper, undergroundGarage } from '../../../helpers/case-facts.ts'
import { groundId, inReview, opinion, rejection } from '../../../helpers/case-journeys.ts'
import type { CasePlayer } from '../../../helpers/case-player.ts'

const offer = {
  type: 'property.offerConditions',
  conditions: [{ kind: 'WORKING_HOURS' }, { kind: 'DEPOSIT_OR_FEE' }],
} as const
const offered = (start: Parameters<typeof inReview>[0] = {}) => inReview(start).send(offer)
const contested = (player: CasePlayer, ...numbers: number[]) =>
  player.send({ type: 'owner.contestCondition', groundIds: numbers.map((n) => groundId(player, n)) })

describe('附条件同意: the owner answers within ten working days', () => {
  test('each condition stands as the ground it is in disguise (H7)', () => {
    const player = offered()
    expect(player.clock('ownerAnswer')).toMatchObject({ party: 'owner', dueOn: '2026-03-16' })
    expect(player.file.memory.grounds).toMatchObject([
      { kind: 'condition', condition: 'WORKING_HOURS', code: 'CABLE_ROUTE_COMMON', validity: 'Y', route: 'opinion' },
      { kind: 'condition', condition: 'DEPOSIT_OR_FEE', code: 'FEE_OR_DEPOSIT', validity: 'N', route: 'opinion' },
    ])
  })

  test('accepts, the paper came with the offer: granted, the conditions are obligations', () => {
    const player = inReview()
      .send({ ...offer, paper: stampedPaper })
      .send('owner.acceptConditions')
    expect(player.stage('consent')).toBe('granted')
    expect(player.ended('ownerAnswer')).toBe('answered')
    expect(player.file.memory.obligations.map(({ kind, underProtest }) => [kind, underProtest])).toEqual([
      ['WORKING_HOURS', false],
      ['DEPOSIT_OR_FEE', false],
    ])
    expect(player.told('property')).toEqual(['conditionsAnswered'])
  })

  test('accepts, no paper yet: the paper is owed', () => {
    expect(offered().send('owner.acceptConditions').stage('consent')).toBe('paperDue')
  })

  test('accepts under protest: the claim to money back is kept', () => {
    const player = inReview()
      .send({ ...offer, paper: stampedPaper })
      .send('owner.acceptUnderProtest')
    expect(player.stage('consent')).toBe('granted')
    expect(player.told('property')).toEqual(['conditionsAnswered'])
    expect(player.file.memory.obligations.map(({ underProtest }) => underProtest)).toEqual([true, true])
  })

  test('the obligation is on who fulfils the condition, by the day that was offered', () => {
    const player = inReview()
      .send({
        type: 'property.offerConditions',
        conditions: [{ kind: 'FIRE_EXTINGUISHER', fulfilledBy: 'property', byOn: '2026-04-30' }],
        paper: stampedPaper,
      })
      .send('owner.acceptConditions')
    expect(player.file.memory.obligations).toMatchObject([{ kind: 'FIRE_EXTINGUISHER', by: 'property', byOn: '2026-04-30' }])
  })

  test('declines: the conditions stand as the grounds of a rejection', () => {
    const player = offered().send('owner.declineConditions')
    expect(player.stage('consent')).toBe('rejected')
    expect(player.ended('ownerAnswer')).toBe('answered')
    expect(player.clock('ownerDecision').party).toBe('owner')
    expect(player.file.memory.grounds.map(({ settledSeq }) => settledSeq)).toEqual([null, null])
  })

  test('does not decide: the same, and never abandoned', () => {
    const player = offered().untilDue('ownerAnswer')
    expect(player.stage('consent')).toBe('rejected')
    expect(player.ended('ownerAnswer')).toBe('passed')
    expect(player.file.memory.offer).toBeNull()
    expect(player.file.memory.outcome).toBeNull()
  })

  test('a company that says yes without conditions meanwhile is taken at its word', () => {
    const player = offered().send({ type: 'property.approve', paper: stampedPaper })
    expect(player.stage('consent')).toBe('granted')
    expect(player.file.memory.obligations).toEqual([])
  })
})

describe('the owner contests a condition', () => {
  test('the centre gives its view; the time to answer rests meanwhile', () => {
    const player = contested(offered(), 2)
    expect(player.stage('consent')).toBe('opinion')
    expect(player.clock('ownerAnswer')).toMatchObject({ state: 'paused', left: 10 })
  })

  test('it does not bear: that condition falls, the rest of the offer is on the table again', () => {
    const player = opinion({ 2: false })(contested(offered(), 2))
    expect(player.stage('consent')).toBe('conditionsOffered')
    expect(player.clock('ownerAnswer').state).toBe('running')
    player.send('owner.acceptConditions')
    expect(player.file.memory.obligations.map(({ kind }) => kind)).toEqual(['WORKING_HOURS'])
  })

  test('it bears: the offer stands as it was', () => {
    const player = opinion({ 2: true })(contested(offered(), 2)).send('owner.acceptConditions')
    expect(player.file.memory.obligations).toHaveLength(2)
  })

  test('all fall: the company decides again, and the offer is off the table', () => {
    const player = opinion({ 1: false, 2: false })(contested(offered(), 1, 2))
    expect(player.stage('consent')).toBe('redecide')
    expect(player.file.memory.offer).toBeNull()
  })

  test('one that does not exist, or has fallen, cannot be contested', () => {
    const player = opinion({ 2: false })(contested(offered(), 2))
    expect(player.refused({ type: 'owner.contestCondition', groundIds: ['9.1'] })).toBe('GROUND_UNKNOWN')
    expect(player.refused({ type: 'owner.contestCondition', groundIds: [groundId(player, 2)] })).toBe('GROUND_NOT_OPEN')
  })

  test('a fallen condition cannot be pleaded as a ground', () => {
    const player = opinion({ 1: false, 2: false })(contested(offered(), 1, 2))
    expect(player.refused(rejection('FEE_OR_DEPOSIT'))).toBe('GROUND_ALREADY_FALLEN')
  })

  test('a fallen condition cannot be offered again: a condition is a ground in disguise (H7, H13)', () => {
    const player = opinion({ 1: false, 2: false })(
      contested(offered({ facts: undergroundGarage({ issuers: [companyP] }) }), 1, 2),
    )
    player.untilDue('redecide').send({
      type: 'centre.closeCoordination',
      track: 'consent',
      result: 'noPower',
      noPower: { who: 'centre', why: 'noRule' },
    })
    expect(player.stage('consent')).toBe('groundsFell')
    expect(player.refused(offer)).toBe('GROUND_ALREADY_FALLEN')
  })
})
