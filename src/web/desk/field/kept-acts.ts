import { useSyncExternalStore } from 'react'
import { newKey, type Schemas } from '../../../client/client.ts'
import { todayInShanghai } from '../../shared/days.ts'
import { keep, keptNames, readKept } from './kept-store.ts'

/** What somebody has sent in a garage; it waits in this phone until the service has it. */
export interface QueuedAct {
  readonly caseId: string
  /** Whose account wrote it: nobody else sends it. */
  readonly by: string
  /** The space, as it was named on the list. */
  readonly place: string
  readonly type: string
  /** What the act is called. */
  readonly label: string
  /** What was chosen and said, as the event takes it. */
  readonly values: Readonly<Record<string, string>>
  /** Pictures of the place that go with it, by their names in this phone. */
  readonly photos: readonly string[]
  /** The day on which it was so: it may be sent on a later one. */
  readonly on: string
  /** Whether that day is told, decided at the first try: what is sent twice under one key must be the same. */
  readonly tellsDay: boolean | null
  /** Sent under it, it is recorded once, also where the answer is lost. */
  readonly key: string
  /** Why the service did not take it; null = it has not said so. */
  readonly refused: Schemas['Problem'] | null
}

const actPrefix = 'site-act '
const changedEvent = 'site-acts-changed'

/** All that waits, as it lies in this phone. */
export const queuedActs = (): readonly QueuedAct[] => keptNames(actPrefix).flatMap((name) => readKept<QueuedAct>(name) ?? [])

const tell = (): void => {
  window.dispatchEvent(new Event(changedEvent))
}

/** Puts an act into the queue, or what became of it. */
export const keepAct = (act: QueuedAct): void => {
  keep(actPrefix + act.caseId, act)
  tell()
}

/** Queues a new one. */
export const queueAct = (act: Omit<QueuedAct, 'on' | 'tellsDay' | 'key' | 'refused'>): void =>
  keepAct({ ...act, on: todayInShanghai(), tellsDay: null, key: newKey(), refused: null })

/** Takes it out: the service has it, or nobody wants it any more. */
export const dropAct = (caseId: string): void => {
  keep(actPrefix + caseId, null)
  tell()
}

const watch = (changed: () => void) => {
  window.addEventListener(changedEvent, changed)
  // Another tab of the same phone.
  window.addEventListener('storage', changed)
  return () => {
    window.removeEventListener(changedEvent, changed)
    window.removeEventListener('storage', changed)
  }
}

/** What waits in this phone by an account; it changes as soon as something is queued or sent. */
export const useQueuedActs = (by: string | null): readonly QueuedAct[] => {
  // As text: what is compared has to stay the same while nothing changed.
  const written = useSyncExternalStore(watch, () => JSON.stringify(queuedActs()))
  // Written in the line above.
  return (JSON.parse(written) as readonly QueuedAct[]).filter((act) => act.by === by)
}
