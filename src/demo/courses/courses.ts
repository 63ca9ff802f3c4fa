import type { Behaviour } from '../behaviour/move.ts'
import { consentCourses } from './consent.ts'
import { type Course, placeOf } from './course.ts'
import { disputeCourses } from './disputes.ts'
import { endCourses } from './ends.ts'
import { pileCourses } from './piles.ts'
import { smoothly } from './smooth.ts'
import { checkCourses, technicalCourses } from './technical.ts'
import { worksCourses } from './works.ts'

/** One request for every place in which a request can rest: what happens seldom in a city must be there to be seen. */
export const courses: readonly Course[] = [
  ...consentCourses,
  ...technicalCourses,
  ...disputeCourses,
  ...worksCourses,
  ...pileCourses,
  ...endCourses,
  ...checkCourses,
]

/** What is done in a request that follows a course. */
export const followed =
  ({ rests, moves }: Course): Behaviour =>
  (situation) => {
    const place = placeOf(situation.position)
    const said = moves[place]
    if (said) return said(situation)
    return place === rests ? null : (smoothly[situation.position.stage]?.(situation) ?? null)
  }
