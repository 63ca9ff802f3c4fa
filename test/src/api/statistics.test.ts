import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type PileClient, pileClient, type Schemas, taken } from '../../../src/client/client.ts'
import { type FigureCity, playFigureCity, tianning, tianyuan } from '../../helpers/figure-city.ts'
import { type HttpCity, openHttpCity } from '../../helpers/http-city.ts'

/** Read off the cases that were played (figure-city.ts). */
const placesAfterTenDays = ['refused', 'waitsOnCompany', 'waitsOnGrid', 'waitsOnCentre', 'waitsOnBureau', 'gaveUp']

type Days = { asOf?: string; knownAt?: string; district?: string }
type Period = Days & { from?: string; to?: string }

const stages = async (client: PileClient, query: Period & { groupBy?: 'district' | ('district' | 'organisation')[] } = {}) =>
  taken(await client.http.GET('/api/statistics/stages', { params: { query } }))
const answers = async (client: PileClient, query: Days & { groupBy?: 'district' | 'organisation' } = {}) =>
  taken(await client.http.GET('/api/statistics/answers', { params: { query } }))
const overdue = async (
  client: PileClient,
  query: Days & { from?: string; groupBy?: ('district' | 'party' | 'clock' | 'track' | 'organisation')[] } = {},
) => taken(await client.http.GET('/api/statistics/overdue', { params: { query } }))
const reasons = async (client: PileClient, query: Period & { groupBy?: 'district' | 'organisation' } = {}) =>
  taken(await client.http.GET('/api/statistics/reasons', { params: { query } }))

const families = async (client: PileClient, query: Days & { groupBy?: 'district' } = {}) =>
  taken(await client.http.GET('/api/statistics/families', { params: { query } }))

const stuck = async (client: PileClient, query: Days & { groupBy?: 'district'; longest?: number } = {}) =>
  taken(await client.http.GET('/api/statistics/stuck', { params: { query } }))
const changes = async (client: PileClient, query: Days & { groupBy?: 'district'; since?: string } = {}) =>
  taken(await client.http.GET('/api/statistics/changes', { params: { query } }))

const accountsOf = async (client: PileClient, query: Days & { groupBy?: 'district' } = {}) =>
  taken(await client.http.GET('/api/statistics/accounts', { params: { query } }))

const mapOf = async (client: PileClient, query: Days & { groupBy?: 'district' } = {}) =>
  taken(await client.http.GET('/api/statistics/map', { params: { query } }))

/** All figures of a day, as an office would print them. */
const printed = async (client: PileClient, asOf: string) => ({
  families: await families(client, { asOf, groupBy: 'district' }),
  stuck: await stuck(client, { asOf, groupBy: 'district' }),
  changes: await changes(client, { asOf, groupBy: 'district' }),
  map: await mapOf(client, { asOf, groupBy: 'district' }),
  accounts: await accountsOf(client, { asOf, groupBy: 'district' }),
  stages: await stages(client, { asOf, groupBy: ['district', 'organisation'] }),
  answers: await answers(client, { asOf, groupBy: 'organisation' }),
  overdue: await overdue(client, { asOf, groupBy: ['district', 'clock', 'organisation'] }),
  reasons: await reasons(client, { asOf, groupBy: 'organisation' }),
})

let city: FigureCity
let bureau: PileClient
const evenings = new Map<string, Awaited<ReturnType<typeof printed>>>()

beforeAll(async () => {
  city = await playFigureCity(async (day, { client }) => {
    evenings.set(day, await printed(client, day))
  })
  bureau = city.bodies.bureau.client
}, 120_000)
afterAll(() => city.close())

const line = ({ district, track, stage, holder, n }: Schemas['WaitingGroup']) =>
  [district?.code, track, stage, holder, n].join(' ')

