import type { NoticeName } from '../../workflows/case/notices.ts'
import type { Party } from '../../workflows/parties.ts'

/** A system of a body that is told what its people find in their inbox. */
export interface Webhook {
  readonly webhookId: string
  readonly organisationId: string
  readonly organisation: string
  readonly url: string
  readonly isActive: boolean
  readonly createdAt: string
}

/** A notice on its way to the system of a body. */
export interface HookMessage {
  readonly webhookId: string
  /** Stable: a repetition carries the same id. */
  readonly messageId: string
  readonly url: string
  /** Base64; while a new one takes over, the old one signs too. */
  readonly secrets: readonly string[]
  readonly caseId: string
  readonly caseNumber: string | null
  readonly district: string
  readonly notice: NoticeName
  readonly party: Party
  readonly organisationId: string
  /** When the notice came into the inbox. */
  readonly since: string
  /** How many times it was leased to be sent, this time included. */
  readonly attempts: number
}

/** What became of a notice that a system was told. */
export const hookStates = ['waiting', 'failing', 'givenUp', 'delivered'] as const
/** What became of a notice that a system was told. */
export type HookState = (typeof hookStates)[number]

/** A delivery as the operator sees it: whose case by its number, no text and no person. */
export interface HookDelivery {
  readonly messageId: string
  readonly state: HookState
  readonly caseNumber: string | null
  readonly notice: NoticeName
  readonly party: Party
  readonly attempts: number
  readonly lastError: string | null
  readonly nextTryAt: string | null
  /** When it was delivered or given up. */
  readonly endedAt: string | null
}

/** The systems of bodies and what they were told. */
export interface Webhooks {
  list(): Promise<Webhook[]>
  /** Adds one; null: there is no such body. */
  add(hook: {
    readonly organisationId: string
    readonly url: string
    readonly secret: string
    readonly now: string
  }): Promise<Webhook | null>
  /** False: there is none. One that is set aside is told nothing of what comes meanwhile. */
  change(webhookId: string, change: { readonly url?: string; readonly isActive?: boolean }): Promise<boolean>
  /** Takes a new secret; the old one signs beside it until the given instant. */
  renewSecret(webhookId: string, secret: string, oldUntil: string): Promise<boolean>
  /** Forgets one with everything that waits for it. */
  remove(webhookId: string): Promise<boolean>
  /** Where and under which secrets; null: there is none. */
  target(webhookId: string, now: string): Promise<Pick<HookMessage, 'url' | 'secrets'> | null>
  deliveries(webhookId: string, state: HookState, limit: number): Promise<HookDelivery[]>
  counts(webhookId: string): Promise<Readonly<Record<HookState, number>>>
  /** Has a delivery made again with the next round, under the same message id; false: there is none. */
  replay(webhookId: string, messageId: string, now: string): Promise<boolean>
  /** Takes the oldest that was due by then, of no system among `except`, in a committed write of its own; null: none is due. */
  lease(ask: {
    readonly dueBy: string
    readonly now: string
    readonly except: readonly string[]
    readonly nextTry: (attempts: number) => string
  }): Promise<HookMessage | null>
  /** Whether it is still to be told by whoever leased it: another node may have told it since, or it was taken away. */
  holds(message: Pick<HookMessage, 'webhookId' | 'messageId' | 'attempts'>): Promise<boolean>
  /** Notes how an attempt ended; one that was leased again meanwhile stands. */
  ended(
    message: Pick<HookMessage, 'webhookId' | 'messageId' | 'attempts'>,
    end: { readonly deliveredAt: string } | { readonly error: string; readonly gaveUpAt: string | null },
  ): Promise<void>
  /** Forgets what was delivered before an instant. */
  forget(before: string): Promise<void>
}

/** Hands a message to a system. */
export interface HookSender {
  /** @throws HookNotTaken when the system did not take it. */
  send(message: {
    readonly url: string
    readonly headers: Readonly<Record<string, string>>
    readonly body: string
  }): Promise<void>
}

/** A system did not take a message; the sentence holds neither its address nor the message. */
export class HookNotTaken extends Error {
  override name = 'HookNotTaken'
}
