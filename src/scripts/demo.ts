import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pino from 'pino'
import type { Party } from '../../workflows/parties.ts'
import { readConfig } from '../config.ts'
import { buildCity, type SimulatedCity } from '../demo/city.ts'
import { demoTime } from '../demo/demo-time.ts'
import { seededRandom } from '../demo/random.ts'
import { simulateCity } from '../demo/simulate.ts'
import { startDemo } from '../demo/start-demo.ts'
import { removeTheatre, writeTheatre } from '../demo/theatre-file.ts'
import type { Service } from '../service.ts'
import { sentenceOfStart } from '../start-errors.ts'

/** How many requests the demo city has seen, and over how many days. */
const cases = 320
const days = 260
const password = 'demo-password-2026'

const bar = (done: number, all: number): string => {
  const width = 30
  const filled = Math.round((done / all) * width)
  return `\r  模拟株洲 simulating Zhuzhou [${'#'.repeat(filled)}${'.'.repeat(width - filled)}] ${done}/${all}`
}

/** One login for each party, in the first compound of the city. */
const makeLogins = async (service: Service, city: SimulatedCity): Promise<string[]> => {
  const [compound] = city.compounds
  if (!compound) throw new Error('the city has no compound')
  const lines: string[] = []
  for (const party of ['property', 'community', 'centre', 'fire', 'grid', 'bureau'] as const satisfies readonly Party[]) {
    const organisationId = city.organisation(party, compound)
    const organisation = await service.register.registry.organisations.read(organisationId)
    const made = await service.accounts.createStaff({ party, organisationId, login: party, password }, service.time.now())
    if (typeof made === 'string') throw new Error(`no login for ${party}: ${made}`)
    lines.push(`  ${party.padEnd(10)} ${password}   ${organisation?.name ?? ''}`)
  }
  return lines
}

const run = async (): Promise<void> => {
  const throwAway = process.env['DATABASE_URL'] ? null : mkdtempSync(join(tmpdir(), 'pile-demo-'))
  const config = readConfig({
    ...process.env,
    ...(throwAway ? { DATABASE_URL: `file:${join(throwAway, 'pile.db')}` } : {}),
    LOG_LEVEL: process.env['LOG_LEVEL'] ?? 'warn',
  })
  const logger = pino({ level: config.logLevel })
  const started = Temporal.Now.instant()
    .subtract({ hours: 24 * days })
    .toString()
  const time = demoTime(started)
  let live = false
  const demo = await startDemo(config, {
    logger,
    time,
    pollMs: null,
    onMessage: (phone, text) => {
      if (live) process.stdout.write(`  [短信 SMS → ${phone}] ${text}\n`)
    },
  })
  const { service } = demo
  const random = seededRandom(20220119)
  const city = await buildCity(service, random, '2020-01-01')
  await simulateCity({ service, city, time, random, cases, days, onProgress: (done) => process.stdout.write(bar(done, cases)) })
  process.stdout.write('\n')
  const logins = await makeLogins(service, city)
  writeTheatre({ baseUrl: service.url, operator: demo.operator })
  live = true
  service.startWorkers(1000)
  const lines = [
    '',
    `充电桩报装协同（演示）is listening on ${service.url}`,
    `  API documentation: ${service.url}/docs`,
    `  Database: ${config.databaseFile}${throwAway ? ' (thrown away when the demo stops)' : ''}`,
    '',
    '登录 Logins (POST /api/login, method "password"):',
    `  ${'operator'.padEnd(10)} ${demo.operator.password}   平台运维`,
    ...logins,
    '  owner      phone 13900000000 … 13900000319 with a one-time code: ask for it at POST /api/login/codes, it is printed here',
    '',
    '  Stories: in a second terminal, npm run story',
    '  Ctrl-C stops the demo.',
    '',
  ]
  process.stdout.write(lines.join('\n'))
  const stop = () => {
    process.removeAllListeners('SIGTERM').removeAllListeners('SIGINT')
    removeTheatre()
    demo.stop().then(
      () => {
        if (throwAway) rmSync(throwAway, { recursive: true, force: true })
        process.exit(0)
      },
      (error: unknown) => {
        process.stderr.write(`${String(error)}\n`)
        process.exit(1)
      },
    )
  }
  process.once('SIGTERM', stop)
  process.once('SIGINT', stop)
}

run().catch((error: unknown) => {
  process.stderr.write(`\n${sentenceOfStart(error)}\n`)
  process.exit(1)
})
