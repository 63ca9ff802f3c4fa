import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import pino from 'pino'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type PileClient, pileClient, type Schemas, taken } from '../../../src/client/client.ts'
import { verifyRecord } from '../../../src/database/verify.ts'
import { demoControl } from '../../../src/demo/demo-client.ts'
import { demoTime } from '../../../src/demo/demo-time.ts'
import { type Demo, startDemo } from '../../../src/demo/start-demo.ts'
import { type HttpCity, openHttpCity, type Request } from '../../helpers/http-city.ts'

/* Another pack comes into force for a place, over HTTP and over a restart: its own clause decides for running requests. */

const fixtures = fileURLToPath(new URL('../../fixtures/packs', import.meta.url))
const district = '430281'
const monday = '2026-03-02T01:30:00.000Z'

let rulesDir: string
let city: HttpCity
let compoundId: string
let property: string
let centre: string
let started: Demo[]

const brings = (pack: string) => copyFileSync(join(fixtures, `${pack}.json`), join(rulesDir, `${pack}.json`))

beforeEach(async () => {
  started = []
  rulesDir = mkdtempSync(join(tmpdir(), 'packs-'))
  brings('town-old')
  brings('town-deemed')
  brings('town-trial')
  city = await openHttpCity(monday, { RULES_DIR: rulesDir })
  await city.district(district, '某镇', 'Some town', 'town-old')
  const company = await city.body('property', '某镇物业有限公司', [])
  property = company.token
  centre = (await city.body('centre', '某镇服务中心', [district])).token
  for (const party of ['bureau', 'fire', 'grid'] as const) await city.body(party, `某镇${party}`, [district])
  compoundId = await city.compound(district, '某小区', company.organisationId)
})

afterEach(async () => {
  const { service } = started.at(-1) ?? city.demo
  const { differences } = verifyRecord(service.database.db, service.library, { keys: service.keys })
  for (const demo of started) await demo.stop().catch(() => {})
  await city.close()
  rmSync(rulesDir, { recursive: true })
  expect(differences).toEqual([])
})

/** A request that the company has had since Monday: five working days, to the ninth. */
const served = async (): Promise<Request> => {
  const request = await city.file(compoundId)
  const { url } = city.demo.service
  await pileClient(url, centre).send(request.caseId, { type: 'centre.confirmComplete' })
  await pileClient(url, property).send(request.caseId, { type: 'property.open' })
  return request
}

/** The service is started again on the same files, with the packs that lie in the folder now. */
const startAgain = async (
  at: string,
): Promise<{
  demo: Demo
  operator: PileClient
  read: PileClient['read']
  events: (caseId: string) => Promise<Schemas['CaseEventRecord'][]>
}> => {
  await (started.at(-1) ?? city.demo).stop()
  const demo = await startDemo(city.config, { logger: pino({ level: 'error' }), time: demoTime(at), pollMs: null })
  started.push(demo)
  const { url } = demo.service
  const asCentre = pileClient(url, centre)
  return {
    demo,
    operator: pileClient(url, city.operator.token),
    read: asCentre.read,
    events: (caseId) => eventsOf(asCentre, caseId),
  }
}

const townRule = (force: 'A' | 'D', zh: string, article: string) => ({
  document: { zh, en: `Rule ${article}` },
  article,
  force,
  place: district,
  source: 'made up for a test',
  mark: force === 'D' ? 'platform' : 'read',
})

const eventsOf = async ({ http }: PileClient, caseId: string) =>
  taken(await http.GET('/api/cases/{caseId}/events', { params: { path: { caseId } } })).events

const chooses = async (operator: PileClient, rulesPackId: string) =>
  taken(await operator.http.PATCH('/api/districts/{code}', { params: { path: { code: district } }, body: { rulesPackId } }))

const replyClock = (view: Awaited<ReturnType<PileClient['read']>>) => view.clocks.find(({ name }) => name === 'propertyReply')

