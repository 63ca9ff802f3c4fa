import type { OnlyIf } from '../rules/schema.ts'
import type { CaseMemory } from './context.ts'

/** Whether the facts on which a ground depends are so here; `unknown` = one of them is not on record, and none speaks against it. */
export type OnlyIfStanding = 'holds' | 'fails' | 'unknown'

/** What a ground's facts are looked up in. */
export type KnownFacts = Pick<CaseMemory, 'facts' | 'request'>

/** Whether the facts of the register bear the condition under which a ground may be pleaded. It only marks: the ground is on record either way. */
export const onlyIfStanding = (onlyIf: OnlyIf, known: KnownFacts): OnlyIfStanding => {
  const answers = answersTo(onlyIf, known)
  if (answers.includes(false)) return 'fails'
  return answers.includes(null) ? 'unknown' : 'holds'
}

/** One answer for each fact that is named; null = not on record. */
const answersTo = (onlyIf: OnlyIf, { facts, request }: KnownFacts): (boolean | null)[] => {
  const { garage, fireZone, transformer, space } = facts ?? {}
  const level = garage === undefined || garage.level === 'unknown' ? null : garage.level
  const title = space === undefined || space.title === 'unknown' ? null : space.title
  const owner = transformer === null || transformer?.ownership === 'unknown' ? null : (transformer?.ownership ?? null)
  const load = transformer && transformer.peakKva !== null && transformer.ratedKva !== null ? transformer : null
  const rate = load ? (load.peakKva ?? 0) / (load.ratedKva ?? 1) : null
  const floor = garage?.floor ?? null
  const lease = request?.right === 'leased' ? request.leaseMonths : request ? Number.POSITIVE_INFINITY : null
  const asked = <W, K>(wanted: W | undefined, fact: K | null | undefined, holds: (wanted: W, fact: K) => boolean) =>
    wanted === undefined ? [] : [fact === null || fact === undefined ? null : holds(wanted, fact)]
  const area = (fireZone ?? garage)?.fireUnitAreaM2
  return [
    ...asked(onlyIf.garageLevels, level, (levels, at) => levels.includes(at)),
    ...asked(onlyIf.basementFrom, level === 'ground' || level === 'highRise' ? 0 : floor, (from, at) => -at >= from),
    ...asked(onlyIf.builtBefore, garage?.completedOn, (day, on) => on < day),
    ...asked(onlyIf.builtFrom, garage?.completedOn, (day, on) => on >= day),
    ...asked(onlyIf.fireUnitAboveM2, area, (bound, m2) => m2 > bound),
    ...asked(onlyIf.powerAboveKw, request?.powerKw, (bound, kw) => kw > bound),
    ...asked(onlyIf.transformer, owner, (wanted, at) => wanted === at),
    ...asked(onlyIf.loadAbove, rate, (bound, at) => at > bound),
    ...asked(onlyIf.titles, title, (titles, at) => titles.includes(at)),
    ...asked(onlyIf.leaseBelowMonths, lease, (months, at) => at < months),
    ...asked(onlyIf.civilDefence, space?.civilDefence, (wanted, at) => wanted === at),
    ...asked(onlyIf.mechanical, space?.mechanical, (wanted, at) => wanted === at),
  ]
}
