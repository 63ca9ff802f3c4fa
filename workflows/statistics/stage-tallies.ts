import { parties } from '../parties.ts'
import { countedInDays, dayNumber, type InDays, inBoth, type NumbersBetween } from './days.ts'
import { stillOpen } from './family-table.ts'
import type { Counted } from './figure.ts'
import { type HeldCounts, type HeldGroups, openHeldCounts } from './held-days.ts'
import { type DayRisk, openDayRisk, type Quantiles, quantilesOf } from './kaplan-meier.ts'
import { medianOfNumbers, type NumberList, openNumbers } from './number-list.ts'
import { type CountedGroups, type StageGroups, stageGroups } from './stage-groups.ts'
import type { StageQuestion } from './stage-view.ts'
import type { PlacedStays, StayColumns } from './stay-columns.ts'
import { openStayCounts, type StayCounts } from './stay-counts.ts'

/** How often families came back to a desk. */
export interface Loops {
  readonly returns: number
  readonly refilings: number
  readonly chains: number
  readonly loopingChains: number
  readonly most: number
}

/** What all stage figures are read off: the stays were gone through once for all of them. A group is a desk, by district or not. */
export interface StageTallies {
  readonly all: CountedGroups
  readonly waiting: CountedGroups
  /** What came or went in the period. */
  readonly moved: CountedGroups
  readonly came: Int32Array
  readonly went: Int32Array
  readonly atDesk: HeldGroups
  /** By holder, over all its desks. */
  readonly withHolder: HeldGroups
  /** All families, and how many wait. */
  readonly chains: { readonly n: number; readonly open: number }
  readonly desks: StageGroups['desks']
  readonly holders: () => ReturnType<StageGroups['holders']>
  readonly waitingAt: (group: number) => (Counted & { readonly organisationId: string | null })[] | null
  readonly lasted: (group: number) => InDays<Quantiles>
  readonly medianAge: (group: number, since: 'entered' | 'seen') => InDays<number | null>
  readonly loops: (group: number) => Loops
}

/** Reads them off what is kept of all families, where that is at hand and has them; else off the stays. */
export const readStages = (stays: PlacedStays, question: StageQuestion): StageTallies =>
  stays.kept?.stages(question) ?? goThroughStages(stays, question)

/** Goes through the stays, family by family. They must hold the whole history of their cases. */
const goThroughStages = ({ columns, places }: PlacedStays, question: StageQuestion): StageTallies => {
  const { withCases = true, withOrganisations, period } = question
  const { asOf, between, longest } = daysIn({ columns, places }, question)
  const { family, desk, entered, left, observedFrom, districts, desks } = columns
  const isSplit = question.split === 'district'
  const districtOf = (place: number): number => (isSplit ? (columns.families.district[family[place] ?? 0] ?? 0) : 0)
  const parts = (isSplit ? districts.length : 1) * desks.length
  const holderOf = Int32Array.from(desks, ({ holder }) => parties.indexOf(holder))
  const [all, waiting, moved] = [0, 1, 2].map(() => openStayCounts(columns, parts, withCases)) as [
    StayCounts,
    StayCounts,
    StayCounts,
  ]
  const [came, went] = [new Int32Array(parts), new Int32Array(parts)]
  const risks: InDays<DayRisk>[] = []
  const ages: { readonly entered: NumberList<Int32Array>; readonly seen: NumberList<Int32Array> }[] = []
  const atOffices = withOrganisations ? openOffices(columns, withCases) : null
  const [atDesk, withHolder] = [0, 1].map(() => openHeldCounts(columns, { asOf, between, longest })) as [HeldCounts, HeldCounts]
  const returns = openLoops(columns, parts)
  const turn = openTurn()
  const [from, to] = [dayNumber(period.from), dayNumber(period.to)]
  const noteStay = (group: number, place: number): void => {
    const [began, seen, ended] = [entered[place] ?? 0, observedFrom[place] ?? 0, left[place] ?? 0]
    all.add(group, place)
    const isOpen = ended === stillOpen
    const risk = risks[group] ?? { calendarDays: openDayRisk(longest), workingDays: openDayRisk(longest) }
    risks[group] = risk
    for (const unit of units) {
      const count = between[unit]
      risk[unit].add(seen > began ? count(began, seen) : -1, count(began, isOpen ? asOf : ended), !isOpen)
    }
    const isNew = began >= from && began <= to
    const isGone = ended >= from && ended <= to
    if (isNew) came[group] = (came[group] ?? 0) + 1
    if (isGone) went[group] = (went[group] ?? 0) + 1
    if (isNew || isGone) moved.add(group, place)
    if (!isOpen) return
    waiting.add(group, place)
    atOffices?.add(group, place)
    const age = ages[group] ?? { entered: openNumbers(Int32Array), seen: openNumbers(Int32Array) }
    ages[group] = age
    age.entered.push(began)
    age.seen.push(Math.max(seen, began))
  }
  const chains = { n: 0, open: 0 }
  for (let first = 0; first < places.length; ) {
    let until = first
    let isOpen = false
    for (; until < places.length && family[places[until] ?? 0] === family[places[first] ?? 0]; until += 1) {
      const place = places[until] ?? 0
      if (left[place] === stillOpen) isOpen = true
      noteStay(districtOf(place) * desks.length + (desk[place] ?? 0), place)
    }
    chains.n += 1
    if (isOpen) chains.open += 1
    const district = districtOf(places[first] ?? 0)
    turn.take(entered, places, first, until)
    turn.eachKind(desk, null, (at, some, count) => {
      atDesk.add(district * desks.length + at, some, count)
      returns.add(district * desks.length + at, some, count)
    })
    turn.eachKind(desk, holderOf, (at, some, count) => withHolder.add(district * parties.length + at, some, count))
    first = until
  }
  const groups = stageGroups(desks, isSplit ? districts : null)
  return {
    ...{ all, waiting, moved, came, went, atDesk, withHolder, chains },
    desks: groups.desks,
    holders: () => groups.holders(withHolder),
    waitingAt: (group) => atOffices?.of(group) ?? null,
    lasted: (group) => {
      const { calendarDays, workingDays } = risks[group] ?? nobodys(longest)
      return { calendarDays: quantilesOf(calendarDays.curve()), workingDays: quantilesOf(workingDays.curve()) }
    },
    medianAge: (group, since) =>
      inBoth(between, (count) =>
        medianOfNumbers((ages[group]?.[since].all() ?? new Int32Array()).map((day) => Math.max(0, count(day, asOf)))),
      ),
    loops: returns.of,
  }
}

