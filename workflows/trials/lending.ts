import type { LedgerRow } from '../capacity/load.ts'
import type { DecideInput } from '../case/decide.ts'
import type { CaseEvent } from '../case/events/events.ts'
import type { Facts } from '../case/facts.ts'
import type { Course } from './course.ts'
import type { RecordedEvent } from './recorded.ts'

type Lent = Omit<DecideInput, 'now' | 'actor' | 'rules' | 'calendar'>

/** What a record was lent, without what a trial says anew: its instant, its sender and its rules. */
export const lentBy = ({ now: _n, actor: _a, rules: _r, calendar: _c, ...lent }: Partial<DecideInput>): Partial<Lent> => lent

/** An event and what it is lent, with the issuers of the compound as the rules of the trial name them. */
export const factsUnder = (
  course: Course,
  event: CaseEvent,
  input: DecideInput,
): { readonly event: CaseEvent; readonly lent: Partial<Lent> } => {
  const lent = lentBy(input)
  if (!course.trial || sameIssuers(course.trial.value.consent.issuers, input.rules.consent.issuers)) return { event, lent }
  if (event.type === 'facts.changed') return { event: { ...event, facts: withIssuers(course, event.facts) }, lent }
  return { event, lent: lent.facts ? { ...lent, facts: withIssuers(course, lent.facts) } : lent }
}

const sameIssuers = (a: readonly string[], b: readonly string[]): boolean => a.join() === b.join()

const withIssuers = ({ trial, recorded }: Course, facts: Facts): Facts => ({
  ...facts,
  issuers: (trial?.value.consent.issuers ?? []).flatMap((kind) => recorded.bodies.filter((body) => body.kind === kind)),
})

/**
 * A finding on capacity as the sum of the trial gives it, where that is another than in the record: the grid company looks
 * at the same figures and at who is there now.
 */
export const agreeingFinding = (
  event: CaseEvent,
  record: RecordedEvent,
  rowFor: (event: CaseEvent) => LedgerRow | null,
): CaseEvent => {
  if (event.type !== 'grid.reportCapacity') return event
  const band = rowFor(event)?.band
  if (band === undefined || band === 'unknown' || band === record.input.ledgerRow?.band) return event
  const result = band === 'orderedForAll' ? 'orderedChargingOnly' : band
  return { ...event, result, upheld: result === 'available' ? [] : event.upheld }
}

/** An act from elsewhere without what it measured there: figures belong to a transformer, and this one has its own. */
export const withoutFigures = (event: CaseEvent): CaseEvent => {
  if (event.type !== 'grid.reportCapacity') return event
  const { ratedKva: _r, peakKva: _p, peakMonth: _m, otherPeakKva: _o, otherPeakMonth: _n, sparePiles: _s, ...finding } = event
  return finding
}
