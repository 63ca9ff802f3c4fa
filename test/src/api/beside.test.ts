import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Schemas } from '../../../src/client/client.ts'
import { verifyRecord } from '../../../src/database/verify.ts'
import { type ApiCity, openApiCity, type Who } from '../../helpers/api-city.ts'
import { draftOf, filed, freshKey, type LivedCase, served } from '../../helpers/lived-case.ts'

/* What is said and done beside the stages of a case, as people meet it over HTTP: being sent away, questions, contacts,
   attempts from before the filing, and filing again. None of it moves a clock. */

let city: ApiCity

beforeAll(async () => {
  city = await openApiCity({ spaces: 8 })
})
afterAll(async () => {
  const { database, library } = city.service
  const { differences } = verifyRecord(database.db, library)
  await city.close()
  expect(differences).toEqual([])
})

type CaseView = Schemas['Case']

const read = (who: Who, lived: LivedCase): Promise<CaseView> => city.client(who).read(lived.caseId)
const eventsOf = async (who: Who, lived: LivedCase): Promise<Schemas['CaseEventRecord'][]> =>
  ((await city.call(who, 'GET', `/api/cases/${lived.caseId}/events`)).json() as { events: Schemas['CaseEventRecord'][] }).events
const refused = async (who: Who, lived: LivedCase, body: unknown): Promise<unknown> => {
  const sending = { body, headers: { ...freshKey(), 'if-match': '*' } }
  const answer = await city.call(who, 'POST', `/api/cases/${lived.caseId}/events`, sending)
  return [answer.status, answer.json()['code']]
}
/** Another company manages the compound from a day on. */
const managedBy = async (who: 'propertyNextdoor', sinceOn: string): Promise<void> => {
  const { compoundId, organisations } = city.places
  const put = (from: string, body: { organisationId: string; untilOn: string | null }) =>
    city.call('operator', 'PUT', `/api/compounds/${compoundId}/issuers/propertyCompany/${from}`, { body })
  const untilOn = Temporal.PlainDate.from(sinceOn).subtract({ days: 1 }).toString()
  const ended = await put('2015-01-01', { organisationId: organisations.property ?? '', untilOn })
  const begun = await put(sinceOn, { organisationId: organisations[who] ?? '', untilOn: null })
  expect([ended.status, begun.status]).toEqual([200, 201])
}
const clockOf = (view: CaseView, name: string) => view.clocks.find((clock) => clock.name === name)
const positionOf = (view: CaseView, track: string) => view.positions.find((position) => position.track === track)
const beside = (view: CaseView): string[] =>
  view.nextStep.filter(({ positionId }) => positionId === null).map(({ sentence }) => sentence)

