import { existsSync, readFileSync } from 'node:fs'
import { eq } from 'drizzle-orm'
import { sha256 } from '../sealing/seal.ts'
import { pathOfDocument } from './document-path.ts'
import type { Db } from './open-database.ts'
import * as tables from './tables.ts'
import type { VerifyParts } from './verify.ts'
import type { Note } from './verify-case.ts'
import { keyFault } from './verify-sealed.ts'

/** Holds the rows of the documents of a case against their files. How many there are. */
export const documentDifferences = (db: Db, caseId: string, { keys, filesDir }: VerifyParts, note: Note): number => {
  const rows = db.select().from(tables.documents).where(eq(tables.documents.caseId, caseId)).all()
  if (filesDir === undefined) return rows.length
  for (const { documentId, ciphertextHash, keyId, erasedAt } of rows) {
    if (erasedAt !== null) continue
    const path = pathOfDocument(filesDir, ciphertextHash)
    if (!existsSync(path)) {
      if (keys?.standing(keyId) !== 'destroyed') note(null, 'document', `the file of the document ${documentId} is missing`)
      continue
    }
    const bytes = readFileSync(path)
    const fault =
      sha256(bytes) === ciphertextHash ? keys && keyFault(keys, keyId, bytes) : 'its file was changed after it was written'
    if (fault) note(null, 'document', `the document ${documentId}: ${fault}`)
  }
  return rows.length
}
