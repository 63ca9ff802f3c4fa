import type { Party } from '../parties.ts'
import { type InDays, inDays } from './days.ts'
import { definitions } from './definitions.ts'
import { type Counted, counted, distinct, type Figure, groupsOf, placeOf } from './figure.ts'
import { kaplanMeier, type Observation, type Quantiles, quantilesOf } from './kaplan-meier.ts'
import { heldByChain, type StageStay } from './stage-stays.ts'
import type { StageKey, StageView } from './stage-view.ts'

/** A holder over all its stages, in one district or in all (null). */
export interface HolderKey extends Counted {
  readonly district: string | null
  readonly holder: Party
}

/** How long a chain is held in all. */
export interface Held {
  readonly total: InDays<number>
  readonly days: InDays<Quantiles>
}

/** `stage.total`: as `holder.total`, for the stays in one stage alone. */
export const totalPerStage = (view: StageView): Figure<StageKey & Held> => {
  const groups = view.desks.map(({ key, rows, counted }) => ({ ...key, ...heldDays(rows, counted, view) }))
  return { definition: definitions.stageTotal, ...view.question.at, ...countedChains(view.stays, view.counted), groups }
}

/**
 * `holder.total` (headline, S3): the days a holder held a chain (space and person, refilings joined, S4), over all visits,
 * stages and tracks; a day on which it held it twice is one day. Unit: chain. Kaplan–Meier of the total: censored if the
 * holder holds it at `asOf`; if not, the total counts as it stands, although the chain may come back: a later return adds
 * to it. Days before the chain was recorded were declared: delayed entry after that many held days; held only before that:
 * left out, `notAtRisk`. `total` = the sum of all held days, declared and open ones included.
 */
export const totalPerHolder = (view: StageView): Figure<HolderKey & Held> => {
  const byHolder = (stay: StageStay) => ({ ...placeOf(stay, view.question.split), holder: stay.holder })
  const groups = groupsOf(view.stays, byHolder).map(({ key, rows }) => ({ ...key, ...heldDays(rows, counted(rows), view) }))
  return { definition: definitions.holderTotal, ...view.question.at, ...countedChains(view.stays, view.counted), groups }
}

const heldDays = (rows: readonly StageStay[], beside: Counted, { question, chainSince }: StageView): Counted & Held => {
  const chains = [...Map.groupBy(rows, ({ chainId }) => chainId)]
  const times = inDays(question.workingDaysBetween, (between) =>
    chains.map(([chainId, stays]) => heldByChain(stays, chainSince.get(chainId) ?? question.at.asOf, question.at.asOf, between)),
  )
  const sum = (list: readonly Observation[]): number => list.reduce((days, { exit }) => days + exit, 0)
  return {
    ...countedChains(rows, beside),
    total: { calendarDays: sum(times.calendarDays), workingDays: sum(times.workingDays) },
    days: {
      calendarDays: quantilesOf(kaplanMeier(times.calendarDays)),
      workingDays: quantilesOf(kaplanMeier(times.workingDays)),
    },
  }
}

// The unit is the chain, the share on behalf is of the ends of its stays.
const countedChains = (stays: readonly StageStay[], beside: Counted): Counted => ({
  ...beside,
  n: distinct(stays.map((stay) => stay.chainId)),
  open: distinct(stays.filter((stay) => stay.open).map((stay) => stay.chainId)),
})