describe('sent round between seven offices', () => {
  const circle = ['grid', 'fire', 'property', 'community', 'bureau', 'court', 'authority', 'property'] as const
  let lived: LivedCase
  let before: CaseView

  beforeAll(async () => {
    lived = await served(city, { space: 0 })
    before = await read('owner', lived)
    for (const [index, to] of circle.slice(1).entries()) {
      await lived.send('owner', {
        type: 'owner.reportReferral',
        from: circle[index] as 'grid',
        to,
        words: `去了第${index + 1}家`,
      })
    }
  })

  test('every report is a step of the circle, with its day, its track, and how far it is established', async () => {
    const { referrals } = await read('owner', lived)
    expect(referrals.map(({ from, to }) => `${from} ${to}`)).toEqual(circle.slice(1).map((to, index) => `${circle[index]} ${to}`))
    expect(referrals[2]).toMatchObject({
      from: 'property',
      fromLabel: '物业公司',
      to: 'community',
      on: '2026-03-02',
      track: 'consent',
      reportedBy: 'owner',
      standing: 'claimed',
      counts: true,
      answer: null,
      awaits: ['community', 'property'],
      words: '去了第3家',
    })
    // A court has no voice in the system: nobody waits for its word.
    expect(referrals[4]).toMatchObject({ from: 'bureau', to: 'court', awaits: ['bureau'] })
  })

  test('at the limit of the place the case goes to the centre by itself: a record that names the steps and its cause', async () => {
    const records = await eventsOf('owner', lived)
    const reached = records.filter(({ type }) => type === 'returnLimit.reached')
    const reports = records.filter(({ type }) => type === 'owner.reportReferral').map(({ seq }) => seq)
    expect(reached).toHaveLength(1)
    expect(reached[0]).toMatchObject({ party: 'system', track: 'consent', cause: reports[2] })
    const view = await read('owner', lived)
    expect(positionOf(view, 'consent')).toMatchObject({ stage: 'coordination', step: 'requested', holder: 'centre' })
    expect(view.loop).toMatchObject({
      steps: 7,
      open: 4,
      returnLimit: 3,
      basis: { force: 'D' },
      basisText: '平台默认，没有强制力',
      sentToCentre: [{ record: reached[0]?.seq, track: 'consent', steps: reports.slice(0, 3) }],
    })
    expect(view.nextStep.find(({ positionId }) => positionId === positionOf(view, 'consent')?.positionId)?.sentence).toContain(
      '受理协调',
    )
  })

  test('the company wins no time by it, and the other tracks stand where they stood', async () => {
    const view = await read('property', lived)
    expect(clockOf(view, 'propertyReply')).toEqual(clockOf(before, 'propertyReply'))
    for (const track of ['fire', 'grid']) expect(positionOf(view, track)).toEqual(positionOf(before, track))
  })

  test('who is named is told what waits for its word, without a date', async () => {
    const view = await read('property', lived)
    expect(beside(view)).toContain(
      '晋合物业服务有限公司需说明是否属实：业主报告，2026年3月2日周一去办事时被它推到了街道、社区或业委会。在它说明之前，按业主的报告计次。'.replace(
        '街道、社区或业委会',
        '湘水湾社区居委会',
      ),
    )
    expect(view.nextStep.at(-1)).toMatchObject({ positionId: null, clockId: null, dueOn: null, lateness: null })
    // The community has no part in the case any more; it is named, so it sees what names it and can answer.
    const named = await read('community', lived)
    expect(named.referrals.map(({ from, to }) => `${from} ${to}`)).toEqual(['property community', 'community bureau'])
    expect([named.loop, named.referrals.every(({ words }) => words === null)]).toEqual([null, true])
  })

  test('what the named office denies does not count, what it admits is confirmed', async () => {
    const { referrals } = await read('owner', lived)
    await lived.send('fire', { type: 'fire.answerReferral', record: referrals[1]!.record, answer: 'didNotSend' })
    await lived.send('grid', { type: 'grid.answerReferral', record: referrals[0]!.record, answer: 'didSend' })
    await lived.send('bureau', { type: 'bureau.answerReferral', record: referrals[3]!.record, answer: 'sendsBack' })
    const after = await read('owner', lived)
    expect(after.referrals.slice(0, 4).map(({ standing, counts, answer }) => [standing, counts, answer])).toEqual([
      ['confirmed', true, null],
      ['contested', false, null],
      ['claimed', true, null],
      ['claimed', true, 'sendsBack'],
    ])
    // One less, and one more: sent back is a step of its own.
    expect(after.loop?.steps).toBe(7)
    expect(
      await refused('grid', lived, { type: 'grid.answerReferral', record: referrals[1]!.record, answer: 'didSend' }),
    ).toEqual([422, 'REFERRAL_UNKNOWN'])
  })
})

