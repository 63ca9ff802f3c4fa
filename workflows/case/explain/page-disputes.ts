import { trackLabels } from '../../labels/tracks.ts'
import { type Track, tracks } from '../../parties.ts'
import type { ClockName } from '../clocks.ts'
import { code, lines, list } from './markdown.ts'
import { clockText, holderText, nextText, rowsTable, stageText } from './page-rows.ts'
import type { Chart } from './page-stages.ts'
import type { ChartRow, Question } from './rows.ts'
import { type ChartState, disputePosition } from './states.ts'

/**
 * Coordination, mediation and bureau handling. They are embedded in each track by one function, so the page shows each
 * position once, and the tracks only where their ways out or clocks differ.
 */
export const disputeSections = (chart: Chart): string => {
  const positions = [...new Set(chart.states.flatMap(({ id }) => disputePosition(id) ?? []))]
  return [
    '## 协调、调解、升级 · disputes, in every track and in the works',
    'Every event of a dispute names its track; two disputes in two tracks live side by side.',
    ...positions.flatMap((position) => positionSection(chart, position)),
  ].join('\n\n')
}

const positionSection = (chart: Chart, position: string): string[] => {
  const states = chart.states.filter(({ id }) => disputePosition(id) === position)
  const rows = alike(chart.rows.filter(({ state }) => disputePosition(state) === position))
  const first = states[0]
  if (!first || (first.stage === null && rows.length === 0)) return []
  const head = first.stage === null ? `### In every step of ${code(position)}` : `### ${stageText(first.stage, first.step)}`
  return [
    head,
    ...(first.stage === null ? [] : [factsOfAll(position, states)]),
    ...(rows.length > 0
      ? [
          rowsTable(
            rows.map(({ row }) => row),
            nextOfAll(rows),
          ),
        ]
      : []),
  ]
}

/** A row of a dispute, with the tracks that have it. */
interface Alike {
  readonly row: ChartRow
  readonly tracks: readonly ChartRow[]
}

const alike = (rows: readonly ChartRow[]): Alike[] => {
  const groups = new Map<string, ChartRow[]>()
  for (const row of rows) {
    const key = JSON.stringify([row.event, row.clock, withoutTrack(row.guards), row.answers, row.restarts, row.notices])
    groups.set(key, [...(groups.get(key) ?? []), row])
  }
  return [...groups.values()].flatMap((same) =>
    same[0] ? [{ row: { ...same[0], next: same.flatMap(({ next }) => next) }, tracks: same }] : [],
  )
}

const withoutTrack = (guards: readonly Question[]) => guards.map(({ name, params }) => [name, { ...params, track: null }])

const nextOfAll = (rows: readonly Alike[]) => (row: ChartRow) => {
  const same = rows.find((candidate) => candidate.row === row)?.tracks ?? [row]
  const texts = byText(same.map((one): [Track, string] => [one.track, nextText(one.next)]))
  const everywhere = same.length === tracks.length && texts.size === 1
  return everywhere
    ? nextText(same[0]?.next ?? [])
    : lines([...texts].map(([text, of]) => `${of.map((track) => trackLabels[track].zh).join('、')}: ${text}`))
}

/** Texts with the tracks that say them. */
const byText = (said: readonly (readonly [Track, string])[]): Map<string, Track[]> => {
  const texts = new Map<string, Track[]>()
  for (const [track, text] of said) texts.set(text, [...(texts.get(text) ?? []), track])
  return texts
}

const factsOfAll = (position: string, states: readonly ChartState[]): string => {
  const part = (verb: string, of: (state: ChartState) => readonly ClockName[]): string[] => {
    const common = states.map(of).reduce((all, some) => all.filter((clock) => some.includes(clock)))
    const extra = byText(
      states.map((state) => [
        state.track,
        list(
          of(state)
            .filter((clock) => !common.includes(clock))
            .map(clockText),
        ),
      ]),
    )
    const more = [...extra]
      .filter(([text]) => text !== list([]))
      .map(([text, tracks]) => `in ${tracks.map((track) => trackLabels[track].zh).join('、')} also ${text}`)
    const said = [...(common.length > 0 ? [list(common.map(clockText))] : []), ...more]
    return said.length > 0 ? [`${verb}: ${said.join('; ')}`] : []
  }
  return [
    `${code(`<track>/${position}`)} · held by ${holderText(states[0]?.holder ?? null)}`,
    ...part('runs', (state) => state.clocks),
    ...part('rests', (state) => state.pauses),
  ].join(' · ')
}
