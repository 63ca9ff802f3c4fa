import { entryOf, ledgerChanges, rowForEvent, transformerOf } from '../capacity/case-entry.ts'
import { applyLedgerEvent, emptyLedger, entryEvent, type Ledger, type QueueStep, queueStep } from '../capacity/ledger.ts'
import type { LedgerRow } from '../capacity/load.ts'
import type { CaseFile } from '../case/case-file.ts'
import type { CaseEvent } from '../case/events/events.ts'
import { holdOf } from '../case/pile.ts'
import type { RulePack } from '../rules/schema.ts'

/** The transformers of a trial: the same arithmetic as the ledgers of the record, over the cases as the trial has them. */
export interface Transformers {
  rowFor(file: CaseFile, event: CaseEvent, at: { readonly rules: RulePack; readonly on: string }): LedgerRow | null
  /** Notes what an event of a case means for the ledgers; gives the transformers that changed. */
  note(before: CaseFile, after: CaseFile, at: { readonly event: CaseEvent; readonly rules: RulePack }): string[]
  /** What the queue of a transformer waits for. */
  step(transformerId: string, at: { readonly on: string; readonly rules: RulePack['capacity'] }): QueueStep | null
  readonly ledgers: ReadonlyMap<string, Ledger>
}

/** No ledgers yet. `requestOf`: the case by which a pile came, as it stands. */
export const openTransformers = (requestOf: (pileId: string) => CaseFile | null): Transformers => {
  const ledgers = new Map<string, Ledger>()
  const ledgerOf = (transformerId: string): Ledger => ledgers.get(transformerId) ?? emptyLedger(transformerId)
  // Requests whose pile has left for good.
  const gone = new Set<string>()
  /** A pile that is gone leaves its transformer; one that is back has its room again. */
  const notePile = (after: CaseFile): string[] => {
    const pileId = after.memory.operation?.pileId
    if (pileId === undefined) return []
    const request = requestOf(pileId)
    const transformerId = request && transformerOf(request)
    // In this trial the pile may never have come to run.
    if (!request || !transformerId || request.memory.outcome?.outcome !== 'energised') return []
    if (holdOf(after)?.hold === 'gone') gone.add(request.caseId)
    else gone.delete(request.caseId)
    const entry = entryOf(request, gone.has(request.caseId))
    const event = entry && entryEvent(ledgerOf(transformerId), entry)
    if (!event) return []
    ledgers.set(transformerId, applyLedgerEvent(ledgerOf(transformerId), event))
    return [transformerId]
  }
  return {
    rowFor: (file, event, at) => rowForEvent(file, event, { ...at, ledgerOf }),
    note: (before, after, { event, rules }) => {
      const pileIsGone = gone.has(after.caseId)
      const changes = ledgerChanges(before, after, event, { rules, ledgerOf, pileIsGone }).toSorted((a, b) =>
        a.transformerId < b.transformerId ? -1 : a.transformerId > b.transformerId ? 1 : 0,
      )
      for (const change of changes) {
        ledgers.set(change.transformerId, applyLedgerEvent(ledgerOf(change.transformerId), change.event))
      }
      return [...changes.map(({ transformerId }) => transformerId), ...notePile(after)]
    },
    step: (transformerId, at) => queueStep(ledgerOf(transformerId), at),
    ledgers,
  }
}
