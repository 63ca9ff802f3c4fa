import { createTransport } from 'nodemailer'

/** One message to an address. */
export interface Mail {
  readonly to: string
  readonly subject: string
  readonly text: string
  /** Stable: a repetition carries the same one, so that a mailbox can leave it out. */
  readonly messageId: string
}

/** Sends messages to addresses. */
export interface MailSender {
  /** @throws MailNotSent when the message was not handed over. */
  send(mail: Mail): Promise<void>
}

/** A message was not handed over. The sentence never holds the address or the text. */
export class MailNotSent extends Error {
  override name = 'MailNotSent'
}

/** The part of the service's log that is written to here. */
interface Log {
  info(fields: Readonly<Record<string, unknown>>, sentence: string): void
}

/** For development: prints each message to the log, with the address masked. */
export const consoleMail = (log: Log): MailSender => ({
  send: async ({ to, subject, text, messageId }) => {
    // The address is personal and the sentence is meant to be read, as with messages to phones.
    log.info({ messageId, to: maskAddress(to) }, `Mail (not sent, development only): ${subject}: ${text}`)
  },
})

/** An address as somebody who may not read it sees it: enough to know it again. */
export const maskAddress = (address: string): string => {
  const at = address.lastIndexOf('@')
  return `${address.slice(0, Math.min(1, at))}***${address.slice(at)}`
}

/** How long the mail server may take for each of its steps, in milliseconds. */
const serverTimeoutMs = 10_000

/**
 * Hands messages to the city's mail server. `smtps://` is encrypted from the first byte; `smtp://` asks for encryption and
 * goes on without only on this very machine: names of companies and what waits for them are nobody else's.
 */
export const smtpMail = (
  server: { readonly url: string; readonly from: string },
  timeoutMs: number = serverTimeoutMs,
): MailSender => {
  const { protocol, hostname, port, username, password } = new URL(server.url)
  const secure = protocol === 'smtps:'
  const transport = createTransport({
    host: hostname,
    port: port === '' ? (secure ? 465 : 587) : Number(port),
    secure,
    requireTLS: !secure && !isThisMachine(hostname),
    ...(username === '' ? {} : { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } }),
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
    // A message is a text of this service: it names no file and no address to fetch from.
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  const domain = server.from.replace(/^.*@/, '').replace(/>$/, '')
  return {
    send: async ({ to, subject, text, messageId }) => {
      await transport
        .sendMail({
          from: server.from,
          to: { name: '', address: to },
          subject,
          text,
          messageId: `<${messageId.replaceAll('/', '.')}@${domain}>`,
          headers: { 'auto-submitted': 'auto-generated' },
        })
        .catch((error: unknown) => {
          // What a server says may repeat the address: its number alone is told.
          const { responseCode, code } = error as { readonly responseCode?: number; readonly code?: string }
          throw new MailNotSent(`the mail server did not take the message (${responseCode ?? code ?? 'unknown'})`)
        })
    },
  }
}

const isThisMachine = (hostname: string): boolean => ['localhost', '127.0.0.1', '[::1]'].includes(hostname)
