import { companyRecordWords, writeCompanyRecordNotice } from '../../workflows/labels/notices/company-record.ts'
import type { CompanyContacts } from './contacts.ts'
import { type CompanyChannel, companyDay, type RecordNoticeStore, type WaitingNotice } from './record-notices.ts'

const batch = 100

/** What the notices of companies are delivered with. */
interface Parts {
  readonly notices: Pick<RecordNoticeStore, 'waiting' | 'told'>
  /** Whether somebody of an organisation logs in. */
  readonly outbox: { hasAccount(organisationId: string): Promise<boolean> }
  readonly contacts: Pick<CompanyContacts, 'of'>
  /** @throws when the message was not handed over. */
  readonly sms: { send(phone: string, text: string, messageId: string): Promise<void> }
  /** @throws when the message was not handed over. */
  readonly mail: { send(mail: { to: string; subject: string; text: string; messageId: string }): Promise<void> }
  readonly logger: { warn(fields: Readonly<Record<string, unknown>>, sentence: string): void }
  readonly time: { now(): string }
  readonly publicUrl: string
  readonly shouldStop?: () => boolean
}

/**
 * Delivers the notices that figures will name a company, as notices of cases are delivered: into the inbox of a company
 * whose people log in, and to its phone and its address where it gave them; of any other it is noted that nobody was reached, and the centre
 * serves it. A company that gets an account, a phone or an address while it can still reply is told then. These are tried
 * first: a message carries the same id each time, and one that nobody took is tried again in the next round, unless the inbox
 * has it.
 */
export const tellCompanies = async (parts: Parts): Promise<void> => {
  const { notices, time, shouldStop = () => false } = parts
  // Each once a round, whatever came of it: what is still waiting afterwards is for the next one.
  const tried = new Set<string>()
  for (;;) {
    const all = await notices.waiting(companyDay(time.now()), batch)
    const waiting = all.filter((notice) => !tried.has(keyOf(notice)))
    if (waiting.length === 0) return
    for (const notice of waiting) {
      if (shouldStop()) return
      tried.add(keyOf(notice))
      const channel = await deliver(parts, notice)
      if (channel !== 'later') await notices.told(notice, channel, time.now())
    }
  }
}

const keyOf = ({ organisationId, quarter }: WaitingNotice): string => `record/${organisationId}/${quarter}`

const deliver = async (parts: Parts, notice: WaitingNotice): Promise<CompanyChannel | 'later'> => {
  const { organisationId } = notice
  const reads = await parts.outbox.hasAccount(organisationId)
  const contact = await parts.contacts.of(organisationId)
  if (!contact) return reads ? 'inbox' : 'notReachable'
  const text = writeCompanyRecordNotice({ ...notice, url: `${parts.publicUrl}/desk/company` }, contact.language)
  const messageId = keyOf(notice)
  const { phone, mail } = contact
  const byPhone = phone !== null && (await isTaken(parts, notice, parts.sms.send(phone, text, messageId)))
  const subject = companyRecordWords.title[contact.language]
  const byMail = mail !== null && (await isTaken(parts, notice, parts.mail.send({ to: mail, subject, text, messageId })))
  if (reads) return 'inbox'
  if (byPhone) return 'sms'
  return byMail ? 'mail' : 'later'
}

const isTaken = ({ logger }: Parts, notice: WaitingNotice, sending: Promise<void>): Promise<boolean> =>
  sending.then(
    () => true,
    (error: unknown) => {
      // Neither the phone, the address nor the text is in what a gateway says of itself.
      logger.warn({ messageId: keyOf(notice), error: String(error) }, 'a notice to a company was not delivered')
      return false
    },
  )
