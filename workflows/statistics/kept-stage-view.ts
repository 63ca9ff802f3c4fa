import { parties } from '../parties.ts'
import { type DayCounts, medianOfCounts, openDayCounts } from './day-counts.ts'
import { dayNumber, type InDays, inBoth } from './days.ts'
import { stillOpen } from './family-table.ts'
import { basisShares, type Counted, shareOf } from './figure.ts'
import type { HeldGroups } from './held-days.ts'
import { openDayRisk, type Quantiles } from './kaplan-meier.ts'
import { heldOf, type KeptHeld } from './kept-held.ts'
import { type KeptDistrict, type KeptStages, lastDayOf } from './kept-stages.ts'
import { type BasisDays, fillStays, type KeptStays } from './kept-times.ts'
import { type CountedGroups, stageGroups } from './stage-groups.ts'
import type { StageTallies } from './stage-tallies.ts'
import type { StageQuestion } from './stage-view.ts'
import type { StayColumns } from './stay-columns.ts'

/** What is asked of what is kept. */
interface KeptQuestion extends StageQuestion {
  /** Which districts are looked at, by number. */
  readonly isWanted: (district: number) => boolean
}

/** The stays that were counted, and where those of a family lie. */
export interface KeptPlaces {
  readonly columns: StayColumns
  readonly families: (family: number) => { readonly first: number; readonly count: number }
}

/**
 * The stage figures read off what is kept of all families. Null where they are not in it: the names of the cases, a day before
 * the last one on record, or a period that does not reach up to the day.
 */
