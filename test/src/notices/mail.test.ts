import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { inspect } from 'node:util'
import pino from 'pino'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import { afterEach, describe, expect, test } from 'vitest'
import { consoleMail, MailNotSent, maskAddress, smtpMail } from '../../../src/notices/mail.ts'

const mail = {
  to: 'service@company.example.cn',
  subject: '统计将单列贵单位',
  text: '请先看贵单位自己的记录。',
  messageId: 'record/one/2026Q1',
}

const servers: SMTPServer[] = []
afterEach(async () => {
  for (const server of servers.splice(0)) await new Promise<void>((resolve) => server.close(() => resolve()))
})

/** A mail server of this machine; gives its port. */
const serverThat = async (options: SMTPServerOptions, host = '127.0.0.1'): Promise<number> => {
  const server = new SMTPServer({ authOptional: true, disabledCommands: ['STARTTLS'], logger: false, ...options })
  servers.push(server)
  server.on('error', () => {})
  server.listen(0, host)
  await once(server.server, 'listening')
  // A listening TCP server has an address with a port.
  return (server.server.address() as AddressInfo).port
}

const failureOf = (sending: Promise<void>): Promise<unknown> =>
  sending.then(
    () => {
      throw new Error('it was sent')
    },
    (error: unknown) => error,
  )

const textOf = async (stream: AsyncIterable<Buffer>): Promise<string> => {
  const pieces: Buffer[] = []
  for await (const piece of stream) pieces.push(piece)
  return Buffer.concat(pieces).toString()
}

describe('the mail server', () => {
  test('gets sender, address, subject and text, and the same id for a repetition', async () => {
    const seen: { from: string | false; to: readonly string[]; text: string; user: unknown }[] = []
    const port = await serverThat({
      authOptional: false,
      allowInsecureAuth: true,
      onAuth: ({ username, password }, _session, done) =>
        username === 'pile' && password === 'p@ss' ? done(null, { user: username }) : done(new Error('no')),
      onData: (stream, { envelope, user }, done) => {
        void textOf(stream).then((text) => {
          const from = envelope.mailFrom === false ? false : envelope.mailFrom.address
          seen.push({ from, to: envelope.rcptTo.map(({ address }) => address), text, user })
          done()
        })
      },
    })
    const sender = smtpMail({ url: `smtp://pile:p%40ss@127.0.0.1:${port}`, from: 'piles@example.cn' })
    await sender.send(mail)
    await sender.send(mail)
    expect(seen).toHaveLength(2)
    expect(seen[0]).toMatchObject({ from: 'piles@example.cn', to: [mail.to], user: 'pile' })
    for (const { text } of seen) {
      expect(text).toContain('Message-ID: <record.one.2026Q1@example.cn>')
      expect(text).toMatch(/^Auto-Submitted: auto-generated$/im)
      expect(text).toContain(Buffer.from(mail.text).toString('base64'))
    }
  })

  test('an address or a subject cannot bring a header of its own, nor a second reader', async () => {
    const seen: { to: readonly string[]; text: string }[] = []
    const port = await serverThat({
      onData: (stream, { envelope }, done) => {
        void textOf(stream).then((text) => {
          seen.push({ to: envelope.rcptTo.map(({ address }) => address), text })
          done()
        })
      },
    })
    const sender = smtpMail({ url: `smtp://127.0.0.1:${port}`, from: 'piles@example.cn' })
    await sender.send({ ...mail, subject: 'one\r\nBcc: thief@example.com' })
    await sender.send({ ...mail, to: 'service@company.example.cn, thief@example.com' }).catch(() => {})
    await sender.send({ ...mail, to: 'service@company.example.cn\r\nBcc: thief@example.com' }).catch(() => {})
    expect(seen[0]?.text).not.toMatch(/^Bcc/im)
    expect(seen.flatMap(({ to }) => to).filter((address) => address === 'thief@example.com')).toEqual([])
  })

  test.each([450, 550])('that answers %i has not taken the message; its words are not repeated', async (code) => {
    const port = await serverThat({
      onRcptTo: ({ address }, _session, done) => done(Object.assign(new Error(`no ${address}`), { responseCode: code })),
    })
    const failure = await failureOf(smtpMail({ url: `smtp://127.0.0.1:${port}`, from: 'piles@example.cn' }).send(mail))
    expect(failure).toBeInstanceOf(MailNotSent)
    expect((failure as Error).message).toContain(String(code))
    const everything = inspect(failure, { depth: 10, showHidden: true })
    for (const secret of [mail.to, mail.text]) expect(everything).not.toContain(secret)
  })

  test('that never answers is given up, and one that is not there too', async () => {
    const port = await serverThat({ onConnect: () => {} })
    const hanging = smtpMail({ url: `smtp://127.0.0.1:${port}`, from: 'piles@example.cn' }, 100)
    expect(await failureOf(hanging.send(mail))).toBeInstanceOf(MailNotSent)
    const gone = smtpMail({ url: 'smtp://pile:hush@127.0.0.1:1', from: 'piles@example.cn' }, 100)
    const failure = await failureOf(gone.send(mail))
    expect(failure).toBeInstanceOf(MailNotSent)
    expect(inspect(failure, { depth: 10, showHidden: true })).not.toContain('hush')
  })

  test('on another machine that offers no encryption gets nothing', async () => {
    let hasData = false
    const options: SMTPServerOptions = {
      onData: (stream, _session, done) => {
        hasData = true
        stream.resume().on('end', () => done())
      },
    }
    const port = await serverThat(options, '0.0.0.0')
    // The same machine by a name that does not say so.
    const sender = smtpMail({ url: `smtp://127.0.0.2:${port}`, from: 'piles@example.cn' }, 2000)
    expect(await failureOf(sender.send(mail))).toBeInstanceOf(MailNotSent)
    expect(hasData).toBe(false)
  })
})

describe('in development', () => {
  test('the text can be read in the log, the address cannot', async () => {
    const lines: string[] = []
    await consoleMail(pino({}, { write: (line) => lines.push(line) })).send(mail)
    expect(lines).toHaveLength(1)
    expect(lines[0]).toContain(mail.text)
    expect(lines[0]).toContain('s***@company.example.cn')
    expect(lines[0]).not.toContain(mail.to)
  })

  test.each([
    ['a@b.cn', 'a***@b.cn'],
    ['@b.cn', '***@b.cn'],
  ])('%s is shown as %s', (address, shown) => expect(maskAddress(address)).toBe(shown))
})
