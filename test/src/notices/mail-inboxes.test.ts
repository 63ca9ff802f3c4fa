import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { taken } from '../../../src/client/client.ts'
import type { Mail } from '../../../src/notices/mail.ts'
import { type MailedInbox, mailDueUpTo, mailInboxes } from '../../../src/notices/mail-inboxes.ts'
import { type HttpCity, openHttpCity } from '../../helpers/http-city.ts'

let city: HttpCity
let centre: Awaited<ReturnType<HttpCity['body']>>
let compoundId = ''
const address = 'inbox@centre.example.cn'
const path = '/api/organisations/{organisationId}/contact' as const

beforeAll(async () => {
  city = await openHttpCity('2026-03-02T01:00:00.000Z')
  await city.district('430204', '石峰区', 'Shifeng', 'zhuzhou-2022')
  const company = await city.body('property', '石峰物业', ['430204'])
  centre = await city.body('centre', '石峰区中心', ['430204'])
  for (const party of ['fire', 'grid'] as const) await city.body(party, party, ['430204'])
  compoundId = await city.compound('430204', '响石小区', company.organisationId)
}, 300_000)
afterAll(() => city.close())

const own = () => ({ params: { path: { organisationId: centre.organisationId } } })
const set = async (body: { mail?: string; language?: 'zh' | 'en'; rhythm?: 'soon' | 'daily' | 'none' }) =>
  taken(await centre.client.http.PUT(path, { ...own(), body }))
const files = async (): Promise<string> => {
  const { caseId } = await city.file(compoundId)
  return taken(await centre.client.http.GET('/api/cases/{caseId}', { params: { path: { caseId } } })).caseNumber ?? ''
}
const round = () => city.demo.service.rounds.mails()

describe('an office that gave an address', () => {
  test('has mail of what comes from then on, once: numbers and titles, and nothing of a person', async () => {
    const earlier = await files()
    await city.moveTo('2026-03-02T01:01:00.000Z')
    await set({ mail: address, rhythm: 'soon' })
    await city.moveTo('2026-03-02T01:05:00.000Z')
    const number = await files()
    await city.demo.service.rounds.send()
    expect(await round()).toBe(0)
    await city.moveTo('2026-03-02T01:10:00.000Z')
    expect(await round()).toBe(1)
    const text = await city.lastMessage(address)
    expect(text).toContain(`${number}　`)
    expect(text).toContain(`${city.url}/desk`)
    expect(text).not.toContain(earlier)
    expect(text).not.toMatch(/女士|1\d{10}/)
    await city.moveTo('2026-03-02T01:20:00.000Z')
    expect(await round()).toBe(0)
  })

  test('has it each morning, or never, as it chose', async () => {
    await set({ rhythm: 'daily' })
    const number = await files()
    await city.demo.service.rounds.send()
    await city.moveTo('2026-03-02T15:59:00.000Z')
    expect(await round()).toBe(0)
    await city.moveTo('2026-03-03T00:02:00.000Z')
    expect(await round()).toBe(1)
    expect(await city.lastMessage(address)).toContain(number)
    expect(await round()).toBe(0)
    await set({ language: 'en' })
    const next = await files()
    await city.demo.service.rounds.send()
    await city.moveTo('2026-03-04T00:02:00.000Z')
    expect(await round()).toBe(1)
    const english = await city.lastMessage(address)
    expect(english).toContain(`${next}  New request`)
    expect(english).toContain('Log in to act')
    expect(english).not.toMatch(/[一-鿿]/)
    await set({ rhythm: 'none' })
    await files()
    await city.demo.service.rounds.send()
    await city.moveTo('2026-03-05T00:02:00.000Z')
    expect(await round()).toBe(0)
  })

  test('keeps it to itself: sealed, and for no other office', async () => {
    const kept = JSON.stringify(city.demo.service.database.connection.prepare('select * from company_contacts').all())
    expect(kept).not.toContain(address)
    expect(taken(await centre.client.http.GET(path, own()))).toMatchObject({ mail: address, rhythm: 'none' })
  })
})

describe('a mail', () => {
  const inbox: MailedInbox = {
    organisationId: 'o',
    mail: address,
    rhythm: 'soon',
    language: 'zh',
    mailedUntil: '2026-03-02T01:00:00.000Z',
  }

  test('that no server took comes again with the same content, and nothing is left out', async () => {
    const sent: Mail[] = []
    let isDown = true
    let mailedUntil = inbox.mailedUntil
    const warnings: unknown[] = []
    const parts = {
      inboxes: {
        list: async () => [{ ...inbox, mailedUntil }],
        lines: async () => [{ caseNumber: '430204-2026-000001-9', title: '收到新申请' }],
        mailed: async (_: string, upTo: string) => {
          mailedUntil = upTo
        },
      },
      mail: {
        send: async (mail: Mail) => {
          if (isDown) throw new Error('down')
          sent.push(mail)
        },
      },
      time: { now: () => '2026-03-02T02:00:00.000Z' },
      logger: { warn: (fields: unknown) => warnings.push(fields) },
      publicUrl: 'https://piles.example.cn',
    }
    expect(await mailInboxes(parts)).toBe(0)
    expect(mailedUntil).toBe(inbox.mailedUntil)
    expect(JSON.stringify(warnings)).not.toContain(address)
    isDown = false
    expect(await mailInboxes(parts)).toBe(1)
    expect(sent).toMatchObject([{ to: address, messageId: `inbox/o/${inbox.mailedUntil}` }])
    expect(mailedUntil).toBe('2026-03-02T01:59:00.000Z')
  })

  test('of a day is due from eight in the morning in the city', () => {
    const daily = { rhythm: 'daily', mailedUntil: '2026-03-02T00:00:00.000Z' } as const
    expect(mailDueUpTo(daily, '2026-03-02T23:59:00.000Z')).toBeNull()
    expect(mailDueUpTo(daily, '2026-03-03T00:00:30.000Z')).toBeNull()
    expect(mailDueUpTo(daily, '2026-03-03T00:01:00.000Z')).toBe('2026-03-03T00:00:00.000Z')
    expect(mailDueUpTo({ ...daily, mailedUntil: '2026-03-03T00:00:00.000Z' }, '2026-03-03T09:00:00.000Z')).toBeNull()
  })
})
