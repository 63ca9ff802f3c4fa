import type { LedgerRow } from '../capacity/load.ts'
import type { DecideInput } from '../case/decide.ts'
import type { CaseEvent } from '../case/events/events.ts'
import type { Facts } from '../case/facts.ts'
import { askedParts, requestInPart, rulesOfRequest } from '../rules/consent-parts.ts'
import type { RulePack } from '../rules/schema.ts'
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
  if (!course.trial) return { event, lent }
  const asked = answering(course.trial.value, event)
  const { issuers } = rulesHere(course.trial.value, course, asked, input).consent
  if (sameIssuers(issuers, rulesHere(input.rules, course, event, input).consent.issuers)) return { event: asked, lent }
  const among = (facts: Facts): Facts => ({ ...facts, issuers: issuersAmong(course, issuers) })
  if (asked.type === 'facts.changed') return { event: { ...asked, facts: among(asked.facts) }, lent }
  return { event: asked, lent: lent.facts ? { ...lent, facts: among(lent.facts) } : lent }
}

/** A filing that was asked nothing, or something else, gives no answer to the question of the trial: the general rule holds for it. */
const answering = (pack: RulePack, event: CaseEvent): CaseEvent => {
  if (event.type !== 'owner.submit') return event
  const asked = askedParts(pack).map(({ id }) => id)
  const { part, ...rest } = event
  if (asked.length === 0) return rest
  return { ...rest, part: part !== undefined && part !== null && asked.includes(part) ? part : null }
}

/** The rules for a case: those of the part in which it was filed, or, with its filing, of the part that this shows. */
const rulesHere = (pack: RulePack, { file }: Course, event: CaseEvent, { request, facts = null }: DecideInput): RulePack =>
  event.type === 'owner.submit' && request
    ? rulesOfRequest(pack, requestInPart(pack, { facts, request }, event.part))
    : rulesOfRequest(pack, file.memory.request)

const sameIssuers = (a: readonly string[], b: readonly string[]): boolean => a.join() === b.join()

const issuersAmong = ({ recorded }: Course, kinds: readonly string[]): Facts['issuers'] =>
  kinds.flatMap((kind) => recorded.bodies.filter((body) => body.kind === kind))

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
