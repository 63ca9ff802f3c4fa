import type { PaperKind } from '../../rules/codes.ts'
import type { CaseMemory, Given, Obligation, Paper, Service } from '../context.ts'
import type { EventOf } from '../events/events.ts'
import type { Issuer } from '../facts.ts'
import {
  contestGrounds,
  groundsWithEvidence,
  liveGrounds,
  offeredConditions,
  pleadedGrounds,
  settledGrounds,
  viewedGrounds,
} from '../grounds.ts'
import { yesStands } from './binding-yes.ts'
import { wasDeemedInPrinciple } from './in-principle.ts'
import { handedOver, successorOf } from './people.ts'

type Change = Partial<CaseMemory>

/** The case begins: facts and request are copied in, the first issuer of the place is the one to ask. */
export const filed = (memory: CaseMemory, given: Given): Change => {
  if (!given.facts || !given.request) throw new Error('owner.submit was given neither facts nor request')
  const first = given.facts.issuers[0]
  return {
    filedOn: given.today,
    queuePlace: given.now,
    facts: given.facts,
    request: given.request,
    documents: { ...memory.documents, ...given.documents },
    issuer: first ? { ...first, index: 0 } : null,
    ownerSince: given.seq,
    lease: leaseAtFiling(given),
  }
}

const leaseAtFiling = ({ facts, request, seq }: Given): CaseMemory['lease'] => {
  const untilOn = facts?.space.leaseUntilOn ?? null
  return request?.right === 'leased' && untilOn !== null ? { seq, untilOn, ended: false } : null
}

/** New facts of the compound. An issuer that is being asked keeps its place; whether it has an inbox may have changed. */
export const factsTaken = (memory: CaseMemory, given: Given, event: EventOf<'facts.changed'>): Change => {
  const { issuer } = memory
  const successor = successorOf(memory, event.facts.issuers)
  if (successor) return { facts: event.facts, ...handedOver(memory, given, successor) }
  const again = issuer && event.facts.issuers.find((candidate) => candidate.organisationId === issuer.organisationId)
  const first = event.facts.issuers[0]
  const asked = issuer && { ...(again ?? issuer), index: placeIn(event.facts.issuers, memory) }
  return { facts: event.facts, issuer: asked ?? (first ? { ...first, index: 0 } : null) }
}

/** Where the asked issuer stands in the new order, or behind whom it stood, so that the next one asked is the one after it. */
const placeIn = (issuers: readonly Issuer[], { issuer, facts }: CaseMemory): number => {
  const at = (id: string | undefined) => issuers.findIndex(({ organisationId }) => organisationId === id)
  const here = at(issuer?.organisationId)
  if (here >= 0) return here
  const before = facts?.issuers.slice(0, issuer?.index) ?? []
  return Math.max(-1, ...before.map(({ organisationId }) => at(organisationId)))
}

/** The one correction notice. */
export const correctionDemanded = (_: CaseMemory, given: Given, event: EventOf<'centre.requestCorrection'>): Change => ({
  correction: { seq: given.seq, missing: event.missing, answeredSeq: null },
})

/** The owner's answer to it. */
export const corrected = (memory: CaseMemory, given: Given): Change => ({
  // Only a complete filing has a place in the queue (H38).
  queuePlace: given.now,
  documents: { ...memory.documents, ...given.documents },
  correction: memory.correction && { ...memory.correction, answeredSeq: given.seq },
})

/** Every paper that the notice asked for was on the case already: it counts as never made (H12). The place in the queue stays. */
export const correctionStruck = (memory: CaseMemory, { seq }: Given): Change => ({
  correction: memory.correction && { ...memory.correction, answeredSeq: seq, struckSeq: seq },
})

/** The issuer the centre named for a compound without one. */
export const issuerNamed = (_: CaseMemory, given: Given): Change => {
  if (!given.organisation) throw new Error('centre.nameIssuer was given no organisation')
  return { issuer: { ...given.organisation, index: 0 } }
}

const service = (memory: CaseMemory, given: Given, means: string, servedOn: string): Service => {
  if (!memory.issuer) throw new Error('served without an issuer')
  const { party, organisationId } = memory.issuer
  return { seq: given.seq, means, servedOn, party, organisationId }
}