describe('of the families who asked', () => {
  test('each is in one place after ten days, the open ones inside', async () => {
    const { where } = await families(bureau)
    const ten = where.groups[0]?.after.find(({ days }) => days === 10)
    expect(where.definition).toMatchObject({ id: 'family.where', version: 1 })
    expect(ten?.shares?.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 12)
    expect(ten?.shares?.flatMap(({ state, share }) => (share > 0 ? [state] : []))).toEqual(placesAfterTenDays)
    expect(where.groups[0]?.after.find(({ days }) => days === 90)).toMatchObject({ shares: null, why: 'notFollowed' })
  })

  test('a family is counted once, whatever tracks run and however often it filed', async () => {
    const { where } = await families(bureau, { groupBy: 'district' })
    const { stageTotal } = await stages(bureau)
    expect(where.groups.map(({ district }) => district?.code)).toEqual([tianning, tianyuan])
    expect(where.n).toBeLessThanOrEqual(stageTotal.n)
    expect(where.groups.reduce((sum, { n }) => sum + n, 0)).toBe(where.n)
  })
})

describe('who is stuck, and with whom', () => {
  test('each stuck family is named with its reasons, the longest first, nothing personal', async () => {
    const { families: named, stuck: figure, waiting } = await stuck(bureau)
    const said = named.map(({ compound, holder, reasons }) =>
      [compound, holder, ...reasons.map(({ reason, since }) => `${reason} ${since}`)].join(' '),
    )
    // The company was silent, whoever has it by now; the two days of the grid are a reference time in both districts.
    expect(said.toSorted()).toEqual([
      '乙一小区 bureau pastReference 2026-03-05 silent 2026-03-06',
      '乙一小区 grid pastReference 2026-03-05',
      '乙一小区 owner pastReference 2026-03-05',
      '甲一小区 centre pastReference 2026-03-10',
      '甲二小区 bureau pastReference 2026-03-05 silent 2026-03-06',
      '甲二小区 centre pastReference 2026-03-05 silent 2026-03-12',
    ])
    expect(named.at(-1)?.compound).toBe('甲一小区')
    expect({ n: figure.n, waiting }).toEqual({ n: 6, waiting: 6 })
    expect(figure.groups.map(({ holder, n, onlyReference }) => [holder, n, onlyReference])).toEqual([
      ['bureau', 2, 0],
      ['centre', 2, 1],
      ['grid', 1, 1],
      ['owner', 1, 1],
    ])
  })

  test('as many as asked for, of the districts of whoever asks', async () => {
    expect((await stuck(bureau, { longest: 1 })).families).toHaveLength(1)
    const own = await stuck(city.bodies.tianningCentre.client)
    expect(new Set(own.families.map(({ district }) => district?.code))).toEqual(new Set([tianning]))
  })
})

describe('what changed', () => {
  test('since last Monday, move by move', async () => {
    const found = await changes(bureau, { asOf: '2026-03-13' })
    expect(found.since).toBe('2026-03-09')
    const [group] = found.changes.groups
    expect({ asked: group?.asked, moves: group?.moves.map(({ from, to, families: n }) => [from, to, n]) }).toEqual({
      asked: 0,
      moves: [
        ['waitsOnCentre', 'waitsOnBureau', 2],
        ['waitsOnCentre', 'waitsOnGrid', 1],
        ['waitsOnCompany', 'waitsOnCentre', 2],
        ['waitsOnFire', 'refused', 1],
      ],
    })
    // The request of 甲一 passed its first reference time on the 10th.
    expect([group?.stuckBefore, group?.newlyStuck, group?.freed, group?.stuckNow]).toEqual([5, 1, 0, 6])
  })

  test('of a Monday, since the one a week ago', async () => {
    expect((await changes(bureau, { asOf: '2026-03-09' })).since).toBe('2026-03-02')
  })

  test('not since the day itself', async () => {
    const answer = await bureau.http.GET('/api/statistics/changes', {
      params: { query: { asOf: '2026-03-09', since: '2026-03-09' } },
    })
    expect(answer.response.status).toBe(400)
    expect(answer.error?.errors).toMatchObject([{ pointer: '/since', code: 'NOTHING_SINCE' }])
  })
})

