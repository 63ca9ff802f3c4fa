import { once } from 'node:events'
import { Worker } from 'node:worker_threads'

/**
 * What becomes of what is said: it passes, it is held (nothing comes of it), the connections are cut and new ones refused, or
 * the answer to the next commit is lost and with it that connection.
 */
export type ProxyMode = 'pass' | 'hold' | 'cut' | 'loseCommit'

/** A way to a PostgreSQL that can fail. */
export interface PostgresProxy {
  readonly port: number
  set(mode: ProxyMode): Promise<void>
  close(): Promise<void>
}

/** Opens a way to the PostgreSQL at a port. */
export const postgresProxy = async (to: number): Promise<PostgresProxy> => {
  const worker = new Worker(new URL('./postgres-proxy-thread.ts', import.meta.url), { workerData: { to } })
  const [port] = (await once(worker, 'message')) as [number]
  return {
    port,
    set: async (mode) => {
      worker.postMessage(mode)
      await once(worker, 'message')
    },
    close: async () => {
      await worker.terminate()
    },
  }
}
