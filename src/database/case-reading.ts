import { and, asc, eq, getTableColumns, gt, inArray, isNull, ne, or, type Placeholder, type SQL, sql } from 'drizzle-orm'
import type { NoticeName } from '../../workflows/case/notices.ts'
import type { Party } from '../../workflows/parties.ts'
import type { CaseQuery, Delivery, EventRecord, StoredCase } from '../cases/ports.ts'
import { openJson } from '../sealing/seal.ts'
import { builtForList, builtOnce } from './built-once.ts'
import { toStored } from './case-rows.ts'
import type { CaseStoreParts } from './case-writing.ts'
import { readDraft } from './drafts.ts'
import { fromRow } from './event-record.ts'
import { openIdentity } from './identity-part.ts'
import { namePart } from './name-pages.ts'
import type { Db } from './open-database.ts'
import * as tables from './tables.ts'

/** Records of a case after a sequence number, with their personal parts opened. */
export const readEvents = (parts: CaseStoreParts, caseId: string, afterSeq: number, limit: number): EventRecord[] => {
  const rows = eventsQuery(parts.database.db).all({ caseId, afterSeq, limit })
  const personal = readPersonal(
    parts,
    caseId,
    rows.map((row) => row.seq),
  )
  return rows.map((row): EventRecord => {
    const { lent: _, ...record } = fromRow(row)
    return { ...record, pack: parts.library.packByHash(row.rules), hash: row.hash, personal: personal.get(row.seq) ?? null }
  })
}

const eventsQuery = builtOnce((db) =>
  db
    .select()
    .from(tables.caseEvents)
    .where(and(eq(tables.caseEvents.caseId, sql.placeholder('caseId')), gt(tables.caseEvents.seq, sql.placeholder('afterSeq'))))
    .orderBy(asc(tables.caseEvents.seq))
    .limit(sql.placeholder('limit'))
    .prepare(),
)

/** The opened personal parts of records; of a draft under 0. */
export const readPersonal = (
  parts: CaseStoreParts,
  caseId: string,
  seqs: readonly number[],
): Map<number, Readonly<Record<string, unknown>>> => {
  const { db } = parts.database
  const found = new Map<number, Readonly<Record<string, unknown>>>()
  const draft = seqs.includes(0) ? readDraft(db, parts.keys, caseId) : null
  if (draft) found.set(0, { '/personal': draft.personal, '/request': draft.request, '/visits': draft.visits })
  // No record has this number.
  const { query, values } = sealedQuery(db, [-1, ...seqs])
  for (const part of query.all({ ...values, caseId })) {
    const opened = openJson(parts.keys, part.keyId, part.sealed)
    // Sealed by this store from a map of JSON pointers.
    if (opened !== null) found.set(part.seq, openIdentity(parts.keys, opened as Readonly<Record<string, unknown>>, ['/personal']))
  }
  return found
}

const sealedQuery = builtForList((db, places) =>
  db
    .select()
    .from(tables.sealedParts)
    .where(and(eq(tables.sealedParts.caseId, sql.placeholder('caseId')), inArray(tables.sealedParts.seq, places)))
    .prepare(),
)

/** The roles of an organisation in a case; `overseen`: those of its branches, which it reads and does not act in. */
export const readRoles = (parts: CaseStoreParts, caseId: string, organisationId: string) =>
  rolesQuery(parts.database.db)
    .all({ caseId, organisationId })
    .map(({ holderId, ...row }) => ({ ...row, party: row.party as Party, overseen: holderId !== organisationId }))

const rolesQuery = builtOnce((db) => {
  const { caseParties } = tables
  const organisationId = sql.placeholder('organisationId')
  return db
    .select({ party: caseParties.party, untilSeq: caseParties.untilSeq, holderId: caseParties.organisationId })
    .from(caseParties)
    .where(
      and(
        eq(caseParties.caseId, sql.placeholder('caseId')),
        or(
          eq(caseParties.organisationId, organisationId),
          and(eq(caseParties.party, 'property'), inArray(caseParties.organisationId, branchesOf(db, organisationId))),
        ),
      ),
    )
    .prepare()
})

/** The branches of a company, as a part of a query. */
const branchesOf = (db: Db, organisationId: string | Placeholder) =>
  db
    .select({ organisationId: tables.organisations.organisationId })
    .from(tables.organisations)
    .where(eq(tables.organisations.parentId, organisationId))

/** Whether an account filed a case or joined it as the successor of its owner. */
export const readWasOwner = (parts: CaseStoreParts, caseId: string, accountId: string): boolean =>
  ownersQuery(parts.database.db)
    .all({ caseId })
    // Written by the store from exactly this shape.
    .some(({ actor }) => (JSON.parse(actor) as { accountId: string | null }).accountId === accountId)

