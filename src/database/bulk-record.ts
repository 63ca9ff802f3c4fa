import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import type { LedgerEvent } from '../../workflows/capacity/ledger.ts'
import { applyLedgerEvent, emptyLedger } from '../../workflows/capacity/ledger.ts'
import type { CaseFile, Outcome } from '../../workflows/case/case-file.ts'
import { phaseOf } from '../../workflows/case/chart.ts'
import type { CaseEvent } from '../../workflows/case/events/events.ts'
import { workflowVersion } from '../../workflows/case/machine.ts'
import { pileOf } from '../../workflows/case/pile.ts'
import type { Party } from '../../workflows/parties.ts'
import type { EventActor, EventOrigin } from '../cases/ports.ts'
import type { RulesLibrary } from '../rules/rules-library.ts'
import type { KeyRing } from '../sealing/keys.ts'
import { sealBytes, sealJson, sha256 } from '../sealing/seal.ts'
import { openInserts } from './bulk-insert.ts'
import { openFold } from './case-fold.ts'
import { caseNumber } from './case-number.ts'
import { caseColumnsOf, keptTables } from './case-rows.ts'
import { pathOfDocument } from './document-path.ts'
import { genesisHash, messageIdOf, type RecordBody, toRow } from './event-record.ts'
import { ledgerGenesis, ledgerHash } from './ledger-rows.ts'
import { ledgerEntries, ledgerEvents, ledgers } from './ledger-tables.ts'
import type { SqliteDatabase } from './open-database.ts'
import { pileColumns } from './pile-rows.ts'
import { piles } from './pile-tables.ts'
import { recordMarks } from './record-tables.ts'
import * as tables from './tables.ts'

/** An accepted event of a case that was played outside of the store. */
export interface PlayedEvent {
  readonly seq: number
  readonly event: CaseEvent
  readonly actor: EventActor
  readonly origin: EventOrigin
  readonly causeSeq: number | null
  readonly now: string
  readonly lent: unknown
  readonly outcome: Outcome
  readonly rules: string
  readonly calendar: string
}

/** A request that was played from its filing to some day. */
export interface PlayedRequest {
  readonly caseId: string
  readonly chainId: string
  readonly ownerAccountId: string
  readonly district: string
  readonly compoundId: string
  readonly spaceId: string
  readonly trackingToken: string
  readonly pileId: string
  readonly file: CaseFile
  readonly events: readonly PlayedEvent[]
  readonly papers: readonly { readonly documentId: string; readonly kind: string; readonly party: Party; readonly at: string }[]
}

/** A change of a transformer's queue by an event of a played request. */
export interface PlayedLedgerChange {
  readonly transformerId: string
  readonly event: LedgerEvent
  readonly caseSeq: number
  readonly recordedAt: string
}

/** Writes played requests into a database of the service, with everything that the store would have kept of them. */
export interface BulkRecord {
  request(played: PlayedRequest): void
  ledgers(changes: readonly PlayedLedgerChange[]): void
  /** Writes what is counted over all requests. */
  finish(): void
}

/** Nobody asked for these piles, so nobody's name is sealed: one name, one paper and one key for all. */
const invented = { name: '模拟业主', phone: '13900000000' }
const inventedPaper = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n')

/**
 * Opens a way into the database for a great many requests that nobody waits for. Each row is written once, in its last
 * state, by the same projections as in the store; `npm run verify` decides every event again and finds no difference.
 * To be used inside a transaction, on a database that nothing else writes.
 */
