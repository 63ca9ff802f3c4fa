import { calendars } from '../../../workflows/calendar/calendars.ts'
import { type DaysBetween, workingDayCounter } from '../../../workflows/statistics/days.ts'
import type { CasePlace } from '../../../workflows/statistics/place-facts.ts'
import type { Answer, ClockRow, GroundRow, Stay } from '../../../workflows/statistics/rows.ts'

const calendar = calendars['cn']
if (!calendar) throw new Error('the calendar of China is not loaded')

/** Working days of 2025 and 2026 as published. */
export const workingDaysBetween: DaysBetween = workingDayCounter(calendar)

/** The n-th day after 2026-03-02, a Monday; the four weeks that follow have no holiday. */
export const day = (n: number): string => Temporal.PlainDate.from('2026-03-02').add({ days: n }).toString()

const place = { district: 'tianyuan', compoundId: 'compound-1' }

/** A stay from day `from` to day `to` (null = open), recorded when it happened. */
export const stay = (caseId: string, from: number, to: number | null, rest: Partial<Stay> = {}): Stay => ({
  caseId,
  chainId: caseId,
  ...place,
  track: 'consent',
  stage: 'reviewing',
  step: null,
  holder: 'property',
  organisationId: 'company-1',
  visit: 1,
  awaits: [rest.holder ?? 'property'],
  enteredBy: 'owner.submit',
  enteredOn: day(from),
  enteredRecordedOn: day(from),
  leftOn: to === null ? null : day(to),
  leftRecordedOn: to === null ? null : day(to),
  leftBy: to === null ? null : 'property.approve',
  onBehalf: false,
  ...rest,
})

/** A request served on day `served` and answered on day `answered` (null = not). */
export const answer = (caseId: string, served: number, answered: number | null, rest: Partial<Answer> = {}): Answer => ({
  caseId,
  chainId: caseId,
  ...place,
  organisationId: 'company-1',
  servedOn: day(served),
  servedRecordedOn: day(served),
  answeredOn: answered === null ? null : day(answered),
  answeredRecordedOn: answered === null ? null : day(answered),
  kind: answered === null ? null : 'approve',
  endedOn: null,
  onBehalf: false,
  ...rest,
})

/** A place of which everything is on record, of a case that no bare report brought on. */
export const casePlace = (caseId: string, rest: Partial<CasePlace> = {}): CasePlace => ({
  ...{ caseId, garage: 'ground', transformer: 'public', completedOn: '2015-06-01', rules: 'zhuzhou-2022' },
  ...{ reportedOn: null, ...rest },
})

/** A running clock from day 0, due on day 7. */
export const clock = (caseId: string, rest: Partial<ClockRow> = {}): ClockRow => ({
  caseId,
  ...place,
  organisationId: 'company-1',
  party: 'property',
  name: 'propertyReply',
  track: 'consent',
  force: 'L',
  startOn: day(0),
  dueOn: day(7),
  passedOn: null,
  endedOn: null,
  how: null,
  pausedDays: 0,
  answeredOn: null,
  ...rest,
})

/** A ground stated on day 0 and never looked at. */
export const ground = (groundId: string, rest: Partial<GroundRow> = {}): GroundRow => ({
  caseId: `case-of-${groundId}`,
  ...place,
  organisationId: 'company-1',
  groundId,
  code: 'NO_CAPACITY_PUBLIC',
  kind: 'ground',
  statedOn: day(0),
  burdenMet: false,
  contested: false,
  verified: 'UNVERIFIED',
  view: null,
  ...rest,
})
