import { describe, expect, test } from 'vitest'
import { paperOf, stampedPaper } from '../../helpers/case-facts.ts'
import { granted, inReview } from '../../helpers/case-journeys.ts'
import { type CasePlayer, startCase } from '../../helpers/case-player.ts'

const proof = [paperOf('other')]
const offered = () =>
  inReview().send({ type: 'property.offerConditions', conditions: [{ kind: 'DEPOSIT_OR_FEE' }], paper: stampedPaper })
const conditionId = (player: CasePlayer) => player.file.memory.obligations[0]!.obligationId
const reportPrevented = (player: CasePlayer) =>
  player.send({ type: 'owner.reportPrevented', obligationId: conditionId(player), evidence: proof })

describe('a condition that its author prevents (H7, 民法典 159)', () => {
  test('is looked at by the centre and not by the company, and counts as fulfilled once the centre finds it so', () => {
    const player = reportPrevented(offered().send('owner.acceptConditions'))
    expect(player.told('centre')).toEqual(['preventionReported'])
    expect(player.told('property')).toEqual(['preventionReported'])
    expect(player.clock('gapCheck')).toMatchObject({ party: 'centre', end: 'remind' })
    const looked = { type: 'property.confirmDischarge', obligationId: conditionId(player) } as const
    expect(player.refused(looked)).toBe('NOT_THE_CHECKER')
    player.send({ type: 'centre.confirmDischarge', obligationId: conditionId(player) })
    expect(player.file.memory.obligations).toMatchObject([{ discharged: 'prevented' }])
  })

  test('not borne out, it is open again, and still not the company’s to judge', () => {
    const player = reportPrevented(offered().send('owner.acceptConditions'))
    player.send({ type: 'centre.refuseDischarge', obligationId: conditionId(player), reason: 'notDone' })
    expect(player.file.memory.obligations).toMatchObject([{ dischargedSeq: null, checker: 'centre' }])
    player.send({ type: 'owner.dischargeObligation', obligationId: conditionId(player), evidence: proof })
    player.send({ type: 'centre.confirmDischarge', obligationId: conditionId(player) })
    expect(player.file.memory.obligations).toMatchObject([{ discharged: 'confirmed' }])
  })

  test('is reported once it was accepted, for a condition that is there', () => {
    expect(offered().refused({ type: 'owner.reportPrevented', obligationId: '4.1', evidence: proof })).toBe('OBLIGATION_UNKNOWN')
    const player = offered().send('owner.acceptConditions')
    expect(player.refused({ type: 'owner.reportPrevented', obligationId: '99.1', evidence: proof })).toBe('OBLIGATION_UNKNOWN')
  })
})

describe('money (H7, H9)', () => {
  const claimed = () => {
    const player = offered().send('owner.acceptUnderProtest')
    return player.send({
      type: 'owner.claimMoneyBack',
      obligationId: conditionId(player),
      amountYuan: 2000,
      evidence: [paperOf('quote')],
    })
  }

  test('paid under protest is claimed back, and the company answers in its days', () => {
    const player = claimed()
    expect(player.told('property')).toEqual(['moneyClaimed'])
    expect(player.clock('moneyAnswer')).toMatchObject({ party: 'property', end: 'expire' })
    const { seq } = player.file.memory.money[0]!
    player.send({ type: 'property.answerMoneyClaim', record: seq, pays: true })
    expect(player.told('owner')).toEqual(['moneyClaimAnswered'])
    expect(player.file.memory.money).toMatchObject([{ amountYuan: 2000, answer: 'pays' }])
    expect(player.refused({ type: 'property.answerMoneyClaim', record: seq, pays: false })).toBe('RECORD_UNKNOWN')
  })

  test('a claim without an answer stays on record as that; the case goes on', () => {
    const player = claimed()
    const stage = player.stage('consent')
    player.untilDue('moneyAnswer')
    expect(player.file.memory.money).toMatchObject([{ answer: 'unanswered' }])
    expect(player.stage('consent')).toBe(stage)
  })

  test('the same money is claimed once, and again only where it was not paid back', () => {
    const player = claimed()
    const again = { type: 'owner.claimMoneyBack', obligationId: conditionId(player), amountYuan: 2000, evidence: proof } as const
    expect(player.refused(again)).toBe('CLAIM_WAITS')
    player.send({ type: 'property.answerMoneyClaim', record: player.file.seq, pays: false })
    player.send(again)
    player.send({ type: 'property.answerMoneyClaim', record: player.file.seq, pays: true })
    expect(player.refused(again)).toBe('CLAIM_WAITS')
  })

  test('of a condition that was taken without protest nothing is claimed back here', () => {
    const player = offered().send('owner.acceptConditions')
    const claim = { type: 'owner.claimMoneyBack', obligationId: conditionId(player), amountYuan: 5, evidence: proof } as const
    expect(player.refused(claim)).toBe('OBLIGATION_UNKNOWN')
  })

  test('spent in reliance on a yes is recorded with its receipt, and moves nothing', () => {
    const spent = { type: 'owner.reportExpense', kind: 'equipment', amountYuan: 3500, evidence: [paperOf('quote')] } as const
    expect(inReview().refused(spent)).toBe('EVENT_BLOCKED')
    const player = granted()
    const before = player.file.value
    player.send(spent)
    expect(player.file.value).toEqual(before)
    expect(player.file.memory.money).toMatchObject([{ kind: 'equipment', amountYuan: 3500, obligationId: null }])
  })
})

