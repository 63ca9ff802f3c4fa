import type { Logger } from 'pino'
import type { CaseStore, TimeSource } from './ports.ts'
import { recordSystemEvent, whyNotTaken } from './record-system-event.ts'
import { setAside } from './set-aside.ts'

const batch = 100

/**
 * Tells the request by which a pile came that the pile was taken down, or went to somebody else, each as an event of its own:
 * what is owed with it every year ends. A request that has not been told is found again, so that a crash loses nothing.
 */
export const tellLeftPiles = async (parts: {
  readonly store: CaseStore
  readonly time: TimeSource
  readonly logger: Logger
  readonly shouldStop?: () => boolean
}): Promise<number> => {
  const { store, time, logger, shouldStop = () => false } = parts
  let told = 0
  for (;;) {
    const left = await store.pilesLeft(time.now(), batch)
    if (left.length === 0) return told
    for (const { caseId, pileId, how } of left) {
      if (shouldStop()) return told
      const now = time.now()
      try {
        const result = await recordSystemEvent(store, { caseId, event: { type: 'pile.left', pileId, how }, now })
        if (result.kind !== 'recorded') throw new Error(`that the pile left was not taken: ${whyNotTaken(result)}`)
        told += 1
      } catch (error) {
        await setAside(store, { caseId, clockId: 'pile.left' }, error, now)
        logger.error({ err: error, caseId }, 'a request could not be told that its pile left')
      }
    }
  }
}