/** Service proven by a record: paper handed over, courier delivered or refused, link opened. */
export const served = (
  memory: CaseMemory,
  given: Given,
  event: EventOf<'centre.recordService' | 'community.recordService' | 'owner.recordService'>,
): Change => {
  const proven = service(memory, given, event.means, event.servedOn)
  // The first proof counts (H1): proof by another means of a later day changes nothing. The same means again corrects the day.
  const known = memory.service?.organisationId === proven.organisationId ? memory.service : null
  const isSecond = known !== null && known.means !== proven.means && known.servedOn <= proven.servedOn
  return { service: isSecond ? known : proven }
}

/** Service proven by opening the request. */
export const servedByOpening = (memory: CaseMemory, given: Given): Change => ({
  service: service(memory, given, 'linkOpened', given.today),
})

/** Service by the inbox the organisation has designated: the moment the request enters it (民法典 137). */
export const servedByInbox = (memory: CaseMemory, given: Given): Change => ({
  service: service(memory, given, 'inbox', given.today),
})

/** The issuer cannot be served: shown as unserved, never as silent. */
export const unservable = (memory: CaseMemory, given: Given, event: EventOf<'centre.reportUnservable'>): Change => ({
  unserved: [...memory.unserved, { seq: given.seq, reason: event.reason, organisationId: memory.issuer?.organisationId ?? '' }],
})

/** The next issuer in the order of the place is asked; service begins anew. */
export const nextIssuerAsked = (memory: CaseMemory): Change => {
  const index = (memory.issuer?.index ?? -1) + 1
  const next = memory.facts?.issuers[index]
  if (!next) throw new Error('no further issuer')
  return { issuer: { ...next, index }, service: null }
}

const consentPaper = (
  given: Given,
  kind: PaperKind,
  paper: { documentId: string; form: 'sealedScan' | 'electronicSeal' },
): Paper => ({
  kind,
  documentId: paper.documentId,
  form: paper.form,
  seq: given.seq,
  party: given.actor.party,
})

/** A yes with its paper: consent exists. What was pleaded before is settled; a silence stays on record. */
export const consented = (
  memory: CaseMemory,
  given: Given,
  event: EventOf<'property.approve' | 'property.givePaper'>,
): Change => ({
  paper: event.paper ? consentPaper(given, given.rules.consent.paper, event.paper) : memory.paper,
  grounds: settledGrounds(memory, given.seq),
  offer: null,
  consentedLate: memory.consentedLate ?? (isLate(memory) ? given.seq : null),
})

/** A yes is late after a silence, or when it ends a rejection that still stood (H10). */
const isLate = (memory: CaseMemory): boolean =>
  memory.silences.some(({ seq }) => !wasDeemedInPrinciple(memory, seq)) ||
  liveGrounds(memory).some((ground) => ground.kind === 'ground')

/** A yes without the paper that the grid accepts: counted, and owed (H6). */
export const approvedWithoutPaper = (memory: CaseMemory, given: Given): Change => ({
  yesWithoutPaper: [...memory.yesWithoutPaper, given.seq],
  grounds: settledGrounds(memory, given.seq),
  offer: null,
})

/** The company said yes, in whatever way, and its paper is owed. A yes that is on record is not counted again. */
export const yesSaid = (memory: CaseMemory, given: Given): Change =>
  yesStands(memory) ? {} : approvedWithoutPaper(memory, given)

/** Consent on a record instead of a company's paper: notified, not needed, or silence where the law makes it consent. */
export const consentOnRecord = (memory: CaseMemory, given: Given, params: { kind: PaperKind }): Change => ({
  paper: { kind: params.kind, documentId: null, form: 'record', seq: given.seq, party: null },
  grounds: settledGrounds(memory, given.seq),
})

/** No objection where that is enough: the answer itself is the record. */
export const substituteIssued = (memory: CaseMemory, given: Given, event: EventOf<'community.issuePaper'>): Change => ({
  paper: consentPaper(given, 'substitute', event.paper),
  grounds: settledGrounds(memory, given.seq),
})

/** The clock ran out without an answer: silence is an outcome of its own, with its certificate. */
export const silent = (memory: CaseMemory, given: Given): Change => {
  const { clock } = given
  if (!clock || clock.dueOn === null) throw new Error('silence without a clock that ran out')
  const entry = {
    seq: given.seq,
    party: clock.party,
    organisationId: memory.issuer?.organisationId ?? null,
    clock: clock.clockId,
    dueOn: clock.dueOn,
  }
  return { silences: [...memory.silences, entry] }
}

