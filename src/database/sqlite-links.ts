import { and, asc, desc, eq, isNull, sql } from 'drizzle-orm'
import type { Party } from '../../workflows/parties.ts'
import type { CaseLink, CaseLinks } from '../links/ports.ts'
import { randomId, randomSecret } from '../random-id.ts'
import type { KeyRing } from '../sealing/keys.ts'
import { openJson, sealJson, sha256 } from '../sealing/seal.ts'
import type { OpenDatabase } from './open-database.ts'
import { guarded } from './storage-errors.ts'
import * as tables from './tables.ts'

/** The links on SQLite. */
export const sqliteLinks = (parts: { database: OpenDatabase; keys: KeyRing }): CaseLinks => {
  const { keys } = parts
  const { db } = parts.database
  const { links } = tables
  return {
    make: async (wanted) =>
      guarded(() => {
        const token = randomSecret()
        const key = keys.liveKeyFor(wanted.caseId, wanted.party)
        const row = {
          linkId: randomId(),
          tokenHash: sha256(token),
          caseId: wanted.caseId,
          party: wanted.party,
          organisationId: wanted.organisationId,
          keyId: key.keyId,
          sealed: sealJson(key, { name: wanted.name, phone: wanted.phone, qualification: wanted.qualification }),
          createdBy: wanted.createdBy,
          createdAt: wanted.now,
          expiresAt: wanted.expiresAt,
          revokedAt: null,
        }
        db.insert(links).values(row).run()
        return { link: toLink(row, keys), token }
      }),
    find: async (token) =>
      guarded(() => {
        const row = db
          .select()
          .from(links)
          .where(eq(links.tokenHash, sha256(token)))
          .get()
        return row ? toLink(row, keys) : null
      }),
    sentThrough: async ({ caseId, linkId }) =>
      guarded(() =>
        db
          .select({ seq: tables.caseEvents.seq, type: tables.caseEvents.type })
          .from(tables.caseEvents)
          .where(
            and(
              eq(tables.caseEvents.caseId, caseId),
              eq(sql`json_extract(${tables.caseEvents.actor}, '$.channel')`, 'link'),
              eq(sql`json_extract(${tables.caseEvents.actor}, '$.accountId')`, linkId),
            ),
          )
          .orderBy(asc(tables.caseEvents.seq))
          .all(),
      ),
    list: async (caseId) =>
      guarded(() =>
        db
          .select()
          .from(links)
          .where(eq(links.caseId, caseId))
          .orderBy(desc(links.createdAt))
          .all()
          .map((row) => toLink(row, keys)),
      ),
    revoke: async (caseId, linkId, now) =>
      guarded(
        () =>
          db
            .update(links)
            .set({ revokedAt: now })
            .where(and(eq(links.caseId, caseId), eq(links.linkId, linkId), isNull(links.revokedAt)))
            .run().changes > 0,
      ),
  }
}

const toLink = (row: typeof tables.links.$inferSelect, keys: KeyRing): CaseLink => {
  // Sealed above from exactly this shape; links from before testers had any say nothing of a qualification.
  const sealed = openJson(keys, row.keyId, row.sealed) as { name: string; qualification?: string | null } | null
  return {
    linkId: row.linkId,
    caseId: row.caseId,
    party: row.party as Party,
    organisationId: row.organisationId,
    name: sealed?.name ?? null,
    qualification: sealed?.qualification ?? null,
    createdAt: row.createdAt,
    expiresAt: row.expiresAt,
    revokedAt: row.revokedAt,
  }
}
