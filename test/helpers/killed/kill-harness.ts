import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as after } from 'node:timers/promises'
import { type Random, seededRandom } from '../../../src/demo/random.ts'
import { type ChildService, startChild } from '../child-service.ts'
import { smallCity } from '../small-city.ts'
import { type Caller, callers, faultsOf, isIdle, prepareCity, startOf } from './killed-city.ts'
import { openPoints, type Points, type Target } from './points.ts'
import { openRequests, paperOf, type Requests, WrongAnswer } from './requests.ts'
import { openSmsGateway } from './sms-gateway.ts'

/** How often a service is killed, and where its files are. */
export interface KillOptions {
  readonly kills: number
  /** Another seed kills at other moments. */
  readonly seed: number
  /** An empty folder, or one that is not there yet. */
  readonly folder: string
  /** The durable writes that are known, over several runs. */
  readonly points?: Points
}

/** What a service was asked while it was killed again and again, and what was wrong afterwards. */
export interface Killed {
  readonly events: number
  readonly papers: number
  /** Messages that came to the gateway, and how many of them came more than once. */
  readonly messages: number
  readonly repeated: number
  /** In plain words. None: nothing was lost, nothing is there twice. */
  readonly faults: readonly string[]
  readonly points: Points
}

/** So many requests of each caller are under way at once. */
const streams = 2

/** One of so many lives ends at a moment by chance, the others at a durable write. */
const byChanceEvery = 3

/** After so many answers without having come to its point a service is killed where it is. */
const mostAnswers = 60

interface Life {
  readonly service: ChildService
  readonly target: Target | null
  isKilled: boolean
}

/**
 * Starts a service, has it asked by several callers at once, kills it, and so on: at a moment by chance, and the next times at a
 * durable write, right before or right after it. In the end everything that it acknowledged is looked for.
 */
export const killAgainAndAgain = async ({ kills, seed, folder, points = openPoints() }: KillOptions): Promise<Killed> => {
  const random = seededRandom(seed)
  const city = await prepareCity(folder, Math.min(kills, 12))
  const requests = openRequests(city)
  const gateway = await openSmsGateway()
  const faults: string[] = []
  const logOf = (life: number): string => join(folder, `points-${life}.txt`)
  const start = (life: number, target: Target | null): Promise<ChildService> =>
    startChild({
      cwd: folder,
      environment: {
        DATABASE_URL: 'file:pile.db',
        SMS_WEBHOOK_URL: gateway.url,
        WALL_CLOCK: startOf(city, life),
        NODE_OPTIONS: `--import=${new URL('./write-points.ts', import.meta.url).href}`,
        WRITE_POINTS_LOG: logOf(life),
        ...(target ? { KILL_AT: target.name, KILL_NTH: String(target.nth), KILL_SIDE: target.side } : {}),
      },
    })
  try {
    for (let life = 0; life < kills; life += 1) {
      const target = life % byChanceEvery === 0 ? null : points.next(random)
      faults.push(...(await liveAndDie({ start: () => start(life, target), target, requests, random })))
      points.note(existsSync(logOf(life)) ? readFileSync(logOf(life), 'utf8') : '', target)
    }
    faults.push(...(await liveOn({ service: await start(kills, null), requests, folder, now: startOf(city, kills) })))
    faults.push(...(await faultsOf(folder, city, acknowledgedOf(requests), gateway.got)))
  } finally {
    gateway.close()
  }
  return {
    events: requests.all.filter(({ isPaper }) => !isPaper).length,
    papers: requests.all.filter(({ isPaper }) => isPaper).length,
    messages: gateway.got.size,
    repeated: [...gateway.got.values()].filter((times) => times > 1).length,
    faults,
    points,
  }
}

const acknowledgedOf = ({ all }: Requests) => ({
  contacts: all
    .filter(({ isPaper }) => !isPaper)
    .map(({ caseId, bytes, words }) => `${caseId} ${JSON.parse(bytes ?? '{}').seq} ${words}`),
  papers: all
    .filter(({ isPaper }) => isPaper)
    .map((sent) => `${sent.caseId} ${JSON.parse(sent.bytes ?? '{}').documentId} ${paperOf(sent)}`),
})