describe('the three accounts', () => {
  test('what a fallen ground cost stands to the company, whoever held the request meanwhile', async () => {
    const { accounts } = await accountsOf(bureau)
    const inWords = accounts.groups.map(({ account, party, cause, ground, days }) =>
      [account, party, cause, ground, Math.round(days.calendarDays * 100) / 100].filter((word) => word !== null).join(' '),
    )
    expect(inWords.filter((words) => !words.startsWith('awaited'))).toEqual([
      'cause centre procedure 4',
      'cause centre silence 1',
      // Looked into because the company said so, and upheld.
      'cause fire ground FIRE_SYSTEM_MISSING 5',
      'cause fire procedure 2',
      'cause grid procedure 1',
      'cause owner ground FIRE_SYSTEM_MISSING 3',
      // The record of a no that was struck out is no ground any more.
      'cause owner procedure 4',
      // With the owner a day, with fire four, with the company four: it fell.
      'cause property ground NO_CAPACITY_PUBLIC 9',
      'cause property procedure 23',
      'cause property silence 15',
      'holder bureau 1',
      'holder centre 19',
      'holder fire 11',
      'holder grid 1',
      'holder owner 8',
      'holder property 27',
    ])
    const total = (account: string) =>
      accounts.groups.filter((group) => group.account === account).reduce((sum, { days }) => sum + days.calendarDays, 0)
    expect(total('cause')).toBeCloseTo(total('holder'), 9)
  })
})

describe('the process map', () => {
  test('holds each way as often as it was gone, and what waits as in the stages', async () => {
    const [group] = (await mapOf(bureau)).map.groups
    const consent = group?.ways.filter(({ track }) => track === 'consent')
    const gone = consent?.map(({ from, to, outcome, times }) => [from, to ?? outcome ?? 'settled', times].join(' '))
    expect(gone).toEqual([
      'coordination bureauHandling 2',
      'coordination settled 1',
      'documentCheck serving 7',
      'redecide coordination 1',
      'rejected redecide 1',
      // Contested, looked into, upheld.
      'rejected rejected 1',
      // The record of the no was struck out.
      'rejected reviewing 1',
      'reviewing coordination 4',
      'reviewing rejected 3',
      'reviewing withdrawn 1',
      'serving reviewing 7',
    ])
    const { waiting } = await stages(bureau)
    const sum = (numbers: readonly number[] = []) => numbers.reduce((total, number) => total + number, 0)
    expect(sum(group?.stages.map((stage) => stage.waiting))).toBe(sum(waiting.groups.map(({ n }) => n)))
  })
})

describe('how many wait where and with whom', () => {
  test('each open position is counted once, by district, stage and holder', async () => {
    const { waiting } = await stages(bureau, { groupBy: 'district' })
    expect(waiting.groups.map(line)).toEqual([
      `${tianning} consent bureauHandling bureau 1`,
      `${tianning} consent rejected owner 1`,
      // What was found of the garage in one request answered the two others that waited there.
      `${tianning} fire needsRetrofit owner 3`,
      `${tianning} grid intake grid 3`,
      `${tianyuan} consent bureauHandling bureau 1`,
      `${tianyuan} consent coordination centre 2`,
      `${tianyuan} fire assessing fire 3`,
      `${tianyuan} grid intake grid 2`,
      `${tianyuan} grid plan grid 1`,
    ])
    expect(waiting).toMatchObject({ n: 17, open: 17, compounds: 3, meaning: 'asKnownThen', asOf: '2026-03-13' })
    expect(waiting.definition).toMatchObject({ id: 'stage.waiting', version: 1 })
  })

  test('with whom they wait is told by name, and only when it is asked', async () => {
    const { waiting } = await stages(bureau, { groupBy: ['district', 'organisation'] })
    const centre = waiting.groups.find(({ stage, district }) => stage === 'coordination' && district?.code === tianyuan)
    expect(centre?.organisations).toMatchObject([
      {
        organisation: { organisationId: city.bodies.tianyuanCentre.organisationId, name: '天元区物业服务指导中心' },
        n: 2,
        open: 2,
      },
    ])
    expect((await stages(bureau)).waiting.groups.every(({ organisations }) => organisations === null)).toBe(true)
  })

  test('what waited, plus what came, minus what left, is what waits', async () => {
    const { waiting: before } = await stages(bureau, { asOf: '2026-03-02' })
    const { flow } = await stages(bureau, { from: '2026-03-03', to: '2026-03-13' })
    const { waiting: after } = await stages(bureau)
    const came = flow.groups.reduce((sum, { entered, left }) => sum + entered - left, 0)
    expect([before.n, came, after.n]).toEqual([21, -4, 17])
  })

  test('half of the visits at the company ended by the third day; half of the fire checks by the tenth; the median at the grid is not reached', async () => {
    const { stay } = await stages(bureau)
    const days = (name: string) => stay.groups.find(({ stage }) => stage === name)?.days.calendarDays
    // In review: 2, 4, 6, 3, 4 and 3, then 0 once more, and 1 until it was withdrawn: 0 1 2 3 3 4 4 6.
    expect(days('reviewing')).toMatchObject({ median: { value: 3, why: null, label: null }, p90: { value: 6 } })
    // Three of six ended on the day on which the garage was found wanting.
    expect(days('assessing')?.median).toEqual({ value: 10, why: null, label: null })
    expect(days('intake')?.median).toEqual({ value: null, why: 'notReached', label: '尚未达到：仍在等待的太多' })
  })
})

