import { describe, expect, test } from 'vitest'
import { communityS, companyP, organisationId, paperOf, stampedPaper, undergroundGarage } from '../../helpers/case-facts.ts'
import { granted, inReview, mayBuild, rejectedOn } from '../../helpers/case-journeys.ts'
import { type CasePlayer, startCase } from '../../helpers/case-player.ts'

const join = {
  type: 'owner.joinTransfer',
  accedes: true,
  undertaking: true,
  personal: { name: '李小红', phone: '13900000000' },
} as const
const start = { type: 'owner.startTransfer', reason: 'sale' } as const

describe('the space goes to somebody else (H33)', () => {
  test('the clocks of the case rest until the successor joins, and then run on with what was left', () => {
    const player = inReview()
    expect(player.clock('propertyReply').dueOn).toBe('2026-03-09')
    player.nextWorkingDay().send(start)
    expect(player.clock('propertyReply')).toMatchObject({ state: 'paused', dueOn: null, left: 5 })
    expect(player.clock('transferJoin')).toMatchObject({ party: 'owner', startOn: '2026-03-03', dueOn: '2026-03-31' })
    expect(player.stage('consent')).toBe('reviewing')
    player.nextWorkingDay(5).send(join)
    // The days on which the rest began and ended are not counted.
    expect(player.clock('propertyReply')).toMatchObject({ state: 'running', dueOn: '2026-03-17' })
    expect(player.hasClock('transferJoin')).toBe(false)
    expect(player.ended('transferJoin')).toBe('answered')
  })

  test('a clock that opens meanwhile rests too', () => {
    const player = inReview()
      .send(start)
      .send({ type: 'property.reject', grounds: [{ code: 'FEE_ARREARS' }] })
    expect(player.clock('ownerDecision')).toMatchObject({ state: 'paused', left: 60 })
    expect(player.send(join).clock('ownerDecision').state).toBe('running')
  })

  test('nobody joins: the request ends as sold, and is not counted as solved', () => {
    const player = inReview().send(start).untilDue('transferJoin')
    expect(player.phase()).toBe('closed')
    expect(player.file.memory.outcome).toMatchObject({ outcome: 'sold', reason: 'noSuccessor' })
    expect([player.file.memory.transfer, player.hasClock('transferJoin')]).toEqual([null, false])
  })

  test('findings and consents stay with the space', () => {
    const player = granted().send({ type: 'fire.report', result: 'passed', scope: 'garage' }).send(start).send(join)
    expect([player.stage('consent'), player.stage('fire')]).toEqual(['granted', 'passed'])
    expect(player.file.memory.paper).not.toBeNull()
    expect(player.file.memory.ownerSince).toBe(player.file.seq)
  })

  test('also during the works; and it may not take place after all', () => {
    const player = mayBuild().send(start)
    expect(player.clock('construction').state).toBe('paused')
    player.send('owner.endTransfer')
    expect(player.clock('construction').state).toBe('running')
    expect(player.file.memory.transfer).toBeNull()
  })

  test('a second transfer while a successor is awaited is blocked, and nobody joins where none was started', () => {
    expect(inReview().send(start).refused(start)).toBe('EVENT_BLOCKED')
    expect(inReview().refused(join)).toBe('EVENT_BLOCKED')
    expect(inReview().refused('owner.endTransfer')).toBe('EVENT_BLOCKED')
  })

  test('whether the successor accedes to an agreement is on record', () => {
    const player = inReview()
      .send(start)
      .send({ ...join, accedes: false })
    expect(player.file.memory.transfer).toMatchObject({ accedes: false, joinedSeq: player.file.seq })
  })
})

const successor = {
  kind: 'propertyCompany',
  party: 'property',
  organisationId: organisationId('company-q'),
  inbox: false,
} as const
const handedOver = (player: CasePlayer) =>
  player.send({ type: 'facts.changed', facts: undergroundGarage({ version: 2, issuers: [successor, communityS] }) })

