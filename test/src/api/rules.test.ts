import pino from 'pino'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildApp } from '../../../src/api/build-app.ts'
import { ruleRoutes } from '../../../src/api/routes/rules.ts'
import { type PileClient, pileClient, taken } from '../../../src/client/client.ts'
import { hashJson } from '../../../src/sealing/seal.ts'
import { packNamed } from '../../helpers/case-facts.ts'
import { type HttpCity, openHttpCity } from '../../helpers/http-city.ts'

let city: HttpCity
let nobody: PileClient
beforeAll(async () => {
  city = await openHttpCity('2026-03-02T01:30:00.000Z')
  nobody = pileClient(city.demo.service.url)
})
afterAll(() => city.close())

const pack = async (packId: string) => taken(await nobody.http.GET('/api/rules/{packId}', { params: { path: { packId } } }))

describe('the rule packs', () => {
  test('are listed for everybody, by id, with names, place, day, consent and hash', async () => {
    const { packs } = taken(await nobody.http.GET('/api/rules'))
    expect(packs.map(({ packId }) => packId)).toEqual(packs.map(({ packId }) => packId).toSorted())
    expect(packs.find(({ packId }) => packId === 'xiangyang-2023')).toMatchObject({
      title: { zh: expect.stringContaining('襄阳'), en: expect.stringContaining('Xiangyang') },
      place: { code: '420600', name: { en: 'Xiangyang' } },
      inForceFrom: '2023-04-30',
      inForceUntil: null,
      inForce: { zh: '2023年4月（日期不详）起施行，哪一天没有查到；平台自2023年4月30日起适用' },
      consent: { mode: 'NONE', label: { zh: '不需要物业出证', en: 'No paper of the property company needed' } },
      hash: expect.stringMatching(/^[0-9a-f]{64}$/),
    })
  })

  test('are shown word for word under the hash to which cases are pinned', async () => {
    const { hash, rules, version } = await pack('zhuzhou-2022')
    expect(hashJson(rules)).toBe(hash)
    expect(city.demo.service.library.packByHash(hash)).toEqual(rules)
    expect(rules).toEqual(packNamed('zhuzhou-2022'))
    expect(version).toBe(rules.version)
  })

  test('are read as a document: rule by rule in sentences, each with how far it binds', async () => {
    const { articles, standing } = await pack('changzhou-2023')
    expect(standing).toBe('inForce')
    expect(articles.find(({ key }) => key === 'clocks.propertyReply')).toMatchObject({
      chapter: 'clocks',
      label: { zh: '物业答复' },
      text: { zh: expect.stringContaining('7个工作日') },
      basis: [{ text: { zh: expect.stringContaining('地方规定') } }, {}],
    })
  })

  test('two are compared by anybody, rule by rule', async () => {
    const query = { from: 'zhuzhou-2022', to: 'zhuzhou-draft' }
    const compared = taken(await nobody.http.GET('/api/rules/compare', { params: { query } }))
    expect([compared.from.packId, compared.to.packId, compared.to.standing]).toEqual([query.from, query.to, 'draft'])
    expect(compared.differs.find(({ key }) => key === 'consent.mode')).toMatchObject({
      change: 'changed',
      from: { text: { zh: '需物业同意并出证' } },
      to: { text: { zh: '在物业登记' } },
    })
    const answer = await city.ask('/api/rules/compare?from=zhuzhou-2022&to=atlantis-1', null)
    expect([answer.status, answer.body.code]).toEqual([404, 'NOT_FOUND'])
  })

  test('one that does not exist is not found', async () => {
    const answer = await city.ask('/api/rules/atlantis-1', null)
    expect([answer.status, answer.body.code]).toEqual([404, 'NOT_FOUND'])
  })
})

describe('every number of a pack', () => {
  test('comes with its basis: document, force, model, source and mark', async () => {
    const { numbers } = await pack('changzhou-2023')
    const at = (path: string) => numbers.find((number) => number.path === path)
    expect(at('clocks.propertyReply.variants.0.length.n')).toMatchObject({
      label: { zh: expect.stringContaining('特定情形下的期限') },
      values: [3],
      unit: 'workingDay',
      force: { force: 'L', label: { en: 'local rule' } },
      mark: { mark: 'read' },
      basis: { place: '320400', source: expect.stringMatching(/.+/) },
    })
    expect(at('clocks.serve.length.n')).toMatchObject({
      force: { force: 'D' },
      basisText: { zh: expect.stringContaining('没有强制力') },
    })
    expect(numbers.every(({ standing, basis }) => standing === 'unknown' || basis !== null)).toBe(true)
  })

  test('a borrowed one names its model, and says that it binds nobody here', async () => {
    const { numbers } = await pack('zhuzhou-2022')
    const limit = numbers.find(({ path }) => path === 'capacity.loadLimit')
    expect(limit).toMatchObject({
      values: [0.8],
      unit: 'share',
      basis: { modelledOn: { en: 'Changzhou: notice of 2023' } },
      basisText: { en: 'platform default, modelled on Changzhou: notice of 2023, not binding here' },
    })
  })

  test('what was inferred is marked so and never shown as law', async () => {
    const { numbers } = await pack('zhuzhou-2022')
    const unread = numbers.filter(({ mark }) => mark !== null && mark.mark !== 'read')
    expect(unread.length).toBeGreaterThan(10)
    // A day that a paper of the case names is the parties' own word, and called so.
    const told = /^(platform default|written by the parties themselves)/
    expect(unread.filter(({ basisText }) => !told.test(basisText?.en ?? ''))).toEqual([])
  })

  test('what is not known of a place is shown as unknown', async () => {
    const { queue: _, ...value } = packNamed('zhuzhou-2022')
    const { app } = await buildApp({
      ownOrigin: () => 'http://127.0.0.1:3000',
      logger: pino({ level: 'silent' }),
      authenticate: async () => null,
      uploadLimitBytes: 1024,
      requestsPerMinute: 1000,
      routes: [ruleRoutes({ packs: () => [{ hash: hashJson(value), value }] })],
    })
    const { numbers } = (await app.inject({ url: '/api/rules/zhuzhou-2022' })).json()
    await app.close()
    expect(numbers.find(({ path }: { path: string }) => path === 'queue.placeKeptDays')).toMatchObject({
      values: [],
      standing: 'unknown',
      standingLabel: { zh: '不清楚：没有查到当地的规定', en: 'unknown: nothing was found for this place' },
      basis: null,
      basisText: null,
    })
  })
})