describe('how long companies take to answer', () => {
  test('the silent are inside, and silence is no answer wherever the case has gone', async () => {
    const { time } = await answers(bureau, { groupBy: 'organisation' })
    const of = ({ organisationId }: { organisationId: string }) =>
      time.groups.find(({ organisation }) => organisation?.organisationId === organisationId)
    // 甲: answered after 2 days; silent since 11 and since 7.
    expect(of(city.bodies.a)).toMatchObject({ n: 3, open: 2, silent: 2, endedOtherwise: 0, compounds: 2, shareOnBehalf: 0 })
    expect(of(city.bodies.a)?.days.calendarDays.median).toMatchObject({ value: null, why: 'notReached' })
    // 乙: 3 days (said by phone), 8 days, silent since 11; withdrawn after 1.
    expect(of(city.bodies.b)).toMatchObject({ n: 4, open: 1, silent: 1, endedOtherwise: 1, compounds: 1, shareOnBehalf: 0.5 })
    expect(of(city.bodies.b)?.days).toMatchObject({
      calendarDays: { median: { value: 8 }, p90: { value: null, why: 'notReached' } },
      workingDays: { median: { value: 6 } },
    })
    expect(of(city.bodies.b)?.answered.map(({ kind, requests }) => [kind, requests])).toEqual([
      ['approve', 1],
      ['conditions', 0],
      ['reject', 1],
      ['noObjection', 0],
    ])
  })

  test('the share without an answer counts those that ended otherwise in two ways', async () => {
    const { unanswered } = await answers(bureau, { district: tianning })
    const [five, ten] = unanswered.groups[0]?.after ?? []
    expect(five?.workingDays).toBe(5)
    expect(five?.share.value).toBeCloseTo(2 / 3, 12)
    expect(five?.shareCountingEnded.value).toBe(3 / 4)
    expect(ten?.share).toMatchObject({ value: null, why: 'notFollowed' })
  })

  test('what has not arrived is unserved, not silent', async () => {
    const then = await answers(bureau, { asOf: '2026-03-09', district: tianyuan })
    expect(then.apart.groups).toMatchObject([{ unserved: 1, paused: 0 }])
    expect(then.time).toMatchObject({ n: 2, open: 1 })
  })
})

