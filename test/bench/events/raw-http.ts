import { connect, type Socket } from 'node:net'

/** When requests leave: `rate` a second at fixed times, or each as soon as the one before it is answered. */
export interface Arrivals {
  readonly rate: number | null
}

/** A request, and what is done once it was answered. */
export interface RawRequest {
  readonly text: string
  readonly done: () => void
}

/** How long each answer took, and what was answered otherwise than asked for. */
export interface Answered {
  readonly times: number[]
  readonly seconds: number
  readonly faults: string[]
}

/** One request at a time on a kept connection; the cheapest that still reads every answer to its end. */
const openConnection = (port: number, onAnswer: (status: number, text: string) => void) =>
  new Promise<{ send(text: string): void; close(): void }>((resolve, reject) => {
    let text = ''
    const socket: Socket = connect({ port, host: '127.0.0.1', noDelay: true })
    socket.setEncoding('latin1')
    socket.once('connect', () => resolve({ send: (request) => socket.write(request), close: () => socket.destroy() }))
    socket.once('error', reject)
    socket.on('data', (part: string) => {
      text += part
      const end = text.indexOf('\r\n\r\n')
      if (end < 0) return
      const length = Number(/content-length: (\d+)/i.exec(text.slice(0, end))?.[1] ?? 0)
      if (text.length < end + 4 + length) return
      const whole = text
      text = ''
      onAnswer(Number(whole.slice(9, 12)), whole)
    })
  })

/** How long a round may run on for what was due in it, in seconds. */
const patience = 4

/** Sends for so many seconds over so many connections, and waits for what is under way. */
export const openConnections = async (
  port: number,
  round: Arrivals & { readonly seconds: number; readonly connections: number },
  next: () => RawRequest,
): Promise<Answered> => {
  const { rate, seconds } = round
  const times: number[] = []
  const faults: string[] = []
  const idle: ((due: number) => void)[] = []
  const waiting: number[] = []
  const closing: (() => void)[] = []
  let under = 0
  let stopped = false
  const over = Promise.withResolvers<void>()
  for (let n = 0; n < round.connections; n += 1) {
    let due = 0
    let done = (): void => {}
    const connection = await openConnection(port, (status, text) => {
      times.push(performance.now() - due)
      if (status !== 201) faults.push(text.slice(0, 900))
      done()
      under -= 1
      const first = rate === null ? performance.now() : waiting.shift()
      if (first !== undefined && !(stopped && rate === null)) send(first)
      else idle.push(send)
    })
    const send = (at: number): void => {
      const request = next()
      done = request.done
      due = at
      under += 1
      connection.send(request.text)
    }
    closing.push(connection.close)
    idle.push(send)
  }
  const begun = performance.now()
  if (rate === null) for (const send of idle.splice(0)) send(performance.now())
  let sent = 0
  const timer = setInterval(() => {
    const passed = (performance.now() - begun) / 1000
    stopped = passed >= seconds
    for (; rate !== null && sent < Math.min(passed, seconds) * rate; sent += 1) {
      const due = begun + (1000 * sent) / rate
      const send = idle.pop()
      if (send) send(due)
      else waiting.push(due)
    }
    // Who has to wait longer than this has not been answered; its time counts as far as it went.
    if (passed > seconds + patience) for (const due of waiting.splice(0)) times.push(performance.now() - due)
    if (stopped && under === 0 && waiting.length === 0) over.resolve()
  }, 1)
  await over.promise
  clearInterval(timer)
  const took = (performance.now() - begun) / 1000
  for (const close of closing) close()
  return { times, seconds: took, faults }
}
