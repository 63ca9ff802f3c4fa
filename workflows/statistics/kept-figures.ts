import type { DaysBetween } from './days.ts'
import { type KeptPlaces, keptTallies } from './kept-stage-view.ts'
import { type KeptStages, openKeptStages } from './kept-stages.ts'
import type { StageTallies } from './stage-tallies.ts'
import type { StageQuestion } from './stage-view.ts'

/** What is read off what is kept; null where it is not in it, and the stays are to be gone through. */
export interface KeptFigures {
  readonly stages: (question: StageQuestion) => StageTallies | null
}

/** What is kept of all families beside their columns. It is counted when it is asked for first, and followed from then on. */
export interface OpenKeptFigures {
  /** A family is about to be changed (-1), or was changed (1). */
  readonly note: (family: number, by: 1 | -1) => void
  readonly of: (isWanted: (district: number) => boolean) => KeptFigures
}

/** Opens it. `places`: what lies in the columns at that time. */
export const openKeptFigures = (places: () => KeptPlaces): OpenKeptFigures => {
  let stages: { readonly kept: KeptStages; readonly by: DaysBetween } | null = null
  /** Counted anew where the days are counted by another calendar. */
  const stagesBy = (by: DaysBetween): KeptStages => {
    if (stages?.by === by) return stages.kept
    const kept = openKeptStages(by)
    const { columns, families } = places()
    for (let family = 0; family < columns.families.compound.length; family += 1) kept.count(columns, families(family), 1)
    stages = { kept, by }
    return kept
  }
  return {
    note: (family, by) => {
      if (!stages) return
      const { columns, families } = places()
      stages.kept.count(columns, families(family), by)
    },
    of: (isWanted) => ({
      stages: (question) => keptTallies(stagesBy(question.workingDaysBetween), places(), { ...question, isWanted }),
    }),
  }
}
