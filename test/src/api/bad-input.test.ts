import { connect } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Schemas, SentEvent } from '../../../src/client/client.ts'
import { verifyRecord } from '../../../src/database/verify.ts'
import { partyEventSchemas, partyEventTypes } from '../../../workflows/case/events/events.ts'
import { type ApiCity, openApiCity, type Sending, type Who } from '../../helpers/api-city.ts'
import { draftOf, filed, freshKey, type LivedCase, served } from '../../helpers/lived-case.ts'
import { multipart } from '../../helpers/multipart.ts'
import { problemOf, refusedInBoth } from '../../helpers/problems.ts'

let city: ApiCity
let draft: LivedCase
/** In 材料核验. */
let checked: LivedCase
/** In 物业审核. */
let reviewed: LivedCase

beforeAll(async () => {
  city = await openApiCity({ spaces: 8 })
  draft = await draftOf(city, { space: 0 })
  checked = await filed(city, { space: 1 })
  reviewed = await served(city, { space: 2 })
})
afterAll(() => city.close())

/** How many events, documents and cases there are: a request that is refused adds none. */
const written = (): unknown =>
  city.service.database.connection
    .prepare('select (select count(*) from case_events) e, (select count(*) from documents) d, (select count(*) from cases) c')
    .get()

let before: unknown
beforeEach(() => {
  before = written()
})

const eventsOf = (lived: LivedCase): string => `/api/cases/${lived.caseId}/events`
const anyVersion = { 'if-match': '*' }
type Asked = readonly [method: string, path: string, sending?: Sending]
const event = (lived: LivedCase, body: unknown): Asked => ['POST', eventsOf(lived), { body, headers: anyVersion }]

/** Refused in both languages, and nothing was written. */
const refused = async (who: Who, asked: Asked, expected: readonly [number, string]) => {
  const body = await refusedInBoth(city, who, asked, expected)
  expect(written()).toEqual(before)
  return body
}
const pointersOf = (body: Record<string, unknown>): string[] =>
  ((body['errors'] ?? []) as { pointer: string }[]).map(({ pointer }) => pointer)

describe('an event that cannot be taken', () => {
  test('an unknown event', async () => {
    await refused('owner', event(checked, { type: 'owner.dance' }), [400, 'EVENT_UNKNOWN'])
    await refused('owner', event(checked, { type: 'deadline.passed', clockId: 'documentCheck/consent/1' }), [
      400,
      'EVENT_UNKNOWN',
    ])
  })

  test('no type at all', async () => {
    const body = await refused('owner', event(checked, {}), [400, 'VALIDATION_FAILED'])
    expect(pointersOf(body)).toEqual(['/type'])
  })

  test('an event of another party', async () => {
    await refused('owner', event(checked, { type: 'centre.confirmComplete' }), [403, 'EVENT_OF_ANOTHER_PARTY'])
  })

  test('an event that the stage does not allow: the answer lists which are allowed', async () => {
    const body = await refused('centre', event(reviewed, { type: 'centre.confirmComplete' }), [422, 'EVENT_NOT_ALLOWED_IN_STAGE'])
    const { allowedEvents } = await city.client('centre').read(reviewed.caseId)
    const own: string[] = allowedEvents
      .filter(({ allowed, onBehalfOf }) => allowed && onBehalfOf === null)
      .map(({ type }) => type)
    expect(body['details']).toMatchObject({ stages: expect.arrayContaining(['reviewing']) })
    // What can be said beside a case at any time is no answer to what can be done now.
    const { allowed } = body['details'] as { readonly allowed: readonly string[] }
    expect(allowed).toContain('centre.recordService')
    expect(allowed.filter((type) => !own.includes(type))).toEqual([])
    expect(body['version']).toBe(3)
  })

  test('an event that a question about the case stands against: the answer says which', async () => {
    const judicial = { type: 'owner.reportJudicialConfirmation', track: 'consent', number: '(2026)湘0211民特1号' }
    const body = await refused('owner', event(reviewed, judicial), [422, 'EVENT_BLOCKED'])
    expect(body['details']).toMatchObject({ guard: expect.any(String) })
  })

  test('a correction that asks for a paper off the list', async () => {
    const missing = ['lease', 'identity']
    const body = await refused('centre', event(checked, { type: 'centre.requestCorrection', missing }), [
      422,
      'PAPER_NOT_ON_THE_LIST',
    ])
    expect(body['details']).toMatchObject({ papers: ['lease'] })
  })

  test('a second correction notice', async () => {
    const lived = await filed(city, { space: 3 })
    const demand: SentEvent = { type: 'centre.requestCorrection', missing: ['spacePlanOrPhoto'] }
    await lived.send('centre', demand)
    before = written()
    await refused('centre', event(lived, demand), [422, 'SECOND_CORRECTION_NOTICE'])
    await lived.upload('owner', 'spacePlanOrPhoto')
    await lived.send('owner', { type: 'owner.correct' })
    before = written()
    await refused('centre', event(lived, demand), [422, 'SECOND_CORRECTION_NOTICE'])
  })

  test('a document of another case as evidence', async () => {
    const evidence = [checked.documents.identity]
    await refused('property', event(reviewed, { type: 'property.open', evidence }), [422, 'DOCUMENT_UNKNOWN'])
  })

  test('filing without the undertaking, and filing twice', async () => {
    const body = await refused('owner', event(draft, { type: 'owner.submit', undertaking: false }), [400, 'VALIDATION_FAILED'])
    expect(pointersOf(body)).toEqual(['/undertaking'])
    await refused('owner', event(checked, { type: 'owner.submit', undertaking: true }), [422, 'EVENT_NOT_ALLOWED_IN_STAGE'])
  })

  test('a second open case for one space', async () => {
    const second = await draftOf(city, { space: 1 })
    before = written()
    await refused('owner', event(second, { type: 'owner.submit', undertaking: true }), [409, 'SPACE_HAS_OPEN_CASE'])
  })
})

