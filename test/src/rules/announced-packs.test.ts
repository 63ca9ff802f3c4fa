import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import pino from 'pino'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type PileClient, pileClient, type Schemas, taken } from '../../../src/client/client.ts'
import { readDatabase } from '../../../src/database/open-database.ts'
import { verificationReport } from '../../../src/database/verification-report.ts'
import { verifyRecord } from '../../../src/database/verify.ts'
import { demoTime } from '../../../src/demo/demo-time.ts'
import { type Demo, startDemo } from '../../../src/demo/start-demo.ts'
import { packsOf } from '../../../src/rules/own-packs.ts'
import { readRulesLibrary } from '../../../src/rules/rules-library.ts'
import { hashJson } from '../../../src/sealing/seal.ts'
import { type HttpCity, openHttpCity, type Request } from '../../helpers/http-city.ts'

/* The operator brings rules into force over HTTP, while the service runs. */

const fixtures = fileURLToPath(new URL('../../fixtures/packs', import.meta.url))
const district = '430281'
const monday = '2026-03-02T01:30:00.000Z'

type Pack = Readonly<Record<string, unknown>>
const fixture = (name: string): Pack => JSON.parse(readFileSync(join(fixtures, `${name}.json`), 'utf8')) as Pack
/** The second version of the rules of the town: the company has two working days, for running requests too. */
const second: Pack = { ...fixture('town-switch'), id: 'town-old', version: 2 }

let rulesDir: string
let city: HttpCity
let compoundId: string
let property: string
let centre: string
let again: Demo | null

beforeEach(async () => {
  again = null
  rulesDir = mkdtempSync(join(tmpdir(), 'packs-'))
  copyFileSync(join(fixtures, 'town-old.json'), join(rulesDir, 'town-old.json'))
  city = await openHttpCity(monday, { RULES_DIR: rulesDir })
  await city.district(district, '某镇', 'Some town', 'town-old')
  const company = await city.body('property', '某镇物业有限公司', [])
  property = company.token
  centre = (await city.body('centre', '某镇服务中心', [district])).token
  for (const party of ['bureau', 'fire', 'grid'] as const) await city.body(party, `某镇${party}`, [district])
  compoundId = await city.compound(district, '某小区', company.organisationId)
})

afterEach(async () => {
  const { service } = again ?? city.demo
  const { differences } = verifyRecord(service.database.db, service.library, { keys: service.keys })
  await again?.stop()
  await city.close()
  rmSync(rulesDir, { recursive: true })
  expect(differences).toEqual([])
})

const asked = (pack: Pack | string, from: string | null, districts: readonly string[] = []): Schemas['AskedAnnouncement'] => ({
  text: typeof pack === 'string' ? pack : JSON.stringify(pack, null, 2),
  from,
  districts: [...districts],
})

const checked = async (...args: Parameters<typeof asked>) =>
  taken(await city.operator.http.POST('/api/rule-packs/check', { body: asked(...args) }))

const announced = async (...args: Parameters<typeof asked>) => {
  const answer = await city.operator.http.POST('/api/rule-packs', { body: asked(...args) })
  return { status: answer.response.status, pack: answer.data ?? null, problem: answer.error ?? null }
}

const takenBack = async (number: number) => {
  const answer = await city.operator.http.POST('/api/rule-packs/{number}/take-back', { params: { path: { number } } })
  return { status: answer.response.status, pack: answer.data ?? null, problem: answer.error ?? null }
}

const packOfTown = () => {
  const { id, version } = city.demo.service.library.packOfDistrict(district)?.value ?? {}
  return `${id} ${version}`
}

const chosenFor = async (code: string) =>
  taken(await city.operator.http.GET('/api/districts')).districts.find((one) => one.code === code)?.rulesPackId

const read = (caseId: string) => pileClient(city.url, centre).read(caseId)
const replyClock = (view: Awaited<ReturnType<PileClient['read']>>) => view.clocks.find(({ name }) => name === 'propertyReply')

/** A request that the company has had since Monday: five working days, to the ninth. */
const served = async (): Promise<Request> => {
  const request = await city.file(compoundId)
  await pileClient(city.url, centre).send(request.caseId, { type: 'centre.confirmComplete' })
  await pileClient(city.url, property).send(request.caseId, { type: 'property.open' })
  return request
}

