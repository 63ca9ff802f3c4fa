import { startAsked } from '../events/asked.ts'
import { openConnections } from '../events/raw-http.ts'
import { peerCaseIds } from './peer.ts'

/** A peer behind its HTTP front in a process of its own. */
export interface ServedPeer {
  /** Steps a second over so many connections, each answered when it is on the disk. */
  round(seconds: number, connections: number): Promise<number>
  readonly faults: string[]
  close(): Promise<void>
}

const body = JSON.stringify({ type: 'step', result: 'passed' })

const next = () => {
  const caseId = peerCaseIds[Math.floor(Math.random() * peerCaseIds.length)] ?? ''
  const head = `POST /api/cases/${caseId}/events HTTP/1.1\r\nHost: bench\r\nContent-Type: application/json\r\n`
  return { text: `${head}Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`, done: () => {} }
}

/** Serves a peer: on the folder or the database at `where`. */
export const servedPeer = async (name: string, where: string): Promise<ServedPeer> => {
  const service = startAsked(new URL('./peer-service.ts', import.meta.url), [name, where])
  const { url } = (await service.ready) as { readonly url: string }
  const faults: string[] = []
  return {
    round: async (seconds, connections) => {
      const answered = await openConnections(Number(new URL(url).port), { seconds, connections, rate: null }, next)
      faults.push(...answered.faults.slice(0, 3).map((fault) => `${name}: ${fault}`))
      return answered.times.length / answered.seconds
    },
    faults,
    close: () => service.stop({ stop: true }),
  }
}
