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
  readonly attempts: number
}

/** How a notice reached its party. `notReachable`: an organisation without an account, to be served by the centre. */
export type DeliveryChannel = 'sms' | 'inbox' | 'notReachable'

/** Notices between the commit of their event and their delivery. */
export interface Outbox {
  /** Notices that may leave now, oldest first. */
  due(now: string, limit: number): Promise<OutboxMessage[]>
  delivered(message: OutboxMessage, channel: DeliveryChannel, now: string): Promise<void>
  /** A failed attempt; without `nextTryAt` it is given up and shown to the operator. */
  failed(message: OutboxMessage, error: string, nextTryAt: string | null, now: string): Promise<void>
  /** Whether somebody of the organisation can log in and read its inbox. */
  hasAccount(organisationId: string): Promise<boolean>
}
