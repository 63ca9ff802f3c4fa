import type { AnyMatterEvent } from '../../workflows/matter/events.ts'
import type { MatterFacts } from '../../workflows/matter/facts.ts'
import type { MatterKind } from '../../workflows/matter/kinds.ts'
import type { MatterFile } from '../../workflows/matter/matter-file.ts'
import type { MatterRefusal } from '../../workflows/matter/refusals.ts'
import type { MatterStanding } from '../../workflows/matter/sight.ts'
import type { Party } from '../../workflows/parties.ts'
import type { RulePack } from '../../workflows/rules/schema.ts'
import type { EventActor, EventOrigin, IdempotencyKey, StoredAnswer } from '../cases/ports.ts'

/** A matter with what is kept beside its file. */
export interface StoredMatter {
  readonly file: MatterFile
  /** Rules it is pinned to. */
  readonly rules: RulePack
}

/** One event to be recorded on one matter, in one transaction. */
export interface MatterCommand {
  /** Null opens a new matter. */
  readonly matterId: string | null
  readonly event: AnyMatterEvent
  readonly actor: EventActor
  readonly origin: EventOrigin
  readonly now: string
  /** Version of the matter that the sender saw; null = does not matter. */
  readonly ifVersion: number | null
  readonly idempotency: IdempotencyKey | null
  /** The answer to keep for a repeat, made inside the transaction. */
  readonly answer: (result: MatterRecorded | MatterRefused) => StoredAnswer
}

/** The event is on disk. */
export interface MatterRecorded {
  readonly kind: 'recorded'
  readonly stored: StoredMatter
  readonly type: string
}

/** The event was decided and refused; nothing changed. */
export interface MatterRefused {
  readonly kind: 'refused'
  readonly refusal: MatterRefusal
}

/** What became of a command. */
export type MatterResult =
  | (MatterRecorded & { readonly answer: StoredAnswer })
  | (MatterRefused & { readonly answer: StoredAnswer })
  | { readonly kind: 'repeated'; readonly answer: StoredAnswer }
  | { readonly kind: 'keyReused' }
  | { readonly kind: 'stale'; readonly version: number }
  | { readonly kind: 'unknown' }

/** Who looks at matters. */
export interface MatterViewer {
  readonly party: Party
  readonly accountId: string | null
  readonly organisationId: string | null
}

/** Which matters a caller asks for. Only those it may see are found. */
export interface MatterQuery {
  readonly viewer: MatterViewer
  readonly today: string
  readonly compoundId: string | null
  readonly district: string | null
  readonly kind: MatterKind | null
  readonly state: 'open' | 'closed' | null
  /** Only those whose day of report has gone by. */
  readonly overdue: boolean
  readonly cursor: string | null
  readonly limit: number
}

/** What people call the places and bodies of a matter, and how many requests wait on it. */
export interface MatterContext {
  readonly compound: string
  readonly garage: string | null
  readonly transformer: string | null
  readonly office: string
  readonly waiting: number
  readonly linked: number
  /** The linked requests that are not over, those that wait first, in the order of their places in the queue. */
  readonly requests: readonly { readonly caseId: string; readonly space: string; readonly waits: boolean }[]
  /** Personal part of the records by sequence number: the official's name, free text. What was erased is not among them. */
  readonly personal: ReadonlyMap<number, Readonly<Record<string, unknown>>>
}

/** A linked case that does not know the newest version of its matter. */
export interface OldLink {
  readonly caseId: string
  readonly matter: MatterFacts
}

/** The matters: the only writer of everything that belongs to one. */
export interface MatterStore {
  record(command: MatterCommand): Promise<MatterResult>
  read(matterId: string): Promise<StoredMatter | null>
  list(query: MatterQuery): Promise<{ matters: StoredMatter[]; nextCursor: string | null }>
  /** How somebody stands to a matter; null when it may not see it. */
  standing(stored: StoredMatter, viewer: MatterViewer, today: string): Promise<MatterStanding | null>
  context(stored: StoredMatter): Promise<MatterContext>
  /** Open matters whose day of report has gone by without this being on record. */
  reportsPassed(today: string, limit: number): Promise<{ matterId: string; dueOn: string }[]>
  /** Linked cases that have not been told of the newest change of their matter, in the order of their places in the queue; without those that were set aside. */
  oldLinks(now: string, limit: number): Promise<OldLink[]>
}
