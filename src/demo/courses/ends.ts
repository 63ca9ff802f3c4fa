import { rejectsFor } from './acts.ts'
import { closesAsInfeasible, declinesPlan, finds } from './checks.ts'
import { acts, course, silent } from './course.ts'
import { losesInCourt } from './court.ts'

/** Courses to each end of a request, and to a draft that nobody files. */
export const endCourses = [
  course('draft', 5),
  course('closed/energised', 30),
  course('closed/withdrawn', 20, {
    'consent/reviewing': acts('owner', { type: 'owner.withdraw', reason: 'talkedOutByProperty' }),
  }),
  course('closed/abandonedAfterDemand', 40, {
    'consent/documentCheck': acts('centre', { type: 'centre.requestCorrection', missing: ['spaceRight'] }),
    'consent/awaitingCorrection': silent,
  }),
  course('closed/gaveUpAfterRefusal', 20, {
    'consent/reviewing': rejectsFor('OWNERS_VOTE_DEMANDED'),
    'consent/rejected': acts('owner', { type: 'owner.acceptRefusal' }),
  }),
  course('closed/infeasibleAtPresent', 20, {
    'fire/assessing': finds('needsRetrofit'),
    'fire/needsRetrofit': closesAsInfeasible,
  }),
  course('closed/declinedForCost', 25, {
    'grid/planConfirm': declinesPlan,
    'grid/planDeclined': closesAsInfeasible,
  }),
  course('closed/diverted', 25, {
    'fire/assessing': finds('hardStop'),
    'fire/hardStop': acts('owner', { type: 'owner.acceptAlternative', kind: 'COLLECTIVE_BUILD' }),
  }),
  course('closed/sold', 40, {
    'consent/reviewing': acts('owner', { type: 'owner.startTransfer', reason: 'sale' }),
  }),
  course('closed/closedByJudgment', 35, {
    'consent/reviewing': rejectsFor('NO_LOCAL_RULE'),
    'consent/rejected': losesInCourt,
  }),
]
