import { request as askHttp } from 'node:http'
import { request as askHttps } from 'node:https'
import { HookNotTaken, type HookSender } from './ports.ts'
import type { ReachableAddresses } from './reachable-address.ts'

/** How long a system may take, in milliseconds: from the first byte of the connection to the first of its answer. */
const answerTimeoutMs = 10_000

/**
 * Posts messages. Any 2xx means taken; a redirect is not followed, for it may lead where nobody was asked, and what a system
 * says beyond its number is not read.
 */
export const httpHookSender = (addresses: ReachableAddresses, timeoutMs: number = answerTimeoutMs): HookSender => ({
  send: async ({ url, headers, body }) => {
    const fault = addresses.fault(url)
    if (fault !== null) throw new HookNotTaken(`the address is not one that messages go to (${fault})`)
    const bytes = Buffer.from(body)
    const ask = new URL(url).protocol === 'https:' ? askHttps : askHttp
    await new Promise<void>((resolve, reject) => {
      const asked = ask(
        url,
        {
          method: 'POST',
          headers: {
            'content-type': 'application/json',
            'content-length': bytes.length,
            'user-agent': 'charging-pile-casework',
            ...headers,
          },
          lookup: addresses.lookup,
          agent: false,
          signal: AbortSignal.timeout(timeoutMs),
        },
        (answer) => {
          const code = answer.statusCode ?? 0
          answer.destroy()
          if (code >= 200 && code < 300) resolve()
          else reject(new HookNotTaken(`the system answered ${code}`))
        },
      )
      asked.on('error', (error: NodeJS.ErrnoException) => {
        if (error instanceof HookNotTaken) return reject(error)
        // Its own sentence may repeat the address.
        return reject(new HookNotTaken(`the system did not answer (${error.code ?? error.name})`))
      })
      asked.end(bytes)
    })
  },
})
