import { gunzipSync, gzipSync } from 'node:zlib'
import { and, asc, count, desc, eq } from 'drizzle-orm'
import type { RulePack } from '../../workflows/rules/schema.ts'
import type { RuleDraft, RuleDraftStore } from '../rule-drafts/ports.ts'
import type { Db, OpenDatabase } from './open-database.ts'
import { ruleDrafts, ruleDraftVersions } from './rule-draft-tables.ts'
import { guarded } from './storage-errors.ts'

type Row = typeof ruleDrafts.$inferSelect
type Version = typeof ruleDraftVersions.$inferSelect

const packed = (value: unknown): Buffer => gzipSync(JSON.stringify(value))
const unpacked = (bytes: Buffer): unknown => JSON.parse(gunzipSync(bytes).toString())

/** The drafts of rules on SQLite. */
export const sqliteRuleDrafts = ({ db }: OpenDatabase): RuleDraftStore => ({
  begin: async ({ base, document, ...draft }) =>
    guarded(() =>
      db.transaction(
        (tx) => {
          const { hash, value } = base
          const named = { baseId: value.id, baseVersion: value.version, baseHash: hash, base: packed(value) }
          tx.insert(ruleDrafts)
            .values({ ...draft, ...named, version: 1 })
            .run()
          const first = { draftId: draft.draftId, version: 1, before: null, savedAt: draft.createdAt }
          tx.insert(ruleDraftVersions)
            .values({ ...first, document: packed(document) })
            .run()
        },
        { behavior: 'immediate' },
      ),
    ),
  list: async (organisationId) =>
    guarded(() =>
      db
        .select()
        .from(ruleDrafts)
        .innerJoin(
          ruleDraftVersions,
          and(eq(ruleDrafts.draftId, ruleDraftVersions.draftId), eq(ruleDrafts.version, ruleDraftVersions.version)),
        )
        .where(organisationId === null ? undefined : eq(ruleDrafts.organisationId, organisationId))
        .orderBy(desc(ruleDraftVersions.savedAt), asc(ruleDrafts.draftId))
        .all()
        .map((found) => draftOf(found.rule_drafts, found.rule_draft_versions)),
    ),
  count: async (organisationId) =>
    guarded(() => db.select({ n: count() }).from(ruleDrafts).where(eq(ruleDrafts.organisationId, organisationId)).get()?.n ?? 0),
  read: async (draftId) =>
    guarded(() => {
      const row = db.select().from(ruleDrafts).where(eq(ruleDrafts.draftId, draftId)).get()
      const version = row && versionOf(db, draftId, row.version)
      return row && version ? draftOf(row, version) : null
    }),
  save: async ({ draftId, seen, savedAt, document }) =>
    guarded(() =>
      db.transaction(
        (tx) => isNewest(tx, draftId, seen) && next(tx, { draftId, seen, before: seen, savedAt, document: packed(document) }),
        {
          behavior: 'immediate',
        },
      ),
    ),
  takeBack: async (draftId, seen, at) =>
    guarded(() =>
      db.transaction(
        (tx) => {
          if (!isNewest(tx, draftId, seen)) return 'stale'
          const before = versionOf(tx, draftId, seen)?.before ?? null
          const restored = before === null ? undefined : versionOf(tx, draftId, before)
          if (!restored) return 'nothing'
          next(tx, { draftId, seen, before: restored.before, savedAt: at, document: restored.document })
          return 'done'
        },
        { behavior: 'immediate' },
      ),
    ),
  remove: async (draftId) =>
    guarded(() =>
      db.transaction(
        (tx) => {
          tx.delete(ruleDraftVersions).where(eq(ruleDraftVersions.draftId, draftId)).run()
          tx.delete(ruleDrafts).where(eq(ruleDrafts.draftId, draftId)).run()
        },
        { behavior: 'immediate' },
      ),
    ),
})

/** The database, or a transaction on it. */
type Reading = Pick<Db, 'select' | 'insert' | 'update'>

const isNewest = (db: Reading, draftId: string, seen: number): boolean =>
  db.select({ version: ruleDrafts.version }).from(ruleDrafts).where(eq(ruleDrafts.draftId, draftId)).get()?.version === seen

const versionOf = (db: Reading, draftId: string, version: number): Version | undefined =>
  db
    .select()
    .from(ruleDraftVersions)
    .where(and(eq(ruleDraftVersions.draftId, draftId), eq(ruleDraftVersions.version, version)))
    .get()

const next = (db: Reading, { seen, ...row }: Omit<Version, 'version'> & { readonly seen: number }): true => {
  const version = seen + 1
  db.insert(ruleDraftVersions)
    .values({ ...row, version })
    .run()
  db.update(ruleDrafts).set({ version }).where(eq(ruleDrafts.draftId, row.draftId)).run()
  return true
}

const draftOf = (row: Row, version: Version): RuleDraft => ({
  draftId: row.draftId,
  organisationId: row.organisationId,
  ownerId: row.ownerId,
  createdAt: row.createdAt,
  savedAt: version.savedAt,
  version: version.version,
  hasBefore: version.before !== null,
  // The column holds a pack that this store was given as one.
  base: { hash: row.baseHash, value: unpacked(row.base) as RulePack },
  document: unpacked(version.document),
})
