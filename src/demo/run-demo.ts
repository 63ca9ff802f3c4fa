import type { Party } from '../../workflows/parties.ts'
import type { Config } from '../config.ts'
import { openLogger } from '../logger.ts'
import type { Service } from '../service.ts'
import { buildCity } from './city.ts'
import { holdsCity, markCity, refuseOthersData } from './city-standing.ts'
import { courses } from './courses/courses.ts'
import { type DemoTime, demoTime } from './demo-time.ts'
import { lookAround } from './looks.ts'
import { seededRandom } from './random.ts'
import { simulateCity } from './simulate.ts'
import { startDemo } from './start-demo.ts'
import { removeTheatre, writeTheatre } from './theatre-file.ts'

/** Over how many days the requests of the demo city were filed. */
const days = 260
const password = 'demo-password-2026'
const staff = ['property', 'community', 'centre', 'fire', 'grid', 'bureau'] as const satisfies readonly Party[]

/** Starts the demo: fills an empty database with a city, or goes on with one that it filled before, and prints a login for each party. */
export const runDemo = async (
  config: Config,
  { cases, isThrownAway }: { readonly cases: number; readonly isThrownAway: boolean },
): Promise<{ stop(): Promise<void> }> => {
  refuseOthersData(config.databaseFile)
  const time = demoTime()
  let live = false
  const demo = await startDemo(config, {
    logger: openLogger(config),
    time,
    pollMs: null,
    onMessage: (phone, text) => {
      if (live) process.stdout.write(`  [短信 SMS → ${phone}] ${text}\n`)
    },
  })
  const { service } = demo
  if (!holdsCity(service.database.db)) await fillCity(service, time, cases)
  writeTheatre({ baseUrl: service.url, operator: demo.operator })
  live = true
  service.startWorkers(1000)
  const lines = [
    '',
    `充电桩报装协同（演示）is listening on ${service.url}`,
    `  业主网页 Pages of owners: ${service.url}`,
    `  工作台 Desks: ${service.url}/desk`,
    `  API documentation: ${service.url}/docs`,
    `  Database: ${config.databaseFile}${isThrownAway ? ' (thrown away when the demo stops)' : ''}`,
    '',
    '登录 Logins (at /login, or POST /api/login with method "password"):',
    `  ${'operator'.padEnd(10)} ${demo.operator.password}   平台运维`,
    ...(await loginsOf(service)),
    '  owner      phone 13900000000 and counting up with a one-time code: ask for it at /login, it is printed here',
    '',
    '  Time stands still until the operator moves it: PUT /api/demo/time; messages to phones: GET /api/demo/messages/{phone}',
    '  Stories: in a second terminal, npm run story',
    '  Ctrl-C stops the demo.',
    '',
  ]
  process.stdout.write(lines.join('\n'))
  return {
    stop: async () => {
      removeTheatre()
      await demo.stop()
    },
  }
}

/** Fills an empty database with a city that has lived for a while, and makes a login for each party in its first compound. */
const fillCity = async (service: Service, time: DemoTime, cases: number): Promise<void> => {
  const { db, sqlite } = service.database
  const random = seededRandom(20220119)
  markCity(db, 'begun')
  const until = Temporal.Now.instant().toString({ fractionalSecondDigits: 3 })
  time.set(
    Temporal.Instant.from(until)
      .subtract({ hours: 24 * days })
      .toString(),
  )
  // What a crash leaves of a half-filled city is refused anyway: nothing has to reach the disk before the end.
  sqlite?.pragma('synchronous = OFF')
  const city = await buildCity(service, random, '2020-01-01')
  // A small city has only what happens often.
  const chosen = cases < 2 * courses.length ? [] : courses
  await simulateCity({
    service,
    city,
    time,
    random,
    cases: cases - chosen.length,
    courses: chosen,
    days,
    until,
    onProgress: (done) => process.stdout.write(bar(done, cases)),
  })
  await lookAround(service, city)
  sqlite?.pragma('synchronous = FULL')
  time.set(Temporal.Now.instant().toString())
  process.stdout.write('\n')
  const [compound] = city.compounds
  if (!compound) throw new Error('the city has no compound')
  for (const party of staff) {
    const organisationId = city.organisation(party, compound)
    const made = await service.accounts.createStaff({ party, organisationId, login: party, password }, time.now())
    if (typeof made === 'string') throw new Error(`no login for ${party}: ${made}`)
  }
  markCity(db, 'whole')
}

const bar = (done: number, all: number): string => {
  const width = 30
  const filled = Math.round((done / all) * width)
  return `\r  模拟株洲 simulating Zhuzhou [${'#'.repeat(filled)}${'.'.repeat(width - filled)}] ${done}/${all}`
}

const loginsOf = async (service: Service): Promise<string[]> => {
  const lines: string[] = []
  for (const party of staff) {
    const { accounts } = await service.accounts.list({ party, cursor: null, limit: 10 })
    const organisationId = accounts.find(({ login }) => login === party)?.organisationId
    const organisation = organisationId ? await service.register.registry.organisations.read(organisationId) : null
    lines.push(`  ${party.padEnd(10)} ${password}   ${organisation?.name ?? ''}`)
  }
  return lines
}
