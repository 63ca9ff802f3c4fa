import { rejectsFor } from './acts.ts'
import {
  contestsFinding,
  declinesExpert,
  declinesPlan,
  finds,
  findsDoorLocked,
  findsNobody,
  firstDeclines,
  gridDeclines,
  letsItStand,
  opensCheck,
  ordersTest,
  proposesExpert,
  returnsIntake,
  spaceOwnerSaysNo,
  submitsTest,
  waitsOn,
} from './checks.ts'
import { course, late, silent } from './course.ts'

/** The consent stands still, so that the finding can be seen before the works begin. */
const companySaysNo = { 'consent/reviewing': rejectsFor('NOT_IN_CONTRACT'), 'consent/rejected': silent }

/** Courses to each place of the fire and the grid track. */
export const technicalCourses = [
  course('fire/notRequired', 10, companySaysNo, 'ground'),
  course('fire/assessing', 8),
  course('fire/namingBody', 8, { 'fire/assessing': late(1, firstDeclines) }),
  // Another assessor is wanted after a contest.
  course('fire/namingBody', 12, { 'fire/assessing': finds('hardStop'), 'fire/hardStop': late(1, contestsFinding('fire')) }),
  course('fire/accessDenied', 6, { 'fire/assessing': late(0, findsDoorLocked('fire')) }),
  course('fire/thirdPartyTest/choosing', 6, { 'fire/assessing': late(1, proposesExpert) }),
  course('fire/thirdPartyTest/naming', 8, {
    'fire/assessing': late(3, proposesExpert),
    'fire/thirdPartyTest/choosing': late(1, declinesExpert),
  }),
  course('fire/thirdPartyTest/testing', 8, { 'fire/assessing': ordersTest }),
  course('fire/thirdPartyTest/answering', 8, { 'fire/assessing': late(2, submitsTest) }),
  course('fire/passedWithGaps', 10, { 'fire/assessing': finds('passedWithGaps'), ...companySaysNo }),
  course('fire/needsRetrofit', 20, { 'fire/assessing': finds('needsRetrofit') }),
  course('fire/hardStop', 18, { 'fire/assessing': finds('hardStop') }),
  course('fire/noCompetentBody', 18, { 'fire/assessing': firstDeclines, 'fire/namingBody': findsNobody('fire') }),
  course('fire/awaitingMatter', 18, {
    'fire/assessing': finds('needsRetrofit'),
    'fire/needsRetrofit': waitsOn('fire', 'retrofit'),
  }),
  course('grid/intake', 6),
  course('grid/intakeReturned', 10, { 'grid/intake': late(4, returnsIntake) }),
  course('grid/survey', 7),
  course('grid/accessDenied', 7, { 'grid/survey': late(0, findsDoorLocked('grid')) }),
  course('grid/capacity', 12, {}, 'untested'),
  course('grid/loadLogging', 14, { 'grid/noCapacity': late(2, contestsFinding('grid')) }, 'full'),
  course('grid/plan', 9),
  course('grid/planConfirm', 11),
  course('grid/planDeclined', 16, { 'grid/planConfirm': declinesPlan }),
  course('grid/confirmed', 14, companySaysNo),
  course('grid/orderedChargingOnly', 14, {}, 'ordered'),
  course('grid/noCapacity', 16, {}, 'full'),
  course('grid/namingBody', 7, { 'grid/intake': late(1, gridDeclines) }),
  course('grid/noCompetentBody', 16, { 'grid/intake': gridDeclines, 'grid/namingBody': findsNobody('grid') }),
  course('grid/awaitingMatter', 18, { 'grid/noCapacity': waitsOn('grid', 'transformer') }, 'full'),
]

/** Courses to where somebody beside fire and grid has to look. */
export const checkCourses = [
  course('grid/awaitingChecks', 11, { ...companySaysNo, 'consent/rejected': opensCheck('spaceOwner') }),
  course('grid/weighingCheck', 16, {
    ...companySaysNo,
    'consent/rejected': opensCheck('spaceOwner'),
    'grid/awaitingChecks': spaceOwnerSaysNo,
    'grid/weighingCheck': silent,
  }),
  course('grid/checkAgainst', 18, {
    ...companySaysNo,
    'consent/rejected': opensCheck('spaceOwner'),
    'grid/awaitingChecks': spaceOwnerSaysNo,
    'grid/weighingCheck': letsItStand,
    'grid/checkAgainst': silent,
  }),
]
