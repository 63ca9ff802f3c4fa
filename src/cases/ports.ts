import type { Calendar } from '../../workflows/calendar/calendar.ts'
import type { Ledger } from '../../workflows/capacity/ledger.ts'
import type { Applicant } from '../../workflows/case/applicant.ts'
import type { CaseFile, Outcome } from '../../workflows/case/case-file.ts'
import type { CaseEvent } from '../../workflows/case/events/events.ts'
import type { PileLeaving } from '../../workflows/case/events/system.ts'
import type { Facts, RequestFacts } from '../../workflows/case/facts.ts'
import type { NoticeName } from '../../workflows/case/notices.ts'
import type { ComparedCase } from '../../workflows/case/precedents.ts'
import type { Refusal } from '../../workflows/case/refusals.ts'
import type { MatterFile } from '../../workflows/matter/matter-file.ts'
import type { Party } from '../../workflows/parties.ts'
import type { DocumentKind } from '../../workflows/rules/codes.ts'
import type { RulePack } from '../../workflows/rules/schema.ts'
import type { DraftVisit } from './draft-visits.ts'
import type { Viewer } from './standing.ts'

/** Time is a port: tests and the demo set it, production cannot. */
export interface TimeSource {
  /** The current instant, ISO, UTC, milliseconds. */
  now(): string
}

/** Who sends an event. */
export interface EventActor {
  readonly party: Party | 'system'
  readonly accountId: string | null
  readonly organisationId: string | null
  /** How it reached the service. */
  readonly channel: 'web' | 'link' | 'token' | 'clock' | 'system'
}

/** Where an event comes from: `party` inputs are facts of the world, the others follow from the system itself; `derived` ones from the event before them. */
export type EventOrigin = 'party' | 'clock' | 'system' | 'derived'

/** A repeat of a write gets the first answer again: who repeats, under which key, with which body. */
export interface IdempotencyKey {
  readonly scope: string
  readonly key: string
  readonly requestHash: string
}

/** An HTTP answer that can be given again word for word. */
export interface StoredAnswer {
  readonly httpCode: number
  readonly body: string
}

/** One event to be recorded on one case, in one transaction. */
export interface RecordCommand {
  readonly caseId: string
  readonly event: CaseEvent
  readonly actor: EventActor
  readonly origin: EventOrigin
  readonly now: string
  /** Version of the case that the sender saw; null = does not matter. */
  readonly ifVersion: number | null
  readonly idempotency: IdempotencyKey | null
  /** Gives way to another node that writes to the case at this moment, by `WrittenElsewhere`; otherwise it waits. */
  readonly givesWay?: boolean
  /** The answer to keep for a repeat, made inside the transaction. */
  readonly answer: (result: Recorded | Refused) => StoredAnswer
}

/** Another node writes to the case at this moment: what was to be done there is left to it, or to the next round. */
export class WrittenElsewhere extends Error {
  override name = 'WrittenElsewhere'
}

/** The event is on disk. */
export interface Recorded {
  readonly kind: 'recorded'
  readonly stored: StoredCase
  readonly seq: number
  readonly type: string
  readonly recordedAt: string
}

/** The event was decided and refused; nothing changed. */
export interface Refused {
  readonly kind: 'refused'
  readonly stored: StoredCase
  readonly refusal: Refusal
}

/** What became of a command. */
export type RecordResult =
  | (Recorded & { readonly answer: StoredAnswer })
  | (Refused & { readonly answer: StoredAnswer })
  | { readonly kind: 'repeated'; readonly answer: StoredAnswer }
  | { readonly kind: 'keyReused' }
  | { readonly kind: 'stale'; readonly stored: StoredCase }
  | { readonly kind: 'spaceTaken' }
  | { readonly kind: 'unknown' }

