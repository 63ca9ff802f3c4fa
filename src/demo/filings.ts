import type { SimulatedCity, SimulatedCompound } from './city.ts'
import type { PlaceKind } from './city-plan.ts'
import type { Course } from './courses/course.ts'
import { beforeTheEnd } from './office-hours.ts'
import type { Random } from './random.ts'

/** A request that will be filed. */
export interface Filing {
  readonly at: string
  /** Its number in the city: its owner's phone, and its random numbers. */
  readonly n: number
  readonly course: Course | null
  readonly compound: SimulatedCompound
  readonly random: Random
}

/** What the filings are made of. */
interface FilingParts {
  readonly city: SimulatedCity
  readonly random: Random
  readonly cases: number
  readonly courses: readonly Course[]
  readonly days: number
  readonly until: string
}

/** Who files when and where: the usual requests over all the days, those with a course so many working days before the end. */
export const filingsOf = ({ city, random, cases, courses, days, until }: FilingParts): Filing[] => {
  const start = Temporal.Instant.from(until).subtract({ hours: days * 24 })
  const usual = Array.from({ length: cases }, (_, n): Filing => {
    const at = start.add({ minutes: random.between(0, days * 24 * 60 - 1) }).toString({ fractionalSecondDigits: 3 })
    const compound = random.pick([...city.compounds] as [SimulatedCompound, ...SimulatedCompound[]])
    return { at, n, course: null, compound, random: random.branch(n) }
  })
  const used = new Map<PlaceKind, number>()
  const directed = courses.map((course, index): Filing => {
    const n = cases + index
    const own = random.branch(n)
    const places = city.places[course.compound]
    const turn = used.get(course.compound) ?? 0
    used.set(course.compound, turn + 1)
    const compound = places[turn % places.length]
    if (!compound) throw new Error(`the city has no compound of the kind ${course.compound}`)
    return { at: beforeTheEnd(until, course.filed, own), n, course, compound, random: own }
  })
  return [...usual, ...directed].sort((a, b) => (a.at === b.at ? a.n - b.n : a.at < b.at ? -1 : 1))
}
