import type { Outcome } from './context.ts'
import type { NoticeName } from './notices.ts'

/** The action that writes a notice to its recipients. */
export const tell = (notice: NoticeName) => ({ type: 'notify', params: { notice } }) as const

/** The space goes to somebody else: possible wherever the request runs, unless a successor is awaited already (H33). */
export const transferStart = { guard: 'noTransferWaits', actions: ['recordTransfer', tell('transferStarted')] } as const

/** A linked matter has changed, and the track goes on as it was (H37). */
export const toldOfMatter = [
  { guard: 'matterEnded', actions: ['recordMatter', tell('matterEnded')] },
  { guard: 'matterWasReported', actions: ['recordMatter', tell('matterReported')] },
  { actions: 'recordMatter' },
] as const

/** The action that ends the request with an outcome. */
export const closeAs = (outcome: Outcome['outcome'], reason: string) =>
  ({ type: 'recordClosing', params: { outcome, reason } }) as const
