import { createHash } from 'node:crypto'

/**
 * Hash trees as in RFC 6962, section 2.1: leaves and inner nodes are hashed apart from each other (0x00, 0x01), so that
 * nobody passes off one for the other. All hashes are hex.
 */
const hashOf = (mark: number, ...parts: readonly Buffer[]): Buffer => {
  const hash = createHash('sha256').update(Buffer.of(mark))
  for (const part of parts) hash.update(part)
  return hash.digest()
}

const nodeOf = (left: Buffer, right: Buffer): Buffer => hashOf(1, left, right)
const leafOf = (text: string): Buffer => hashOf(0, Buffer.from(text))

/** Takes leaves one after the other and knows the root; keeps one hash for each level, however many leaves come. */
export interface Tree {
  add(text: string): void
  root(): string
}

/** Opens a tree. The root of an empty one is the hash of nothing. */
export const openTree = (): Tree => {
  /** Roots of whole subtrees, the largest first, with how many leaves each has. */
  const whole: { size: number; hash: Buffer }[] = []
  return {
    add: (text) => {
      let grown = { size: 1, hash: leafOf(text) }
      for (let last = whole.at(-1); last?.size === grown.size; last = whole.at(-1)) {
        whole.pop()
        grown = { size: grown.size * 2, hash: nodeOf(last.hash, grown.hash) }
      }
      whole.push(grown)
    },
    root: () => {
      const joined = whole.reduceRight<Buffer | null>((right, { hash }) => (right ? nodeOf(hash, right) : hash), null)
      return (joined ?? createHash('sha256').digest()).toString('hex')
    },
  }
}

/** The root over these leaves. */
export const rootOf = (texts: readonly string[]): string => {
  const tree = openTree()
  for (const text of texts) tree.add(text)
  return tree.root()
}

/** One step from a leaf to the root: the other hash, and on which side it stands. */
export interface Step {
  readonly side: 'left' | 'right'
  readonly hash: string
}

/** What it takes to come from the leaf at a place to the root: one hash for each level. */
export const pathOf = (texts: readonly string[], at: number): Step[] => {
  if (texts.length < 2) return []
  const half = 2 ** Math.ceil(Math.log2(texts.length) - 1)
  const [left, right] = [texts.slice(0, half), texts.slice(half)]
  return at < half
    ? [...pathOf(left, at), { side: 'right', hash: rootOf(right) }]
    : [...pathOf(right, at - half), { side: 'left', hash: rootOf(left) }]
}

/** The root to which a leaf and its path lead. */
export const rootBy = (text: string, path: readonly Step[]): string =>
  path
    .reduce((hash, step) => {
      const other = Buffer.from(step.hash, 'hex')
      return step.side === 'left' ? nodeOf(other, hash) : nodeOf(hash, other)
    }, leafOf(text))
    .toString('hex')
