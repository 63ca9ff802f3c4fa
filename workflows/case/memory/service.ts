import { dayAfter } from '../../calendar/days.ts'
import type { Party } from '../../parties.ts'
import type { CaseMemory, Given } from '../context.ts'
import type { EventOf } from '../events/events.ts'
import {
  type ComplaintKind,
  type FirstFinding,
  type HazardKind,
  type HearingResult,
  type NeighbourTie,
  type Opening,
  type OpeningEvent,
  openings,
} from '../events/service.ts'

type Change = Partial<CaseMemory>

/** A pile as an operation case on it is opened. Nothing personal. */
export interface PileFacts {
  readonly pileId: string
  readonly state: 'inUse' | 'suspended' | 'removed'
  /** It was reported by this very case: there was no record of it before. */
  readonly registers: boolean
  /** What neighbours were heard about before: it is heard once (H36). */
  readonly heard: readonly ComplaintKind[]
  /** What operation cases on it are about that are not closed yet. */
  readonly open: readonly Opening[]
}

/** A pile that was built or removed without an answer (H29). */
export interface Standstill {
  readonly seq: number
  readonly kind: 'built' | 'removed'
  readonly on: string
  readonly policeNumber: string | null
  readonly finding: { readonly seq: number; readonly on: string; readonly result: FirstFinding } | null
  /** What a side did all the same before the first finding. */
  readonly acts: readonly {
    readonly seq: number
    readonly by: Party
    readonly act: 'removed' | 'cut'
    readonly hazard: HazardKind | null
    readonly on: string
    /** Reported within 24 hours, as far as days can tell. */
    readonly inTime: boolean
  }[]
}

/** What an operation case is about. */
export interface Operation {
  readonly seq: number
  readonly pileId: string
  /** The pile came on record by this case. */
  readonly registers: boolean
  readonly opening: Opening
  readonly complaint: {
    readonly kind: ComplaintKind
    readonly neighbour: NeighbourTie
    readonly result: HearingResult | null
  } | null
  readonly hazard: { readonly kind: HazardKind; readonly by: Party; readonly result: 'suspended' | 'dismissed' | null } | null
  readonly suspension: {
    readonly seq: number
    readonly by: Party
    readonly on: string
    readonly evidence: readonly string[]
    readonly repairedSeq: number | null
    readonly resumedSeq: number | null
  } | null
}

/** The operation case begins: facts of the place are copied in, the pile is named, and what it is about. */
export const operationOpened = (memory: CaseMemory, given: Given, event: EventOf<OpeningEvent>): Change => {
  const { facts, pile, today, seq } = given
  if (!facts || !pile) throw new Error(`${event.type} was given no pile`)
  const first = facts.issuers[0]
  const opening = openings[event.type]
  return {
    filedOn: today,
    facts,
    documents: { ...memory.documents, ...given.documents },
    issuer: first ? { ...first, index: 0 } : null,
    ownerSince: seq,
    operation: {
      seq,
      pileId: pile.pileId,
      registers: pile.registers,
      opening,
      complaint: 'neighbour' in event ? { kind: event.kind, neighbour: event.neighbour, result: null } : null,
      hazard:
        opening === 'hazard' && 'kind' in event ? { kind: event.kind as HazardKind, by: given.actor.party, result: null } : null,
      suspension: null,
    },
  }
}

/** A pile was built or removed without an answer. */
export const standstillOpened = (
  memory: CaseMemory,
  given: Given,
  event: EventOf<'owner.reportBuilt' | 'owner.reportRemoved'>,
): Change => ({
  standstills: [
    ...memory.standstills,
    {
      seq: given.seq,
      kind: event.type === 'owner.reportBuilt' ? 'built' : 'removed',
      on: given.occurredOn,
      policeNumber: event.type === 'owner.reportRemoved' ? (event.policeNumber ?? null) : null,
      finding: null,
      acts: [],
    },
  ],
})

/** Reports that wait for their first finding. */
export const openStandstills = ({ standstills }: Pick<CaseMemory, 'standstills'>): Standstill[] =>
  standstills.filter(({ finding }) => finding === null)

/** A side removed or cut all the same; the report belongs to the youngest that waits for its finding. */
export const actReported = (
  memory: CaseMemory,
  given: Given,
  event: EventOf<'owner.reportAct' | 'property.reportAct'>,
): Change => {
  const waiting = openStandstills(memory).at(-1)
  const day = dayAfter(given.occurredOn)
  const entry = {
    seq: given.seq,
    by: given.actor.party,
    act: event.act,
    hazard: event.hazard ?? null,
    on: given.occurredOn,
    inTime: given.today <= day,
  }
  return {
    standstills: memory.standstills.map((one) => (one.seq === waiting?.seq ? { ...one, acts: [...one.acts, entry] } : one)),
  }
}

/** What the centre found first. */
export const firstFindingGiven = (memory: CaseMemory, given: Given, event: EventOf<'centre.giveFirstFinding'>): Change => ({
  standstills: memory.standstills.map((one) =>
    one.seq === event.record ? { ...one, finding: { seq: given.seq, on: given.today, result: event.result } } : one,
  ),
})

const changed = ({ operation }: CaseMemory, change: Partial<Operation>): Change => ({
  operation: operation && { ...operation, ...change },
})

/** The neighbour was heard. */
export const heard = (memory: CaseMemory, given: Given, { result }: EventOf<'centre.recordHearing'>): Change => {
  const { operation } = memory
  const complaint = operation?.complaint ? { ...operation.complaint, result } : null
  const hazard = { kind: 'other', by: given.actor.party, result: null } as const
  return changed(memory, { complaint, ...(result === 'hazard' ? { hazard } : {}) })
}

/** What became of the report of a hazard. */
export const hazardDecided = (memory: CaseMemory, _given: Given, params: { result: 'suspended' | 'dismissed' }): Change => {
  const { operation } = memory
  const hazard = operation?.hazard ? { ...operation.hazard, result: params.result } : null
  return changed(memory, { hazard })
}

/** An office took the pile out of service. */
export const suspended = (
  memory: CaseMemory,
  given: Given,
  event: EventOf<'fire.suspendPile' | 'authority.suspendPile'>,
): Change =>
  changed(memory, {
    suspension: {
      seq: given.seq,
      by: given.actor.party,
      on: given.today,
      evidence: event.evidence,
      repairedSeq: null,
      resumedSeq: null,
    },
  })

const suspensionChanged = (memory: CaseMemory, change: Partial<NonNullable<Operation['suspension']>>): Change =>
  changed(memory, { suspension: memory.operation?.suspension ? { ...memory.operation.suspension, ...change } : null })

/** The owner reports the repair. */
export const repairReported = (memory: CaseMemory, given: Given): Change => suspensionChanged(memory, { repairedSeq: given.seq })

/** Looked again, and not repaired as it must be. */
export const repairTurnedDown = (memory: CaseMemory): Change => suspensionChanged(memory, { repairedSeq: null })

/** The pile may be switched on again. */
export const resumed = (memory: CaseMemory, given: Given): Change => suspensionChanged(memory, { resumedSeq: given.seq })

/** The pile goes to somebody else with its space. */
export const pileTransferStarted = (_: CaseMemory, given: Given, event: EventOf<'owner.transferPile'>): Change => ({
  transfer: { seq: given.seq, reason: event.reason, joinedSeq: null, accedes: false },
})

/** The pile runs: the day that the grid names. */
export const energised = (_: CaseMemory, __: Given, event: EventOf<'grid.energise'>): Change => ({ energisedOn: event.on })