const ownersQuery = builtOnce((db) =>
  db
    .select({ actor: tables.caseEvents.actor })
    .from(tables.caseEvents)
    .where(
      and(
        eq(tables.caseEvents.caseId, sql.placeholder('caseId')),
        inArray(tables.caseEvents.type, ['owner.submit', 'owner.joinTransfer']),
      ),
    )
    .prepare(),
)

/** The cases of a chain that were filed before one of them, in the order of their filing. */
export const readEarlierInChain = (parts: CaseStoreParts, { caseId, chainId }: StoredCase): StoredCase[] => {
  if (chainId === null) return []
  const rows = chainQuery(parts.database.db).all({ chainId })
  const own = rows.findIndex((row) => row.caseId === caseId)
  return rows.slice(0, Math.max(own, 0)).map((row) => toStored(row, parts.library))
}

const chainQuery = builtOnce((db) => {
  const { cases, caseEvents } = tables
  return db
    .select(getTableColumns(cases))
    .from(cases)
    .innerJoin(caseEvents, and(eq(caseEvents.caseId, cases.caseId), eq(caseEvents.seq, 1)))
    .where(eq(cases.chainId, sql.placeholder('chainId')))
    .orderBy(asc(caseEvents.recordedAt), asc(cases.caseNumber))
    .prepare()
})

/** What reached the parties of a case. */
export const readDeliveries = (parts: CaseStoreParts, caseId: string): Delivery[] =>
  deliveriesQuery(parts.database.db)
    .all({ caseId })
    .map(({ notice, party, organisationId, channel, deliveredAt }) => ({
      // Written to the outbox from the notices of the chart.
      notice: notice as NoticeName,
      party: party as Party,
      organisationId,
      channel,
      deliveredAt,
    }))

const deliveriesQuery = builtOnce((db) =>
  db
    .select()
    .from(tables.deliveries)
    .where(eq(tables.deliveries.caseId, sql.placeholder('caseId')))
    .orderBy(asc(tables.deliveries.deliveredAt), asc(tables.deliveries.messageId))
    .prepare(),
)

/** The condition that a case is known by a text: its number, its compound, its space. */
const named = (text: string): SQL => {
  const { cases, compounds, spaces } = tables
  const compound = sql`exists (select 1 from ${compounds} where ${compounds.compoundId} = ${cases.compoundId} and ${namePart(compounds.name, text)})`
  const space = sql`exists (select 1 from ${spaces} where ${spaces.spaceId} = ${cases.spaceId} and ${namePart(spaces.label, text)})`
  return sql`(${namePart(cases.caseNumber, text)} or ${compound} or ${space})`
}

/** A page of cases; all conditions on stage and holder hold for one and the same open position. */
export const listCases = (parts: CaseStoreParts, query: CaseQuery) => {
  const { cases, stays, caseParties, caseClocks } = tables
  const { db } = parts.database
  const conditions: SQL[] = []
  const exists = (from: SQL): void => {
    conditions.push(sql`exists (select 1 from ${from})`)
  }
  const { party, accountId, organisationId } = query.viewer
  const ofBranches =
    party === 'property' ? sql` or ${caseParties.organisationId} in ${branchesOf(db, organisationId ?? '')}` : sql``
  const ofOne = query.branch === null ? sql`` : sql` and ${caseParties.organisationId} = ${query.branch}`
  if (party === 'owner') conditions.push(eq(cases.ownerAccountId, accountId ?? ''))
  else {
    exists(
      sql`${caseParties} where ${caseParties.caseId} = ${cases.caseId} and (${caseParties.organisationId} = ${organisationId ?? ''}${ofBranches})${ofOne} and ${caseParties.party} = ${party} and ${isNull(caseParties.untilSeq)}`,
    )
  }
  if (query.district !== null) conditions.push(eq(cases.district, query.district))
  if (query.stage !== null || query.holder !== null) {
    exists(
      sql`${stays} where ${stays.caseId} = ${cases.caseId} and ${isNull(stays.leftSeq)} and ${query.stage === null ? sql`true` : eq(stays.stage, query.stage)} and ${query.holder === null ? sql`true` : eq(stays.holder, query.holder)}`,
    )
  }
  if (query.overdue) {
    exists(
      sql`${caseClocks} where ${caseClocks.caseId} = ${cases.caseId} and ${isNull(caseClocks.endedOn)} and ${caseClocks.dueOn} < ${query.today}`,
    )
  }
  if (query.running) conditions.push(ne(cases.phase, 'closed'))
  if (query.text !== null) conditions.push(named(query.text))
  if (query.cursor !== null) conditions.push(gt(cases.caseId, query.cursor))
  const rows = db
    .select()
    .from(cases)
    .where(and(...conditions))
    .orderBy(asc(cases.caseId))
    .limit(query.limit + 1)
    .all()
  const page = rows.slice(0, query.limit)
  return {
    cases: page.map((row) => toStored(row, parts.library)),
    nextCursor: rows.length > query.limit ? (page.at(-1)?.caseId ?? null) : null,
  }
}
