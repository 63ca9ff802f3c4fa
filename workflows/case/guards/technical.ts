import type { MatterTrack } from '../../matter/kinds.ts'
import { type Asked, type AskedOfEvent, type AskedWithEvent, givenOf, trackOf } from '../asked.ts'
import type { FurtherChecker } from '../events/further-checks.ts'
import type { DoorTrack, KeyHolder } from '../events/technical.ts'
import { lockedDoor } from '../memory/access.ts'
import { answerableChecks, awaitedChecks, checksToWeigh, standingChecks } from '../memory/further-checks.ts'
import { isReplacedBy } from '../memory/withdrawn-findings.ts'
import { organisationOf } from '../organisations.ts'

interface OfTrack {
  readonly track: MatterTrack
}

interface OfDoor {
  readonly track: DoorTrack
}

/** Questions about the checks: about the case alone. */
export const technicalGuards = {
  /** There is a finding in this track. The event's own track is asked where there is one: an event goes to all tracks. */
  findingIsThere: ({ context, event }: AskedWithEvent, { track }: OfTrack) => {
    const named = event === undefined ? null : trackOf(event)
    return (named === null || named === track) && context[track] !== null
  },
  /** There is no finding in this track: the one that was there has been taken back. */
  findingIsGone: ({ context }: Asked, { track }: OfTrack) => context[track] === null,
  /** A further check can be answered by this party. */
  checkWaits: ({ context }: Asked, { party }: { readonly party: FurtherChecker }) => answerableChecks(context, party).length > 0,
  /** Whoever has the key is this party. */
  keyIsWith: ({ context, event }: AskedWithEvent, { track, party }: OfDoor & { readonly party: KeyHolder }) => {
    const named = event === undefined ? null : trackOf(event)
    return (named === null || named === track) && lockedDoor(context, track)?.by === party
  },
  /** Whoever had the key has no part in this case any more. */
  keyHolderIsGone: ({ context }: Asked, { track }: OfDoor) => {
    const by = lockedDoor(context, track)?.by
    return (by === 'property' || by === 'community') && organisationOf(context, by) === null
  },
  /** The finding of this case is still valid. */
  ownFindingIsValid: ({ context }: Asked, { track }: OfTrack) => {
    const finding = context[track]
    return finding !== null && finding.validUntil >= givenOf(context).today
  },
  /** What stands against the pile was not contested before. The event's own track is asked where there is one. */
  checkMayBeContested: ({ context, event }: AskedWithEvent) => {
    const contested = context.furtherChecks.filter((check) => check.contested).map(({ kind }) => kind)
    const standing = standingChecks(context).map(({ kind }) => kind)
    return (event === undefined || trackOf(event) === 'grid') && !standing.some((kind) => contested.includes(kind))
  },
  /** Nobody is competent in this track: whose check it would have been declined. */
  nobodyIsCompetent: ({ context }: Asked, { track }: OfTrack) => context.noBody[track],
}

/** Questions about what others than fire and grid look at. */
export const furtherCheckGuards = {
  /** Who tests was named by the centre: it names another where that one does not. */
  centreNamedTester: ({ context }: Asked) => context.test?.chosenBy === 'centre',
  /** The approval waits for a further check. */
  checksAreAwaited: ({ context }: Asked) => awaitedChecks(context).length > 0,
  /** The centre has to say whether a refusal or a silence holds the pile up. */
  checkIsToWeigh: ({ context }: Asked) => checksToWeigh(context).length > 0,
  /** There is nothing that the centre has to weigh. */
  noCheckIsToWeigh: ({ context }: Asked) => checksToWeigh(context).length === 0,
  /** A further check stands against the pile. */
  checkStands: ({ context }: Asked) => standingChecks(context).length > 0,
  /** No further check stands against the pile any more. */
  noCheckStands: ({ context }: Asked) => standingChecks(context).length === 0,
  /** No further check holds the pile up. */
  noCheckHolds: ({ context }: Asked) =>
    awaitedChecks(context).length + checksToWeigh(context).length + standingChecks(context).length === 0,
}

/** Questions about an event of the checks. */
export const technicalEventGuards = {
  /** The owner shows this step of a grid that takes no part. */
  gridStepIs: ({ event }: AskedOfEvent, { step }: { readonly step: string }) =>
    event.type === 'owner.reportGridStep' && event.step === step,
  /** The plan is declined for its cost. */
  planCostsTooMuch: ({ event }: AskedOfEvent) => event.type === 'owner.declinePlan' && event.reason === 'cost',
  /** Somebody has looked at the garage or its zone meanwhile, and this case has not contested what was found: nobody is asked twice (H20b). */
  otherFireFindingAnswers: ({ context, event }: AskedOfEvent) => {
    const finding = event.type === 'facts.changed' ? event.facts.fireFinding : null
    if (finding === null || context.outcome !== null || context.findingContested.fire) return false
    return finding.findingId !== context.facts?.fireFinding?.findingId && finding.validUntil >= givenOf(context).today
  },
  /** The finding that was taken over from an earlier case no longer answers: it was taken back there, or another one answers now. */
  reusedFindingIsReplaced: ({ context, event }: AskedOfEvent) =>
    event.type === 'facts.changed' && isReplacedBy(context.fire, event.facts, givenOf(context).today),
}
