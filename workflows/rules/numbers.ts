import { type ClockName, clockContracts, clockNames } from '../case/clocks.ts'
import type { ConditionKind, FireLimitKind, GroundCode, OwnGround, RoadStep } from './codes.ts'
import type { Basis, Bilingual, RulePack } from './schema.ts'

/**
 * The places of numbers in a value: `*` = a clock, a ground, a condition, a kind of proceeding or a step of it, `#` = a place in a list. A list of numbers is
 * one. What holds after a rule has lapsed has the places of the rule itself.
 */
type PlaceIn<T, At extends string> = [NonNullable<T>] extends [number | readonly number[]]
  ? At
  : NonNullable<T> extends readonly (infer E)[]
    ? PlaceIn<E, `${At}.#`>
    : NonNullable<T> extends Basis | Bilingual | string | boolean
      ? never
      : { [K in keyof NonNullable<T> & string]: PlaceIn<NonNullable<T>[K], Under<At, K>> }[keyof NonNullable<T> & string]
type Under<At extends string, K extends string> = K extends 'afterwards'
  ? At
  : // A part of the buildings has clocks, duties and leases like the whole.
    At extends InPart
    ? K extends 'clocks'
      ? 'clocks'
      : K extends 'onlyIf'
        ? `${InPart}.onlyIf`
        : `consent.${K}`
    : At extends ''
      ? // A ground of a place's own has the numbers of a listed one.
        K extends 'ownGrounds'
        ? 'grounds'
        : K
      : `${At}.${string extends K ? '*' : K extends ClockName | GroundCode | OwnGround | ConditionKind | RoadStep ? '*' : K}`

/** The place of a part of the buildings with a consent of its own. */
type InPart = 'consent.parts.of.#'

/** What a number of a pack is a number of: its place in the schema. A new one does not compile before it has a unit and a label. */
export type NumberKind = Exclude<PlaceIn<RulePack, ''>, 'version'>

/** Units of the numbers. `share` = a part of one; `fraction` = two numbers, the first over the second. */
export const numberUnits = [
  'workingDay',
  'calendarDay',
  'month',
  'minute',
  'times',
  'pile',
  'share',
  'fraction',
  'monthOfYear',
  'yuan',
  'floor',
  'squareMetre',
  'metre',
  'hour',
  'litre',
  'piece',
  'space',
  'kilowatt',
  'kilovoltAmpere',
  'money',
] as const
/** A unit of numbers. */
export type NumberUnit = (typeof numberUnits)[number]

