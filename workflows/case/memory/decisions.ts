import type { Party } from '../../parties.ts'
import type { PaperKind, StatedGround } from '../../rules/codes.ts'
import type { CaseMemory, Given, Ground, Paper } from '../context.ts'
import type { EventOf, PartyEvent } from '../events/events.ts'
import type { Proceeding } from './proceedings.ts'

/** A change of the memory. */
export type Change = Partial<CaseMemory>

/**
 * A decision of a court or an office as it was reported. Whoever reports it has an interest, so its paper alone moves
 * nothing: the other side or the centre confirms it, or nobody contests it within its days. A clerk who saw the original
 * and records it for the owner has confirmed it.
 */
export interface OfficialDecision {
  /** Sequence number of the event that reported it: its id. */
  readonly seq: number
  readonly proceeding: number
  readonly kind: 'judgment' | 'settlement' | 'order' | 'enforcement'
  readonly by: Party
  readonly means: DecisionMeans
  readonly standing: 'reported' | 'contested' | 'stands' | 'struck'
  readonly reason: EventOf<'owner.contestDecision'>['reason'] | null
  readonly performBy: string | null
  readonly documentId: string | null
  readonly paper: { readonly kind: PaperKind; readonly documentId: string; readonly form: 'sealedScan' | 'electronicSeal' } | null
  readonly upheld: readonly StatedGround[]
}

/** What a decision makes of the case once its paper stands. */
export type DecisionMeans =
  /** The judgment itself is the paper. */
  | 'paper'
  /** The company handed its paper over. */
  | 'handedOver'
  /** The company must issue the paper by a day. */
  | 'performance'
  /** An authority ordered the company to decide anew, or a substitute to issue. */
  | 'redecide'
  | 'substitute'
  /** The works may go on. */
  | 'letBuild'
  /** An owners' resolution is annulled: the ground that rests on it falls. */
  | 'annulled'
  /** The owner gives up in court. */
  | 'givesUp'
  | 'againstOwner'

/** Where a decision that stands leads the case next. It is taken at once, or when the case is reopened. */
export type Way = 'performance' | 'application' | 'enforcement' | 'redecide' | 'substitute' | 'letBuild' | 'givesUp'

/** What the company must do under a judgment, a court settlement or a confirmed agreement: it can be enforced. */
export interface Title {
  readonly proceeding: number
  readonly performBy: string
  readonly performedSeq: number | null
}

/** The memory with some fields of one proceeding changed. */
export const changedProceeding = (memory: CaseMemory, seq: number, patch: Partial<Proceeding>) => ({
  proceedings: memory.proceedings.map((entry) => (entry.seq === seq ? { ...entry, ...patch } : entry)),
})

type Said = Pick<OfficialDecision, 'proceeding' | 'kind' | 'means'> &
  Partial<Pick<OfficialDecision, 'performBy' | 'documentId' | 'paper' | 'upheld'>>

/** A decision is reported. */
export const decided = (memory: CaseMemory, given: Given, event: PartyEvent, said: Said): Change => {
  const decision: OfficialDecision = {
    performBy: null,
    documentId: null,
    paper: null,
    upheld: [],
    ...said,
    seq: given.seq,
    by: given.actor.party,
    standing: 'reported',
    reason: null,
  }
  const after = { ...memory, decisions: [...memory.decisions, decision] }
  const change = { proceedings: memory.proceedings, decisions: after.decisions }
  return wasSeen(event) ? { ...change, ...standing(after, given, decision) } : change
}

// A clerk who records a decision from its original has seen it.
const wasSeen = ({ onBehalf, evidence }: PartyEvent): boolean =>
  onBehalf !== undefined &&
  ['counter', 'paper', 'visit'].includes(onBehalf.channel) &&
  onBehalf.evidence.length + evidence.length > 0

const changedDecision = (memory: CaseMemory, seq: number, patch: Partial<OfficialDecision>) => ({
  decisions: memory.decisions.map((entry) => (entry.seq === seq ? { ...entry, ...patch } : entry)),
})

const decisionOf = (memory: CaseMemory, seq: number): OfficialDecision => {
  const found = memory.decisions.find((entry) => entry.seq === seq)
  if (!found) throw new Error(`the case has no decision ${seq}`)
  return found
}

/** The other side or the centre confirms a decision. */
export const decisionConfirmed = (
  memory: CaseMemory,
  given: Given,
  event: EventOf<'owner.confirmDecision' | 'property.confirmDecision' | 'centre.confirmDecision'>,
): Change => standing(memory, given, decisionOf(memory, event.decision))

