import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { connect, createServer, type Server, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as after } from 'node:timers/promises'
import { openSyncConnection } from '../../src/database/postgres/sync-connection.ts'
import { verifyRecord } from '../../src/database/verify.ts'
import { type ChildService, startChild } from '../helpers/child-service.ts'
import { ownPostgres } from '../helpers/own-postgres.ts'
import { smallCity } from '../helpers/small-city.ts'
import { tokenOf } from '../helpers/tokens.ts'

const cases = 40
const writers = 16

/** Hands connections on to whichever server is the primary, as a balancer in front of a cluster does. */
const openProxy = async (port: number) => {
  let to = port
  const sockets = new Set<Socket>()
  const server: Server = createServer((from) => {
    const target = connect(to, '127.0.0.1')
    for (const socket of [from, target]) {
      sockets.add(socket)
      socket
        .on('error', () => socket.destroy())
        .on('close', () => {
          sockets.delete(socket)
          from.destroy()
          target.destroy()
        })
    }
    from.pipe(target).pipe(from)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  return {
    port: typeof address === 'object' && address ? address.port : 0,
    handOver: (other: number): void => {
      to = other
      for (const socket of sockets) socket.destroy()
    },
    close: (): void => {
      for (const socket of sockets) socket.destroy()
      server.close()
    },
  }
}

interface Sent {
  readonly caseId: string
  readonly words: string
  bytes: string | null
  at: number
}

/**
 * The primary is killed under load and its synchronous replica promoted: every acknowledged event has to be there, once.
 * `--seconds=20`: how long it is written before and after.
 */
export const failoverBench = async (options: ReadonlyMap<string, string>): Promise<boolean> => {
  const seconds = Number(options.get('seconds') ?? 20)
  const folder = mkdtempSync(join(tmpdir(), 'failover-'))
  const primary = await ownPostgres({ isDurable: true })
  const administrator = openSyncConnection(primary.url('postgres'))
  administrator.exec('create database pile')
  const replica = await ownPostgres({ follows: primary.port, isDurable: true })
  administrator.exec(`alter system set synchronous_standby_names = 'replica'`)
  administrator.exec('select pg_reload_conf()')
  const standing = administrator.prepare('select sync_state from pg_stat_replication')
  while ((standing.get() as { sync_state: string } | undefined)?.sync_state !== 'sync') await after(100)
  const { data_directory: data } = administrator.prepare('show data_directory').get() as { data_directory: string }
  const postmaster = Number(readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')[0])

  const proxy = await openProxy(primary.port)
  const url = `postgres://postgres@127.0.0.1:${proxy.port}/pile`
  // Prepared at the primary itself: the proxy stands still while this thread waits for an answer.
  const city = smallCity({ folder, spaces: cases, storage: { url: primary.url('pile') } })
  city.time.set(Temporal.Now.instant().toString({ fractionalSecondDigits: 3 }))
  const token = await tokenOf({ database: city.database, now: city.time.now() }, 'owner')
  const caseIds: string[] = []
  for (let space = 1; space <= cases; space += 1) caseIds.push(await city.file(space))
  city.close()
  const environment = { DATABASE_URL: url, KEYS_FILE: join(folder, 'pile.keys.db'), FILES_DIR: join(folder, 'files') }
  const nodes: ChildService[] = [await startChild({ cwd: folder, environment }), await startChild({ cwd: folder, environment })]

  const all: Sent[] = []
  let isOver = false
  const ask = async (node: ChildService, { caseId, words }: Sent): Promise<string | null> => {
    try {
      const answer = await fetch(`${node.url}/api/cases/${caseId}/events`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${token}`,
          'idempotency-key': words,
          'if-match': '*',
          'content-type': 'application/json',
        },
        body: JSON.stringify({ type: 'owner.logContact', kind: 'call', with: 'property', result: 'reached', words }),
        signal: AbortSignal.timeout(20_000),
      })
      const bytes = await answer.text()
      if (answer.status === 201) return bytes
      if (answer.status !== 503) process.stdout.write(`  ${answer.status} ${bytes}\n`)
    } catch {
      // It did not answer: the same again.
    }
    await after(50)
    return null
  }
  const write = async (writer: number): Promise<void> => {
    for (let count = 0; !isOver; count += 1) {
      const caseId = caseIds[(writer * 7 + count) % cases] ?? ''
      const sent: Sent = { caseId, words: `words-${writer}-${count}`, bytes: null, at: 0 }
      all.push(sent)
      for (let tries = 0; sent.bytes === null; tries += 1) {
        const node = nodes[(writer + tries) % nodes.length]
        sent.bytes = node ? await ask(node, sent) : null
      }
      sent.at = performance.now()
    }
  }
  const writing = Promise.all(Array.from({ length: writers }, (_, writer) => write(writer)))
  await after(seconds * 1000)
  const killedAt = performance.now()
  administrator.close()
  process.kill(postmaster, 'SIGKILL')
  const promoting = openSyncConnection(replica.url('postgres'), { readOnly: true })
  promoting.prepare('select pg_promote()').get()
  promoting.close()
  proxy.handOver(replica.port)
  await after(seconds * 1000)
  isOver = true
  await writing
  const firstAfter = Math.min(...all.filter(({ at }) => at > killedAt + 50).map(({ at }) => at)) - killedAt
  const codes = await Promise.all(nodes.map((node) => node.end('SIGTERM')))

  const promoted = smallCity({ folder, spaces: cases, storage: { url: replica.url('pile') } })
  const recorded: string[] = []
  for (const caseId of caseIds) {
    const contacts = (await promoted.store.events(caseId, 0, 1_000_000))
      .filter(({ type }) => type === 'owner.logContact')
      .map(({ seq }) => seq)
    const personal = await promoted.store.personal(caseId, contacts)
    for (const seq of contacts) recorded.push(`${caseId} ${seq} ${personal.get(seq)?.['/words']}`)
  }
  const there = new Set(recorded)
  const lost = all.filter(({ caseId, bytes, words }) => !there.has(`${caseId} ${JSON.parse(bytes ?? '{}').seq} ${words}`))
  const { differences } = verifyRecord(promoted.database.db, promoted.library, { keys: promoted.keys })
  promoted.close()
  proxy.close()
  await replica.stop()
  await primary.stop()
  rmSync(folder, { recursive: true })
  process.stdout.write(
    `  ${all.length} events acknowledged by two nodes, the primary killed in the middle: ${lost.length} lost, ${recorded.length - there.size} twice, ` +
      `${recorded.length - all.length} that nobody was told of, ${differences.length} differences; first answer ${(firstAfter / 1000).toFixed(1)} s after the kill; nodes ended with ${codes.join(', ')}\n`,
  )
  return lost.length === 0 && recorded.length === all.length && there.size === recorded.length && differences.length === 0
}
