import type { StageName } from '../case/meta.ts'
import type { Party, Track } from '../parties.ts'
import type { StatedGround } from '../rules/codes.ts'
import type { Day } from './days.ts'
import type { GroundRow, Stay } from './rows.ts'

/** What sent a request to where it waits. */
export const causeKinds = ['procedure', 'ground', 'silence', 'return', 'finding', 'obstruction'] as const
/** A kind of cause. */
export type CauseKind = (typeof causeKinds)[number]

/** What sent a request to where it waits, and who did. `procedure` = the ordinary course of things, whose cause is nobody. */
export interface Cause {
  readonly kind: CauseKind
  /** Who raised, was silent, returned, found or obstructed; null for the ordinary course. */
  readonly party: Party | null
  /** Which one of them, where the record knows. */
  readonly organisationId: string | null
  /** The grounds behind it, all stated at once. */
  readonly grounds: readonly Pick<GroundRow, 'groundId' | 'code' | 'verified'>[]
}

/** One code of the grounds behind a cause, and whom its days are charged to. */
export interface Charge {
  readonly code: StatedGround | null
  readonly party: Party
  /** Its part of the days: grounds stated together share them. */
  readonly part: number
}

const ordinary: Cause = { kind: 'procedure', party: null, organisationId: null, grounds: [] }

const doneBy = (kind: CauseKind, party: Party | null, organisationId: string | null = null): Cause => ({
  ...{ kind, party, organisationId },
  grounds: [],
})

const grounded: readonly StageName[] = ['rejected', 'conditionsOffered']
const afresh: readonly StageName[] = [
  'documentCheck',
  'namingIssuer',
  'serving',
  'reviewing',
  'paperDue',
  'intake',
  'survey',
  'assessing',
]
const returned: readonly StageName[] = ['awaitingCorrection', 'intakeReturned', 'awaitingInformation', 'informationContested']
const found: readonly StageName[] = [
  ...['needsRetrofit', 'hardStop', 'noCompetentBody', 'awaitingMatter'],
  ...['orderedChargingOnly', 'noCapacity', 'planDeclined', 'checkAgainst'],
] as const satisfies readonly StageName[]
const obstructed: Partial<Record<StageName, Party>> = {
  obstructed: 'property',
  papersWithheld: 'property',
  accessDenied: 'property',
  workStopped: 'authority',
}

/**
 * The cause of each stay of a case: the last ground or silence that sent it there (S2). A ground, or a clock that ran out,
 * goes on as the cause through contest, opinion, mediation and the bureau until the track begins afresh, is asked something
 * new or is settled; a returned paper is the cause only while it is being put right. The stays of a case in the order of
 * their events; `grounds` are those of the case as they stood on the day of the figure.
 */
const causesOf = (stays: readonly Stay[], grounds: readonly GroundRow[]): Map<Stay, Cause> => {
  const causes = new Map<Stay, Cause>()
  const last = new Map<Track, { readonly stay: Stay; readonly cause: Cause }>()
  for (const stay of stays) {
    const before = last.get(stay.track)
    const cause = causeOf(stay, before ?? null, grounds)
    causes.set(stay, cause)
    // What was returned is put right; behind it stands what was the cause before.
    last.set(stay.track, { stay, cause: cause.kind === 'return' ? (before?.cause ?? ordinary) : cause })
  }
  return causes
}

const causeOf = (
  stay: Stay,
  before: { readonly stay: Stay; readonly cause: Cause } | null,
  grounds: readonly GroundRow[],
): Cause => {
  const { stage, enteredBy, enteredOn, holder, track } = stay
  if (enteredBy === 'deadline.passed' && before) return doneBy('silence', before.stay.holder, before.stay.organisationId)
  if (returned.includes(stage)) return doneBy('return', before?.stay.holder ?? null, before?.stay.organisationId)
  if (grounded.includes(stage)) return stated(grounds, enteredOn) ?? ordinary
  if (found.includes(stage)) return doneBy('finding', track === 'grid' ? 'grid' : 'fire')
  const blocker = obstructed[stage]
  if (blocker) return doneBy('obstruction', blocker)
  if (afresh.includes(stage) || !before) return ordinary
  return holder === before.cause.party && before.cause.kind === 'return' ? ordinary : before.cause
}

const stated = (grounds: readonly GroundRow[], on: Day): Cause | null => {
  const days = grounds.map(({ statedOn }) => statedOn).filter((day) => day <= on)
  const day = days.toSorted().at(-1)
  const together = grounds.filter(({ statedOn }) => statedOn === day)
  const [first] = together
  return first ? { kind: 'ground', party: 'property', organisationId: first.organisationId, grounds: together } : null
}

/**
 * The cause of a day in fire or grid that was spent on looking into a contested ground: consent waits without a holder
 * meanwhile, and the ground is what sent the request there. Null where the day is the technical track's own.
 */
const contestedBehind = (
  { caseId, track }: Stay,
  day: Day,
  stays: readonly Stay[],
  causes: ReadonlyMap<Stay, Cause>,
): Cause | null => {
  if (track !== 'fire' && track !== 'grid') return null
  const last = stays.findLast((stay) => stay.caseId === caseId && stay.track === 'consent' && stay.enteredOn <= day)
  if (!last || (last.leftBy !== 'owner.contestGround' && last.leftBy !== 'owner.contestCondition')) return null
  const cause = causes.get(last)
  return cause?.kind === 'ground' ? cause : null
}

/** The cause of each stay of a family, case by case: its stays in the order of their events, with the grounds of its cases. */
export const causesOfFamily = (stays: readonly Stay[], grounds: ReadonlyMap<string, readonly GroundRow[]>): Map<Stay, Cause> =>
  new Map(
    [...Map.groupBy(stays, ({ caseId }) => caseId)].flatMap(([caseId, own]) => [...causesOf(own, grounds.get(caseId) ?? [])]),
  )

/** What sent a family to where it is on a day: the cause of its stay, or the contested ground that is being looked into. */
export const causeOn = (stay: Stay, day: Day, stays: readonly Stay[], causes: ReadonlyMap<Stay, Cause>): Cause =>
  contestedBehind(stay, day, stays, causes) ?? causes.get(stay) ?? ordinary

/**
 * Whom the days of a stay are charged to. Who was silent, returned, found or obstructed; in the ordinary course, and for a
 * ground that stands or was not tested, whoever holds it; **a ground that fell moves its days to who raised it** (S2).
 */
export const chargesOf = ({ kind, party, grounds }: Cause, holder: Party): readonly Charge[] => {
  if (kind !== 'ground') return [{ code: null, party: party ?? holder, part: 1 }]
  return grounds.map(({ code, verified }) => ({
    code,
    party: verified === 'FALLEN' ? (party ?? holder) : holder,
    part: 1 / grounds.length,
  }))
}