/** The unit of each number; `written` = it stands beside it, or with the length of its clock. */
const units: Readonly<Record<NumberKind, NumberUnit | 'written'>> = {
  'clocks.*.length.n': 'written',
  'clocks.*.variants.#.length.n': 'written',
  'clocks.*.extension.length.n': 'written',
  'clocks.*.extension.times': 'times',
  'clocks.*.noticeBefore': 'written',
  'consent.recallMinutes': 'minute',
  'consent.handover.leaves.n': 'written',
  'consent.informationRequest.times': 'times',
  'consent.informationRequest.leaves.n': 'written',
  'consent.considersFrom.onlyIf.basementFrom': 'floor',
  'consent.considersFrom.elsewhere.#.onlyIf.basementFrom': 'floor',
  'consent.considersFrom.onlyIf.fireUnitAboveM2': 'squareMetre',
  'consent.considersFrom.elsewhere.#.onlyIf.fireUnitAboveM2': 'squareMetre',
  'consent.considersFrom.onlyIf.powerAboveKw': 'kilowatt',
  'consent.considersFrom.elsewhere.#.onlyIf.powerAboveKw': 'kilowatt',
  'consent.considersFrom.onlyIf.loadAbove': 'share',
  'consent.considersFrom.elsewhere.#.onlyIf.loadAbove': 'share',
  'consent.considersFrom.onlyIf.leaseBelowMonths': 'month',
  'consent.considersFrom.elsewhere.#.onlyIf.leaseBelowMonths': 'month',
  'consent.parts.of.#.onlyIf.basementFrom': 'floor',
  'consent.parts.of.#.onlyIf.fireUnitAboveM2': 'squareMetre',
  'consent.parts.of.#.onlyIf.powerAboveKw': 'kilowatt',
  'consent.parts.of.#.onlyIf.loadAbove': 'share',
  'consent.parts.of.#.onlyIf.leaseBelowMonths': 'month',
  'consent.owes.*.length.n': 'written',
  'consent.owes.*.noticeBefore': 'written',
  'consent.owes.*.onlyWhere.within.length.n': 'written',
  'consent.owes.*.again.every.n': 'written',
  'consent.owes.*.lapse.within.length.n': 'written',
  'consent.lease.months': 'month',
  'duties.#.within.n': 'written',
  'sanctions.#.yuan.from': 'yuan',
  'sanctions.#.yuan.to': 'yuan',
  'sanctions.#.fine.from': 'money',
  'sanctions.#.fine.to': 'money',
  'costs.#.cap.amount': 'money',
  'grounds.*.onlyIf.basementFrom': 'floor',
  'grounds.*.onlyIf.fireUnitAboveM2': 'squareMetre',
  'grounds.*.onlyIf.powerAboveKw': 'kilowatt',
  'grounds.*.onlyIf.loadAbove': 'share',
  'grounds.*.onlyIf.leaseBelowMonths': 'month',
  'fire.limits.#.n': 'written',
  'siteChecks.#.measures.atLeast': 'written',
  'siteChecks.#.measures.atMost': 'written',
  'siteChecks.#.onlyIf.basementFrom': 'floor',
  'siteChecks.#.onlyIf.fireUnitAboveM2': 'squareMetre',
  'siteChecks.#.onlyIf.powerAboveKw': 'kilowatt',
  'siteChecks.#.onlyIf.loadAbove': 'share',
  'siteChecks.#.onlyIf.leaseBelowMonths': 'month',
  'fire.findingValidDays': 'calendarDay',
  'capacity.loadLimit': 'share',
  'capacity.powerFactor': 'share',
  'capacity.demandCoefficients.#.upTo': 'pile',
  'capacity.demandCoefficients.#.kx': 'share',
  'capacity.findingValidDays': 'calendarDay',
  'capacity.orderedCharging.limit': 'share',
  'capacity.orderedCharging.kx': 'share',
  'capacity.measurement.validMonths': 'month',
  'capacity.measurement.summerMonths': 'monthOfYear',
  'capacity.measurement.winterMonths': 'monthOfYear',
  'queue.placeKeptDays': 'calendarDay',
  'matters.reportWithinDays': 'calendarDay',
  'matters.dueSoonDays': 'calendarDay',
  'matters.ownersDecision.quorum.of': 'fraction',
  'matters.ownersDecision.ordinary.of': 'fraction',
  'matters.ownersDecision.special.of': 'fraction',
  'records.flagAfterWorkingDays': 'workingDay',
  'companyRecords.replyWorkingDays': 'workingDay',
  'callBacks.oneIn': 'times',
  'loops.returnLimit': 'times',
  'reopen.withinDays': 'calendarDay',
  'retention.identity.daysAfterEnergised': 'calendarDay',
  'retention.identity.daysAfterClosed': 'calendarDay',
  'retention.rest.monthsAfterClosed': 'month',
  'retention.draft.daysUntouched': 'calendarDay',
  'proceedings.own.*.clocks.*.length.n': 'written',
  'proceedings.own.*.clocks.*.extension.length.n': 'written',
  'proceedings.own.*.clocks.*.extension.times': 'times',
  'proceedings.own.*.clocks.*.noticeBefore': 'written',
  'proceedings.own.*.owes.*.length.n': 'written',
  'proceedings.own.*.owes.*.extension.length.n': 'written',
  'proceedings.own.*.owes.*.extension.times': 'times',
  'proceedings.own.*.owes.*.noticeBefore': 'written',
}

/** The unit of each limit of fire checks: its kind says it. */
const limitUnits: Readonly<Record<FireLimitKind, NumberUnit>> = {
  fireUnitArea: 'squareMetre',
  fireCompartmentArea: 'squareMetre',
  spacesPerGroup: 'space',
  groupDistance: 'metre',
  separationHours: 'hour',
  lowestBasement: 'floor',
  preferredLowestBasement: 'floor',
  highestFloor: 'floor',
  pilePower: 'kilowatt',
  extinguishersPerCompartment: 'piece',
  extinguisherLitres: 'litre',
  wallMountHeight: 'metre',
  baseHeight: 'metre',
  edgeDistance: 'metre',
}

/** The kinds of numbers. */
export const numberKinds = Object.keys(units) as NumberKind[] // the keys of a constant are its kinds

/** Numbers whose basis is not the `basis` beside them. */
const basisNames: Readonly<Record<string, string>> = {
  'consent.recallMinutes': 'recallBasis',
  'consent.informationRequest.times': 'limitsBasis',
  'consent.informationRequest.leaves': 'limitsBasis',
  'capacity.loadLimit': 'loadLimitBasis',
  'capacity.powerFactor': 'demandBasis',
  'capacity.demandCoefficients': 'demandBasis',
  'capacity.findingValidDays': 'findingBasis',
  'fire.findingValidDays': 'findingBasis',
}

