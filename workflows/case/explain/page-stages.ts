import { phaseLabels } from '../../labels/stages.ts'
import { trackLabels } from '../../labels/tracks.ts'
import type { Track } from '../../parties.ts'
import { code, list } from './markdown.ts'
import { clockText, holderText, rowsTable, stageText } from './page-rows.ts'
import type { ChartRow } from './rows.ts'
import { type ChartState, disputePosition } from './states.ts'

/** What the pages are made of: all states, all rows. */
export interface Chart {
  readonly states: readonly ChartState[]
  readonly rows: readonly ChartRow[]
}

/** The stages of the tracks and phases, without the disputes, which are the same in each. */
export const stageSections = (chart: Chart): string => {
  const own = { ...chart, states: chart.states.filter(({ id }) => disputePosition(id) === null) }
  return [
    anywhere(own),
    phase(own, 'draft'),
    track(own, 'consent', 'consent/undecided', 'In every stage until the consent exists'),
    track(own, 'fire'),
    track(own, 'grid'),
    phase(own, 'works', 'works'),
    phase(own, 'inService', 'service', 'In every stage of a pile in service'),
    phase(own, 'closed'),
  ].join('\n\n')
}

const rowsAt = ({ rows }: Chart, id: string): ChartRow[] => rows.filter(({ state }) => state === id)

const anywhere = (chart: Chart): string =>
  [
    '## In every stage',
    rowsTable(rowsAt(chart, 'case')),
    '### While consent, fire and grid run side by side',
    rowsTable(rowsAt(chart, 'case.open')),
  ].join('\n\n')

const phase = (
  chart: Chart,
  name: 'draft' | 'works' | 'inService' | 'closed',
  common?: string,
  heading = 'In every stage of the works',
): string => {
  const states = chart.states.filter(({ path, stage }) => path[0] === name && stage !== null)
  return section(chart, `## ${phaseLabels[name].zh} · ${name}`, states, common, heading)
}

const track = (chart: Chart, name: Exclude<Track, 'main'>, common?: string, heading = ''): string => {
  const states = chart.states.filter((state) => state.track === name && state.stage !== null)
  return section(chart, `## ${trackLabels[name].zh} · ${name} track`, states, common, heading)
}

const section = (
  chart: Chart,
  head: string,
  states: readonly ChartState[],
  common: string | undefined,
  heading: string,
): string => {
  const shared = common === undefined ? [] : rowsAt(chart, common)
  return [
    head,
    ...(shared.length > 0 ? [`### ${heading}`, rowsTable(shared)] : []),
    ...states.flatMap((state) => stageSection(state, rowsAt(chart, state.id))),
  ].join('\n\n')
}

const stageSection = (state: ChartState, rows: readonly ChartRow[]): string[] =>
  state.stage === null
    ? []
    : [`### ${stageText(state.stage, state.step)}`, factsOf(state), ...(rows.length > 0 ? [rowsTable(rows)] : [])]

/** Who holds a stage and what runs and rests there, in one line. */
const factsOf = (state: Pick<ChartState, 'id' | 'holder' | 'clocks' | 'pauses'>): string => {
  const parts = [`${code(state.id)} · held by ${holderText(state.holder)}`]
  if (state.clocks.length > 0) parts.push(`runs: ${list(state.clocks.map(clockText))}`)
  if (state.pauses.length > 0) parts.push(`rests: ${list(state.pauses.map(clockText))}`)
  return parts.join(' · ')
}
