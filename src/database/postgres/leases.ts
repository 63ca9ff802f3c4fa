import type { AsyncLocalStorage } from 'node:async_hooks'
import { type Lease, LeaseLost, type Leases } from '../../operation/leases.ts'
import type { SyncConnection } from './sync-connection.ts'

/** A lease as it was when work began under it. */
export interface HeldLease {
  readonly name: string
  readonly version: number
}

/** Who is killed or frozen loses what it holds after so many seconds. */
export const leaseSeconds = 15

/** How often a lease in use is renewed: two renewals may fail before it is lost. */
const renewEveryMs = (leaseSeconds * 1000) / 3

/** What every transaction of leased work asks first: no row, and the lease has gone to another node. */
export const guardOf = ({ name, version }: HeldLease) => ({
  text: 'select version from leases where name = $1 and version = $2',
  values: [name, version],
  refuse: () => new LeaseLost(`the lease of "${name}" went to another node`),
})

const until = `clock_timestamp() + interval '${leaseSeconds} seconds'`

/**
 * The leases of the nodes of one PostgreSQL. A lease is taken where its time is over, by the clock of the server; nobody waits
 * for somebody who takes one just now. `current`: under which lease this node works at this moment.
 */
export const postgresLeases = (connection: SyncConnection, current: AsyncLocalStorage<HeldLease | null>): Leases => {
  const node = crypto.randomUUID()
  const own = new Set<Lease>()
  const statement = (text: string) => {
    const prepared = connection.prepare(text)
    // A lease is no work under a lease.
    return (...values: unknown[]) => current.run(null, () => prepared.get(...values))
  }
  const make = statement(
    `insert into leases (name, holder, version, until_at) values (?, '', 0, 'epoch') on conflict do nothing returning version`,
  )
  const takeFree = statement(`
    with free as (select name from leases where name = ? and until_at <= clock_timestamp() for update skip locked)
    update leases set holder = ?, version = leases.version + 1, until_at = ${until}
    from free where leases.name = free.name returning leases.version`)
  const renew = statement(`update leases set until_at = ${until} where name = ? and version = ? returning version`)
  const end = statement(`update leases set until_at = 'epoch' where name = ? and version = ? returning version`)
  const takeAway = statement(`update leases set version = version + 1, until_at = 'epoch' where name = ? returning version`)
  const standing = statement(`select until_at > clock_timestamp() as is_taken from leases where name = ?`)

  // Counted from before it was asked for: it is never thought to be held longer than it is.
  const untilOf = (from: number): number => from + leaseSeconds * 1000

  const leaseOf = (held: HeldLease, takenFrom: number): Lease => {
    const { name, version } = held
    let heldUntil = untilOf(takenFrom)
    const isHeld = (): boolean => performance.now() < heldUntil
    const lease: Lease = {
      isHeld,
      guard: (work) => current.run(held, work),
      keep: (onLost = () => {}) => {
        const timer = setInterval(() => {
          const from = performance.now()
          try {
            if (renew(name, version) !== undefined) {
              heldUntil = untilOf(from)
              return
            }
            heldUntil = 0
          } catch {
            // The server is away just now: the next renewal may find it.
            if (isHeld()) return
          }
          clearInterval(timer)
          onLost()
        }, renewEveryMs)
        timer.unref()
        return () => clearInterval(timer)
      },
      release: () => {
        own.delete(lease)
        heldUntil = 0
        end(name, version)
      },
    }
    return lease
  }

  return {
    take: (name) => {
      const known = standing(name) as { is_taken: number } | undefined
      if (known?.is_taken === 1) return null
      if (known === undefined) make(name)
      const from = performance.now()
      const taken = takeFree(name, node) as { version: number } | undefined
      if (taken === undefined) return null
      const lease = leaseOf({ name, version: taken.version }, from)
      own.add(lease)
      return lease
    },
    isTaken: (name) => (standing(name) as { is_taken: number } | undefined)?.is_taken === 1,
    revoke: (name) => {
      takeAway(name)
    },
    close: () => {
      for (const lease of own) {
        if (lease.isHeld()) lease.release()
      }
    },
  }
}
