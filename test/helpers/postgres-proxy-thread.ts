import { connect, createServer, type Socket } from 'node:net'
import { parentPort, workerData } from 'node:worker_threads'
import type { ProxyMode } from './postgres-proxy.ts'

// Between the service and PostgreSQL, in a thread of its own: the service waits for its answers and does nothing else.
const { to } = workerData as { readonly to: number }
let mode: ProxyMode = 'pass'
const pairs = new Set<readonly [Socket, Socket]>()

const cutAll = (): void => {
  for (const pair of pairs) for (const socket of pair) socket.destroy()
  pairs.clear()
}

const server = createServer((client) => {
  if (mode === 'cut') {
    client.destroy()
    return
  }
  const there = connect(to, '127.0.0.1')
  const pair = [client, there] as const
  pairs.add(pair)
  const end = (): void => {
    pairs.delete(pair)
    client.destroy()
    there.destroy()
  }
  for (const socket of pair) socket.on('error', end).on('close', end)
  let isLosing = false
  client.on('data', (chunk) => {
    if (mode === 'hold') return
    if (mode === 'loseCommit' && chunk.includes('commit\0')) isLosing = true
    there.write(chunk)
  })
  there.on('data', (chunk) => {
    if (isLosing) {
      // The server has done it, and says so to nobody.
      mode = 'pass'
      end()
    } else if (mode !== 'hold') client.write(chunk)
  })
})
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  parentPort?.postMessage(typeof address === 'object' && address ? address.port : 0)
})

parentPort?.on('message', (next: ProxyMode) => {
  mode = next
  if (next === 'cut') cutAll()
  parentPort?.postMessage('done')
})