export const keptTallies = (kept: KeptStages, places: KeptPlaces, question: KeptQuestion): StageTallies | null => {
  const { columns } = places
  const { at, split, withOrganisations, withCases = true, period, isWanted } = question
  const asOf = dayNumber(at.asOf)
  const span = kept.span()
  if (withCases || period.to !== at.asOf || asOf < span.last) return null
  const isSplit = split === 'district'
  const { desks, districts } = columns
  const from = dayNumber(period.from)
  const longest = Math.max(0, asOf - Math.min(span.first, asOf))
  const { between } = kept
  const wanted = kept.districts.map((_, number) => number).filter(isWanted)
  /** The districts of a group, and its desk or holder. */
  const partsOf = (group: number, kinds: number) => ({
    kind: group % kinds,
    of: isSplit ? wanted.filter((number) => number === Math.floor(group / kinds)) : wanted,
  })
  const inGroup = <T>(group: number, kinds: number, read: (district: KeptDistrict) => readonly T[]): T[] => {
    const { kind, of } = partsOf(group, kinds)
    return of.flatMap((number) => {
      const district = kept.districts[number]
      const found = district && read(district)[kind]
      return found ? [found] : []
    })
  }
  const staysIn = (group: number): KeptStays[] => inGroup(group, desks.length, (district) => district.desks)
  const seen = openSeen(kept, columns)
  const counted = (numbers: (stays: KeptStays) => Numbers, isIn: (desk: number, compound: number) => boolean): CountedGroups => {
    const has = (group: number): boolean => staysIn(group).some((stays) => numbers(stays).n > 0)
    return {
      has,
      of: (groups) => {
        const all = groups.flatMap(staysIn).map(numbers)
        const compounds = seen((note) => {
          for (const group of groups) {
            const { kind, of } = partsOf(group, desks.length)
            for (const number of of) for (const one of kept.districts[number]?.compounds ?? []) if (isIn(kind, one)) note(one)
          }
        })
        return { ...countedTogether(all), compounds }
      },
    }
  }
  lookAgain(kept, places)
  const [all, waiting, moved] = [
    counted(
      (stays) => ({ ...stays.counts, ...restingOn([stays.openOn, stays.leftOn], always) }),
      (desk, one) => (kept.compoundsAt[desk]?.n(one) ?? 0) > 0,
    ),
    counted(
      ({ counts: { open }, openOn }) => ({ n: open, open, known: 0, behalf: 0, ...restingOn([openOn], always) }),
      (desk, one) => (kept.compoundsAt[desk]?.open(one) ?? 0) > 0,
    ),
    counted(
      (stays) => movedSince(stays, from, asOf),
      (desk, one) => (kept.compoundsAt[desk]?.n(one) ?? 0) > 0 && (kept.compoundsAt[desk]?.latest(one) ?? 0) >= from,
    ),
  ]
  const groups = stageGroups(desks, isSplit ? districts : null)
  const parts = (isSplit ? districts.length : 1) * desks.length
  const sums = (read: (stays: KeptStays) => number): Int32Array =>
    Int32Array.from({ length: parts }, (_, group) => staysIn(group).reduce((sum, stays) => sum + read(stays), 0))
  const heldBy = (kinds: number, read: (district: KeptDistrict) => readonly KeptHeld[]): HeldGroups => {
    const of = (group: number): KeptHeld[] => inGroup(group, kinds, read)
    const chains = (group: number, name: 'n' | 'open') => of(group).reduce((sum, held) => sum + held.chains[name], 0)
    return {
      has: (group) => chains(group, 'n') > 0,
      chains: (group) => chains(group, 'n'),
      openChains: (group) => chains(group, 'open'),
      held: (group) => heldOf(of(group), { asOf, between, longest }),
    }
  }
  const withHolder = heldBy(parties.length, (district) => district.withHolder)
  const chains = (name: 'n' | 'open') => wanted.reduce((sum, number) => sum + (kept.districts[number]?.chains[name] ?? 0), 0)
  return {
    ...{ all, waiting, moved, withHolder },
    came: sums(({ entered }) => entered.within(from, asOf)),
    went: sums(({ left }) => left.within(from, asOf)),
    atDesk: heldBy(desks.length, (district) => district.atDesk),
    chains: { n: chains('n'), open: chains('open') },
    desks: groups.desks,
    holders: () => groups.holders(withHolder),
    waitingAt: (group) => (withOrganisations ? officesOf(staysIn(group), columns, seen) : null),
    lasted: (group) => {
      const lasting = (unit: keyof InDays<unknown>): Quantiles => {
        const risk = openDayRisk(longest)
        for (const stays of staysIn(group)) fillStays(stays, unit, between[unit], asOf, risk)
        return risk.quantiles()
      }
      return { calendarDays: lasting('calendarDays'), workingDays: lasting('workingDays') }
    },
    medianAge: (group, since) =>
      inBoth(between, (count) => {
        const ages = new Map<number, number>()
        const note = (day: number, times: number): void => {
          const age = Math.max(0, count(day, asOf))
          ages.set(age, (ages.get(age) ?? 0) + times)
        }
        for (const stays of staysIn(group)) {
          stays.openSince.each(note)
          stays.openDeclared.each((began, on, times) => note(since === 'entered' ? began : on, times))
        }
        return medianOfCounts(ages)
      }),
    loops: (group) => loopsOf(staysIn(group)),
  }
}

interface Numbers {
  readonly n: number
  readonly open: number
  readonly known: number
  readonly behalf: number
  readonly selfReported: number
  readonly unknown: number
}

const countedTogether = (all: readonly Numbers[]): Omit<Counted, 'compounds'> => {
  const sum = (name: keyof Numbers) => all.reduce((total, numbers) => total + numbers[name], 0)
  return {
    ...{ n: sum('n'), open: sum('open'), shareOnBehalf: shareOf(sum('behalf'), sum('known')) },
    ...{ ...basisShares({ selfReported: sum('selfReported'), unknown: sum('unknown') }, sum('n')), caseIds: [] },
  }
}

const restingOn = (all: readonly BasisDays[], count: (days: DayCounts) => number): Pick<Numbers, 'selfReported' | 'unknown'> => {
  const sum = (of: keyof BasisDays) => all.reduce((total, days) => total + count(days[of]), 0)
  return { selfReported: sum('selfReported'), unknown: sum('unknown') }
}

const always = (days: DayCounts): number => days.within(-stillOpen, stillOpen)

