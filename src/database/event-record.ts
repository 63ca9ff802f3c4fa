import type { Outcome } from '../../workflows/case/case-file.ts'
import type { EventActor, EventOrigin } from '../cases/ports.ts'
import { hashJson, sha256 } from '../sealing/seal.ts'
import type * as tables from './tables.ts'

/** A record as it stands in `case_events`. */
export type EventRow = typeof tables.caseEvents.$inferSelect

/** The actor of a record, with the party it acted for. */
export interface RecordedActor extends EventActor {
  readonly onBehalfOf: string | null
}

/** What the hash of a record covers: everything but the hash itself. The personal part is covered by the hash of its ciphertext. */
export interface RecordBody {
  readonly caseId: string
  readonly seq: number
  readonly type: string
  readonly track: string
  readonly origin: EventOrigin
  readonly causeSeq: number | null
  readonly actor: RecordedActor
  readonly occurredOn: string
  readonly recordedAt: string
  readonly workflow: string
  readonly rules: string
  readonly calendar: string
  readonly input: unknown
  readonly lent: unknown
  readonly sealedHash: string | null
  readonly keyId: string | null
  readonly outcome: Outcome
  readonly previousHash: string
}

/** The hash that the first record of a case follows. */
export const genesisHash = (caseId: string): string => sha256(`case ${caseId}`)

/** The hash of a record: SHA-256 over its canonical JSON (RFC 8785). */
export const recordHash = ({ causeSeq, ...body }: RecordBody): string =>
  // Records from before causes were kept have none; they must keep their hash.
  hashJson(causeSeq === null ? body : { ...body, causeSeq })

/** The stable id of the notice at a place among those of an event. */
export const messageIdOf = (caseId: string, seq: number, index: number): string => `${caseId}.${seq}.${index}`

/** A record as a row. */
export const toRow = (body: RecordBody): EventRow => ({
  ...body,
  actor: JSON.stringify(body.actor),
  input: JSON.stringify(body.input),
  lent: JSON.stringify(body.lent),
  outcome: JSON.stringify(body.outcome),
  hash: recordHash(body),
})

/** A row as a record; the hash is left to whoever verifies. */
export const fromRow = (row: EventRow): RecordBody => ({
  caseId: row.caseId,
  seq: row.seq,
  type: row.type,
  track: row.track,
  // Written by toRow from these very types; `verify` recomputes the hash over them.
  origin: row.origin as EventOrigin,
  causeSeq: row.causeSeq,
  actor: JSON.parse(row.actor) as RecordedActor,
  occurredOn: row.occurredOn,
  recordedAt: row.recordedAt,
  workflow: row.workflow,
  rules: row.rules,
  calendar: row.calendar,
  input: JSON.parse(row.input) as unknown,
  lent: JSON.parse(row.lent) as unknown,
  sealedHash: row.sealedHash,
  keyId: row.keyId,
  outcome: JSON.parse(row.outcome) as Outcome,
  previousHash: row.previousHash,
})
