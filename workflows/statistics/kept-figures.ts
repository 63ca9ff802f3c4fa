import type { DaysBetween } from './days.ts'
import { keptMapOf, openKeptMap } from './kept-map.ts'
import { type KeptPlaces, keptTallies } from './kept-stage-view.ts'
import { openKeptStages } from './kept-stages.ts'
import type { MapQuestion, ProcessMap } from './process-map.ts'
import type { StageTallies } from './stage-tallies.ts'
import type { StageQuestion } from './stage-view.ts'
import type { StayColumns } from './stay-columns.ts'

/** What is read off what is kept; null where it is not in it, and the stays are to be gone through. */
export interface KeptFigures {
  readonly stages: (question: StageQuestion) => StageTallies | null
  readonly map: (question: MapQuestion) => ProcessMap | null
}

/** What is kept of all families beside their columns. It is counted when it is asked for first, and followed from then on. */
export interface OpenKeptFigures {
  /** A family is about to be changed (-1), or was changed (1). */
  readonly note: (family: number, by: 1 | -1) => void
  readonly of: (isWanted: (district: number) => boolean) => KeptFigures
}

/** Something that counts the stays of families, or takes them back. */
interface Counting {
  readonly count: (columns: StayColumns, at: { readonly first: number; readonly count: number }, by: 1 | -1) => void
}

/** Opens it. `places`: what lies in the columns at that time. */
export const openKeptFigures = (places: () => KeptPlaces): OpenKeptFigures => {
  const [stages, map] = [openFollowed(openKeptStages, places), openFollowed(openKeptMap, places)]
  return {
    note: (family, by) => {
      for (const followed of [stages, map]) followed.note(family, by)
    },
    of: (isWanted) => ({
      stages: (question) => keptTallies(stages.by(question.workingDaysBetween), places(), { ...question, isWanted }),
      map: (question) => keptMapOf(map.by(question.workingDaysBetween), places().columns, { ...question, isWanted }),
    }),
  }
}

/** Counts all families when it is asked for first, and anew where the days are counted by another calendar. */
const openFollowed = <K extends Counting>(open: (by: DaysBetween) => K, places: () => KeptPlaces) => {
  let found: { readonly kept: K; readonly by: DaysBetween } | null = null
  return {
    by: (by: DaysBetween): K => {
      if (found?.by === by) return found.kept
      const kept = open(by)
      const { columns, families } = places()
      for (let family = 0; family < columns.families.compound.length; family += 1) kept.count(columns, families(family), 1)
      found = { kept, by }
      return kept
    },
    note: (family: number, by: 1 | -1): void => {
      if (!found) return
      const { columns, families } = places()
      found.kept.count(columns, families(family), by)
    },
  }
}
