import { type Entry, type Head, type HeadBody, type Link, leafOfEntry, linkHash } from './links.ts'
import { pathOf, rootBy, type Step } from './merkle.ts'
import type { Covering } from './ports.ts'

/** What shows, without the database, that the records of a case stood in the chain when a day was signed. */
export interface Proof {
  /** The records of the case that the link covers; its hash is that of the last one, and stands for all before. */
  readonly entry: Entry
  /** From the entry to the root of the link. */
  readonly entryPath: readonly Step[]
  readonly link: Link
  /** From the hash of the link to `linksRoot` of the head; null as long as the day is not signed. */
  readonly linkPath: readonly Step[] | null
  readonly head: Head | null
}

/** The proof of a case from what covers it. */
export const proofOf = ({ entry, entries, link, signed }: Covering): Proof => ({
  entry,
  entryPath: pathOf(entries.map(leafOfEntry), placeOf(entries, entry)),
  link,
  linkPath: signed ? pathOf(signed.linkHashes, signed.linkHashes.indexOf(link.hash)) : null,
  head: signed?.head ?? null,
})

const placeOf = (entries: readonly Entry[], { kind, id }: Entry): number =>
  entries.findIndex((other) => other.kind === kind && other.id === id)

/** What is wrong with a proof, beside the signature of its head. */
export const proofFaults = ({ entry, entryPath, link, linkPath, head }: Proof): string[] => {
  const faults: string[] = []
  if (rootBy(leafOfEntry(entry), entryPath) !== link.root) faults.push(`the records are not in link ${link.number}`)
  if (linkHash(link) !== link.hash) faults.push(`link ${link.number} was changed`)
  if (!head || !linkPath) return faults
  // Signed by the installation: `headFaults` checks that it is.
  const { linksRoot } = JSON.parse(head.body) as HeadBody
  if (rootBy(link.hash, linkPath) !== linksRoot) faults.push(`link ${link.number} is not under the head of ${head.day}`)
  return faults
}
