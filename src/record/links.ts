import canonicalize from 'canonicalize'
import { hashJson, sha256 } from '../sealing/seal.ts'

/** What has a chain of records of its own. */
export type RecordKind = 'case' | 'matter'

/**
 * What a link covers of one case or matter: its records from one number to another. The hash is that of the last of them;
 * as each record names the one before, it stands for all up to there.
 */
export interface Entry {
  readonly kind: RecordKind
  readonly id: string
  readonly fromSeq: number
  readonly toSeq: number
  readonly hash: string
}

/**
 * One link of the chain across all cases and matters: everything recorded since the link before. Its entries stand in the
 * order of kind (cases, then matters) and id, byte by byte.
 */
export interface LinkBody {
  readonly number: number
  /** When it was made; never before the link before it, also where the clock was set back. */
  readonly linkedAt: string
  /** The earliest and the latest instant among its records. */
  readonly firstAt: string
  readonly lastAt: string
  readonly entries: number
  readonly records: number
  /** Nothing was left waiting: what was recorded before it stands in it or in a link before. */
  readonly complete: boolean
  /** Root of the hash tree over its entries. */
  readonly root: string
  readonly previousHash: string
}

/** A link with its hash. */
export interface Link extends LinkBody {
  readonly hash: string
}

/** What the signature of a day is over. */
export interface HeadBody {
  readonly number: number
  /** The civil day whose links it covers. */
  readonly day: string
  readonly firstLink: number
  readonly lastLink: number
  readonly lastLinkHash: string
  /** Root of the hash tree over the hashes of these links. */
  readonly linksRoot: string
  readonly records: number
  readonly signedAt: string
  readonly previousHash: string
}

/** The head of a day as it is published: the signed text, byte for byte, and what it takes to check it. */
export interface Head {
  readonly number: number
  readonly day: string
  /** Canonical JSON (RFC 8785) of the body. */
  readonly body: string
  /** SHA-256 of the text, hex. */
  readonly hash: string
  /** Ed25519 over the text, base64. */
  readonly signature: string
  readonly keyId: string
  readonly publicKey: string
}

/** What the first link and the first head follow. */
export const firstLinkFollows = sha256('record links')
export const firstHeadFollows = sha256('record heads')

/** An entry as a leaf of the tree of its link: canonical JSON. */
export const leafOfEntry = ({ kind, id, fromSeq, toSeq, hash }: Entry): string =>
  canonicalize({ kind, id, fromSeq, toSeq, hash }) ?? ''

/** The hash of a link: SHA-256 over its canonical JSON. */
export const linkHash = ({
  number,
  linkedAt,
  firstAt,
  lastAt,
  entries,
  records,
  complete,
  root,
  previousHash,
}: LinkBody): string => hashJson({ number, linkedAt, firstAt, lastAt, entries, records, complete, root, previousHash })

/** Whether one entry stands before another in a link. */
export const standsBefore = (a: Pick<Entry, 'kind' | 'id'>, b: Pick<Entry, 'kind' | 'id'>): boolean =>
  a.kind === b.kind ? a.id < b.id : a.kind < b.kind

/** By how much the clock of a machine may be wrong before a record is called back-dated. */
export const clockToleranceMs = 2 * 3_600_000
