import { z } from 'zod'
import { NewNotice } from '../../../workflows/calendar/notices.ts'
import { clockNames } from '../../../workflows/case/clocks.ts'
import { noticeFaultText } from '../../../workflows/labels/calendar.ts'
import { clockLabels } from '../../../workflows/labels/clocks.ts'
import { parties } from '../../../workflows/parties.ts'
import { Bilingual } from '../../../workflows/rules/schema.ts'
import type { CalendarStore } from '../../calendars/ports.ts'
import type { TimeSource } from '../../cases/ports.ts'
import { callerOf } from '../access.ts'
import { json, problemAnswers } from '../answers.ts'
import { languageOf, Problem } from '../problems.ts'
import type { TypedApp } from '../typed-app.ts'

const day = z.iso.date()

const noticeExample = {
  document: {
    zh: '国务院办公厅关于2027年部分节假日安排的通知',
    en: 'General Office of the State Council, notice on holidays in 2027',
  },
  publishedOn: '2026-11-05',
  source: 'www.gov.cn',
  days: { year: 2027, off: [['2027-01-01', '2027-01-03'] as [string, string]], work: ['2027-01-09'] },
  withdraws: null,
}

const NewNoticeBody = NewNotice.meta({
  id: 'NewHolidayNotice',
  description:
    'The days of a year as an office published them: the days off as ranges with both ends, and the Saturdays and Sundays that are worked. `withdraws`: the number of a notice that was wrong; `days` then says what is right, or is null.',
  examples: [noticeExample],
})

const NoticeBody = z
  .object({
    number: z.string(),
    origin: z.enum(['box', 'imported']),
    document: Bilingual,
    publishedOn: day,
    source: z.string(),
    days: z.object({ year: z.int(), off: z.array(z.array(day)), work: z.array(day) }).nullable(),
    withdraws: z.string().nullable(),
    withdrawnBy: z.string().nullable(),
    stands: z.boolean().describe('Its days count today: it was not withdrawn, and no other notice has taken its year.'),
    recordedAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'HolidayNotice', description: 'A holiday notice. It never changes; a wrong one is withdrawn by another.' })

const CalendarBody = z
  .object({
    calendarId: z.string(),
    hash: z.string().describe('Cases are pinned to a calendar by it.'),
    finalFrom: day,
    finalUntil: day.describe('Dates after this day are provisional: their notice is not published, or not imported.'),
    notices: z.array(NoticeBody),
  })
  .meta({ id: 'Calendar' })

const ReachBody = z
  .object({
    number: z.string(),
    reached: z.int().describe('Cases that the notice has reached, by an event of their own.'),
    waiting: z.int().describe('Running cases that are still to be brought to the calendar of today.'),
    cases: z.array(
      z.object({
        caseId: z.string(),
        caseNumber: z.string().nullable(),
        record: z.int().describe('The event in the case.'),
        recordedAt: z.iso.datetime(),
        dates: z
          .array(
            z.object({
              clockId: z.string(),
              name: z.enum(clockNames),
              label: Bilingual,
              party: z.enum(parties),
              dueBefore: day.nullable(),
              dueAfter: day.nullable().describe('Never before `dueBefore`: no date that was told comes earlier.'),
              provisionalBefore: z.boolean(),
              provisionalAfter: z.boolean(),
            }),
          )
          .describe('The clocks whose date changed, or became final.'),
      }),
    ),
    nextCursor: z.string().nullable(),
  })
  .meta({ id: 'NoticeReach', description: 'What a notice changed, case by case and clock by clock.' })

const calendarId = z.string().min(1).max(20)
const { cases: changedCases } = ReachBody.shape

/** What the calendar routes need. */
interface CalendarParts {
  readonly calendars: CalendarStore
  readonly time: TimeSource
}

