import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** A PostgreSQL of a test's own, which it may stop, follow or kill. */
export interface OwnPostgres {
  readonly port: number
  url(database: string): string
  stop(): Promise<void>
}

/** Starts one; `follows`: as the streaming replica of the one at that port. `isDurable`: it waits for the disk. */
export const ownPostgres = async ({
  follows,
  isDurable = false,
}: {
  follows?: number
  isDurable?: boolean
} = {}): Promise<OwnPostgres> => {
  const keeper = spawn(
    process.execPath,
    [
      fileURLToPath(new URL('./postgres-keeper.ts', import.meta.url)),
      ...(follows === undefined ? [] : [`--follows=${follows}`]),
      ...(isDurable ? ['--durable'] : []),
    ],
    { stdio: ['pipe', 'pipe', 'inherit'] },
  )
  const { promise: ended, resolve: onEnd } = Promise.withResolvers<void>()
  keeper.on('exit', () => onEnd())
  let said = ''
  const port = await new Promise<number>((resolve, reject) => {
    keeper.stdout.on('data', (chunk: Buffer) => {
      said += chunk
      const ready = /^ready: (\d+)$/m.exec(said)?.[1]
      if (ready) resolve(Number(ready))
    })
    void ended.then(() => reject(new Error(`no PostgreSQL: ${said}`)))
  })
  return {
    port,
    url: (database) => `postgres://postgres@127.0.0.1:${port}/${database}`,
    stop: async () => {
      keeper.stdin.end()
      await ended
    },
  }
}
