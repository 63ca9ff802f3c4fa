import type { CaseFile } from '../../workflows/case/case-file.ts'
import type { KeptRows, RowChange } from './kept-rows.ts'

type LinkRow = KeptRows['matterLinks']

/** Which matters a request is linked with, and what it knows of them: found by the matter when it changes (H37). */
export const linkRows = (before: CaseFile, after: CaseFile): RowChange[] => {
  const known = linksOf(before)
  const linked = linksOf(after)
  const key = ({ matterId, track }: LinkRow) => `${matterId} ${track}`
  const isLinked = (row: LinkRow) => linked.some((other) => key(other) === key(row))
  const isKnown = (row: LinkRow) => known.some((other) => JSON.stringify(other) === JSON.stringify(row))
  return [
    ...known
      .filter((row) => !isLinked(row))
      .map(({ matterId, track }): RowChange => ({ table: 'matterLinks', op: 'remove', row: { matterId, track } })),
    ...linked.filter((row) => !isKnown(row)).map((row): RowChange => ({ table: 'matterLinks', op: 'put', row })),
  ]
}

/** Records of an older chart know no matters. */
const linksOf = ({ caseId, memory }: CaseFile): LinkRow[] =>
  (memory.matters ?? []).map(({ track, matter, waitsSince }) => ({
    caseId,
    matterId: matter.matterId,
    track,
    waiting: waitsSince !== null && memory.outcome === null,
    version: matter.version,
    place: memory.queuePlace ?? memory.filedOn ?? '',
    over: memory.outcome !== null,
  }))
