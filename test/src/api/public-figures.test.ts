import { createHash, createPublicKey, verify } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Schemas } from '../../../src/client/client.ts'
import { monthInThread } from '../../../src/database/month-thread.ts'
import { sqliteRegistry } from '../../../src/database/sqlite-compounds.ts'
import { sqliteFigures } from '../../../src/database/sqlite-figures.ts'
import { monthOf } from '../../../src/statistics/frozen.ts'
import { type FigureCity, playFigureCity } from '../../helpers/figure-city.ts'
import { readPdf } from '../../helpers/read-pdf.ts'
import { sqliteOf } from '../../helpers/sqlite-of.ts'

let city: FigureCity
beforeAll(async () => {
  city = await playFigureCity()
  await city.demo.service.rounds.link()
  await city.moveTo('2026-10-05T01:00:00.000Z')
  await city.demo.service.rounds.freeze()
}, 240_000)
afterAll(() => city.close())

const get = (path: string) => fetch(`${city.url}/api/public/figures${path}`)
const months = async () => (await (await get('')).json()) as { months: string[]; keyId: string; publicKey: string }
const month = async (name: string) => (await (await get(`/${name}`)).json()) as Schemas['PublicMonth']

describe('the frozen months', () => {
  test('are those that are over since the first request, the newest first, for everybody', async () => {
    const list = await months()
    expect(list.months).toEqual(['2026-09', '2026-08', '2026-07', '2026-06', '2026-05', '2026-04', '2026-03'])
    expect((await get('/2026-10')).status).toBe(404)
    expect((await get('/2026-13')).status).toBe(400)
  })

  test('tell of the families of March in September, by when all were followed for 180 days', async () => {
    const { cohorts, asOf, tables } = await month('2026-09')
    expect({ cohorts, asOf }).toEqual({ cohorts: ['2026-03'], asOf: '2026-09-30' })
    const places = tables.find(({ id }) => id === 'places')
    expect(places).toMatchObject({ n: 7, definition: { id: 'public.where', version: 1 } })
    expect(places?.cells.some(({ labels }) => labels.includes('天元区'))).toBe(true)
    for (const { cells, id } of tables) {
      const small = cells.filter(({ count }) => id !== 'waiting' && count !== null && count > 0 && count < 5)
      expect(small).toEqual([])
    }
  })

  test('are signed over their very bytes: hash and signature hold for what is handed out, and for nothing else', async () => {
    const { publicKey } = await months()
    const signed = await get('/2026-09/signed')
    const text = await signed.text()
    const signature = signed.headers.get('x-signature-ed25519') ?? ''
    expect(createHash('sha256').update(text).digest('hex')).toBe(signed.headers.get('x-content-sha256'))
    const holds = (of: string) => verify(null, Buffer.from(of), createPublicKey(publicKey), Buffer.from(signature, 'base64'))
    expect(holds(text)).toBe(true)
    expect(holds(text.replace('"2026-09"', '"2026-08"'))).toBe(false)
    expect(await month('2026-09')).toMatchObject({ signature, hash: signed.headers.get('x-content-sha256') })
  })

  test('stay as they are: another round, and what is recorded later, change nothing', async () => {
    const before = await (await get('/2026-09/signed')).text()
    const { silent } = city.requests
    await (await silent.owner()).send(silent.caseId, { type: 'owner.withdraw', reason: 'boughtElsewhere' })
    await city.moveTo('2026-11-05T01:00:00.000Z')
    await city.demo.service.rounds.freeze()
    expect(await (await get('/2026-09/signed')).text()).toBe(before)
    expect((await months()).months[0]).toBe('2026-10')
  })

  test('are computed in a thread as they would be here, and a record that is not there is told', async () => {
    const { database, library } = city.demo.service
    const parts = { record: sqliteFigures(database, library), registry: sqliteRegistry(database) }
    const file = sqliteOf(database).name
    expect(await monthInThread(file)('2026-09')).toEqual(await monthOf(parts, '2026-09'))
    await expect(monthInThread(`${file}.nowhere`)('2026-09')).rejects.toThrow('nowhere')
  })

  test('hold nothing personal and name no case, compound or company', async () => {
    for (const name of (await months()).months) {
      const text = await (await get(`/${name}/signed`)).text()
      expect(text).not.toMatch(/小区"|物业服务有限公司|1[3-9]\d{9}/)
      for (const { caseId } of Object.values(city.requests)) expect(text).not.toContain(caseId)
    }
  })
})

describe('the signed heads of the record', () => {
  test('are there for everybody, each signed over its very bytes, and follow each other', async () => {
    const list = (await (await fetch(`${city.url}/api/record/heads`)).json()) as Schemas['RecordHeads']
    expect(list.heads.length).toBeGreaterThan(0)
    expect(list.before).toBeNull()
    for (const [at, { body, hash, signature, publicKey, number, day }] of list.heads.entries()) {
      expect(createHash('sha256').update(body).digest('hex')).toBe(hash)
      expect(verify(null, Buffer.from(body), createPublicKey(publicKey), Buffer.from(signature, 'base64'))).toBe(true)
      const earlier = list.heads[at + 1]
      expect(JSON.parse(body)).toMatchObject({ number, day, ...(earlier && { previousHash: earlier.hash }) })
    }
    const two = await fetch(`${city.url}/api/record/heads?before=${list.heads.length}`)
    expect(((await two.json()) as Schemas['RecordHeads']).heads).toEqual(list.heads.slice(1))
    expect((await fetch(`${city.url}/api/record/heads?before=x`)).status).toBe(400)
  })
})

describe('the monthly report', () => {
  test('is a Chinese paper made from the frozen set, with its hash and signature, the same bytes each time', async () => {
    const answer = await get('/2026-09/report.pdf')
    expect(answer.headers.get('content-type')).toBe('application/pdf')
    const bytes = Buffer.from(await answer.arrayBuffer())
    const again = Buffer.from(await (await get('/2026-09/report.pdf')).arrayBuffer())
    expect(again.equals(bytes)).toBe(true)
    const { hash, signature } = await month('2026-09')
    const { text } = readPdf(bytes)
    expect(text).toContain('充电桩报装月度统计')
    expect(text).toContain(hash)
    expect(text).toContain(signature)
    expect(text).toContain('2026-03提出申请的家庭')
    const { heads } = (await (await fetch(`${city.url}/api/record/heads`)).json()) as Schemas['RecordHeads']
    const last = heads.find(({ day }) => day <= '2026-09-30')
    expect(text).toContain(last?.hash)
    expect(text).toContain(last?.signature)
  })
})

describe('the sheet of a Monday meeting', () => {
  const sheet = (monday: string, token: string) =>
    fetch(`${city.url}/api/statistics/monday/${monday}/sheet.pdf`, { headers: { authorization: `Bearer ${token}` } })

  test('is one page in Chinese, of the evening before, with hash and signature', async () => {
    const answer = await sheet('2026-03-09', city.bodies.bureau.token)
    expect(answer.status).toBe(200)
    const { pages, text } = readPdf(Buffer.from(await answer.arrayBuffer()))
    expect(pages).toHaveLength(1)
    expect(text).toContain('截至2026-03-08')
    expect(text).toContain('family.where')
    expect(text).toContain('没有登记了费用、又有家庭在等的公共事项')
    expect(text).toContain('安全：还没有运行满一天的充电桩')
    expect(text).toMatch(/SHA-256[0-9a-f]{64}/)
  })

  test('is frozen when it is first asked for: later facts do not change a byte', async () => {
    const first = Buffer.from(await (await sheet('2026-03-09', city.bodies.bureau.token)).arrayBuffer())
    await city.moveTo('2026-11-06T01:00:00.000Z')
    const again = Buffer.from(await (await sheet('2026-03-09', city.bodies.bureau.token)).arrayBuffer())
    expect(again.equals(first)).toBe(true)
  })

  test('is of a Monday that has come, and for the bureau alone', async () => {
    expect((await sheet('2026-03-10', city.bodies.bureau.token)).status).toBe(400)
    expect((await sheet('2099-03-09', city.bodies.bureau.token)).status).toBe(400)
    expect((await sheet('2026-03-09', city.bodies.tianyuanCentre.token)).status).toBe(403)
  })
})
