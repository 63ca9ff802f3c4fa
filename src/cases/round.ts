import type { Logger } from 'pino'
import type { CaseStore, TimeSource } from './ports.ts'
import { setAside } from './set-aside.ts'

/** What a round over cases needs. */
export interface RoundParts {
  readonly store: CaseStore
  readonly time: TimeSource
  readonly logger: Logger
  readonly shouldStop?: () => boolean
}

/** What is done in a round, and how its failures are called. */
interface Round<T> {
  /** The next cases that it has not reached: one that was reached is not among them. */
  readonly next: (now: string, atMost: number) => Promise<readonly T[]>
  /** Its case, and what else names it in the log. */
  readonly idsOf: (found: T) => { readonly caseId: string }
  readonly tell: (found: T, now: string) => Promise<void>
  /** Under this name a case that failed is set aside. */
  readonly clockId: string
  readonly failure: string
}

const batch = 100

/**
 * Goes through cases until none is left, each as an event of its own; gives how many it told. It can stop anywhere: a case
 * that has not been reached is found again, and one that fails is set aside and keeps nobody from his turn.
 */
export const goThrough = async <T>(
  { store, time, logger, shouldStop = () => false }: RoundParts,
  { next, idsOf, tell, clockId, failure }: Round<T>,
): Promise<number> => {
  let told = 0
  for (;;) {
    const found = await next(time.now(), batch)
    if (found.length === 0) return told
    for (const one of found) {
      if (shouldStop()) return told
      const now = time.now()
      try {
        await tell(one, now)
        told += 1
      } catch (error) {
        const ids = idsOf(one)
        await setAside(store, { caseId: ids.caseId, clockId }, error, now)
        logger.error({ err: error, ...ids }, failure)
      }
    }
  }
}
