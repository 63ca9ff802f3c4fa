import pino from 'pino'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openMetrics } from '../../../src/operation/metrics.ts'
import { poll } from '../../../src/workers/poll.ts'
import type { CaseEvent } from '../../../workflows/case/events/events.ts'
import { type ServedCity, servedCity } from '../../helpers/served-city.ts'

/** The samples of a text in the Prometheus format, by name and labels. */
const samplesOf = (text: string): ReadonlyMap<string, number> =>
  new Map(
    text
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#'))
      .map((line) => [line.slice(0, line.lastIndexOf(' ')), Number(line.slice(line.lastIndexOf(' ') + 1))]),
  )

const confirm: CaseEvent = { type: 'centre.confirmComplete', evidence: [], words: '已核对' }

describe('metrics of a service', () => {
  let served: ServedCity

  beforeEach(async () => {
    served = await servedCity()
  })

  afterEach(() => served.close())

  const samples = async () => samplesOf(await (await served.get('/metrics', 'operator')).text())

  test('count answers by the route as it is written, and events by type', async () => {
    const caseId = await served.city.file()
    await served.get(`/api/cases/${caseId}`, 'centre')
    await served.get('/api/cases/0000000000000000000000', 'centre')
    await served.get('/no/such/page')
    await served.post(caseId, confirm, 'centre', 'first-key')
    const all = await samples()
    const answers = (route: string, status: number, method = 'GET') =>
      all.get(`pile_http_seconds_count{method="${method}",route="${route}",status="${status}"}`)
    expect(answers('/api/cases/:caseId', 200)).toBe(1)
    expect(answers('/api/cases/:caseId', 404)).toBe(1)
    expect(answers('none', 404)).toBe(1)
    expect(answers('/api/cases/:caseId/events', 201, 'POST')).toBe(1)
    // The city files by itself, beside the service: what is counted is what this process recorded.
    expect(all.get('pile_events_total{type="centre.confirmComplete"}')).toBe(1)
    expect([...all.keys()].filter((key) => key.includes(caseId) || key.includes('/no/such'))).toEqual([])
  })

  test('tell how long what is due has waited', async () => {
    const caseId = await served.city.file()
    await served.post(caseId, confirm, 'centre', 'first-key')
    expect((await samples()).get('pile_clocks_behind_seconds')).toBe(0)
    served.city.time.forward({ days: 40 })
    const late = await samples()
    expect(late.get('pile_clocks_behind_seconds')).toBeGreaterThan(86_400)
    expect(late.get('pile_outbox_behind_seconds')).toBeGreaterThan(86_400)
    await served.service.rounds.sweep()
    await served.service.rounds.send()
    expect((await samples()).get('pile_clocks_behind_seconds')).toBe(0)
    expect((await samples()).get('pile_outbox_behind_seconds')).toBe(0)
    await served.service.rounds.link()
    expect((await samples()).get('pile_links_unsigned_seconds')).toBe(0)
    served.city.time.forward({ hours: 30 })
    expect((await samples()).get('pile_links_unsigned_seconds')).toBe(30 * 3600)
    await served.service.rounds.link()
    expect((await samples()).get('pile_links_unsigned_seconds')).toBe(0)
  })

  test('tell of room on the disks and of the days for which holidays are published', async () => {
    const all = await samples()
    expect(all.get('pile_disk_free_bytes{of="keys"}')).toBeGreaterThan(0)
    expect(all.get('pile_disk_free_bytes{of="papers"}')).toBeGreaterThan(0)
    const until = served.service.library.calendar('cn').value.finalUntil
    expect(all.get('pile_calendar_final_until_timestamp_seconds{calendar="cn"}')).toBe(Date.parse(until) / 1000)
  })
})

test('a worker that fails is counted, and its last good round stays where it was', async () => {
  const metrics = openMetrics()
  let rounds = 0
  const worker = poll('sender', 1, { ...metrics, logger: pino({ level: 'silent' }) }, async () => {
    rounds += 1
    throw new Error('no')
  })
  await expect.poll(() => rounds).toBeGreaterThan(3)
  await worker.stop()
  const all = samplesOf(await metrics.text())
  expect(all.get('pile_worker_failures_total{worker="sender"}')).toBe(rounds)
  expect(all.get('pile_worker_round_seconds_count{worker="sender"}')).toBe(rounds)
  const last = all.get('pile_worker_last_round_timestamp_seconds{worker="sender"}') ?? 0
  expect(Math.abs(Date.now() / 1000 - last)).toBeLessThan(60)
})