describe('what is overdue', () => {
  const reply = async (district: string) => {
    const { overdue: figure } = await overdue(bureau, { district, groupBy: ['clock'] })
    return figure.groups.find(({ clock }) => clock?.clock === 'propertyReply')
  }

  test('under a local rule: two of three replies, with the days up to the company’s own answer', async () => {
    const group = await reply(tianning)
    expect(group?.binding).toMatchObject({ share: 2 / 3, overdue: 2, outOf: 3, word: '已逾期', daysNotKnown: 0 })
    expect(group?.reference).toMatchObject({ share: null, overdue: 0, outOf: 0 })
    // Due on the 5th: yes on the 10th; silent on the 13th.
    expect(group?.binding.daysLate).toEqual({
      calendarDays: { total: 5 + 8, longest: 8 },
      workingDays: { total: 3 + 6, longest: 6 },
    })
    expect(group?.binding.beyond).toEqual([
      { workingDays: 0, clocks: 2 },
      { workingDays: 5, clocks: 1 },
      { workingDays: 10, clocks: 0 },
      { workingDays: 30, clocks: 0 },
      { workingDays: 90, clocks: 0 },
    ])
    const standing = (name: string) => group?.binding.standings.find((entry) => entry.standing === name)?.clocks
    expect([standing('answeredInTime'), standing('ranOut'), standing('leftInTime')]).toEqual([1, 2, 1])
    expect(group).toMatchObject({ n: 3, open: 0, shareOnBehalf: 1 })
  })

  test('under a platform default nobody is late: the same silence is past the reference time', async () => {
    const group = await reply(tianyuan)
    expect(group?.binding).toMatchObject({ share: null, outOf: 0 })
    expect(group?.reference).toMatchObject({ share: 2 / 3, overdue: 2, outOf: 3, word: '已过参考时间' })
    expect(group?.reference.daysLate.calendarDays).toEqual({ total: 8 + 2, longest: 8 })
  })

  test('a clock that is open and late is in the share', async () => {
    const { overdue: figure } = await overdue(bureau, { groupBy: ['party', 'clock'] })
    const intake = figure.groups.find(({ clock }) => clock?.clock === 'gridIntake')
    expect(intake).toMatchObject({
      party: { party: 'grid', label: '供电公司' },
      n: 6,
      open: 5,
      district: null,
      organisation: null,
    })
    // Five since the 4th, 7 working days each; one answered on the 6th.
    expect(intake?.reference).toMatchObject({ share: 1, daysLate: { workingDays: { total: 5 * 7 + 2, longest: 7 } } })
  })

  test('what ended before the period is left out, what is open and late never', async () => {
    const { overdue: figure } = await overdue(bureau, { from: '2026-03-13', groupBy: ['clock'] })
    const names = figure.groups.filter(({ n }) => n > 0).map(({ clock, n }) => [clock?.clock, n])
    expect(names).toEqual([
      ['centreAccept', 1],
      ['gridIntake', 5],
      ['gridTotal', 6],
      ['redecide', 1],
      ['supplyPlan', 1],
    ])
  })
})

describe('reasons stated and tested', () => {
  test('only a finding upholds or fells a reason; what was struck out was never stated', async () => {
    const { reasons: figure } = await reasons(bureau, { groupBy: 'district' })
    expect(figure).toMatchObject({ n: 2, open: 0, shareOnBehalf: 0.5 })
    const one = { stated: 1, cases: 1, contested: 1, tested: 1, awaitingTest: 0, untested: 0, testedShare: 1, undated: 0 }
    expect(figure.groups).toMatchObject([
      {
        district: { code: tianning },
        code: 'FIRE_SYSTEM_MISSING',
        documented: 0,
        upheld: 1,
        fallen: 0,
        shareOnBehalf: 1,
        ...one,
      },
      { district: { code: tianyuan }, code: 'NO_CAPACITY_PUBLIC', documented: 0, upheld: 0, fallen: 1, shareOnBehalf: 0, ...one },
    ])
  })

  test('before the findings both waited for their test, and money matters cannot be tested', async () => {
    const { reasons: figure } = await reasons(bureau, { asOf: '2026-03-06' })
    expect(figure.groups.map(({ code, awaitingTest, notTestable, tested }) => [code, awaitingTest, notTestable, tested])).toEqual(
      [
        ['FEE_ARREARS', 0, 1, 0],
        ['FIRE_SYSTEM_MISSING', 1, 0, 0],
        ['NO_CAPACITY_PUBLIC', 1, 0, 0],
      ],
    )
  })

  test('a period takes what was stated in it', async () => {
    const { reasons: figure } = await reasons(bureau, { from: '2026-03-05', to: '2026-03-05' })
    expect(figure.groups.map(({ code }) => code)).toEqual(['FIRE_SYSTEM_MISSING'])
  })
})