/** The working-day calendars: which notices count, a new year's import, and what it changed. */
export const calendarRoutes =
  ({ calendars, time }: CalendarParts) =>
  (app: TypedApp) => {
    app.get(
      '/api/calendars',
      {
        config: { access: 'public' },
        schema: {
          tags: ['rules'],
          operationId: 'listCalendars',
          summary: 'The working-day calendars with every notice they rest on',
          security: [],
          response: {
            200: json('All calendars.', z.object({ calendars: z.array(CalendarBody) }).meta({ id: 'Calendars' })),
            ...problemAnswers(429, 503),
          },
        },
      },
      async () => ({ calendars: (await calendars.all()).map(mutable) }),
    )

    app.post(
      '/api/calendars/:calendarId/notices',
      {
        config: { access: ['operator'] },
        schema: {
          tags: ['rules'],
          operationId: 'importHolidayNotice',
          summary: 'Import the holidays of a year as a numbered notice, or withdraw one that was wrong',
          description:
            'The notice gets a number and reaches every running case as an event of its own, in the background. The very same notice sent again is answered 200 and writes nothing.',
          params: z.strictObject({ calendarId }),
          body: NewNoticeBody,
          response: {
            200: json('The very same notice is there already.', NoticeBody),
            201: json('The notice with its number.', NoticeBody),
            ...problemAnswers(400, 401, 403, 404, 413, 415, 429, 503),
          },
        },
      },
      async (request, reply) => {
        const { params, body } = request
        const { accountId } = callerOf(request)
        const result = await calendars.importNotice(params.calendarId, body, { now: time.now(), accountId })
        if (result.kind === 'unknown') throw new Problem('NOT_FOUND')
        if (result.kind === 'wrong') {
          const language = languageOf(request.headers['accept-language'])
          const errors = result.faults.map((fault) => ({ ...fault, detail: noticeFaultText(fault, language) }))
          throw new Problem('VALIDATION_FAILED', { errors: errors.map(({ words: _, ...error }) => error) })
        }
        const [calendar] = (await calendars.all()).filter((one) => one.calendarId === params.calendarId)
        const notice = calendar?.notices.find(({ number }) => number === result.number)
        if (!calendar || !notice) throw new Error(`the notice ${result.number} was recorded and is not there`)
        request.log.info({ number: result.number, by: accountId, recorded: result.kind }, 'holiday notice imported')
        return reply.code(result.kind === 'recorded' ? 201 : 200).send(mutableNotice(notice))
      },
    )

    app.get(
      '/api/calendars/:calendarId/notices/:number/changes',
      {
        config: { access: ['operator', 'bureau'] },
        schema: {
          tags: ['rules'],
          operationId: 'readNoticeChanges',
          summary: 'What a notice changed: case, clock, date before and after; and how many cases it has still to reach',
          params: z.strictObject({ calendarId, number: z.string().min(1).max(60) }),
          querystring: z.strictObject({
            cursor: z.string().max(60).optional(),
            limit: z.coerce.number().int().min(1).max(200).default(50),
          }),
          response: { 200: json('The difference.', ReachBody), ...problemAnswers(400, 401, 403, 404, 429, 503) },
        },
      },
      async (request) => {
        const { params, query } = request
        const page = { cursor: query.cursor ?? null, limit: query.limit }
        const reach = await calendars.reach(params.calendarId, params.number, page)
        if (!reach) throw new Problem('NOT_FOUND')
        const cases: z.infer<typeof changedCases> = reach.cases.map(({ dates, ...one }) => ({
          ...one,
          dates: dates.map((date) => ({ ...date, label: clockLabels[date.name].name })),
        }))
        return { ...reach, number: params.number, cases }
      },
    )
  }

const mutableNotice = ({ days, ...notice }: Awaited<ReturnType<CalendarStore['all']>>[number]['notices'][number]) => ({
  ...notice,
  days: days && { year: days.year, off: days.off.map((range) => [...range]), work: [...days.work] },
})

const mutable = ({ notices, ...calendar }: Awaited<ReturnType<CalendarStore['all']>>[number]) => ({
  ...calendar,
  notices: notices.map(mutableNotice),
})
