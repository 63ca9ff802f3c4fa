import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Schemas } from '../../../src/client/client.ts'
import { verifyRecord } from '../../../src/database/verify.ts'
import { type ApiCity, openApiCity, type Who } from '../../helpers/api-city.ts'
import { corrected2027, year2027 } from '../../helpers/calendar-years.ts'
import { type LivedCase, served } from '../../helpers/lived-case.ts'

/* The holidays of a year as an operator imports them over HTTP, and what they change in a request on the way. */

let city: ApiCity
let lived: LivedCase
const path = '/api/calendars/cn/notices'
const post = (who: Who, body: unknown, language = 'zh') => city.call(who, 'POST', path, { body, language })
const replyClock = async () => (await city.client('owner').read(lived.caseId)).clocks.find(({ name }) => name === 'propertyReply')

beforeAll(async () => {
  city = await openApiCity({ at: '2026-12-30T01:00:00.000Z', spaces: 1 })
  lived = await served(city, { space: 0 })
})
afterAll(async () => {
  const { database, library } = city.service
  const { differences } = verifyRecord(database.db, library)
  await city.close()
  expect(differences).toEqual([])
})

describe('the calendars', () => {
  test('are shown to everybody: up to which day they are final, and on which notices they rest', async () => {
    const { calendars } = (await city.call('nobody', 'GET', '/api/calendars')).json() as Schemas['Calendars']
    expect(calendars.find(({ calendarId }) => calendarId === 'cn')).toMatchObject({
      finalUntil: '2026-12-31',
      notices: [
        { number: 'cn-2025', origin: 'box', stands: true },
        { number: 'cn-2026', withdrawnBy: null },
      ],
    })
  })

  test('are changed by the operator alone', async () => {
    for (const who of ['owner', 'property', 'centre', 'bureau'] as const) expect((await post(who, year2027)).status).toBe(403)
    expect((await post('nobody', year2027)).status).toBe(401)
    expect((await city.call('operator', 'POST', '/api/calendars/mars/notices', { body: year2027 })).status).toBe(404)
  })
})

const days = year2027.days!
const bad: readonly (readonly [string, unknown, string, string])[] = [
  [
    'a year that there is already',
    { ...year2027, days: { ...days, year: 2026, off: [['2026-10-01', '2026-10-08']], work: [] } },
    '/days/year',
    'YEAR_TAKEN',
  ],
  ['a year that leaves a gap', { ...year2027, days: { year: 2029, off: [], work: [] } }, '/days/year', 'YEAR_LEAVES_GAP'],
  [
    'two ranges that overlap',
    {
      ...year2027,
      days: {
        ...days,
        off: [
          ['2027-01-01', '2027-01-03'],
          ['2027-01-02', '2027-01-04'],
        ],
      },
    },
    '/days/off/1',
    'DAY_NAMED_TWICE',
  ],
  ['a day off and worked', { ...year2027, days: { ...days, work: ['2027-01-02'] } }, '/days/work/0', 'DAY_BOTH_OFF_AND_WORKING'],
  [
    'a make-up day on a weekday',
    { ...year2027, days: { ...days, work: ['2027-03-01'] } },
    '/days/work/0',
    'MAKE_UP_DAY_ON_A_WEEKDAY',
  ],
  [
    'a range that runs backwards',
    { ...year2027, days: { ...days, off: [['2027-02-11', '2027-02-05']] } },
    '/days/off/0',
    'RANGE_BACKWARDS',
  ],
  ['a day of another year', { ...year2027, days: { ...days, work: ['2028-01-08'] } }, '/days/work/0', 'DAY_OF_ANOTHER_YEAR'],
  ['a day that is no date', { ...year2027, days: { ...days, work: ['2027-02-30'] } }, '/days/work/0', 'invalid_format'],
  ['neither days nor a withdrawal', { ...year2027, days: null }, '/days', 'NOTICE_SAYS_NOTHING'],
  [
    'the withdrawal of a notice that nobody knows',
    { ...year2027, days: null, withdraws: 'cn-2031-1' },
    '/withdraws',
    'NOTICE_UNKNOWN',
  ],
  ['no source', { ...year2027, source: ' ' }, '/source', 'too_small'],
]

