import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { matterEvents } from '../../../src/database/matter-tables.ts'
import { randomId } from '../../../src/random-id.ts'
import { type ApiCity, openApiCity, type Who } from '../../helpers/api-city.ts'
import { filed, freshKey, type LivedCase, pdf } from '../../helpers/lived-case.ts'
import { multipart } from '../../helpers/multipart.ts'

let city: ApiCity
let lived: LivedCase
let matterId = ''

const open = async (): Promise<string> => {
  const { compoundId, garageId, organisations } = city.places
  const official = { party: 'property', organisationId: organisations.property, role: 'head', personal: { name: '陈经理' } }
  const body = { kind: 'retrofit', compoundId, garageId, official }
  const opened = await city.call('centre', 'POST', '/api/matters', { body, headers: freshKey() })
  return String(opened.json()['matterId'])
}

beforeAll(async () => {
  city = await openApiCity()
  lived = await filed(city)
  matterId = await open()
})
afterAll(() => city.close())

interface Sent {
  readonly kind?: string
  readonly type?: string
  readonly value?: string | Uint8Array
  readonly replaces?: string
}

const upload = (
  who: Who,
  { kind = 'quote', type = 'application/pdf', value = pdf('').bytes, replaces }: Sent = {},
  of = matterId,
) => {
  const sent = multipart([
    { name: 'kind', value: kind },
    ...(replaces === undefined ? [] : [{ name: 'replaces', value: replaces }]),
    { name: 'file', filename: '报价.pdf', type, value },
  ])
  return city.call(who, 'POST', `/api/matters/${of}/documents`, { raw: sent.body, headers: { ...sent.headers, ...freshKey() } })
}
const read = (who: Who, documentId: unknown, of = matterId) =>
  city.call(who, 'GET', `/api/matters/${of}/documents/${String(documentId)}`)
const send = (who: Who, body: object, of = matterId) =>
  city.call(who, 'POST', `/api/matters/${of}/events`, { body, headers: { ...freshKey(), 'if-match': '*' } })

describe('a paper of a matter', () => {
  test('comes from its office, the centre or the bureau, and comes back byte for byte', async () => {
    for (const who of ['property', 'centre', 'bureau'] as const) {
      const kept = await upload(who)
      expect([who, kept.status]).toEqual([who, 201])
      const answer = await read(who, kept.json()['documentId'])
      expect(answer.headers['content-type']).toBe('application/pdf')
      expect(answer.bytes.equals(Buffer.from(pdf('').bytes))).toBe(true)
    }
  })

  test('does not come from an office that only sees it, nor from an owner', async () => {
    expect((await upload('grid')).json()).toMatchObject({ status: 403, code: 'NOT_FOR_YOU' })
    expect((await upload('owner')).status).toBe(403)
    expect((await upload('centreElsewhere')).json()).toMatchObject({ status: 404, code: 'NOT_FOUND' })
  })

  test('is told by its content, has a largest size, and is no paper of a person', async () => {
    expect((await upload('centre', { value: 'hello' })).json()).toMatchObject({ status: 415, code: 'MEDIA_TYPE_UNSUPPORTED' })
    expect((await upload('centre', { type: 'image/png' })).json()).toMatchObject({ code: 'UPLOAD_IS_NOT_WHAT_IT_SAYS' })
    const tooLarge = Buffer.concat([Buffer.from('%PDF-1.4\n'), Buffer.alloc(15 * 1024 * 1024, 'x')])
    expect((await upload('centre', { value: tooLarge })).json()).toMatchObject({ status: 413, code: 'BODY_TOO_LARGE' })
    expect((await upload('centre', { kind: 'identity' })).json()).toMatchObject({ status: 400, code: 'VALIDATION_FAILED' })
  })

  test('may be replaced by who brought it; the earlier version is kept', async () => {
    const first = (await upload('property')).json()['documentId'] as string
    const second = await upload('property', { replaces: first })
    expect(second.json()).toMatchObject({ replaces: first })
    expect((await read('property', first)).status).toBe(200)
  })

  test('is one of that matter alone: neither of another matter nor of a case', async () => {
    const documentId = (await upload('centre')).json()['documentId']
    expect((await read('centre', documentId, await open())).status).toBe(404)
    expect((await city.call('centre', 'GET', `/api/cases/${lived.caseId}/documents/${String(documentId)}`)).status).toBe(404)
    expect((await read('centre', lived.documents.identity)).status).toBe(404)
    expect((await read('centre', randomId())).status).toBe(404)
  })

  test('is closed to owners of the compound until their request waits on the matter', async () => {
    const documentId = (await upload('centre')).json()['documentId']
    expect((await read('owner', documentId)).json()).toMatchObject({ status: 404, code: 'NOT_FOUND' })
    const link = { type: 'centre.linkMatter', track: 'fire', matterId }
    const linked = await city.call('centre', 'POST', `/api/cases/${lived.caseId}/events`, {
      body: link,
      headers: { ...freshKey(), 'if-match': '*' },
    })
    expect(linked.status).toBe(201)
    expect((await read('owner', documentId)).status).toBe(200)
  })
})

describe('a matter ends with its paper', () => {
  test.each(['done', 'refused'] as const)('%s: not without one, nor with one of another matter', async (result) => {
    const own = await open()
    expect((await send('property', { type: 'matter.close', result }, own)).json()).toMatchObject({
      code: 'MATTER_NEEDS_DOCUMENT',
    })
    const stranger = (await upload('centre')).json()['documentId']
    expect((await send('property', { type: 'matter.close', result, evidence: [stranger] }, own)).json()).toMatchObject({
      code: 'MATTER_DOCUMENT_UNKNOWN',
    })
    const documentId = (await upload('property', { kind: 'fireDocument' }, own)).json()['documentId']
    const closed = await send('property', { type: 'matter.close', result, evidence: [documentId] }, own)
    expect(closed.json()).toMatchObject({ state: 'closed' })
    const view = (await city.call('centre', 'GET', `/api/matters/${own}`)).json()
    expect(view['result']).toMatchObject({ result, evidence: [documentId] })
    // An owner of the compound that does not wait on it sees how it ended, not its paper.
    const seen = (await city.call('owner', 'GET', `/api/matters/${own}`)).json()
    expect(seen['result']).toMatchObject({ result, evidence: [] })
  })

  test('the chain of its events names the paper', () => {
    const records = city.service.database.db.select().from(matterEvents).all()
    expect(records.filter(({ type, input }) => type === 'matter.close' && input.includes('evidence'))).toHaveLength(2)
  })
})
