import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { type Schemas, taken } from '../../../src/client/client.ts'
import { caseEvents, cases, organisations } from '../../../src/database/tables.ts'
import { ruleTrials } from '../../../src/database/trial-tables.ts'
import { verifyRecord } from '../../../src/database/verify.ts'
import { trialCutOffLabel } from '../../../workflows/labels/trials.ts'
import { type ApiCity, openApiCity } from '../../helpers/api-city.ts'
import { packNamed } from '../../helpers/case-facts.ts'
import { energised, type LivedCase, served } from '../../helpers/lived-case.ts'

let city: ApiCity
let silent: LivedCase
/** The record before the first trial, and what that came to. */
let before: string
let first: Schemas['RuleTrialWithResult']

beforeAll(async () => {
  city = await openApiCity({ spaces: 4 })
  await energised(city)
  silent = await served(city, { space: 1 })
  city.time.forward({ days: 30 })
  await city.service.rounds.due()
  city.time.forward({ hours: 1 })
  before = record()
  first = await run((await registered()).trialId)
})
afterAll(() => city.close())

const bureau = () => city.client('bureau').http
const shorter = {
  id: 'draft-two-days',
  extends: 'zhuzhou-2022',
  version: 1,
  standing: 'draft',
  title: { zh: '两日草案', en: 'Two days' },
  clocks: {
    propertyReply: { ...packNamed('zhuzhou-2022').clocks.propertyReply, length: { n: 2, unit: 'workingDay' }, variants: [] },
  },
}
const asked: Schemas['NewRuleTrial'] = {
  replays: 3,
  question: '两个工作日够不够',
  from: '2026-03-01',
  to: '2026-03-31',
  pack: shorter,
}

const registered = async (body: Schemas['NewRuleTrial'] = asked): Promise<Schemas['RuleTrial']> =>
  taken(await bureau().POST('/api/trials', { body }))

const read = async (trialId: string): Promise<Schemas['RuleTrialWithResult']> =>
  taken(await bureau().GET('/api/trials/{trialId}', { params: { path: { trialId } } }))

const run = async (trialId: string): Promise<Schemas['RuleTrialWithResult']> => {
  taken(await bureau().POST('/api/trials/{trialId}/run', { params: { path: { trialId } } }))
  return vi.waitFor(
    async () => {
      const found = await read(trialId)
      if (['running', 'waiting'].includes(found.trial.standing)) throw new Error('still running')
      return found
    },
    { timeout: 120_000, interval: 100 },
  )
}

const factOf = async (
  trialId: string,
  query: { readonly packId?: string; readonly from?: string } = {},
): Promise<Schemas['RuleTrialFact']> =>
  taken(await bureau().GET('/api/trials/{trialId}/fact', { params: { path: { trialId }, query } }))

/** Everything that the record holds of cases. */
const record = (): string => {
  const { db } = city.service.database
  return JSON.stringify([db.select().from(cases).all(), db.select().from(caseEvents).all()])
}

