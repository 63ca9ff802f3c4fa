import { type Arrivals, openConnections } from './raw-http.ts'

/** What the generator is told once: where to send, and the steps of every case. */
export interface LoadCity {
  readonly port: number
  readonly caseIds: readonly string[]
  readonly steps: readonly { readonly token: string; readonly version: number; readonly body: string }[]
}

/** A round: for so long, as fast as the answers come or at fixed times. */
export type LoadRound = { readonly seconds: number; readonly connections: number } & Arrivals

/** What came of a round. Times in milliseconds; at fixed times they count from when a request was due. */
export interface LoadReport {
  readonly answered: number
  readonly seconds: number
  readonly p50: number
  readonly p99: number
  readonly max: number
  readonly faults: readonly string[]
}

let city: LoadCity
let reached: Uint8Array
let busy: Uint8Array
let keys = 0

/** The next request of a case picked at random that has steps left and waits for no answer. */
const next = (): { readonly text: string; readonly done: () => void } => {
  for (;;) {
    const at = Math.floor(Math.random() * reached.length)
    const step = city.steps[reached[at] ?? 0]
    if (!step || busy[at] === 1) continue
    busy[at] = 1
    keys += 1
    const head = `POST /api/cases/${city.caseIds[at]}/events HTTP/1.1\r\nHost: bench\r\nContent-Type: application/json\r\n`
    const own = `Authorization: Bearer ${step.token}\r\nIf-Match: "${step.version}"\r\nIdempotency-Key: bench-${process.pid}-${String(keys).padStart(20, '0')}\r\n`
    return {
      text: `${head}${own}Content-Length: ${Buffer.byteLength(step.body)}\r\n\r\n${step.body}`,
      done: () => {
        busy[at] = 0
        reached[at] = (reached[at] ?? 0) + 1
      },
    }
  }
}

const quantile = (sorted: Float64Array, share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0

process.on('message', async (told: { city?: LoadCity; round?: LoadRound }) => {
  if (told.city) {
    city = told.city
    reached = new Uint8Array(city.caseIds.length)
    busy = new Uint8Array(city.caseIds.length)
    process.send?.({ ready: true })
  }
  if (told.round) {
    const { times, seconds, faults } = await openConnections(city.port, told.round, next)
    const sorted = Float64Array.from(times).sort()
    const report: LoadReport = {
      answered: times.length,
      seconds,
      p50: quantile(sorted, 0.5),
      p99: quantile(sorted, 0.99),
      max: sorted.at(-1) ?? 0,
      faults: faults.slice(0, 3),
    }
    process.send?.({ report })
  }
})
