import type { CaseFile } from '../case/case-file.ts'
import { phaseOf } from '../case/chart.ts'
import type { CaseMemory } from '../case/context.ts'
import type { CaseEvent, EventOf } from '../case/events/events.ts'
import type { RulePack } from '../rules/schema.ts'
import { sameJson } from '../same-json.ts'
import {
  emptyLedger,
  entryEvent,
  figuresOfRegister,
  type Ledger,
  type LedgerEntry,
  type LedgerEvent,
  type LedgerFigures,
  mergedPeaks,
  rowOf,
} from './ledger.ts'
import type { LedgerRow, Peak } from './load.ts'

/** The transformer that a request hangs on; null where the place does not know it. */
export const transformerOf = (file: CaseFile): string | null => file.memory.facts?.transformer?.transformerId ?? null

/**
 * What a case says of itself at its transformer; null before it is filed, or where no transformer is known. What came of its
 * pile is said by the cases on the pile: one that is gone draws nothing any more.
 */
export const entryOf = (file: CaseFile, pileIsGone = false): Omit<LedgerEntry, 'no'> | null => {
  const { memory } = file
  const place = placeOf(memory)
  if (transformerOf(file) === null || !memory.request || place === null) return null
  const { outcome, orderedAsk, queued } = memory
  return {
    caseId: file.caseId,
    place,
    powerKw: memory.request.powerKw,
    state: pileIsGone ? 'released' : stateOf(file),
    orderedCharging: memory.orderedChargingAccepted,
    found: queued?.found ?? null,
    orderedAsk: orderedAsk && (orderedAsk.answer === null ? 'open' : 'answered'),
    energisedOn: outcome?.outcome === 'energised' ? outcome.on : null,
  }
}

// A case of an older chart remembers its day of filing only; that day is its place.
const placeOf = ({ queuePlace, filedOn }: CaseMemory): string | null =>
  queuePlace ?? (filedOn === null ? null : `${filedOn}T00:00:00.000Z`)

const stateOf = ({ memory, value }: CaseFile): LedgerEntry['state'] => {
  if (phaseOf(value) === 'closed') return memory.outcome?.outcome === 'energised' ? 'built' : 'released'
  if (memory.reservation) return 'reserved'
  if (memory.placeOffer) return 'offered'
  return memory.placeLapsed && !memory.queued ? 'lapsed' : 'waiting'
}

/**
 * The changes of the ledgers that one event of a case causes: its entry at its transformer, the end of one it hung on
 * before, and figures that were told. Pure: the store writes them in the event's own transaction, and `verify` asks again.
 */
export const ledgerChanges = (
  before: CaseFile,
  after: CaseFile,
  event: CaseEvent,
  at: {
    readonly rules: RulePack
    readonly ledgerOf: (transformerId: string) => Ledger
    /** The pile that came by this case is gone for good. */
    readonly pileIsGone?: boolean
  },
): { readonly transformerId: string; readonly event: LedgerEvent }[] => {
  const changes: { transformerId: string; event: LedgerEvent }[] = []
  const [was, is] = [transformerOf(before), transformerOf(after)]
  if (was !== null && was !== is) {
    const known = at.ledgerOf(was).entries.find((entry) => entry.caseId === after.caseId)
    const gone = known && entryEvent(at.ledgerOf(was), { ...known, state: 'released' })
    if (gone) changes.push({ transformerId: was, event: gone })
  }
  if (is === null) return changes
  const figures = figuresAfter(at.ledgerOf(is).figures, after, event, at.rules)
  if (figures) changes.push({ transformerId: is, event: { type: 'measured', caseId: after.caseId, figures } })
  const entry = entryOf(after, at.pileIsGone)
  const changed = entry && entryEvent(at.ledgerOf(is), entry)
  if (changed) changes.push({ transformerId: is, event: changed })
  return changes
}

/** The figures of a transformer after an event: told by the grid's finding, or read in the register of the compound. */
const figuresAfter = (known: LedgerFigures, after: CaseFile, event: CaseEvent, rules: RulePack): LedgerFigures | null => {
  const { transformer } = after.memory.facts ?? {}
  const { ratedKva = null, peakKva = null, peakMonth = null } = transformer ?? {}
  const peak = peakKva !== null && peakMonth !== null ? { kva: peakKva, month: peakMonth } : null
  const read = transformer ? figuresOfRegister(known, { ratedKva, peak }, rules.capacity) : null
  if (event.type !== 'grid.reportCapacity') return read
  const told = toldFigures(event, read ?? known, rules)
  return sameJson(told, known) ? null : told
}

/** The figures that the grid names in its finding; what it does not name is taken as known before. */
const toldFigures = (event: EventOf<'grid.reportCapacity'>, known: LedgerFigures, rules: RulePack): LedgerFigures => ({
  ratedKva: event.ratedKva ?? known.ratedKva,
  peaks: mergedPeaks(known.peaks, peaksOf(event), rules.capacity),
  register: known.register,
})

const peaksOf = ({ peakKva, peakMonth, otherPeakKva, otherPeakMonth }: EventOf<'grid.reportCapacity'>): Peak[] => [
  ...(peakKva !== undefined && peakMonth !== undefined ? [{ month: peakMonth, kva: peakKva }] : []),
  ...(otherPeakKva !== undefined && otherPeakMonth !== undefined ? [{ month: otherPeakMonth, kva: otherPeakKva }] : []),
]

/** Events that a row of the ledger decides, or that hand a place back to a case that had left it. */
const rowDecides: readonly CaseEvent['type'][] = [
  'grid.reportSurvey',
  'grid.reportCapacity',
  'grid.energise',
  'owner.acceptOrderedCharging',
  'owner.takeFreedPlace',
  'owner.askForPlace',
  'owner.reopen',
  'centre.settleContest',
  'queue.offered',
  'matter.changed',
]

/** The row that an event is decided by; null for events that need none, and where no transformer is known. */
export const rowForEvent = (
  file: CaseFile,
  event: CaseEvent,
  at: { readonly rules: RulePack; readonly on: string; readonly ledgerOf: (transformerId: string) => Ledger },
): LedgerRow | null => {
  const { request } = file.memory
  if (!rowDecides.includes(event.type) || !request) return null
  const transformerId = transformerOf(file)
  if (transformerId === null && event.type !== 'grid.reportCapacity') return null
  const ledger = transformerId === null ? emptyLedger('') : at.ledgerOf(transformerId)
  const asking = {
    caseId: file.caseId,
    entry: ledger.entries.find((entry) => entry.caseId === file.caseId) ?? null,
    powerKw: request.powerKw,
    ordered: file.memory.orderedChargingAccepted,
  }
  const figures = figuresAfter(ledger.figures, file, event, at.rules) ?? ledger.figures
  const row = rowOf(ledger, asking, { on: at.on, rules: at.rules.capacity, figures })
  return { ...row, transformerId }
}