describe('a pack is checked before anything is written', () => {
  test('every mistake comes back with its place, its line and a sentence in both languages', async () => {
    const wrong = { ...second, clocks: { propertyReply: { length: { n: -2, unit: 'workingDay' }, end: 'move' } } }
    const { faults, pack } = await checked(wrong, null)
    expect(pack).toBeNull()
    const text = JSON.stringify(wrong, null, 2).split('\n')
    expect(faults.length).toBeGreaterThan(1)
    for (const { path, line, sentence } of faults) {
      expect(path).toMatch(/^clocks\.propertyReply/)
      expect(text[(line ?? 0) - 1]).toMatch(/propertyReply|"n"|length/)
      expect([/[一-龥]/.test(sentence.zh), sentence.en.length > 5]).toEqual([true, true])
    }
    const broken = await checked('{\n  "id": "my-city"\n  "version": 1\n}', null)
    expect(broken.faults).toMatchObject([{ path: '', line: 3, sentence: { zh: expect.stringContaining('JSON') } }])
    expect(taken(await city.operator.http.GET('/api/rule-packs')).packs).toEqual([])
    expect((await announced(wrong, null)).problem).toMatchObject({
      code: 'PACK_UNUSABLE',
      errors: expect.arrayContaining([
        expect.objectContaining({ detail: expect.stringMatching(/^第\d+行 clocks\.propertyReply/) }),
      ]),
    })
  })

  test('what it changes of the pack before it, and how many running requests it reaches', async () => {
    await served()
    await city.file(compoundId)
    const check = await checked(second, '2026-03-05')
    expect(check.faults).toEqual([])
    expect(check).toMatchObject({
      holdsAtOnce: false,
      runningCases: { clause: 'switch', count: 2 },
      reach: [{ code: district, isNamed: false, packNow: { packId: 'town-old', version: 1 }, runningCases: 2 }],
      comparisons: [{ from: { version: 1 }, to: { version: 2, inForceFrom: '2026-03-05' } }],
    })
    const reply = check.comparisons[0]?.differs.find(({ key }) => key === 'clocks.propertyReply')
    expect([reply?.from?.text.zh, reply?.to?.text.zh].join()).toMatch(/5个工作日.*2个工作日/)
  })

  test('without a district it is held against what it builds upon', async () => {
    const check = await checked({ ...second, id: 'town-new' }, null)
    expect(check).toMatchObject({ reach: [], comparisons: [{ from: { packId: 'national-baseline' } }] })
  })

  test('a draft, an older version and the id of a pack in the box are refused, each where it stands', async () => {
    const pathsOf = async (pack: Pack) => (await checked(pack, null)).faults.map(({ path }) => path)
    expect(await pathsOf({ ...second, standing: 'draft' })).toEqual(['standing'])
    expect(await pathsOf({ ...second, id: 'zhuzhou-2022', version: 99 })).toEqual(['id'])
    expect((await announced({ ...second, version: 3 }, '2026-03-03')).status).toBe(201)
    expect(await pathsOf(second)).toEqual(['version'])
  })
})

describe('a pack that was announced', () => {
  test('holds from its day on without a restart, in every thread, and running requests go over as it says', async () => {
    const { caseId } = await served()
    const other = await city.file(compoundId)
    // Opened before the announcement, as the thread of the figures is.
    const thread = readDatabase(city.config.databaseFile)
    let now = monday
    const library = readRulesLibrary(thread.db, rulesDir, () => now)
    expect(library.packOfDistrict(district)?.value.version).toBe(1)
    expect(await announced(second, '2026-03-05')).toMatchObject({ status: 201, pack: { state: 'coming', districts: [] } })
    await city.demo.service.rounds.due()
    expect([packOfTown(), (await read(caseId)).rules.version]).toEqual(['town-old 1', 1])
    await city.moveTo('2026-03-05T01:00:00.000Z')
    now = '2026-03-05T01:00:00.000Z'
    expect(packOfTown()).toBe('town-old 2')
    expect(library.packOfDistrict(district)?.value.version).toBe(2)
    thread.sqlite.close()
    expect((await read(caseId)).rules).toMatchObject({ packId: 'town-old', version: 2 })
    await pileClient(city.url, property).send(other.caseId, { type: 'property.open' })
    expect(replyClock(await read(other.caseId))?.basisText).toContain('某镇快办法第8条')
    expect(taken(await city.operator.http.GET('/api/rule-packs')).packs).toMatchObject([{ state: 'inForce' }])
    expect(taken(await city.operator.http.GET('/api/rules/{packId}', { params: { path: { packId: 'town-old' } } })).version).toBe(
      2,
    )
  })

  test('of a place of its own takes over the districts that are named, and can be chosen for others', async () => {
    const pack = { ...second, id: 'town-new', version: 1 }
    await city.district('430282', '邻镇', 'Next town', 'zhuzhou-2022')
    expect((await announced(pack, '2026-03-03', [district, '999999'])).problem).toMatchObject({ code: 'VALIDATION_FAILED' })
    expect(await chosenFor(district)).toBe('town-old')
    expect(await announced(pack, '2026-03-03', [district])).toMatchObject({ status: 201, pack: { districts: [district] } })
    expect([await chosenFor(district), packOfTown()]).toEqual(['town-new', 'town-old 1'])
    await city.moveTo('2026-03-03T01:00:00.000Z')
    expect(packOfTown()).toBe('town-new 1')
    const path = { params: { path: { code: '430282' } }, body: { rulesPackId: 'town-new' } }
    expect((await city.operator.http.PATCH('/api/districts/{code}', path)).response.status).toBe(200)
  })

  test('never changes: the same again writes nothing, other contents under its version are refused', async () => {
    expect((await announced(second, '2026-03-05')).status).toBe(201)
    expect(await announced(second, '2026-03-05')).toMatchObject({ status: 200, pack: { number: 1 } })
    const { status, problem } = await announced({ ...second, runningCases: 'keep' }, '2026-03-05')
    expect([status, problem?.code]).toEqual([400, 'PACK_UNUSABLE'])
    expect(problem?.errors?.[0]?.detail).toMatch(/^第\d+行 version “town-old”第2版已经登记过，内容不同/)
    expect(taken(await city.operator.http.GET('/api/rule-packs')).packs).toHaveLength(1)
    // Nor over an earlier version of the folder, whose day is long past.
    expect((await announced({ ...second, version: 1 }, '2026-03-05')).problem?.code).toBe('PACK_UNUSABLE')
  })

  test('is the very pack that the same file in the folder would be', async () => {
    await announced(second, '2026-03-05')
    writeFileSync(join(rulesDir, 'town-old.json'), JSON.stringify({ ...second, inForceFrom: '2026-03-05' }))
    expect(hashJson(packsOf(rulesDir).get('town-old'))).toBe(city.demo.service.library.pack('town-old')?.hash)
  })

  test('keeps its file as it was sent', async () => {
    const text = `\n${JSON.stringify(second, null, 3)}\n`
    await announced(text, '2026-03-05')
    const answer = await fetch(`${city.url}/api/rule-packs/1/file.json`, {
      headers: { authorization: `Bearer ${city.operator.token}` },
    })
    expect([answer.headers.get('content-disposition'), await answer.text()]).toEqual([
      'attachment; filename="town-old-2.json"',
      text,
    ])
  })

  test('is found by a restart and by the verification', async () => {
    const { caseId } = await served()
    await announced(second, '2026-03-05')
    await city.moveTo('2026-03-05T01:00:00.000Z')
    expect(verificationReport(city.config, () => {}).clean).toBe(true)
    await city.demo.stop()
    const time = demoTime('2026-03-05T02:00:00.000Z')
    again = await startDemo(city.config, { logger: pino({ level: 'error' }), time, pollMs: null })
    expect(again.service.library.packOfDistrict(district)?.value.version).toBe(2)
    expect((await pileClient(again.service.url, centre).read(caseId)).rules.version).toBe(2)
    expect(verificationReport(city.config, () => {}).clean).toBe(true)
  })
})

