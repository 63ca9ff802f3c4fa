import { type ClockName, clockContracts, clockNames } from '../case/clocks.ts'
import type { Basis, ClockRule, RulePack } from './schema.ts'

/** What the numbers of a pack are numbers of. `*` = a clock, `#` = a place in a list. A test holds every number of every pack against it. */
export const numberKinds = [
  'clocks.*.length',
  'clocks.*.variants.#.length',
  'clocks.*.extension.length',
  'clocks.*.extension.times',
  'clocks.*.noticeBefore',
  'consent.recallMinutes',
  'consent.handover.leaves',
  'fire.findingValidDays',
  'capacity.loadLimit',
  'capacity.powerFactor',
  'capacity.demandCoefficients.#.upTo',
  'capacity.demandCoefficients.#.kx',
  'capacity.findingValidDays',
  'capacity.orderedCharging.limit',
  'capacity.orderedCharging.kx',
  'capacity.measurement.validMonths',
  'capacity.measurement.summerMonths',
  'capacity.measurement.winterMonths',
  'queue.placeKeptDays',
  'matters.reportWithinDays',
  'matters.dueSoonDays',
  'matters.ownersDecision.quorum',
  'matters.ownersDecision.ordinary',
  'matters.ownersDecision.special',
  'reopen.withinDays',
] as const
/** What a number is a number of. */
export type NumberKind = (typeof numberKinds)[number]

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
] as const
/** A unit of numbers. */
export type NumberUnit = (typeof numberUnits)[number]

/**
 * Whether there is a number. `noLimit`: none on purpose. `asOthers`: none of its own. `elsewhere`: a paper of the case
 * names it. `unknown`: the pack says nothing, because nothing is known of the place.
 */
export const numberStandings = ['set', 'noLimit', 'asOthers', 'elsewhere', 'unknown'] as const

/** A number of a pack with what it rests on. */
export interface PackNumber {
  /** Where it stands in the pack. */
  readonly path: string
  readonly kind: NumberKind
  readonly clock: ClockName | null
  /** One number, or a list of them; empty where there is none. */
  readonly values: readonly number[]
  readonly unit: NumberUnit
  readonly standing: (typeof numberStandings)[number]
  readonly basis: Basis | null
}

/** Every number of a pack, each with its basis. What the pack does not say is listed as unknown, never left out. */
export const numbersOf = (pack: RulePack): PackNumber[] => [
  ...clockNames.flatMap((name) => clockNumbers(name, pack.clocks[name])),
  plain('consent.recallMinutes', 'minute', pack.consent.recallMinutes, pack.consent.recallBasis),
  plain(
    'consent.handover.leaves',
    pack.consent.handover.leaves.unit,
    pack.consent.handover.leaves.n,
    pack.consent.handover.basis,
  ),
  plain('fire.findingValidDays', 'calendarDay', pack.fire.findingValidDays, pack.fire.findingBasis ?? pack.fire.basis),
  ...capacityNumbers(pack.capacity),
  plain('queue.placeKeptDays', 'calendarDay', pack.queue?.placeKeptDays, pack.queue?.basis),
  ...matterNumbers(pack.matters),
  plain('reopen.withinDays', 'calendarDay', pack.reopen.withinDays, pack.reopen.basis, 'noLimit'),
]

const plain = (
  kind: NumberKind,
  unit: NumberUnit,
  value: number | readonly number[] | null | undefined,
  basis: Basis | undefined,
  whenNull: PackNumber['standing'] = 'unknown',
  place: { readonly path?: string; readonly clock?: ClockName } = {},
): PackNumber => {
  const values = value === null || value === undefined ? [] : [value].flat()
  const standing = value === undefined ? 'unknown' : value === null ? whenNull : 'set'
  return { path: place.path ?? kind, kind, clock: place.clock ?? null, values, unit, standing, basis: basis ?? null }
}

const clockNumbers = (clock: ClockName, rule: ClockRule | undefined): PackNumber[] => {
  const path = `clocks.${clock}`
  const at = (part: string) => ({ path: `${path}.${part}`, clock })
  if (!rule) return [plain('clocks.*.length', 'workingDay', undefined, undefined, 'unknown', at('length'))]
  const { length, variants, extension, noticeBefore, basis } = rule
  const unit = length?.unit ?? 'calendarDay'
  const named = clockContracts[clock].length === 'pack' ? 'unknown' : 'elsewhere'
  return [
    plain('clocks.*.length', unit, length?.n ?? null, basis, named, at('length')),
    ...variants.map((variant, index) =>
      plain(
        'clocks.*.variants.#.length',
        variant.length.unit,
        variant.length.n,
        variant.basis,
        'unknown',
        at(`variants.${index}.length`),
      ),
    ),
    ...(extension
      ? [
          plain('clocks.*.extension.length', extension.length.unit, extension.length.n, basis, 'unknown', at('extension.length')),
          plain('clocks.*.extension.times', 'times', extension.times, basis, 'unknown', at('extension.times')),
        ]
      : []),
    ...(noticeBefore.length > 0
      ? [plain('clocks.*.noticeBefore', unit, noticeBefore, basis, 'unknown', at('noticeBefore'))]
      : []),
  ]
}

const capacityNumbers = (capacity: RulePack['capacity']): PackNumber[] => {
  const { loadLimit, loadLimitBasis, powerFactor, demandCoefficients, demandBasis, orderedCharging, measurement } = capacity
  return [
    plain('capacity.loadLimit', 'share', loadLimit, loadLimitBasis),
    plain('capacity.powerFactor', 'share', powerFactor, demandBasis),
    ...demandCoefficients.flatMap(({ upTo, kx }, index) => {
      const path = `capacity.demandCoefficients.${index}`
      return [
        plain('capacity.demandCoefficients.#.upTo', 'pile', upTo, demandBasis, 'noLimit', { path: `${path}.upTo` }),
        plain('capacity.demandCoefficients.#.kx', 'share', kx, demandBasis, 'unknown', { path: `${path}.kx` }),
      ]
    }),
    plain('capacity.findingValidDays', 'calendarDay', capacity.findingValidDays, capacity.findingBasis),
    plain('capacity.orderedCharging.limit', 'share', orderedCharging?.limit, orderedCharging?.basis),
    plain('capacity.orderedCharging.kx', 'share', orderedCharging?.kx, orderedCharging?.basis, 'asOthers'),
    plain('capacity.measurement.validMonths', 'month', measurement?.validMonths, measurement?.basis),
    plain('capacity.measurement.summerMonths', 'monthOfYear', measurement?.summerMonths, measurement?.basis),
    plain('capacity.measurement.winterMonths', 'monthOfYear', measurement?.winterMonths, measurement?.basis),
  ]
}

const matterNumbers = (matters: RulePack['matters']): PackNumber[] => {
  const decision = matters?.ownersDecision
  return [
    plain('matters.reportWithinDays', 'calendarDay', matters?.reportWithinDays, matters?.basis),
    plain('matters.dueSoonDays', 'calendarDay', matters?.dueSoonDays, matters?.basis),
    plain('matters.ownersDecision.quorum', 'fraction', decision?.quorum.of, decision?.basis),
    plain('matters.ownersDecision.ordinary', 'fraction', decision?.ordinary.of, decision?.basis),
    plain('matters.ownersDecision.special', 'fraction', decision?.special.of, decision?.basis),
  ]
}
