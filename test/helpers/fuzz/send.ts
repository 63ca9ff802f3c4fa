import { Agent, type IncomingMessage, request } from 'node:http'
import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib'
import type { MadeRequest } from './make-request.ts'

/** An answer as it came. */
export interface FuzzAnswer {
  readonly status: number
  readonly headers: IncomingMessage['headers']
  readonly text: string
}

const unpacking: Readonly<Record<string, (bytes: Buffer) => Buffer>> = {
  gzip: gunzipSync,
  br: brotliDecompressSync,
  deflate: inflateSync,
}

const agent = new Agent({ keepAlive: true, maxSockets: 4 })

/** Sends it byte for byte: a tidier client would put right what is to be tried. A stream of events is left after its beginning. */
export const sendAsIs = (url: string, made: MadeRequest, token: string | null): Promise<FuzzAnswer> => {
  const { hostname, port } = new URL(url)
  const { method, path, raw } = made
  const headers = {
    ...made.headers,
    ...(token === null ? {} : { authorization: `Bearer ${token}` }),
    ...(raw === undefined ? {} : { 'content-length': String(Buffer.byteLength(raw)) }),
  }
  return new Promise((resolve, reject) => {
    let answered = false
    // What is refused before it is read may cost its connection.
    const isShared = method === 'GET' && raw === undefined
    const asked = request({ hostname, port, method, path, headers, agent: isShared ? agent : false }, (answer) => {
      answered = true
      const unpack = unpacking[answer.headers['content-encoding'] ?? ''] ?? ((bytes: Buffer) => bytes)
      const end = (bytes: readonly Buffer[]) => {
        const whole = Buffer.concat(bytes)
        const text = whole.length === 0 ? '' : unpack(whole).toString()
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text })
      }
      if (answer.headers['content-type']?.startsWith('text/event-stream')) {
        asked.destroy()
        end([])
        return
      }
      const bytes: Buffer[] = []
      answer.on('data', (part: Buffer) => bytes.push(part)).on('error', reject)
      answer.on('end', () => end(bytes))
    })
    asked.on('error', (error) => {
      if (!answered) reject(error)
    })
    asked.end(raw)
  })
}