describe('a rejection', () => {
  const rejection = (grounds: unknown): Asked => event(reviewed, { type: 'property.reject', grounds })

  test('without a ground is refused', async () => {
    await refused('property', rejection([]), [400, 'GROUND_MISSING'])
    await refused('property', event(reviewed, { type: 'property.reject' }), [400, 'GROUND_MISSING'])
    await refused('property', event(reviewed, { type: 'property.reject', words: '就是不同意' }), [400, 'GROUND_MISSING'])
  })

  test('on a ground that is not listed is refused, the place is named', async () => {
    const body = await refused('property', rejection([{ code: 'FIRE_COST_DISPUTE' }, { code: 'UGLY' }]), [
      400,
      'GROUND_NOT_LISTED',
    ])
    expect(pointersOf(body)).toEqual(['/grounds/1/code'])
    await refused('property', rejection([{ words: '领导不同意' }]), [400, 'GROUND_NOT_LISTED'])
  })

  test('on a ground that nobody can plead is refused', async () => {
    const body = await refused('property', rejection([{ code: 'NO_RULE' }]), [422, 'GROUND_NOT_LISTED'])
    expect(body['details']).toEqual({ grounds: ['NO_RULE'] })
  })

  test('without the document that its ground demands is recorded, unverified, and written reasons are owed', async () => {
    const lived = await served(city, { space: 4 })
    await lived.send('property', { type: 'property.reject', grounds: [{ code: 'NO_CAPACITY_PUBLIC' }] })
    const { grounds, clocks } = await city.client('owner').read(lived.caseId)
    expect(grounds).toMatchObject([{ code: 'NO_CAPACITY_PUBLIC', verification: 'UNVERIFIED', open: true }])
    expect(grounds[0]?.missing.length).toBeGreaterThan(0)
    expect(clocks).toContainEqual(expect.objectContaining({ name: 'writtenReasons', party: 'property', paused: false }))
  })
})

describe('the version of the case', () => {
  test('is needed with every event', async () => {
    const asked: Asked = ['POST', eventsOf(checked), { body: { type: 'owner.withdraw', reason: 'other' } }]
    await refused('owner', asked, [428, 'VERSION_NEEDED'])
  })

  test.each(['"x"', '-1', '"1", "2"', '1.5', '"99999999999"'])('%s is none', async (version) => {
    const sending = { body: { type: 'owner.withdraw', reason: 'other' }, headers: { 'if-match': version } }
    const body = await refused('owner', ['POST', eventsOf(checked), sending], [400, 'VALIDATION_FAILED'])
    expect(pointersOf(body)).toEqual(['/if-match'])
  })

  test('when it is stale the answer says where the case stands and whether the event still counts there', async () => {
    const lived = await served(city, { space: 5 })
    before = written()
    const late = (body: unknown): Asked => ['POST', eventsOf(lived), { body, headers: { 'if-match': '"1"' } }]
    const moved = await refused('centre', late({ type: 'centre.confirmComplete' }), [412, 'CASE_MOVED_ON'])
    expect(moved['current']).toMatchObject({ version: 3, stillAllowed: false })
    const still = await refused('property', late({ type: 'property.noObjection' }), [412, 'CASE_MOVED_ON'])
    expect(still['current']).toMatchObject({
      version: 3,
      stillAllowed: true,
      positions: expect.arrayContaining([expect.objectContaining({ track: 'consent', stage: 'reviewing', holder: 'property' })]),
    })
  })

  test('of a track that did not move is not stale: fire and consent do not throw each other out', async () => {
    const lived = await served(city, { space: 6 })
    const report = { type: 'fire.declineCompetence', basis: 'noStatutoryDuty' }
    const sending = { body: report, headers: { ...freshKey(), 'if-match': '"1"' } }
    expect((await city.call('fire', 'POST', eventsOf(lived), sending)).status).toBe(201)
  })

  test('that is still to come is stale', async () => {
    const asked: Asked = [
      'POST',
      eventsOf(checked),
      { body: { type: 'owner.withdraw', reason: 'other' }, headers: { 'if-match': '"999"' } },
    ]
    const body = await refused('owner', asked, [412, 'CASE_MOVED_ON'])
    expect(body['current']).toMatchObject({ version: 1 })
  })
})

