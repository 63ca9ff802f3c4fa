import { setImmediate } from 'node:timers/promises'
import { localDay } from '../../workflows/calendar/days.ts'
import type { Service } from '../service.ts'
import { behaviours } from './behaviour/behaviours.ts'
import type { Behaviour, Move } from './behaviour/move.ts'
import type { SimulatedCity, SimulatedCompound } from './city.ts'
import { openCityMatters } from './city-matters.ts'
import type { PlaceKind } from './city-plan.ts'
import type { Course } from './courses/course.ts'
import { followed } from './courses/courses.ts'
import type { DemoTime } from './demo-time.ts'
import { beforeTheEnd, lateMoment, officeHour } from './office-hours.ts'
import { fileRequest, playMove } from './play-move.ts'
import type { Random } from './random.ts'

/** What is simulated. */
export interface SimulationParts {
  readonly service: Service
  readonly city: SimulatedCity
  readonly time: DemoTime
  readonly random: Random
  /** Requests that go as it happens, and those that follow a course. */
  readonly cases: number
  readonly courses: readonly Course[]
  /** Days over which the requests were filed, and the instant at which the simulated time ends. */
  readonly days: number
  readonly until: string
  readonly onProgress: (done: number) => void
}

/** What came of it: moves that were refused, and the request of each course. */
export interface Simulated {
  readonly refused: readonly string[]
  readonly followed: ReadonlyMap<Course, string>
}

/** A request that will be filed. */
interface Filing {
  readonly at: string
  readonly n: number
  readonly course: Course | null
  readonly compound: SimulatedCompound
  readonly random: Random
}

/** A request that was filed, and how its parties behave. */
interface Lived {
  readonly caseId: string
  readonly compound: SimulatedCompound
  readonly behaviour: Behaviour
  readonly random: Random
}

interface Planned {
  readonly at: string
  readonly lived: Lived
  /** The position the move was planned for: when it is gone, so is the plan. */
  readonly positionId: string
  readonly move: Move
}

/**
 * Lets a city live: requests are filed over the days, every party acts by its habit, what is due falls due. Everything
 * goes through the same use cases as over HTTP and so through the real `decide`.
 */
