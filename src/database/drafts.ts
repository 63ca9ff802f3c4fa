import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { Applicant } from '../../workflows/case/applicant.ts'
import { RequestFacts } from '../../workflows/case/facts.ts'
import { DraftVisit } from '../cases/draft-visits.ts'
import type { KeyRing } from '../sealing/keys.ts'
import { openJson, sealJson } from '../sealing/seal.ts'
import { openIdentity, sealIdentity } from './identity-part.ts'
import type { Db } from './open-database.ts'
import * as tables from './tables.ts'

const Content = z.object({ request: RequestFacts, personal: Applicant, visits: z.array(DraftVisit).default([]) })
/** The content of a draft. */
export type DraftContent = z.infer<typeof Content>

/** Seals and keeps the content of a draft; a later one replaces it. */
export const writeDraft = (db: Db, keys: KeyRing, draft: { caseId: string; content: DraftContent; now: string }): void => {
  const key = keys.liveKeyFor(draft.caseId, 'owner')
  const content = { ...draft.content, personal: sealIdentity(keys, draft.caseId, draft.content.personal) }
  const row = { caseId: draft.caseId, keyId: key.keyId, sealed: sealJson(key, content), updatedAt: draft.now }
  db.insert(tables.drafts).values(row).onConflictDoUpdate({ target: tables.drafts.caseId, set: row }).run()
}

/** The content of a draft; null when the case was filed or the key destroyed. */
export const readDraft = (db: Db, keys: KeyRing, caseId: string): DraftContent | null => {
  const row = db.select().from(tables.drafts).where(eq(tables.drafts.caseId, caseId)).get()
  if (!row) return null
  const content = openJson(keys, row.keyId, row.sealed)
  return content === null ? null : Content.parse(openIdentity(keys, content, ['personal']))
}