describe('an office that sends the owner on in the system', () => {
  test('has the ball handed over inside its stage; its own time runs on, and the next office answers or sends back', async () => {
    const lived = await served(city, { space: 1 })
    const before = await read('property', lived)
    await lived.send('property', { type: 'property.refer', track: 'consent', to: 'grid', reason: 'theyDecideFirst' })
    const view = await read('grid', lived)
    expect(view.referrals).toMatchObject([
      { from: 'property', to: 'grid', reportedBy: 'property', reason: 'theyDecideFirst', standing: 'recorded', awaits: ['grid'] },
    ])
    expect(beside(view)).toEqual([
      '天元区grid需答复业主，或说明不归本单位管：晋合物业服务有限公司于2026年3月2日周一让业主来找它。这不影响任何时限。',
    ])
    expect(clockOf(view, 'propertyReply')).toEqual(clockOf(before, 'propertyReply'))
    expect((await eventsOf('owner', lived)).at(-1)?.handOvers).toEqual([
      { track: 'consent', from: ['property'], to: ['grid'], reason: 'theyDecideFirst' },
    ])
    await lived.send('grid', { type: 'grid.answerReferral', record: view.referrals[0]!.record, answer: 'answered' })
    const after = await read('owner', lived)
    expect(after.referrals[0]).toMatchObject({ answer: 'answered', answerLabel: '已经答复', awaits: [] })
    expect([after.paper, positionOf(after, 'consent')?.stage, beside(after)]).toEqual([null, 'reviewing', []])
    expect(
      await refused('property', lived, { type: 'property.refer', track: 'consent', to: 'property', reason: 'other' }),
    ).toEqual([422, 'REFERRED_TO_ONESELF'])
  })
})

describe('the list of what can be sent', () => {
  test('asks only the centre on whose behalf, and only where it records for another', async () => {
    const lived = await served(city, { space: 6 })
    const asks = async (who: Who) =>
      (await read(who, lived)).allowedEvents
        .filter(({ fields }) => fields.some(({ name }) => name === 'onBehalf'))
        .map(({ onBehalfOf }) => onBehalfOf)
    expect([await asks('owner'), await asks('property')]).toEqual([[], []])
    const byCentre = await asks('centre')
    expect(byCentre).toContain('property')
    expect(byCentre).not.toContain(null)
    await lived.send('owner', { type: 'owner.withdraw', reason: 'filedByMistake' })
  })

  test('names the tracks in which an office has the case in its hands: there, and only there, it can send on', async () => {
    const lived = await served(city, { space: 6 })
    const sendsOn = async (who: Who) =>
      (await read(who, lived)).allowedEvents
        .filter(({ type, onBehalfOf }) => type.endsWith('.refer') && onBehalfOf === null)
        .map(({ track, allowed, blockedBy }) => [track, allowed, blockedBy])
    expect(await sendsOn('property')).toEqual([['consent', true, null]])
    expect(await sendsOn('fire')).toEqual([['fire', true, null]])
    expect(await sendsOn('grid')).toEqual([['grid', true, null]])
    expect(await sendsOn('centre')).toEqual([['main', false, '这件事现在不在贵单位手里']])
    await lived.send('property', { type: 'property.refer', track: 'consent', to: 'grid', reason: 'theirPaperFirst' })
    expect(await sendsOn('grid')).toEqual([
      ['consent', true, null],
      ['grid', true, null],
    ])
    await lived.send('grid', { type: 'grid.refer', track: 'consent', to: 'centre', reason: 'notCompetent' })
    expect(await sendsOn('centre')).toEqual([['consent', true, null]])
  })
})

