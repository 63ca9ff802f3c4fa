import type { ExportedPosition } from './ports.ts'

/** Places of a case as track and stage, for tools that count stages: `consent/reviewing fire/assessing`. */
export const stagesOf = (positions: readonly ExportedPosition[]): string =>
  positions.map(({ track, stage }) => `${track}/${stage}`).join(' ')