describe('a key that is used twice', () => {
  const contact = (key: string, body: unknown): Sending => ({ body, headers: { ...anyVersion, 'idempotency-key': key } })

  test('with the same body: the same bytes, written once', async () => {
    const lived = await filed(city, { space: 7 })
    const sending = contact('once-and-again', { type: 'centre.confirmComplete', words: '材料齐全' })
    const first = await city.call('centre', 'POST', eventsOf(lived), sending)
    expect(first.status).toBe(201)
    before = written()
    const again = await city.call('centre', 'POST', eventsOf(lived), sending)
    expect(again.status).toBe(201)
    expect(again.bytes).toEqual(first.bytes)
    expect(written()).toEqual(before)
    const other = contact('once-and-again', { type: 'centre.confirmComplete', words: '材料都在' })
    const reused = await city.call('centre', 'POST', eventsOf(lived), other)
    expect(problemOf(reused, 'zh')).toMatchObject({ status: 422, code: 'IDEMPOTENCY_KEY_REUSED' })
  })

  test('of a refusal too: the same refusal, in the language of the first', async () => {
    const sending = contact('refused-once', { type: 'owner.acceptConditions' })
    const first = await city.call('owner', 'POST', eventsOf(checked), { ...sending, language: 'en' })
    const again = await city.call('owner', 'POST', eventsOf(checked), { ...sending, language: 'zh' })
    expect([first.status, again.status]).toEqual([422, 422])
    expect(again.bytes).toEqual(first.bytes)
  })

  test('by somebody else is another key', async () => {
    const body = { type: 'owner.acceptConditions' }
    const first = await city.call('owner', 'POST', eventsOf(checked), contact('shared-key-1', body))
    const other = await city.call(
      'centre',
      'POST',
      eventsOf(checked),
      contact('shared-key-1', { type: 'centre.giveOpinion', views: [{ groundId: '1.1', stands: true }] }),
    )
    expect(other.json()['code']).not.toBe('IDEMPOTENCY_KEY_REUSED')
    expect(other.text).not.toBe(first.text)
  })

  test('for a draft: the same draft, never a second one', async () => {
    const body = { spaceId: city.places.spaces[0], right: 'owned', powerKw: 7, personal: { name: '甲', phone: '13600000001' } }
    const sending = { body, headers: { 'idempotency-key': 'one-draft-only' } }
    const first = await city.call('otherOwner', 'POST', '/api/cases', sending)
    before = written()
    const again = await city.call('otherOwner', 'POST', '/api/cases', sending)
    expect([first.status, again.text]).toEqual([201, first.text])
    const reused: Asked = ['POST', '/api/cases', { ...sending, body: { ...body, powerKw: 11 } }]
    await refused('otherOwner', reused, [422, 'IDEMPOTENCY_KEY_REUSED'])
  })

  test('for an upload: the same document; another file, kind or name under that key is refused', async () => {
    const key = { 'idempotency-key': 'one-upload-only' }
    const path = `/api/cases/${draft.caseId}/documents`
    const send = (kind: string, filename: string, value: string) => {
      const { body, headers } = form({ kind, filename, value })
      return city.call('owner', 'POST', path, { raw: body, headers: { ...headers, ...key } })
    }
    const first = await send('other', 'a.pdf', small)
    expect(first.status).toBe(201)
    before = written()
    expect((await send('other', 'a.pdf', small)).text).toBe(first.text)
    for (const answer of [
      await send('lease', 'a.pdf', small),
      await send('other', 'b.pdf', small),
      await send('other', 'a.pdf', `${small} `),
    ]) {
      expect(problemOf(answer, 'zh')).toMatchObject({ status: 422, code: 'IDEMPOTENCY_KEY_REUSED' })
    }
    expect(written()).toEqual(before)
  })

  test('is needed, and is not a word', async () => {
    const sending = { body: { type: 'owner.withdraw', reason: 'other' }, headers: anyVersion }
    const answer = await city.call('owner', 'POST', eventsOf(checked), sending)
    expect(problemOf(answer, 'zh')).toMatchObject({ status: 400, code: 'IDEMPOTENCY_KEY_MISSING' })
    const headers = { ...anyVersion, 'idempotency-key': 'short' }
    await refused('owner', ['POST', eventsOf(checked), { ...sending, headers }], [400, 'VALIDATION_FAILED'])
  })
})

