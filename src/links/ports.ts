import type { Party } from '../../workflows/parties.ts'

/** A signed link: one named person acts for one party in one case, without an account. */
export interface CaseLink {
  readonly linkId: string
  readonly caseId: string
  readonly party: Party
  readonly organisationId: string | null
  /** The person it was made for; null when erased. */
  readonly name: string | null
  /** Of a tester: what it shows of its qualification, as whoever named it says. */
  readonly qualification: string | null
  readonly createdAt: string
  readonly expiresAt: string
  readonly revokedAt: string | null
}

/** Parties that can be reached by a link: whoever may be without an account. An owner logs in with its phone and sees too much for a link. */
export const linkParties = [
  'property',
  'community',
  'fire',
  'grid',
  'authority',
  'transformerOwner',
  'spaceOwner',
  'tester',
] as const

/** The links of cases. The token is shown once; only its hash is kept. */
export interface CaseLinks {
  make(link: {
    caseId: string
    party: Party
    organisationId: string | null
    name: string
    phone: string | null
    qualification: string | null
    createdBy: string
    now: string
    expiresAt: string
  }): Promise<{ link: CaseLink; token: string }>
  /** The link behind a token, also when it is expired or revoked: the holder is told which. */
  find(token: string): Promise<CaseLink | null>
  /** The events that came through a link, in order. */
  sentThrough(link: CaseLink): Promise<{ readonly seq: number; readonly type: string }[]>
  list(caseId: string): Promise<CaseLink[]>
  revoke(caseId: string, linkId: string, now: string): Promise<boolean>
}
