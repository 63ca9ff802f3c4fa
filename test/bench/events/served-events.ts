import { startAsked } from './asked.ts'
import type { EventCity } from './event-city.ts'
import type { LoadReport, LoadRound } from './load.ts'
import { type Measured, measured } from './measured.ts'

/** A service on a city in a process of its own, and a process that sends to it. */
export interface ServedEvents {
  /** Where it listens. */
  readonly url: string
  round(round: LoadRound): Promise<LoadReport & Measured>
  close(): Promise<void>
}

/** Serves a folder of a city. `options` go to the service, such as one transaction for each event. */
export const servedEvents = async (
  city: EventCity,
  folder: string,
  options: readonly string[] = [],
  execArgv: readonly string[] = [],
): Promise<ServedEvents> => {
  const service = startAsked(new URL('./service.ts', import.meta.url), [folder, ...options], execArgv)
  const { url } = (await service.ready) as { readonly url: string }
  const load = startAsked(new URL('./load.ts', import.meta.url))
  await load.ask({
    city: {
      port: Number(new URL(url).port),
      caseIds: city.caseIds,
      steps: city.steps.map(({ party, body, version }) => ({ token: city.tokens.get(party) ?? '', version, body })),
    },
  })
  return {
    url,
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
