import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pino from 'pino'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readConfig } from '../../../src/config.ts'
import { verifyRecord } from '../../../src/database/verify.ts'
import { buildCity } from '../../../src/demo/city.ts'
import { courses } from '../../../src/demo/courses/courses.ts'
import { demoTime } from '../../../src/demo/demo-time.ts'
import { seededRandom } from '../../../src/demo/random.ts'
import { type Simulated, simulateCity } from '../../../src/demo/simulate.ts'
import { type Demo, startDemo } from '../../../src/demo/start-demo.ts'
import { placesOf, restore } from '../../../workflows/case/chart.ts'
import { outcomes, serviceOutcomes } from '../../../workflows/case/context.ts'
import { chartStates } from '../../../workflows/case/explain/states.ts'
import { sqliteOf } from '../../helpers/sqlite-of.ts'

/** States in which no case of the demo city can rest, and why. The only list of its kind: whoever is reached has no place in it. */
const passedAtOnce: Readonly<Record<string, string>> = {
  'fire/waiting': 'in Zhuzhou the fire check starts with the filing',
  'grid/waiting': 'in Zhuzhou the grid’s check starts with the filing',
  'consent/awaitingInformation': 'in Zhuzhou no rule lets a company ask for information while its time rests',
  'consent/informationContested': 'in Zhuzhou no rule lets a company ask for information while its time rests',
  'consent/answeringInPrinciple': 'in Zhuzhou no rule asks for an answer in principle first',
  'consent/agreedInPrinciple': 'in Zhuzhou no rule asks for an answer in principle first',
  'consent/objecting': 'in Zhuzhou no rule asks who objects to go to court',
  'consent/objectionInCourt': 'in Zhuzhou no rule asks who objects to go to court',
}

const until = '2026-06-17T02:30:00.000Z'

// A city takes half a minute on a machine of its own, and its time on a busy one.
const patienceMs = 900_000

/** A city that has lived for some days, on a database of its own. */
const livedCity = async (lives: { cases: number; days: number; courses: typeof courses }) => {
  const folder = mkdtempSync(join(tmpdir(), 'demo-city-'))
  const config = readConfig({ PORT: '0', DATABASE_URL: `file:${join(folder, 'pile.db')}` })
  const start = Temporal.Instant.from(until)
    .subtract({ hours: 24 * lives.days })
    .toString()
  const time = demoTime(start)
  const demo = await startDemo(config, { logger: pino({ level: 'error' }), time, pollMs: null })
  // A city that is thrown away after the test need not reach the disk.
  sqliteOf(demo.service.database).pragma('synchronous = OFF')
  const random = seededRandom(20220119)
  const city = await buildCity(demo.service, random, '2020-01-01')
  const simulated = await simulateCity({ service: demo.service, city, time, random, until, ...lives, onProgress: () => {} })
  const close = async () => {
    await demo.stop()
    rmSync(folder, { recursive: true })
  }
  return { demo, simulated, close }
}

const caseIds = ({ service }: Demo): string[] =>
  service.database.connection
    .prepare<[], { caseId: string }>('select case_id as caseId from cases')
    .all()
    .map(({ caseId }) => caseId)

/** The states in which a request stands, its end among them. */
const statesOf = async ({ service }: Demo, caseId: string): Promise<string[]> => {
  const { file } = (await service.store.read(caseId))!
  const { outcome } = file.memory
  const states = placesOf(restore(file.value, { ...file.memory })).map(({ id }) => id)
  return outcome === null ? states : [...states, `closed/${outcome.outcome}`]
}

describe('the simulated city', () => {
  let demo: Demo
  let simulated: Simulated
  let close: () => Promise<void>
  let stoodIn: ReadonlySet<string>

  beforeAll(async () => {
    const lived = await livedCity({ cases: 6, days: 90, courses })
    demo = lived.demo
    simulated = lived.simulated
    close = lived.close
    stoodIn = new Set((await Promise.all(caseIds(demo).map((caseId) => statesOf(demo, caseId)))).flat())
  }, patienceMs)

  afterAll(() => close())

  test('has a case in every state of the chart in which one can rest', () => {
    const canRest = chartStates().filter(({ id, atomic, stage }) => atomic && stage !== null && passedAtOnce[id] === undefined)
    expect(canRest.map(({ id }) => id).filter((id) => !stoodIn.has(id))).toEqual([])
  })

  test('has none in a state of which it is said that none can rest there', () => {
    const known = chartStates().map(({ id }) => id)
    for (const id of Object.keys(passedAtOnce)) expect(known).toContain(id)
    expect(Object.keys(passedAtOnce).filter((id) => stoodIn.has(id))).toEqual([])
  })

  test('has a case for every outcome, of a request and of what happens to a pile', () => {
    expect([...outcomes, ...serviceOutcomes].filter((outcome) => !stoodIn.has(`closed/${outcome}`))).toEqual([])
  })

  test('leads every course to where it says', async () => {
    const missed: string[] = []
    for (const one of courses) {
      const caseId = simulated.followed.get(one)
      const { file } = (caseId && (await demo.service.store.read(caseId))) || { file: null }
      const stands = file?.positions.map(({ track, stage, step }) => [track, stage, ...(step ? [step] : [])].join('/')) ?? []
      const states = caseId ? await statesOf(demo, caseId) : []
      const rests = one.rests === 'draft' ? 'case.draft' : one.rests
      if (![...stands, ...states].includes(rests)) missed.push(`${one.rests}: ${states.join(', ')}`)
    }
    expect(missed).toEqual([])
  })

  test(
    'came through the real decisions: every case replays to what is stored',
    () => {
      const { database, library, keys } = demo.service
      expect(simulated.refused).toEqual([])
      expect(verifyRecord(database.db, library, { keys }).differences).toEqual([])
    },
    patienceMs,
  )
})

test(
  'the same seed gives the same city',
  async () => {
    const told = async () => {
      const { demo, close } = await livedCity({ cases: 4, days: 30, courses: courses.slice(0, 2) })
      const events = demo.service.database.connection
        .prepare<[], { recordedAt: string; type: string }>(
          'select recorded_at as recordedAt, type from case_events order by recorded_at, type',
        )
        .all()
      await close()
      return events
    }
    const first = await told()
    expect(first.length).toBeGreaterThan(20)
    expect(await told()).toEqual(first)
  },
  patienceMs,
)