describe('a date that cannot be', () => {
  test.each([
    '2026-02-31',
    '2025-02-29',
    '2026-13-01',
    '2026-3-2',
    '02/03/2026',
    '0000-00-00',
    '2026-03-02T00:00:00Z',
    '明天',
    20260302,
    null,
  ])('%j is no day', async (occurredOn) => {
    const body = await refused('owner', event(checked, { type: 'owner.withdraw', reason: 'other', occurredOn }), [
      400,
      'VALIDATION_FAILED',
    ])
    expect(pointersOf(body)).toEqual(['/occurredOn'])
  })

  test.each([
    [
      'a day in the future',
      'owner',
      { type: 'owner.withdraw', reason: 'other', occurredOn: '2026-03-03' },
      'OCCURRED_IN_THE_FUTURE',
    ],
    ['a day before the filing', 'property', { type: 'property.noObjection', occurredOn: '2026-03-01' }, 'OCCURRED_BEFORE_FILING'],
    [
      'a day of another century',
      'property',
      { type: 'property.noObjection', occurredOn: '0001-01-01' },
      'OCCURRED_BEFORE_FILING',
    ],
    [
      'a peak that is still to come',
      'grid',
      { type: 'grid.reportCapacity', result: 'available', ratedKva: 630, peakKva: 1, peakMonth: '2026-08' },
      'DATE_IMPLAUSIBLE',
    ],
  ] as const)('%s', async (_what, who, body, code) => {
    await refused(who, event(reviewed, body), [422, code])
  })

  test('service before the filing', async () => {
    const evidence = [reviewed.documents.serviceProof]
    const body = { type: 'centre.recordService', means: 'paperHanded', servedOn: '2026-02-28', evidence }
    const answer = await refused('centre', event(reviewed, body), [422, 'DATE_IMPLAUSIBLE'])
    expect(answer['details']).toEqual({ field: 'servedOn', on: '2026-02-28' })
  })

  test('a month 13', async () => {
    const body = { type: 'grid.reportCapacity', result: 'available', ratedKva: 630, peakKva: 1, peakMonth: '2025-13' }
    await refused('grid', event(reviewed, body), [400, 'VALIDATION_FAILED'])
  })
})