/**
 * Whether there is a number. `noLimit`: none on purpose. `asOthers`: none of its own. `elsewhere`: a paper of the case
 * names it. `unknown`: the pack says nothing, because nothing is known of the place.
 */
export const numberStandings = ['set', 'noLimit', 'asOthers', 'elsewhere', 'unknown'] as const
type NumberStanding = (typeof numberStandings)[number]

/** What it means where a number may be null. */
const withoutNumber: Readonly<Partial<Record<NumberKind, NumberStanding>>> = {
  'capacity.demandCoefficients.#.upTo': 'noLimit',
  'capacity.orderedCharging.kx': 'asOthers',
  'reopen.withinDays': 'noLimit',
}

/** What a pack may do without: nothing is unknown where it is not there. */
const extras: readonly NumberKind[] = [
  'clocks.*.variants.#.length.n',
  'clocks.*.extension.length.n',
  'clocks.*.extension.times',
  'clocks.*.noticeBefore',
  'consent.informationRequest.times',
  'consent.informationRequest.leaves.n',
  'consent.considersFrom.onlyIf.basementFrom',
  'consent.considersFrom.elsewhere.#.onlyIf.basementFrom',
  'consent.considersFrom.onlyIf.fireUnitAboveM2',
  'consent.considersFrom.elsewhere.#.onlyIf.fireUnitAboveM2',
  'consent.considersFrom.onlyIf.powerAboveKw',
  'consent.considersFrom.elsewhere.#.onlyIf.powerAboveKw',
  'consent.considersFrom.onlyIf.loadAbove',
  'consent.considersFrom.elsewhere.#.onlyIf.loadAbove',
  'consent.considersFrom.onlyIf.leaseBelowMonths',
  'consent.considersFrom.elsewhere.#.onlyIf.leaseBelowMonths',
  'consent.parts.of.#.onlyIf.basementFrom',
  'consent.parts.of.#.onlyIf.fireUnitAboveM2',
  'consent.parts.of.#.onlyIf.powerAboveKw',
  'consent.parts.of.#.onlyIf.loadAbove',
  'consent.parts.of.#.onlyIf.leaseBelowMonths',
  'consent.owes.*.length.n',
  'consent.owes.*.noticeBefore',
  'consent.owes.*.onlyWhere.within.length.n',
  'consent.owes.*.again.every.n',
  'consent.owes.*.lapse.within.length.n',
  'callBacks.oneIn',
  'companyRecords.replyWorkingDays',
  'retention.identity.daysAfterEnergised',
  'retention.identity.daysAfterClosed',
  'retention.rest.monthsAfterClosed',
  'retention.draft.daysUntouched',
  'sanctions.#.fine.from',
  'sanctions.#.fine.to',
  'costs.#.cap.amount',
  'grounds.*.onlyIf.basementFrom',
  'grounds.*.onlyIf.fireUnitAboveM2',
  'grounds.*.onlyIf.powerAboveKw',
  'grounds.*.onlyIf.loadAbove',
  'grounds.*.onlyIf.leaseBelowMonths',
  'siteChecks.#.measures.atLeast',
  'siteChecks.#.measures.atMost',
  'siteChecks.#.onlyIf.basementFrom',
  'siteChecks.#.onlyIf.fireUnitAboveM2',
  'siteChecks.#.onlyIf.powerAboveKw',
  'siteChecks.#.onlyIf.loadAbove',
  'siteChecks.#.onlyIf.leaseBelowMonths',
  'proceedings.own.*.clocks.*.length.n',
  'proceedings.own.*.clocks.*.extension.length.n',
  'proceedings.own.*.clocks.*.extension.times',
  'proceedings.own.*.clocks.*.noticeBefore',
  'proceedings.own.*.owes.*.length.n',
  'proceedings.own.*.owes.*.extension.length.n',
  'proceedings.own.*.owes.*.extension.times',
  'proceedings.own.*.owes.*.noticeBefore',
]

/** A number of a pack with what it rests on. */
export interface PackNumber {
  /** Where it stands in the pack. */
  readonly path: string
  readonly kind: NumberKind
  readonly clock: ClockName | null
  /** One number, or a list of them; empty where there is none. */
  readonly values: readonly number[]
  readonly unit: NumberUnit
  readonly standing: NumberStanding
  readonly basis: Basis | null
}

/** Every number of a pack, each with its basis. What the pack does not say is listed as unknown, never left out. */
export const numbersOf = (pack: RulePack): PackNumber[] => {
  const found = numbersIn(pack, { path: '', kind: '', basis: null, beside: {} })
  const clocks = clockNames
    .filter((name) => pack.clocks[name]?.length === undefined && (pack.clocks[name] !== undefined || !isOptional(name)))
    .map((name) => clockWithoutLength(name, pack))
  const missing = numberKinds.filter((kind) => !extras.includes(kind) && !found.some((number) => number.kind === kind))
  return [...found, ...clocks, ...missing.map((kind) => missingNumber(kind))]
}

