import { createHash, createPublicKey, verify } from 'node:crypto'
import { localDay } from '../../workflows/calendar/days.ts'
import { sha256 } from '../sealing/seal.ts'
import { faultTexts, type NoteFault, type Said } from './faults.ts'
import {
  clockToleranceMs,
  type Entry,
  firstHeadFollows,
  firstLinkFollows,
  type Head,
  type HeadBody,
  type Link,
  leafOfEntry,
  linkHash,
  standsBefore,
} from './links.ts'
import { openTree, rootOf } from './merkle.ts'

/** What was found of the records that an entry covers. */
export interface FoundRecords {
  /** Up to which number the links before cover it. */
  readonly covered: number
  /** Number of the last record of the entry that is there, and its hash; null = none is. */
  readonly last: { readonly seq: number; readonly hash: string } | null
  /** When the first of them says it was recorded. */
  readonly firstAt: string | null
}

/** Holds links, entries and heads against each other as they come, in their order; keeps no more than the links of a day. */
export interface ChainCheck {
  /** A link; its entries follow. */
  link(link: Link): void
  entry(entry: Entry, found: FoundRecords): void
  /** After the last entry of a link. */
  linkEnds(): void
  /** A head, after the last link that it covers. */
  head(head: Head): void
  /** How many there were. */
  readonly counted: { links: number; heads: number; records: number }
}

/** One installation is one place: its days are those of its own clock. */
const dayOf = (instant: string): string => localDay(instant, 'Asia/Shanghai')

/** Opens a check; each fault is noted where it shows. */
export const openChainCheck = (note: NoteFault): ChainCheck => {
  const counted = { links: 0, heads: 0, records: 0 }
  const ofLink = (said: Said) => note({ of: null, what: 'link', said })
  const ofHead = (said: Said) => note({ of: null, what: 'head', said })
  let current: { link: Link; tree: ReturnType<typeof openTree>; entries: number; records: number; last: Entry | null } | null =
    null
  let before: Link | null = null
  /** The last link that left nothing waiting: whatever comes later was not there yet. */
  let complete: Link | null = null
  let lastHead: { number: number; hash: string } = { number: 0, hash: firstHeadFollows }
  /** Links that no head has covered so far. */
  let open: Link[] = []

  const linkEnds = (): void => {
    if (!current) return
    const { link, tree, entries, records } = current
    if (entries !== link.entries || records !== link.records) {
      ofLink(faultTexts.linkCount(link.number, `${link.entries}/${link.records}`, `${entries}/${records}`))
    }
    if (tree.root() !== link.root) ofLink(faultTexts.linkOfOthers(link.number))
    before = link
    if (link.complete) complete = link
    current = null
  }

  return {
    counted,
    link: (link) => {
      linkEnds()
      counted.links += 1
      const expected = (before?.number ?? 0) + 1
      if (link.number < expected) ofLink(faultTexts.linkOutOfOrder(link.number))
      if (link.number > expected) ofLink(faultTexts.linksMissing(expected, link.number - 1))
      if (linkHash(link) !== link.hash) ofLink(faultTexts.linkChanged(link.number))
      if (link.previousHash !== (before?.hash ?? firstLinkFollows)) ofLink(faultTexts.linkDoesNotFollow(link.number))
      if (before && link.linkedAt < before.linkedAt) ofLink(faultTexts.linkEarlier(link.number))
      const [oldest] = open
      if (oldest && dayOf(oldest.linkedAt) < dayOf(link.linkedAt)) {
        ofHead(faultTexts.dayUnsigned(dayOf(oldest.linkedAt)))
        open = []
      }
      open.push(link)
      current = { link, tree: openTree(), entries: 0, records: 0, last: null }
    },
    entry: (entry, found) => {
      if (!current) return
      const { link, last } = current
      current.tree.add(leafOfEntry(entry))
      current.entries += 1
      current.records += entry.toSeq - entry.fromSeq + 1
      counted.records += entry.toSeq - entry.fromSeq + 1
      const at = (seq: number | null, said: Said) => note({ of: { kind: entry.kind, id: entry.id, seq }, what: 'record', said })
      if (last && !standsBefore(last, entry)) at(null, faultTexts.entryOutOfOrder(link.number))
      current.last = entry
      entryFaults(entry, found, { link, complete }, at)
    },
    linkEnds,
    head: (head) => {
      linkEnds()
      counted.heads += 1
      const body = bodyOf(head)
      if (head.number > lastHead.number + 1) ofHead(faultTexts.headsMissing(lastHead.number + 1, head.number - 1))
      for (const said of signatureFaults(head)) ofHead(said)
      if (body && body.previousHash !== lastHead.hash) ofHead(faultTexts.headDoesNotFollow(head.day))
      if (body && !coversThese(body, open)) ofHead(faultTexts.headOfOthers(head.day))
      lastHead = { number: head.number, hash: head.hash }
      open = []
    },
  }
}

const entryFaults = (
  { fromSeq, toSeq, hash }: Entry,
  { covered, last, firstAt }: FoundRecords,
  { link, complete }: { readonly link: Link; readonly complete: Link | null },
  at: (seq: number | null, said: Said) => void,
): void => {
  if (fromSeq > covered + 1) at(null, faultTexts.gap(covered + 1, fromSeq - 1, link.number))
  if (fromSeq <= covered) at(null, faultTexts.coveredTwice(link.number))
  if (!last || last.seq < toSeq) at(toSeq, faultTexts.removed(link.number))
  else if (last.hash !== hash) at(null, faultTexts.rewritten(fromSeq, toSeq, link.number))
  if (complete && firstAt !== null && isLater(complete.linkedAt, firstAt)) {
    at(fromSeq, faultTexts.backDated(firstAt, complete.number, complete.linkedAt))
  }
}

/** Whether an instant is later than another by more than a clock may be wrong. What is no instant is found by its hash. */
const isLater = (instant: string, than: string): boolean => Date.parse(instant) - Date.parse(than) > clockToleranceMs

const coversThese = (body: HeadBody, links: readonly Link[]): boolean =>
  body.firstLink === links[0]?.number &&
  body.lastLink === links.at(-1)?.number &&
  body.lastLinkHash === links.at(-1)?.hash &&
  body.linksRoot === rootOf(links.map(({ hash }) => hash))

const bodyOf = ({ body }: Head): HeadBody | null => {
  try {
    // What it holds is only compared; a text of another shape differs.
    return JSON.parse(body) as HeadBody
  } catch {
    return null
  }
}

/** What is wrong with a head by itself: its hash, its signature, the key that it names, and what stands beside the text. */
export const signatureFaults = (head: Head): Said[] => {
  const body = bodyOf(head)
  if (sha256(head.body) !== head.hash || body?.number !== head.number || body.day !== head.day) {
    return [faultTexts.headChanged(head.day)]
  }
  return isSigned(head.body, head.signature, head) ? [] : [faultTexts.headForged(head.day)]
}

/** Whether a text was signed with the key that is named. */
export const isSigned = (
  text: string,
  signature: string,
  key: { readonly keyId: string; readonly publicKey: string },
): boolean => {
  try {
    const shared = createPublicKey(key.publicKey)
    const der = shared.export({ format: 'der', type: 'spki' })
    const keyId = createHash('sha256').update(der).digest('hex').slice(0, 16)
    return keyId === key.keyId && verify(null, Buffer.from(text), shared, Buffer.from(signature, 'base64'))
  } catch {
    return false
  }
}
