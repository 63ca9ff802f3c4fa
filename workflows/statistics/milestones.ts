import { type Day, earlierOf } from './days.ts'
import type { Answer, CaseEnd, Stay } from './rows.ts'

/** What a family can reach, in the order of the usual way. */
export const milestones = ['served', 'answered', 'consented', 'inWorks', 'runs'] as const
/** One of them. */
export type Milestone = (typeof milestones)[number]

/** The day on which a family reached each milestone first, whatever came after; null = not yet. As defined at `cohort.reached`. */
export const milestonesOf = (
  stays: readonly Stay[],
  answers: readonly Answer[],
  ends: readonly CaseEnd[],
): Record<Milestone, Day | null> => {
  const first = (days: readonly (Day | null)[]): Day | null => {
    const known = days.filter((day) => day !== null)
    return known.length === 0 ? null : known.reduce(earlierOf)
  }
  const entered = (is: (stay: Stay) => boolean) => first(stays.filter(is).map(({ enteredOn }) => enteredOn))
  return {
    served: entered(({ track, stage }) => track === 'consent' && stage === 'reviewing'),
    answered: first(answers.map(({ answeredOn }) => answeredOn)),
    consented: first(stays.map((stay) => consentedOn(stay, stays))),
    inWorks: entered(({ track }) => track === 'main'),
    runs: first(ends.map(({ outcome, endedOn }) => (outcome === 'energised' ? endedOn : null))),
  }
}

/** The day on which a stay for consent was left for good while the request went on. */
const consentedOn = ({ track, caseId, leftOn }: Stay, stays: readonly Stay[]): Day | null => {
  if (track !== 'consent' || leftOn === null) return null
  const there = stays.filter(
    (stay) => stay.caseId === caseId && stay.enteredOn <= leftOn && (stay.leftOn === null || stay.leftOn > leftOn),
  )
  return there.length > 0 && there.every((stay) => stay.track !== 'consent') ? leftOn : null
}
