import type { Entry, Head, Link, RecordKind } from './links.ts'

/** Where the chain across cases and matters is kept. */
export interface RecordChain {
  /**
   * Writes one link over what was recorded and is not covered yet, some cases at a time; null when there is nothing. What
   * is being recorded meanwhile comes into the next one.
   */
  link(now: string): Promise<Link | null>
  /** The oldest links that no head covers: all those of one day, if that day is before this one. */
  linksOfNextHead(today: string): Promise<{ readonly day: string; readonly links: readonly Link[] } | null>
  /** Keeps a head; one with its number that is there already stays as it is. */
  addHead(head: Head, covers: { readonly firstLink: number; readonly lastLink: number }): Promise<void>
  /** Heads with a smaller number than this one, the newest first; null = from the newest. */
  heads(before: number | null, limit: number): Promise<readonly Head[]>
  /** The last head of a day or of one before it. */
  headUntil(day: string): Promise<Head | null>
  /** The last link that covers a case or matter, with all its entries and, once there is one, its head and its links. */
  covering(kind: RecordKind, id: string): Promise<Covering | null>
}

/** What shows that a case stands in the chain. */
export interface Covering {
  readonly entry: Entry
  readonly entries: readonly Entry[]
  readonly link: Link
  readonly signed: { readonly head: Head; readonly linkHashes: readonly string[] } | null
}