/** What was not answered is sent again with its key, twice; what was answered last, once more: the same bytes. */
const repeat = async ({ ask, toRepeat }: Requests, url: string): Promise<void> => {
  for (const sent of toRepeat()) {
    await ask(url, sent)
    await ask(url, sent)
  }
}

/** What an error says of the service: nothing when its connection broke because it was killed. */
const faultOf = (error: unknown, isMeant: boolean): string[] => {
  if (error instanceof WrongAnswer) return [error.message]
  if (error instanceof TypeError && isMeant) return []
  return [`a connection broke while the service was to live: ${error}`]
}

interface Dying {
  readonly start: () => Promise<ChildService>
  readonly target: Target | null
  readonly requests: Requests
  readonly random: Random
}

/** One run of the service, from its start until it is killed. Gives what was wrong. */
const liveAndDie = async ({ start, target, requests, random }: Dying): Promise<string[]> => {
  let service: ChildService
  try {
    service = await start()
  } catch (error) {
    // It came to its point before it listened.
    return target && /ended with SIGKILL/.test(String(error)) ? [] : [`it did not start: ${error}`]
  }
  const life: Life = { service, target, isKilled: false }
  try {
    return await askUntilGone(life, requests, random)
  } finally {
    await service.end('SIGKILL')
  }
}

const askUntilGone = async (life: Life, requests: Requests, random: Random): Promise<string[]> => {
  const { service, target } = life
  const faults: string[] = []
  const enough = Promise.withResolvers<void>()
  let wanted = target ? mostAnswers : random.between(1, 25)
  const answered = (): void => {
    wanted -= 1
    if (wanted <= 0) enough.resolve()
  }
  const write = async (caller: Caller): Promise<void> => {
    try {
      for (;;) {
        await requests.ask(service.url, requests.next(caller))
        answered()
      }
    } catch (error) {
      faults.push(...faultOf(error, life.isKilled || target !== null))
    }
  }
  const moment = random.next() * 12
  try {
    await repeat(requests, service.url)
  } catch (error) {
    return [...faultOf(error, target !== null), ...(await endOf(life))]
  }
  const writing = Promise.all(callers.flatMap((caller) => Array.from({ length: streams }, () => write(caller))))
  await Promise.race([enough.promise, writing])
  await after(moment)
  life.isKilled = true
  const end = await endOf(life)
  await writing
  return [...faults, ...end]
}

/** Kills a service if it is still there, and says what was wrong with how it ended and what it said. */
const endOf = async ({ service }: Life): Promise<string[]> => {
  const end = await service.end('SIGKILL')
  const { stderr } = service.said()
  return [...(end === 'SIGKILL' ? [] : [`it ended with ${end}`]), ...(stderr === '' ? [] : [stderr])]
}

/** So long a service may take for what is due, in milliseconds. */
const patienceMs = 60_000

/** The last run: everything is repeated, what is due is done, and the service ends as it was told to. */
const liveOn = async (parts: {
  readonly service: ChildService
  readonly requests: Requests
  readonly folder: string
  readonly now: string
}): Promise<string[]> => {
  const { service, requests, folder, now } = parts
  try {
    await repeat(requests, service.url)
    const look = smallCity({ folder })
    const until = performance.now() + patienceMs
    while (!isIdle(look, now) && performance.now() < until) await after(50)
    const faults = isIdle(look, now) ? [] : ['what was due was not done in time']
    look.close()
    const end = await service.end('SIGTERM')
    const { stderr } = service.said()
    return [...faults, ...(end === 0 ? [] : [`it ended with ${end}`]), ...(stderr === '' ? [] : [stderr])]
  } catch (error) {
    return faultOf(error, false)
  } finally {
    await service.end('SIGKILL')
  }
}
