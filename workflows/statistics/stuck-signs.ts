import { dayAfter } from '../calendar/days.ts'
import type { StageName, StepName } from '../case/meta.ts'
import type { Party } from '../parties.ts'
import { type CauseKind, causeOn, causesOfFamily } from './causes.ts'
import { type Day, dayAt, dayNumber } from './days.ts'
import { stayOn } from './family-state.ts'
import type { Answer, ClockRow, GroundRow, Stay, Word } from './rows.ts'
import { joinStays } from './stage-stays.ts'

/** Why a family counts as stuck. */
export const stuckReasons = [
  'pastBinding',
  'pastReference',
  'silent',
  'matterReportDue',
  'thirdReturn',
  'nothingHappens',
] as const
/** A reason to count as stuck. */
export type StuckReason = (typeof stuckReasons)[number]

/** Returns to the same desk at which a family counts as sent round. */
const returnsAtMost = 3
/** Working days without a word from anybody after which nothing happens. */
export const quietAfter = 20
const never = Number.POSITIVE_INFINITY

/**
 * A reason and the days on which it holds, by number: from `from` on, up to and without `to`. `since` is the day that is told.
 * `nothingHappens` holds only where enough working days have gone by since `since`: the calendar is the question's.
 */
export interface StuckSign {
  readonly reason: StuckReason
  readonly from: number
  readonly to: number
  readonly since: Day
}

/** Where a family waits. */
export interface Waiting {
  readonly caseId: string
  readonly stage: StageName
  readonly step: StepName | null
  readonly holder: Party
  readonly organisationId: string | null
  readonly because: Because
}

/** What sent a family to where it waits, and who did: as the account by cause has it, with whoever raised a ground as its author. */
export interface Because {
  readonly cause: CauseKind
  readonly party: Party
  readonly organisationId: string | null
  /** The grounds stated at once, and what became of each. */
  readonly grounds: readonly Pick<GroundRow, 'code' | 'verified'>[]
}

/** The rows of one family that say whether it is stuck. */
export interface FamilyRows {
  readonly stays: readonly Stay[]
  readonly clocks: readonly ClockRow[]
  readonly answers: readonly Answer[]
  readonly words: readonly Word[]
  readonly grounds: readonly GroundRow[]
}

/** From which day to which a family is at a desk, and by which of its cases. */
interface Stand {
  readonly stay: Stay
  readonly from: number
  readonly to: number
}

/** The days on which a family is anywhere, one desk after the other. */
const standsOf = (stays: readonly Stay[]): Stand[] => {
  const turns = [
    ...new Set(stays.flatMap(({ enteredOn, leftOn }) => (leftOn === null ? [enteredOn] : [enteredOn, leftOn]))),
  ].toSorted()
  return turns.flatMap((day, place): Stand[] => {
    const stay = stayOn(day, stays)
    const next = turns[place + 1]
    return stay ? [{ stay, from: dayNumber(day), to: next === undefined ? never : dayNumber(next) }] : []
  })
}

/** What is stuck of a family on which days, and where it waits at the end; null where it does not wait any more. */
export const stuckSigns = (rows: FamilyRows): { readonly signs: readonly StuckSign[]; readonly now: Waiting | null } => {
  const stands = standsOf(rows.stays)
  const signs = [
    ...rows.clocks.flatMap((clock) => during(stands, lateOf(clock), ({ stay }) => stay.caseId === clock.caseId)),
    ...rows.clocks.flatMap((clock) =>
      silencesOf(clock, rows.answers).flatMap((sign) => during(stands, [sign], ({ stay }) => stay.caseId === clock.caseId)),
    ),
    ...sentRound(stands, rows.stays),
    ...quietOf(stands, rows.words),
  ]
  const last = stands.at(-1)
  return { signs, now: last?.to === never ? waitingAt(last, rows) : null }
}

const waitingAt = ({ stay, from }: Stand, { stays, grounds }: FamilyRows): Waiting => {
  const { caseId, stage, step, holder, organisationId } = stay
  const causes = causesOfFamily(
    stays,
    Map.groupBy(grounds, (ground) => ground.caseId),
  )
  const cause = causeOn(stay, dayAt(from), stays, causes)
  // Where nobody did anything that sent it here, it is with whoever has it in hand in the ordinary course.
  const author = cause.party === null ? { party: holder, organisationId } : { ...cause, party: cause.party }
  return {
    ...{ caseId, stage, step, holder, organisationId },
    because: {
      ...{ cause: cause.kind, party: author.party, organisationId: author.organisationId },
      grounds: cause.grounds.map(({ code, verified }) => ({ code, verified })),
    },
  }
}

