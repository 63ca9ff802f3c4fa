import type { Logger } from 'pino'
import { wordsOfNotice } from '../../workflows/labels/notices.ts'
import type { TimeSource } from '../cases/ports.ts'
import { nextTry } from '../notices/next-try.ts'
import type { HookMessage, HookSender, Webhooks } from './ports.ts'
import { signedHeaders } from './signature.ts'

/** What the round works with. */
export interface HookParts {
  readonly webhooks: Webhooks
  readonly sender: HookSender
  readonly time: TimeSource
  readonly logger: Logger
  readonly publicUrl: string
  readonly shouldStop?: () => boolean
}

/** So many systems may be told at once, each one message after the other, in their order. */
const places = 8

/** With the waits of `nextTry` a system may be away for about a day and a half. */
const mostAttempts = 16

/** How long a delivered message can be read and sent again, in days. */
const keptDays = 30

/**
 * Tells the systems of bodies what came into their inboxes. Each message is leased before it leaves: whatever happens then, it
 * is repeated after its wait under the same id. A system that does not take one is left alone until the next round.
 */
export const sendWebhooks = async (parts: HookParts): Promise<{ readonly sent: number; readonly failed: number }> => {
  const { webhooks, time, shouldStop = () => false } = parts
  const dueBy = time.now()
  /** Those that are being told something, and those that did not take it. */
  const notNow = new Set<string>()
  const underWay = new Set<Promise<void>>()
  const round = { sent: 0, failed: 0 }
  const tell = async (message: HookMessage): Promise<void> => {
    const isTaken = await attempt(parts, message)
    if (isTaken) notNow.delete(message.webhookId)
    round[isTaken ? 'sent' : 'failed'] += 1
  }
  const next = async (): Promise<HookMessage | null> => {
    if (shouldStop() || underWay.size === places) return null
    const now = time.now()
    return webhooks.lease({ dueBy, now, except: [...notNow], nextTry: (attempts) => nextTry(attempts, now) })
  }
  try {
    for (;;) {
      const message = await next()
      if (message) {
        notNow.add(message.webhookId)
        const telling = tell(message).finally(() => underWay.delete(telling))
        underWay.add(telling)
      } else if (underWay.size > 0) await Promise.race(underWay)
      else return round
    }
  } finally {
    // A storage that cannot be written ends the round; what is under way is waited for all the same.
    await Promise.allSettled(underWay)
  }
}

/** Forgets what was taken long ago. */
export const forgetTaken = (webhooks: Pick<Webhooks, 'forget'>, now: string): Promise<void> =>
  webhooks.forget(
    Temporal.Instant.from(now)
      .subtract({ hours: 24 * keptDays })
      .toString({ fractionalSecondDigits: 3 }),
  )

const attempt = async ({ webhooks, sender, time, logger, publicUrl }: HookParts, message: HookMessage): Promise<boolean> => {
  const { webhookId, messageId, attempts } = message
  try {
    // The last attempt was leased and never ended: the service stopped in the middle of it.
    if (attempts > mostAttempts) throw new Error('the last attempt was broken off')
    const body = hookBody(message, publicUrl)
    // A node that was frozen since the lease: somebody else has told it, or does.
    if (!(await webhooks.holds(message))) return true
    await sender.send({ url: message.url, headers: signedHeaders({ ...message, now: time.now(), body }), body })
    await webhooks.ended(message, { deliveredAt: time.now() })
    return true
  } catch (caught) {
    const error = caught instanceof Error ? caught.message : String(caught)
    const over = attempts >= mostAttempts
    const fields = { webhookId, messageId, attempts, error }
    if (over) logger.error(fields, 'a system was given up on for a notice')
    else logger.warn(fields, 'a system did not take a notice')
    await webhooks.ended(message, { error, gaveUpAt: over ? time.now() : null })
    return false
  }
}

/** What a system is told: that something waits, where, and in which words; no person and nothing that a party wrote. */
const hookBody = (message: HookMessage, publicUrl: string): string => {
  const { messageId, notice, party, organisationId, caseId, caseNumber, district, since } = message
  const { title } = wordsOfNotice(notice, party)
  const url = `${publicUrl}/desk/cases/${caseId}`
  const data = { messageId, notice, title, party, organisationId, caseId, caseNumber, district, url }
  return JSON.stringify({ type: `notice.${notice}`, timestamp: since, data })
}

/** The message by which an operator tries an address. */
export const pingBody = (now: string): string => JSON.stringify({ type: 'ping', timestamp: now, data: {} })
