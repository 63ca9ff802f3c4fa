import type { Party, Track } from '../../parties.ts'
import { type CaseMemory, type Confirmation, type Dispute, freshDispute, type Given } from '../context.ts'
import type { EventOf } from '../events/events.ts'
import { consentFell } from './honesty.ts'

type Change = Partial<CaseMemory>

const change = (memory: CaseMemory, track: Track, patch: Partial<Dispute>): Change => ({
  disputes: { ...memory.disputes, [track]: { ...memory.disputes[track], ...patch } },
})

/** Who must agree before a mediation begins and confirm before it binds: the owner and the property company. */
export const mediationSides: readonly Party[] = ['owner', 'property']

const sideOf = (given: Given): Party => given.actor.party

/** A dispute opens: coordination or mediation, asked for by a party, or by a clock that ran out. */
export const disputeOpened = (memory: CaseMemory, given: Given, params: { track: Track; mediation: boolean }): Change => {
  const asker = sideOf(given)
  const requestedBy = mediationSides.includes(asker) ? asker : null
  return change(memory, params.track, {
    ...freshDispute,
    opened: memory.disputes[params.track].opened + 1,
    requestedBy,
    earlierAgreements: boundBefore(memory.disputes[params.track]),
    // Who asks for mediation has agreed to it.
    accepted: params.mediation && requestedBy ? [requestedBy] : [],
  })
}

/** What both sides have agreed stays on record; a text that one of them never confirmed is no agreement. */
const boundBefore = ({ agreement, confirmed, earlierAgreements }: Dispute): Dispute['earlierAgreements'] =>
  agreement && mediationSides.every((side) => confirmed.includes(side)) ? [...earlierAgreements, agreement] : earlierAgreements

/** The centre takes the mediation on and names the kind of mediator. */
export const mediationOpened = (memory: CaseMemory, _: Given, event: EventOf<'centre.openMediation'>): Change =>
  change(memory, event.track, { mediator: event.mediator })

/** A side agrees to be mediated. */
export const mediationAccepted = (
  memory: CaseMemory,
  given: Given,
  event: EventOf<'owner.acceptMediation' | 'property.acceptMediation'>,
): Change => change(memory, event.track, { accepted: joined(memory.disputes[event.track].accepted, sideOf(given)) })

/** A side agrees to a longer mediation. */
export const extensionAgreed = (
  memory: CaseMemory,
  given: Given,
  event: EventOf<'owner.agreeExtension' | 'property.agreeExtension'>,
): Change => change(memory, event.track, { extensionAgreed: joined(memory.disputes[event.track].extensionAgreed, sideOf(given)) })

/** The mediation is extended. */
export const mediationExtended = (memory: CaseMemory, _: Given, event: EventOf<'centre.extendMediation'>): Change =>
  change(memory, event.track, { extensionAgreed: [], extensions: memory.disputes[event.track].extensions + 1 })

/** The text of the agreement. On paper or orally it was confirmed at the table; electronically both still confirm. */
export const agreementRecorded = (memory: CaseMemory, given: Given, event: EventOf<'centre.recordAgreement'>): Change =>
  change(memory, event.track, {
    agreement: {
      seq: given.seq,
      form: event.form,
      effectiveOn: event.effectiveOn,
      performer: event.performer,
      performance: event.performance,
      performBy: event.performBy,
    },
    confirmed: event.form === 'electronic' ? [] : mediationSides,
    reportedPerformed: false,
  })

/** The agreement binds: if a court can confirm what this kind of mediator records, the days to ask for it run (民事诉讼法 205). */
export const agreementBinding = (memory: CaseMemory, given: Given, params: { track: Track }): Change => {
  const { agreement, mediator } = memory.disputes[params.track]
  if (!agreement || !mediator || !given.rules.mediation.confirmableMediators.includes(mediator)) return {}
  const { seq, effectiveOn, performer, performance, performBy } = agreement
  // A new agreement of the same dispute takes the place of the one before.
  const earlier = memory.confirmations.map((entry) =>
    entry.track === params.track && entry.ruling === null ? { ...entry, over: true } : entry,
  )
  const entry: Confirmation = {
    seq,
    track: params.track,
    effectiveOn,
    performer,
    performance,
    performBy,
    number: null,
    appliedOn: null,
    acceptedOn: null,
    extensions: 0,
    ruling: null,
    over: false,
  }
  return { confirmations: [...earlier, entry] }
}

