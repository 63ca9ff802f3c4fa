import { describe, expect, test } from 'vitest'
import { partyEventTypes } from '../../../workflows/case/events/events.ts'
import { systemEventTypes } from '../../../workflows/case/events/system.ts'
import { checksOf, generalChecks } from '../../../workflows/case/explain/checks.ts'
import { clockRows } from '../../../workflows/case/explain/clock-rows.ts'
import { questionText } from '../../../workflows/case/explain/guard-words.ts'
import { type ChartRow, chartRows } from '../../../workflows/case/explain/rows.ts'
import { chartStates } from '../../../workflows/case/explain/states.ts'
import { caseMachine } from '../../../workflows/case/machine.ts'
import { refusalCodes } from '../../../workflows/case/refusals.ts'
import { packNamed } from '../../helpers/case-facts.ts'

const rows = chartRows()
const rowsOf = (state: string, event: ChartRow['event']): ChartRow[] =>
  rows.filter((row) => row.state === state && row.event === event)
const placesOf = (row: ChartRow): string[] => row.next.map(({ state }) => state)

describe('the chart as a table', () => {
  test('a rejection answers the reply clock, runs the clock of the owner and tells the owner', () => {
    const [row] = rowsOf('consent/reviewing', 'property.reject')
    expect(row).toMatchObject({
      who: 'property',
      track: 'consent',
      stages: ['reviewing'],
      answers: ['propertyReply'],
      notices: ['rejected'],
    })
    expect(row?.next).toMatchObject([{ stage: 'rejected', opens: ['ownerDecision', 'writtenReasons'] }])
    expect(row?.checks).toContain('GROUND_NOT_LISTED')
  })

  test('silence is a row of the clock, first where it is consent', () => {
    const silent = rowsOf('consent/reviewing', 'deadline.passed')
    expect(silent.map(({ who, clock }) => [who, clock])).toEqual([
      ['clock', 'propertyReply'],
      ['clock', 'propertyReply'],
    ])
    expect(silent.map(placesOf)).toEqual([['consent/granted'], ['consent/coordination/requested']])
    expect(silent[0]?.guards.map(questionText).join()).toMatch(/has run out and silence is consent here$/)
  })

  test('states that only lead on are followed to the stages a reader knows, each with its question', () => {
    const [row] = rowsOf('fire/assessing', 'fire.report')
    expect(row?.next.map(({ stage, when, otherwise }) => [stage, when.map(questionText), otherwise])).toEqual([
      ['passed', ['the finding is passed'], false],
      ['passedWithGaps', ['the finding is passedWithGaps'], false],
      ['needsRetrofit', ['the finding is needsRetrofit'], false],
      ['hardStop', ['the finding is hardStop'], false],
      ['noCompetentBody', ['the office declined and nobody is competent'], false],
      ['assessing', [], true],
    ])
  })

  test('filing leads into all three tracks at once', () => {
    const [row] = rowsOf('case.draft', 'owner.submit')
    expect(new Set(row?.next.map(({ track }) => track))).toEqual(new Set(['consent', 'fire', 'grid']))
  })

  test('an event of an enclosing state stands once, with all the stages it is open in', () => {
    const [withPaper] = rowsOf('consent/undecided', 'property.approve')
    expect(withPaper?.stages).toContain('mediation')
    expect(withPaper?.stages).not.toContain('granted')
    expect(rowsOf('consent/rejected', 'property.approve')).toEqual([])
  })

  test('a case that goes on by itself is a row without an event', () => {
    expect(rowsOf('fire/waiting', null).map(({ who, next }) => [who, next.at(-1)?.stage])).toContainEqual([null, 'assessing'])
  })

  test('no row leads to a state that only leads on', () => {
    const through = chartStates().filter(({ passThrough }) => passThrough)
    expect(through.length).toBeGreaterThan(5)
    expect(rows.flatMap(placesOf).filter((place) => through.some(({ id }) => id === place))).toEqual([])
  })

  test('every event of a party has a row', () => {
    expect(partyEventTypes.filter((type) => !rows.some(({ event }) => event === type))).toEqual([])
  })

  test('notices of the states entered on the way are told too', () => {
    const [row] = rowsOf('consent/serving', 'property.open')
    expect(row?.next.every(({ notices }) => notices.includes('requestServed'))).toBe(true)
  })
})

describe('questions in words', () => {
  test('every question of the chart has words, and asks for no value that it is not given', () => {
    const asked = rows.flatMap(({ guards, next }) => [...guards, ...next.flatMap(({ when }) => when)])
    const silent = asked.filter(
      (question) => /undefined|\{/.test(questionText(question)) || questionText(question) === question.name,
    )
    expect(silent).toEqual([])
  })

  test('every guard of the setup has words', () => {
    const wordless = Object.keys(caseMachine.implementations.guards).filter((name) => questionText({ name, params: {} }) === name)
    expect(wordless).toEqual([])
  })

  test('an unknown guard is shown by its name', () => {
    expect(questionText({ name: 'mistyped', params: {} })).toBe('mistyped')
  })
})

describe('refusals by event', () => {
  test('every refusal is named for an event, or for all', () => {
    const named: string[] = [...generalChecks, ...partyEventTypes.flatMap(checksOf), ...systemEventTypes.flatMap(checksOf)]
    expect(refusalCodes.filter((code) => !named.includes(code))).toEqual([])
  })
})

describe('the table of clocks for a place', () => {
  test('carries length, end and basis of the place', () => {
    const reply = clockRows(packNamed('zhuzhou-2022')).find(({ name }) => name === 'propertyReply')
    expect(reply?.contract.party).toBe('property')
    expect(reply?.rule).toMatchObject({ length: { n: 5, unit: 'workingDay' }, end: 'move', basis: { force: 'D' } })
  })
})
