import type { MatterTrack } from '../../matter/kinds.ts'
import type { CaseMemory, Finding, Given, Obligation } from '../context.ts'
import type { Facts } from '../facts.ts'
import { organisationOf } from '../organisations.ts'
import { recheckAsked } from './checks.ts'
import { waitingStopped } from './matters.ts'

type Change = Partial<CaseMemory>
type OfTrack = { readonly track: MatterTrack }

/** A finding is taken back: it decides nothing any more, what fell or stood by it is open again, and it answers no other request. */
export const findingWithdrawn = (memory: CaseMemory, given: Given, params: OfTrack): Change => ({
  ...recheckAsked(memory, given, params),
  ...waitingStopped(memory, given, params),
  grounds: memory.grounds.map((ground) =>
    ground.route === params.track && ground.settledSeq === null && ground.verified !== 'UNVERIFIED'
      ? { ...ground, verified: 'UNVERIFIED' as const, verifiedSeq: null }
      : ground,
  ),
})

/** The pile is being built on a finding that is taken back: the assessor looks again before it is energised. */
export const recheckOwed = (memory: CaseMemory, given: Given): Change => ({
  ...findingWithdrawn(memory, given, { track: 'fire' }),
  obligations: [...memory.obligations, recheck(memory, given.seq)],
})

const recheck = (memory: CaseMemory, seq: number): Obligation => ({
  obligationId: `${seq}.1`,
  source: 'condition',
  kind: 'FIRE_RECHECK',
  by: organisationOf(memory, 'property') === null ? 'owner' : 'property',
  byOn: null,
  underProtest: false,
  beforeEnergising: true,
  checker: 'fire',
  againMonths: null,
  // Nothing has to be done first: the assessor looks at once.
  reportedSeq: seq,
  dischargedSeq: null,
  discharged: null,
})

/** Whether the register now answers with another finding than the one that was taken over, although that one would still be valid. */
export const isReplacedBy = (finding: Finding | null, facts: Facts, today: string): boolean =>
  finding?.source === 'reused' &&
  finding.reusedFrom !== null &&
  finding.validUntil >= today &&
  facts.fireFinding?.findingId !== finding.reusedFrom
