import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { openDatabase } from '../../src/database/open-database.ts'
import { type EventCity, eventCity } from './events/event-city.ts'
import { inWords, spreadOf } from './events/measured.ts'
import { type NextEvent, nextEvents } from './events/next-event.ts'
import { rowWriter } from './events/write-rows.ts'

const callers = 64
/** What is done for an event beside its writing (HTTP, its reader, its rules), in milliseconds of the thread that serves. */
const loads = [0, 0.5, 1.5]

/** A way to have rows written: told when they are on the disk. */
interface Writer {
  write(event: NextEvent): Promise<void>
  close(): Promise<void>
}

/** As the service does it: what is asked for in one turn of the thread that serves shares a transaction of that thread. */
const tickQueue = (folder: string): Writer => {
  const { sqlite, write } = openDatabase(join(folder, 'pile.db'))
  const writeRows = rowWriter(sqlite)
  return {
    write: (event) => write(() => writeRows(event)),
    close: async () => void sqlite.close(),
  }
}

/** The same by a thread of its own: what comes while it writes shares its next transaction. */
const writerThread = (folder: string): Writer => {
  const thread = new Worker(new URL('./events/writer-thread.ts', import.meta.url), { workerData: folder })
  let waiting: [NextEvent, () => void][] = []
  let isWriting = false
  const send = (): void => {
    if (isWriting || waiting.length === 0) return
    isWriting = true
    const group = waiting
    waiting = []
    thread.once('message', () => {
      isWriting = false
      for (const [, tell] of group) tell()
      send()
    })
    thread.postMessage(group.map(([event]) => event))
  }
  return {
    write: (event) =>
      new Promise((resolve) => {
        waiting.push([event, resolve])
        if (waiting.length === 1) setImmediate(send)
      }),
    close: async () => {
      const ended = new Promise((resolve) => thread.once('exit', resolve))
      thread.postMessage('close')
      await ended
    },
  }
}

/** Keeps the thread busy. */
const work = (ms: number): void => {
  const until = performance.now() + ms
  while (performance.now() < until);
}

/** Events a second that so many callers get written, one after the other each, with so much work for every one. */
const round = async (writer: Writer, next: () => NextEvent, workMs: number, seconds: number): Promise<number> => {
  const from = performance.now()
  let written = 0
  const calls = async (): Promise<void> => {
    while (performance.now() - from < seconds * 1000) {
      const event = next()
      work(workMs)
      await writer.write(event)
      written += 1
      // Whoever is answered sends the next one in a later turn, as over HTTP.
      await new Promise(setImmediate)
    }
  }
  await Promise.all(Array.from({ length: callers }, calls))
  return written / ((performance.now() - from) / 1000)
}

const opened = (city: EventCity, open: (folder: string) => Writer) => ({ writer: open(city.copy()), next: nextEvents(city) })

/**
 * Who writes: the thread that serves, in its own turn, or a thread beside it, which is sent the rows. The same rows of the same
 * events by both in turn, every one on the disk before it is told of. `--cases=10000`, `--rounds=5`, `--seconds=2`.
 */
export const writersBench = async (options: ReadonlyMap<string, string>): Promise<boolean> => {
  const [cases, rounds, seconds] = (
    [
      ['cases', 10_000],
      ['rounds', 5],
      ['seconds', 2],
    ] as const
  ).map(([name, usual]) => Number(options.get(name) ?? usual)) as [number, number, number]
  const city = await eventCity(cases)
  const [own, beside] = [opened(city, tickQueue), opened(city, writerThread)]
  try {
    for (const { writer, next } of [own, beside]) await round(writer, next, 0, seconds)
    for (const workMs of loads) {
      const rates: [number, number][] = []
      for (let n = 0; n < rounds; n += 1)
        rates.push([await round(own.writer, own.next, workMs, seconds), await round(beside.writer, beside.next, workMs, seconds)])
      const [tick, thread] = [spreadOf(rates.map(([a]) => a)), spreadOf(rates.map(([, b]) => b))]
      const ratio = spreadOf(rates.map(([a, b]) => b / a))
      process.stdout.write(
        `  ${workMs} ms of work an event: ${inWords(tick)} a second in turn, ${inWords(thread)} by a thread: × ${inWords(ratio)}\n`,
      )
    }
  } finally {
    await own.writer.close()
    await beside.writer.close()
    city.close()
  }
  return true
}