/** A case with what is kept beside its file. */
export interface StoredCase {
  readonly caseId: string
  readonly caseNumber: string | null
  readonly trackingToken: string | null
  readonly chainId: string | null
  /** A request, or what happens to a pile afterwards. */
  readonly kind: 'request' | 'operation'
  /** The pile of an operation case. */
  readonly pileId: string | null
  readonly district: string
  readonly compoundId: string
  readonly spaceId: string
  readonly ownerAccountId: string
  /** Account that opened the draft: a clerk who files for a walk-in sees it until it is filed. */
  readonly openedBy: string
  /** To whom the present owner said that personal data may go; null = nobody asked. */
  readonly agreedReceivers: readonly Party[] | null
  /** To whom that owner said yes or no. */
  readonly answeredReceivers: readonly Party[]
  readonly file: CaseFile
  /** Rules and calendar the case is pinned to. */
  readonly rules: RulePack
  readonly calendar: Calendar
}

/** One record of a case, as the chain holds it. */
export interface EventRecord {
  readonly seq: number
  readonly type: string
  readonly track: string
  readonly origin: EventOrigin
  /** Sequence number of the event that a derived one follows from. */
  readonly causeSeq: number | null
  readonly actor: EventActor
  readonly occurredOn: string
  readonly recordedAt: string
  readonly input: unknown
  readonly outcome: Outcome
  /** The pack the case was under with this record. */
  readonly pack: RulePack
  readonly hash: string
  readonly previousHash: string
  /** Personal part by JSON pointer; null when there is none or its key was destroyed. */
  readonly personal: Readonly<Record<string, unknown>> | null
}

/** A clock that is due, found by the worker. */
export interface DueClock {
  readonly caseId: string
  readonly clockId: string
}

/** Which cases a caller asks for. All named conditions hold for one and the same open position. */
export interface CaseQuery {
  /** Through what the caller sees cases: as their owner, or by a role that its organisation has now. */
  readonly viewer: Viewer
  readonly stage: string | null
  readonly holder: string | null
  readonly district: string | null
  /** Part of a case number, of the name of a compound, or of the name of a space; nothing personal is searched. */
  readonly text: string | null
  /** For a head office: only cases of this branch, or of itself. */
  readonly branch: string | null
  readonly overdue: boolean
  /** Only those that are not over. */
  readonly running: boolean
  readonly today: string
  readonly cursor: string | null
  readonly limit: number
}

/** A notice that reached somebody. */
export interface Delivery {
  readonly notice: NoticeName
  readonly party: Party
  readonly organisationId: string | null
  readonly channel: string
  readonly deliveredAt: string
}

/** What people call the places and bodies of a case. */
export interface CaseNames {
  readonly compound: string
  readonly space: string
  readonly organisations: ReadonlyMap<string, string>
  /** Unified social credit codes of those that have one on record: a suit names its defendant by it. */
  readonly creditCodes: ReadonlyMap<string, string>
}

/** A matter that a case is linked with, and how many requests wait on it. */
export interface LinkedMatter {
  readonly file: MatterFile
  readonly waiting: number
}

/** What a case shares with others: its matters, and the ledger of its transformer. */
export interface Surroundings {
  readonly matters: readonly LinkedMatter[]
  readonly ledger: Ledger | null
  /** Other filed requests in the same garage or on the same transformer, the latest first. */
  readonly neighbours: readonly ComparedCase[]
  /** The pile that came by the request; null = there is none, or none yet. */
  readonly pileId: string | null
}

/** A draft to be opened. */
export interface NewDraft {
  readonly ownerAccountId: string
  /** Account that opened it: the owner's own, or a clerk's for a walk-in. */
  readonly openedBy: string
  /** The office whose clerk opens it: it must work for the district of the space. Null = the owner does. */
  readonly officeId: string | null
  readonly spaceId: string
  readonly request: RequestFacts
  readonly personal: Applicant
  readonly now: string
  readonly idempotency: IdempotencyKey
  readonly answer: (stored: StoredCase) => StoredAnswer
}

/** A case on a pile to be opened by its first event: on a pile that is there, or on a space where one was built or removed. */
export interface NewOperation {
  readonly on: { readonly pileId: string } | { readonly spaceId: string }
  readonly event: CaseEvent
  readonly actor: EventActor
  readonly now: string
  readonly idempotency: IdempotencyKey
  readonly answer: RecordCommand['answer']
}

