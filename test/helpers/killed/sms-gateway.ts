import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A gateway that takes every message and remembers under which ids they came. */
export interface SmsGateway {
  readonly url: string
  /** How often a message came under each id. Its words may be others the next time: it says how its case stands by then. */
  readonly got: ReadonlyMap<string, number>
  close(): void
}

/** Opens a gateway of a test. */
export const openSmsGateway = async (): Promise<SmsGateway> => {
  const got = new Map<string, number>()
  const server = createServer(async (request, response) => {
    const pieces: Buffer[] = []
    try {
      for await (const piece of request) pieces.push(piece as Buffer)
    } catch {
      // Whoever sent it was killed in the middle of it: the message has not come.
      return
    }
    const { messageId } = JSON.parse(Buffer.concat(pieces).toString()) as { messageId: string }
    got.set(messageId, (got.get(messageId) ?? 0) + 1)
    response.writeHead(202).end()
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/sms`,
    got,
    close: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}
