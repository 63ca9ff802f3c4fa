import { localDay } from '../../workflows/calendar/days.ts'
import { CaseEvent } from '../../workflows/case/events/events.ts'
import type { Refusal } from '../../workflows/case/refusals.ts'
import type { Party } from '../../workflows/parties.ts'
import type { DocumentKind } from '../../workflows/rules/codes.ts'
import type { EventActor } from '../cases/ports.ts'
import { submitEvent } from '../cases/submit-event.ts'
import type { Service } from '../service.ts'
import type { Move } from './behaviour/move.ts'
import type { SimulatedCity, SimulatedCompound } from './city.ts'
import type { CityMatters } from './city-matters.ts'
import type { Random } from './random.ts'

/** Where a move is made. */
export interface Played {
  readonly service: Service
  readonly city: SimulatedCity
  readonly matters: CityMatters
  readonly caseId: string
  readonly compound: SimulatedCompound
  readonly random: Random
}

const tinyPdf = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n')
const surnames = ['王', '李', '张', '刘', '陈', '杨', '黄', '周', '吴', '谭', '易', '彭'] as const

/** Parties that have no account: what they say reaches the centre on paper. */
const onPaper: readonly Party[] = ['authority', 'transformerOwner', 'spaceOwner', 'installer']

/** An owner opens a draft for a space, and files it unless it is to stay one. Null: the filing was refused. */
export const fileRequest = async (
  service: Service,
  { spaceId, n, random, isDraft }: { spaceId: string; n: number; random: Random; isDraft: boolean },
): Promise<string | null> => {
  const { time } = service
  const phone = `139${String(n).padStart(8, '0')}`
  const accountId = await service.accounts.ownerAccountFor(phone, time.now())
  const opened = await service.store.openDraft({
    ownerAccountId: accountId,
    officeId: null,
    openedBy: accountId,
    spaceId,
    request: { right: 'owned', leaseMonths: null, powerKw: 7, mayCall: random.chance(0.5) },
    personal: {
      name: `${random.pick([...surnames] as ['王', ...string[]])}业主`,
      phone,
      room: `${random.between(1, 12)}-${random.between(2, 28)}01`,
    },
    now: time.now(),
    idempotency: { scope: accountId, key: `demo-${n}`, requestHash: String(n) },
    answer: (stored) => ({ httpCode: 201, body: stored.caseId }),
  })
  if (typeof opened === 'string') return null
  const caseId = opened.body
  if (isDraft) return caseId
  for (const kind of ['identity', 'spaceRight', 'vehicle'] as const) await keepPaper(service, caseId, 'owner', kind)
  const actor: EventActor = { party: 'owner', accountId, organisationId: null, channel: 'web' }
  const filed = await send(service, caseId, { type: 'owner.submit', undertaking: true, evidence: [] }, actor)
  return filed === null ? caseId : null
}

/** Makes a move: brings its papers and sends its event. Null when it was taken, else the code of the refusal. */
export const playMove = async (at: Played, move: Move): Promise<string | null> => {
  const { service, city, caseId, compound, random } = at
  const documents: string[] = []
  for (const kind of move.papers) documents.push(await keepPaper(service, caseId, move.party, kind))
  const matterId = move.matter === undefined ? '' : await at.matters.of(move.matter, compound)
  const stored = await service.store.read(caseId)
  if (!stored) return 'no case'
  const successor = { name: '何业主', phone: `138${String(random.between(0, 99_999_999)).padStart(8, '0')}` }
  const written = move.event({
    successor,
    documents,
    today: localDay(service.time.now(), 'Asia/Shanghai'),
    stored,
    matterId,
    compound,
    bodies: { community: city.organisation('community', compound), otherAssessor: city.otherAssessor(compound) },
  })
  // Companies without an inbox answer by phone as often as not: the centre records it, as it does what comes on paper.
  const byPhone = move.party === 'property' && !compound.habit.hasInbox && random.chance(0.5)
  const byCentre = byPhone || onPaper.includes(move.party)
  const party = byCentre ? 'centre' : move.party
  const onBehalf = byCentre
    ? { channel: byPhone ? 'phone' : 'paper', evidence: [await keepPaper(service, caseId, 'centre', 'minutes')] }
    : undefined
  const ownerId =
    written.type === 'owner.joinTransfer'
      ? await service.accounts.ownerAccountFor(successor.phone, service.time.now())
      : stored.ownerAccountId
  return send(service, caseId, CaseEvent.parse({ ...written, onBehalf }), {
    party,
    accountId: party === 'owner' ? ownerId : 'demo-staff',
    organisationId: party === 'owner' ? null : city.organisation(party, compound),
    channel: 'web',
  })
}

const send = async (service: Service, caseId: string, event: CaseEvent, actor: EventActor): Promise<string | null> => {
  const result = await submitEvent(service.store, {
    caseId,
    event,
    actor,
    now: service.time.now(),
    ifVersion: null,
    idempotency: null,
    answer: () => ({ httpCode: 201, body: '' }),
  })
  if (result.kind === 'recorded') return null
  if (result.kind !== 'refused') return result.kind
  const again = asTheLedgerSays(event, result.refusal)
  return again ? send(service, caseId, again, actor) : `${event.type} ${result.refusal.code}`
}

/** A paper of a case, or of a matter. */
export const keepPaper = async (service: Service, ownerId: string, party: Party, kind: DocumentKind): Promise<string> => {
  const kept = await service.documents.keep({
    caseId: ownerId,
    kind,
    mediaType: 'application/pdf',
    name: `${kind}.pdf`,
    bytes: tinyPdf,
    uploadedByParty: party,
    uploadedByAccount: null,
    now: service.time.now(),
    replaces: null,
    idempotency: null,
    answer: (document) => ({ httpCode: 201, body: document.documentId }),
  })
  if (typeof kept === 'string') throw new Error(kept)
  return kept.body
}

/** A grid that is told what its sum gives reports that; null where there is nothing to correct. */
const asTheLedgerSays = (event: CaseEvent, { code, details }: Refusal): CaseEvent | null => {
  if (event.type !== 'grid.reportCapacity') return null
  if (code === 'RESERVATION_BEYOND_RATING') return { ...event, result: 'noCapacity' }
  if (code !== 'CAPACITY_CONTRADICTS_ROW') return null
  const { band } = details
  if (band === 'available') return { ...event, result: 'available', upheld: [] }
  return { ...event, result: band === 'noCapacity' ? 'noCapacity' : 'orderedChargingOnly' }
}