describe('a body that is not what it should be', () => {
  const json = { 'content-type': 'application/json', ...anyVersion }
  const raw = (body: string | Buffer, headers: Record<string, string> = json): Asked => [
    'POST',
    eventsOf(checked),
    { raw: body, headers },
  ]

  test.each([
    ['broken JSON', '{"type": "owner.with'],
    ['nothing', ''],
    ['two values', '{} {}'],
    ['a comment', '{"type": /* now */ "owner.withdraw"}'],
    ['NaN', '{"type": NaN}'],
    ['a prototype key', '{"type":"owner.withdraw","reason":"other","__proto__":{"admin":true}}'],
    ['a constructor key', '{"type":"owner.withdraw","constructor":{"prototype":{"admin":true}}}'],
    ['bytes that are no text', Buffer.from([0x7b, 0xff, 0xfe, 0x7d])],
  ])('%s', async (_what, body) => {
    await refused('owner', raw(body), [400, 'BODY_MALFORMED'])
  })

  test.each(['[]', '"owner.withdraw"', '7', 'null', 'true'])('%s instead of an object', async (body) => {
    await refused('owner', raw(body), [400, 'VALIDATION_FAILED'])
  })

  test('unknown fields, at every depth', async () => {
    const withdraw = { type: 'owner.withdraw', reason: 'other' }
    await refused('owner', event(checked, { ...withdraw, priority: 1 }), [400, 'VALIDATION_FAILED'])
    const nested = { type: 'property.reject', grounds: [{ code: 'FIRE_COST_DISPUTE', verified: true }] }
    const body = await refused('property', event(reviewed, nested), [400, 'VALIDATION_FAILED'])
    expect(pointersOf(body)).toEqual(['/grounds/0'])
    const onBehalf = { channel: 'phone', party: 'owner' }
    await refused('centre', event(checked, { ...withdraw, onBehalf }), [400, 'VALIDATION_FAILED'])
    const personal = { name: '甲', phone: '13600000001', age: 40 }
    const asked: Asked = [
      'POST',
      '/api/cases',
      { body: { spaceId: city.places.spaces[0], right: 'owned', powerKw: 7, personal } },
    ]
    expect(pointersOf(await refused('owner', asked, [400, 'VALIDATION_FAILED']))).toEqual(['/personal'])
  })

  test('an own prototype or a getter name is an unknown field like any other', async () => {
    for (const key of ['toString', 'hasOwnProperty', 'prototype', 'then']) {
      await refused('owner', event(checked, { type: 'owner.withdraw', reason: 'other', [key]: 1 }), [400, 'VALIDATION_FAILED'])
    }
  })

  test.each(['text/plain', 'application/x-www-form-urlencoded', 'text/xml', 'application/octet-stream', 'nonsense'])(
    '%s instead of JSON',
    async (type) => {
      await refused('owner', raw('type=owner.withdraw', { ...json, 'content-type': type }), [415, 'BODY_NOT_JSON'])
    },
  )

  test('a form instead of JSON', async () => {
    const { body, headers } = multipart([{ name: 'type', value: 'owner.withdraw' }])
    await refused('owner', raw(body, { ...headers, ...anyVersion }), [415, 'BODY_NOT_JSON'])
  })

  test('a number that is none: the answer says what one looks like, in words', async () => {
    const body = await refused('grid', event(checked, { type: 'grid.acceptIntake', orderNumber: '1' }), [
      400,
      'VALIDATION_FAILED',
    ])
    expect(pointersOf(body)).toEqual(['/orderNumber'])
    expect(JSON.stringify(body['errors'])).toContain('the number as it stands on the document')
  })

  test('a huge body', async () => {
    await refused('owner', event(checked, { type: 'owner.withdraw', words: '很'.repeat(200_000) }), [413, 'BODY_TOO_LARGE'])
  })

  test('too long a text', async () => {
    const body = await refused('owner', event(checked, { type: 'owner.withdraw', reason: 'other', words: '很'.repeat(2001) }), [
      400,
      'VALIDATION_FAILED',
    ])
    expect(pointersOf(body)).toEqual(['/words'])
  })

  test('JSON that is nested deep', async () => {
    await refused('owner', raw('['.repeat(100_000) + ']'.repeat(100_000)), [400, 'VALIDATION_FAILED'])
    const deep = `{"type":"owner.withdraw","reason":"other","words":${'{"a":'.repeat(30_000)}1${'}'.repeat(30_000)}}`
    await refused('owner', raw(deep), [400, 'VALIDATION_FAILED'])
  })

  test('a number beyond all numbers', async () => {
    await refused(
      'owner',
      ['PUT', `/api/cases/${draft.caseId}/draft`, { raw: '{"powerKw":1e999}', headers: json }],
      [400, 'VALIDATION_FAILED'],
    )
  })
})

