import { setImmediate } from 'node:timers/promises'
import canonicalize from 'canonicalize'
import { sha256 } from '../sealing/seal.ts'
import type { SigningKey } from '../sealing/signing.ts'
import { firstHeadFollows, type Head, type HeadBody, type Link } from './links.ts'
import { rootOf } from './merkle.ts'
import type { RecordChain } from './ports.ts'

/** What the rounds need. */
export interface ChainParts {
  readonly chain: RecordChain
  readonly key: SigningKey
  readonly now: () => string
  /** The civil day of an instant. */
  readonly today: (now: string) => string
}

/**
 * Covers everything that was recorded with links, and signs a head for each day that is over and has links. Heads come
 * first: there is no link of a day before the links of the days before are signed.
 */
export const keepChain = async ({ chain, key, now, today }: ChainParts, shouldStop = () => false): Promise<void> => {
  while (!shouldStop()) {
    const at = now()
    await signHeads(chain, key, at, today(at))
    if (!(await chain.link(at))) return
    await setImmediate()
  }
}

const signHeads = async (chain: RecordChain, key: SigningKey, now: string, today: string): Promise<void> => {
  for (let next = await chain.linksOfNextHead(today); next; next = await chain.linksOfNextHead(today)) {
    const [last = null] = await chain.heads(null, 1)
    const { head, body } = signHead(last, next, key, now)
    await chain.addHead(head, body)
  }
}

const signHead = (
  last: Head | null,
  { day, links }: { readonly day: string; readonly links: readonly Link[] },
  key: SigningKey,
  signedAt: string,
): { readonly head: Head; readonly body: HeadBody } => {
  const [first, newest] = [links[0], links.at(-1)]
  if (!first || !newest) throw new Error(`there is no link of ${day}`)
  const body: HeadBody = {
    number: (last?.number ?? 0) + 1,
    day,
    firstLink: first.number,
    lastLink: newest.number,
    lastLinkHash: newest.hash,
    linksRoot: rootOf(links.map(({ hash }) => hash)),
    records: links.reduce((sum, { records }) => sum + records, 0),
    signedAt,
    previousHash: last?.hash ?? firstHeadFollows,
  }
  const text = canonicalize(body) ?? ''
  const { keyId, publicKey } = key
  const signed = { body: text, hash: sha256(text), signature: key.sign(text), keyId, publicKey }
  return { head: { number: body.number, day, ...signed }, body }
}
