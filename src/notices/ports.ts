import type { NoticeName } from '../../workflows/case/notices.ts'
import type { Party } from '../../workflows/parties.ts'

/** A notice that waits to be sent. */
export interface OutboxMessage {
  /** Stable: a repetition carries the same id. */
  readonly messageId: string
  readonly caseId: string
  readonly seq: number
  readonly notice: NoticeName
  readonly party: Party
  readonly organisationId: string | null
  /** How many times it was leased to be sent, this time included. */
  readonly attempts: number
}

/** How a notice reached its party. `serviceAccount`: a person who follows that of the city; `app`: an owner who reads it in the pages; `notReachable`: an organisation without an account, to be served by the centre. */
export type DeliveryChannel = 'sms' | 'serviceAccount' | 'mail' | 'app' | 'inbox' | 'notReachable'

/** Whether a notice has left the house by this channel, and cannot be called back. */
export const hasLeft = (channel: DeliveryChannel): boolean =>
  channel === 'sms' || channel === 'serviceAccount' || channel === 'mail'

/** Notices between the commit of their event and their delivery. */
export interface Outbox {
  /** Notices to organisations that may be delivered now, oldest first. */
  dueForInboxes(now: string, limit: number): Promise<OutboxMessage[]>
  /**
   * Takes the oldest notice to an owner that was due by then, in a committed write of its own: counts the attempt, and
   * nobody gets the notice again before `nextTry(attempts)`. Null when none is due.
   */
  lease(dueBy: string, nextTry: (attempts: number) => string): Promise<OutboxMessage | null>
  /** Whether the lease still holds: the notice was neither taken back nor leased again. */
  holds(message: OutboxMessage): Promise<boolean>
  /** Gives the lease back until then, and its attempt does not count. */
  postponed(message: OutboxMessage, until: string): Promise<void>
  /** Takes back a reminder of what is done by now, or has another day: it never leaves. */
  takeBack(message: OutboxMessage): Promise<void>
  /** Notes the delivery. A notice to an organisation that was taken back meanwhile is not delivered. */
  delivered(message: OutboxMessage, channel: DeliveryChannel, now: string): Promise<void>
  /** An attempt that failed; the lease says when the next one is. With `gaveUpAt` there is none, and the operator sees it. */
  failed(message: OutboxMessage, error: string, gaveUpAt: string | null): Promise<void>
  /** Whether somebody of the organisation can log in and read its inbox. */
  hasAccount(organisationId: string): Promise<boolean>
}

/**
 * Why a notice is not with its party: it waits for its first try, waits for another one after a failure, was given up, or
 * nobody could be reached (no account and no phone: the centre serves it).
 */
export const undeliveredStates = ['waiting', 'failing', 'givenUp', 'notReachable'] as const
/** Why a notice is not with its party. */
export type UndeliveredState = (typeof undeliveredStates)[number]

/** A notice that is not with its party, as the operator sees it: whose, of which case, and what went wrong. */
export interface UndeliveredMessage {
  readonly messageId: string
  readonly state: UndeliveredState
  readonly caseNumber: string | null
  /** `companyRecord` belongs to no case: figures will name a company (V5). */
  readonly notice: NoticeName | 'companyRecord'
  readonly party: Party
  /** Name of the body it goes to; null = a person. */
  readonly organisation: string | null
  readonly attempts: number
  readonly lastError: string | null
  readonly nextTryAt: string | null
  /** When it was given up, or found not reachable. */
  readonly endedAt: string | null
}

/** What the operator sees and does about notices that did not arrive. */
export interface OutboxDesk {
  counts(): Promise<Readonly<Record<UndeliveredState, number>>>
  /** The oldest first; of the unreachable the newest. */
  list(state: UndeliveredState, limit: number): Promise<UndeliveredMessage[]>
  /** Has a failed or given-up notice sent with the next round. False: there is no such notice any more. */
  retry(messageId: string, now: string): Promise<boolean>
}