describe('a pack that takes running requests over', () => {
  test('longerForHolder: the company gets the longer time, told to all, in the timeline and in the account', async () => {
    const { caseId } = await served()
    brings('town-longer')
    const { demo, operator, read, events } = await startAgain('2026-03-04T01:00:00.000Z')
    expect(replyClock(await read(caseId))).toMatchObject({ dueOn: '2026-03-09' })
    await chooses(operator, 'town-longer')
    await demo.service.rounds.due()
    await demo.service.rounds.due()
    const view = await read(caseId)
    expect(view.rules).toMatchObject({ packId: 'town-longer' })
    expect(replyClock(view)).toMatchObject({ dueOn: '2026-03-13', basisText: expect.stringContaining('某镇新办法第8条') })
    const changed = (await events(caseId)).filter(({ type }) => type === 'rules.changed')
    expect(changed).toMatchObject([
      {
        label: '本地规则有变化，改按新规则办理',
        input: { clause: 'longerForHolder', packBefore: { packId: 'town-old' }, packNow: { packId: 'town-longer' } },
        dates: [{ name: 'propertyReply', dueBefore: '2026-03-09', dueAfter: '2026-03-13' }],
      },
    ])
    const account = taken(
      await pileClient(demo.service.url, centre).http.GET('/api/cases/{caseId}/account', { params: { path: { caseId } } }),
    )
    expect(account.countedAnew).toMatchObject([{ record: changed[0]!.seq, dates: [{ dueAfter: '2026-03-13' }] }])
    await demo.service.rounds.send()
    expect(
      (await read(caseId)).deliveries
        .filter(({ notice }) => notice === 'rulesChanged')
        .map(({ to }) => to)
        .toSorted(),
    ).toContain('owner')
  })

  test('switch: an open clock keeps its length and its article, also in the account once it is over; later clocks are of the new pack', async () => {
    const { caseId } = await served()
    const other = await city.file(compoundId)
    brings('town-switch')
    const { demo, operator, read } = await startAgain('2026-03-04T01:00:00.000Z')
    await chooses(operator, 'town-switch')
    await demo.service.rounds.due()
    expect(replyClock(await read(caseId))).toMatchObject({
      dueOn: '2026-03-09',
      basisText: expect.stringContaining('某镇旧办法第3条'),
    })
    const { url } = demo.service
    await pileClient(url, centre).send(other.caseId, { type: 'centre.confirmComplete' })
    await pileClient(url, property).send(other.caseId, { type: 'property.open' })
    expect(replyClock(await read(other.caseId))).toMatchObject({
      dueOn: '2026-03-06',
      basisText: expect.stringContaining('某镇快办法第8条'),
    })
    await demoControl(url, city.operator.token).moveTo('2026-03-11T01:00:00.000Z')
    const account = taken(await pileClient(url, centre).http.GET('/api/cases/{caseId}/account', { params: { path: { caseId } } }))
    expect(account.clocks.find(({ name }) => name === 'propertyReply')).toMatchObject({
      allowed: 5,
      ended: { how: 'passed' },
      basisText: expect.stringContaining('某镇旧办法第3条'),
    })
    const paper = await fetch(`${url}/api/cases/${caseId}/papers/certificateOfSilence.pdf`, {
      headers: { authorization: `Bearer ${centre}` },
    })
    expect(paper.status).toBe(200)
  })

  test('keep: running requests stay under their own; only new ones are of the new pack', async () => {
    const { caseId } = await served()
    brings('town-keep')
    const { demo, operator, read, events } = await startAgain('2026-03-04T01:00:00.000Z')
    await chooses(operator, 'town-keep')
    await demo.service.rounds.due()
    expect((await read(caseId)).rules).toMatchObject({ packId: 'town-old' })
    expect((await events(caseId)).map(({ type }) => type)).not.toContain('rules.changed')
    expect(demo.service.library.packOfDistrict(district)?.value.id).toBe('town-keep')
  })

  test('whose day is still to come lets the one of today run on until then', async () => {
    const { caseId } = await served()
    brings('town-switch')
    const { demo, operator, read } = await startAgain('2026-03-03T01:00:00.000Z')
    await chooses(operator, 'town-switch')
    await demo.service.rounds.due()
    expect(demo.service.library.packOfDistrict(district)?.value.id).toBe('town-old')
    expect((await read(caseId)).rules).toMatchObject({ packId: 'town-old' })
    // Midnight of the fourth in China.
    await demoControl(demo.service.url, city.operator.token).moveTo('2026-03-03T16:00:00.000Z')
    expect((await read(caseId)).rules).toMatchObject({ packId: 'town-switch' })
  })

  test('as a newer version of itself: the one before counts until the day of the new one', async () => {
    const { caseId } = await served()
    const next = {
      ...JSON.parse(readFileSync(join(rulesDir, 'town-old.json'), 'utf8')),
      version: 2,
      inForceFrom: '2026-03-05',
      runningCases: 'switch',
    }
    writeFileSync(join(rulesDir, 'town-old.json'), JSON.stringify(next))
    const { demo, read } = await startAgain('2026-03-04T01:00:00.000Z')
    await demo.service.rounds.due()
    expect((await read(caseId)).rules).toMatchObject({ packId: 'town-old', version: 1 })
    await demoControl(demo.service.url, city.operator.token).moveTo('2026-03-05T01:00:00.000Z')
    expect((await read(caseId)).rules).toMatchObject({ packId: 'town-old', version: 2 })
  })
})

