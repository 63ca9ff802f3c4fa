import { describe, expect, test } from 'vitest'
import { mayBuild, worksDone } from '../../../helpers/case-journeys.ts'

const built = () => mayBuild().nextWorkingDay(10).send(worksDone)
const passed = () => built().nextWorkingDay().send({ type: 'grid.reportInspection', passed: true })

describe('竣工检验: the grid inspects within two working days', () => {
  test('nothing found: the meter is fitted', () => {
    expect(built().clock('inspection')).toMatchObject({ party: 'grid', dueOn: '2026-03-18' })
    const player = passed()
    expect([player.stage('main'), player.holder('main')]).toEqual(['metering', 'grid'])
    expect(player.ended('inspection')).toBe('answered')
    expect(player.told('owner')).toEqual(['inspected'])
  })

  test('defects: back to the works, which begin their sixty days anew', () => {
    const player = built()
      .nextWorkingDay()
      .send({ type: 'grid.reportInspection', passed: false, defects: ['earthing'] })
    expect(player.stage('main')).toBe('construction')
    expect(player.clock('construction').startOn).toBe('2026-03-17')
    expect(player.position('main').visit).toBe(2)
    expect(player.file.memory.defects).toMatchObject([{ on: '2026-03-17', defects: ['earthing'], againSeq: null }])
    expect(player.file.memory.worksReportedOn).toBeNull()
    expect(player.send(worksDone).stage('main')).toBe('inspection')
    expect(player.file.memory.defects).toMatchObject([{ defects: ['earthing'], againSeq: player.file.seq }])
  })

  test('an inspection that passes names no defects, and one that fails names some', () => {
    expect(built().refused({ type: 'grid.reportInspection', passed: true, defects: ['wiring'] })).toBe(
      'FINDING_CONTRADICTS_ITSELF',
    )
    expect(built().refused({ type: 'grid.reportInspection', passed: false })).toBe('FINDING_CONTRADICTS_ITSELF')
  })

  test('late, it is shown late', () => {
    const player = built().untilDue('inspection')
    expect(player.stage('main')).toBe('inspection')
    expect(player.clock('inspection').passedOn).toBe('2026-03-19')
  })
})

describe('装表接电: the meter is fitted and the supply switched on', () => {
  test('the request ends as energised, the only solved end', () => {
    const player = passed().send({ type: 'grid.energise', on: '2026-03-17' })
    expect(player.stage('main')).toBe('closed')
    expect(player.file.memory.outcome).toMatchObject({ outcome: 'energised' })
    expect(player.ended('meter')).toBe('answered')
    expect([...player.told('owner'), ...player.told('property'), ...player.told('centre')]).toEqual([
      'energised',
      'energised',
      'energised',
    ])
  })

  test('within two working days; late, it is shown late', () => {
    const player = passed()
    expect(player.clock('meter').dueOn).toBe('2026-03-19')
    expect(player.untilDue('meter').stage('main')).toBe('metering')
  })

  test('not before the meter', () => {
    expect(built().refused({ type: 'grid.energise', on: '2026-03-16' })).toBe('EVENT_NOT_ALLOWED_IN_STAGE')
  })

  test('not on a day to come', () => {
    expect(passed().refused({ type: 'grid.energise', on: '2026-03-18' })).toBe('DATE_IMPLAUSIBLE')
  })

  test('not on a day before the works were done', () => {
    expect(passed().refused({ type: 'grid.energise', on: '2026-03-02' })).toBe('ENERGISED_BEFORE_WORKS')
  })
})