/** A side contests a decision: it moves nothing until the centre has decided. */
export const decisionContested = (
  memory: CaseMemory,
  _: Given,
  event: EventOf<'owner.contestDecision' | 'property.contestDecision'>,
): Change => changedDecision(memory, event.decision, { standing: 'contested', reason: event.reason })

/** The centre decides on a contested decision. What is struck out was never there: its proceeding goes on. */
export const decisionSettled = (memory: CaseMemory, given: Given, event: EventOf<'centre.settleDecision'>): Change => {
  const decision = decisionOf(memory, event.decision)
  if (event.stands) return standing(memory, given, decision)
  const back = { step: 'accepted', stepSeq: given.seq, judgment: null, result: null, enforcement: null } as const
  return {
    ...changedDecision(memory, decision.seq, { standing: 'struck' }),
    ...(decision.kind === 'enforcement'
      ? changedProceeding(memory, decision.proceeding, { enforcement: null })
      : changedProceeding(memory, decision.proceeding, back)),
  }
}

/** A decision that nobody contested in its days stands. */
export const decisionStands = (memory: CaseMemory, given: Given, seq: number): Change =>
  standing(memory, given, decisionOf(memory, seq))

const standing = (memory: CaseMemory, given: Given, decision: OfficialDecision): Change => ({
  ...changedDecision(memory, decision.seq, { standing: 'stands' }),
  ...effectOf(memory, given, decision),
})

const effectOf = (memory: CaseMemory, given: Given, decision: OfficialDecision): Change => {
  const { means, proceeding, performBy, paper, documentId } = decision
  const needsPaper = memory.paper === null
  const grounds = { grounds: groundsJudged(memory, given, decision), offer: null }
  switch (means) {
    case 'paper':
      return needsPaper
        ? { ...grounds, paper: paperOf(given, { kind: 'judgment', documentId, form: 'sealedScan', party: 'court' }) }
        : {}
    case 'handedOver':
      return needsPaper && paper ? { ...grounds, paper: paperOf(given, { ...paper, party: 'property' }) } : {}
    case 'performance': {
      if (performBy === null || !needsPaper) return {}
      const way = performBy >= given.today ? 'performance' : 'application'
      const title = { proceeding, performBy, performedSeq: null }
      return { ...grounds, title, way, ...changedProceeding(memory, proceeding, { performBy }) }
    }
    case 'redecide':
    case 'substitute':
      return needsPaper ? { way: means } : {}
    case 'letBuild':
    case 'givesUp':
      return { way: means }
    case 'annulled':
      return { grounds: fallen(memory, given, (ground) => ground.code === 'OWNERS_VOTE_DEMANDED') }
    case 'againstOwner':
      return { grounds: groundsJudged(memory, given, decision) }
  }
}

const paperOf = (given: Given, paper: Omit<Paper, 'seq'>): Paper => ({ ...paper, seq: given.seq })

const open = (ground: Ground): boolean => ground.settledSeq === null

const fallen = (memory: CaseMemory, given: Given, falls: (ground: Ground) => boolean): Ground[] =>
  memory.grounds.map((ground) =>
    open(ground) && ground.verified !== 'FALLEN' && falls(ground)
      ? { ...ground, verified: 'FALLEN' as const, verifiedSeq: given.seq }
      : ground,
  )

/** A court verifies: what it bore out is upheld. Of a judgment for the owner the other grounds fall, and all are settled. */
const groundsJudged = (memory: CaseMemory, given: Given, { kind, means, upheld }: OfficialDecision): Ground[] => {
  const lost = means === 'againstOwner'
  return memory.grounds.map((ground) => {
    if (!open(ground)) return ground
    const settledSeq = lost ? null : given.seq
    if (kind !== 'judgment') return { ...ground, settledSeq }
    const borneOut = upheld.includes(ground.code)
    if (lost && !borneOut) return ground
    return { ...ground, settledSeq, verified: borneOut ? ('UPHELD' as const) : ('FALLEN' as const), verifiedSeq: given.seq }
  })
}

/** The case went the way a decision led. */
export const wayTaken = (): Change => ({ way: null })

/** Whether the court decided for good against the request. */
export const isLost = (memory: CaseMemory): boolean =>
  memory.decisions.some(({ means, standing: stands }) => means === 'againstOwner' && stands === 'stands')
