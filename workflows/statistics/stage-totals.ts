import { type Party, parties } from '../parties.ts'
import { type InDays, inBoth } from './days.ts'
import { definitions } from './definitions.ts'
import { stillOpen } from './family-table.ts'
import type { Counted, Figure } from './figure.ts'
import { openDayRisk, type Quantiles, quantilesOf } from './kaplan-meier.ts'
import { placesWhere } from './number-list.ts'
import { placesBy, type StageKey, type StageView } from './stage-view.ts'
import { countStays, familiesAt } from './stay-columns.ts'

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
  const groups = view.desks.map(({ key, places, counted }) => ({ ...key, ...heldDays(places, counted, view) }))
  return { definition: definitions.stageTotal, ...view.question.at, ...countedChains(view.places, view.counted, view), groups }
}

/**
 * `holder.total` (headline, S3): the days a holder held a chain (space and person, refilings joined, S4), over all visits,
 * stages and tracks; a day on which it held it twice is one day. Unit: chain. Kaplan–Meier of the total: censored if the
 * holder holds it at `asOf`; if not, the total counts as it stands, although the chain may come back: a later return adds
 * to it. Days before the chain was recorded were declared: delayed entry after that many held days; held only before that:
 * left out, `notAtRisk`. `total` = the sum of all held days, declared and open ones included.
 */
export const totalPerHolder = (view: StageView): Figure<HolderKey & Held> => {
  const { columns, places, question } = view
  const holders = columns.desks.map(({ holder }) => parties.indexOf(holder))
  const byHolder = placesBy(columns, places, question.split, (place) => holders[columns.desk[place] ?? 0] ?? 0, parties)
  const groups = byHolder.map(({ key: { district, name }, places: own }) => ({
    ...{ district, holder: name },
    ...heldDays(own, countStays(columns, own, question.withCases ?? true), view),
  }))
  return { definition: definitions.holderTotal, ...question.at, ...countedChains(places, view.counted, view), groups }
}

const heldDays = (places: Int32Array, beside: Counted, view: StageView): Counted & Held => {
  const { columns, between, longest } = view
  const risks = inBoth(between, () => openDayRisk(longest))
  const total = { calendarDays: 0, workingDays: 0 }
  for (let from = 0; from < places.length; ) {
    const family = columns.family[places[from] ?? 0]
    let until = from
    while (until < places.length && columns.family[places[until] ?? 0] === family) until += 1
    const held = until - from === 1 ? heldOnce(places[from] ?? 0, view) : heldByFamily(places.subarray(from, until), view)
    for (const unit of units) {
      const days = daysOf(held.stretches, between[unit])
      total[unit] += days
      risks[unit].add(held.declared.length === 0 ? -1 : daysOf(held.declared, between[unit]), days, !held.open)
    }
    from = until
  }
  return {
    ...countedChains(places, beside, view),
    total,
    days: inBoth(risks, (risk) => quantilesOf(risk.curve())),
  }
}

const units = ['calendarDays', 'workingDays'] as const

/** First and last day of each stretch in turn: the first is not counted, the last is. */
type Stretches = readonly number[]

const daysOf = (stretches: Stretches, between: (from: number, until: number) => number): number => {
  let days = 0
  for (let at = 0; at < stretches.length; at += 2) days += between(stretches[at] ?? 0, stretches[at + 1] ?? 0)
  return days
}

/** Of one that was held once, as most are: nothing has to be put in order. Good until the next one. */
const heldOnce = (place: number, { columns: { entered, left, families, family }, asOf }: StageView) => {
  const from = entered[place] ?? 0
  const leaves = left[place] ?? 0
  const seenFrom = families.seenFrom[family[place] ?? 0] ?? 0
  once.open = leaves === stillOpen
  once.stretches[0] = from
  once.stretches[1] = once.open ? asOf : leaves
  once.declared = from < seenFrom ? [from, Math.min(once.stretches[1] ?? 0, seenFrom)] : never
  return once
}

const never: Stretches = []
const once = { stretches: [0, 0], declared: never, open: false }

/** When a family was held: tracks run side by side, and a day on which it was held twice is one day. */
const heldByFamily = (places: Int32Array, { columns, asOf }: StageView) => {
  const { entered, left, families, family } = columns
  const inTurn = places.length === 1 ? places : places.toSorted((a, b) => (entered[a] ?? 0) - (entered[b] ?? 0))
  const stretches: number[] = []
  let open = false
  for (const place of inTurn) {
    const from = entered[place] ?? 0
    const leaves = left[place] ?? 0
    if (leaves === stillOpen) open = true
    const until = leaves === stillOpen ? asOf : leaves
    const last = stretches.length - 1
    if (last > 0 && from <= (stretches[last] ?? 0)) stretches[last] = Math.max(stretches[last] ?? 0, until)
    else stretches.push(from, until)
  }
  const seenFrom = families.seenFrom[family[places[0] ?? 0] ?? 0] ?? 0
  const declared: number[] = []
  for (let at = 0; at < stretches.length && (stretches[at] ?? 0) < seenFrom; at += 2)
    declared.push(stretches[at] ?? 0, Math.min(stretches[at + 1] ?? 0, seenFrom))
  return { stretches, declared, open }
}

// The unit is the chain, the share on behalf is of the ends of its stays.
const countedChains = (places: Int32Array, beside: Counted, { columns }: StageView): Counted => ({
  ...beside,
  n: familiesAt(columns, places),
  open: familiesAt(
    columns,
    placesWhere(places, (place) => columns.left[place] === stillOpen),
  ),
})
