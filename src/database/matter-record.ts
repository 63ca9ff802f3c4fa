import type { MatterChange } from '../../workflows/matter/matter-file.ts'
import type { EventActor, EventOrigin } from '../cases/ports.ts'
import { hashJson, sha256 } from '../sealing/seal.ts'
import type { matterEvents } from './matter-tables.ts'

/** A record as it stands in `matter_events`. */
export type MatterEventRow = typeof matterEvents.$inferSelect

/** What the hash of a record covers: everything but the hash itself. */
export interface MatterRecordBody {
  readonly matterId: string
  readonly seq: number
  readonly type: string
  readonly origin: EventOrigin
  readonly actor: EventActor
  readonly recordedAt: string
  readonly rules: string
  readonly input: unknown
  readonly lent: unknown
  readonly sealedHash: string | null
  readonly keyId: string | null
  readonly change: MatterChange
  readonly previousHash: string
}

/** The hash that the first record of a matter follows. */
export const matterGenesis = (matterId: string): string => sha256(`matter ${matterId}`)

/** The hash of a record: SHA-256 over its canonical JSON (RFC 8785). */
export const matterRecordHash = (body: MatterRecordBody): string => hashJson(body)

/** A record as a row. */
export const toMatterRow = (body: MatterRecordBody): MatterEventRow => ({
  ...body,
  actor: JSON.stringify(body.actor),
  input: JSON.stringify(body.input),
  lent: JSON.stringify(body.lent),
  change: JSON.stringify(body.change),
  hash: matterRecordHash(body),
})

/** A row as a record; the hash is left to whoever verifies. */
export const fromMatterRow = ({ hash: _, ...row }: MatterEventRow): MatterRecordBody => ({
  ...row,
  // Written by toMatterRow from these very types; `verify` recomputes the hash over them.
  origin: row.origin as EventOrigin,
  actor: JSON.parse(row.actor) as EventActor,
  input: JSON.parse(row.input) as unknown,
  lent: JSON.parse(row.lent) as unknown,
  change: JSON.parse(row.change) as MatterChange,
})
