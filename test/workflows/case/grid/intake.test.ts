import { describe, expect, test } from 'vitest'
import { paperOf } from '../../../helpers/case-facts.ts'
import { capacityFinding } from '../../../helpers/case-journeys.ts'
import { startCase } from '../../../helpers/case-player.ts'

const accepted = () => startCase().send({ type: 'grid.acceptIntake', orderNumber: 'GW-2026-001' })

describe('报装受理: the grid takes the application in', () => {
  test('within two working days, five in all', () => {
    const player = startCase()
    expect(player.holder('grid')).toBe('grid')
    expect(player.clock('gridIntake')).toMatchObject({ party: 'grid', dueOn: '2026-03-04' })
    expect(player.clock('gridTotal')).toMatchObject({ party: 'grid', dueOn: '2026-03-09' })
  })

  test('with its order number beside the case', () => {
    const player = accepted()
    expect(player.stage('grid')).toBe('survey')
    expect(player.ended('gridIntake')).toBe('answered')
    expect(player.file.memory.gridOrder).toBe('GW-2026-001')
    expect(player.told('owner')).toEqual(['intakeAccepted'])
  })

  test('late, it stays with the grid and is shown late', () => {
    const player = startCase().untilDue('gridIntake')
    expect(player.stage('grid')).toBe('intake')
    expect(player.clock('gridIntake').passedOn).toBe('2026-03-05')
  })

  test('declines: the supply is not its own, the centre names who answers (H18)', () => {
    const player = startCase().send({ type: 'grid.declineCompetence', basis: 'notOurSupply' })
    expect(player.stage('grid')).toBe('namingBody')
    expect(player.holder('grid')).toBe('centre')
  })
})

describe('现场勘查: the place is looked at', () => {
  test('within three working days; the total of the grid runs on', () => {
    const player = accepted().nextWorkingDay()
    expect(player.clock('gridSurvey').dueOn).toBe('2026-03-05')
    player.send({ type: 'grid.reportSurvey', route: 'throughCommonParts', meterPlace: 'newBox' })
    expect(player.stage('grid')).toBe('capacity')
    expect(player.ended('gridSurvey')).toBe('answered')
    expect(player.clock('gridTotal').dueOn).toBe('2026-03-09')
    expect(player.file.memory.survey).toMatchObject({ route: 'throughCommonParts', meterPlace: 'newBox' })
  })

  test('declines on the spot', () => {
    expect(accepted().send({ type: 'grid.declineCompetence', basis: 'notOurSupply' }).stage('grid')).toBe('namingBody')
  })

  test('capacity before the survey has no place', () => {
    const early = { type: 'grid.reportCapacity', result: 'available', ratedKva: 630, peakKva: 400, peakMonth: '2025-08' } as const
    expect(accepted().refused(early)).toBe('EVENT_NOT_ALLOWED_IN_STAGE')
  })
})

describe('报装退回补正: the grid returns the application', () => {
  const returned = () => startCase().nextWorkingDay().send({ type: 'grid.returnIntake', reason: 'papersMissing' })

  test('the owner completes it; each return is on record, and the time of the grid runs on from the first filing (H19)', () => {
    const player = returned()
    expect([player.stage('grid'), player.holder('grid')]).toEqual(['intakeReturned', 'owner'])
    expect(player.clock('intakeCompletion')).toMatchObject({ party: 'owner', dueOn: '2026-03-17' })
    expect(player.told('owner')).toEqual(['intakeReturned'])
    const { clockId } = player.clock('gridTotal')
    player.nextWorkingDay().send('owner.resubmitIntake')
    expect(player.stage('grid')).toBe('intake')
    expect(player.clock('gridTotal')).toMatchObject({ clockId, startOn: '2026-03-02', dueOn: '2026-03-09' })
    expect(player.file.memory.intakeReturns).toMatchObject([{ reason: 'papersMissing', on: '2026-03-03', completedSeq: 3 }])
    expect(player.file.memory.returns).toMatchObject([{ stage: 'intake', holder: 'grid' }])
  })

  test('left alone: abandoned after a demand, with its cause', () => {
    expect(returned().untilDue('intakeCompletion').file.memory.outcome).toMatchObject({
      outcome: 'abandonedAfterDemand',
      reason: 'intakeReturned',
    })
  })

  test('the grid may take it as it is after all', () => {
    expect(returned().send({ type: 'grid.acceptIntake', orderNumber: 'GW-2026-001' }).stage('grid')).toBe('survey')
  })
})

describe('a grid that takes no part (H19)', () => {
  const screenshot = [paperOf('gridDocument')]
  const shown = () =>
    startCase().send({ type: 'owner.reportGridStep', step: 'intakeAccepted', orderNumber: 'GW-2026-009', evidence: screenshot })

  test('what the owner shows moves the case, as claimed', () => {
    const player = shown()
    expect(player.stage('grid')).toBe('survey')
    expect(player.file.memory.gridSteps).toMatchObject([{ step: 'intakeAccepted', evidence: screenshot }])
    expect(player.told('grid')).toEqual(['gridStepClaimed'])
    expect(player.clock('contestRecord')).toMatchObject({ party: 'grid' })
  })

  test('the grid contests it: struck out, the case is back where it was', () => {
    const player = shown()
    const record = player.file.seq
    player.send({ type: 'grid.contestRecord', record }).send({ type: 'centre.settleContest', record, stands: false })
    expect([player.stage('grid'), player.file.memory.gridOrder, player.file.memory.gridSteps]).toEqual(['intake', null, []])
  })

  test('a step without what it claims is refused, and the word on capacity is the grid’s alone', () => {
    expect(startCase().refused({ type: 'owner.reportGridStep', step: 'intakeAccepted', evidence: screenshot })).toBe(
      'RESULT_NEEDS_MORE',
    )
    const player = shown().send({
      type: 'owner.reportGridStep',
      step: 'surveyed',
      route: 'clear',
      meterPlace: 'newBox',
      evidence: screenshot,
    })
    expect(player.stage('grid')).toBe('capacity')
    expect(player.refused({ type: 'owner.reportGridStep', step: 'planIssued', evidence: screenshot })).toBe(
      'EVENT_NOT_ALLOWED_IN_STAGE',
    )
    // A plan whose days are over is no plan, whoever shows it.
    player.send(capacityFinding('available'))
    const over = { type: 'owner.reportGridStep', step: 'planIssued', validUntil: '2026-02-01', evidence: screenshot } as const
    expect(player.refused(over)).toBe('DATE_IMPLAUSIBLE')
  })
})
