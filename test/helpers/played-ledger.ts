import { ledgerChanges, rowForEvent } from '../../workflows/capacity/case-entry.ts'
import { applyLedgerEvent, emptyLedger, type Ledger, type LedgerEntry } from '../../workflows/capacity/ledger.ts'
import type { LedgerRow } from '../../workflows/capacity/load.ts'
import type { CaseFile } from '../../workflows/case/case-file.ts'
import type { CaseEvent } from '../../workflows/case/events/events.ts'
import type { RulePack } from '../../workflows/rules/schema.ts'
import type { Chance } from './chart/chance.ts'

/** The ledgers of the transformers that a played case meets, kept as the store keeps them. */
export type PlayedLedgers = ReadonlyMap<string, Ledger>

const ledgerIn = (ledgers: PlayedLedgers) => (transformerId: string) => ledgers.get(transformerId) ?? emptyLedger(transformerId)

/** Another request at the transformer of the usual compound: 7 kW, filed before the usual case, waiting. */
export const otherEntry = (caseId: string, change: Partial<LedgerEntry> = {}): LedgerEntry => ({
  caseId,
  no: 0,
  place: '2026-02-02T01:00:00.000Z',
  powerKw: 7,
  state: 'waiting',
  orderedCharging: false,
  found: null,
  orderedAsk: null,
  energisedOn: null,
  ...change,
})

/** Ledgers with others at the transformer of the usual compound. */
export const ledgersWith = (others: readonly LedgerEntry[]): PlayedLedgers =>
  new Map([['transformer-1', { ...emptyLedger('transformer-1'), entries: others }]])

/** The same ledgers with other requests than before at the usual transformer: from an empty one to one that is full. */
export const othersIn = (ledgers: PlayedLedgers, chance: Chance): PlayedLedgers => {
  const ledger = ledgerIn(ledgers)('transformer-1')
  const own = ledger.entries.filter((entry) => !entry.caseId.startsWith('other-'))
  const others = Array.from({ length: chance.pick([0, 0, 3, 8, 24]) }, (_, n) =>
    otherEntry(`other-${n}`, {
      state: chance.pick(['waiting', 'reserved', 'reserved', 'built']),
      orderedCharging: chance.percent(20),
      energisedOn: '2026-01-15',
    }),
  )
  return new Map([...ledgers, [ledger.transformerId, { ...ledger, entries: [...others, ...own] }]])
}

/** The row that the store would lend to a decision. */
export const lentRow = (
  ledgers: PlayedLedgers,
  file: CaseFile,
  event: CaseEvent,
  at: { readonly rules: RulePack; readonly on: string },
): LedgerRow | null => rowForEvent(file, event, { ...at, ledgerOf: ledgerIn(ledgers) })

/** The ledgers after an accepted event, as the store would write them. */
export const ledgersAfter = (
  ledgers: PlayedLedgers,
  before: CaseFile,
  after: CaseFile,
  at: { readonly event: CaseEvent; readonly rules: RulePack },
): PlayedLedgers => {
  const next = new Map(ledgers)
  const changes = ledgerChanges(before, after, at.event, { rules: at.rules, ledgerOf: ledgerIn(ledgers) })
  for (const { transformerId, event } of changes) {
    next.set(transformerId, applyLedgerEvent(ledgerIn(next)(transformerId), event))
  }
  return next
}