test.each(bad)('%s is turned down with its place and a sentence, and nothing is written', async (_, body, pointer, code) => {
  for (const language of ['zh', 'en']) {
    const answer = await post('operator', body, language)
    expect([answer.status, answer.json()['code']]).toEqual([400, 'VALIDATION_FAILED'])
    const errors = answer.json()['errors'] as { pointer: string; code: string; detail: string }[]
    expect(errors).toMatchObject([{ pointer, code, detail: expect.stringMatching(/\S/) }])
  }
  const { calendars } = (await city.call('nobody', 'GET', '/api/calendars')).json() as Schemas['Calendars']
  expect(calendars.find(({ calendarId }) => calendarId === 'cn')?.notices).toHaveLength(2)
})

describe('a year that is imported', () => {
  test('gets a number, reaches the request, and what it changed is read by operator and bureau', async () => {
    expect(await replyClock()).toMatchObject({ dueOn: '2027-01-05', provisional: true })
    const answer = await post('operator', year2027)
    expect([answer.status, answer.json()]).toMatchObject([
      201,
      { number: 'cn-2027-1', origin: 'imported', stands: true, days: { year: 2027 } },
    ])
    expect((await post('operator', year2027)).status).toBe(200)
    await city.service.rounds.due()
    expect(await replyClock()).toMatchObject({ dueOn: '2027-01-07', provisional: false })
    for (const who of ['operator', 'bureau'] as const) {
      const { cases, ...reach } = (await city.call(who, 'GET', `${path}/cn-2027-1/changes`)).json() as Schemas['NoticeReach']
      expect(reach).toEqual({ number: 'cn-2027-1', reached: 1, waiting: 0, nextCursor: null })
      expect(cases).toMatchObject([{ caseId: lived.caseId, caseNumber: expect.stringMatching(/^430211/) }])
      expect(cases[0]?.dates.find(({ name }) => name === 'propertyReply')).toMatchObject({
        label: { zh: '物业答复' },
        party: 'property',
        dueBefore: '2027-01-05',
        dueAfter: '2027-01-07',
      })
    }
    expect((await city.call('owner', 'GET', `${path}/cn-2027-1/changes`)).status).toBe(403)
    expect((await city.call('operator', 'GET', `${path}/cn-2031-1/changes`)).status).toBe(404)
  })

  test('stands in the timeline and in the account of the case, with the dates before and after', async () => {
    const { events } = (await city.call('owner', 'GET', `/api/cases/${lived.caseId}/events`)).json() as {
      events: Schemas['CaseEventRecord'][]
    }
    const event = events.find(({ type }) => type === 'calendar.changed')
    expect(event).toMatchObject({ party: 'system', input: { notices: ['cn-2027-1'], withdrawn: [] } })
    expect(event?.dates.find(({ name }) => name === 'propertyReply')).toMatchObject({
      dueBefore: '2027-01-05',
      dueAfter: '2027-01-07',
    })
    const { countedAnew } = (
      await city.call('owner', 'GET', `/api/cases/${lived.caseId}/account`)
    ).json() as Schemas['DayAccount']
    expect(countedAnew).toMatchObject([{ record: event?.seq, label: expect.stringContaining('节假日') }])
  })

  test('and was wrong is withdrawn by another with the right days; the told date stays', async () => {
    const answer = await post('operator', { ...corrected2027, withdraws: 'cn-2027-1' })
    expect([answer.status, answer.json()['number']]).toEqual([201, 'cn-2027-2'])
    await city.service.rounds.due()
    expect(await replyClock()).toMatchObject({ dueOn: '2027-01-07', provisional: false })
    const again = await post('operator', { ...year2027, days: null, withdraws: 'cn-2027-1' })
    expect(again.json()['errors']).toMatchObject([{ code: 'NOTICE_WITHDRAWN' }])
  })
})
