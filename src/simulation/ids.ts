import { sha256 } from '../sealing/seal.ts'

/** Ids of a simulated city: they look like random ones, and the same seed gives the same. */
export const idsOf =
  (seed: number) =>
  (kind: string, n: number | string): string =>
    Buffer.from(sha256(`${seed} ${kind} ${n}`).slice(0, 32), 'hex').toString('base64url')
