import { eq, sql } from 'drizzle-orm'
import { localDay } from '../../workflows/calendar/days.ts'
import { rowForEvent } from '../../workflows/capacity/case-entry.ts'
import type { DecideInput } from '../../workflows/case/decide.ts'
import type { CaseEvent } from '../../workflows/case/events/events.ts'
import type { Facts, RequestFacts } from '../../workflows/case/facts.ts'
import { documentsNamedBy } from '../../workflows/case/refusals.ts'
import { type DocumentKind, issuerKinds } from '../../workflows/rules/codes.ts'
import { requestInPart, rulesOfRequest } from '../../workflows/rules/consent-parts.ts'
import type { RulePack } from '../../workflows/rules/schema.ts'
import type { RecordCommand, StoredCase } from '../cases/ports.ts'
import { builtOnce } from './built-once.ts'
import type { DraftContent } from './drafts.ts'
import { issuerOf, readFacts } from './facts.ts'
import { readLedger } from './ledger-rows.ts'
import { matterNamed } from './matter-links.ts'
import type { Db } from './open-database.ts'
import { lentPile } from './open-operation.ts'
import * as tables from './tables.ts'

/** What a decision may use beside the case; the record of the event keeps it, so that replay is exact. */
export type Lent = Pick<
  DecideInput,
  'documents' | 'organisation' | 'request' | 'facts' | 'ledgerRow' | 'matter' | 'pile' | 'saidInWords'
>

/** Gathers it: kinds of the named documents, a named organisation, facts and request at filing. */
export const lend = (tx: Db, stored: StoredCase, command: RecordCommand, draft: DraftContent | null): Lent => {
  const { event, now } = command
  const today = localDay(now, stored.rules.place.timeZone)
  const documents = lentDocuments(tx, stored.caseId, event)
  const organisation = 'organisationId' in event ? namedOrganisation(tx, event, today) : null
  const ledgerOf = (transformerId: string) => readLedger(tx, transformerId, stored.caseId)
  const ledgerRow = rowForEvent(stored.file, event, { rules: stored.rules, on: today, ledgerOf })
  const named: Lent = {
    documents,
    organisation,
    ...(ledgerRow === null ? {} : { ledgerRow }),
    ...('matterId' in event ? { matter: matterNamed(tx, event.matterId) } : {}),
    ...('onBehalf' in event && event.onBehalf?.words !== undefined ? { saidInWords: true } : {}),
  }
  const pile = lentPile(tx, stored.caseId, event.type)
  if (pile) return { ...named, pile, facts: readFacts(tx, { spaceId: stored.spaceId, today, rules: stored.rules }) }
  if (event.type !== 'owner.submit') return named
  return {
    documents,
    organisation,
    request: draft?.request ?? null,
    facts: factsAtFiling(tx, { spaceId: stored.spaceId, today, rules: stored.rules }, draft?.request ?? null, event.part),
  }
}

/** The kinds of the documents that an event names; a filing and what completes it name all there are. */
const lentDocuments = (tx: Db, caseId: string, event: CaseEvent): Record<string, DocumentKind> => {
  const isWhole = event.type === 'owner.submit' || event.type === 'owner.correct'
  const named = isWhole ? [] : documentsNamedBy(event)
  if (!isWhole && named.length === 0) return {}
  const kinds = documentKindsOf(tx, caseId)
  return isWhole ? kinds : Object.fromEntries(named.flatMap((id) => (kinds[id] ? [[id, kinds[id]]] : [])))
}

/** The facts at the filing: whom a part of the buildings asks for its consent is known once the facts say which part it is. */
const factsAtFiling = (
  tx: Db,
  at: { readonly spaceId: string; readonly today: string; readonly rules: RulePack },
  request: RequestFacts | null,
  said: string | null | undefined,
): Facts | null => {
  const facts = readFacts(tx, at)
  if (!facts || !request) return facts
  const rules = rulesOfRequest(at.rules, requestInPart(at.rules, { facts, request }, said))
  return rules === at.rules ? facts : readFacts(tx, { ...at, rules })
}

const namedOrganisation = (tx: Db, event: CaseEvent & { organisationId: string }, today: string) => {
  const row = tx.select().from(tables.organisations).where(eq(tables.organisations.organisationId, event.organisationId)).get()
  if (!row) return null
  const asked = event.type === 'centre.nameIssuer' ? event.kind : issuerKinds.find((kind) => kind === row.kind)
  if (event.type === 'centre.nameIssuer' && row.party !== 'community' && row.party !== 'property') return null
  return issuerOf(row, asked ?? 'community', today)
}

/** The kinds of the documents of a case, by id. */
export const documentKindsOf = (db: Db, caseId: string): Record<string, DocumentKind> =>
  Object.fromEntries(
    kindsQuery(db)
      .all({ caseId })
      // Kinds are checked against the list when a document is uploaded.
      .map((row) => [row.documentId, row.kind as DocumentKind]),
  )

const kindsQuery = builtOnce((db) =>
  db
    .select({ documentId: tables.documents.documentId, kind: tables.documents.kind })
    .from(tables.documents)
    .where(eq(tables.documents.caseId, sql.placeholder('caseId')))
    .prepare(),
)
