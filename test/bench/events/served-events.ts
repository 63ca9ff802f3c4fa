import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { EventCity } from './event-city.ts'
import type { LoadReport, LoadRound } from './load.ts'
import { type Measured, measured } from './measured.ts'

/** A service on a city in a process of its own, and a process that sends to it. */
export interface ServedEvents {
  round(round: LoadRound): Promise<LoadReport & Measured>
  close(): Promise<void>
}

/** A process of the bench that is asked one thing at a time. */
interface Asked {
  ask<T>(message: object): Promise<T>
  /** What it says by itself when it is ready. */
  readonly ready: Promise<unknown>
  stop(message?: object): Promise<void>
}

const start = (script: string, args: readonly string[] = [], execArgv: readonly string[] = []): Asked => {
  const path = fileURLToPath(new URL(script, import.meta.url))
  const child = fork(path, args, { stdio: ['ignore', 'ignore', 'inherit', 'ipc'], execArgv: [...execArgv] })
  let waiting = Promise.withResolvers<unknown>()
  const ready = waiting.promise
  const ended = once(child, 'exit')
  void ended.then(() => waiting.reject(new Error(`${script} ended`)))
  child.on('message', (message) => waiting.resolve(message))
  return {
    ready,
    ask: async <T>(message: object) => {
      waiting = Promise.withResolvers()
      child.send(message)
      // Each message has one kind of answer.
      return (await waiting.promise) as T
    },
    stop: async (message) => {
      if (message) child.send(message)
      else child.kill()
      await ended
    },
  }
}

/** Serves a folder of a city. `options` go to the service, such as one transaction for each event. */
export const servedEvents = async (
  city: EventCity,
  folder: string,
  options: readonly string[] = [],
  execArgv: readonly string[] = [],
): Promise<ServedEvents> => {
  const service = start('./service.ts', [folder, ...options], execArgv)
  const { url } = (await service.ready) as { readonly url: string }
  const load = start('./load.ts')
  await load.ask({
    city: {
      port: Number(new URL(url).port),
      caseIds: city.caseIds,
      steps: city.steps.map(({ party, body, version }) => ({ token: city.tokens.get(party) ?? '', version, body })),
    },
  })
  return {
    round: async (round) => {
      const before = await service.ask<NodeJS.CpuUsage>({ cpuSince: { user: 0, system: 0 } })
      const { report } = await load.ask<{ readonly report: LoadReport }>({ round })
      const spent = await service.ask<NodeJS.CpuUsage>({ cpuSince: before })
      await service.ask({ settle: true })
      return { ...report, ...measured(report.answered, report.seconds, spent) }
    },
    close: async () => {
      await load.stop()
      await service.stop({ stop: true })
    },
  }
}