export const openBulkRecord = (parts: {
  readonly database: SqliteDatabase
  readonly library: RulesLibrary
  readonly keys: KeyRing
  readonly filesDir: string
}): BulkRecord => {
  const { database, library, keys, filesDir } = parts
  const insert = openInserts(database.sqlite)
  const key = keys.keyFor('simulation', 'owner')
  const personal = sealJson(key, { '/personal': invented })
  const sealed = { keyId: key.keyId, hash: sha256(personal) }
  const paper = writePaper(filesDir, sealBytes(key, inventedPaper))
  const sealedName = sealJson(key, '模拟材料.pdf')
  const numbers = new Map<string, number>()

  const events = ({ caseId, events: played }: PlayedRequest) => {
    const fold = openFold(caseId, library)
    let previousHash = genesisHash(caseId)
    for (const each of played) {
      const body = bodyOf(caseId, each, fold.file()?.workflow ?? workflowVersion, previousHash, each.seq === 1 ? sealed : null)
      const row = toRow(body)
      insert(tables.caseEvents, row)
      if (each.seq === 1) insert(tables.sealedParts, { caseId, seq: 1, keyId: sealed.keyId, sealed: personal })
      notices(caseId, each)
      fold.add(body)
      previousHash = row.hash
    }
    for (const { table, row } of fold.kept.values()) insert(keptTables[table], row)
    return previousHash
  }

  const notices = (caseId: string, { seq, outcome, now }: PlayedEvent): void => {
    outcome.notices.forEach(({ notice, to, organisationId, notBefore }, index) => {
      const messageId = messageIdOf(caseId, seq, index)
      const channel = organisationId === null ? 'sms' : 'inbox'
      const row = { messageId, caseId, seq, notice, party: to, organisationId, channel, deliveredAt: notBefore ?? now }
      insert(tables.deliveries, row)
    })
  }

  const numberOf = ({ district, file, events: [first] }: PlayedRequest): string => {
    const year = (file.memory.filedOn ?? first?.now ?? '').slice(0, 4)
    const name = `case ${district} ${year}`
    const serial = (numbers.get(name) ?? 0) + 1
    numbers.set(name, serial)
    return caseNumber(district, year, serial)
  }

  return {
    request: (played) => {
      const { caseId, chainId, ownerAccountId, district, compoundId, spaceId, trackingToken, pileId, file, papers } = played
      const lastHash = events(played)
      insert(recordMarks, { kind: 'case', id: caseId, seq: file.seq })
      insert(tables.cases, {
        caseId,
        kind: 'request',
        pileId: null,
        caseNumber: numberOf(played),
        trackingToken,
        chainId,
        district,
        compoundId,
        spaceId,
        ownerAccountId,
        openedBy: ownerAccountId,
        phase: phaseOf(file.value),
        version: file.seq,
        ...caseColumnsOf(file),
        lastHash,
        recordedAt: file.recordedAt ?? '',
        handOvers: null,
        file: JSON.stringify(file),
      })
      for (const { documentId, kind, party, at } of papers) {
        insert(tables.documents, {
          documentId,
          caseId,
          kind,
          mediaType: 'application/pdf',
          sizeBytes: inventedPaper.length,
          ciphertextHash: paper,
          keyId: key.keyId,
          sealedName,
          uploadedByParty: party,
          uploadedByAccount: null,
          uploadedAt: at,
          replaces: null,
          erasedAt: null,
        })
      }
      const pile = pileOf(file)
      if (pile) {
        const columns = pileColumns(pile, file)
        const at = { district, compoundId, spaceId, ownerAccountId, registeredAt: file.recordedAt ?? '' }
        insert(piles, { pileId, caseId, ...at, ...columns, state: 'inUse' })
      }
    },
    ledgers: (changes) => {
      for (const [transformerId, own] of Map.groupBy(changes, (change) => change.transformerId)) {
        let ledger = emptyLedger(transformerId)
        let lastHash = ledgerGenesis(transformerId)
        for (const { event, caseSeq, recordedAt } of own) {
          ledger = applyLedgerEvent(ledger, event)
          const { type, caseId } = event
          const named = { transformerId, seq: ledger.version, type, caseId, caseSeq, recordedAt }
          const body = { ...named, change: JSON.stringify(event), previousHash: lastHash }
          lastHash = ledgerHash(body)
          insert(ledgerEvents, { ...body, hash: lastHash })
        }
        const { version, figures, entries } = ledger
        insert(ledgers, { transformerId, version, lastHash, figures: JSON.stringify(figures), settled: '' })
        for (const entry of entries) insert(ledgerEntries, { transformerId, ...entry })
      }
    },
    finish: () => {
      for (const [name, value] of numbers) insert(tables.counters, { name, value })
    },
  }
}

const bodyOf = (
  caseId: string,
  { seq, event, actor, origin, causeSeq, now, lent, outcome, rules, calendar }: PlayedEvent,
  workflow: string,
  previousHash: string,
  sealed: { readonly keyId: string; readonly hash: string } | null,
): RecordBody => {
  const isOnBehalf = 'onBehalf' in event && event.onBehalf !== undefined
  return {
    caseId,
    seq,
    type: event.type,
    track: outcome.moved[0] ?? ('track' in event ? event.track : 'main'),
    origin,
    causeSeq,
    actor: { ...actor, onBehalfOf: isOnBehalf ? (event.type.split('.')[0] ?? null) : null },
    occurredOn: 'occurredOn' in event && event.occurredOn !== undefined ? event.occurredOn : outcome.effectiveOn,
    recordedAt: now,
    workflow,
    rules,
    calendar,
    input: event,
    lent,
    sealedHash: sealed?.hash ?? null,
    keyId: sealed?.keyId ?? null,
    outcome,
    previousHash,
  }
}

const writePaper = (filesDir: string, ciphertext: Buffer): string => {
  const hash = sha256(ciphertext)
  const path = pathOfDocument(filesDir, hash)
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, ciphertext)
  return hash
}
