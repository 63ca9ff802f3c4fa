import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { pileClient, taken } from '../../../src/client/client.ts'
import { type ApiCity, openApiCity, staffPassword } from '../../helpers/api-city.ts'
import { freshKey, type LivedCase, sentinels, served } from '../../helpers/lived-case.ts'

let city: ApiCity
let lived: LivedCase
let first: string
let second: string
let stranger: string

beforeAll(async () => {
  city = await openApiCity({ spaces: 4, settings: { FOUR_EYES: 'required' } })
  lived = await served(city, { space: 0, mayCall: true })
  first = await logIn('staff.bureau')
  stranger = await logIn('staff.bureauElsewhere')
})
afterAll(() => city.close())

const logIn = async (login: string): Promise<string> =>
  taken(await pileClient(city.url).http.POST('/api/login', { body: { method: 'password', login, password: staffPassword } }))
    .token

interface Answer<T = Record<string, unknown>> {
  readonly status: number
  readonly body: T
}
const call = async <T>(token: string, method: string, path: string, body?: object, headers = {}): Promise<Answer<T>> => {
  const answer = await fetch(`${city.url}${path}`, {
    method,
    headers: { authorization: `Bearer ${token}`, ...(body ? { 'content-type': 'application/json' } : {}), ...headers },
    ...(body ? { body: JSON.stringify(body) } : {}),
  })
  return { status: answer.status, body: (await answer.json()) as T }
}
const reason = '核实三次联系不上的申请人'
const unmasking = (): string => `/api/cases/${lived.caseId}/unmasking`
const asks = (token: string) => call<{ askId: string }>(token, 'POST', unmasking(), { reason })
const decides = (token: string, askId: string, verdict = 'confirmed') =>
  call<{ code?: string; holdsUntilAt?: string }>(token, 'POST', `/api/four-eyes/${askId}/decision`, { verdict })
const looks = (token: string) =>
  call<{ contact: { name: string; phone: string; until: string } | null }>(token, 'GET', unmasking())

describe('whose a masked request is', () => {
  test('is not asked for where the bureau has one person: it is told what to do', async () => {
    expect(await asks(first)).toMatchObject({ status: 409, body: { code: 'SECOND_PERSON_MISSING' } })
    const body = { party: 'bureau' as const, organisationId: city.places.organisations.bureau ?? '', login: 'staff.second' }
    taken(await city.client('operator').http.POST('/api/accounts', { body: { ...body, password: staffPassword } }))
    second = await logIn('staff.second')
  })

  test('is shown to whoever asked, for an hour, once a second person has confirmed it, and to nobody else', async () => {
    const { status, body } = await asks(first)
    expect(status).toBe(201)
    expect((await looks(first)).body.contact).toBeNull()
    expect(await decides(first, body.askId)).toMatchObject({ status: 403, body: { code: 'SECOND_PERSON_NEEDED' } })
    expect((await decides(stranger, body.askId)).status).toBe(404)
    const root = await logIn('root')
    expect((await decides(root, body.askId)).status).toBe(404)
    expect((await looks(first)).body.contact).toBeNull()
    expect((await decides(second, body.askId)).status).toBe(200)
    expect((await looks(first)).body.contact).toMatchObject({ name: sentinels.name, phone: sentinels.phone })
    expect((await looks(second)).body.contact).toBeNull()
    const seen = await city.call('bureau', 'GET', `/api/cases/${lived.caseId}`)
    expect(seen.text).not.toContain(sentinels.phone)
    city.time.forward({ minutes: 61 })
    expect((await looks(first)).body.contact).toBeNull()
  })

  test('is in the log of its owner: the purpose, the second word and the look', async () => {
    await city.logInOwner('owner')
    const log = (await city.call('owner', 'GET', `/api/cases/${lived.caseId}/personal-data/reads`)).json() as unknown as {
      reads: { party: string; fields: string[] }[]
      byTwo: { kind: string; organisation: string; reason: string; verdict: string; until: string }[]
    }
    expect(log.byTwo).toMatchObject([{ kind: 'unmaskContact', reason, verdict: 'confirmed', organisation: expect.any(String) }])
    expect(log.reads.filter(({ party }) => party === 'bureau')).toMatchObject([{ fields: ['姓名', '手机号'] }])
    expect(JSON.stringify(log)).not.toContain('staff.')
    const zip = await fetch(`${city.url}/api/me/data.zip`, { headers: { authorization: `Bearer ${city.tokens.owner}` } })
    expect(Buffer.from(await zip.arrayBuffer()).toString('latin1')).toContain('asked-by-two.json')
  })

  test('stays hidden when the second person says no, and lapses after three days', async () => {
    const refused = (await asks(first)).body.askId
    await decides(second, refused, 'refused')
    expect((await looks(first)).body.contact).toBeNull()
    const lapsed = (await asks(first)).body.askId
    city.time.forward({ days: 3 })
    first = await logIn('staff.bureau')
    second = await logIn('staff.second')
    expect(await decides(second, lapsed)).toMatchObject({ status: 409, body: { code: 'ASK_OVER' } })
  })

  test('is not for another bureau, an owner, a company or a program', async () => {
    stranger = await logIn('staff.bureauElsewhere')
    expect((await asks(stranger)).status).toBe(404)
    expect((await looks(stranger)).status).toBe(404)
    await city.logInOwner('owner')
    for (const who of ['owner', 'property', 'centre', 'operator'] as const) {
      expect((await city.call(who, 'GET', unmasking())).status).toBe(403)
    }
    expect((await city.call('bureau', 'GET', unmasking())).json()).toMatchObject({ code: 'PERSON_NEEDED' })
  })
})

