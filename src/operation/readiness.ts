import { Gauge, type Registry } from 'prom-client'

/** What must hold for the service to take requests. Each check throws where it does not. */
export type Checks = Readonly<Record<string, () => void | Promise<void>>>

/** Whether the service should be given requests; see `openReadiness`. */
export interface Readiness {
  readonly names: readonly string[]
  /** The names of the checks that fail; none = it is ready. */
  failing(): Promise<readonly string[]>
  /** From now on no new requests: the service is about to end. */
  leave(): void
  isLeaving(): boolean
}

/** An answer is good for so long, in milliseconds: whoever asks in a loop costs no disk. */
const goodForMs = 1000

/** Asks every check, at most once a second. */
export const openReadiness = (checks: Checks): Readiness => {
  let isLeaving = false
  let last: { readonly at: number; readonly failing: Promise<readonly string[]> } | null = null
  const ask = async (): Promise<readonly string[]> => {
    const names = await Promise.all(
      Object.entries(checks).map(async ([name, check]) => {
        try {
          await check()
          return []
        } catch {
          return [name]
        }
      }),
    )
    return names.flat()
  }
  return {
    names: Object.keys(checks),
    failing: async () => {
      if (isLeaving) return ['leaving']
      const now = performance.now()
      if (last === null || now - last.at >= goodForMs) last = { at: now, failing: ask() }
      const { failing } = last
      const names = await failing
      // What does not hold is asked again at once: it should be back the moment it can.
      if (names.length > 0) last = null
      return names
    },
    leave: () => {
      isLeaving = true
    },
    isLeaving: () => isLeaving,
  }
}

/** What `/readyz` asks, as metrics: a check that fails is 1. */
export const readinessMetrics = (registry: Registry, readiness: Readiness): void => {
  new Gauge({
    name: 'pile_check_failing',
    help: 'Checks of /readyz: 1 = it fails',
    labelNames: ['check'],
    registers: [registry],
    async collect() {
      const failing = await readiness.failing()
      for (const check of readiness.names) this.set({ check }, failing.includes(check) ? 1 : 0)
    },
  })
}
