import { describe, expect, test } from 'vitest'
import { companyP, undergroundGarage } from '../../helpers/case-facts.ts'
import { capacityFinding, fireFinding, surveyed } from '../../helpers/case-journeys.ts'
import { startCase } from '../../helpers/case-player.ts'

const grid = () =>
  startCase()
    .send({ type: 'grid.acceptIntake', orderNumber: 'GW-2026-001' })
    .nextWorkingDay()
    .send({ type: 'grid.accessDenied', by: 'property' })
const survey = { type: 'grid.reportSurvey', route: 'clear', meterPlace: 'existingBox' } as const

describe('无法进场: the assessor stands before a locked door (H20)', () => {
  test('whoever has the key holds the track for one working day, and the time of the grid rests', () => {
    const player = grid()
    expect([player.stage('grid'), player.holder('grid')]).toEqual(['accessDenied', 'property'])
    expect(player.clock('openDoor')).toMatchObject({ party: 'property', dueOn: '2026-03-04' })
    expect([player.clock('gridSurvey').state, player.clock('gridTotal').state]).toEqual(['paused', 'paused'])
    expect(player.told('property')).toEqual(['accessDenied'])
  })

  test('opened: the survey goes on, and the days stay with who kept it shut', () => {
    const player = grid().nextWorkingDay().send({ type: 'property.openDoor', track: 'grid' })
    expect([player.stage('grid'), player.clock('gridSurvey').state]).toEqual(['survey', 'running'])
    expect(player.file.memory.denials).toMatchObject([{ track: 'grid', by: 'property', on: '2026-03-03', end: 'opened' }])
    expect(player.told('grid')).toEqual(['doorOpened'])
  })

  test('the grid gets in after all', () => {
    expect(grid().send(survey).stage('grid')).toBe('capacity')
  })

  test('not opened in a day: the centre coordinates, and the survey goes on from there', () => {
    const player = grid().untilDue('openDoor')
    expect([player.stage('grid'), player.holder('grid')]).toEqual(['coordination', 'centre'])
    player.send({ type: 'centre.closeCoordination', track: 'grid', result: 'settled' })
    expect(player.stage('grid')).toBe('survey')
  })

  test('a coordination without a result does not make anybody incompetent', () => {
    const player = startCase().send({ type: 'fire.accessDenied', by: 'transformerOwner' }).untilDue('openDoor')
    const noPower = { who: 'centre', why: 'noRule' } as const
    player.send({ type: 'centre.closeCoordination', track: 'fire', result: 'noPower', noPower })
    expect(player.stage('fire')).toBe('assessing')
  })

  test('the owner of the transformer has the key of the distribution room', () => {
    const player = surveyed(startCase()).send({ type: 'grid.accessDenied', by: 'transformerOwner' })
    expect(player.holder('grid')).toBe('transformerOwner')
    expect(player.refused({ type: 'property.openDoor', track: 'grid' })).toBe('EVENT_BLOCKED')
    player.send(
      { type: 'transformerOwner.openDoor', track: 'grid', onBehalf: { channel: 'phone', words: '来电答复' } },
      { by: 'centre' },
    )
    expect(player.stage('grid')).toBe('capacity')
    expect(player.send(capacityFinding('available')).stage('grid')).toBe('plan')
  })

  test('a company that leaves takes no case with it', () => {
    const player = startCase({ facts: undergroundGarage({ issuers: [companyP] }) }).send({
      type: 'fire.accessDenied',
      by: 'property',
    })
    player.send({ type: 'facts.changed', facts: undergroundGarage({ version: 2, issuers: [] }) })
    expect(['coordination', 'accessDenied']).toContain(player.stage('fire'))
    expect(player.holder('fire')).not.toBeNull()
  })

  test('the fire assessor may report from there as well', () => {
    const player = startCase().send({ type: 'fire.accessDenied', by: 'community' })
    expect(player.clock('fireCheck').state).toBe('paused')
    expect(player.send(fireFinding('passed')).stage('fire')).toBe('passed')
  })
})
