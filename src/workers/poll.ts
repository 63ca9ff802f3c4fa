import type { Logger } from 'pino'

/** A worker that does its round again and again until it is stopped. */
export interface Worker {
  /** Stops after the step under way; resolves when nothing runs any more. */
  stop(): Promise<void>
}

/** Runs a round at once and then every so often. A round that throws is logged; the next one comes. Rounds never overlap. */
export const poll = (
  name: string,
  everyMs: number,
  logger: Logger,
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
    while (!stopped) {
      try {
        await round(() => stopped)
      } catch (error) {
        logger.error({ err: error, worker: name }, 'a round of a worker failed')
      }
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