describe('a question', () => {
  test('is put and answered, and stops no clock: it is no correction notice', async () => {
    const lived = await served(city, { space: 2 })
    const before = await read('owner', lived)
    await lived.send('property', { type: 'property.ask', to: 'owner', words: '车位在几号柱子旁边？' })
    const asked = await read('owner', lived)
    expect(asked.questions).toEqual([
      {
        record: before.version + 1,
        from: 'property',
        fromLabel: '物业公司',
        to: 'owner',
        toLabel: '业主',
        askedOn: '2026-03-02',
        words: '车位在几号柱子旁边？',
        answer: null,
        meet: null,
        suits: null,
        other: null,
        call: false,
        waits: true,
      },
    ])
    expect(beside(asked)).toEqual(['业主有一个提问待答复（晋合物业服务有限公司于2026年3月2日周一提出）。提问不影响任何时限。'])
    expect([asked.positions, asked.clocks]).toEqual([before.positions, before.clocks])
    const record = asked.questions[0]!.record
    expect(await refused('centre', lived, { type: 'centre.answerQuestion', record, words: '不知道' })).toEqual([
      422,
      'QUESTION_UNKNOWN',
    ])
    await lived.send('owner', { type: 'owner.answerQuestion', record, words: '三号柱子' })
    const answered = await read('property', lived)
    expect(answered.questions).toMatchObject([{ waits: false, answer: { on: '2026-03-02', words: '三号柱子' } }])
    expect([answered.positions, answered.clocks, beside(answered)]).toEqual([before.positions, before.clocks, []])
    expect(await refused('owner', lived, { type: 'owner.answerQuestion', record, words: '再说一次' })).toEqual([
      422,
      'QUESTION_UNKNOWN',
    ])
    expect(await refused('owner', lived, { type: 'owner.ask', to: 'owner', words: '?' })).toEqual([422, 'ASKED_ONESELF'])
  })
})

describe('the contact log', () => {
  test('moves nothing: a no in a chat group is alleged, and the clock runs on until a written one', async () => {
    const lived = await served(city, { space: 3 })
    const before = await read('owner', lived)
    await lived.send('owner', {
      type: 'owner.logContact',
      kind: 'groupChat',
      with: 'property',
      result: 'saidNo',
      alleged: ['FIRE_LIABILITY_FEAR'],
      words: '经理在群里说不行',
    })
    await lived.send('centre', { type: 'centre.logContact', kind: 'call', with: 'property', result: 'promised' })
    const after = await read('owner', lived)
    expect(after.contacts).toMatchObject([
      {
        by: 'owner',
        with: 'property',
        kind: 'groupChat',
        kindLabel: '业主群、微信群',
        result: 'saidNo',
        on: '2026-03-02',
        alleged: [{ code: 'FIRE_LIABILITY_FEAR', label: expect.any(String) }],
        words: '经理在群里说不行',
      },
      { by: 'centre', with: 'property', kind: 'call', result: 'promised', alleged: [], words: null },
    ])
    expect([after.positions, after.clocks, after.grounds]).toEqual([before.positions, before.clocks, []])
    expect(after.nextStep).toEqual(before.nextStep)
  })
})

describe('attempts from before the filing', () => {
  test('are shown as asking since, and never as a clock or as days of anybody', async () => {
    const lived = await served(city, { space: 4 })
    const before = await read('owner', lived)
    expect([before.askingSince, before.earlierAttempts]).toEqual(['2026-03-02', []])
    const attempt = { with: 'property', kind: 'visit', result: 'sentOn' } as const
    await lived.send('owner', {
      type: 'owner.declareEarlierAttempts',
      attempts: [
        { ...attempt, on: '2026-01-12' },
        { ...attempt, on: '2025-11-03', kind: 'call' },
      ],
    })
    const after = await read('bureau', lived)
    expect(after.askingSince).toBe('2025-11-03')
    expect(after.earlierAttempts.map(({ on, with: whom, kindLabel }) => [on, whom, kindLabel])).toEqual([
      ['2026-01-12', 'property', '上门'],
      ['2025-11-03', 'property', '电话'],
    ])
    expect([after.filedOn, after.clocks, after.positions]).toEqual(['2026-03-02', before.clocks, before.positions])
    expect([after.referrals, after.loop?.steps, after.contacts]).toEqual([[], 0, []])
    expect(after.chain?.since).toBe('2026-03-02')
    expect(JSON.stringify([after.clocks, after.positions, after.nextStep])).not.toContain('2025-11-03')
    const late = { type: 'owner.declareEarlierAttempts', attempts: [{ ...attempt, on: '2026-03-02' }] }
    expect(await refused('owner', lived, late)).toEqual([422, 'ATTEMPT_AFTER_FILING'])
  })
})

