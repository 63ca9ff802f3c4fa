import { eq } from 'drizzle-orm'
import type { ReadKeyRing } from '../sealing/keys.ts'
import { openBytes, sha256 } from '../sealing/seal.ts'
import type { RecordBody } from './event-record.ts'
import type { Db } from './open-database.ts'
import * as tables from './tables.ts'
import type { Note } from './verify-case.ts'

/**
 * Holds the sealed parts of a case against the hashes in its records. What was erased (its key destroyed, with or without
 * its bytes) is no difference; what was lost is.
 */
export const sealedDifferences = (
  db: Db,
  caseId: string,
  records: readonly RecordBody[],
  keys: ReadKeyRing | undefined,
  note: Note,
): void =>
  sealedFaults(db.select().from(tables.sealedParts).where(eq(tables.sealedParts.caseId, caseId)).all(), records, keys, note)

/** Holds sealed parts against the hashes in the records that they belong to. */
export const sealedFaults = (
  parts: readonly { readonly seq: number; readonly keyId: string; readonly sealed: Buffer }[],
  records: readonly Pick<RecordBody, 'seq' | 'sealedHash' | 'keyId'>[],
  keys: ReadKeyRing | undefined,
  note: Note,
): void => {
  const bySeq = new Map(parts.map((part) => [part.seq, part]))
  for (const { seq, sealedHash, keyId } of records) {
    const part = bySeq.get(seq)
    bySeq.delete(seq)
    if (!part) {
      if (keyId !== null && keys && keys.standing(keyId) !== 'destroyed')
        note(seq, 'sealed part', 'it is missing, and was not erased')
      continue
    }
    if (sha256(part.sealed) !== sealedHash || part.keyId !== keyId)
      note(seq, 'sealed part', 'it was changed after it was written')
    else if (keys) {
      const fault = keyFault(keys, part.keyId, part.sealed)
      if (fault) note(seq, 'sealed part', fault)
    }
  }
  for (const seq of bySeq.keys()) note(seq, 'sealed part', 'there is no record that it belongs to')
}

/** What is wrong with the key of sealed bytes; null when it opens them, or was destroyed. */
export const keyFault = (keys: ReadKeyRing, keyId: string, sealed: Buffer): string | null => {
  const standing = keys.standing(keyId)
  if (standing === 'unknown') return 'its key is not in the key file: nobody can read it any more'
  if (standing === 'destroyed') return null
  try {
    openBytes(keys, keyId, sealed)
    return null
  } catch {
    return 'its key does not open it'
  }
}
