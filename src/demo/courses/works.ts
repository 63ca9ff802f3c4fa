import { hasNoPower } from './acts.ts'
import { finds } from './checks.ts'
import { course, late } from './course.ts'
import {
  confirmsStop,
  findsPaperForged,
  issuesNoPaperAnew,
  remediesBreach,
  reportsLockedDoor,
  reportsObstruction,
  reportsPapersHeld,
  stopsWorks,
} from './works-acts.ts'

/** Courses to each place of the works. */
export const worksCourses = [
  course('main/construction', 25),
  course('main/obstructed', 22, { 'main/construction': late(0, reportsObstruction) }),
  course('main/workStopped/confirming', 22, { 'main/construction': late(0, stopsWorks) }),
  course('main/workStopped/remedying', 28, {
    'main/construction': stopsWorks,
    'main/workStopped/confirming': confirmsStop,
  }),
  course('main/workStopped/rechecking', 28, {
    'main/construction': stopsWorks,
    'main/workStopped/confirming': confirmsStop,
    'main/workStopped/remedying': late(1, remediesBreach),
  }),
  course('main/papersWithheld', 22, { 'main/construction': late(2, reportsPapersHeld) }),
  course('main/accessDenied', 22, { 'main/construction': late(0, reportsLockedDoor) }),
  course('main/paperForged', 22, { 'main/construction': late(1, findsPaperForged) }),
  course('main/noPaper', 28, {
    'main/construction': findsPaperForged,
    'main/paperForged': issuesNoPaperAnew,
    'main/coordination/requested': hasNoPower('main'),
  }),
  course('main/inspection', 20),
  course('main/clearing', 24, { 'fire/assessing': finds('passedWithGaps') }),
  course('main/metering', 22),
]