describe('what silence of the company means, when the place goes over from one meaning to the other', () => {
  const deemed = {
    policy: 'DEEMED',
    base: { kind: 'ownersRule', basis: townRule('A', '某小区管理规约', '12') },
    basis: townRule('A', '某小区管理规约', '12'),
  }
  const escalates = { policy: 'ESCALATE', basis: townRule('D', '平台默认', '1') }
  const asConsent = '按本地规定或约定作为同意'

  /** A pack of the town that takes running requests over, with another meaning of silence. */
  const brought = (id: string, silence: object): void => {
    const old = JSON.parse(readFileSync(join(fixtures, 'town-old.json'), 'utf8'))
    const pack = { ...old, id, inForceFrom: '2026-03-04', runningCases: 'switch', consent: { silence } }
    writeFileSync(join(rulesDir, `${id}.json`), JSON.stringify(pack))
  }

  const certificate = async (url: string, caseId: string): Promise<string> => {
    const { http } = pileClient(url, centre)
    const path = { caseId, kind: 'certificateOfSilence' as const }
    const { response } = await http.GET('/api/cases/{caseId}/papers/{kind}.pdf', { params: { path }, parseAs: 'stream' })
    return String(response.status)
  }

  test('from no consent to consent: who waits was told that silence is none, and it is none', async () => {
    const { caseId } = await served()
    const later = await city.file(compoundId)
    brought('town-consents', deemed)
    const { demo, operator, read } = await startAgain('2026-03-04T01:00:00.000Z')
    await chooses(operator, 'town-consents')
    await demo.service.rounds.due()
    const open = await read(caseId)
    expect(open.rules).toMatchObject({ packId: 'town-consents' })
    expect(open.nextStep.map(({ sentence }) => sentence).join()).not.toContain(asConsent)
    expect(replyClock(open)?.why).toContain('届满不答复的后果仍按开始时告知的')
    await demoControl(demo.service.url, city.operator.token).moveTo('2026-03-11T01:00:00.000Z')
    const over = await read(caseId)
    expect([over.paper, over.positions.some(({ stage }) => stage === 'coordination')]).toEqual([null, true])
    expect(await certificate(demo.service.url, caseId)).toBe('200')
    // Whoever is served from now on is told the new meaning, and it comes true.
    await pileClient(demo.service.url, property).send(later.caseId, { type: 'property.open' })
    expect((await read(later.caseId)).nextStep.map(({ sentence }) => sentence).join()).toContain(asConsent)
    await demoControl(demo.service.url, city.operator.token).moveTo('2026-03-25T01:00:00.000Z')
    expect((await read(later.caseId)).paper?.kind).toBe('certificateOfSilence')
  })

  test('from consent to no consent: who waits was told that silence is consent, and it is', async () => {
    await chooses(city.operator, 'town-deemed')
    const { caseId } = await served()
    brought('town-escalates', escalates)
    const { demo, operator, read } = await startAgain('2026-03-04T01:00:00.000Z')
    await chooses(operator, 'town-escalates')
    await demo.service.rounds.due()
    const open = await read(caseId)
    expect(open.rules).toMatchObject({ packId: 'town-escalates' })
    expect(open.nextStep.map(({ sentence }) => sentence).join()).toContain(asConsent)
    await demoControl(demo.service.url, city.operator.token).moveTo('2026-03-11T01:00:00.000Z')
    expect((await read(caseId)).paper?.kind).toBe('certificateOfSilence')
    expect(await certificate(demo.service.url, caseId)).toBe('200')
  })
})

