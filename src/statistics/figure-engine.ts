import { type DaysBetween, workingDayCounter } from '../../workflows/statistics/days.ts'
import type { Reading } from './being-read.ts'
import {
  type FigureTask,
  figureTasks,
  type Needed,
  type PackOfDistrict,
  type TaskName,
  type TaskParams,
  type TaskResult,
} from './figure-tasks.ts'
import type { CityRecord, FigureRecord, FigureRows, StandingRecord } from './ports.ts'
import type { QuestionDays } from './question.ts'
import type { PinnedCalendar } from './scope.ts'

/** What a figure is asked: which, of which districts and days, and what is its own. Plain data. */
export interface EngineQuestion<N extends TaskName = TaskName> {
  readonly name: N
  readonly districts: readonly string[]
  readonly days: QuestionDays
  /** Only what was recorded before this instant exists. */
  readonly before: string
  /** The calendar that counts the working days, by hash. */
  readonly calendar: string
  readonly params: TaskParams<N>
  /** Whether the cases behind the numbers are wanted: of a whole city they are a million names. */
  readonly withCases?: boolean
}

/** A replica and how far it was behind; or the primary, because the replica could not be read. */
export type ReadFrom = { readonly of: 'replica'; readonly behindSeconds: number } | { readonly of: 'primaryInstead' }

/** A computed figure, and the organisations that occur in its rows. */
export interface Computed<N extends TaskName> {
  readonly figures: TaskResult<N>
  readonly organisationIds: readonly string[]
  /** The instant at which the record was read. */
  readonly readAt: string
  /** What it cost, in milliseconds of a processor. */
  readonly cpuMs: number
  /** Number of the last event that was there to be read, where the record is a replica. */
  readonly lastEvent?: number
  /** From what it was read, where there is a replica. */
  readonly readFrom?: ReadFrom
  /** It was worked out for somebody who asked the same before. */
  readonly isKept?: boolean
}

/** Computes figures: where, and by what thread, is its own affair. */
export interface FigureEngine {
  compute<N extends TaskName>(question: EngineQuestion<N>): Promise<Computed<N>>
  /** How far the whole record has been read, while it is; absent = it cannot tell. */
  readonly reading?: () => Reading | null
}

/** What a figure is computed from. */
export interface EngineParts {
  readonly record: FigureRecord
  readonly city: CityRecord
  readonly calendarByHash: (hash: string) => PinnedCalendar['value']
  readonly packOfDistrict: PackOfDistrict
  readonly now: () => string
  /** Left out: every figure is read from the record. */
  readonly standing?: StandingRecord
}

/** Computes figures where it is called. The definitions are pure (`workflows/statistics/`); here they get their rows. */
export const figureEngine = (parts: EngineParts): FigureEngine => {
  const counters = new Map<string, DaysBetween>()
  const counterOf = (hash: string): DaysBetween => {
    const counter = counters.get(hash) ?? workingDayCounter(parts.calendarByHash(hash))
    counters.set(hash, counter)
    return counter
  }
  const found = async <N extends TaskName>({ name, districts, days, before, calendar, ...asked }: EngineQuestion<N>) => {
    // The name of a question says which parameters it has; a table of functions loses sight of that.
    const { needs, compute, standing, narrowed, casesOf } = figureTasks[name] as FigureTask<TaskParams<N>, TaskResult<N>>
    const ready = (standing ?? narrowed) ? await parts.standing?.ready({ districts, before, at: days.at }) : null
    const city = { districts, on: days.at.asOf, before }
    const givenReady = {
      ...{ ...days, city, record: parts.city, withCases: asked.withCases ?? false, packOfDistrict: parts.packOfDistrict },
      workingDaysBetween: counterOf(calendar),
    }
    if (standing && ready) {
      const figures = await standing(ready, givenReady, asked.params)
      return { figures, organisationIds: organisationsNamed(figures) }
    }
    const params = narrowed && ready ? narrowed(ready, givenReady, asked.params) : asked.params
    const tabled = needs.filter((kind): kind is Exclude<Needed, 'places'> => kind !== 'places')
    const rows = await parts.record.rows(casesOf ? { ...city, caseIds: casesOf(params) } : city, tabled)
    const places = needs.includes('places') ? await parts.record.places(districts) : new Map()
    const given = {
      ...{ ...days, rows, places, city },
      workingDaysBetween: counterOf(calendar),
      record: parts.city,
      packOfDistrict: parts.packOfDistrict,
    }
    return { figures: await compute(given, params), organisationIds: organisationsIn(rows) }
  }
  return {
    compute: async (question) => {
      const readAt = parts.now()
      const before = process.threadCpuUsage()
      const { figures, organisationIds } = await found(question)
      const computed = { figures: question.withCases ? figures : withoutCases(figures), organisationIds }
      const { user, system } = process.threadCpuUsage(before)
      return { ...computed, readAt, cpuMs: (user + system) / 1000 }
    },
  }
}

/** The organisations that a figure names, wherever it does. */
const organisationsNamed = (figures: unknown): string[] => {
  const found = new Set<string>()
  JSON.stringify(figures, (key, value) => {
    if (key === 'organisationId' && typeof value === 'string') found.add(value)
    return key === 'caseIds' ? undefined : value
  })
  return [...found]
}

/** The same figure without the names of the cases behind its numbers, of which nobody asked. */
const withoutCases = <F>(figures: F): F => {
  if (Array.isArray(figures)) return figures.map(withoutCases) as F
  if (typeof figures !== 'object' || figures === null || figures instanceof Map) return figures
  const entries = Object.entries(figures).map(([key, value]) => [key, key === 'caseIds' ? [] : withoutCases(value)])
  // The same fields, and the one list among them empty.
  return Object.fromEntries(entries) as F
}

const organisationsIn = (rows: FigureRows): string[] => {
  const found = new Set<string>()
  for (const kind of [rows.stays, rows.answers, rows.clocks, rows.grounds]) {
    for (const { organisationId } of kind) if (organisationId !== null) found.add(organisationId)
  }
  return [...found]
}
