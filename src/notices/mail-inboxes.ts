import type { Language } from '../../workflows/labels/fill.ts'
import { inboxMail } from '../../workflows/labels/notices/inbox-mail.ts'
import type { MailRhythm } from '../../workflows/labels/receiving-channels.ts'
import type { MailSender } from './mail.ts'

/** A body that gave an address, and until when it has had mail. */
export interface MailedInbox {
  readonly organisationId: string
  readonly mail: string
  readonly rhythm: Exclude<MailRhythm, 'none'>
  readonly language: Language
  readonly mailedUntil: string
}

/** What came into an inbox: nothing personal. */
export interface InboxLine {
  readonly caseNumber: string
  readonly title: string
}

/** Where it is kept who has mail of an inbox. */
export interface MailedInboxes {
  list(): Promise<readonly MailedInbox[]>
  /** What came since the last mail up to a moment, the oldest first. */
  lines(inbox: MailedInbox, upTo: string): Promise<readonly InboxLine[]>
  mailed(organisationId: string, upTo: string): Promise<void>
}

interface Parts {
  readonly inboxes: MailedInboxes
  readonly mail: MailSender
  readonly time: { now(): string }
  readonly logger: { warn(fields: Readonly<Record<string, unknown>>, sentence: string): void }
  readonly publicUrl: string
  readonly shouldStop?: () => boolean
}

/** A delivery that is being written may carry an earlier time than one that is there: so far behind nothing is missed. */
const behindMs = 60_000

/** The hour of the city at which the mail of a day leaves. */
const hourOfDay = 8

/** Up to when mail is due now; null = not yet. */
export const mailDueUpTo = ({ rhythm, mailedUntil }: Pick<MailedInbox, 'rhythm' | 'mailedUntil'>, now: string): string | null => {
  const at = Temporal.Instant.from(now)
  if (rhythm === 'soon') return at.subtract({ milliseconds: behindMs }).toString({ fractionalSecondDigits: 3 })
  const local = at.toZonedDateTimeISO('Asia/Shanghai')
  const morning = local.with({ hour: hourOfDay, minute: 0, second: 0, millisecond: 0, microsecond: 0, nanosecond: 0 })
  const upTo = morning.toInstant().toString({ fractionalSecondDigits: 3 })
  // A minute later nothing with an earlier time is still to come.
  const isPast = at.subtract({ milliseconds: behindMs }).epochMilliseconds >= morning.epochMilliseconds
  return isPast && mailedUntil < upTo ? upTo : null
}

/**
 * Tells bodies by mail what came into their inboxes, bundled. What nobody took is tried again in the next round: the mark
 * moves once the server has it, so that a mail may come twice and none is left out. A server that hangs holds up only mail.
 */
export const mailInboxes = async ({
  inboxes,
  mail,
  time,
  logger,
  publicUrl,
  shouldStop = () => false,
}: Parts): Promise<number> => {
  let sent = 0
  for (const inbox of await inboxes.list()) {
    if (shouldStop()) return sent
    const upTo = mailDueUpTo(inbox, time.now())
    if (upTo === null || upTo <= inbox.mailedUntil) continue
    const lines = await inboxes.lines(inbox, upTo)
    if (lines.length === 0 && inbox.rhythm === 'soon') continue
    try {
      if (lines.length > 0) {
        const messageId = `inbox/${inbox.organisationId}/${inbox.mailedUntil}`
        await mail.send({ to: inbox.mail, messageId, ...inboxMail(lines, `${publicUrl}/desk`, inbox.language) })
        sent += 1
      }
      await inboxes.mailed(inbox.organisationId, upTo)
    } catch (error) {
      // Neither the address nor the text is in what a server says of itself.
      logger.warn({ organisationId: inbox.organisationId, error: String(error) }, 'mail of an inbox was not taken')
    }
  }
  return sent
}