/** Clocks of what only some places know: elsewhere nothing is unknown. */
const isOptional = (name: ClockName): boolean =>
  ['informationAnswer', 'informationCheck', 'answerInPrinciple', 'finalAnswer', 'objectionTerm'].includes(name) ||
  clockContracts[name].length === 'road' ||
  clockContracts[name].length === 'duty'

type Node = Readonly<Record<string, unknown>>

/** Where the walk stands: the path and the kind of the value, the basis it rests on, and the object it stands in. */
interface Standpoint {
  readonly path: string
  readonly kind: string
  readonly basis: Basis | null
  readonly beside: Node
}

const isNode = (value: unknown): value is Node => value !== null && typeof value === 'object' && !Array.isArray(value)
const isKind = (kind: string): kind is NumberKind => Object.hasOwn(units, kind)
/** Sections whose keys are the names of clocks, grounds or conditions, of what is owed after the consent, of kinds of proceedings, of their steps or of what is owed in them. */
const isNamed = (kind: string): boolean =>
  [
    'clocks',
    'grounds',
    'conditions',
    'consent.owes',
    'proceedings.own',
    'proceedings.own.*.clocks',
    'proceedings.own.*.owes',
  ].includes(kind)
const clockIn = (path: string): ClockName | null => {
  const [, named] = /^(?:consent\.parts\.of\.\d+\.)?clocks\.([^.]+)\./.exec(path) ?? []
  return clockNames.find((name) => name === named) ?? null
}

const numbersIn = (value: unknown, at: Standpoint): PackNumber[] => {
  if (isKind(at.kind)) return Array.isArray(value) && value.length === 0 ? [] : [numberAt(value, at, at.kind)]
  if (Array.isArray(value)) {
    return value.flatMap((entry, index) => numbersIn(entry, { ...at, path: `${at.path}.${index}`, kind: `${at.kind}.#` }))
  }
  if (!isNode(value)) return []
  // The schema puts a basis under this name; a ground has several, and no number that rests on them.
  const own = isNode(value['basis']) ? (value['basis'] as unknown as Basis) : at.basis
  return Object.entries(value).flatMap(([key, entry]) => {
    const under = (name: string, parent: string) => (parent === '' ? name : `${inWhole(parent, name)}${name}`)
    const named = key === 'ownGrounds' ? 'grounds' : key
    const kind = key === 'afterwards' ? at.kind : under(isNamed(at.kind) ? '*' : named, at.kind)
    const basisName = basisNames[kind]
    const basis = (basisName ? (value[basisName] as Basis | undefined) : undefined) ?? own
    return numbersIn(entry, { path: under(key, at.path), kind, basis, beside: value })
  })
}

/** What a part of the buildings says of clocks and consent is of the kinds of the whole. */
const inWhole = (parent: string, name: string): string => {
  if (parent !== 'consent.parts.of.#' || name === 'onlyIf') return `${parent}.`
  return name === 'clocks' ? '' : 'consent.'
}

const numberAt = (value: unknown, { path, basis, beside }: Standpoint, kind: NumberKind): PackNumber => {
  const values = value === null ? [] : ([value].flat() as number[]) // a kind is a place of numbers
  const standing = value === null ? (withoutNumber[kind] ?? 'unknown') : 'set'
  return { path, kind, clock: clockIn(path), values, unit: unitOf(kind, beside), standing, basis }
}

const unitOf = (kind: NumberKind, beside: Node): NumberUnit => {
  const unit = units[kind]
  if (unit !== 'written') return unit
  const limit = Object.entries(limitUnits).find(([limitKind]) => limitKind === beside['kind'])
  if (kind === 'fire.limits.#.n' && limit) return limit[1]
  const written = beside['unit'] ?? (isNode(beside['length']) ? beside['length']['unit'] : undefined)
  return numberUnits.find((name) => name === written) ?? 'calendarDay'
}

const missingNumber = (kind: NumberKind): PackNumber => {
  const unit = units[kind]
  return {
    path: kind,
    kind,
    clock: null,
    values: [],
    unit: unit === 'written' ? 'workingDay' : unit,
    standing: 'unknown',
    basis: null,
  }
}

const clockWithoutLength = (clock: ClockName, pack: RulePack): PackNumber => {
  const rule = pack.clocks[clock]
  const standing = rule && clockContracts[clock].length !== 'pack' ? 'elsewhere' : 'unknown'
  const kind = 'clocks.*.length.n'
  return { ...missingNumber(kind), path: `clocks.${clock}.length.n`, clock, standing, basis: rule?.basis ?? null }
}
