import { and, eq, gte, isNull, lte, ne, or } from 'drizzle-orm'
import { localDay } from '../../workflows/calendar/days.ts'
import { type CaseFile, draftFile } from '../../workflows/case/case-file.ts'
import { isOpening } from '../../workflows/case/events/service.ts'
import type { PileFacts } from '../../workflows/case/memory/service.ts'
import type { NewOperation, RecordCommand } from '../cases/ports.ts'
import { randomId } from '../random-id.ts'
import { type CaseRow, caseColumnsOf } from './case-rows.ts'
import type { CaseStoreParts } from './case-writing.ts'
import { genesisHash } from './event-record.ts'
import type { Db } from './open-database.ts'
import { stateOf } from './pile-rows.ts'
import { piles } from './pile-tables.ts'
import * as tables from './tables.ts'

/** The row of a new case on a pile, and the command that opens it; null where the caller has nothing to do with the pile. */
export const operationFor = (
  parts: CaseStoreParts,
  tx: Db,
  asked: NewOperation,
): { readonly caseId: string; readonly command: RecordCommand } | null => {
  const pile = 'pileId' in asked.on ? tx.select().from(piles).where(eq(piles.pileId, asked.on.pileId)).get() : null
  const place = placeOf(tx, pile?.spaceId ?? ('spaceId' in asked.on ? asked.on.spaceId : ''))
  const { actor, now } = asked
  const pack = place ? parts.library.packOfDistrict(place.district) : null
  // Only what was built or removed without an answer is reported of a space without a pile on record.
  const reported = ['owner.reportBuilt', 'owner.reportRemoved'].includes(asked.event.type)
  if (!place || !pack || pile === undefined || (pile === null && !reported)) return null
  const today = localDay(now, pack.value.place.timeZone)
  const owner = pile?.ownerAccountId ?? actor.accountId
  const mayOpen = actor.party === 'owner' ? owner === actor.accountId : pile !== null && looksAfter(tx, place, actor, today)
  if (!mayOpen || owner === null) return null
  const caseId = randomId()
  const pileId = pile?.pileId ?? randomId()
  const calendar = parts.library.calendar(pack.value.place.calendar).hash
  const file = draftFile(caseId, { rules: pack.hash, calendar })
  const row: CaseRow = {
    caseId,
    kind: 'operation',
    pileId,
    caseNumber: null,
    trackingToken: null,
    chainId: null,
    district: place.district,
    compoundId: place.compoundId,
    spaceId: place.spaceId,
    ownerAccountId: owner,
    openedBy: actor.accountId ?? '',
    phase: 'draft',
    version: 0,
    ...caseColumnsOf(file),
    lastHash: genesisHash(caseId),
    recordedAt: now,
    handOvers: null,
    file: JSON.stringify(file),
  }
  tx.insert(tables.cases).values(row).run()
  if (!pile) {
    const { district, compoundId, spaceId, garageId } = place
    const columns = { origin: 'reported', powerKw: null, energisedOn: null, caseId, ownerAccountId: owner }
    tx.insert(piles)
      .values({ pileId, district, compoundId, spaceId, garageId, ...columns, state: 'inUse', registeredAt: now })
      .run()
  }
  const { event, idempotency, answer } = asked
  return { caseId, command: { caseId, event, actor, origin: 'party', now, ifVersion: null, idempotency, answer } }
}

/** Takes back what was written for a case that was not opened. */
export const withoutOperation = (tx: Db, caseId: string): void => {
  tx.delete(tables.cases).where(eq(tables.cases.caseId, caseId)).run()
  tx.delete(piles).where(eq(piles.caseId, caseId)).run()
}

interface PileSpace {
  readonly spaceId: string
  readonly garageId: string
  readonly compoundId: string
  readonly district: string
}

const placeOf = (tx: Db, spaceId: string): PileSpace | undefined => {
  const { spaces, compounds } = tables
  return tx
    .select({
      spaceId: spaces.spaceId,
      garageId: spaces.garageId,
      compoundId: compounds.compoundId,
      district: compounds.district,
    })
    .from(spaces)
    .innerJoin(compounds, eq(compounds.compoundId, spaces.compoundId))
    .where(eq(spaces.spaceId, spaceId))
    .get()
}

/** Whether an organisation has to do with a place: an office of its district, or the company or community of its compound. */
const looksAfter = (
  tx: Db,
  { compoundId, district }: PileSpace,
  { party, organisationId }: Pick<RecordCommand['actor'], 'party' | 'organisationId'>,
  today: string,
): boolean => {
  if (organisationId === null) return false
  const { organisationDistricts, compoundIssuers } = tables
  if (party === 'property' || party === 'community') {
    const issues = and(
      eq(compoundIssuers.organisationId, organisationId),
      eq(compoundIssuers.compoundId, compoundId),
      lte(compoundIssuers.sinceOn, today),
      or(isNull(compoundIssuers.untilOn), gte(compoundIssuers.untilOn, today)),
    )
    return tx.select().from(compoundIssuers).where(issues).get() !== undefined
  }
  const works = and(eq(organisationDistricts.organisationId, organisationId), eq(organisationDistricts.district, district))
  return tx.select().from(organisationDistricts).where(works).get() !== undefined
}

/** A pile as the event that opens a case on it is lent it; null for any other event. */
export const lentPile = (tx: Db, caseId: string, type: string): PileFacts | null => {
  const { cases } = tables
  const own = isOpening(type) ? tx.select().from(cases).where(eq(cases.caseId, caseId)).get() : undefined
  if (!own || own.pileId === null || own.version > 0) return null
  const row = tx.select().from(piles).where(eq(piles.pileId, own.pileId)).get()
  if (!row) throw new Error(`there is no pile ${own.pileId}`)
  const others = tx
    .select({ file: cases.file })
    .from(cases)
    .where(and(eq(cases.pileId, row.pileId), ne(cases.caseId, caseId)))
    .all()
    // Written by this store; `verify` holds it against the events.
    .map(({ file }) => (JSON.parse(file) as CaseFile).memory)
  return {
    pileId: row.pileId,
    // The states are what `stateOf` gives.
    state: stateOf(tx, row) as PileFacts['state'],
    registers: row.caseId === caseId,
    heard: others.flatMap(({ operation }) => (operation?.complaint ? [operation.complaint.kind] : [])),
    open: others.flatMap(({ operation, outcome }) => (operation && outcome === null ? [operation.opening] : [])),
  }
}
