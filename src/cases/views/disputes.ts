import type { Dispute } from '../../../workflows/case/context.ts'
import { mediatedSides } from '../../../workflows/case/events/mediations.ts'
import { mediatorLabels } from '../../../workflows/labels/codes.ts'
import { tracks } from '../../../workflows/parties.ts'
import type { CaseView } from '../case-view.ts'
import type { ViewInput } from '../view-case.ts'
import { seesRecorded } from './words.ts'

const agreementView = (
  { seq, form, effectiveOn, performer, performance, performBy }: NonNullable<Dispute['agreement']>,
  mediator: Dispute['mediator'],
  input: ViewInput,
): CaseView['disputes'][number]['agreement'] => {
  if (!seesRecorded(input, { part: 'agreement', seq })) return null
  // Whether a court could confirm it is on record from the day on which it bound both sides.
  const known = input.stored.file.memory.confirmations.some((entry) => entry.seq === seq)
  const confirmable = known || (mediator !== null && input.stored.rules.mediation.confirmableMediators.includes(mediator))
  return { form, effectiveOn, performer, performance, performBy, confirmable }
}

/** Which sides have confirmed the text, for who may read it. */
const confirmedBy = ({ agreement, confirmed }: Dispute, input: ViewInput): CaseView['disputes'][number]['confirmed'] =>
  agreement && seesRecorded(input, { part: 'agreement', seq: agreement.seq })
    ? mediatedSides.filter((side) => confirmed.includes(side))
    : []

/** The disputes of each track that had one, with the agreements that the caller may read. */
export const disputeViews = (input: ViewInput): CaseView['disputes'] => {
  const { memory } = input.stored.file
  return tracks
    .map((track) => ({ track, dispute: memory.disputes[track] }))
    .filter(({ dispute }) => dispute.opened > 0)
    .map(({ track, dispute }) => ({
      track,
      opened: dispute.opened,
      mediator: dispute.mediator,
      mediatorLabel: dispute.mediator && mediatorLabels[dispute.mediator][input.language],
      confirmed: confirmedBy(dispute, input),
      centreLate: dispute.centreLate,
      order: dispute.order && { number: dispute.order.number, addressee: dispute.order.addressee },
      agreement: dispute.agreement && agreementView(dispute.agreement, dispute.mediator, input),
      earlierAgreements: dispute.earlierAgreements.flatMap((earlier) => agreementView(earlier, null, input) ?? []),
    }))
}