/** What came or went from a day on up to the last one: what began earlier and is open has done neither. */
const movedSince = (stays: KeptStays, from: number, asOf: number): Numbers => {
  let open = 0
  stays.openSince.each((began, times) => {
    if (began >= from) open += times
  })
  stays.openDeclared.each((began, _, times) => {
    if (began >= from) open += times
  })
  // What began in the period and is over ended in it too.
  return {
    ...{ n: open + stays.left.within(from, asOf), open },
    ...{ known: stays.leftKnown.within(from, asOf), behalf: stays.leftBehalf.within(from, asOf) },
    ...restingOn([stays.openOn, stays.leftOn], (days) => days.within(from, asOf)),
  }
}

/** How many compounds there are among some that are noted, those of several districts once. */
const openSeen = ({ there }: KeptStages, { compounds }: StayColumns) => {
  const seen = new Int32Array(compounds.length)
  let turn = 0
  return (noteAll: (note: (one: number) => void) => void): number => {
    turn += 1
    let found = 0
    noteAll((one) => {
      const compound = there[one]?.compound ?? 0
      if (seen[compound] === turn) return
      seen[compound] = turn
      found += 1
    })
    return found
  }
}

/** Finds the last day of each compound anew from which a last day was taken back: through its families alone. */
const lookAgain = ({ compoundsAt, there, numberOf }: KeptStages, { columns, families }: KeptPlaces): void => {
  // Desks that none of these families ever came to are not in the list.
  const stale = columns.desks.map((_, desk) => new Set(compoundsAt[desk]?.stale))
  const isStale = new Uint8Array(columns.compounds.length)
  for (const some of stale) for (const one of some) isStale[there[one]?.compound ?? 0] = 1
  if (!isStale.includes(1)) return
  for (const [desk, some] of stale.entries()) for (const one of some) compoundsAt[desk]?.forget(one)
  for (let family = 0; family < columns.families.compound.length; family += 1) {
    if (isStale[columns.families.compound[family] ?? 0] === 0) continue
    const one = numberOf(columns, family)
    const { first, count } = families(family)
    for (let place = first; place < first + count; place += 1) {
      const desk = columns.desk[place] ?? 0
      if (stale[desk]?.has(one)) compoundsAt[desk]?.note(one, lastDayOf(columns, place))
    }
  }
}

const officesOf = (all: readonly KeptStays[], { organisations }: StayColumns, seen: ReturnType<typeof openSeen>) => {
  const numbers = new Set(all.flatMap(({ offices }) => [...offices.keys()]))
  return [...numbers]
    .flatMap((number) => {
      const own = all.flatMap(({ offices }) => offices.get(number) ?? [])
      const compounds = own.flatMap((office) => [...office.compounds])
      const sum = (of: 'selfReported' | 'unknown') => own.reduce((total, office) => total + office[of], 0)
      const n = compounds.reduce((sum, [, times]) => sum + times, 0)
      const counted: Counted = {
        ...{ n, open: n, shareOnBehalf: null, caseIds: [] },
        ...basisShares({ selfReported: sum('selfReported'), unknown: sum('unknown') }, n),
        compounds: seen((note) => {
          for (const [one] of compounds) note(one)
        }),
      }
      return n === 0 ? [] : [{ organisationId: organisations[number] ?? null, ...counted }]
    })
    .toSorted((a, b) => (JSON.stringify([a.organisationId]) < JSON.stringify([b.organisationId]) ? -1 : 1))
}

const loopsOf = (all: readonly KeptStays[]) => {
  const sum = (read: (stays: KeptStays) => number) => all.reduce((total, stays) => total + read(stays), 0)
  const visits = openDayCounts()
  for (const stays of all) stays.visits.each(visits.add)
  let most = 0
  visits.each((times) => {
    most = times
  })
  const [n, cases, chains] = [sum(({ counts }) => counts.n), sum(({ loops }) => loops.cases), sum(({ loops }) => loops.chains)]
  return {
    ...{ returns: n - cases, refilings: cases - chains, chains },
    ...{ loopingChains: sum(({ loops }) => loops.looping), most },
  }
}
