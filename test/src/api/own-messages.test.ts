import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type ApiCity, openApiCity } from '../../helpers/api-city.ts'
import { filed, type LivedCase } from '../../helpers/lived-case.ts'

let city: ApiCity
let lived: LivedCase
beforeAll(async () => {
  city = await openApiCity()
  lived = await filed(city)
})
afterAll(() => city.close())

const path = '/api/me/messages'
const mail = 'family@example.cn'
const change = async (body: object, who: 'owner' | 'otherOwner' = 'owner') =>
  (await city.call(who, 'PATCH', path, { body })).json()
const codeFor = async (address: string): Promise<string> => {
  expect((await city.call('owner', 'POST', `${path}/mail/codes`, { body: { mail: address } })).status).toBe(200)
  return /Your code is (\d{6})/.exec(city.log.filter((line) => line.includes('Your code is')).at(-1) ?? '')?.[1] ?? ''
}
const confirm = async (address: string, code: string) =>
  (await city.call('owner', 'PUT', `${path}/mail`, { body: { mail: address, code } })).json()
interface Told {
  recipients: { party: string; channels: string[]; heldBackUntil: string | null }[]
}
const ownerIn = async (type: string) => {
  const told = (await city.call('centre', 'POST', `/api/cases/${lived.caseId}/recipients`, { body: { type } })).json()
  return (told as unknown as Told).recipients.find(({ party }) => party === 'owner')
}

describe('how an owner is told', () => {
  test('is the phone, in Chinese, of everything, until it is chosen; what cannot be switched off is said', async () => {
    const usual = (await city.call('owner', 'GET', path)).json()
    expect(usual).toMatchObject({ channel: 'phone', language: 'zh', silent: [], isNightQuiet: false, mail: null })
    expect(usual['mustReach']).toContain('关不掉')
    expect((await city.call('owner', 'GET', path, { language: 'en' })).json()['mustReach']).toContain('cannot be switched off')
    expect(await change({ channel: 'mail' })).toMatchObject({ status: 409, code: 'MAIL_NOT_CONFIRMED' })
    expect(await change({ channel: 'pigeon' })).toMatchObject({ status: 400 })
  })

  test('an address counts by the code that came to it, and to it alone', async () => {
    const code = await codeFor(mail)
    expect(await confirm('somebody@example.cn', code)).toMatchObject({ code: 'MAIL_CODE_WRONG' })
    expect((await city.call('owner', 'GET', path)).json()).toMatchObject({ mail: null })
    expect(await confirm(mail, code)).toMatchObject({ mail: 'f***@example.cn' })
    expect(await confirm(mail, code)).toMatchObject({ code: 'MAIL_CODE_WRONG' })
    expect(await change({ channel: 'mail', language: 'en' })).toMatchObject({ channel: 'mail', language: 'en' })
    expect(city.log.join('')).not.toContain(mail)
    expect(await change({}, 'otherOwner')).toMatchObject({ channel: 'phone', mail: null })
  })

  test('nobody floods a mailbox: five codes an hour', async () => {
    for (let times = 0; times < 4; times += 1) await codeFor(`other${times}@example.cn`)
    const sixth = await city.call('owner', 'POST', `${path}/mail/codes`, { body: { mail: 'more@example.cn' } })
    expect(sixth.json()).toMatchObject({ status: 429, code: 'CODES_TOO_MANY' })
  })

  test('is what is shown before an event is sent', async () => {
    const type = 'centre.confirmComplete'
    expect(await ownerIn(type)).toMatchObject({ channels: ['mail'], heldBackUntil: null })
    await change({ silent: ['progress'] })
    expect((await ownerIn(type))?.channels).toEqual(['app'])
    await change({ silent: [], channel: 'app' })
    expect((await ownerIn(type))?.channels).toEqual(['app'])
    await change({ channel: 'phone', isNightQuiet: true })
    city.time.set('2026-03-02T14:30:00.000Z')
    await city.logInOwner('owner')
    expect(await ownerIn(type)).toMatchObject({ channels: ['sms'], heldBackUntil: '2026-03-03T00:00:00.000Z' })
  })

  test('stands in the access export, and is taken away with the address', async () => {
    await change({ channel: 'mail' })
    const { bytes } = await city.call('owner', 'GET', '/api/me/data.zip')
    expect(bytes.length).toBeGreaterThan(0)
    expect((await city.call('owner', 'DELETE', `${path}/mail`)).json()).toMatchObject({ channel: 'phone', mail: null })
    expect(await change({ channel: 'mail' })).toMatchObject({ code: 'MAIL_NOT_CONFIRMED' })
  })
})
