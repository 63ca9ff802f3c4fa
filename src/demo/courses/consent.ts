import type { Behaviour } from '../behaviour/move.ts'
import {
  approvesWithoutPaper,
  contestsGrounds,
  declinesToIssue,
  doesNotObject,
  findsGroundsBaseless,
  handsOver,
  hasNoPower,
  offersConditions,
  rejectsFor,
} from './acts.ts'
import { acts, course, late, silent } from './course.ts'
import { asksEnforcement, winsPaper } from './court.ts'
import { smoothly } from './smooth.ts'

const confirmsPapers: Behaviour = (situation) => smoothly.documentCheck?.(situation) ?? null
const demandsPapers = acts('centre', { type: 'centre.requestCorrection', missing: ['spaceRight'] })

/** The company is served at once, its substitute only so many working days before the end. */
const servesSubstitute =
  (beforeEnd: number): Behaviour =>
  (situation) =>
    situation.stored.file.memory.issuer?.party === 'community' ? late(beforeEnd, handsOver)(situation) : handsOver(situation)

const rejects = { 'consent/reviewing': rejectsFor('FIRE_LIABILITY_FEAR', 'NO_LOCAL_RULE') }
const nobodyHelps = {
  'consent/substituteIssue': declinesToIssue,
  'consent/coordination/underway': hasNoPower('consent'),
}

/** Courses to each place on the way to the paper. */
export const consentCourses = [
  course('consent/documentCheck', 0),
  course('consent/awaitingCorrection', 6, { 'consent/documentCheck': demandsPapers }),
  course('consent/namingIssuer', 1, { 'consent/documentCheck': late(0, confirmsPapers) }, 'unmanaged'),
  course('consent/serving', 8),
  course('consent/reviewing', 4, { 'consent/serving': late(1, handsOver) }),
  course('consent/paperDue', 5, {
    'consent/serving': late(2, handsOver),
    'consent/reviewing': late(0, approvesWithoutPaper),
  }),
  course('consent/conditionsOffered', 8, { 'consent/reviewing': offersConditions }),
  course('consent/rejected', 15, rejects),
  course('consent/unanswered', 25, { 'consent/reviewing': silent, ...nobodyHelps }),
  course('consent/yesWithoutPaper', 35, {
    'consent/reviewing': approvesWithoutPaper,
    'consent/paperDue': silent,
    ...nobodyHelps,
  }),
  course('consent/groundsFell', 40, {
    'consent/reviewing': rejectsFor('FIRE_SYSTEM_MISSING'),
    'consent/redecide': silent,
    ...nobodyHelps,
  }),
  course('consent/noPaper', 30, { 'consent/reviewing': doesNotObject, ...nobodyHelps }),
  course('consent/opinion', 10, { ...rejects, 'consent/rejected': late(1, contestsGrounds) }),
  course('consent/contested', 12, {
    'consent/reviewing': rejectsFor('FIRE_SYSTEM_MISSING'),
    'fire/assessing': silent,
  }),
  course('consent/redecide', 10, {
    ...rejects,
    'consent/rejected': late(3, contestsGrounds),
    'consent/opinion': late(1, findsGroundsBaseless),
  }),
  course('consent/judgmentPerformance', 30, { ...rejects, 'consent/rejected': winsPaper(60) }),
  course('consent/enforcement/toApply', 40, {
    ...rejects,
    'consent/rejected': winsPaper(5),
    'consent/judgmentPerformance': silent,
  }),
  course('consent/enforcement/underway', 45, {
    ...rejects,
    'consent/rejected': winsPaper(5),
    'consent/judgmentPerformance': silent,
    'consent/enforcement/toApply': asksEnforcement,
  }),
  course('consent/substituteIssue', 12, {
    'consent/reviewing': doesNotObject,
    'consent/serving': servesSubstitute(2),
  }),
]
