import { and, asc, desc, eq, exists, gte, inArray, isNull, or } from 'drizzle-orm'
import { mayReply, type RecordNotice } from '../../workflows/statistics/record-notice.ts'
import type { AnsweredNotice, RecordNoticeStore, ReplyVersion } from '../companies/record-notices.ts'
import type { KeyRing } from '../sealing/keys.ts'
import { openJson, sealJson } from '../sealing/seal.ts'
import { companyContacts, companyRecordNotices, companyRecordReplies } from './company-tables.ts'
import type { Db, OpenDatabase } from './open-database.ts'
import { guarded } from './storage-errors.ts'
import * as tables from './tables.ts'

/** The notices of companies on SQLite. What a company writes is sealed under a key of its own. */
export const sqliteRecordNotices = ({
  database: { db },
  keys,
}: {
  readonly database: OpenDatabase
  readonly keys: KeyRing
}): RecordNoticeStore => ({
  withoutNotice: async (quarter) => guarded(() => withoutNotice(db, quarter)),
  open: async (organisationId, notice) =>
    guarded(() => {
      db.insert(companyRecordNotices)
        .values({ organisationId, ...notice })
        .onConflictDoNothing()
        .run()
    }),
  waiting: async (today, limit) => guarded(() => waiting(db, today, limit)),
  told: async ({ organisationId, quarter }, channel, now) =>
    guarded(() => {
      db.update(companyRecordNotices)
        .set({ channel, toldAt: now })
        .where(and(eq(companyRecordNotices.organisationId, organisationId), eq(companyRecordNotices.quarter, quarter)))
        .run()
    }),
  ofCompany: async (organisationId) => guarded(() => noticesOf(db, keys, [organisationId]).get(organisationId) ?? []),
  companiesAmong: async (organisationIds) =>
    guarded(() => {
      const { organisationId, party } = tables.organisations
      const companies = db
        .select({ organisationId })
        .from(tables.organisations)
        .where(and(inArray(organisationId, [...organisationIds]), eq(party, 'property')))
        .all()
        .map((row) => row.organisationId)
      return noticesOf(db, keys, companies)
    }),
  reply: async (organisationId, quarter, { today, ...version }) =>
    guarded(() =>
      db.transaction(
        (tx) => {
          const own = and(eq(companyRecordNotices.organisationId, organisationId), eq(companyRecordNotices.quarter, quarter))
          const notice = tx.select().from(companyRecordNotices).where(own).get()
          if (!notice) return 'unknown'
          if (!mayReply(notice, today)) return 'over'
          add(tx, keys, { organisationId, quarter, ...version })
          return 'kept'
        },
        { behavior: 'immediate' },
      ),
    ),
})

const waiting = (db: Db, today: string, limit: number) => {
  const { accounts } = tables
  const { organisationId, quarter, untilOn, toldAt, channel } = companyRecordNotices
  const someone = db
    .select({ accountId: accounts.accountId })
    .from(accounts)
    .where(and(eq(accounts.organisationId, organisationId), isNull(accounts.disabledAt)))
  const contact = db
    .select({ organisationId: companyContacts.organisationId })
    .from(companyContacts)
    .where(eq(companyContacts.organisationId, organisationId))
  return db
    .select({ organisationId, quarter, untilOn, organisation: tables.organisations.name })
    .from(companyRecordNotices)
    .innerJoin(tables.organisations, eq(tables.organisations.organisationId, organisationId))
    .where(and(gte(untilOn, today), or(isNull(toldAt), and(eq(channel, 'notReachable'), or(exists(someone), exists(contact))))))
    .orderBy(asc(quarter), asc(organisationId))
    .limit(limit)
    .all()
}

const withoutNotice = (db: Db, quarter: string) => {
  const { organisations, answers, cases } = tables
  const has = and(
    eq(companyRecordNotices.organisationId, organisations.organisationId),
    eq(companyRecordNotices.quarter, quarter),
  )
  const waiting = db
    .select({ organisationId: organisations.organisationId })
    .from(organisations)
    .leftJoin(companyRecordNotices, has)
    .where(and(eq(organisations.party, 'property'), isNull(companyRecordNotices.quarter)))
    .all()
  return waiting.flatMap(({ organisationId }) => {
    const districts = db
      .selectDistinct({ district: cases.district })
      .from(answers)
      .innerJoin(cases, eq(cases.caseId, answers.caseId))
      .where(eq(answers.organisationId, organisationId))
      .orderBy(asc(cases.district))
      .all()
      .map(({ district }) => district)
    return districts.length === 0 ? [] : [{ organisationId, districts }]
  })
}

const add = (
  tx: Db,
  keys: KeyRing,
  { words, ...row }: ReplyVersion & { readonly organisationId: string; readonly quarter: string },
): void => {
  const { organisationId, quarter } = row
  const last = tx
    .select({ version: companyRecordReplies.version })
    .from(companyRecordReplies)
    .where(and(eq(companyRecordReplies.organisationId, organisationId), eq(companyRecordReplies.quarter, quarter)))
    .orderBy(desc(companyRecordReplies.version))
    .get()
  const key = words === null ? null : keys.keyFor(`record of ${organisationId}`, 'reply')
  tx.insert(companyRecordReplies)
    .values({
      ...row,
      version: (last?.version ?? 0) + 1,
      keyId: key?.keyId ?? null,
      sealed: key === null ? null : sealJson(key, words),
    })
    .run()
}

const noticesOf = (db: Db, keys: KeyRing, organisationIds: readonly string[]): Map<string, AnsweredNotice[]> => {
  const ids = [...organisationIds]
  const found = new Map<string, AnsweredNotice[]>(ids.map((id) => [id, []]))
  const replies = db
    .select()
    .from(companyRecordReplies)
    .where(inArray(companyRecordReplies.organisationId, ids))
    .orderBy(desc(companyRecordReplies.version))
    .all()
  const notices = db
    .select()
    .from(companyRecordNotices)
    .where(inArray(companyRecordNotices.organisationId, ids))
    .orderBy(desc(companyRecordNotices.quarter))
    .all()
  for (const { organisationId, ...notice } of notices) {
    const versions = replies
      .filter((reply) => reply.organisationId === organisationId && reply.quarter === notice.quarter)
      .map((reply) => versionOf(keys, reply))
    // Written by this store.
    const channel = notice.channel as AnsweredNotice['channel']
    found.get(organisationId)?.push({ ...notice, channel, versions } satisfies RecordNotice & AnsweredNotice)
  }
  return found
}

const versionOf = (
  keys: KeyRing,
  { keyId, sealed, writtenBy, writtenAt }: typeof companyRecordReplies.$inferSelect,
): ReplyVersion => {
  const words = keyId === null || sealed === null ? null : openJson(keys, keyId, sealed)
  return { words: typeof words === 'string' ? words : null, writtenBy, writtenAt }
}
