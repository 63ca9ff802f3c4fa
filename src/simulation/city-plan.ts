import type { Day } from '../../workflows/statistics/days.ts'
import { type Chance, mixed, seededChance } from './chance.ts'
import { chanceOf, type GameName, gamesOf } from './games.ts'
import type { CityParameters, CompanyKind } from './parameters.ts'
import { daysFrom, instantOn, type WorkingDays } from './working-days.ts'

/** A compound as it is planned: what its manager is like, what its place is like, and when its families ask. */
export interface PlannedCompound {
  readonly index: number
  readonly district: string
  readonly company: PlannedCompany
  /** What its cases have in common beyond the kind. */
  readonly frailty: number
  readonly isOld: boolean
  /** The instants at which its families file, in their order; one space each. */
  readonly filings: readonly string[]
  /** The games that are played in it, those of its company included. */
  readonly games: ReadonlySet<GameName>
  /** The seed of everything that happens in it. */
  readonly seed: number
}

/** A company of the plan. All its managers are of one kind. */
export interface PlannedCompany {
  readonly index: number
  readonly kind: CompanyKind
  /** It has named an inbox in which papers count as served. */
  readonly inbox: boolean
  /** The games that it plays in all its compounds. */
  readonly games: ReadonlySet<GameName>
  /** From this day on it goes by another registration; null = it keeps its own. */
  readonly renamedOn: Day | null
}

/** The plan of a city. */
export interface CityPlan {
  readonly parameters: CityParameters
  readonly seed: number
  readonly companies: readonly PlannedCompany[]
  readonly compounds: readonly PlannedCompound[]
  readonly cases: number
}

/**
 * Plans a city of so many requests: compounds are added until it has them, the last one gets what is left. Everything
 * follows from the seed, and a compound's own life from the compound's own seed.
 */
export const planCity = (parameters: CityParameters, cases: number, seed: number, days: WorkingDays): CityPlan => {
  const chance = seededChance(mixed(seed, 1))
  const sizes = compoundSizes(parameters, cases, chance)
  const companies = Array.from(
    { length: Math.max(1, Math.ceil(sizes.length / parameters.compounds.perCompany)) },
    (_, index): PlannedCompany => {
      const kind = kindOf(parameters, chance)
      const played = gamesOf(parameters.games, { drawnBy: 'company', seed, index })
      const isRenamed = played.has('changesName') && !played.has('splitsUp')
      const renamedOn = isRenamed ? dayOfRenaming(parameters, chanceOf(seed, 'changesName', index).branch(1)) : null
      return { index, kind, inbox: chance.is(kind.inbox), games: played, renamedOn }
    },
  )
  const drawDay = openDays(parameters, days)
  const compounds = sizes.map(({ isOld, size }, index): PlannedCompound => {
    const [code] = parameters.districts[chance.between(0, parameters.districts.length - 1)] ?? ['']
    // With one compound for each company, each has its own.
    const company = parameters.compounds.perCompany === 1 ? companies[index] : companies[chance.between(0, companies.length - 1)]
    if (!company) throw new RangeError('a city needs companies')
    const own = seededChance(mixed(seed, index + 1000))
    return {
      index,
      district: code,
      company,
      frailty: chance.weighted(parameters.behaviours.company.frailty),
      isOld,
      filings: Array.from({ length: size }, () => filingOn(drawDay(own), own)).toSorted(),
      games: company.games.union(gamesOf(parameters.games, { drawnBy: 'compound', seed, index })),
      seed: mixed(seed, index + 1_000_000),
    }
  })
  return { parameters, seed, companies, compounds, cases }
}

/** Some day of the middle of the city's time, so that there are requests before and after. */
const dayOfRenaming = ({ from, to }: CityParameters, chance: Chance): Day => {
  const days = daysFrom(from, to)
  return days[Math.floor(days.length * (0.3 + 0.4 * chance.next()))] ?? from
}

const kindOf = ({ behaviours }: CityParameters, chance: Chance): CompanyKind =>
  chance.weighted(behaviours.company.kinds.map((kind) => [kind, kind.share] as const))

const compoundSizes = ({ compounds }: CityParameters, cases: number, chance: Chance): { isOld: boolean; size: number }[] => {
  const sizes: { isOld: boolean; size: number }[] = []
  for (let left = cases; left > 0; ) {
    const isOld = chance.is(compounds.oldShare)
    const median = compounds.requests * (isOld ? compounds.oldSize : 1)
    const size = Math.min(left, Math.max(1, Math.round(median * Math.exp(compounds.spread * chance.normal()))))
    sizes.push({ isOld, size })
    left -= size
  }
  return sizes
}

/** Draws days of filing by month, day off and growth. */
const openDays = ({ from, to, arrivals }: CityParameters, days: WorkingDays): ((chance: Chance) => Day) => {
  const all = daysFrom(from, to)
  let sum = 0
  const upTo = all.map((day, n) => {
    const month = arrivals.months[Number(day.slice(5, 7)) - 1] ?? 1
    sum += month * (days.isWorking(day) ? 1 : arrivals.dayOff) * (1 + arrivals.yearlyGrowth) ** (n / 365)
    return sum
  })
  return (chance) => {
    const at = chance.next() * sum
    let [low, high] = [0, upTo.length - 1]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((upTo[middle] ?? 0) > at) high = middle
      else low = middle + 1
    }
    return all[low] ?? from
  }
}

// Families file at all hours of the day.
const filingOn = (day: Day, chance: Chance): string => instantOn(day, chance.between(8, 21), chance.between(0, 59))
