import { z } from 'zod'
import { AccountFiguresBody, accountFiguresBody } from '../../statistics/account-body.ts'
import { AnswerFiguresBody, answerFiguresBody } from '../../statistics/answer-body.ts'
import { ChangeFiguresBody, changeFiguresBody } from '../../statistics/change-body.ts'
import {
  CostFiguresBody,
  costFiguresBody,
  ForecastFiguresBody,
  forecastFiguresBody,
  MatterFiguresBody,
  matterFiguresBody,
  NeverFiguresBody,
  neverFiguresBody,
  OfficeFiguresBody,
  officeFiguresBody,
  SafetyFiguresBody,
  safetyFiguresBody,
} from '../../statistics/city-bodies.ts'
import { CohortFiguresBody, cohortFiguresBody } from '../../statistics/cohort-body.ts'
import { CompanyFiguresBody, companyFiguresBody } from '../../statistics/company-body.ts'
import { ConductFiguresBody, conductFiguresBody } from '../../statistics/conduct-body.ts'
import { CurveFiguresBody, curveAsked, curveFiguresBody } from '../../statistics/curve-body.ts'
import { FamilyFiguresBody, familyFiguresBody } from '../../statistics/family-body.ts'
import { MapFiguresBody, mapFiguresBody } from '../../statistics/map-body.ts'
import type { Figures } from '../../statistics/open-figures.ts'
import { OverdueFiguresBody, overdueFiguresBody } from '../../statistics/overdue-body.ts'
import { ReasonFiguresBody, reasonFiguresBody } from '../../statistics/reason-body.ts'
import { StageFiguresBody, stageFiguresBody } from '../../statistics/stage-body.ts'
import { StuckFiguresBody, stuckFiguresBody } from '../../statistics/stuck-body.ts'
import { askedFigure, askedOfAll, day, listOf, oneOrMore } from '../figure-question.ts'
import type { TypedApp } from '../typed-app.ts'

const from = day.optional().describe('First day of the period; left out: twelve months.')
const to = day.optional().describe('Last day of the period; `asOf` if left out.')
const byDistrict = { groupBy: z.enum(['district']).optional() }

/** The names of the rows behind those of the surface. */
const splitNames = {
  district: 'district',
  party: 'party',
  clock: 'name',
  track: 'track',
  organisation: 'organisationId',
} as const

const families = askedFigure({
  name: 'families',
  operationId: 'readFamilyFigures',
  summary: 'Of the families who asked, where they are after 30, 90 and 180 days',
  description: 'Of all who asked by `asOf`, the open ones inside. Days are calendar days from the first request of the family.',
  query: z.strictObject({ ...askedOfAll, ...byDistrict }),
  body: FamilyFiguresBody,
  ask: ({ figures, asker, query: { groupBy = null, ...asked } }) => figures.families(asker, asked, groupBy),
  say: familyFiguresBody,
})

const stuck = askedFigure({
  name: 'stuck',
  operationId: 'readStuckFigures',
  summary: 'Which families are stuck, since when, and who has them in hand',
  description:
    'Past a clock, or nothing recorded for 20 working days, or back at the same desk for the third time, or waiting on a matter whose report is due.',
  query: z.strictObject({
    ...askedOfAll,
    ...byDistrict,
    longest: z.coerce.number().int().min(0).max(500).default(10).describe('How many families are named one by one.'),
  }),
  body: StuckFiguresBody,
  ask: ({ figures, asker, query: { groupBy = null, longest, ...asked } }) => figures.stuck(asker, asked, groupBy, longest),
  say: stuckFiguresBody,
})

const changes = askedFigure({
  name: 'changes',
  operationId: 'readChangeFigures',
  summary: 'What changed since last Monday',
  query: z.strictObject({
    ...askedOfAll,
    since: day.optional().describe('The day it is compared with; the last Monday before `asOf` if left out.'),
    ...byDistrict,
  }),
  body: ChangeFiguresBody,
  ask: ({ figures, asker, query: { groupBy = null, ...asked } }) => figures.changes(asker, asked, groupBy),
  say: changeFiguresBody,
})

