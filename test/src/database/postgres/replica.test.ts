import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as after } from 'node:timers/promises'
import { afterAll, expect, test, vi } from 'vitest'
import { pileClient, taken } from '../../../../src/client/client.ts'
import { openSyncConnection } from '../../../../src/database/postgres/sync-connection.ts'
import { type ChildService, startChild } from '../../../helpers/child-service.ts'
import { type OwnPostgres, ownPostgres } from '../../../helpers/own-postgres.ts'
import { smallCity } from '../../../helpers/small-city.ts'
import { tokenOf } from '../../../helpers/tokens.ts'

// Two servers and a service of its own, which take their time on a busy machine.
vi.setConfig({ testTimeout: 300_000, hookTimeout: 120_000 })

const folder = mkdtempSync(join(tmpdir(), 'replica-'))
const servers: OwnPostgres[] = []
let service: ChildService | null = null

afterAll(async () => {
  await service?.end('SIGKILL')
  for (const server of servers.toReversed()) await server.stop()
  rmSync(folder, { recursive: true })
})

test('figures are read from a streaming replica and say how far it is behind; from the primary while it is away', async () => {
  const primary = await ownPostgres()
  servers.push(primary)
  const administrator = openSyncConnection(primary.url('postgres'))
  administrator.exec('create database pile')
  const city = smallCity({ folder, storage: { url: primary.url('pile') } })
  city.time.set(Temporal.Now.instant().toString({ fractionalSecondDigits: 3 }))
  const replica = await ownPostgres({ follows: primary.port })
  servers.push(replica)
  const token = await tokenOf({ database: city.database, now: city.time.now() }, 'bureau')
  service = await startChild({
    cwd: folder,
    environment: {
      DATABASE_URL: primary.url('pile'),
      REPLICA_URL: replica.url('pile'),
      KEYS_FILE: join(folder, 'pile.keys.db'),
      FILES_DIR: join(folder, 'files'),
    },
  })
  const client = pileClient(service.url, token)
  const families = async () => {
    const answer = taken(await client.http.GET('/api/statistics/families'))
    const { n, readFrom } = answer.where
    return { n, readFrom }
  }

  await city.file(1)
  await expect.poll(families, { timeout: 30_000 }).toMatchObject({ n: 1, readFrom: { of: 'replica', behindSeconds: 0 } })

  const onReplica = openSyncConnection(replica.url('pile'), { readOnly: true })
  onReplica.prepare('select pg_wal_replay_pause()').get()
  city.time.set(Temporal.Now.instant().toString({ fractionalSecondDigits: 3 }))
  await city.file(2)
  await after(1100)
  const behind = await families()
  expect(behind).toMatchObject({ n: 1, readFrom: { of: 'replica' } })
  expect(behind.readFrom?.behindSeconds).toBeGreaterThanOrEqual(1)
  expect(behind.readFrom?.label).toContain(`落后主库${behind.readFrom?.behindSeconds}秒`)
  onReplica.prepare('select pg_wal_replay_resume()').get()
  await expect.poll(families, { timeout: 30_000 }).toMatchObject({ n: 2, readFrom: { behindSeconds: 0 } })

  onReplica.close()
  await replica.stop()
  expect(await families()).toMatchObject({ n: 2, readFrom: { of: 'primaryInstead', behindSeconds: null } })
  city.close()
  administrator.close()
})
