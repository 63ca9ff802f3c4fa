import { describe, expect, test } from 'vitest'
import { paperOf, stampedPaper } from '../../../helpers/case-facts.ts'
import { fireFinding, granted, inReview, mayBuild, planned, worksDone } from '../../../helpers/case-journeys.ts'
import type { CasePlayer } from '../../../helpers/case-player.ts'

const proof = [paperOf('sitePhoto')]
const energise = (player: CasePlayer) => ({ type: 'grid.energise', on: player.today }) as const
const builtAndInspected = (player: CasePlayer): CasePlayer =>
  player.send('owner.confirmPlan').send(worksDone).send({ type: 'grid.reportInspection', passed: true })
/** Passed with one gap, built and inspected. */
const withGap = () => builtAndInspected(planned(granted().send(fireFinding('passedWithGaps'))))
const gapId = (player: CasePlayer) => player.file.memory.obligations[0]!.obligationId
const putRight = (player: CasePlayer) =>
  player.send({ type: 'property.dischargeObligation', obligationId: gapId(player), evidence: proof })

describe('通电前待办: a gap of the fire finding (H32)', () => {
  test('is looked at before the pile is energised: the meter is not the checker', () => {
    const player = withGap()
    expect([player.stage('main'), player.holder('main')]).toEqual(['clearing', 'property'])
    expect(player.clock('clearing')).toMatchObject({ party: 'property' })
    const refusal = player.refusal(energise(player))
    expect([refusal.code, refusal.details['conditions']]).toEqual(['OBLIGATION_OPEN', ['extinguishers']])
    expect(player.hasClock('meter')).toBe(false)
  })

  test('reported with proof, who looks at it holds the case, then the pile is energised', () => {
    const player = putRight(withGap())
    expect(player.holder('main')).toBe('fire')
    expect(player.clock('gapCheck')).toMatchObject({ party: 'fire', end: 'remind' })
    expect(player.clock('clearing').party).toBe('fire')
    expect(player.told('fire')).toEqual(['dischargeReported'])
    player.send({ type: 'fire.confirmDischarge', obligationId: gapId(player) })
    expect([player.stage('main'), player.holder('main')]).toEqual(['metering', 'grid'])
    expect(player.told('grid')).toEqual(['meterWanted'])
    expect(player.ended('gapCheck')).toBe('answered')
    expect(player.send(energise(player)).file.memory.outcome?.outcome).toBe('energised')
  })

  test('may be put right and looked at long before: then nothing waits', () => {
    const player = putRight(granted().send(fireFinding('passedWithGaps')))
    player.send({ type: 'fire.confirmDischarge', obligationId: gapId(player) })
    expect(builtAndInspected(planned(player)).stage('main')).toBe('metering')
  })

  test('is not confirmed by who put it right, nor by anybody who is not named', () => {
    const player = putRight(withGap())
    const obligationId = gapId(player)
    expect(player.refused({ type: 'property.confirmDischarge', obligationId })).toBe('CONFIRMED_BY_ITS_PERFORMER')
    expect(player.refused({ type: 'owner.confirmDischarge', obligationId })).toBe('NOT_THE_CHECKER')
    expect(player.refused({ type: 'authority.confirmDischarge', obligationId })).toBe('NOT_THE_CHECKER')
    expect(player.refused({ type: 'centre.confirmDischarge', obligationId })).toBe('NOT_THE_CHECKER')
  })

  test('not found done: it is open again, and each report is looked at in days of its own', () => {
    const player = putRight(withGap())
    const { clockId } = player.clock('gapCheck')
    player.send({ type: 'fire.refuseDischarge', obligationId: gapId(player), reason: 'partlyDone' })
    expect(player.holder('main')).toBe('property')
    expect(player.hasClock('gapCheck')).toBe(false)
    expect(putRight(player).clock('gapCheck').clockId).not.toBe(clockId)
  })

  test('left unlooked at it never counts as done; then the centre may look', () => {
    const player = putRight(withGap()).untilDue('gapCheck')
    expect(player.stage('main')).toBe('clearing')
    expect(player.refused(energise(player))).toBe('OBLIGATION_OPEN')
    player.send({ type: 'centre.confirmDischarge', obligationId: gapId(player), evidence: proof })
    expect(player.stage('main')).toBe('metering')
  })

  test('what was never reported cannot be looked at, and what is not there cannot be reported', () => {
    const player = withGap()
    expect(player.refused({ type: 'fire.confirmDischarge', obligationId: gapId(player) })).toBe('OBLIGATION_NOT_REPORTED')
    const strange = { type: 'property.dischargeObligation', obligationId: '99.1', evidence: proof } as const
    expect(player.refused(strange)).toBe('OBLIGATION_UNKNOWN')
    const byOwner = { type: 'owner.dischargeObligation', obligationId: gapId(player), evidence: proof } as const
    expect(player.refused(byOwner)).toBe('ONLY_THE_PERFORMER_REPORTS')
  })
})

