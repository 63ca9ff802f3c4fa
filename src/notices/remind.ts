import { setImmediate as afterOthers } from 'node:timers/promises'
import type { Logger } from 'pino'
import { localDay } from '../../workflows/calendar/days.ts'
import { clockPlace } from '../../workflows/case/clock.ts'
import type { ClockName } from '../../workflows/case/clocks.ts'
import { type FarthestNotices, farthestNotices, type Reminder, reminderOf } from '../../workflows/case/notice-before.ts'
import type { RulePack } from '../../workflows/rules/schema.ts'
import type { CaseStore, TimeSource } from '../cases/ports.ts'
import { morningAfter } from './message-choices.ts'

/** A clock whose time runs. */
interface RunningClock {
  readonly caseId: string
  readonly clockId: string
  readonly name: ClockName
  readonly dueOn: string
  readonly wakeAt: string
}

/** Where running clocks are found, and reminders of them put into the outbox. */
export interface Reminders {
  /** Clocks that run out until an instant, in the order of their ends, behind one of them. */
  running(ask: {
    after: Pick<RunningClock, 'wakeAt' | 'caseId' | 'clockId'>
    until: string
    limit: number
  }): Promise<RunningClock[]>
  /** Has a reminder sent, unless it was before, or the clock is another one meanwhile. False: it was left. */
  remind(reminder: Reminder & { readonly caseId: string; readonly seq: number }, now: string): Promise<boolean>
}

interface RemindParts {
  readonly store: Pick<CaseStore, 'read'>
  readonly reminders: Reminders
  readonly packs: () => readonly RulePack[]
  readonly time: TimeSource
  readonly logger: Logger
  readonly today: (now: string) => string
  /** So many clocks are read at a time. */
  readonly batch?: number
}

/** What a round did. */
interface RemindingRound {
  readonly written: number
  readonly failed: number
}

/** A clock whose year is not published yet wakes so much later than its estimated day. */
const graceDays = 16

/**
 * Reminds of the clocks that end soon, once on each day and by day: who is told at night that three days are left has them in
 * the morning too. What was written is known by its id, so that it may stop or be killed anywhere and begins again.
 */
export const openReminding = ({ store, reminders, packs, time, logger, today, batch = 200 }: RemindParts) => {
  // Days, not hours, bring reminders: for the rest of a day there is nothing to look for. After a start it is looked once more.
  let doneOn: string | null = null

  const lookAt = async (found: readonly RunningClock[], { ofName }: FarthestNotices, now: string): Promise<RemindingRound> => {
    const near = found.filter(({ name, dueOn }) => dueOn <= later(today(now), ofName(name)))
    const ends = await Promise.all(near.map((clock) => remind(clock, now)))
    return { written: ends.filter((end) => end === true).length, failed: ends.filter((end) => end === 'failed').length }
  }

  const remind = async ({ caseId, clockId }: RunningClock, now: string): Promise<boolean | 'failed'> => {
    try {
      const stored = await store.read(caseId)
      if (!stored) return false
      const { file, rules, calendar } = stored
      const place = clockPlace(rules, calendar)
      const reminder = reminderOf(file, clockId, { rules, place, today: localDay(now, place.timeZone) })
      return reminder !== null && (await reminders.remind({ ...reminder, caseId, seq: file.seq }, now))
    } catch (error) {
      if (error instanceof Error && error.name === 'StorageUnavailable') throw error
      logger.error({ err: error, caseId, clockId }, 'nobody could be reminded of a clock')
      return 'failed'
    }
  }

  return async (shouldStop: () => boolean = () => false): Promise<RemindingRound> => {
    const now = time.now()
    const day = today(now)
    const sum = { written: 0, failed: 0 }
    if (doneOn === day || morningAfter(now) !== null) return sum
    const farthest = farthestNotices(packs())
    const until = Temporal.Instant.from(now)
      .add({ hours: 24 * (farthest.longest + graceDays) })
      .toString({ fractionalSecondDigits: 3 })
    let after = { wakeAt: now, caseId: '', clockId: '' }
    for (;;) {
      const found = await reminders.running({ after, until, limit: batch })
      const last = found.at(-1)
      if (last === undefined) break
      const { written, failed } = await lookAt(found, farthest, now)
      sum.written += written
      sum.failed += failed
      after = last
      // The reading of a large city takes a while: whoever waits for an answer comes in between.
      await afterOthers()
      if (shouldStop()) return sum
    }
    // A case with a fault is tried again in an hour.
    if (sum.failed === 0) doneOn = day
    return sum
  }
}

const later = (day: string, days: number): string => Temporal.PlainDate.from(day).add({ days }).toString()
