import { createHmac } from 'node:crypto'

/** What an id belongs to: ids of two kinds never get the same pseudonym. */
export type PseudonymKind =
  | 'case'
  | 'chain'
  | 'space'
  | 'garage'
  | 'zone'
  | 'compound'
  | 'transformer'
  | 'company'
  | 'organisation'
  | 'matter'
  | 'act'

/** Gives ids other names. */
export type Pseudonyms = (kind: PseudonymKind, id: string) => string

/**
 * Names that cannot be turned back without the secret of this installation, the same for the same thing within a period
 * (a month, "2026-11") and others in the next: files of one month can be joined, a person cannot be followed for years.
 */
export const pseudonymsOf = (secret: Buffer, period: string): Pseudonyms => {
  const key = createHmac('sha256', secret).update(`export ${period}`).digest()
  return (kind, id) => `${kind}-${createHmac('sha256', key).update(`${kind}\n${id}`).digest('hex').slice(0, 20)}`
}
