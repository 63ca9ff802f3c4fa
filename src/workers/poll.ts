import type { Logger } from 'pino'

/** A worker that does its round again and again until it is stopped. */
export interface Worker {
  /** Stops after the step under way; resolves when nothing runs any more. */
  stop(): Promise<void>
}

/** Is told of the rounds of workers. */
export interface Watch {
  readonly logger: Logger
  started(worker: string): void
  round(done: { readonly worker: string; readonly seconds: number; readonly failed: boolean }): void
}

/** Runs a round at once and then every so often. A round that throws is logged; the next one comes. Rounds never overlap. */
export const poll = (
  name: string,
  everyMs: number,
  watch: Watch,
  round: (shouldStop: () => boolean) => Promise<void>,
): Worker => {
  let stopped = false
  let wake = () => {}
  const pause = () =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, everyMs)
      wake = () => {
        clearTimeout(timer)
        resolve()
      }
    })
  const run = async () => {
    watch.started(name)
    while (!stopped) {
      const from = performance.now()
      let failed = false
      try {
        await round(() => stopped)
      } catch (error) {
        failed = true
        watch.logger.error({ err: error, worker: name }, 'a round of a worker failed')
      }
      watch.round({ worker: name, seconds: (performance.now() - from) / 1000, failed })
      if (!stopped) await pause()
    }
  }
  const running = run()
  return {
    stop: async () => {
      stopped = true
      wake()
      await running
    },
  }
}
