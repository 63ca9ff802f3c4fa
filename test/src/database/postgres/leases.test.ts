import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import type { OpenDatabase } from '../../../../src/database/open-database.ts'
import { openPostgres } from '../../../../src/database/postgres/open-postgres.ts'
import { addUpCounts, forgetCounts } from '../../../../src/database/request-counts.ts'
import { counters } from '../../../../src/database/tables.ts'
import { isLeaseLost, type Lease, soleNode } from '../../../../src/operation/leases.ts'
import { type PostgresDatabase, postgresDatabase } from '../../../helpers/postgres.ts'

let database: PostgresDatabase
let one: OpenDatabase
let two: OpenDatabase

beforeAll(() => {
  database = postgresDatabase()
  one = openPostgres(database.url)
  two = openPostgres(database.url)
})

afterEach(() => {
  vi.useRealTimers()
  one.connection.exec('delete from leases')
  one.connection.exec(`delete from counters where name = 'work'`)
})

afterAll(() => {
  one.connection.close()
  two.connection.close()
  database.drop()
})

const take = (node: OpenDatabase, name = 'work'): Lease => {
  const lease = node.leases.take(name)
  if (!lease) throw new Error('somebody has it')
  return lease
}

/** What a node that was frozen for longer than its lease lasts does not notice. */
const letTimePass = (): unknown => one.connection.exec(`update leases set until_at = clock_timestamp() - interval '1 second'`)

const count = (node: OpenDatabase): number =>
  node.db.transaction((tx) => {
    const row = { name: 'work', value: 1 }
    return tx
      .insert(counters)
      .values(row)
      .onConflictDoUpdate({ target: counters.name, set: { value: 2 } })
      .run().changes
  })

const counted = () => one.connection.prepare(`select value from counters where name = 'work'`).get()

describe('a lease', () => {
  test('is held by one node, and free again when it is handed back', () => {
    const lease = take(one)
    expect(two.leases.take('work')).toBeNull()
    expect(one.leases.take('work')).toBeNull()
    expect([one, two].map(({ leases }) => leases.isTaken('work'))).toEqual([true, true])
    lease.release()
    expect(lease.isHeld()).toBe(false)
    expect(two.leases.isTaken('work')).toBe(false)
    expect(take(two).isHeld()).toBe(true)
  })

  test('of other work is another', () => {
    take(one)
    expect(take(two, 'other work').isHeld()).toBe(true)
  })

  test('goes to another node when its time is over', () => {
    take(one)
    letTimePass()
    expect(take(two).isHeld()).toBe(true)
    expect(one.leases.take('work')).toBeNull()
  })

  test('is handed back by a node that stops', () => {
    take(one)
    one.leases.close()
    expect(take(two).isHeld()).toBe(true)
  })

  test('that is renewed outlasts its time, and whoever lost it is told', () => {
    vi.useFakeTimers()
    const lease = take(one)
    let lost = 0
    lease.keep(() => {
      lost += 1
    })
    one.connection.exec(`update leases set until_at = clock_timestamp() + interval '1 second'`)
    vi.advanceTimersByTime(5000)
    const left = `select until_at > clock_timestamp() + interval '10 seconds' as is_long from leases`
    expect(one.connection.prepare(left).get()).toEqual({ is_long: 1 })
    letTimePass()
    take(two)
    expect(lease.isHeld()).toBe(true)
    vi.advanceTimersByTime(5000)
    expect([lost, lease.isHeld()]).toEqual([1, false])
    vi.advanceTimersByTime(60_000)
    expect(lost).toBe(1)
  })
})

describe('work under a lease', () => {
  test('is written while it is held', () => {
    take(one).guard(() => count(one))
    expect(counted()).toEqual({ value: 1 })
  })

  test('writes nothing once the lease went to another node: neither in a transaction nor by a statement alone', () => {
    const lease = take(one)
    letTimePass()
    take(two).guard(() => count(two))
    const late = [
      (): unknown => count(one),
      () => one.db.update(counters).set({ value: 9 }).run(),
      () => one.connection.prepare(`delete from counters where name = 'work'`).run(),
    ]
    for (const work of late) {
      let error: unknown = null
      try {
        lease.guard(work)
      } catch (caught) {
        error = caught
      }
      expect(isLeaseLost(error)).toBe(true)
    }
    expect(counted()).toEqual({ value: 1 })
    // What has nothing to do with the lease is written as ever.
    expect(count(one)).toBe(1)
  })

  test('is refused too where the lease went in the middle of the transaction', () => {
    const lease = take(one)
    const read = `select value from counters where name = 'work'`
    let tries = 0
    const late = () =>
      lease.guard(() =>
        one.db.transaction((tx) => {
          tries += 1
          one.connection.prepare(read).get()
          if (tries === 1) {
            two.connection.exec(`update leases set until_at = clock_timestamp() - interval '1 second'`)
            const other = take(two)
            other.guard(() =>
              two.db.transaction((inTwo) => {
                two.connection.prepare(read).get()
                inTwo.insert(counters).values({ name: 'work', value: 7 }).run()
              }),
            )
          }
          tx.insert(counters)
            .values({ name: 'work', value: 1 })
            .onConflictDoUpdate({ target: counters.name, set: { value: 8 } })
            .run()
        }),
      )
    expect(late).toThrow('went to another node')
    expect(counted()).toEqual({ value: 7 })
  })

  test('that goes on after a wait is still that work', async () => {
    const lease = take(one)
    letTimePass()
    take(two)
    const late = lease.guard(async () => {
      await Promise.resolve()
      count(one)
    })
    await expect(late).rejects.toThrow('went to another node')
    expect(counted()).toBeUndefined()
  })
})

describe('a service that is alone with its database', () => {
  test('takes what it wants, once at a time', () => {
    const leases = soleNode()
    const lease = leases.take('work')
    expect([lease?.isHeld(), leases.take('work'), leases.isTaken('work')]).toEqual([true, null, true])
    leases.revoke('work')
    expect([lease?.isHeld(), leases.isTaken('work')]).toEqual([false, false])
    const next = leases.take('work')
    lease?.release()
    expect(next?.isHeld()).toBe(true)
  })
})

test('a transaction in which nothing more comes is ended by the server, so that a frozen node holds nobody up', async () => {
  const waiting = one.connection.prepare(`select current_setting('idle_in_transaction_session_timeout') as after`)
  expect(waiting.get()).toEqual({ after: '5s' })
})

test('requests of a minute are added up by the nodes, as keyed hashes, and forgotten when it is long over', () => {
  const secret = Buffer.from('a secret of the installation')
  const [ofOne, ofTwo] = [addUpCounts(one, secret), addUpCounts(two, secret)]
  expect(ofOne([{ minute: 7, key: 'login name 10.0.0.1 root', more: 20 }])).toEqual(new Map([['login name 10.0.0.1 root', 20]]))
  expect(ofTwo([{ minute: 7, key: 'login name 10.0.0.1 root', more: 5 }]).get('login name 10.0.0.1 root')).toBe(25)
  expect(ofTwo([{ minute: 8, key: 'login name 10.0.0.1 root', more: 5 }]).get('login name 10.0.0.1 root')).toBe(5)
  const kept = () => one.connection.prepare('select who, minute, n from request_counts order by minute').all()
  expect(JSON.stringify(kept())).not.toContain('10.0.0.1')
  forgetCounts(one, new Date(18 * 60_000).toISOString())
  expect(kept()).toMatchObject([{ minute: 8, n: 5 }])
})
