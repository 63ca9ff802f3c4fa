import type { Track } from '../../../workflows/parties.ts'
import type { Behaviour, Situation } from '../behaviour/move.ts'
import type { PlaceKind } from '../city-plan.ts'
import {
  agrees,
  asksCoordination,
  asksMediation,
  closesOnPromises,
  escalates,
  holdsMeeting,
  objectsToMediator,
  opensMediation,
  rejectsFor,
} from './acts.ts'
import { finds } from './checks.ts'
import { type Course, type CoursePlace, late, silent } from './course.ts'
import { reportsObstruction } from './works-acts.ts'

/** Where a dispute arises: what leads there, and how many working days that takes. */
interface Ground {
  readonly track: Track
  readonly takes: number
  readonly compound: PlaceKind
  readonly before: Course['moves']
  /** Where the owner asks for coordination or mediation. */
  readonly asks: CoursePlace
}

const grounds: readonly Ground[] = [
  {
    track: 'consent',
    takes: 8,
    compound: 'plain',
    before: { 'consent/reviewing': rejectsFor('UNFAIR_TO_LATECOMERS') },
    asks: 'consent/rejected',
  },
  {
    track: 'fire',
    takes: 6,
    compound: 'plain',
    before: { 'fire/assessing': finds('needsRetrofit') },
    asks: 'fire/needsRetrofit',
  },
  { track: 'grid', takes: 10, compound: 'full', before: {}, asks: 'grid/noCapacity' },
]

/** The dispute is brought to the centre so many working days before the end. */
export type Opening = (
  kind: 'coordination' | 'mediation',
  beforeEnd: number,
) => Pick<Course, 'filed' | 'compound' | 'moves' | 'opening'>

const openingOf =
  ({ track, takes, compound, before, asks }: Ground): Opening =>
  (kind, beforeEnd) => {
    const request: Behaviour = kind === 'coordination' ? asksCoordination(track) : asksMediation(track)
    return { filed: takes + beforeEnd, compound, moves: { ...before, [asks]: late(beforeEnd, request) } }
  }

/** During the works a company that does not clear what it put in the way brings the dispute to the centre by its silence. */
const openingOfWorks: Opening = (kind, beforeEnd) => ({
  filed: 20 + beforeEnd,
  compound: 'plain',
  moves: {
    'main/construction': late(beforeEnd + (kind === 'mediation' ? 4 : 1), reportsObstruction),
    'main/obstructed': silent,
    ...(kind === 'mediation' ? { 'main/coordination/underway': late(beforeEnd, asksMediation('main')) } : {}),
  },
})

/** Courses to each place of a dispute in one track. */
export const coursesIn = (track: Track, opening: Opening): Course[] => {
  const rest = (
    place:
      | 'coordination/requested'
      | 'coordination/underway'
      | 'coordination/promised'
      | 'bureauHandling'
      | `mediation/${'requested' | 'accepted' | 'objected' | 'sessions' | 'agreed' | 'performing' | 'breached'}`,
    beforeEnd: number,
    then: Course['moves'] = {},
  ): Course => {
    const { moves, ...more } = opening(place.startsWith('mediation') ? 'mediation' : 'coordination', beforeEnd)
    return { rests: `${track}/${place}`, moves: { ...moves, ...then }, ...more }
  }
  return [
    rest('coordination/requested', 1),
    rest('coordination/underway', 2),
    rest('coordination/promised', 3, {
      [`${track}/coordination/underway`]: (situation: Situation) =>
        situation.stored.file.memory.meetings.length === 0
          ? late(2, holdsMeeting(track))(situation)
          : late(1, closesOnPromises(track))(situation),
    }),
    rest('bureauHandling', 8, { [`${track}/coordination/requested`]: escalates(track) }),
    rest('mediation/requested', 1),
    rest('mediation/accepted', 3, { [`${track}/mediation/requested`]: late(1, opensMediation(track)) }),
    rest('mediation/objected', 3, { [`${track}/mediation/accepted`]: late(1, objectsToMediator(track)) }),
    rest('mediation/sessions', 8),
    rest('mediation/agreed', 9, { [`${track}/mediation/sessions`]: late(1, agrees(track, 'electronic', 20)) }),
    rest('mediation/performing', 9, { [`${track}/mediation/sessions`]: late(3, agrees(track, 'paper', 20)) }),
    rest('mediation/breached', 18, {
      [`${track}/mediation/sessions`]: agrees(track, 'paper', 5),
      [`${track}/mediation/performing`]: silent,
    }),
  ]
}

/** Courses to each place of a dispute, in each track in which one can arise. */
export const disputeCourses = [
  ...grounds.flatMap((ground) => coursesIn(ground.track, openingOf(ground))),
  ...coursesIn('main', openingOfWorks),
]
