import { describe, expect, test } from 'vitest'
import { asKnownThen } from '../../../workflows/statistics/as-of.ts'
import { processMap } from '../../../workflows/statistics/process-map.ts'
import type { CaseEnd, Stay } from '../../../workflows/statistics/rows.ts'
import { day, stay, workingDaysBetween } from './rows.ts'

const map = (asOf: number, stays: readonly Stay[], ends: readonly CaseEnd[] = []) => {
  const figure = processMap({ stays, ends }, { at: asKnownThen(day(asOf)), split: 'all', workingDaysBetween })
  const [group] = figure.groups
  return {
    ...figure,
    ways: group?.ways.map(({ from, to, outcome, times, families, medianDays }) => [
      `${from} ${to ?? outcome ?? 'settled'}`,
      times,
      families,
      medianDays.calendarDays,
    ]),
    stages: group?.stages.map(({ stage, entered, waiting, place }) => [stage, entered, waiting, place]),
  }
}

const owner = { holder: 'owner', organisationId: null } as const

describe('the process map', () => {
  const looped = [
    stay('a', 0, 2, { stage: 'documentCheck', holder: 'centre' }),
    stay('a', 2, 6, { ...owner, stage: 'awaitingCorrection' }),
    stay('a', 6, 8, { stage: 'documentCheck', holder: 'centre' }),
    stay('a', 8, null),
  ]

  test('counts each way as often as it was gone, loops too, and what has not left as waiting', () => {
    const { ways, stages } = map(20, [...looped, stay('b', 0, 4, { stage: 'documentCheck', holder: 'centre' }), stay('b', 4, 9)])
    expect(ways).toEqual([
      ['awaitingCorrection documentCheck', 1, 1, 4],
      ['documentCheck awaitingCorrection', 1, 1, 2],
      ['documentCheck reviewing', 2, 2, 3],
      ['reviewing settled', 1, 1, 5],
    ])
    expect(stages).toEqual([
      ['awaitingCorrection', 1, 0, 1],
      ['documentCheck', 3, 0, 2 / 3],
      ['reviewing', 2, 1, 2],
    ])
  })

  test('stands as it was on its day', () => {
    expect(map(7, looped).ways).toEqual([
      ['awaitingCorrection documentCheck', 1, 1, 4],
      ['documentCheck awaitingCorrection', 1, 1, 2],
    ])
  })

  test('a change of holder inside a stage is no way; the days are those of the whole stage', () => {
    const handed = [
      stay('a', 0, 3, { stage: 'opinion', holder: 'centre' }),
      stay('a', 3, 10, { ...owner, stage: 'opinion' }),
      stay('a', 10, null, { stage: 'redecide' }),
    ]
    expect(map(20, handed).ways).toEqual([['opinion redecide', 1, 1, 10]])
  })

  test('names how a case ended where it ended, and only there', () => {
    const stays = [stay('a', 0, 5), stay('a', 0, 8, { track: 'grid', stage: 'survey', holder: 'grid' })]
    const { caseId, chainId, district, compoundId } = stay('a', 0, null)
    const end: CaseEnd = { caseId, chainId, district, compoundId, outcome: 'withdrawn', endedOn: day(8) }
    expect(map(20, stays, [end]).ways).toEqual([
      ['reviewing settled', 1, 1, 5],
      ['survey withdrawn', 1, 1, 8],
    ])
    expect(map(20, stays, [end])).toMatchObject({ n: 1, open: 0 })
  })
})