const accounts = askedFigure({
  name: 'accounts',
  operationId: 'readAccountFigures',
  summary: 'The days families waited: by who held them, by who was awaited, by what sent them there',
  description: 'A ground that was tested and fell moves its days to who raised it. The three accounts add up to the same.',
  query: z.strictObject({ ...askedOfAll, ...byDistrict }),
  body: AccountFiguresBody,
  ask: ({ figures, asker, query: { groupBy = null, ...asked } }) => figures.accounts(asker, asked, groupBy),
  say: accountFiguresBody,
})

const map = askedFigure({
  name: 'map',
  operationId: 'readProcessMap',
  summary: 'Which ways requests went from stage to stage, how often, after how long',
  query: z.strictObject({ ...askedOfAll, ...byDistrict }),
  body: MapFiguresBody,
  ask: ({ figures, asker, query: { groupBy = null, ...asked } }) => figures.map(asker, asked, groupBy),
  say: mapFiguresBody,
})

const stages = askedFigure({
  name: 'stages',
  operationId: 'readStageFigures',
  summary: 'How many wait where and with whom, and how long',
  query: z.strictObject({
    ...askedOfAll,
    from,
    to,
    groupBy: oneOrMore(['district', 'organisation']).describe('`organisation` counts what waits, never how long.'),
  }),
  body: StageFiguresBody,
  ask: ({ figures, asker, query: { groupBy, ...asked } }) => figures.stages(asker, asked, listOf(groupBy)),
  say: stageFiguresBody,
})

const answers = askedFigure({
  name: 'answers',
  operationId: 'readAnswerFigures',
  summary: 'How long companies take to answer, the silent ones inside',
  description: 'Of all requests served by `asOf`: there is no period, because who picks one picks the silent out.',
  query: z.strictObject({ ...askedOfAll, groupBy: z.enum(['district', 'organisation']).optional() }),
  body: AnswerFiguresBody,
  ask: ({ figures, asker, query: { groupBy = null, ...asked } }) => figures.answers(asker, asked, groupBy),
  say: (answered, language, { groupBy }) => answerFiguresBody(answered, language, groupBy === 'organisation'),
})

const companies = askedFigure({
  name: 'companies',
  operationId: 'readCompanyFigures',
  summary: 'The companies beside each other: time to the own answer, the kind of requests, a funnel with its limits',
  description: 'Companies with at least 20 requests in at least 3 compounds. Sorted by id, never ranked.',
  query: z.strictObject(askedOfAll),
  body: CompanyFiguresBody,
  ask: ({ figures, asker, query }) => figures.companies(asker, query),
  say: companyFiguresBody,
})

const curves = askedFigure({
  name: 'curves',
  operationId: 'readCurveFigures',
  summary: 'The share that still waits after so many days, with bands and how many were followed',
  description: 'Whatever ends the waiting: one minus the curve is the probability of no particular end.',
  query: z.strictObject({ ...askedOfAll, ...curveAsked }),
  body: CurveFiguresBody,
  ask: ({ figures, asker, query }) => {
    const { groupBy = null, stage = null, unit, garage, transformer, age, rules, ...asked } = query
    return figures.curves(asker, asked, { groupBy, stage, unit, filters: { garage, transformer, age, rules } })
  },
  say: (answered, language, { groupBy = null, stage = null, unit }) =>
    curveFiguresBody(answered, language, { groupBy, stage, unit }),
})

const cohorts = askedFigure({
  name: 'cohorts',
  operationId: 'readCohortFigures',
  summary: 'Of the families who asked in a month, how many reached what within 90 and 180 days',
  description: 'Months with full follow-up only.',
  query: z.strictObject(askedOfAll),
  body: CohortFiguresBody,
  ask: ({ figures, asker, query }) => figures.cohorts(asker, query),
  say: cohortFiguresBody,
})

const overdue = askedFigure({
  name: 'overdue',
  operationId: 'readOverdueFigures',
  summary: 'How many clocks are overdue, those open and late inside',
  description: 'Of the clocks that ended from `from` to `asOf`, and of all that are open and late.',
  query: z.strictObject({ ...askedOfAll, from, groupBy: oneOrMore(['district', 'party', 'clock', 'track', 'organisation']) }),
  body: OverdueFiguresBody,
  ask: ({ figures, asker, query: { groupBy, ...asked } }) =>
    figures.overdue(
      asker,
      asked,
      listOf(groupBy).map((name) => splitNames[name]),
    ),
  say: overdueFiguresBody,
})

