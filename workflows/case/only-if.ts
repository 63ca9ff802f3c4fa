import type { OnlyIf } from '../rules/schema.ts'
import type { CaseMemory } from './context.ts'

/** Whether the facts on which a rule depends are so here; `unknown` = one of them is not on record, and none speaks against it. */
export type OnlyIfStanding = 'holds' | 'fails' | 'unknown'

/** What such facts are looked up in. */
export type KnownFacts = Pick<CaseMemory, 'facts' | 'request'>

/** Whether the facts of the register are those that a rule asks for. Of a ground it only marks: the ground is on record either way. */
export const onlyIfStanding = (onlyIf: OnlyIf, known: KnownFacts): OnlyIfStanding => {
  const answers = answersTo(onlyIf, known).map(([, answer]) => answer)
  if (answers.includes(false)) return 'fails'
  return answers.includes(null) ? 'unknown' : 'holds'
}

/** A fact of the register, by its name in a rule. */
export type FactName = Exclude<keyof OnlyIf, 'basis'>

/** Facts that a rule asks for and that are not on record. */
export const missingFacts = (onlyIf: OnlyIf, known: KnownFacts): FactName[] =>
  answersTo(onlyIf, known).flatMap(([name, answer]) => (answer === null ? [name] : []))

/** One answer for each fact that is named; null = not on record. */
const answersTo = (onlyIf: OnlyIf, { facts, request }: KnownFacts): [FactName, boolean | null][] => {
  const { garage, fireZone, transformer, space } = facts ?? {}
  const level = garage === undefined || garage.level === 'unknown' ? null : garage.level
  const title = space === undefined || space.title === 'unknown' ? null : space.title
  const owner = transformer === null || transformer?.ownership === 'unknown' ? null : (transformer?.ownership ?? null)
  const load = transformer && transformer.peakKva !== null && transformer.ratedKva !== null ? transformer : null
  const rate = load ? (load.peakKva ?? 0) / (load.ratedKva ?? 1) : null
  const floor = garage?.floor ?? null
  const lease = request?.right === 'leased' ? request.leaseMonths : request ? Number.POSITIVE_INFINITY : null
  const asked = <N extends FactName, K>(
    name: N,
    fact: K | null | undefined,
    holds: (wanted: NonNullable<OnlyIf[N]>, fact: K) => boolean,
  ): [FactName, boolean | null][] => {
    const wanted = onlyIf[name]
    if (wanted === undefined) return []
    return [[name, fact === null || fact === undefined ? null : holds(wanted, fact)]]
  }
  const area = (fireZone ?? garage)?.fireUnitAreaM2
  return [
    ...asked('garageLevels', level, (levels, at) => levels.includes(at)),
    ...asked('basementFrom', level === 'ground' || level === 'highRise' ? 0 : floor, (from, at) => -at >= from),
    ...asked('builtBefore', garage?.completedOn, (day, on) => on < day),
    ...asked('builtFrom', garage?.completedOn, (day, on) => on >= day),
    ...asked('fireUnitAboveM2', area, (bound, m2) => m2 > bound),
    ...asked('powerAboveKw', request?.powerKw, (bound, kw) => kw > bound),
    ...asked('transformer', owner, (wanted, at) => wanted === at),
    ...asked('loadAbove', rate, (bound, at) => at > bound),
    ...asked('titles', title, (titles, at) => titles.includes(at)),
    ...asked('leaseBelowMonths', lease, (months, at) => at < months),
    ...asked('civilDefence', space?.civilDefence, (wanted, at) => wanted === at),
    ...asked('mechanical', space?.mechanical, (wanted, at) => wanted === at),
  ]
}