describe('taking back', () => {
  test('is possible until the day, and leaves everything as it was', async () => {
    const { caseId } = await served()
    const pack = { ...second, id: 'town-new', version: 1 }
    await announced(pack, '2026-03-05', [district])
    await city.moveTo('2026-03-04T15:59:00.000Z')
    expect(await takenBack(1)).toMatchObject({ status: 200, pack: { state: 'takenBack' } })
    expect((await takenBack(1)).status).toBe(404)
    expect(await chosenFor(district)).toBe('town-old')
    await city.moveTo('2026-03-06T01:00:00.000Z')
    expect([packOfTown(), (await read(caseId)).rules.packId]).toEqual(['town-old 1', 'town-old'])
    // It was never in force: its name and version are free.
    expect((await announced({ ...pack, runningCases: 'keep' }, '2026-03-09')).status).toBe(201)
    expect((await takenBack(99)).status).toBe(404)
  })

  test('is refused from the day on', async () => {
    await announced(second, '2026-03-05')
    await city.moveTo('2026-03-04T16:00:00.000Z')
    expect((await takenBack(1)).problem).toMatchObject({ code: 'PACK_IN_FORCE' })
    expect(packOfTown()).toBe('town-old 2')
  })

  test('is refused where a district has nothing else, or requests were filed under it before its day', async () => {
    await announced({ ...second, id: 'town-new', version: 1 }, '2026-03-05')
    await city.district('430282', '新区', 'New district', 'town-new')
    expect((await takenBack(1)).problem).toMatchObject({ code: 'PACK_STILL_CHOSEN', errors: [{ detail: '区县：430282' }] })
    for (const party of ['centre', 'bureau', 'fire', 'grid'] as const) await city.body(party, `新区${party}`, ['430282'])
    const company = await city.body('property', '新区物业有限公司', [])
    await city.file(await city.compound('430282', '新小区', company.organisationId))
    expect((await takenBack(1)).problem).toMatchObject({ code: 'PACK_HAS_CASES' })
  })

  test('of the later version lets the earlier one stand', async () => {
    await announced(second, '2026-03-05')
    await announced({ ...second, version: 3 }, '2026-03-10')
    expect((await checked({ ...second, version: 4 }, '2026-03-06')).faults).toMatchObject([{ path: 'inForceFrom' }])
    await takenBack(2)
    await city.moveTo('2026-03-10T01:00:00.000Z')
    expect(packOfTown()).toBe('town-old 2')
  })
})
