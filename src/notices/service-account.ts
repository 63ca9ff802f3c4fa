/** The city's service account (服务号): reaches people who follow it, by the phone that they gave there. */
export interface ServiceAccount {
  /** Whether the person follows it and was told. @throws never: whoever is not told here is told on the phone. */
  tells(phone: string, text: string, messageId: string): Promise<boolean>
}

/** The part of the service's log that is written to here. */
interface Log {
  warn(fields: Readonly<Record<string, unknown>>, sentence: string): void
}

/** How long the platform of the account may take, in milliseconds. */
const platformTimeoutMs = 10_000

/**
 * Hands messages to the platform of the account: `POST {messageId, phone, text}` as JSON with a bearer token. 2xx: the person
 * follows the account and is told there. 404: it does not follow it. Anything else is noted in the log.
 */
export const webhookServiceAccount = (
  platform: { readonly url: string; readonly token: string | null },
  log: Log,
  timeoutMs: number = platformTimeoutMs,
): ServiceAccount => ({
  tells: async (phone, text, messageId) => {
    try {
      const answer = await fetch(platform.url, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...(platform.token === null ? {} : { authorization: `Bearer ${platform.token}` }),
        },
        body: JSON.stringify({ messageId, phone, text }),
        // A redirect would carry phone and text to an address nobody configured.
        redirect: 'manual',
        signal: AbortSignal.timeout(timeoutMs),
      })
      await answer.body?.cancel()
      if (!answer.ok && answer.status !== 404) {
        log.warn({ messageId, status: answer.status }, 'the service account did not take a notice: it goes to the phone')
      }
      return answer.ok
    } catch (error) {
      // Its own sentence may hold the address of the platform; phone and text are in none.
      const why = error instanceof Error ? error.name : 'unknown'
      log.warn({ messageId, why }, 'the service account did not answer: the notice goes to the phone')
      return false
    }
  },
})