describe('an address that is not one', () => {
  test.each(['/api/cases/%ZZ', '/%ZZ', '/api/tracking/%E4%'])('%s', async (path) => {
    await refused('owner', ['GET', path], [400, 'REQUEST_MALFORMED'])
  })

  test.each([
    `/api/cases/${'a'.repeat(300)}`,
    '/api/nothing',
    '/nowhere',
    '/api//cases/x/y/z',
    '/api/cases/x/papers/%0d%0a:a=b.pdf',
  ])('nothing is at %s', async (path) => {
    await refused('owner', ['GET', path], [404, 'NOT_FOUND'])
  })

  test.each(['x', '%00', '..%2F..%2Fetc%2Fpasswd', '%F0%9F%94%8C', 'AAAAAAAAAAAAAAAAAAAAAA%0A', "'%20or%201=1--"])(
    '%s is no id',
    async (id) => {
      await refused('owner', ['GET', `/api/cases/${id}`], [400, 'VALIDATION_FAILED'])
    },
  )

  test('a method that the address does not take: the answer names those it does', async () => {
    for (const [method, path, allow] of [
      ['PATCH', '/api/cases', 'POST, GET'],
      ['DELETE', `/api/cases/${checked.caseId}`, 'GET'],
      ['GET', '/api/login', 'POST'],
      ['OPTIONS', `/api/cases/${checked.caseId}/events`, 'GET, POST'],
      ['TRACE', '/api/cases', 'POST, GET'],
      ['QUERY', '/api/cases', 'POST, GET'],
    ] as const) {
      await refused('owner', [method, path], [405, 'METHOD_NOT_ALLOWED'])
      expect((await city.call('owner', method, path)).headers['allow']).toBe(allow)
    }
  })

  test('what is wrong with a body says nothing where nobody would have taken it', async () => {
    const broken: Sending = { raw: '{"type":', headers: { 'content-type': 'application/json' } }
    const unknown: Sending = { raw: '<x/>', headers: { 'content-type': 'text/xml' } }
    for (const sending of [broken, unknown]) {
      await refused('nobody', ['PATCH', '/api/cases', sending], [405, 'METHOD_NOT_ALLOWED'])
      await refused('nobody', ['POST', '/api/nothing', sending], [404, 'NOT_FOUND'])
    }
  })

  test.each([
    'stage=x',
    'holder=king',
    'overdue=maybe',
    'limit=0',
    'limit=101',
    'limit=1&limit=2',
    'holdr=owner',
    `cursor=${'x'.repeat(65)}`,
  ])('a list is not asked with ?%s', async (query) => {
    await refused('owner', ['GET', `/api/cases?${query}`], [400, 'VALIDATION_FAILED'])
  })
})

describe('what is no HTTP', () => {
  const sendRaw = (text: string): Promise<string> =>
    new Promise((resolve, reject) => {
      const { hostname, port } = new URL(city.url)
      const parts: Buffer[] = []
      const socket = connect(Number(port), hostname, () => socket.write(text))
      socket.on('data', (part: Buffer) => parts.push(part))
      socket.on('end', () => resolve(Buffer.concat(parts).toString()))
      socket.on('error', reject)
    })

  test.each([
    ['a method that is none', 'BREW /api/cases HTTP/1.1\r\nhost: x\r\n\r\n', 400, 'REQUEST_MALFORMED'],
    ['a broken header', 'GET / HTTP/1.1\r\nhost x\r\n\r\n', 400, 'REQUEST_MALFORMED'],
    [
      'headers that are too large',
      `GET / HTTP/1.1\r\nhost: x\r\nx-long: ${'x'.repeat(20_000)}\r\n\r\n`,
      431,
      'HEADERS_TOO_LARGE',
    ],
    [
      'a length that contradicts itself',
      'POST /api/login HTTP/1.1\r\nhost: x\r\ncontent-length: 1\r\ntransfer-encoding: chunked\r\n\r\n',
      400,
      'REQUEST_MALFORMED',
    ],
  ])('%s', async (_what, text, status, code) => {
    const answer = await sendRaw(text)
    const [head = '', body = ''] = answer.split('\r\n\r\n')
    expect(head).toMatch(new RegExp(`^HTTP/1.1 ${status} `))
    expect(head).toContain('content-type: application/problem+json; charset=utf-8')
    expect(JSON.parse(body)).toMatchObject({
      status,
      code,
      title: expect.stringMatching(/\p{Script=Han}/u),
      todo: expect.any(String),
    })
  })
})

const small = '%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n'
const form = ({ kind = 'other', filename = 'a.pdf', type = 'application/pdf', value = small as string | Uint8Array } = {}) =>
  multipart([
    { name: 'kind', value: kind },
    { name: 'file', filename, type, value },
  ])