/** A side confirms the text. */
export const agreementConfirmed = (
  memory: CaseMemory,
  given: Given,
  event: EventOf<'owner.confirmAgreement' | 'property.confirmAgreement'>,
): Change => change(memory, event.track, { confirmed: joined(memory.disputes[event.track].confirmed, sideOf(given)) })

/** The performer reports; the other side or the centre confirms. */
export const performanceReported = (
  memory: CaseMemory,
  _: Given,
  event: EventOf<'owner.reportPerformance' | 'property.reportPerformance'>,
): Change => change(memory, event.track, { reportedPerformed: true })

/** The joint application to the court, within 30 days of effect. */
export const judicialConfirmationReported = (
  memory: CaseMemory,
  given: Given,
  event: EventOf<'owner.reportJudicialConfirmation'>,
): Change => ({
  confirmations: memory.confirmations.map((confirmation) =>
    confirmation.track === event.track && confirmation.number === null && !confirmation.over
      ? { ...confirmation, number: event.number, appliedOn: given.today }
      : confirmation,
  ),
})

/** The centre let its own time run out: the case goes to the bureau as centre late (H21). */
export const centreLate = (memory: CaseMemory, _: Given, params: { track: Track }): Change =>
  change(memory, params.track, { centreLate: true })

/** How the bureau handles it. */
export const levelSet = (memory: CaseMemory, _: Given, event: EventOf<'bureau.setLevel'>): Change =>
  change(memory, event.track, { level: event.level })

/** An order, with its number. */
export const ordered = (memory: CaseMemory, given: Given, event: EventOf<'bureau.order'>): Change =>
  change(memory, event.track, { order: { seq: given.seq, number: event.number, addressee: event.addressee } })

/** An office states that no document gives it the power (H22). */
export const noPowerStated = (
  memory: CaseMemory,
  given: Given,
  event: EventOf<'centre.closeCoordination' | 'bureau.noPower'>,
): Change => {
  const stated =
    event.type === 'bureau.noPower'
      ? { who: 'housingBureau', why: event.why }
      : (event.noPower ?? { who: 'centre', why: 'noRule' })
  return { noPower: [...memory.noPower, { seq: given.seq, ...stated }] }
}

/** The paper that came out of a coordination or an agreement. */
export const paperFromDispute = (
  memory: CaseMemory,
  given: Given,
  event: EventOf<'centre.closeCoordination' | 'centre.confirmPerformance'>,
): Change => {
  // During the works a paper is missing only where the one before was found forged.
  const isMissing = event.track === 'consent' || (event.track === 'main' && consentFell(memory))
  if (!event.paper || !isMissing) return {}
  const substituted = event.type === 'centre.closeCoordination' && event.result === 'substituted'
  return {
    paper: {
      kind: substituted ? 'substitute' : given.rules.consent.paper,
      documentId: event.paper.documentId,
      form: event.paper.form,
      seq: given.seq,
      party: substituted ? 'community' : 'property',
    },
    grounds: memory.grounds.map((ground) => (ground.settledSeq === null ? { ...ground, settledSeq: given.seq } : ground)),
    offer: null,
  }
}

const joined = (sides: readonly Party[], side: Party): Party[] => [...sides.filter((other) => other !== side), side]

/** The sides whose answer a mediation still waits for. */
export const awaitedSides = (memory: CaseMemory, track: Track): Party[] => {
  const { agreement, accepted, confirmed } = memory.disputes[track]
  const done = agreement ? confirmed : accepted
  return mediationSides.filter((side) => !done.includes(side))
}
