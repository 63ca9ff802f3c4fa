import type { DocumentKind } from '../../rules/codes.ts'
import type { CaseFile } from '../case-file.ts'
import type { Obligation } from '../context.ts'
import { beforeEnergising, openObligations } from '../obligations.ts'
import type { Check, Refusal, RefusalCode } from '../refusals.ts'

const refuse = (code: RefusalCode, details: Refusal['details'] = {}): Refusal => ({ code, details })

/** The pile is not switched on while something is open that must come before: the meter is not the checker (H32). */
const energising: Check = (file, event) => {
  if (event.type !== 'grid.energise') return null
  const isNext = file.positions.some(({ stage }) => stage === 'clearing' || stage === 'metering')
  const open = beforeEnergising(file.memory).map(({ kind }) => kind)
  return isNext && open.length > 0 ? refuse('OBLIGATION_OPEN', { conditions: open }) : null
}

const obligations: Check = (file, event, given) => {
  // Money and prevention name an obligation too, and have checks of their own.
  if (
    !('obligationId' in event) ||
    event.obligationId === undefined ||
    !/\.(discharge|confirm|refuse)(Discharge|Obligation)$/.test(event.type)
  )
    return null
  const known = openObligations(file.memory).find(({ obligationId }) => obligationId === event.obligationId)
  if (!known) return refuse('OBLIGATION_UNKNOWN', { record: event.obligationId })
  const { party } = given.actor
  if (event.type.endsWith('.dischargeObligation')) {
    return known.by === party ? null : refuse('ONLY_THE_PERFORMER_REPORTS', { performer: known.by })
  }
  if (known.by === party) return refuse('CONFIRMED_BY_ITS_PERFORMER')
  if (known.reportedSeq === null) return refuse('OBLIGATION_NOT_REPORTED', { record: event.obligationId })
  return known.checker === party || (party === 'centre' && centreMayLook(file, known))
    ? null
    : refuse('NOT_THE_CHECKER', { party: known.checker })
}

/** Between the sides the centre may look at any condition; at a gap only in place of a checker that let its days pass. */
const centreMayLook = ({ clocks }: CaseFile, { source, obligationId }: Obligation): boolean =>
  source === 'condition' ||
  clocks.some(({ name, clockId, passedOn }) => {
    const isOfThis = clockId.split('/')[2]?.startsWith(`${obligationId}.`) ?? false
    return name === 'gapCheck' && isOfThis && passedOn !== null
  })

/** What the papers of a stop must be: a photo of the breach, the document of the authority. */
const stopPapers: Readonly<Record<string, readonly DocumentKind[]>> = {
  'property.stopWork': ['sitePhoto'],
  'authority.confirmStop': ['authorityDocument', 'fireDocument'],
}

const stops: Check = (file, event, given) => {
  const accepted = stopPapers[event.type]
  if (!accepted || !('evidence' in event)) return null
  const shown = event.evidence.flatMap((documentId) => given.documents[documentId] ?? [])
  if (!shown.some((kind) => accepted.includes(kind))) {
    return refuse('PAPER_IS_NOT_A_PAPER', { documentId: event.evidence[0] ?? '', accepted })
  }
  if (event.type !== 'property.stopWork') return null
  const used = file.memory.stops.some(
    (stop) => stop.breach === event.breach && (stop.result === 'unconfirmed' || stop.result === 'dismissed'),
  )
  return used ? refuse('BREACH_NOT_CONFIRMED', { reason: event.breach }) : null
}

/** Why an event of the works cannot be taken. */
export const worksChecks: readonly Check[] = [energising, obligations, stops]