test('a pack on trial lapses: who has begun under it keeps it, who comes later has the rules that hold then', async () => {
  await chooses(city.operator, 'town-trial')
  const { read } = pileClient(city.demo.service.url, centre)
  const clockOf = async (caseId: string, named: string) => (await read(caseId)).clocks.find(({ name }) => name === named)
  const published = taken(await city.operator.http.GET('/api/rules/{packId}', { params: { path: { packId: 'town-trial' } } }))
  expect(published).toMatchObject({
    inForceUntil: '2026-03-04',
    inForce: { zh: expect.stringContaining('2026年1月（日期不详）') },
  })
  const first = await served()
  const waiting = await city.file(compoundId)
  expect(await clockOf(waiting.caseId, 'documentCheck')).toMatchObject({ dueOn: '2026-03-11' })

  // The rule on the check of the papers ends with the second of March, the pack with the fourth.
  await city.moveTo('2026-03-03T01:00:00.000Z')
  const second = await city.file(compoundId)
  expect(await clockOf(second.caseId, 'documentCheck')).toMatchObject({
    dueOn: '2026-03-05',
    basisText: expect.stringContaining('平台默认'),
  })
  expect(await clockOf(waiting.caseId, 'documentCheck')).toMatchObject({
    dueOn: '2026-03-11',
    basisText: expect.stringContaining('某镇试行办法第2条'),
  })
  expect((await clockOf(waiting.caseId, 'documentCheck'))?.why).not.toContain('规则后来有变化')
  expect((await read(second.caseId)).rules).toMatchObject({ packId: 'town-trial' })

  await city.moveTo('2026-03-04T16:00:00.000Z')
  await city.demo.service.rounds.due()
  const third = await city.file(compoundId)
  expect((await read(third.caseId)).rules).toMatchObject({ packId: 'national-baseline' })
  expect((await read(first.caseId)).rules).toMatchObject({ packId: 'town-trial' })
  expect(await clockOf(first.caseId, 'propertyReply')).toMatchObject({
    dueOn: '2026-03-10',
    basisText: expect.stringContaining('某镇试行办法第3条'),
  })
})

test('a pack in force whose file was changed without another version is refused at the start, in words', async () => {
  const changed = { ...JSON.parse(readFileSync(join(rulesDir, 'town-old.json'), 'utf8')), inForceFrom: '2026-02-01' }
  writeFileSync(join(rulesDir, 'town-old.json'), JSON.stringify(changed))
  await city.demo.stop()
  await expect(startDemo(city.config, { logger: pino({ level: 'error' }), pollMs: null })).rejects.toThrow(
    'Rule pack town-old version 1 was changed after it came into force. Give the changed pack a new version.',
  )
  brings('town-old')
  await startAgain(monday)
})