describe('an accepted condition', () => {
  const accepted = (kind: 'CERTIFIED_EQUIPMENT' | 'OWNER_UNDERTAKING' | 'INSURANCE') =>
    planned(
      inReview()
        .send({ type: 'property.offerConditions', conditions: [{ kind }], paper: stampedPaper })
        .send('owner.acceptConditions')
        .send(fireFinding('passed')),
    ).send('owner.confirmPlan')
  const inspected = (player: CasePlayer) =>
    player
      .send({ ...worksDone, evidence: [paperOf('equipmentCertificate')] })
      .send({ type: 'grid.reportInspection', passed: true })

  test('that the rules say comes before energising is fulfilled first', () => {
    const player = inspected(accepted('OWNER_UNDERTAKING'))
    expect([player.stage('main'), player.holder('main')]).toEqual(['clearing', 'owner'])
    player.send({ type: 'owner.dischargeObligation', obligationId: gapId(player), evidence: proof })
    expect(player.holder('main')).toBe('property')
    player.send({ type: 'property.confirmDischarge', obligationId: gapId(player) })
    expect(player.stage('main')).toBe('metering')
  })

  test('is reported as fulfilled by the papers of the finished works where these show it', () => {
    const player = inspected(accepted('CERTIFIED_EQUIPMENT'))
    expect(player.holder('main')).toBe('property')
    expect(player.clock('conditionCheck')).toMatchObject({ party: 'property', end: 'expire' })
  })

  test('counts as fulfilled when the company that asked for it lets its days pass', () => {
    const player = inspected(accepted('CERTIFIED_EQUIPMENT')).untilDue('conditionCheck')
    expect(player.stage('main')).toBe('metering')
    expect(player.file.memory.obligations).toMatchObject([{ discharged: 'unanswered' }])
  })

  test('about money or insurance never stands between a pile and its meter', () => {
    expect(inspected(accepted('INSURANCE')).stage('main')).toBe('metering')
  })

  test('may be looked at by the centre when the company will not say that it is fulfilled', () => {
    const player = inspected(accepted('CERTIFIED_EQUIPMENT'))
    player.send({ type: 'property.refuseDischarge', obligationId: gapId(player), reason: 'otherThanAgreed' })
    player.send({ type: 'owner.dischargeObligation', obligationId: gapId(player), evidence: proof })
    player.send({ type: 'centre.confirmDischarge', obligationId: gapId(player) })
    expect(player.stage('main')).toBe('metering')
  })
})

test('a request that has ended owes nothing any more', () => {
  const player = mayBuild().send({ type: 'owner.withdraw', reason: 'other' })
  expect(player.refused({ type: 'fire.confirmDischarge', obligationId: '1.1' })).toBe('OBLIGATION_UNKNOWN')
  expect(player.file.clocks.filter(({ name }) => name === 'gapCheck' || name === 'conditionCheck')).toEqual([])
})
