import type { DocumentKind } from '../../rules/codes.ts'
import { isOpening, openings } from '../events/service.ts'
import { heldBy } from '../memory/orders.ts'
import { openStandstills } from '../memory/service.ts'
import type { Check, Refusal, RefusalCode } from '../refusals.ts'

const refuse = (code: RefusalCode, details: Refusal['details'] = {}): Refusal => ({ code, details })

/** Why no case is opened on a pile. */
const opening: Check = (file, event, { pile }) => {
  if (file.seq > 0 || !isOpening(event.type) || !pile) return null
  const kind = openings[event.type]
  if (pile.state === 'removed') return refuse('PILE_IS_REMOVED')
  if (pile.open.includes(kind)) return refuse('PILE_CASE_OPEN')
  if ('neighbour' in event && event.neighbour === 'none') return refuse('NOT_A_NEIGHBOUR')
  const isHeard = kind === 'complaint' && 'kind' in event && pile.heard.some((known) => known === event.kind)
  return isHeard ? refuse('NEIGHBOUR_ALREADY_HEARD') : null
}

const finding: Check = (file, event) =>
  event.type === 'centre.giveFirstFinding' &&
  file.memory.standstills.length > 0 &&
  !openStandstills(file.memory).some(({ seq }) => seq === event.record)
    ? refuse('RECORD_UNKNOWN', { record: event.record })
    : null

/** What the papers of a suspension, a repair and a dismantling must be. */
const servicePapers: Readonly<Record<string, readonly DocumentKind[]>> = {
  'fire.suspendPile': ['fireDocument'],
  'authority.suspendPile': ['authorityDocument', 'fireDocument'],
  'owner.reportRepair': ['thirdPartyReport', 'equipmentCertificate'],
  'owner.reportDismantled': ['sitePhoto'],
}

const papers: Check = (_, event, given) => {
  const accepted = servicePapers[event.type]
  if (!accepted || !('evidence' in event)) return null
  const shown = event.evidence.flatMap((documentId) => given.documents[documentId] ?? [])
  return shown.some((kind) => accepted.includes(kind))
    ? null
    : refuse('PAPER_IS_NOT_A_PAPER', { documentId: event.evidence[0] ?? '', accepted })
}

/** Nothing is switched on while an order of an authority holds the place (H30). */
const held: Check = (file, event) => {
  const [order] = heldBy(file.memory)
  const isNext = file.positions.some(({ stage }) => stage === 'metering')
  return event.type === 'grid.energise' && isNext && order ? refuse('HELD_BY_ORDER', { record: order.number ?? '' }) : null
}

/** Why an event on a pile cannot be taken. */
export const serviceChecks: readonly Check[] = [opening, finding, papers, held]