export const simulateCity = async (parts: SimulationParts): Promise<Simulated> => {
  const { service, city, time, until: end } = parts
  const filings = filingsOf(parts)
  const matters = openCityMatters(service, city)
  const queue: Planned[] = []
  const planned = new Set<string>()
  const lives = new Map<string, Lived>()
  const refused: string[] = []
  const followers = new Map<Course, string>()
  const taken = new Map<string, number>()
  let settledWeek = ''

  const plan = async (lived: Lived): Promise<void> => {
    const stored = await service.store.read(lived.caseId)
    for (const position of stored?.file.positions ?? []) {
      const key = `${lived.caseId} ${position.positionId}`
      if (!stored || planned.has(key)) continue
      planned.add(key)
      const { random, compound } = lived
      const move = lived.behaviour({ stored, position, habit: compound.habit, random })
      if (!move) continue
      const at =
        move.beforeEnd === undefined
          ? officeHour(time.now(), move.afterDays, random)
          : lateMoment(time.now(), end, move.beforeEnd, random)
      const index = queue.findIndex((other) => other.at > at)
      queue.splice(index < 0 ? queue.length : index, 0, { at, lived, positionId: position.positionId, move })
    }
  }

  // Who was written to by a clock, a matter or a queue may stand elsewhere now.
  let seen = 0
  const replan = async (): Promise<void> => {
    const rows = service.database.sqlite
      .prepare<[number], { caseId: string; last: number }>(
        'select case_id as caseId, max(rowid) as last from case_events where rowid > ? group by case_id order by last',
      )
      .all(seen)
    for (const { caseId, last } of rows) {
      seen = Math.max(seen, last)
      const lived = lives.get(caseId)
      if (lived) await plan(lived)
    }
  }

  const passTime = async (instant: string): Promise<void> => {
    // Deadlines fall due in between, each at its own moment.
    for (;;) {
      const next = service.database.sqlite
        .prepare<[string], { at: string | null }>(
          'select min(wake_at) as at from case_clocks where wake_at is not null and wake_at <= ?',
        )
        .get(instant)?.at
      if (!next) break
      time.hold(Temporal.Instant.from(next).add({ minutes: 5 }).toString())
      await service.rounds.sweep()
      await replan()
    }
    time.hold(instant)
    const week = weekOf(instant)
    if (week === settledWeek) return
    settledWeek = week
    await settle()
  }

  /** What the workers of a service do all the time is done here once a week: nobody notices, and a year passes sooner. */
  const settle = async (): Promise<void> => {
    await matters.report()
    await service.rounds.due()
    await replan()
  }

  const file = async ({ n, course, compound, random }: Filing): Promise<void> => {
    const spaceId = freeSpace(compound, taken)
    const caseId = spaceId && (await fileRequest(service, { spaceId, n, random, isDraft: course?.rests === 'draft' }))
    if (!caseId) return
    const behaviour = course ? followed(course) : usual
    lives.set(caseId, { caseId, compound, behaviour, random })
    if (course) followers.set(course, caseId)
  }

  const act = async ({ lived, positionId, move }: Planned): Promise<void> => {
    const { caseId, compound, random } = lived
    const stored = await service.store.read(caseId)
    if (!stored?.file.positions.some((position) => position.positionId === positionId)) return
    const refusal = await playMove({ service, city, matters, caseId, compound, random }, move)
    if (refusal !== null) refused.push(`${move.party} in ${caseId}: ${refusal}`)
    else if (move.again) planned.delete(`${caseId} ${positionId}`)
  }

  for (let filed = 0; filed < filings.length || queue.length > 0; ) {
    const filing = filings[filed]
    const next = queue[0]
    const at = filing !== undefined && (next === undefined || filing.at <= next.at) ? filing.at : (next?.at ?? end)
    if (at > end) break
    // The days of a city pass without a pause; somebody who wants to stop it must get a word in.
    await setImmediate()
    await passTime(at)
    if (filing !== undefined && at === filing.at) {
      await file(filing)
      filed += 1
      parts.onProgress(filed)
    } else {
      const due = queue.shift()
      if (due) await act(due)
    }
    await replan()
  }
  await passTime(end)
  await settle()
  await service.rounds.send()
  return { refused, followed: followers }
}

const usual: Behaviour = (situation) => behaviours[situation.position.stage]?.(situation) ?? null

/** Who files when and where: the usual requests over all the days, those with a course so many working days before the end. */
const filingsOf = ({ city, random, cases, courses, days, until }: SimulationParts): Filing[] => {
  const start = Temporal.Instant.from(until).subtract({ hours: days * 24 })
  const usualFilings = Array.from({ length: cases }, (_, n): Filing => {
    const at = start.add({ minutes: random.between(0, days * 24 * 60 - 1) }).toString({ fractionalSecondDigits: 3 })
    const compound = random.pick([...city.compounds] as [SimulatedCompound, ...SimulatedCompound[]])
    return { at, n, course: null, compound, random: random.branch(n) }
  })
  const used = new Map<PlaceKind, number>()
  const courseFilings = courses.map((course, index): Filing => {
    const n = cases + index
    const own = random.branch(n)
    const places = city.places[course.compound]
    const turn = used.get(course.compound) ?? 0
    used.set(course.compound, turn + 1)
    const compound = places[turn % places.length]
    if (!compound) throw new Error(`the city has no compound of the kind ${course.compound}`)
    return { at: beforeTheEnd(until, course.filed, own), n, course, compound, random: own }
  })
  return [...usualFilings, ...courseFilings].sort((a, b) => (a.at === b.at ? a.n - b.n : a.at < b.at ? -1 : 1))
}

const weekOf = (instant: string): string => {
  const { yearOfWeek, weekOfYear } = Temporal.PlainDate.from(localDay(instant, 'Asia/Shanghai'))
  return `${yearOfWeek}-${weekOfYear}`
}

const freeSpace = (compound: SimulatedCompound, taken: Map<string, number>): string | null => {
  const n = taken.get(compound.compoundId) ?? 0
  taken.set(compound.compoundId, n + 1)
  return compound.spaceIds[n] ?? null
}