describe('a trial', () => {
  test('is registered with everything that its result depends on, before it runs', async () => {
    const trial = await registered()
    expect(trial).toMatchObject({
      question: '两个工作日够不够',
      pack: { packId: 'draft-two-days', version: 1, title: { zh: '两日草案' } },
      districts: ['430211'],
      period: { from: '2026-03-01', to: '2026-03-31' },
      standing: 'registered',
      runs: 0,
      replays: 3,
    })
    const { replays: _, ...withoutReplays } = asked
    expect((await registered(withoutReplays)).replays).toBe(10)
    expect(trial.scenarios.map(({ name }) => name)).toEqual(['noReaction', 'byDeadline', 'asElsewhere', 'moreFilings'])
    expect((await read(trial.trialId)).result).toBeNull()
  })

  test('run in the background changes nothing in the record, and says what the draft changes', () => {
    const { trial, result } = first
    expect(trial).toMatchObject({ standing: 'finished', progress: 1, runs: 1, failure: null })
    expect(result).toMatchObject({ read: 2, tried: 2, heldAsRecorded: 0, against: { packId: 'zhuzhou-2022' } })
    const [noReaction] = result?.scenarios ?? []
    expect(noReaction?.changed.map(({ caseId }) => caseId)).toEqual([silent.caseId])
    expect(noReaction?.changed[0]?.reason?.label).toContain('到期')
    expect(record()).toBe(before)
    expect(verifyRecord(city.service.database.db, city.service.library).differences).toEqual([])
  })

  test('says how often each scenario was replayed, with mean, ends and a prediction for as many other families', () => {
    const [noReaction, byDeadline] = first.result?.scenarios ?? []
    expect(first.result?.replays).toBe(3)
    expect([noReaction?.replays?.n, byDeadline?.replays?.n]).toEqual([1, 3])
    const shares = byDeadline?.replays?.families[0]?.shares ?? []
    expect(byDeadline?.replays?.effects.map(({ days, families }) => [days, families > 0])[0]).toEqual([30, true])
    expect(shares.length).toBeGreaterThan(0)
    for (const { mean, lower, upper } of shares) expect(lower < mean + 1e-9 && mean - 1e-9 < upper).toBe(true)
  })

  test('registered with an older service is run as it was then, once, and its result is read as before', async () => {
    const { trialId } = await registered()
    const { db } = city.service.database
    db.update(ruleTrials).set({ replays: null }).where(eq(ruleTrials.trialId, trialId)).run()
    const { trial, result } = await run(trialId)
    expect([trial.replays, result?.replays, result?.definition.version]).toEqual([null, null, 1])
    expect(result?.scenarios.map(({ replays }) => replays)).toEqual([null, null, null, null])
    const fact = await factOf(trialId, { packId: 'zhuzhou-2022', from: '2026-03-01' })
    expect(fact.held?.definition.version).toBe(2)
  })

  test('names no office and no company: offices stand by kind and district', () => {
    const { result } = first
    const labels = result?.limits.map(({ label }) => label) ?? []
    expect(labels).toContain('供电公司 · 天元区')
    expect(labels).toContain('区物业服务指导中心 · 天元区')
    expect(result?.recorded.offices.map(({ officeId }) => officeId).toSorted()).toEqual(
      result?.limits.map(({ officeId }) => officeId).toSorted(),
    )
    const said = JSON.stringify(result)
    const known = city.service.database.db.select().from(organisations).all()
    for (const { organisationId, name } of known) expect(said.includes(organisationId) || said.includes(name), name).toBe(false)
    expect(said).not.toMatch(/organisation/)
  })

  test('run again gives the same to the last letter', async () => {
    city.time.forward({ hours: 1 })
    const second = await run(first.trial.trialId)
    expect(second.trial.runs).toBe(2)
    expect(second.trial.resultHash).toBe(first.trial.resultHash)
    expect(JSON.stringify(second.result)).toBe(JSON.stringify(first.result))
  })

  test('opens a changed case beside its record, without a personal word', async () => {
    const { trialId } = first.trial
    const path = { trialId, caseId: silent.caseId }
    const courses = taken(await bureau().GET('/api/trials/{trialId}/cases/{caseId}', { params: { path } }))
    expect(courses.recorded.map(({ type }) => type)).toContain('centre.recordService')
    const noReaction = courses.scenarios.find(({ scenario }) => scenario === 'noReaction')
    const passed = noReaction?.steps.find(({ type, entered }) => type === 'deadline.passed' && entered.length > 0)
    const then = courses.recorded.find(({ type, entered }) => type === 'deadline.passed' && entered.length > 0)
    expect(passed && then && passed.on < then.on).toBe(true)
    const other = await city.call('bureau', 'GET', `/api/trials/${trialId}/cases/nothing`)
    expect(other.status).toBe(404)
  })

  test('is cancelled, stays listed as cancelled, and nothing else is changed', async () => {
    const { trialId } = await registered({ ...asked, question: '会取消的试算' })
    taken(await bureau().POST('/api/trials/{trialId}/run', { params: { path: { trialId } } }))
    const second = await registered({ ...asked, question: '排在后面的试算' })
    const third = await registered({ ...asked, question: '排队时取消的试算' })
    for (const one of [second, third]) {
      const path = { trialId: one.trialId }
      expect(taken(await bureau().POST('/api/trials/{trialId}/run', { params: { path } }))).toMatchObject({
        ...{ standing: 'waiting', standingLabel: '排队等待试算', startedAt: null },
      })
    }
    const left = taken(await bureau().POST('/api/trials/{trialId}/cancel', { params: { path: { trialId: third.trialId } } }))
    expect(left).toMatchObject({ standing: 'cancelled', queuedAt: null, startedAt: null })
    const cancelled = taken(await bureau().POST('/api/trials/{trialId}/cancel', { params: { path: { trialId } } }))
    expect(cancelled).toMatchObject({ standing: 'cancelled', finishedAt: null, runs: 0 })
    // The place is free: the next round begins the one that waits, and asking again changes nothing.
    await city.service.rounds.trials()
    expect((await run(second.trialId)).trial).toMatchObject({ standing: 'finished', runs: 1, queuedAt: null })
    const { trials } = taken(await bureau().GET('/api/trials'))
    expect(trials.find((trial) => trial.trialId === trialId)?.standingLabel).toBe('已取消')
    expect(record()).toBe(before)
  })

  test('that was cut off is begun again by the next round, and given up after three times', async () => {
    const { db } = city.service.database
    const { trialId } = await registered({ ...asked, question: '中断的试算' })
    const row = () => db.select().from(ruleTrials).where(eq(ruleTrials.trialId, trialId)).get()
    const cutOffAfter = (begun: number) =>
      db.update(ruleTrials).set({ queuedAt: city.time.now(), begun }).where(eq(ruleTrials.trialId, trialId)).run()
    // As a service leaves it that was killed while it ran.
    cutOffAfter(3)
    expect((await read(trialId)).trial.standing).toBe('waiting')
    await city.service.rounds.trials()
    const given = (await read(trialId)).trial
    expect([given.standing, given.failure]).toEqual(['failed', trialCutOffLabel.zh])
    cutOffAfter(2)
    await city.service.rounds.trials()
    await vi.waitFor(() => expect(row()).toMatchObject({ queuedAt: null, begun: 3, runs: 1 }), { timeout: 60_000 })
    expect((await read(trialId)).result).not.toBeNull()
  })

  test('of a draft with mistakes is not registered, and each mistake is told in a sentence', async () => {
    const answer = await city.call('bureau', 'POST', '/api/trials', {
      body: { ...asked, pack: { ...shorter, clocks: { propertyReply: { length: { n: 0, unit: 'workingDay' } } } } },
    })
    expect(answer.status).toBe(400)
    expect(answer.json()['code']).toBe('TRIAL_PACK_UNUSABLE')
    expect(JSON.stringify(answer.json()['errors'])).toContain('propertyReply')
  })

  test('of a pack nobody knows, or of days that are turned round, is not registered', async () => {
    const { pack: _, ...rest } = asked
    const unknown = await city.call('bureau', 'POST', '/api/trials', { body: { ...rest, packId: 'nowhere-1999' } })
    expect(unknown.json()['code']).toBe('TRIAL_PACK_UNKNOWN')
    const turned = await city.call('bureau', 'POST', '/api/trials', {
      body: { ...asked, from: '2026-03-31', to: '2026-03-01' },
    })
    expect(turned.json()['code']).toBe('TRIAL_PERIOD_WRONG')
    const both = await city.call('bureau', 'POST', '/api/trials', { body: { ...asked, packId: 'zhuzhou-draft' } })
    expect(both.json()['code']).toBe('VALIDATION_FAILED')
  })

  test('of the rules that hold changes nobody, in any scenario without further requests', async () => {
    const { pack: _, ...rest } = asked
    const { trialId } = await registered({ ...rest, packId: packNamed('zhuzhou-2022').id })
    const { result } = await run(trialId)
    for (const { scenario, changed } of result?.scenarios ?? []) if (scenario.filings === 1) expect(changed).toEqual([])
    expect(result?.legal).toEqual([])
  })

  test('of a draft that is not in force is held against nothing, and the answer says why', async () => {
    const fact = await factOf(first.trial.trialId)
    expect(fact).toMatchObject({ held: null })
    expect(fact.why).toContain('还没有生效')
  })

  test('stands beside what became of the families that asked under the rule since, whatever it was signed as', async () => {
    const fact = await factOf(first.trial.trialId, { packId: 'zhuzhou-2022', from: '2026-03-01' })
    expect(fact).toMatchObject({ why: null, pack: { packId: 'zhuzhou-2022' }, from: '2026-03-01' })
    expect(fact.held?.families).toBe(first.result?.families)
    // The very families that were tried: what the record says of them is what happened to them.
    for (const { before, fact: is, days } of fact.held?.shares ?? []) if (days === 30) expect(is).toBeCloseTo(before, 9)
    expect(fact.held?.shares.some(({ days }) => days === 30)).toBe(true)
  })

  test('is held against nobody where nobody asked, and against no pack that is not known', async () => {
    const { trialId } = first.trial
    const later = await factOf(trialId, { packId: 'zhuzhou-2022', from: '2026-04-01' })
    expect(later).toMatchObject({ held: null, from: '2026-04-01' })
    expect(later.why).toContain('还没有家庭')
    const path = `/api/trials/${trialId}/fact`
    expect((await city.call('bureau', 'GET', `${path}?packId=nowhere-1999`)).json()['code']).toBe('TRIAL_PACK_UNKNOWN')
    const turned = await city.call('bureau', 'GET', `${path}?packId=zhuzhou-2022&from=2026-04-01&to=2026-03-01`)
    expect(turned.json()['code']).toBe('TRIAL_PERIOD_WRONG')
    const unrun = await registered()
    expect((await factOf(unrun.trialId, { packId: 'zhuzhou-2022' })).why).toContain('还没有结果')
  })

  test('is there for the office that registered it alone', async () => {
    const { trialId } = await registered()
    for (const path of ['', '/cases/x', '/fact']) {
      expect((await city.call('bureauElsewhere', 'GET', `/api/trials/${trialId}${path}`)).status).toBe(404)
    }
    for (const verb of ['run', 'cancel']) {
      expect((await city.call('bureauElsewhere', 'POST', `/api/trials/${trialId}/${verb}`)).status).toBe(404)
    }
  })
})