describe('a fee that is demanded only by word (H7)', () => {
  const atTheGate = {
    type: 'owner.reportFeeDemand',
    demandedBy: 'property',
    kind: 'accessFee',
    channel: 'gate',
    amountYuan: 800,
    paid: false,
  } as const
  const demanded = (paid = false) => inReview().send({ ...atTheGate, paid })
  const record = (player: CasePlayer) => player.file.memory.feeDemands[0]!.seq

  test('is on record without any paper, moves nothing, and the company is asked', () => {
    const before = inReview()
    const player = demanded()
    expect(player.file.value).toEqual(before.file.value)
    expect(player.told('property')).toEqual(['feeDemandReported'])
    expect(player.told('centre')).toEqual(['feeDemandReported'])
    expect(player.clock('feeAnswer')).toMatchObject({ party: 'property', end: 'expire' })
    expect(player.clock('propertyReply').state).toBe('running')
    expect(player.file.memory.feeDemands).toMatchObject([{ channel: 'gate', amountYuan: 800, paid: null, answer: null }])
  })

  test.each(['demands', 'waives', 'didNotDemand'] as const)('the company says once what it is: %s', (answer) => {
    const player = demanded()
    const answered = { type: 'property.answerFeeDemand', record: record(player), answer } as const
    player.send(answered)
    expect(player.told('owner')).toEqual(['feeDemandAnswered'])
    expect(player.hasClock('feeAnswer')).toBe(false)
    expect(player.file.memory.feeDemands).toMatchObject([{ answer }])
    expect(player.refused(answered)).toBe('RECORD_UNKNOWN')
  })

  test('not answered in its days, it stays on record as that', () => {
    const player = demanded()
    const stage = player.stage('consent')
    player.untilDue('feeAnswer')
    expect(player.file.memory.feeDemands).toMatchObject([{ answer: 'unanswered' }])
    expect([stage, 'coordination']).toContain(player.stage('consent'))
  })

  test('paid afterwards, it is claimed back as for a condition, also once the request is over', () => {
    const player = demanded()
    const claim = { type: 'owner.claimFeeBack', record: record(player) } as const
    expect(player.refused(claim)).toBe('FEE_NOT_PAID')
    player.send({ type: 'owner.reportFeePaid', record: record(player), amountYuan: 600 })
    expect(player.refused({ type: 'owner.reportFeePaid', record: record(player), amountYuan: 1 })).toBe('RECORD_UNKNOWN')
    player.send({ type: 'owner.withdraw', reason: 'boughtElsewhere' }).send(claim)
    expect(player.told('property')).toEqual(['moneyClaimed'])
    expect(player.clock('moneyAnswer')).toMatchObject({ party: 'property' })
    expect(player.file.memory.money).toMatchObject([{ amountYuan: 600, kind: null, obligationId: null, demandSeq: claim.record }])
    expect(player.refused(claim)).toBe('CLAIM_WAITS')
    player.send({ type: 'property.answerMoneyClaim', record: player.file.seq, pays: false }).send(claim)
    player.send({ type: 'property.answerMoneyClaim', record: player.file.seq, pays: true })
    expect(player.refused(claim)).toBe('CLAIM_WAITS')
  })

  test('paid at once, and denied by the company, it can be claimed back all the same', () => {
    const player = demanded(true)
    player.send({ type: 'property.answerFeeDemand', record: record(player), answer: 'didNotDemand' })
    player.send({ type: 'owner.claimFeeBack', record: record(player) })
    expect(player.file.memory.money).toMatchObject([{ amountYuan: 800, answer: null }])
  })

  test('what somebody else asked for is not the company’s to answer or to give back', () => {
    const player = inReview().send({ ...atTheGate, demandedBy: 'developer', paid: true })
    expect(player.told('property')).toEqual([])
    expect(player.hasClock('feeAnswer')).toBe(false)
    player.send({ ...atTheGate, paid: true })
    expect(player.refused({ type: 'property.answerFeeDemand', record: record(player), answer: 'waives' })).toBe('RECORD_UNKNOWN')
    expect(player.refused({ type: 'owner.claimFeeBack', record: record(player) })).toBe('FEE_OF_ANOTHER')
    expect(player.refused({ type: 'owner.claimFeeBack', record: 99 })).toBe('RECORD_UNKNOWN')
  })

  test('is not said of a request that was not filed yet', () => {
    expect(startCase({ opening: null }).refused(atTheGate)).toBe('EVENT_BLOCKED')
  })
})