describe('an upload that is not what it should be', () => {
  const upload = ({ body, headers }: ReturnType<typeof multipart>): Asked => [
    'POST',
    `/api/cases/${draft.caseId}/documents`,
    { raw: body, headers },
  ]
  const file = { name: 'file', filename: 'a.pdf', type: 'application/pdf', value: small }
  const kind = { name: 'kind', value: 'other' }

  test('too large', async () => {
    await refused('owner', upload(form({ value: small + 'x'.repeat(15 * 1024 * 1024) })), [413, 'BODY_TOO_LARGE'])
  })

  test.each([
    ['a web page', '<!doctype html><script>alert(1)</script>'],
    ['an archive', Buffer.from('504b0304140000000800', 'hex')],
    ['a program', Buffer.from(`4d5a90000300000004000000ffff0000b8${'00'.repeat(64)}`, 'hex')],
    ['a drawing that can run', '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'],
    ['a moving picture', Buffer.from('474946383961010001', 'hex')],
    ['plain text', '同意安装'],
    ['nothing', ''],
  ])('%s that calls itself a PDF', async (_what, value) => {
    await refused('owner', upload(form({ value })), [415, 'MEDIA_TYPE_UNSUPPORTED'])
  })

  test('a picture that calls itself a PDF, and a PDF that calls itself a picture', async () => {
    const png = Buffer.from('89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489', 'hex')
    const body = await refused('owner', upload(form({ value: png })), [415, 'UPLOAD_IS_NOT_WHAT_IT_SAYS'])
    expect(body['found']).toBe('image/png')
    await refused('owner', upload(form({ type: 'image/png' })), [415, 'UPLOAD_IS_NOT_WHAT_IT_SAYS'])
    await refused('owner', upload(form({ type: 'text/html' })), [415, 'UPLOAD_IS_NOT_WHAT_IT_SAYS'])
  })

  test('no form at all', async () => {
    const asked: Asked = ['POST', `/api/cases/${draft.caseId}/documents`, { body: { kind: 'other' } }]
    await refused('owner', asked, [415, 'MEDIA_TYPE_UNSUPPORTED'])
  })

  test.each([
    ['without its kind', [file], '/kind'],
    ['of an unknown kind', [{ name: 'kind', value: 'selfie' }, file], '/kind'],
    ['without a file', [kind], '/file'],
    ['with a field that is unknown', [kind, { name: 'colour', value: 'red' }, file], ''],
    ['that replaces something with no id', [kind, { name: 'replaces', value: '1' }, file], '/replaces'],
  ])('%s', async (_what, parts, pointer) => {
    const body = await refused('owner', upload(multipart(parts)), [400, 'VALIDATION_FAILED'])
    expect(pointersOf(body)).toEqual([pointer])
  })

  test.each([
    ['a second file', multipart([kind, file, file])],
    ['a field twice', multipart([kind, kind, file])],
    ['a prototype field', multipart([kind, { name: '__proto__', value: 'x' }, file])],
    ['a prototype file', multipart([kind, { ...file, name: '__proto__' }])],
    ['a file in another field', multipart([kind, { ...file, name: 'paper' }])],
    ['too many fields', multipart([...Array.from({ length: 12 }, (_, n) => ({ name: `f${n}`, value: 'x' })), kind, file])],
    ['no end', multipart([kind, file], false)],
    ['no boundary', { ...multipart([kind, file]), headers: { 'content-type': 'multipart/form-data' } }],
    ['half a header', { ...multipart([]), body: Buffer.from('------pile-form\r\ncontent-dispo') }],
  ])('%s', async (_what, sent) => {
    await refused('owner', upload(sent), [400, 'UPLOAD_MALFORMED'])
  })

  test('a file that replaces one of another case, of another kind, or one that is not there', async () => {
    const identity = await draft.upload('owner', 'identity')
    before = written()
    for (const replaces of [checked.documents.identity ?? '', identity, 'A'.repeat(22)]) {
      await refused('owner', upload(multipart([kind, { name: 'replaces', value: replaces }, file])), [404, 'NOT_FOUND'])
    }
  })

  test('a file that replaces the paper of another party', async () => {
    const sent = multipart([
      { name: 'kind', value: 'identity' },
      { name: 'replaces', value: reviewed.documents.identity ?? '' },
      file,
    ])
    const asked: Asked = ['POST', `/api/cases/${reviewed.caseId}/documents`, { raw: sent.body, headers: sent.headers }]
    await refused('property', asked, [404, 'NOT_FOUND'])
  })

  test.each([
    ['../../etc/passwd.pdf', 'passwd.pdf'],
    ['..\\..\\windows\\system32\\a.pdf', 'a.pdf'],
    ['C:\\Users\\x\\b.pdf', 'b.pdf'],
    ['..', '未命名'],
    ['a\u202Efdp.exe', 'afdp.exe'],
    ['\u0007铃.pdf', '铃.pdf'],
    ['x'.repeat(250), 'x'.repeat(200)],
  ])('the name %j is kept as a name, without its tricks', async (filename, kept) => {
    const sent = form({ filename })
    const answer = await city.call('owner', 'POST', `/api/cases/${draft.caseId}/documents`, {
      raw: sent.body,
      headers: { ...sent.headers, ...freshKey() },
    })
    expect(answer.status).toBe(201)
    const { documents } = await city.client('owner').read(draft.caseId)
    expect(documents.find(({ documentId }) => documentId === answer.json()['documentId'])?.name).toBe(kept)
  })

  test('a file without a name gets one', async () => {
    const { body, headers } = multipart([kind, { name: 'file', type: 'application/octet-stream', value: small }])
    await refused('owner', upload({ body, headers }), [415, 'UPLOAD_IS_NOT_WHAT_IT_SAYS'])
    const named = form({ filename: '' })
    expect(
      (
        await city.call('owner', 'POST', `/api/cases/${draft.caseId}/documents`, {
          raw: named.body,
          headers: { ...named.headers, ...freshKey() },
        })
      ).status,
    ).toBe(201)
  })
})

