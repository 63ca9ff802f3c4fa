import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { Client } from 'pg'

/** A PostgreSQL server of the bench: every commit waits for the disk. */
export interface DurablePostgres {
  /** Makes an empty database; its address. */
  database(name: string): Promise<string>
  close(): Promise<void>
}

/** Starts it from the packages. */
export const durablePostgres = async (): Promise<DurablePostgres> => {
  const script = fileURLToPath(new URL('../../helpers/postgres-keeper.ts', import.meta.url))
  const keeper = spawn(process.execPath, [script, '--durable'], { stdio: ['pipe', 'pipe', 'inherit'] })
  const [said] = (await once(keeper.stdout, 'data')) as [Buffer]
  const port = /^ready: (\d+)$/m.exec(String(said))?.[1]
  if (port === undefined) throw new Error(`no PostgreSQL could be started: ${said}`)
  const urlOf = (name: string): string => `postgres://postgres@127.0.0.1:${port}/${name}`
  return {
    database: async (name) => {
      const client = new Client(urlOf('postgres'))
      await client.connect()
      await client.query(`create database "${name}"`)
      await client.end()
      return urlOf(name)
    },
    close: async () => {
      const ended = once(keeper, 'exit')
      keeper.stdin.end()
      await ended
    },
  }
}