describe('filing again', () => {
  let first: LivedCase
  let second: LivedCase

  test('a second open case for the space is refused with what to do, by whomever it is filed', async () => {
    first = await filed(city, { space: 5 })
    second = await draftOf(city, { space: 5 })
    const sending = { body: { type: 'owner.submit', undertaking: true }, headers: { ...freshKey(), 'if-match': '*' } }
    const answer = await city.call('owner', 'POST', `/api/cases/${second.caseId}/events`, sending)
    expect(answer.json()).toMatchObject({ status: 409, code: 'SPACE_HAS_OPEN_CASE' })
    expect(answer.json()['todo']).toEqual(expect.stringMatching(/\p{Script=Han}/u))
    expect((await read('owner', second)).phase).toBe('draft')
  })

  test('joins the chain of the cases before and keeps its days', async () => {
    const { caseNumber } = await read('owner', first)
    expect((await read('owner', first)).chain).toEqual({ since: '2026-03-02', calendarDays: 0, earlier: [] })
    city.time.set('2026-03-12T02:00:00.000Z')
    await city.logInOwner('owner')
    await first.send('owner', { type: 'owner.withdraw', reason: 'costTooHigh' })
    city.time.set('2026-03-17T02:00:00.000Z')
    await city.logInOwner('owner')
    expect((await read('owner', second)).chain).toBeNull()
    await managedBy('propertyNextdoor', '2026-03-16')
    for (const kind of ['identity', 'spaceRight', 'spacePlanOrPhoto', 'vehicle', 'safetyUndertaking'] as const) {
      await second.upload('owner', kind)
    }
    await second.send('owner', { type: 'owner.submit', undertaking: true })
    city.time.set('2026-03-19T02:00:00.000Z')
    await city.logInOwner('owner')
    const view = await read('owner', second)
    // Ten days of the first and two of this one; the days between, on which nobody was asked, are nobody's.
    expect(view.chain).toEqual({
      since: '2026-03-02',
      calendarDays: 12,
      earlier: [
        {
          caseId: first.caseId,
          caseNumber,
          filedOn: '2026-03-02',
          closedOn: '2026-03-12',
          calendarDays: 10,
          outcome: 'withdrawn',
          outcomeLabel: expect.any(String),
        },
      ],
    })
    // No clock of the new case knows of the days before.
    expect(view.clocks.every(({ startOn }) => startOn >= '2026-03-17')).toBe(true)
    expect((await read('owner', first)).chain).toEqual({ since: '2026-03-02', calendarDays: 10, earlier: [] })
  })

  test('who had no part in the case before sees its days, but neither its number nor its end', async () => {
    expect((await read('centre', second)).chain?.earlier[0]).toMatchObject({ caseId: first.caseId, outcome: 'withdrawn' })
    const company = (await read('propertyNextdoor', second)).chain
    expect(company).toMatchObject({ since: '2026-03-02', calendarDays: 12 })
    expect(company?.earlier).toEqual([
      {
        caseId: null,
        caseNumber: null,
        filedOn: '2026-03-02',
        closedOn: '2026-03-12',
        calendarDays: 10,
        outcome: null,
        outcomeLabel: null,
      },
    ])
  })

  test('of another person is another chain', async () => {
    await second.send('owner', { type: 'owner.withdraw', reason: 'costTooHigh' })
    await city.logInOwner('otherOwner')
    const { spaces } = city.places
    const body = { spaceId: spaces[5], right: 'owned', powerKw: 7, personal: { name: '某人', phone: '13711110002', room: '1-1' } }
    const opened = await city.call('otherOwner', 'POST', '/api/cases', { body, headers: freshKey() })
    const caseId = String(opened.json()['caseId'])
    await city.client('otherOwner').send(caseId, { type: 'owner.submit', undertaking: true })
    expect((await city.client('otherOwner').read(caseId)).chain).toMatchObject({ since: '2026-03-19', earlier: [] })
  })
})
