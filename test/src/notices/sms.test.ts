import { once } from 'node:events'
import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { inspect } from 'node:util'
import pino from 'pino'
import { afterEach, describe, expect, test } from 'vitest'
import { codeText } from '../../../src/accounts/one-time-code.ts'
import { consoleSms, SmsNotSent, webhookSms } from '../../../src/notices/sms.ts'

const phone = '13812345678'

let server: Server | null = null
afterEach(() => {
  server?.closeAllConnections()
  server?.close()
  server = null
})

const gatewayThat = async (answers: RequestListener): Promise<string> => {
  server = createServer(answers)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  // A listening TCP server has an address with a port.
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/sms`
}

const bodyOf = async (request: IncomingMessage): Promise<unknown> => {
  const pieces: Buffer[] = []
  for await (const piece of request) pieces.push(piece as Buffer)
  return JSON.parse(Buffer.concat(pieces).toString())
}

const failureOf = (sending: Promise<void>): Promise<unknown> =>
  sending.then(
    () => {
      throw new Error('it was sent')
    },
    (error: unknown) => error,
  )

describe('the message gateway', () => {
  test('gets message id, phone and text as JSON, with the bearer token', async () => {
    const seen: unknown[] = []
    const url = await gatewayThat(async (request, response) => {
      const { method, url: path, headers } = request
      seen.push({
        method,
        path,
        type: headers['content-type'],
        authorization: headers.authorization,
        body: await bodyOf(request),
      })
      response.writeHead(202).end('taken')
    })
    await webhookSms({ url, token: 'gateway-secret' }).send(phone, '验证码', 'message-1')
    expect(seen).toEqual([
      {
        method: 'POST',
        path: '/sms',
        type: 'application/json',
        authorization: 'Bearer gateway-secret',
        body: { messageId: 'message-1', phone, text: '验证码' },
      },
    ])
  })

  test('without a token gets no authorization', async () => {
    let authorization: string | undefined = 'not asked yet'
    const url = await gatewayThat((request, response) => {
      authorization = request.headers.authorization
      response.end()
    })
    await webhookSms({ url, token: null }).send(phone, '验证码', 'message-1')
    expect(authorization).toBeUndefined()
  })

  test.each([400, 401, 429, 500, 503])('that answers %i has not taken the message', async (code) => {
    const url = await gatewayThat((_request, response) => response.writeHead(code).end(`refused ${phone} 验证码`))
    const failure = await failureOf(webhookSms({ url, token: 'gateway-secret' }).send(phone, '验证码', 'message-1'))
    expect(failure).toBeInstanceOf(SmsNotSent)
    expect((failure as Error).message).toContain(String(code))
  })

  test('that redirects is not followed: the phone goes to no other address', async () => {
    const paths: (string | undefined)[] = []
    const url = await gatewayThat((request, response) => {
      paths.push(request.url)
      response.writeHead(307, { location: '/elsewhere' }).end()
    })
    expect(await failureOf(webhookSms({ url, token: null }).send(phone, '验证码', 'message-1'))).toBeInstanceOf(SmsNotSent)
    expect(paths).toEqual(['/sms'])
  })

  test('that never answers is given up', async () => {
    const url = await gatewayThat(() => undefined)
    const failure = await failureOf(webhookSms({ url, token: null }, 50).send(phone, '验证码', 'message-1'))
    expect(failure).toBeInstanceOf(SmsNotSent)
    expect((failure as Error).cause).toMatchObject({ name: 'TimeoutError' })
  })

  test('that is not there, or fails in any way, leaves neither phone, text nor token in the error', async () => {
    const url = await gatewayThat((_request, response) => response.writeHead(500).end())
    const gone = url.replace(/:\d+/, ':1')
    const failures = await Promise.all(
      [url, gone].map((address) =>
        failureOf(webhookSms({ url: address, token: 'gateway-secret' }).send(phone, '验证码', 'message-1')),
      ),
    )
    for (const failure of failures) {
      expect(failure).toBeInstanceOf(SmsNotSent)
      const everything = inspect(failure, { depth: 10, showHidden: true })
      for (const secret of [phone, '验证码', 'gateway-secret']) expect(everything).not.toContain(secret)
    }
  })
})

describe('in development', () => {
  test('the code can be read in the log, the phone cannot', async () => {
    const lines: string[] = []
    const log = pino({ redact: ['phone', 'text', 'code'] }, { write: (line) => lines.push(line) })
    await consoleSms(log).send(phone, codeText('042917'), 'message-1')
    expect(lines).toHaveLength(1)
    expect(lines[0]).toContain('042917')
    expect(lines[0]).toContain('138****5678')
    expect(lines[0]).not.toContain(phone)
  })
})