describe('a day in the past', () => {
  test('every figure of every evening is the same when it is asked for again: nothing that came later is known then', async () => {
    expect([...evenings.keys()]).toEqual(
      ['02', '03', '04', '05', '06', '09', '10', '11', '12', '13'].map((day) => `2026-03-${day}`),
    )
    for (const [day, then] of evenings) expect(await printed(bureau, day), day).toEqual(then)
  })

  test('an answer that was struck out later stood on its day; as it was, it never did', async () => {
    const then = await answers(bureau, { asOf: '2026-03-06', district: tianning })
    const asItWas = await answers(bureau, { asOf: '2026-03-06', knownAt: '2026-03-13', district: tianning })
    expect(then.time).toMatchObject({ meaning: 'asKnownThen', n: 4, open: 1, shareOnBehalf: 1 })
    expect(asItWas.time).toMatchObject({ meaning: 'asItWas', knownAt: '2026-03-13', n: 4, open: 2 })
  })

  test('a delivery that was recorded late is corrected as it was, and the request waited for nobody then', async () => {
    const asItWas = await answers(bureau, { asOf: '2026-03-09', knownAt: '2026-03-10', district: tianyuan })
    expect(asItWas.time).toMatchObject({ n: 3, open: 2 })
    expect(asItWas.apart.groups).toEqual([])
  })

  test('before the record there is nothing', async () => {
    const { waiting } = await stages(bureau, { asOf: '2026-03-01' })
    expect(waiting).toMatchObject({ n: 0, open: 0, compounds: 0, shareOnBehalf: null, groups: [] })
  })
})

describe('words and marks', () => {
  test('labels and definitions come in the language of the caller', async () => {
    const english = pileClient(city.demo.service.url, city.bodies.bureau.token, 'en')
    const figures = await stages(english, { district: tianning })
    expect(figures.waiting.definition.text).toMatch(/^Requests that have come to a stage/)
    expect(figures.waiting.groups[0]).toMatchObject({ stageLabel: 'With the housing bureau', trackLabel: 'Consent' })
    expect(figures.districts).toEqual([{ code: tianning, name: 'Tianning District' }])
    expect((await stages(bureau, { district: tianning })).districts).toEqual([{ code: tianning, name: '天宁区' }])
  })

  test('staff see small groups whole, marked as nothing to publish', async () => {
    const { time } = await answers(bureau, { groupBy: 'organisation' })
    expect(time.groups.map(({ withheldInPublic }) => withheldInPublic?.why)).toEqual(['smallCell', 'smallCell'])
    const { waiting } = await stages(bureau)
    const marks = waiting.groups.map(({ stage, n, withheldInPublic }) => [stage, n, withheldInPublic?.why ?? null])
    expect(marks).toContainEqual(['assessing', 3, 'smallCell'])
    expect(marks).toContainEqual(['intake', 5, null])
    expect(marks).toContainEqual(['coordination', 2, 'smallCell'])
  })
})

describe('who may ask', () => {
  const paths = ['stages', 'answers', 'overdue', 'reasons'] as const
  test('the bureau gets all its districts together, or one of them', async () => {
    expect((await stages(bureau)).districts.map(({ code }) => code)).toEqual([tianning, tianyuan])
    expect((await stages(bureau, { district: tianyuan })).waiting.n).toBe(9)
  })

  test('a centre gets its own district and never another', async () => {
    const { client, token } = city.bodies.tianyuanCentre
    const { districts, waiting } = await stages(client)
    expect([districts.map(({ code }) => code), waiting.n]).toEqual([[tianyuan], 9])
    for (const path of paths) {
      for (const district of [tianning, '999999']) {
        const answer = await city.ask(`/api/statistics/${path}?district=${district}`, token)
        expect([path, answer.status, answer.body.code]).toEqual([path, 404, 'NOT_FOUND'])
      }
    }
  })

  test('nobody else does: not companies, owners, assessors or operators, and nobody without a login', async () => {
    const fire = await city.body('fire', '另一消防核查组', [tianyuan])
    const callers = [city.bodies.a, await city.requests.own.owner(), fire, city.operator]
    for (const path of paths) {
      for (const { token } of callers) {
        const answer = await city.ask(`/api/statistics/${path}`, token)
        expect([path, answer.status, answer.body.code]).toEqual([path, 403, 'NOT_FOR_YOU'])
      }
      expect((await city.ask(`/api/statistics/${path}`, null)).status).toBe(401)
    }
  })
})