describe('another company manages the compound (H34)', () => {
  test('the request passes to it with at least three working days left', () => {
    const player = handedOver(inReview().nextWorkingDay(4))
    expect(player.position('consent')).toMatchObject({
      stage: 'reviewing',
      holder: 'property',
      organisationId: successor.organisationId,
    })
    // Due on 9 March; handed over on 6 March: three working days from there.
    expect(player.clock('propertyReply').dueOn).toBe('2026-03-11')
    expect(player.told('property')).toEqual(['managementChanged'])
  })

  test('time that is left longer is not shortened', () => {
    expect(handedOver(inReview()).clock('propertyReply').dueOn).toBe('2026-03-09')
  })

  test('the days so far stay in the account of the company before', () => {
    const player = handedOver(inReview().nextWorkingDay(3))
    expect(player.file.memory.formerCompanies).toMatchObject([
      { organisationId: companyP.organisationId, servedOn: '2026-03-02', answer: null, endedOn: '2026-03-05' },
    ])
    expect(player.file.memory.company).toMatchObject({
      organisationId: successor.organisationId,
      servedOn: '2026-03-05',
      answer: null,
    })
    player.send({ type: 'property.approve', paper: stampedPaper })
    expect(player.file.memory.company?.answer).toMatchObject({ kind: 'approve', on: '2026-03-05' })
    expect(player.file.memory.formerCompanies[0]?.answer).toBeNull()
  })

  test('a consent of the company before binds the successor', () => {
    const player = handedOver(granted())
    expect(player.stage('consent')).toBe('granted')
    expect(player.file.memory.paper?.kind).toBe('consent')
    player.send({ type: 'property.revoke', ground: 'FEE_ARREARS' })
    expect(player.stage('consent')).toBe('granted')
  })

  test('an answer that the company before has given stays its answer', () => {
    const player = handedOver(rejectedOn(['FEE_ARREARS']))
    expect(player.file.memory.company).toMatchObject({ organisationId: companyP.organisationId, answer: { kind: 'reject' } })
    expect(player.file.memory.formerCompanies).toEqual([])
  })

  test('a company that is only no longer on the list, without another, keeps the request', () => {
    const player = inReview().send({ type: 'facts.changed', facts: undergroundGarage({ version: 2, issuers: [communityS] }) })
    expect(player.position('consent').organisationId).toBe(companyP.organisationId)
  })
})

describe('a tenant’s lease (H35)', () => {
  const tenant = () =>
    startCase({
      facts: undergroundGarage({ space: { title: 'leased', leaseUntilOn: '2026-06-30' } }),
      request: { right: 'leased', leaseMonths: 14, powerKw: 7, mayCall: false },
    })

  test('its end has a clock from the filing on; nothing moves when it ends, and everybody is told', () => {
    const player = tenant()
    expect(player.clock('leaseEnd')).toMatchObject({ party: 'owner', dueOn: '2026-06-30' })
    player.untilDue('leaseEnd')
    expect(player.file.memory.lease).toMatchObject({ ended: true })
    expect(player.told('owner')).toEqual(['deadlinePassed'])
  })

  test('an extension has a paper and a later end', () => {
    const player = tenant()
    const extend = (untilOn: string) => ({ type: 'owner.extendLease', untilOn, evidence: [paperOf('lease')] }) as const
    expect(player.refused(extend('2026-06-01'))).toBe('DATE_IMPLAUSIBLE')
    player.send(extend('2027-06-30'))
    expect(player.clock('leaseEnd').dueOn).toBe('2027-06-30')
  })

  test('an owner has none', () => {
    expect(startCase().hasClock('leaseEnd')).toBe(false)
    expect(startCase().refused({ type: 'owner.extendLease', untilOn: '2027-06-30', evidence: [paperOf('lease')] })).toBe(
      'EVENT_BLOCKED',
    )
  })
})
