import { garageLevels } from '../case/facts.ts'
import type { Day } from './days.ts'

/** The kinds of garage that figures are told apart by. */
export const garageKinds = garageLevels
/** Whose a transformer is. */
export const transformerOwners = ['public', 'private', 'unknown'] as const
/** When a compound was completed: the bands that figures are told apart by, each up to and without the next. */
export const buildingAges = ['before2000', 'from2000', 'from2010', 'from2020', 'unknown'] as const

/** A band of building ages. */
export type BuildingAge = (typeof buildingAges)[number]

/** What curves are told apart by. */
export const curveGroupings = ['district', 'garage', 'transformer', 'age', 'rules'] as const
/** One of them. */
export type CurveGrouping = (typeof curveGroupings)[number]

/** The place of a case, as it is recorded now: no figure knows what was on record about a place on an earlier day. */
export interface CasePlace {
  readonly caseId: string
  readonly garage: (typeof garageLevels)[number]
  readonly transformer: (typeof transformerOwners)[number]
  /** The day of completion of the compound; null = not known. */
  readonly completedOn: Day | null
  /** The rule pack the case goes by. */
  readonly rules: string
  /** The first day on which a bare report ended a stay of the case; null = none did. */
  readonly reportedOn: Day | null
}

/** The same of any case there. */
export type PlaceFacts = Omit<CasePlace, 'caseId' | 'reportedOn'>

/** The first year of each band, the latest first. */
const firstYears = [
  ['from2020', 2020],
  ['from2010', 2010],
  ['from2000', 2000],
] as const satisfies readonly (readonly [BuildingAge, number])[]

/** The band a compound belongs to, by the year in which it was completed. */
export const buildingAgeOf = ({ completedOn }: Pick<CasePlace, 'completedOn'>): BuildingAge => {
  if (completedOn === null) return 'unknown'
  const year = Number(completedOn.slice(0, 4))
  return firstYears.find(([, first]) => year >= first)?.[0] ?? 'before2000'
}

/** Whether one of the facts of a place by which figures are told apart is not on record. */
export const isUnknownPlace = ({ garage, transformer, completedOn, rules }: PlaceFacts): boolean =>
  garage === 'unknown' || transformer === 'unknown' || completedOn === null || rules === 'unknown'

/** What is said where nothing is on record. */
export const unknownFacts: PlaceFacts = { garage: 'unknown', transformer: 'unknown', completedOn: null, rules: 'unknown' }

/** What is said of a case whose place is not on record. */
export const unknownPlace = (caseId: string): CasePlace => ({ caseId, ...unknownFacts, reportedOn: null })