/** Values that fit nowhere. */
const rubbish: readonly unknown[] = [
  null,
  '',
  ' ',
  'x',
  -1,
  1e308,
  true,
  [],
  {},
  [[]],
  '2026-02-31',
  '\u0000',
  '🔌',
  'x'.repeat(3000),
  { type: 'x' },
]

describe('whatever is sent, the answer is a problem and never a fault of the service', () => {
  const senders: Who[] = ['owner', 'property', 'community', 'centre', 'bureau', 'fire', 'grid']
  const ownSender = (type: string): Who => senders.find((who) => type.startsWith(`${who}.`)) ?? 'owner'

  test('every event with rubbish in every field', async () => {
    let sent = 0
    for (const type of partyEventTypes) {
      const fields = Object.keys(partyEventSchemas.get(type)?.shape ?? {}).filter((name) => name !== 'type')
      for (const field of fields) {
        const value = rubbish[sent % rubbish.length]
        sent += 1
        const answer = await city.call(ownSender(type), 'POST', eventsOf(reviewed), {
          body: { type, [field]: value },
          headers: { ...freshKey(), 'if-match': '"999"' },
        })
        expect([type, field, value, answer.status < 500]).toEqual([type, field, value, true])
        problemOf(answer, 'zh')
      }
    }
    expect(sent).toBeGreaterThan(300)
  })

  test('every operation with rubbish in its address, its query and its body', async () => {
    const { paths } = city.service.app.swagger() as unknown as { paths: Record<string, Record<string, unknown>> }
    let sent = 0
    for (const [path, operations] of Object.entries(paths)) {
      for (const method of Object.keys(operations)) {
        for (const part of ['x', '%00', '%F0%9F%94%8C', 'A'.repeat(22), '9'.repeat(199)]) {
          const target = `${path.replaceAll(/\{\w+\}/g, part)}?limit=x&query=%00&${part}=${part}`
          const body = method === 'get' ? undefined : rubbish[sent % rubbish.length]
          sent += 1
          const sending = body === undefined ? {} : { body, headers: { ...freshKey(), ...anyVersion } }
          const answer = await city.call(sent % 2 === 0 ? 'operator' : 'owner', method.toUpperCase(), target, sending)
          expect([method, target, answer.status < 500]).toEqual([method, target, true])
          if (answer.status >= 400) problemOf(answer, 'zh')
        }
      }
    }
    expect(sent).toBeGreaterThan(200)
  })

  test('nothing of it went wrong inside, and the record is whole', () => {
    const faults = city.log.filter((line) => (JSON.parse(line) as { level: number }).level >= 50)
    expect(faults).toEqual([])
    const { cases, differences } = verifyRecord(city.service.database.db, city.service.library)
    expect(cases).toBeGreaterThan(5)
    expect(differences).toEqual([])
  })
})

test('the language of a problem is that of the caller; without a wish it is Chinese', async () => {
  const languages: [string | undefined, 'zh' | 'en'][] = [
    [undefined, 'zh'],
    ['*', 'zh'],
    ['en', 'en'],
    ['en-US,en;q=0.9,zh-CN;q=0.8', 'en'],
    ['zh-CN,zh;q=0.9,en;q=0.8', 'zh'],
    ['fr-FR, en;q=0.5', 'en'],
    ['de', 'zh'],
    [';;;,,,q=x', 'zh'],
  ]
  for (const [language, expected] of languages) {
    const sending = language === undefined ? {} : { language }
    problemOf(await city.call('owner', 'GET', '/api/cases/x', sending), expected)
  }
})

test('a problem is described: its shape is the component Problem', async () => {
  const { components } = city.service.app.swagger() as unknown as {
    components: { schemas: Record<string, { required: string[] }> }
  }
  const problem: Schemas['Problem'] = (await city.call('owner', 'GET', '/api/cases/x')).json() as Schemas['Problem']
  expect(Object.keys(problem)).toEqual(expect.arrayContaining(components.schemas['Problem']?.required ?? ['?']))
})
