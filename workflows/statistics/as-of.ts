import type { Day } from './days.ts'
import type { CasePlace } from './place-facts.ts'
import type { Answer, CaseEnd, ClockRow, GroundRow, Stay } from './rows.ts'

/**
 * The day a figure speaks of, and the day up to which the record was read. Both are ends of days: what happened and was
 * recorded on the day itself counts.
 */
export interface AsOf {
  readonly meaning: 'asKnownThen' | 'asItWas'
  readonly asOf: Day
  readonly knownAt: Day
}

/** The figure as the office could have printed it on that day: only what was recorded by then. Last year's report (S8). */
export const asKnownThen = (day: Day): AsOf => ({ meaning: 'asKnownThen', asOf: day, knownAt: day })

/**
 * The figure of that day with all that was recorded since, up to `knownAt`. The corrected series (S8).
 * @throws RangeError when the record is read before the day it shall speak of.
 */
export const asItWas = (day: Day, knownAt: Day): AsOf => {
  if (knownAt < day) throw new RangeError(`nothing is known on ${knownAt} of how it was on ${day}`)
  return { meaning: 'asItWas', asOf: day, knownAt }
}

/**
 * The one rule of both meanings: a fact counts if it happened by `asOf` and was recorded by `knownAt`. A fact without a
 * recording day counts as recorded when it happened. Rows are kept in their last state: a value that was struck out or
 * taken back since is not seen here; for that the rows are built from the events recorded by the day.
 */
export const isSeen = (on: Day | null, recordedOn: Day | null | undefined, at: AsOf): boolean =>
  on !== null && on <= at.asOf && (recordedOn ?? on) <= at.knownAt

/** The places, as they are on record now, without what was reported of their cases later. */
export const placesAsOf = (places: ReadonlyMap<string, CasePlace> = new Map(), at: AsOf): ReadonlyMap<string, CasePlace> =>
  new Map(
    [...places].map(([caseId, place]) => [caseId, isSeen(place.reportedOn, null, at) ? place : { ...place, reportedOn: null }]),
  )

/** The stays that had begun, those that had not ended yet as open. */
export const staysAsOf = (stays: readonly Stay[], at: AsOf): Stay[] =>
  stays
    .filter((stay) => isSeen(stay.enteredOn, stay.enteredRecordedOn, at))
    .map((stay) =>
      isSeen(stay.leftOn, stay.leftRecordedOn, at)
        ? stay
        : { ...stay, leftOn: null, leftRecordedOn: null, leftBy: null, onBehalf: false },
    )

/** The ends that had come. */
export const endsAsOf = (ends: readonly CaseEnd[], at: AsOf): CaseEnd[] =>
  ends.filter((end) => isSeen(end.endedOn, end.endedRecordedOn, at))

/** The requests that had been served, with the answer or the end they had by then. */
export const answersAsOf = (answers: readonly Answer[], at: AsOf): Answer[] =>
  answers
    .filter((row) => isSeen(row.servedOn, row.servedRecordedOn, at))
    .map((row) => {
      const answered = isSeen(row.answeredOn, row.answeredRecordedOn, at)
      const ended = isSeen(row.endedOn, row.endedRecordedOn, at)
      return {
        ...row,
        ...(answered ? {} : { answeredOn: null, answeredRecordedOn: null, kind: null, onBehalf: false }),
        ...(ended ? {} : { endedOn: null, endedRecordedOn: null }),
      }
    })

/** The clocks that had started, with what had become of them. The due day is the one told last. */
export const clocksAsOf = (clocks: readonly ClockRow[], at: AsOf): ClockRow[] =>
  clocks
    .filter((clock) => isSeen(clock.startOn, clock.startRecordedOn, at))
    .map((clock) => {
      const amended = isSeen(clock.answeredOn, clock.answeredRecordedOn ?? clock.passedOn, at)
      return {
        ...clock,
        ...(isSeen(clock.passedOn, null, at) ? {} : { passedOn: null }),
        ...(isSeen(clock.endedOn, null, at) ? {} : { endedOn: null, how: null }),
        ...(amended ? {} : { answeredOn: null, answeredRecordedOn: null }),
      }
    })

/** The grounds that had been stated; without the days of what became of them, that is shown as the record stands. */
export const groundsAsOf = (grounds: readonly GroundRow[], at: AsOf): GroundRow[] =>
  grounds
    .filter((ground) => isSeen(ground.statedOn, null, at))
    .map((ground) => {
      const { since } = ground
      if (!since) return ground
      return {
        ...ground,
        burdenMet: ground.burdenMet && isSeen(since.burdenMet, null, at),
        contested: ground.contested && isSeen(since.contested, null, at),
        verified: isSeen(since.verified, null, at) ? ground.verified : 'UNVERIFIED',
        view: isSeen(since.view, null, at) ? ground.view : null,
      }
    })