describe('questions that cannot be answered', () => {
  const faults = async (query: string) => {
    const { status, body } = await city.ask(`/api/statistics/${query}`, city.bodies.bureau.token)
    return [status, body.code, body.errors?.map(({ pointer, code }) => `${pointer} ${code}`).join()]
  }

  test.each([
    ['31 February', 'stages?asOf=2026-02-31', '/asOf invalid_format'],
    ['a day that is none', 'reasons?from=yesterday', '/from invalid_format'],
    ['a day before all records', 'answers?asOf=1999-12-31', '/asOf custom'],
    ['a day that has not come', 'stages?asOf=2026-03-14', '/asOf DAY_IN_FUTURE'],
    ['a record that is not written yet', 'overdue?asOf=2026-03-13&knownAt=2026-03-14', '/knownAt DAY_IN_FUTURE'],
    ['a record older than its day', 'answers?asOf=2026-03-13&knownAt=2026-03-12', '/knownAt KNOWN_BEFORE_DAY'],
    ['a period that runs backwards', 'reasons?from=2026-03-05&to=2026-03-04', '/from PERIOD_BACKWARDS'],
    ['a period beyond its day', 'stages?asOf=2026-03-05&to=2026-03-06', '/to PERIOD_BEYOND_DAY'],
    ['overdue clocks from a later day on', 'overdue?asOf=2026-03-05&from=2026-03-06', '/from PERIOD_BACKWARDS'],
  ])('%s', async (_, query, places) => {
    expect(await faults(query)).toEqual([400, 'VALIDATION_FAILED', places])
  })

  test('a period where a figure has none, an unknown field and an unknown grouping are told, not ignored', async () => {
    for (const query of ['answers?from=2026-03-02', 'stages?compound=x', 'reasons?groupBy=party', 'overdue?groupBy=colour']) {
      expect((await faults(query)).slice(0, 2), query).toEqual([400, 'VALIDATION_FAILED'])
    }
  })
})

describe('an empty city', () => {
  let empty: HttpCity
  beforeAll(async () => {
    empty = await openHttpCity('2026-03-02T01:30:00.000Z')
  })
  afterAll(() => empty.close())

  test('has honest empty figures: nobody, no share, no median, and the definitions all the same', async () => {
    await empty.district(tianyuan, '天元区', 'Tianyuan District', 'zhuzhou-2022')
    const { client } = await empty.body('bureau', '住房和城乡建设局', [tianyuan])
    const all = await printed(client, '2026-03-02')
    const { waiting, flow, stay, age, loops, stageTotal, holderTotal } = all.stages
    const { time, unanswered, apart } = all.answers
    const figures = [waiting, flow, stay, age, loops, stageTotal, holderTotal, time, unanswered, apart]
    for (const figure of [...figures, all.overdue.overdue, all.reasons.reasons]) {
      expect(figure).toMatchObject({ n: 0, open: 0, compounds: 0, shareOnBehalf: null, groups: [] })
      expect(figure.definition.text).not.toBe('')
    }
    expect(all.overdue.amended).toEqual([])
  })

  test('an office without a district gets as little', async () => {
    const { client } = await empty.body('bureau', '没有辖区的局', [])
    expect(await stages(client)).toMatchObject({ districts: [], waiting: { n: 0, groups: [] } })
  })
})
