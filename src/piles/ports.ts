import type { Party } from '../../workflows/parties.ts'

/** Who looks at piles. */
export interface PileViewer {
  readonly party: Party
  readonly accountId: string | null
  readonly organisationId: string | null
}

/** A pile as it is kept, with the names of its place and what holds it. */
export interface StoredPile {
  readonly pileId: string
  readonly origin: 'energised' | 'reported'
  readonly state: 'inUse' | 'suspended' | 'removed'
  readonly powerKw: number | null
  readonly energisedOn: string | null
  readonly compound: { readonly compoundId: string; readonly name: string }
  readonly space: { readonly spaceId: string; readonly label: string }
  /** The case by which it came, and the cases on it. */
  readonly caseId: string
  readonly operations: readonly { readonly caseId: string; readonly closed: boolean }[]
  /** It lies in a compound of a branch: the head office reads it, and opens no case on it. */
  readonly overseen: boolean
  /** Orders of an authority in force against its place. */
  readonly orders: readonly PileOrder[]
}

/** An order that holds a pile. */
export interface PileOrder {
  readonly matterId: string
  readonly number: string | null
  readonly office: { readonly party: Party; readonly organisationId: string; readonly name: string }
  readonly remedy: string
  readonly appealUntilOn: string
}

/** Which piles a caller asks for. Only those it may see are found. */
export interface PileQuery {
  readonly viewer: PileViewer
  readonly today: string
  readonly compoundId: string | null
  readonly state: string | null
  readonly cursor: string | null
  readonly limit: number
}

/** The piles, for reading: they are written with the events of the cases. */
export interface Piles {
  list(query: PileQuery): Promise<{ piles: StoredPile[]; nextCursor: string | null }>
  /** One pile; null when there is none, or the viewer may not see it. */
  read(pileId: string, viewer: PileViewer, today: string): Promise<StoredPile | null>
}
