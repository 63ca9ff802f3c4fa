import type { Logger } from 'pino'
import type { CaseStore, TimeSource } from '../cases/ports.ts'
import { recordSystemEvent, whyNotTaken } from '../cases/record-system-event.ts'
import { setAside } from '../cases/set-aside.ts'
import { refreshFacts } from '../cases/spread-facts.ts'
import type { MatterStore, OldLink } from './ports.ts'

const batch = 100

/**
 * Tells every linked request what became of its matter, each as an event of its own, the first in the queue first. A
 * request that has not been told still knows the older version of the matter and is found again: a crash loses nothing,
 * and one that fails is set aside and holds up no other.
 */
export const tellCases = async (parts: {
  readonly matters: MatterStore
  readonly store: CaseStore
  readonly time: TimeSource
  readonly logger: Logger
  readonly shouldStop?: () => boolean
}): Promise<number> => {
  const { matters, store, time, logger, shouldStop = () => false } = parts
  let told = 0
  for (;;) {
    const links = await matters.oldLinks(time.now(), batch)
    if (links.length === 0) return told
    for (const link of links) {
      if (shouldStop()) return told
      const now = time.now()
      try {
        await tell(store, link, now)
        told += 1
      } catch (error) {
        await setAside(store, { caseId: link.caseId, clockId: 'matter.changed' }, error, now)
        logger.error({ err: error, ...idsOf(link) }, 'a request could not be told of its matter')
      }
    }
  }
}

const idsOf = ({ caseId, matter: { matterId } }: OldLink) => ({ caseId, matterId })

const tell = async (store: CaseStore, { caseId, matter }: OldLink, now: string): Promise<void> => {
  // A finished matter changes what is known of its place; the check that follows rests on that.
  if (matter.result !== null) await refreshFacts(store, caseId, now)
  const result = await recordSystemEvent(store, { caseId, event: { type: 'matter.changed', matter }, now })
  if (result.kind === 'recorded') return
  const why = whyNotTaken(result)
  // Somebody else was quicker.
  if (why !== 'MATTER_IS_KNOWN') throw new Error(`what became of the matter was not taken: ${why}`)
}
