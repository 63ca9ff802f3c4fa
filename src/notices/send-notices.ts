import type { Logger } from 'pino'
import { remindedClock, remindedOf } from '../../workflows/case/notice-before.ts'
import { ownerChannelOf } from '../../workflows/case/owner-messages.ts'
import type { CaseStore, StoredCase, TimeSource } from '../cases/ports.ts'
import { composeNotice } from './compose-notice.ts'
import type { MailSender } from './mail.ts'
import { type MessageChoicesStore, morningAfter, type OwnerMessages } from './message-choices.ts'
import { nextTry } from './next-try.ts'
import type { DeliveryChannel, Outbox, OutboxMessage } from './ports.ts'
import type { ServiceAccount } from './service-account.ts'
import type { SmsSender } from './sms.ts'

/** What the sender works with. */
export interface SenderParts {
  readonly outbox: Outbox
  readonly store: CaseStore
  readonly sms: SmsSender
  readonly mail: MailSender
  /** Tried before the phone; null = the city has none. */
  readonly serviceAccount?: ServiceAccount | null
  /** An owner's phone; null when it was erased. */
  readonly phoneOf: (accountId: string) => Promise<string | null>
  /** How owners want to be told. */
  readonly choices: Pick<MessageChoicesStore, 'of'>
  readonly time: TimeSource
  readonly logger: Logger
  readonly publicUrl: string
  readonly shouldStop?: () => boolean
}

/** How many notices a round delivered, and how many attempts failed. */
export interface SendingRound {
  readonly sent: number
  readonly failed: number
}

const batch = 100

/** So many messages may be with the gateway at once: one that hangs holds up only its own place. */
const places = 8

/** With the waits of `nextTry` a gateway may be away for about a day and a half. */
const mostAttempts = 16

/** An address that did not take a notice so often is left, and the notice goes to the phone. */
const mostMails = 4

/** Sends what may leave now: both kinds at the same time, neither waits for the other. */
export const sendNotices = async (parts: SenderParts): Promise<SendingRound> => {
  const [inboxes, sms] = await Promise.all([fillInboxes(parts), sendSms(parts)])
  return { sent: inboxes.sent + sms.sent, failed: sms.failed }
}

/** Delivers to organisations. Nothing leaves the house, so a delivery is one write: it is there once or not at all. */
export const fillInboxes = async (
  parts: Pick<SenderParts, 'outbox' | 'time' | 'shouldStop'>,
): Promise<Pick<SendingRound, 'sent'>> => {
  const { outbox, time, shouldStop = () => false } = parts
  let sent = 0
  for (;;) {
    const due = await outbox.dueForInboxes(time.now(), batch)
    if (due.length === 0) return { sent }
    if (shouldStop()) return { sent }
    const readers = await withAccounts(outbox, due)
    // Side by side: they are written together.
    await Promise.all(
      due.map((message) =>
        outbox.delivered(message, readers.has(message.organisationId ?? '') ? 'inbox' : 'notReachable', time.now()),
      ),
    )
    sent += due.length
  }
}

/** The organisations among the recipients where somebody reads what comes: many messages go to few of them. */
const withAccounts = async (outbox: Outbox, messages: readonly OutboxMessage[]): Promise<ReadonlySet<string>> => {
  const readers = new Set<string>()
  for (const organisationId of new Set(messages.map((message) => message.organisationId))) {
    if (organisationId !== null && (await outbox.hasAccount(organisationId))) readers.add(organisationId)
  }
  return readers
}

/**
 * Sends to owners what was due when the round began. Each message is leased before it leaves: whatever happens
 * then (a crash, a full disk), it is repeated after its wait and not before, and it is counted.
 */
export const sendSms = async (parts: SenderParts): Promise<SendingRound> => {
  const { outbox, time, shouldStop = () => false } = parts
  const dueBy = time.now()
  let sent = 0
  let failed = 0
  const fill = async (): Promise<void> => {
    while (!shouldStop()) {
      const message = await outbox.lease(dueBy, (attempts) => nextTry(attempts, time.now()))
      if (!message) return
      const end = await attempt(parts, message)
      if (end === 'sent') sent += 1
      if (end === 'failed') failed += 1
    }
  }
  const ends = await Promise.allSettled(Array.from({ length: places }, fill))
  // A storage that cannot be written ends the round; what is with the gateway is waited for all the same.
  for (const end of ends) if (end.status === 'rejected') throw end.reason
  return { sent, failed }
}

const attempt = async (parts: SenderParts, message: OutboxMessage): Promise<'sent' | 'failed' | 'takenBack' | 'waits'> => {
  const { outbox, time } = parts
  try {
    // The last attempt was leased and never ended: the service stopped in the middle of it.
    if (message.attempts > mostAttempts) throw new Error('the last attempt was broken off')
    const stored = await parts.store.read(message.caseId)
    if (!stored) throw new Error('the case of the notice is not there')
    if (remindedOf(message.messageId) && !remindedClock(stored.file, message.messageId)) {
      await outbox.takeBack(message)
      return 'takenBack'
    }
    const choices = await parts.choices.of(stored.ownerAccountId)
    const morning = choices.isNightQuiet ? morningAfter(time.now()) : null
    if (morning !== null) {
      await outbox.postponed(message, morning)
      return 'waits'
    }
    const channel = await deliver(parts, message, { stored, choices })
    if (channel === null) return 'takenBack'
    await outbox.delivered(message, channel, time.now())
    return 'sent'
  } catch (error) {
    await noteFailure(parts, message, error instanceof Error ? error.message : String(error))
    return 'failed'
  }
}

const noteFailure = async ({ outbox, time, logger }: SenderParts, message: OutboxMessage, error: string): Promise<void> => {
  const { messageId, caseId, notice, attempts } = message
  const over = attempts >= mostAttempts
  const fields = { messageId, caseId, notice, attempts, error }
  if (over) logger.error(fields, 'a notice was given up')
  else logger.warn(fields, 'a notice was not delivered')
  await outbox.failed(message, error, over ? time.now() : null)
}

/** Null: the notice was taken back before it left. */
const deliver = async (
  parts: SenderParts,
  message: OutboxMessage,
  { stored, choices }: { readonly stored: StoredCase; readonly choices: OwnerMessages },
): Promise<DeliveryChannel | null> => {
  const { notice, messageId, attempts } = message
  const wanted = ownerChannelOf(choices, notice)
  const phone = await parts.phoneOf(stored.ownerAccountId)
  const { title, text } = await composeNotice(parts, stored, message, choices.language)
  // A recall that was asked for in time may have been recorded since the lease.
  if (!(await parts.outbox.holds(message))) return null
  if (wanted === 'app') return 'app'
  if (wanted === 'mail' && choices.mail !== null && attempts <= mostMails) {
    await parts.mail.send({ to: choices.mail, subject: title, text, messageId })
    return 'mail'
  }
  if (phone === null) return 'notReachable'
  if (await parts.serviceAccount?.tells(phone, text, messageId)) return 'serviceAccount'
  await parts.sms.send(phone, text, messageId)
  return 'sms'
}