const units = ['calendarDays', 'workingDays'] as const

const nobodys = (longest: number): InDays<DayRisk> => ({ calendarDays: openDayRisk(longest), workingDays: openDayRisk(longest) })

/** The day of the figure, the days between two days by number, and how many no time in the figure exceeds. */
const daysIn = (
  { columns, places }: Pick<PlacedStays, 'columns' | 'places'>,
  { at, workingDaysBetween }: Pick<StageQuestion, 'at' | 'workingDaysBetween'>,
): { readonly asOf: number; readonly between: InDays<NumbersBetween>; readonly longest: number } => {
  const asOf = dayNumber(at.asOf)
  let [first, last] = [asOf, asOf]
  for (const place of places) {
    first = Math.min(first, columns.entered[place] ?? first, columns.observedFrom[place] ?? first)
    const left = columns.left[place] ?? last
    if (left !== stillOpen) last = Math.max(last, left)
  }
  return { asOf, between: countedInDays(workingDaysBetween, first, last), longest: last - first }
}

/** What lies open with each office. */
const openOffices = (columns: StayColumns, withCases: boolean) => {
  const { organisation, organisations } = columns
  const groups: StayCounts[] = []
  return {
    add: (group: number, place: number): void => {
      const counts = groups[group] ?? openStayCounts(columns, organisations.length, withCases)
      groups[group] = counts
      counts.add(organisation[place] ?? 0, place)
    },
    of: (group: number) =>
      organisations
        .flatMap((organisationId, number) =>
          groups[group]?.has(number) ? [{ organisationId, ...groups[group].of([number]) }] : [],
        )
        .toSorted((a, b) => (JSON.stringify([a.organisationId]) < JSON.stringify([b.organisationId]) ? -1 : 1)),
  }
}

/** Counts how often families came back to a desk. */
const openLoops = ({ case: caseAt }: StayColumns, groups: number) => {
  const [stays, cases, chains, looping, most] = [0, 1, 2, 3, 4].map(() => new Int32Array(groups)) as [
    ...[Int32Array, Int32Array, Int32Array, Int32Array, Int32Array],
  ]
  const more = (counts: Int32Array, group: number, by: number): void => {
    counts[group] = (counts[group] ?? 0) + by
  }
  return {
    add: (group: number, places: Int32Array, count: number): void => {
      more(stays, group, count)
      more(cases, group, count === 1 ? 1 : new Set(places.subarray(0, count).map((place) => caseAt[place] ?? 0)).size)
      more(chains, group, 1)
      if (count > 1) more(looping, group, 1)
      most[group] = Math.max(most[group] ?? 0, count)
    },
    of: (group: number): Loops => {
      const [all, own, families] = [stays[group] ?? 0, cases[group] ?? 0, chains[group] ?? 0]
      return {
        ...{ returns: all - own, refilings: own - families, chains: families },
        ...{ loopingChains: looping[group] ?? 0, most: most[group] ?? 0 },
      }
    },
  }
}

/** The stays of one family, in the order in which they began, and kind by kind. */
export const openTurn = () => {
  let [turn, kinds, some] = [64, 64, 64].map((length) => new Int32Array(length)) as [Int32Array, Int32Array, Int32Array]
  let length = 0
  return {
    /** Takes them in place of those of the family before: few, and mostly in order. */
    take: (entered: Int32Array, places: Int32Array, first: number, until: number): void => {
      length = until - first
      if (turn.length < length)
        [turn, kinds, some] = [turn, kinds, some].map(() => new Int32Array(2 * length)) as [Int32Array, Int32Array, Int32Array]
      for (let at = 0; at < length; at += 1) {
        const place = places[first + at] ?? 0
        let to = at
        while (to > 0 && (entered[turn[to - 1] ?? 0] ?? 0) > (entered[place] ?? 0)) {
          turn[to] = turn[to - 1] ?? 0
          to -= 1
        }
        turn[to] = place
      }
    },
    /** Visits them kind by kind, a kind being a number of the column or what stands there for it: the first so many of a list. */
    eachKind: (
      column: Int32Array,
      standsFor: Int32Array | null,
      visit: (kind: number, places: Int32Array, count: number) => void,
    ): void => {
      for (let at = 0; at < length; at += 1) {
        const kind = column[turn[at] ?? 0] ?? 0
        kinds[at] = standsFor ? (standsFor[kind] ?? 0) : kind
      }
      for (let at = 0; at < length; at += 1) {
        const kind = kinds[at] ?? 0
        if (kind < 0) continue
        let count = 0
        for (let later = at; later < length; later += 1) {
          if (kinds[later] !== kind) continue
          some[count] = turn[later] ?? 0
          count += 1
          kinds[later] = -1
        }
        visit(kind, some, count)
      }
    },
  }
}
