/** Sends a message to a phone. A repetition carries the same `messageId`, so that the gateway can leave it out. */
export interface SmsSender {
  /** @throws SmsNotSent when the message was not handed over. */
  send(phone: string, text: string, messageId: string): Promise<void>
}

/** A message was not handed over. The sentence never holds the phone or the text. */
export class SmsNotSent extends Error {
  override name = 'SmsNotSent'
}

/** The part of the service's log that is written to here. */
interface Log {
  info(fields: Readonly<Record<string, unknown>>, sentence: string): void
}

/** For development: prints each message to the log, code and all, with the phone masked. */
export const consoleSms = (log: Log): SmsSender => ({
  send: async (phone, text, messageId) => {
    // Neither `phone` nor `text` as a field: the log blanks personal fields, and this sentence is meant to be read.
    log.info({ messageId, to: maskPhone(phone) }, `SMS (not sent, development only): ${text}`)
  },
})

/** A phone as somebody who may not read it sees it: enough to know it again. */
export const maskPhone = (phone: string): string => `${phone.slice(0, 3)}****${phone.slice(-4)}`

/** How long the gateway may take, in milliseconds. */
const gatewayTimeoutMs = 10_000

/** Hands messages to the city's gateway: `POST {messageId, phone, text}` as JSON with a bearer token, any 2xx means taken. */
export const webhookSms = (
  gateway: { readonly url: string; readonly token: string | null },
  timeoutMs: number = gatewayTimeoutMs,
): SmsSender => ({
  send: async (phone, text, messageId) => {
    const answer = await fetch(gateway.url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(gateway.token === null ? {} : { authorization: `Bearer ${gateway.token}` }),
      },
      body: JSON.stringify({ messageId, phone, text }),
      // A redirect would carry phone and text to an address nobody configured.
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMs),
    }).catch((error: unknown) => {
      throw new SmsNotSent('the message gateway did not answer', { cause: error })
    })
    await answer.body?.cancel()
    if (!answer.ok) throw new SmsNotSent(`the message gateway answered ${answer.status}`)
  },
})
