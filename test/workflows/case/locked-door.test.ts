import { describe, expect, test } from 'vitest'
import { rolesOf } from '../../../workflows/case/roles.ts'
import { companyP, undergroundGarage } from '../../helpers/case-facts.ts'
import { capacityFinding, fireFinding, mayBuild, surveyed, worksDone } from '../../helpers/case-journeys.ts'
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

describe('无法进场: the installer comes to the works, and the door is locked (H20)', () => {
  const locked = (by: 'property' | 'community' | 'transformerOwner' = 'property') =>
    mayBuild().nextWorkingDay(2).send({ type: 'owner.reportLockedDoor', by })

  test('whoever has the key holds the works for one working day, and their time rests', () => {
    const player = locked()
    expect([player.stage('main'), player.holder('main')]).toEqual(['accessDenied', 'property'])
    expect(player.clock('openDoor')).toMatchObject({ party: 'property', dueOn: '2026-03-05', track: 'main' })
    expect(['construction', 'reservation', 'buildDelay'].map((name) => player.clock(name as 'construction').state)).toEqual([
      'paused',
      'paused',
      'paused',
    ])
    expect(player.told('property')).toEqual(['accessDenied'])
  })

  test.each(['property.openDoor', 'owner.reportDoorOpen'] as const)(
    'opened (%s): the works go on, and the day stays on record',
    (type) => {
      const player = locked().send(type === 'property.openDoor' ? { type, track: 'main' } : type)
      expect([player.stage('main'), player.holder('main')]).toEqual(['construction', 'owner'])
      expect(player.clock('construction').state).toBe('running')
      expect(player.file.memory.denials).toMatchObject([{ track: 'main', by: 'property', end: 'opened' }])
      expect(player.told('owner')).toContain('doorOpened')
    },
  )

  test('not opened in a day: the centre coordinates, and the works go on from there', () => {
    const player = locked().untilDue('openDoor')
    expect([player.stage('main'), player.holder('main')]).toEqual(['coordination', 'centre'])
    expect(player.file.memory.denials).toMatchObject([{ end: 'coordination' }])
    player.send({ type: 'centre.closeCoordination', track: 'main', result: 'settled' })
    expect(player.stage('main')).toBe('construction')
  })

  test('the grid cannot inspect or fit the meter: its time rests, and it comes again', () => {
    const player = mayBuild().nextWorkingDay(2).send(worksDone).send({ type: 'grid.accessDenied', by: 'property' })
    expect([player.stage('main'), player.clock('inspection').state]).toEqual(['accessDenied', 'paused'])
    player.send({ type: 'property.openDoor', track: 'main' })
    expect([player.stage('main'), player.clock('inspection').state]).toEqual(['inspection', 'running'])
    player.send({ type: 'grid.reportInspection', passed: true }).send({ type: 'grid.accessDenied', by: 'transformerOwner' })
    expect([player.holder('main'), player.clock('meter').state]).toEqual(['transformerOwner', 'paused'])
    player.untilDue('openDoor').send({ type: 'centre.closeCoordination', track: 'main', result: 'settled' })
    expect([player.stage('main'), player.clock('meter').state]).toEqual(['metering', 'running'])
  })

  test('the installer says it through the centre, and the key is asked for all the same', () => {
    const onBehalf = { channel: 'phone', words: '施工队来电' } as const
    const player = mayBuild().send({ type: 'installer.reportLockedDoor', by: 'property', onBehalf }, { by: 'centre' })
    expect(player.holder('main')).toBe('property')
  })

  test('a community that has the key sees the case for as long as it is asked to open', () => {
    const community = (player: ReturnType<typeof locked>) => rolesOf(player.file).some(({ party }) => party === 'community')
    const player = locked('community')
    expect(community(player)).toBe(true)
    expect(community(player.send({ type: 'community.openDoor', track: 'main' }))).toBe(false)
  })
})
