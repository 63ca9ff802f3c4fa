import { describe, expect, test } from 'vitest'
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
