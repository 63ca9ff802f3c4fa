import { expect, test } from 'vitest'
import { asKnownThen } from '../../../workflows/statistics/as-of.ts'
import { type ChangeRows, changesFigure } from '../../../workflows/statistics/changes.ts'
import { clock, day, stay, workingDaysBetween } from './rows.ts'

const rows: ChangeRows = {
  stays: [
    // Moved on from the company to the grid.
    stay('a', 0, 8),
    stay('a', 0, null, { track: 'grid', stage: 'survey', holder: 'grid' }),
    // Stuck before, and freed because it ended.
    stay('b', 0, 9),
    // Became stuck.
    stay('c', 0, null),
    // Asked since.
    stay('d', 9, null),
    // Over long before.
    stay('e', 0, 2),
    // Recorded late: it had been here on the first day already.
    stay('f', 3, null, { enteredRecordedOn: day(12), caseRecordedOn: day(12) }),
  ],
  ends: [
    { ...place('b'), outcome: 'energised', endedOn: day(9) },
    { ...place('e'), outcome: 'withdrawn', endedOn: day(2) },
  ],
  clocks: [clock('b', { dueOn: day(4), endedOn: day(9), how: 'left' }), clock('c', { dueOn: day(10) })],
  answers: [],
  words: [],
  grounds: [],
}

function place(caseId: string) {
  const { chainId, district, compoundId } = stay(caseId, 0, null)
  return { caseId, chainId, district, compoundId }
}

const figure = (asOf: number, since: number) =>
  changesFigure(rows, { at: asKnownThen(day(asOf)), since: day(since), split: 'all', workingDaysBetween })

test('what changed between two days is read off one record, move by move', () => {
  const [group] = figure(14, 7).groups
  expect(group).toMatchObject({ n: 6, asked: 1, moved: 2, stuckBefore: 1, stuckNow: 1, newlyStuck: 1, freed: 1 })
  expect(group?.moves).toEqual([
    { from: 'waitsOnCompany', to: 'runs', families: 1 },
    { from: 'waitsOnCompany', to: 'waitsOnGrid', families: 1 },
    { from: null, to: 'waitsOnCompany', families: 1 },
  ])
})

test('what came before the record was read is not there yet', () => {
  expect(figure(11, 7).groups[0]).toMatchObject({ n: 5, asked: 1 })
})

test('nothing changes from a day to itself', () => {
  expect(() => figure(7, 7)).toThrow(RangeError)
})

test('who was quiet for twenty working days before the last word was stuck then, and is not now', () => {
  const quiet = {
    ...rows,
    stays: [stay('a', 0, null)],
    ends: [],
    clocks: [],
    words: [1, 30].map((on) => ({ ...place('a'), on: day(on) })),
  }
  const before = (since: number) =>
    changesFigure(quiet, { at: asKnownThen(day(31)), since: day(since), split: 'all', workingDaysBetween }).groups[0]
  expect(before(28)).toMatchObject({ stuckBefore: 0, stuckNow: 0, freed: 0 })
  expect(before(29)).toMatchObject({ stuckBefore: 1, stuckNow: 0, freed: 1 })
})
