import { createHmac, randomBytes } from 'node:crypto'

/** Messages are signed as Standard Webhooks 1.0 says (standardwebhooks.com): HMAC-SHA256 over id, time and body. */

/** A new secret as its owner keeps it. */
export const newHookSecret = (): string => `whsec_${randomBytes(32).toString('base64')}`

const bytesOf = (secret: string): Buffer => Buffer.from(secret.replace(/^whsec_/, ''), 'base64')

/** The headers of a message. While two secrets hold, both sign. */
export const signedHeaders = ({
  messageId,
  now,
  body,
  secrets,
}: {
  readonly messageId: string
  readonly now: string
  readonly body: string
  readonly secrets: readonly string[]
}): Readonly<Record<string, string>> => {
  const seconds = Math.floor(Temporal.Instant.from(now).epochMilliseconds / 1000)
  const sign = (secret: string): string =>
    `v1,${createHmac('sha256', bytesOf(secret)).update(`${messageId}.${seconds}.${body}`).digest('base64')}`
  return {
    'webhook-id': messageId,
    'webhook-timestamp': String(seconds),
    'webhook-signature': secrets.map(sign).join(' '),
  }
}
