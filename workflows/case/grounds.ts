import { isListed, observedOnly, type StatedGround } from '../rules/codes.ts'
import { rulesOn } from '../rules/rules-on.ts'
import type { RulePack } from '../rules/schema.ts'
import { groundRule } from '../rules/stated-grounds.ts'
import type { CaseMemory, Finding, Given, Ground } from './context.ts'
import type { EventOf } from './events/events.ts'

/** Grounds that are still pleaded: not settled by a yes, not fallen. */
export const liveGrounds = (memory: CaseMemory): Ground[] =>
  memory.grounds.filter((ground) => ground.settledSeq === null && !hasFallen(ground))

/** Whether a ground no longer carries: a finding refuted it, or the centre's opinion does not bear it. */
export const hasFallen = (ground: Ground): boolean =>
  ground.verified === 'FALLEN' || (ground.route === 'opinion' && ground.view === 'doesNotStand')

/** Whether one of the shown documents is of a kind the burden of this ground asks for. */
const burdenIsMet = (rules: RulePack, code: StatedGround, kinds: readonly string[]): boolean => {
  const rule = groundRule(rules, code)
  if (!rule) return false
  return rule.burden.length === 0 || rule.burden.some((proof) => kinds.includes(proof.document))
}

/** Whether the rules ask for a document to this ground. Where they ask for none, none can bear it out. */
export const asksForDocument = (rules: Pick<RulePack, 'grounds' | 'ownGrounds'>, code: StatedGround): boolean =>
  (groundRule(rules, code)?.burden ?? []).length > 0

/** Whether a ground may be pleaded at all in this place: listed in the pack, and not one that only observes a stuck case. */
export const isPleadable = (rules: RulePack, code: StatedGround): boolean =>
  groundRule(rules, code) !== undefined && !(observedOnly as readonly string[]).includes(code)

const kindsOf = (given: Given, evidence: readonly string[]): string[] =>
  evidence.flatMap((documentId) => given.documents[documentId] ?? [])

/** The grounds of a rejection. A repeated code keeps its earlier entry in the record and is pleaded anew. */
export const pleadedGrounds = (given: Given, event: EventOf<'property.reject'>): Ground[] =>
  event.grounds.map((ground, index) => ({
    ...unpleaded(given, `${given.seq}.${index + 1}`, ground.code, ground.evidence),
    kind: 'ground',
  }))

/** The conditions of an offer, as the grounds they are in disguise (H7). */
export const offeredConditions = (given: Given, event: EventOf<'property.offerConditions'>): Ground[] =>
  event.conditions.map((condition, index) => {
    const rule = given.rules.conditions[condition.kind]
    if (!rule) throw new Error(`condition ${condition.kind} passed the checks without a rule`)
    return {
      ...unpleaded(given, `${given.seq}.${index + 1}`, rule.ground, condition.evidence),
      kind: 'condition',
      condition: condition.kind,
      fulfilledBy: condition.fulfilledBy,
      byOn: condition.byOn ?? null,
      validity: rule.validity,
      route: 'opinion',
    }
  })

const unpleaded = (given: Given, groundId: string, code: StatedGround, evidence: readonly string[]): Ground => {
  const rule = groundRule(given.rules, code)
  const own = isListed(code) ? undefined : given.rules.ownGrounds?.[code]
  return {
    groundId,
    kind: 'ground',
    code,
    ...(own && { named: own.name }),
    condition: null,
    fulfilledBy: null,
    byOn: null,
    raisedBy: given.actor.party,
    seq: given.seq,
    statedOn: given.today,
    evidence: [...evidence],
    burdenMet: burdenIsMet(given.rules, code, kindsOf(given, evidence)),
    validity: rule?.validity ?? 'N',
    route: rule?.route ?? 'opinion',
    contestedSeq: null,
    view: null,
    verified: 'UNVERIFIED',
    verifiedSeq: null,
    settledSeq: null,
  }
}

