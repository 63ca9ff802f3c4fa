import type { AnyStateNode } from 'xstate'
import { phaseLabels, stageLabels } from '../../labels/stages.ts'
import { trackLabels } from '../../labels/tracks.ts'
import type { Track } from '../../parties.ts'
import { caseMachine } from '../machine.ts'
import { disputePosition, nodesOf, stateOf } from './states.ts'

/**
 * The chart as a Mermaid `stateDiagram-v2`: the phases, the three tracks with their stages, the disputes of each track as
 * one box, and a diamond where the case decides by itself. Ways to the end of the request, and what is open in every
 * stage, are left out: they would cover the rest.
 */
export const chartPicture = (): string => {
  const nodes = nodesOf(caseMachine.root).filter((node) => node.type === 'atomic' && node.path.length > 1)
  const inside = (phase: 'works' | 'inService') => nodes.filter(({ path }) => path[0] === phase)
  const region = (track: Exclude<Track, 'main'>) => [
    `state "${trackLabels[track].zh} · ${track}" as ${track} {`,
    ...indented(partOf(track, nodes)),
    '}',
  ]
  return [
    'stateDiagram-v2',
    ...indented([
      '[*] --> draft',
      `draft: ${phaseLabels.draft.zh}`,
      'draft --> open',
      `state "${phaseLabels.open.zh} · open" as open {`,
      ...indented([...region('consent'), '--', ...region('fire'), '--', ...region('grid')]),
      '}',
      'open --> works: all three settled',
      `state "${phaseLabels.works.zh} · works" as works {`,
      ...indented(partOf('main', inside('works'))),
      '}',
      `state "${phaseLabels.inService.zh} · in service" as inService {`,
      ...indented(partOf('main', inside('inService'))),
      '}',
      'closed --> inService: a case on the pile',
      'works --> closed: energised, withdrawn',
      'open --> closed: withdrawn, given up, not possible at present',
      `closed: ${phaseLabels.closed.zh}`,
      'closed --> [*]',
    ]),
  ].join('\n')
}

const indented = (texts: readonly string[]): string[] => texts.map((text) => `  ${text}`)

/** The boxes and diamonds of one track, and the ways between them, each way once. */
const partOf = (track: Track, nodes: readonly AnyStateNode[]): string[] => {
  const own = nodes.filter((node) => stateOf(node).track === track)
  const drawn = own.filter((node) => !leadsOneWay(node))
  const ways = own.flatMap((node) => targetsOf(node).map((target): [string, string] => [boxOf(node), boxOf(followed(target))]))
  // Ways to settled stages stand last, so that the picture is laid out along the work and ends in them.
  const settling = new Set(drawn.filter((node) => stateOf(node).stage !== null && stateOf(node).holder === null).map(boxOf))
  const ordered = [...ways.filter(([, to]) => !settling.has(to)), ...ways.filter(([, to]) => settling.has(to))]
  const boxes = new Map(drawn.map((node) => [boxOf(node), node]))
  return [
    ...[...boxes].map(([box, node]) => (stateOf(node).passThrough ? `state ${box} <<choice>>` : `${box}: ${nameOf(node)}`)),
    ...own.slice(0, 1).map((first) => `[*] --> ${boxOf(followed(first))}`),
    ...new Set(
      ordered.filter(([from, to]) => from !== to && boxes.has(from) && boxes.has(to)).map(([from, to]) => `${from} --> ${to}`),
    ),
  ]
}

const targetsOf = (node: AnyStateNode): AnyStateNode[] => {
  const enclosing = disputePosition(node.id) === null || !node.parent ? [node] : [node, node.parent]
  return enclosing
    .filter((from) => from === node || disputePosition(from.id) !== null)
    .flatMap((from) => [...(from.always ?? []), ...Object.values(from.on).flat()])
    .flatMap((transition) => transition.target ?? [])
}

/** A state that only leads on, and always to the same: its way is drawn through. */
const leadsOneWay = (node: AnyStateNode): boolean => stateOf(node).passThrough && targetsOf(node).length === 1

const followed = (node: AnyStateNode): AnyStateNode => {
  const [only] = targetsOf(node)
  return leadsOneWay(node) && only ? followed(only) : node
}

const boxOf = (node: AnyStateNode): string => {
  const { id, path, track, stage } = stateOf(node)
  const line = path[0] === 'inService' ? 'service' : track
  if (disputePosition(id) !== null) return `${line}_disputes`
  return `${line}_${stage ?? node.key}`
}

const nameOf = (node: AnyStateNode): string => {
  const { id, stage } = stateOf(node)
  if (disputePosition(id) !== null) return '协调·调解·升级 disputes'
  return stage === null ? '' : `${stageLabels[stage].zh} ${stage}`
}