/** A yes under conditions: each condition stands as a ground in disguise. */
export const conditionsOffered = (memory: CaseMemory, given: Given, event: EventOf<'property.offerConditions'>): Change => ({
  offer: { seq: given.seq, paper: event.paper ? consentPaper(given, given.rules.consent.paper, event.paper) : null },
  grounds: [...settledGrounds(memory, given.seq), ...offeredConditions(given, event)],
})

/** The owner takes the conditions on; under protest keeps the claim to money back. */
export const conditionsAccepted = (
  memory: CaseMemory,
  given: Given,
  event: EventOf<'owner.acceptConditions' | 'owner.acceptUnderProtest'>,
): Change => {
  const underProtest = event.type === 'owner.acceptUnderProtest'
  const obligations: Obligation[] = liveGrounds(memory)
    .filter((ground) => ground.kind === 'condition')
    .map((ground) => ({
      obligationId: ground.groundId,
      source: 'condition',
      kind: ground.condition ?? ground.code,
      by: ground.fulfilledBy ?? 'owner',
      byOn: ground.byOn,
      underProtest,
      beforeEnergising: given.rules.conditions[ground.condition ?? 'ROUTE']?.beforeEnergising ?? false,
      // Who asked for it looks at it; what the company itself has promised, the owner does.
      checker: ground.fulfilledBy === 'property' ? ('owner' as const) : ('property' as const),
      againMonths: null,
      reportedSeq: null,
      dischargedSeq: null,
      discharged: null,
    }))
  return {
    obligations: [...memory.obligations, ...obligations],
    paper: memory.offer?.paper ?? null,
    offer: null,
    grounds: settledGrounds(memory, given.seq),
    yesWithoutPaper: memory.offer?.paper ? memory.yesWithoutPaper : [...memory.yesWithoutPaper, given.seq],
  }
}

/** The offer is off the table; its conditions now stand as the grounds of a rejection (H7). */
export const offerDeclined = (): Change => ({ offer: null })

/** A rejection on listed grounds. Earlier grounds stay on record, settled. */
export const rejected = (memory: CaseMemory, given: Given, event: EventOf<'property.reject'>): Change => ({
  grounds: [...settledGrounds(memory, given.seq), ...pleadedGrounds(given, event)],
  offer: null,
  reasonsGivenSeq: null,
  redecisionAsked: false,
})

/** All grounds fell: the company is asked to decide again; the offer it may have made is off the table (H13). */
export const redecisionAsked = (): Change => ({ offer: null, redecisionAsked: true })

/** The owner contests grounds or conditions. */
export const contested = (
  memory: CaseMemory,
  given: Given,
  event: EventOf<'owner.contestGround' | 'owner.contestCondition'>,
): Change => {
  const grounds = contestGrounds(memory, given, event.groundIds)
  const routes = grounds.filter((ground) => event.groundIds.includes(ground.groundId)).map((ground) => ground.route)
  return {
    grounds,
    asked: { fire: memory.asked.fire || routes.includes('fire'), grid: memory.asked.grid || routes.includes('grid') },
  }
}

/** The centre's views on contested grounds. */
export const opinionGiven = (memory: CaseMemory, _: Given, event: EventOf<'centre.giveOpinion'>): Change => ({
  grounds: viewedGrounds(memory, event),
})

/** The written reasons of a rejection. */
export const reasonsGiven = (_: CaseMemory, given: Given): Change => ({ reasonsGivenSeq: given.seq })

/** Documents added to a ground. */
export const evidenceAdded = (memory: CaseMemory, given: Given, event: EventOf<'property.addEvidence'>): Change => ({
  grounds: groundsWithEvidence(memory, given, event),
})

/** A revocation without a document on a new fact: both texts stay, the case does not move (H9). */
export const revocationAttempted = (memory: CaseMemory, given: Given): Change => ({
  revocationsAttempted: [...memory.revocationsAttempted, given.seq],
})

/** A revocation with a fire, grid or authority document: the consent falls, its ground is documented. */
export const consentRevoked = (memory: CaseMemory, given: Given, event: EventOf<'property.revoke'>): Change => ({
  paper: null,
  grounds: [
    ...memory.grounds,
    ...pleadedGrounds(given, {
      type: 'property.reject',
      grounds: event.ground === undefined ? [] : [{ code: event.ground, evidence: event.evidence }],
      evidence: [],
    }),
  ],
  reasonsGivenSeq: given.seq,
})