/** The cases: the only writer of everything that belongs to a case. */
export interface CaseStore {
  record(command: RecordCommand): Promise<RecordResult>
  /** The answer already given to a write that is repeated. Whoever repeats it may have lost its role by that very write. */
  answerGiven(idempotency: IdempotencyKey): Promise<StoredAnswer | null>
  /** Opens a draft. Drafts are no events: what is typed can be changed until it is filed. */
  openDraft(draft: NewDraft): Promise<StoredAnswer | 'keyReused' | 'spaceUnknown'>
  /** Opens a case on a pile; null when there is no such pile, or the caller has nothing to do with it. */
  openOperation(asked: NewOperation): Promise<RecordResult | null>
  /** Replaces the content of a draft; false when it was filed or is not there. */
  changeDraft(draft: { caseId: string; request: RequestFacts; personal: Applicant; now: string }): Promise<boolean>
  /** Keeps visits with a draft, in the place of those kept before; filing takes them into the request. False as above. */
  keepVisits(draft: { caseId: string; visits: readonly DraftVisit[]; now: string }): Promise<boolean>
  read(caseId: string): Promise<StoredCase | null>
  /** Earlier cases of the same space and person (S4), in the order of their filing. */
  earlierInChain(stored: StoredCase): Promise<StoredCase[]>
  readByTrackingToken(token: string): Promise<StoredCase | null>
  list(query: CaseQuery): Promise<{ cases: StoredCase[]; nextCursor: string | null }>
  events(caseId: string, afterSeq: number, limit: number): Promise<EventRecord[]>
  /** Clocks of one case (or of all) that are due at an instant, oldest first. */
  dueClocks(now: string, limit: number, caseId: string | null): Promise<DueClock[]>
  /** Running cases whose copy of the facts is older than the record of their compound, without those that were set aside. */
  casesWithOldFacts(now: string, limit: number): Promise<string[]>
  /** Requests whose pile was taken down, or went to somebody else, and that do not know it yet. */
  pilesLeft(now: string, limit: number): Promise<readonly { caseId: string; pileId: string; how: PileLeaving }[]>
  /** The notices that an event would write by itself if it came now; null where it would be refused. Nothing is recorded. */
  noticesIf(command: Omit<RecordCommand, 'idempotency' | 'answer'>): Promise<Outcome['notices'] | null>
  /** The facts of a case as its compound's record gives them now. */
  factsNow(stored: StoredCase, now: string): Promise<Facts | null>
  /** Cases that are not at the calendar of today, or that the rules of their place take over by their own clause. */
  casesToRepin(ask: { now: string; limit: number; closedToo: boolean }): Promise<string[]>
  /** The next event by which a case goes over to the rules and the calendar of today; null when there is none. */
  repinEvent(stored: StoredCase): Promise<CaseEvent | null>
  /** What the calendars of today are, in one word: it changes whenever one of them does. */
  pinsOfToday(): Promise<string>
  /** Sets a due clock (or the renewal of the facts) aside until later, so that it does not hold up the others. */
  noteSweepFailure(due: DueClock, error: string, nextTryAt: string): Promise<void>
  /** Personal parts of records, by sequence number and JSON pointer; of a draft under 0. What was erased is not among them. */
  personal(caseId: string, seqs: readonly number[]): Promise<ReadonlyMap<number, Readonly<Record<string, unknown>>>>
  /** Roles of an organisation in a case, and of its branches (`overseen`); `untilSeq` when the role is over. */
  roles(caseId: string, organisationId: string): Promise<{ party: Party; untilSeq: number | null; overseen: boolean }[]>
  /** Whether an account once was the owner in a case: it filed it, or joined it. */
  wasOwner(caseId: string, accountId: string): Promise<boolean>
  deliveries(caseId: string): Promise<Delivery[]>
  /** The matters a case is linked with, and the ledger of its transformer. */
  surroundings(stored: StoredCase): Promise<Surroundings>
  /** Names for a case: its compound, its space, its organisations. */
  names(stored: StoredCase): Promise<CaseNames>
  /** Kinds of the documents of a case. */
  documentKinds(caseId: string): Promise<Readonly<Record<string, DocumentKind>>>
}