/** Marks grounds as contested. A finding that is already there answers at once (H20b). */
export const contestGrounds = (memory: CaseMemory, given: Given, groundIds: readonly string[]): Ground[] =>
  memory.grounds
    .map((ground) => (groundIds.includes(ground.groundId) ? { ...ground, contestedSeq: given.seq, view: null } : ground))
    .map((ground) => {
      const finding = ground.route === 'fire' ? memory.fire : ground.route === 'grid' ? memory.grid : null
      return finding ? verifyGround(ground, finding, given.seq) : ground
    })

/** Lets a finding decide every contested ground of its route that it examined and that is still pleaded. */
export const verifyGrounds = (memory: CaseMemory, route: 'fire' | 'grid', finding: Finding, seq: number): Ground[] =>
  memory.grounds.map((ground) => (ground.route === route ? verifyGround(ground, finding, seq) : ground))

const verifyGround = (ground: Ground, finding: Finding, seq: number): Ground => {
  if (ground.contestedSeq === null || ground.settledSeq !== null) return ground
  if (finding.examined.includes(ground.code)) {
    return { ...ground, verified: finding.upheld.includes(ground.code) ? 'UPHELD' : 'FALLEN', verifiedSeq: seq }
  }
  // A finding fells nothing that it never looked at: of that the centre gives its view.
  return ground.verified === 'UNVERIFIED' ? { ...ground, route: 'opinion' } : ground
}

/** Writes the centre's views beside the grounds. */
export const viewedGrounds = (memory: CaseMemory, event: EventOf<'centre.giveOpinion'>): Ground[] =>
  memory.grounds.map((ground) => {
    const view = event.views.find((candidate) => candidate.groundId === ground.groundId)
    return view ? { ...ground, view: view.stands ? 'stands' : 'doesNotStand' } : ground
  })

/** Adds documents to a ground; its burden may be met now. */
export const groundsWithEvidence = (memory: CaseMemory, given: Given, event: EventOf<'property.addEvidence'>): Ground[] =>
  memory.grounds.map((ground) => {
    if (ground.groundId !== event.groundId) return ground
    const evidence = [...ground.evidence, ...event.evidence.filter((documentId) => !ground.evidence.includes(documentId))]
    const kinds = evidence.flatMap((documentId) => given.documents[documentId] ?? memory.documents[documentId] ?? [])
    return {
      ...ground,
      evidence,
      burdenMet: ground.burdenMet || burdenIsMet(rulesOn(given.rules, ground.statedOn), ground.code, kinds),
    }
  })

/** Ends the pleading of all grounds: the company said yes, or the owner accepted the offer. */
export const settledGrounds = (memory: CaseMemory, seq: number): Ground[] =>
  memory.grounds.map((ground) => (ground.settledSeq === null ? { ...ground, settledSeq: seq } : ground))

/** Contested legal and money grounds (and conditions) on which the centre has not given its view. */
export const owedOpinions = (memory: CaseMemory): Ground[] =>
  memory.grounds.filter(
    (ground) => ground.settledSeq === null && ground.route === 'opinion' && ground.contestedSeq !== null && ground.view === null,
  )

/** Contested technical grounds that a track can still decide. */
export const owedVerifications = (memory: CaseMemory): Ground[] =>
  memory.grounds.filter(
    (ground) =>
      ground.settledSeq === null &&
      ground.route !== 'opinion' &&
      ground.contestedSeq !== null &&
      ground.verified === 'UNVERIFIED' &&
      !memory.noBody[ground.route],
  )

/** Whether a fire ground is contested that no finding has answered and some body still can. */
export const fireGroundWaits = (memory: CaseMemory): boolean =>
  owedVerifications(memory).some((ground) => ground.route === 'fire')

/** Whether an unverified rejection owes its written reasons. */
export const owesReasons = (memory: CaseMemory): boolean =>
  memory.reasonsGivenSeq === null && liveGrounds(memory).some((ground) => ground.kind === 'ground' && !ground.burdenMet)
