import { beforeAll, describe, expect, test } from 'vitest'
import { answerFaults } from '../../helpers/fuzz/answer-faults.ts'
import type { Description, Operation } from '../../helpers/fuzz/description.ts'
import { type FuzzReport, fuzz } from '../../helpers/fuzz/fuzz.ts'
import type { MadeRequest } from '../../helpers/fuzz/make-request.ts'
import { schemaFaults } from '../../helpers/fuzz/schema-faults.ts'

/** `FUZZ_SEED=7 npm test -- fuzz` for another one; `npm run bench -- fuzz` for many. */
const seed = Number(process.env['FUZZ_SEED'] ?? 1)

describe('every operation, as everybody, with what its description allows and with what it does not', () => {
  let report: FuzzReport
  beforeAll(async () => {
    report = await fuzz(seed, 2)
  })

  test('no answer is a fault of the service, or other than described', () => {
    expect(report.faults.slice(0, 5)).toEqual([])
    expect(report.errors).toEqual([])
  })

  test('each was called, and most were answered with what they are for', () => {
    expect(report.sent).toBeGreaterThan(1500)
    const all = [...report.statuses.values()]
    expect(all.length).toBeGreaterThan(145)
    const good = all.filter((statuses) => [...statuses.keys()].some((status) => status < 400))
    expect(good.length / all.length).toBeGreaterThan(0.5)
  })
})

describe('what would be seen', () => {
  const schema = {
    type: 'object',
    required: ['caseId', 'count'],
    additionalProperties: false,
    properties: {
      caseId: { type: 'string', pattern: '^[a-z]{3}$', maxLength: 3 },
      count: { type: 'integer', minimum: 1, maximum: 9 },
      kinds: { type: 'array', maxItems: 1, items: { anyOf: [{ const: 'a' }, { type: 'null' }] } },
    },
  }
  const operation: Operation = {
    id: 'read',
    method: 'GET',
    path: '/x',
    isPublic: true,
    parameters: [],
    body: null,
    answers: new Map([
      [200, new Map([['application/json', schema]])],
      [204, new Map()],
    ]),
  }
  const description: Description = { operations: [operation], schemaOf: (one) => one }
  const asked: MadeRequest = { method: 'GET', path: '/x', headers: {}, raw: undefined, fits: true, how: 'valid' }
  const headers = { 'content-type': 'application/json; charset=utf-8', 'x-content-type-options': 'nosniff' }
  const right = { caseId: 'abc', count: 9, kinds: ['a'] }
  const faultsOf = (change: object, made: object = {}) =>
    answerFaults(description, operation, { ...asked, ...made }, { status: 200, headers, text: JSON.stringify(right), ...change })

  test('an answer as described is none', () => {
    expect(faultsOf({})).toEqual([])
    expect(faultsOf({ status: 204, text: '' })).toEqual([])
  })

  test.each([
    ['a fault of the service', { status: 500 }],
    ['a status that is not described', { status: 404 }],
    ['another content type', { headers: { ...headers, 'content-type': 'text/html' } }],
    ['no word about sniffing', { headers: { 'content-type': 'application/json' } }],
    ['a body where there is none', { status: 204 }],
    ['a field that is missing', { text: '{"caseId":"abc"}' }],
    ['a field that is not described', { text: JSON.stringify({ ...right, colour: 1 }) }],
    ['a number out of its bounds', { text: JSON.stringify({ ...right, count: 10 }) }],
    ['a number that is not whole', { text: JSON.stringify({ ...right, count: 1.5 }) }],
    ['a text out of its pattern', { text: JSON.stringify({ ...right, caseId: 'ABC' }) }],
    ['a list that is too long', { text: JSON.stringify({ ...right, kinds: ['a', null] }) }],
    ['an entry that is none of its kinds', { text: JSON.stringify({ ...right, kinds: ['b'] }) }],
    ['a stack', { text: JSON.stringify({ ...right, caseId: 'Error\n    at read (/x.ts:1:1)' }) }],
  ])('%s', (_what, change) => {
    expect(faultsOf(change)).not.toEqual([])
  })

  test('what does not fit and is taken, and what fits and is called malformed', () => {
    expect(faultsOf({}, { fits: false })).not.toEqual([])
    const text = '{"code":"VALIDATION_FAILED","errors":[{"pointer":"/x","code":"too_big","detail":""}]}'
    const answered = { ...operation, answers: new Map([[400, new Map([['application/json', {}]])]]) }
    expect(answerFaults(description, answered, asked, { status: 400, headers, text })).not.toEqual([])
  })

  test('a keyword that the checks do not know is an error, never a silent yes', () => {
    expect(() => schemaFaults({ type: 'string', contains: 'x' }, 'x', (one) => one)).toThrow('contains')
  })
})