describe('an order of the bureau, where it takes two', () => {
  const escalated = async (space: number): Promise<{ caseId: string; paper: string }> => {
    const other = await served(city, { space })
    await other.send('property', { type: 'property.reject', grounds: [{ code: 'FIRE_SYSTEM_MISSING', words: '没有喷淋' }] })
    await other.send('owner', { type: 'owner.requestCoordination', track: 'consent' })
    await other.send('centre', { type: 'centre.acceptCoordination', track: 'consent' })
    await other.send('centre', { type: 'centre.escalate', track: 'consent', reason: 'refusesToTalk' })
    return { caseId: other.caseId, paper: await other.upload('bureau', 'authorityDocument') }
  }
  const order = async (token: string, { caseId, paper }: { caseId: string; paper: string }) => {
    const body = {
      type: 'bureau.order',
      track: 'consent',
      number: '株住建交办〔2026〕1号',
      addressee: 'property',
      evidence: [paper],
    }
    return call<{ code?: string }>(token, 'POST', `/api/cases/${caseId}/events`, body, { ...freshKey(), 'if-match': '*' })
  }

  test('is refused to one person alone, taken once after a second has confirmed it, and told to the owner', async () => {
    await city.logInOwner('owner')
    const one = await escalated(1)
    expect(await order(first, one)).toMatchObject({ status: 403, body: { code: 'ORDER_NEEDS_SECOND' } })
    const path = `/api/cases/${one.caseId}/order-confirmation`
    const { body } = await call<{ askId: string }>(first, 'POST', path, { reason: '物业两次逾期未答复' })
    expect((await order(first, one)).body.code).toBe('ORDER_NEEDS_SECOND')
    await decides(second, body.askId)
    // The word was given to whoever asked, and for this case.
    expect((await order(second, one)).body.code).toBe('ORDER_NEEDS_SECOND')
    expect((await order(first, { ...one, caseId: lived.caseId })).body.code).toBe('ORDER_NEEDS_SECOND')
    // What the case refuses uses nothing up.
    expect((await order(first, { ...one, paper: 'A'.repeat(22) })).body.code).not.toBe('ORDER_NEEDS_SECOND')
    expect((await order(first, one)).status).toBe(201)
    expect((await order(first, one)).body.code).toBe('ORDER_NEEDS_SECOND')
    const log = await city.call('owner', 'GET', `/api/cases/${one.caseId}/personal-data/reads`)
    expect(log.text).toContain('物业两次逾期未答复')
  })
})
