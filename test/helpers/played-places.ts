import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import pino from 'pino'
import { afterAll, beforeAll, expect } from 'vitest'
import { type PileClient, pileClient, taken } from '../../src/client/client.ts'
import { readConfig } from '../../src/config.ts'
import { verifyRecord } from '../../src/database/verify.ts'
import { demoControl } from '../../src/demo/demo-client.ts'
import { demoTime } from '../../src/demo/demo-time.ts'
import { type Demo, startDemo } from '../../src/demo/start-demo.ts'
import { type Cast, castFor } from '../../src/stories/cast.ts'
import { ownerClient, staffClient, tokenFor } from '../../src/stories/cast-accounts.ts'
import { openStage } from '../../src/stories/stage.ts'
import type { StoryPlace } from '../../src/stories/story.ts'
import type { StoryStage } from '../../src/stories/story-stage.ts'
import { localDay } from '../../workflows/calendar/days.ts'
import type { Party } from '../../workflows/parties.ts'

/* Places under packs of the box and of `test/fixtures/packs`, played over HTTP on one service whose clock only goes forward. */

let folder: string
/** The running service. */
export let demo: Demo
/** The operator of the service. */
export let operator: PileClient
/** What only a demo has: its clock and its messages. */
let control: ReturnType<typeof demoControl>

/** Starts the service before the tests of a file and checks its record after them. */
export const playPlaces = (): void => {
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'pile-modes-'))
    const rulesDir = fileURLToPath(new URL('../fixtures/packs', import.meta.url))
    const config = readConfig({ PORT: '0', DATABASE_URL: `file:${join(folder, 'pile.db')}`, RULES_DIR: rulesDir })
    demo = await startDemo(config, {
      logger: pino({ level: 'silent' }),
      time: demoTime('2026-03-02T01:30:00.000Z'),
      pollMs: null,
    })
    await signIn()
  })

  afterAll(async () => {
    const { database, library, keys } = demo.service
    const { differences } = verifyRecord(database.db, library, { keys })
    await demo.stop()
    rmSync(folder, { recursive: true, force: true })
    expect(differences).toEqual([])
  })
}

/** The operator logs in, and controls the clock as itself. */
const signIn = async (): Promise<void> => {
  const { url } = demo.service
  const session = taken(await pileClient(url).http.POST('/api/login', { body: { method: 'password', ...demo.operator } }))
  const token = await tokenFor(pileClient(url, session.token), session.account.accountId)
  operator = pileClient(url, token)
  control = demoControl(url, token)
}

/** The morning of a day so far ahead that every session and token is over: who acts then logs in anew. */
export const muchLater = async (cast: Cast, day: string): Promise<(party: Party) => Promise<PileClient>> => {
  await control.moveTo(`${day}T01:30:00Z`)
  await signIn()
  const now = async (): Promise<string> => (await control.now()) ?? ''
  const parts = { baseUrl: demo.service.url, operator, now, lastMessage: control.lastMessage }
  return (party) =>
    party === 'owner' ? ownerClient(parts, cast.phone(0)) : staffClient(parts, party, cast.organisationOf(party))
}

interface Played {
  readonly stage: StoryStage
  /** The parties with their clients, for what a stage does not do. */
  readonly cast: Cast
  /** Names a further body of the compound, as the centre does for one that is on no register yet. */
  body(kind: 'ownersCommittee' | 'street', name: string): Promise<string>
}

let places = 0
/** Where a stage is played: at an hour of the evening in China it is another day in Paris. */
const zones = new WeakMap<StoryStage, string>()

/** A place of its own for a story: another district and compound each time. */
export const stageAt = async (pack: string, more: Partial<StoryPlace> = {}): Promise<Played> => {
  places += 1
  const code = String(100_000 + places)
  const place: StoryPlace = {
    district: { code, nameZh: `第${places}区`, nameEn: `District ${places}` },
    pack,
    compound: `小区${places}`,
    company: `物业公司${places}`,
    community: null,
    centre: `第${places}区中心`,
    garageLevel: 'ground',
    transformer: { ownership: 'public', ratedKva: 630, peakKva: 300 },
    ...more,
  }
  const now = async (): Promise<string> => (await control.now()) ?? ''
  const baseUrl = demo.service.url
  const cast = await castFor({ baseUrl, operator, now, lastMessage: control.lastMessage }, place)
  const story = { name: pack, title: { zh: '', en: '' }, source: '', told: '', assumed: [], place, tell: async () => {} }
  const stage = openStage({ story, cast, say: () => {}, now, moveTo: control.moveTo, tellsSight: false })
  zones.set(stage, demo.service.library.pack(pack)?.value.place.timeZone ?? 'Asia/Shanghai')
  return {
    stage,
    cast,
    body: async (kind, name) => {
      const made = { party: 'community' as const, kind, name: `${name}${places}`, districts: [code] }
      return taken(await operator.http.POST('/api/organisations', { body: made })).organisationId
    },
  }
}

/** The stamped paper. */
export const paperOf = async (stage: StoryStage, party: 'property' | 'community' = 'property') => ({
  documentId: await stage.uploads(party, party === 'property' ? 'consentPaper' : 'substitutePaper'),
  form: 'sealedScan' as const,
})

/** Filed, complete, and on the desk of the company. */
export const served = async (stage: StoryStage): Promise<void> => {
  await stage.files()
  await stage.does('centre.confirmComplete', {})
  await stage.does('property.open', {})
}

/** The grid's part and the works: the same whatever the mode. */
export const gridToEnd = async (stage: StoryStage): Promise<void> => {
  await stage.does('grid.acceptIntake', { orderNumber: `43${places}` })
  await stage.does('grid.reportSurvey', { route: 'clear', meterPlace: 'newBox' })
  await stage.does('grid.reportCapacity', { result: 'available', ratedKva: 630, peakKva: 300, peakMonth: '2025-08' })
  await stage.does('grid.issuePlan', { ownerCostYuan: 0 })
  await stage.does('owner.confirmPlan', {})
  const papers = [await stage.uploads('owner', 'equipmentCertificate'), await stage.uploads('owner', 'installerLicence')]
  await stage.does('owner.reportWorksDone', { evidence: papers, certificateNumber: '2026010101000002' })
  await stage.does('grid.reportInspection', { passed: true })
}

/** The pile comes into use. */
export const energises = async (stage: StoryStage): Promise<void> => {
  const on = localDay((await control.now()) ?? '', zones.get(stage) ?? 'Asia/Shanghai')
  await stage.does('grid.energise', { on })
  expect((await stage.sees('owner')).outcome?.outcome).toBe('energised')
}

/** Whatever an owner is shown says why: down to its basis, or honestly that it is the platform's own. */
export const explained = (view: Awaited<ReturnType<StoryStage['sees']>>) => {
  const { nextStep, clocks, grounds, furtherChecks, fire, grid } = view
  const all = [...nextStep, ...clocks, ...grounds, ...furtherChecks, ...[fire, grid].flatMap((finding) => finding ?? [])]
  expect(all.filter(({ why }) => !/依据：|为什么要查：|平台自己的流程/.test(why))).toEqual([])
  return view
}

/** Where the request stands. */
export const stagesOf = async (stage: StoryStage) => explained(await stage.sees('owner')).positions.map(({ stage: name }) => name)
/** A clock of the case, as the owner sees it. */
export const clockOf = async (stage: StoryStage, name: string) =>
  (await stage.sees('owner')).clocks.find((clock) => clock.name === name)
