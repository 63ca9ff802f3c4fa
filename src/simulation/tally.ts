import type { LivedCompound } from './lived.ts'

/** What is counted of compounds that were lived through. */
export interface Tally {
  cases: number
  events: number
  compounds: number
  refused: number
  /** By outcome; `open` = none. */
  readonly outcomes: Map<string, number>
}

/** Nothing counted. */
export const noTally = (): Tally => ({ cases: 0, events: 0, compounds: 0, refused: 0, outcomes: new Map() })

/** The counts of one compound. */
export const tallyOf = ({ cases, refused }: Pick<LivedCompound, 'cases' | 'refused'>): Tally => {
  const tally = noTally()
  tally.compounds = 1
  tally.cases = cases.length
  for (const { steps, file } of cases) {
    tally.events += steps.length
    const end = file.memory.outcome?.outcome ?? 'open'
    tally.outcomes.set(end, (tally.outcomes.get(end) ?? 0) + 1)
  }
  for (const count of refused.values()) tally.refused += count
  return tally
}

/** Adds counts to others. */
export const addTally = (to: Tally, { cases, events, compounds, refused, outcomes }: Tally): void => {
  to.cases += cases
  to.events += events
  to.compounds += compounds
  to.refused += refused
  for (const [end, count] of outcomes) to.outcomes.set(end, (to.outcomes.get(end) ?? 0) + count)
}