/** A sign counts while the family is where it is given. */
const during = (stands: readonly Stand[], signs: readonly StuckSign[], is: (stand: Stand) => boolean): StuckSign[] =>
  signs.flatMap((sign) =>
    stands.filter(is).flatMap((stand): StuckSign[] => {
      const [from, to] = [Math.max(sign.from, stand.from), Math.min(sign.to, stand.to)]
      return from < to ? [{ ...sign, from, to }] : []
    }),
  )

const numberOr = (day: Day | null | undefined, otherwise: number): number => (day == null ? otherwise : dayNumber(day))

/** A clock that is open and late. */
const lateOf = (clock: ClockRow): StuckSign[] => {
  const { dueOn, endedOn, passedOn, answeredOn, startOn, provisional } = clock
  if (dueOn === null) return []
  const due = dayNumber(dueOn)
  if (clock.name === 'matterReport')
    return [{ reason: 'matterReportDue', from: Math.max(due, dayNumber(startOn)), to: numberOr(endedOn, never), since: dueOn }]
  // Late by an estimate is nobody: only from when it ran out.
  const told = provisional === true ? numberOr(passedOn, never) : due
  return [
    {
      reason: clock.force === 'D' ? 'pastReference' : 'pastBinding',
      from: Math.max(due + 1, told, dayNumber(startOn)),
      to: Math.min(numberOr(endedOn, never), numberOr(answeredOn, never)),
      since: dayAfter(dueOn),
    },
  ]
}

/** A company whose reply clock ran out, until it answers or the case ends otherwise. */
const silencesOf = (clock: ClockRow, answers: readonly Answer[]): StuckSign[] => {
  const { how, party, track, dueOn, passedOn, endedOn, answeredOn } = clock
  const ranOutOn = dueOn ?? passedOn
  if (how !== 'passed' || party !== 'property' || track !== 'consent' || endedOn === null || ranOutOn === null) return []
  return answers
    .filter(({ caseId, organisationId }) => caseId === clock.caseId && organisationId === clock.organisationId)
    .map((answer) => ({
      reason: 'silent',
      from: Math.max(dayNumber(endedOn), dayNumber(answer.servedOn)),
      to: Math.min(numberOr(answer.answeredOn, never), numberOr(answer.endedOn, never), numberOr(answeredOn, never)),
      since: dayAfter(ranOutOn),
    }))
}

/** Back at the desk where it is for the third time: counted over all cases of the family. */
const sentRound = (stands: readonly Stand[], stays: readonly Stay[]): StuckSign[] => {
  if (stays.length <= returnsAtMost) return []
  const visits = Map.groupBy(joinStays(stays), deskOf)
  return [...visits].flatMap(([desk, own]) => {
    const third = own.toSorted((a, b) => (a.enteredOn < b.enteredOn ? -1 : a.enteredOn > b.enteredOn ? 1 : 0))[returnsAtMost]
    if (!third) return []
    const sign = { reason: 'thirdReturn', from: dayNumber(third.enteredOn), to: never, since: third.enteredOn } as const
    return during(stands, [sign], ({ stay }) => deskOf(stay) === desk)
  })
}

const deskOf = ({ track, stage, holder }: Pick<Stay, 'track' | 'stage' | 'holder'>): string => `${track} ${stage} ${holder}`

/** The stretches without a word from anybody. */
const quietOf = (stands: readonly Stand[], words: readonly Word[]): StuckSign[] =>
  [...Map.groupBy(words, ({ caseId }) => caseId)].flatMap(([caseId, own]) => {
    const days = [...new Set(own.map(({ on }) => on))].toSorted()
    const signs = days.flatMap((day, place): StuckSign[] => {
      const [from, to] = [dayNumber(day), numberOr(days[place + 1], never)]
      // A shorter stretch cannot hold so many working days.
      return to - from > quietAfter ? [{ reason: 'nothingHappens', from, to, since: day }] : []
    })
    return during(stands, signs, ({ stay }) => stay.caseId === caseId)
  })
