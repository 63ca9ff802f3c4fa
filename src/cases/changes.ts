import type { CaseStore, RecordCommand } from './ports.ts'

/** Tells whoever listens that a case has changed. What changed is read by each listener with its own eyes. */
export interface CaseChanges {
  /** Says that a case has a new version on disk. */
  tell(caseId: string): void
  /** Calls back at every change of a case, until the returned function is called. */
  listen(caseId: string, onChange: () => void): () => void
  /** The cases that somebody listens to. */
  listenedTo(): readonly string[]
}

/** Changes told within this process; what other nodes record is told by whoever hears of it. */
export const openChanges = (): CaseChanges => {
  const listeners = new Map<string, Set<() => void>>()
  return {
    tell: (caseId) => {
      for (const onChange of listeners.get(caseId) ?? []) onChange()
    },
    listen: (caseId, onChange) => {
      const known = listeners.get(caseId) ?? new Set()
      listeners.set(caseId, known.add(onChange))
      return () => {
        known.delete(onChange)
        if (known.size === 0) listeners.delete(caseId)
      }
    },
    listenedTo: () => [...listeners.keys()],
  }
}

/** A store that tells of every event once it is on disk, whoever sent it: a party, a clock, a changed fact. */
export const tellingStore = (store: CaseStore, tell: (recorded: RecordCommand) => void): CaseStore => ({
  ...store,
  record: async (command) => {
    const result = await store.record(command)
    if (result.kind === 'recorded') tell(command)
    return result
  },
})
