import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { platform } from 'node:os'
import { join } from 'node:path'
import { and, asc, eq, sql } from 'drizzle-orm'
import type { Party } from '../../workflows/parties.ts'
import type { DocumentKind } from '../../workflows/rules/codes.ts'
import type { AcceptedMediaType, CaseDocument, CaseDocuments, Upload } from '../documents/ports.ts'
import { randomId } from '../random-id.ts'
import type { KeyRing } from '../sealing/keys.ts'
import { openBytes, openJson, sealBytes, sealJson, sha256 } from '../sealing/seal.ts'
import { builtOnce } from './built-once.ts'
import { pathOfDocument } from './document-path.ts'
import { earlierAnswer, keepAnswer } from './idempotency.ts'
import type { OpenDatabase } from './open-database.ts'
import { guarded, StorageUnavailable } from './storage-errors.ts'
import * as tables from './tables.ts'

/** The documents on disk and their rows on SQLite. The file is fsynced before its row exists; a file without a row is harmless. */
export const sqliteDocuments = (parts: { database: OpenDatabase; keys: KeyRing; filesDir: string }): CaseDocuments => {
  const { keys, filesDir } = parts
  const { db } = parts.database
  return {
    keep: async (upload) => {
      const documentId = randomId()
      // A key of its own: one document can be erased, and its copies in backups with it, while the others stay.
      const key = keys.keyFor(upload.caseId, `document ${documentId}`)
      const ciphertext = sealBytes(key, upload.bytes)
      const ciphertextHash = sha256(ciphertext)
      const known = guarded(() => earlierAnswer(db, upload.idempotency))
      if (known) return known
      writeDurably(filesDir, ciphertextHash, ciphertext)
      return guarded(() =>
        db.transaction(
          (tx) => {
            const again = earlierAnswer(tx, upload.idempotency)
            if (again) return again
            const { documents } = tables
            const replaced =
              upload.replaces === null
                ? undefined
                : tx
                    .select()
                    .from(documents)
                    .where(and(eq(documents.caseId, upload.caseId), eq(documents.documentId, upload.replaces)))
                    .get()
            if (upload.replaces !== null && !(replaced && mayReplace(upload, replaced))) return 'replacesUnknown'
            const row = rowOf(upload, { documentId, ciphertextHash, keyId: key.keyId, sealedName: sealJson(key, upload.name) })
            tx.insert(documents).values(row).run()
            return keepAnswer(tx, upload.idempotency, upload.answer(toDocument(row, keys)), upload.now)
          },
          { behavior: 'immediate' },
        ),
      )
    },
    list: async (caseId) =>
      guarded(() =>
        listQuery(db)
          .all({ caseId })
          .map((row) => toDocument(row, keys)),
      ),
    find: async (caseId, documentId) =>
      guarded(() => {
        const row = db
          .select()
          .from(tables.documents)
          .where(and(eq(tables.documents.caseId, caseId), eq(tables.documents.documentId, documentId)))
          .get()
        return row ? toDocument(row, keys) : null
      }),
    read: async (document) => {
      const row = guarded(() =>
        db.select().from(tables.documents).where(eq(tables.documents.documentId, document.documentId)).get(),
      )
      if (!row) return null
      if (row.erasedAt !== null) return null
      const ciphertext = readFileSync(pathOfDocument(filesDir, row.ciphertextHash))
      if (sha256(ciphertext) !== row.ciphertextHash) throw new Error(`document ${row.documentId} was changed on disk`)
      return openBytes(keys, row.keyId, ciphertext)
    },
  }
}

type Row = typeof tables.documents.$inferSelect

const listQuery = builtOnce((db) =>
  db
    .select()
    .from(tables.documents)
    .where(eq(tables.documents.caseId, sql.placeholder('caseId')))
    .orderBy(asc(tables.documents.uploadedAt), sql`rowid`)
    .prepare(),
)

/** A newer version comes from the party that brought the earlier one, or over the counter of the centre (H2). */
const mayReplace = (upload: Upload, earlier: Row): boolean =>
  earlier.kind === upload.kind && (earlier.uploadedByParty === upload.uploadedByParty || upload.uploadedByParty === 'centre')

const rowOf = (upload: Upload, kept: Pick<Row, 'documentId' | 'ciphertextHash' | 'keyId' | 'sealedName'>): Row => ({
  erasedAt: null,
  caseId: upload.caseId,
  kind: upload.kind,
  mediaType: upload.mediaType,
  sizeBytes: upload.bytes.length,
  uploadedByParty: upload.uploadedByParty,
  uploadedByAccount: upload.uploadedByAccount,
  uploadedAt: upload.now,
  replaces: upload.replaces,
  ...kept,
})

const toDocument = (row: Row, keys: KeyRing): CaseDocument => ({
  documentId: row.documentId,
  caseId: row.caseId,
  // Kind, media type and party were parsed at the edge before this store wrote them.
  kind: row.kind as DocumentKind,
  mediaType: row.mediaType as AcceptedMediaType,
  sizeBytes: row.sizeBytes,
  ciphertextHash: row.ciphertextHash,
  name: openJson(keys, row.keyId, row.sealedName) as string | null,
  uploadedByParty: row.uploadedByParty as Party,
  uploadedByAccount: row.uploadedByAccount,
  uploadedAt: row.uploadedAt,
  replaces: row.replaces,
  erasedAt: row.erasedAt,
})

const writeDurably = (filesDir: string, hash: string, bytes: Buffer): void => {
  const folder = join(filesDir, hash.slice(0, 2))
  const temporary = join(folder, `${hash}.${randomId()}.part`)
  try {
    mkdirSync(folder, { recursive: true })
    try {
      writeFileSync(temporary, bytes, { flag: 'wx', mode: 0o600, flush: true })
    } catch (error) {
      rmSync(temporary, { force: true })
      throw error
    }
    renameSync(temporary, pathOfDocument(filesDir, hash))
    // The new names too must survive a power cut, before a row speaks of them.
    for (const named of [folder, filesDir]) flushFolder(named)
  } catch (error) {
    throw new StorageUnavailable('the document could not be written', { cause: error })
  }
}

const flushFolder = (folder: string): void => {
  // Windows cannot open a folder as a file, and keeps its names safe by itself.
  if (platform() === 'win32') return
  const opened = openSync(folder, 'r')
  try {
    fsyncSync(opened)
  } finally {
    closeSync(opened)
  }
}
