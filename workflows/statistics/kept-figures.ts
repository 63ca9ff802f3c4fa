import type { DaysBetween } from './days.ts'
import { type ClockPlaces, keptClocksOf, openKeptClocks } from './kept-clocks.ts'
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
  readonly clocks: (workingDaysBetween: DaysBetween) => ReturnType<typeof keptClocksOf>
}

/** What is kept of all families beside their columns. It is counted when it is asked for first, and followed from then on. */
export interface OpenKeptFigures {
  /** A family is about to be changed (-1), or was changed (1). */
  readonly note: (family: number, by: 1 | -1) => void
  readonly of: (isWanted: (district: number) => boolean) => KeptFigures
}

/** Where the rows of a family lie. */
interface Lying {
  readonly first: number
  readonly count: number
}

/** Something that counts the rows of families, or takes them back. */
interface Counting {
  readonly count: (columns: StayColumns, at: Lying, by: 1 | -1) => void
}

/** Opens it. `places`: what lies in the columns at that time. */
export const openKeptFigures = (places: () => KeptPlaces & ClockPlaces): OpenKeptFigures => {
  const ofStays = () => {
    const { columns, families } = places()
    return { columns, rowsOf: families }
  }
  const ofClocks = () => {
    const { columns, clocks } = places()
    return { columns, rowsOf: clocks }
  }
  const [stages, map] = [openFollowed(openKeptStages, ofStays), openFollowed(openKeptMap, ofStays)]
  const clocks = openFollowed(openKeptClocks, ofClocks)
  return {
    note: (family, by) => {
      for (const followed of [stages, map, clocks]) followed.note(family, by)
    },
    of: (isWanted) => ({
      stages: (question) => keptTallies(stages.by(question.workingDaysBetween), places(), { ...question, isWanted }),
      clocks: (workingDaysBetween) => keptClocksOf(clocks.by(workingDaysBetween), places(), isWanted),
      map: (question) => keptMapOf(map.by(question.workingDaysBetween), places().columns, { ...question, isWanted }),
    }),
  }
}

/** Counts all families when it is asked for first, and anew where the days are counted by another calendar. */
const openFollowed = <K extends Counting>(
  open: (by: DaysBetween) => K,
  rows: () => { readonly columns: StayColumns; readonly rowsOf: (family: number) => Lying },
) => {
  let found: { readonly kept: K; readonly by: DaysBetween } | null = null
  return {
    by: (by: DaysBetween): K => {
      if (found?.by === by) return found.kept
      const kept = open(by)
      const { columns, rowsOf } = rows()
      for (let family = 0; family < columns.families.compound.length; family += 1) kept.count(columns, rowsOf(family), 1)
      found = { kept, by }
      return kept
    },
    note: (family: number, by: 1 | -1): void => {
      if (!found) return
      const { columns, rowsOf } = rows()
      found.kept.count(columns, rowsOf(family), by)
    },
  }
}
