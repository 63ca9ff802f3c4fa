import { setImmediate } from 'node:timers/promises'
import { dayNumber } from '../../workflows/statistics/days.ts'
import type { RulesLibrary } from '../rules/rules-library.ts'
import { type KeptFamilies, type ReadAt, readFamilies } from './kept-families.ts'
import type { OpenDatabase } from './open-database.ts'
import { guarded } from './storage-errors.ts'

/** Families read at a time; between two batches the thread does what else is waiting. */
const batch = 250
/** Days kept in memory beside today: a page asks the same day for figure after figure. Of a large city, one takes a gigabyte. */
const daysKept = (families: number): number => (families > 250_000 ? 1 : 2)

/** Families of whom something was recorded since. Each is told once for each of its requests: told apart here, no file is read. */
export const movedSinceQuery = `select chain_id as "chainId" from cases
  where kind = 'request' and filed_on is not null and recorded_at >= ?`

/** Families as they were on a day, and who was read again since. */
interface PastDay {
  readonly day: ReadAt
  readonly kept: KeptFamilies
  readonly stale: Set<string>
}

/** Families on days that are over. */
export interface PastRecord {
  readonly on: (day: ReadAt, today: KeptFamilies) => Promise<KeptFamilies>
  /** These were read again: something was recorded of them, or of where they live. */
  readonly note: (chainIds: readonly string[]) => void
  readonly forget: () => void
}

/**
 * The traces and stays of all families as they were on a day in the past. Of whom nothing was recorded since, they are what
 * they are today, and are taken from there; only the others are read again, as far as the record went: with answers that
 * were struck out later, and due days that were moved later.
 */
export const openPastRecord = ({ db, connection }: OpenDatabase, library: RulesLibrary): PastRecord => {
  const days = new Map<string, PastDay>()
  const movedSince = connection.prepare<[string], { chainId: string }>(movedSinceQuery)
  const read = async (past: PastDay, chainIds: readonly string[]): Promise<void> => {
    for (let from = 0; from < chainIds.length; from += batch) {
      const some = chainIds.slice(from, from + batch)
      guarded(() => readFamilies({ db, library }, past.kept, some, past.day))
      for (const chainId of some) past.stale.delete(chainId)
      await setImmediate()
    }
  }
  const open = (day: ReadAt, today: KeptFamilies): PastDay => {
    const kept = { traces: new Map(today.traces), stays: today.stays.copied() }
    const moved = guarded(() => movedSince.all(quietBefore(day)).map(({ chainId }) => chainId))
    return { day, kept, stale: new Set(moved) }
  }
  /** Families that had asked for nothing yet, which need not be read to know it. */
  const withoutLater = ({ day, kept: { traces, stays }, stale }: PastDay): void => {
    const asOf = dayNumber(day.at.asOf)
    for (const chainId of stale) {
      if ((traces.get(chainId)?.askedOn ?? asOf) <= asOf) continue
      traces.delete(chainId)
      stays.drop(chainId)
      stale.delete(chainId)
    }
  }
  return {
    on: async (day, today) => {
      const key = JSON.stringify(day)
      const known = days.get(key)
      days.delete(key)
      const [first] = days.keys()
      if (days.size >= daysKept(today.traces.size) && first !== undefined) days.delete(first)
      const past = known ?? open(day, today)
      if (!known) withoutLater(past)
      await read(past, [...past.stale])
      days.set(key, past)
      return past.kept
    },
    note: (chainIds) => {
      for (const { stale } of days.values()) for (const chainId of chainIds) stale.add(chainId)
    },
    forget: () => days.clear(),
  }
}

/**
 * Of whom nothing was recorded from this instant on, a figure of that day says what one of today says. As it was on a day: no
 * day of any zone has ended before its date begins in UTC.
 */
const quietBefore = ({ at, before }: ReadAt): string => (at.meaning === 'asKnownThen' ? before : `${at.asOf}T00:00:00.000Z`)
