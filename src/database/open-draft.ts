import { and, eq } from 'drizzle-orm'
import { draftFile } from '../../workflows/case/case-file.ts'
import type { NewDraft, StoredAnswer } from '../cases/ports.ts'
import { randomId } from '../random-id.ts'
import { caseColumnsOf, toStored } from './case-rows.ts'
import type { CaseStoreParts } from './case-writing.ts'
import { writeDraft } from './drafts.ts'
import { genesisHash } from './event-record.ts'
import { earlierAnswer, keepAnswer } from './idempotency.ts'
import type { Db } from './open-database.ts'
import * as tables from './tables.ts'

/** Opens a draft for a space. It is pinned to the rules of the district again when it is filed. */
export const openDraft = (parts: CaseStoreParts, tx: Db, draft: NewDraft): StoredAnswer | 'keyReused' | 'spaceUnknown' => {
  const known = earlierAnswer(tx, draft.idempotency)
  if (known) return known
  const { spaces, compounds } = tables
  const place = tx
    .select({ compoundId: compounds.compoundId, district: compounds.district })
    .from(spaces)
    .innerJoin(compounds, eq(compounds.compoundId, spaces.compoundId))
    .where(eq(spaces.spaceId, draft.spaceId))
    .get()
  const pack = place ? parts.library.packOfDistrict(place.district) : null
  if (!place || !pack || !worksFor(tx, draft.officeId, place.district)) return 'spaceUnknown'
  const caseId = randomId()
  const file = draftFile(caseId, { rules: pack.hash, calendar: parts.library.calendar(pack.value.place.calendar).hash })
  const row = {
    caseId,
    kind: 'request',
    pileId: null,
    caseNumber: null,
    trackingToken: null,
    chainId: null,
    ...place,
    spaceId: draft.spaceId,
    ownerAccountId: draft.ownerAccountId,
    openedBy: draft.openedBy,
    phase: 'draft',
    version: 0,
    ...caseColumnsOf(file),
    lastHash: genesisHash(caseId),
    recordedAt: draft.now,
    handOvers: null,
    file: JSON.stringify(file),
  }
  tx.insert(tables.cases).values(row).run()
  writeDraft(tx, parts.keys, {
    caseId,
    content: { request: draft.request, personal: draft.personal, visits: [] },
    now: draft.now,
  })
  return keepAnswer(tx, draft.idempotency, draft.answer(toStored(row, parts.library)), draft.now)
}

const worksFor = (tx: Db, officeId: string | null, district: string): boolean => {
  if (officeId === null) return true
  const { organisationDistricts } = tables
  const row = tx
    .select()
    .from(organisationDistricts)
    .where(and(eq(organisationDistricts.organisationId, officeId), eq(organisationDistricts.district, district)))
    .get()
  return row !== undefined
}