const reasons = askedFigure({
  name: 'reasons',
  operationId: 'readReasonFigures',
  summary: 'Which reasons were stated, and what became of those that were tested',
  query: z.strictObject({ ...askedOfAll, from, to, groupBy: z.enum(['district', 'organisation']).optional() }),
  body: ReasonFiguresBody,
  ask: ({ figures, asker, query: { groupBy = null, ...asked } }) => figures.reasons(asker, asked, groupBy),
  say: (answered, language, { groupBy }) => reasonFiguresBody(answered, language, groupBy === 'organisation'),
})

/** What is kept as a state and not by days is shown as it was on record then, not with what became known later. */
const asOnRecord = { asOf: askedOfAll.asOf, district: askedOfAll.district }

const matters = askedFigure({
  name: 'matters',
  operationId: 'readMatterFigures',
  summary: 'Open matters: whom each holds, what it costs, where one yuan frees most families',
  query: z.strictObject(asOnRecord),
  body: MatterFiguresBody,
  ask: ({ figures, asker, query }) => figures.matters(asker, query),
  say: matterFiguresBody,
})

const forecast = askedFigure({
  name: 'forecast',
  operationId: 'readForecastFigures',
  summary: 'When each transformer is full at the rate of the last 180 days',
  query: z.strictObject(asOnRecord),
  body: ForecastFiguresBody,
  ask: ({ figures, asker, query }) => figures.forecast(asker, query),
  say: forecastFiguresBody,
})

const offices = askedFigure({
  name: 'offices',
  operationId: 'readOfficeFigures',
  summary: 'What lies with each office, and what came and went in 28 days',
  query: z.strictObject(askedOfAll),
  body: OfficeFiguresBody,
  ask: ({ figures, asker, query }) => figures.offices(asker, query),
  say: officeFiguresBody,
})

const conduct = askedFigure({
  name: 'conduct',
  operationId: 'readConductFigures',
  summary: 'Traces of how each office goes about its clocks, grounds and records, each beside what it is a part of',
  description: 'Traces and no findings. Sorted by name, never ranked.',
  query: z.strictObject(askedOfAll),
  body: ConductFiguresBody,
  ask: ({ figures, asker, query }) => figures.conduct(asker, query),
  say: conductFiguresBody,
})

const safety = askedFigure({
  name: 'safety',
  operationId: 'readSafetyFigures',
  summary: 'Hazards, fires and suspensions per 10,000 pile-years',
  query: z.strictObject({ ...asOnRecord, ...byDistrict }),
  body: SafetyFiguresBody,
  ask: ({ figures, asker, query: { groupBy = null, ...asked } }) => figures.safety(asker, asked, groupBy),
  say: safetyFiguresBody,
})

const costs = askedFigure({
  name: 'costs',
  operationId: 'readCostFigures',
  summary: 'What it costs the families: months of waiting, fees demanded and paid, plans declined for their cost',
  query: z.strictObject({ ...askedOfAll, ...byDistrict }),
  body: CostFiguresBody,
  ask: ({ figures, asker, query: { groupBy = null, ...asked } }) => figures.costs(asker, asked, groupBy),
  say: costFiguresBody,
})

const never = askedFigure({
  name: 'never',
  operationId: 'readNeverFigures',
  summary: 'Spaces for which nobody has filed a request, by compound',
  query: z.strictObject(asOnRecord),
  body: NeverFiguresBody,
  ask: ({ figures, asker, query }) => figures.never(asker, query),
  say: neverFiguresBody,
})

/** All figures, by the last part of their address. */
export const askedFigures = {
  ...{ families, stuck, changes, accounts, map, stages, answers, companies, curves, cohorts, overdue, reasons },
  ...{ matters, forecast, offices, conduct, safety, costs, never },
} as const

/**
 * Where requests wait and with whom, how long companies take, what is overdue, which reasons are stated and tested. For the
 * bureau (its districts) and the centre (its own): who may read the cases gets whole groups, and each group says whether a
 * publication would have to leave it out. Small cells are withheld in public figures only (S13).
 */
export const statisticsRoutes = (figures: Figures) => (app: TypedApp) => {
  for (const { route } of Object.values(askedFigures)) route(app, figures)
}
