import type { Party } from '../parties.ts'

/** The papers that a case can give, by the name in their address. Not to be mixed up with the paper of consent itself (`paperKinds`). */
export const casePapers = [
  'receipt',
  'serviceRecord',
  'consent',
  'rejection',
  'correctionNotice',
  'certificateOfSilence',
  'returnedByGrid',
  'meetingMinutes',
  'agreement',
  'evidencePack',
  'trackingSheet',
  'reminder',
  'hotline',
  'complaint',
  'suitDraft',
] as const
/** A paper of a case. */
export type CasePaper = (typeof casePapers)[number]

/** Papers that the owner signs and sends. They go to Chinese offices and are Chinese unless another language is asked for. */
export const letters = ['reminder', 'hotline', 'complaint', 'suitDraft'] as const satisfies readonly CasePaper[]

/** Whether a paper is one that the owner signs and sends. */
export const isLetter = (paper: CasePaper): boolean => letters.some((letter) => letter === paper)

/**
 * Who may fetch which paper. The owner has all of its own case, the centre hands them out; an issuer has what is about its
 * own answer; the grid has what opens its own step, and what it returned; whoever may sit at a joint meeting has its minutes;
 * the bureau has them masked, but neither an agreement (H26) nor the pack, which holds what it does not see, nor the letters of
 * the owner. What stands on a paper is masked by the table of `sight.ts`.
 */
const paperTable: Readonly<Record<CasePaper, readonly Party[]>> = {
  receipt: ['owner', 'centre', 'bureau'],
  serviceRecord: ['owner', 'centre', 'property', 'community', 'bureau'],
  consent: ['owner', 'centre', 'property', 'community', 'grid', 'bureau'],
  rejection: ['owner', 'centre', 'property', 'bureau'],
  correctionNotice: ['owner', 'centre', 'bureau'],
  certificateOfSilence: ['owner', 'centre', 'property', 'community', 'grid', 'bureau'],
  returnedByGrid: ['owner', 'centre', 'grid', 'bureau'],
  meetingMinutes: ['owner', 'centre', 'property', 'community', 'fire', 'grid', 'installer', 'bureau'],
  agreement: ['owner', 'centre', 'property'],
  evidencePack: ['owner', 'centre'],
  trackingSheet: ['owner', 'centre', 'bureau'],
  reminder: ['owner', 'centre'],
  hotline: ['owner', 'centre'],
  complaint: ['owner', 'centre'],
  suitDraft: ['owner', 'centre'],
}

/** Whether a party may fetch a paper. */
export const mayFetchPaper = (party: Party, paper: CasePaper): boolean => paperTable[paper].includes(party)

/**
 * Whether the papers of a party lead to the public tracking page. The tracking code is the owner's; the centre has it on the
 * papers it prints for the owner. Whoever else scans a paper is led to the case, behind its login.
 */
export const mayTrack = (party: Party): boolean => party === 'owner' || party === 'centre'
