import { keyedHash } from '../sealing/seal.ts'
import type { OpenDatabase } from './open-database.ts'
import { guarded } from './storage-errors.ts'

/** So many more of a key in a minute than were told of before. */
interface CountShare {
  readonly minute: number
  readonly key: string
  readonly more: number
}

/** Minutes that are kept: nobody counts in one that is over. */
const keptMinutes = 10

/** Counts that nodes add up: gives what all of them have counted. Keys hold addresses: they are kept as keyed hashes. */
export const addUpCounts = ({ connection }: Pick<OpenDatabase, 'connection'>, secret: Buffer) => {
  const add = connection.prepare<[string, number, number], { n: number }>(
    `insert into request_counts (who, minute, n) values (?, ?, ?)
     on conflict (who, minute) do update set n = request_counts.n + excluded.n returning n`,
  )
  return (shares: readonly CountShare[]): ReadonlyMap<string, number> =>
    guarded(() => new Map(shares.map(({ minute, key, more }) => [key, add.get(keyedHash(secret, key), minute, more)?.n ?? more])))
}

/** Forgets the minutes that are over. */
export const forgetCounts = ({ connection }: Pick<OpenDatabase, 'connection'>, now: string): void => {
  const before = Math.floor(Date.parse(now) / 60_000) - keptMinutes
  guarded(() => connection.prepare<[number]>('delete from request_counts where minute < ?').run(before))
}
