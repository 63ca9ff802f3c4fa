import type { AnyMatterEvent } from '../../workflows/matter/events.ts'
import { isInForce, type MatterChange, type MatterFile } from '../../workflows/matter/matter-file.ts'
import type { MatterCommand } from '../matters/ports.ts'
import type { KeyRing } from '../sealing/keys.ts'
import { sealJson, sha256 } from '../sealing/seal.ts'
import { raiseVersion } from './compound-rows.ts'
import type { LentToMatter } from './lend-to-matter.ts'
import { type MatterRecordBody, matterGenesis, toMatterRow } from './matter-record.ts'
import { type MatterRow, matterRow } from './matter-rows.ts'
import { matterEvents, matterSealedParts, matters } from './matter-tables.ts'
import type { Db } from './open-database.ts'
import { movePilesOf } from './pile-rows.ts'
import { markRecord } from './sqlite-record.ts'

/** An accepted event of a matter, ready to be written. */
interface MatterWriting {
  readonly command: MatterCommand
  readonly before: MatterRow | null
  readonly plain: AnyMatterEvent
  readonly personal: Readonly<Record<string, unknown>>
  readonly lent: LentToMatter
  readonly change: MatterChange
  readonly next: MatterFile
}

/** Writes the record and the matter in the caller's transaction. A finished matter changes what is known of its place. */
export const writeMatter = ({ keys }: { readonly keys: KeyRing }, tx: Db, writing: MatterWriting): void => {
  const { command, before, next, plain, personal, lent, change } = writing
  const { matterId, seq, recordedAt } = next
  const { party, accountId, organisationId, channel } = command.actor
  const sealed = Object.keys(personal).length === 0 ? null : seal(keys, matterId, personal)
  const body: MatterRecordBody = {
    matterId,
    seq,
    type: plain.type,
    origin: command.origin,
    actor: { party, accountId, organisationId, channel },
    recordedAt,
    rules: next.rules,
    input: plain,
    lent,
    sealedHash: sealed && sha256(sealed.bytes),
    keyId: sealed?.keyId ?? null,
    change,
    previousHash: before?.lastHash ?? matterGenesis(matterId),
  }
  const record = toMatterRow(body)
  tx.insert(matterEvents).values(record).run()
  markRecord(tx, 'matter', matterId, seq)
  if (sealed) tx.insert(matterSealedParts).values({ matterId, seq, keyId: sealed.keyId, sealed: sealed.bytes }).run()
  const row = matterRow(next, record.hash)
  tx.insert(matters).values(row).onConflictDoUpdate({ target: matters.matterId, set: row }).run()
  const changesOrder = isInForce(next) !== (before?.inForce ?? false)
  // Requests of the place are told with its facts; its piles stand otherwise from this moment on.
  if (next.result?.result === 'done' || changesOrder) raiseVersion(tx, next.place.compoundId)
  if (changesOrder) movePilesOf(tx, next.place.compoundId)
}

const seal = (keys: KeyRing, matterId: string, personal: Readonly<Record<string, unknown>>) => {
  const key = keys.keyFor(matterId, 'matter')
  return { keyId: key.keyId, bytes: sealJson(key, personal) }
}
