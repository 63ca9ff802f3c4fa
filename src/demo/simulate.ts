import { setImmediate } from 'node:timers/promises'
import { localDay } from '../../workflows/calendar/days.ts'
import type { StoredCase } from '../cases/ports.ts'
import type { Service } from '../service.ts'
import { openAgenda } from './agenda.ts'
import { behaviours } from './behaviour/behaviours.ts'
import type { Behaviour, Move } from './behaviour/move.ts'
import type { SimulatedCity, SimulatedCompound } from './city.ts'
import { openCityMatters } from './city-matters.ts'
import type { Course } from './courses/course.ts'
import { followed } from './courses/courses.ts'
import type { DemoTime } from './demo-time.ts'
import { type Filing, filingsOf } from './filings.ts'
import { lateMoment, officeHour } from './office-hours.ts'
import { openOnPile, openPileCourse, pileOf, pileTrouble } from './pile-cases.ts'
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

/** A request that was filed, and how its parties behave. */
interface Lived {
  readonly caseId: string
  readonly compound: SimulatedCompound
  readonly behaviour: Behaviour
  readonly n: number
  readonly random: Random
}

/**
 * Lets a city live: requests are filed over the days, every party acts by its habit, what is due falls due. Everything
 * goes through the same use cases as over HTTP and so through the real `decide`.
 */
export const simulateCity = async (parts: SimulationParts): Promise<Simulated> => {
  const { service, city, time, until: end } = parts
  const filings = filingsOf(parts)
  const matters = openCityMatters(service, city)
  const agenda = openAgenda()
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
      agenda.add(at, () => act(lived, position.positionId, move))
    }
    if (stored) planPile(lived, stored)
  }

  /** A pile that runs is a record of its own, and something may happen to it. */
  const planPile = (lived: Lived, { caseId, file }: StoredCase): void => {
    if (file.memory.outcome?.outcome !== 'energised' || lived.behaviour !== usual || planned.has(caseId)) return
    planned.add(caseId)
    const trouble = pileTrouble(lived.random)
    const pileId = trouble && pileOf(service, caseId)
    if (!pileId) return
    agenda.add(officeHour(time.now(), trouble.afterDays, lived.random), async () => {
      const opened = await openOnPile({ service, city, ...lived }, { pileId }, trouble)
      if (opened === null) refused.push(`${trouble.event.type} on the pile of ${caseId}`)
      else lives.set(opened, { ...lived, caseId: opened })
    })
  }

  // Who was written to by a clock, a matter or a queue may stand elsewhere now.
  let seen = 0
  const replan = async (): Promise<void> => {
    const rows = service.database.connection
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
      const next = service.database.connection
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
    if (spaceId === null) {
      // A full compound takes no more of the usual requests; a course without a space would leave its place empty.
      if (course) refused.push(`no space for ${course.rests}`)
      return
    }
    const caseId = course?.opening
      ? await openPileCourse({ service, city, compound, n }, spaceId, course.opening)
      : await fileRequest(service, { spaceId, n, random, isDraft: course?.rests === 'draft' })
    if (caseId === null) {
      refused.push(`the filing of ${course?.rests ?? n}`)
      return
    }
    lives.set(caseId, { caseId, n, compound, behaviour: course ? followed(course) : usual, random })
    if (course) followers.set(course, caseId)
  }

  const act = async (lived: Lived, positionId: string, move: Move): Promise<void> => {
    const { caseId, compound, random } = lived
    const stored = await service.store.read(caseId)
    if (!stored?.file.positions.some((position) => position.positionId === positionId)) return
    const refusal = await playMove({ service, city, matters, caseId, compound, random }, move)
    if (refusal !== null) refused.push(`${move.party} in ${caseId}: ${refusal}`)
    else if (move.again) planned.delete(`${caseId} ${positionId}`)
  }

  for (let filed = 0; ; ) {
    const filing = filings[filed]
    const next = agenda.next()
    const at = filing !== undefined && (next === undefined || filing.at <= next) ? filing.at : next
    if (at === undefined || at > end) break
    // The days of a city pass without a pause; somebody who wants to stop it must get a word in.
    await setImmediate()
    await passTime(at)
    if (filing !== undefined && at === filing.at) {
      await file(filing)
      filed += 1
      parts.onProgress(filed)
    } else {
      await agenda.run()
    }
    await replan()
  }
  await passTime(end)
  await settle()
  await service.rounds.send()
  return { refused, followed: followers }
}

const usual: Behaviour = (situation) => behaviours[situation.position.stage]?.(situation) ?? null

const weekOf = (instant: string): string => {
  const { yearOfWeek, weekOfYear } = Temporal.PlainDate.from(localDay(instant, 'Asia/Shanghai'))
  return `${yearOfWeek}-${weekOfYear}`
}

const freeSpace = (compound: SimulatedCompound, taken: Map<string, number>): string | null => {
  const n = taken.get(compound.compoundId) ?? 0
  taken.set(compound.compoundId, n + 1)
  return compound.spaceIds[n] ?? null
}
