import { type EventCity, openCityFile } from './event-city.ts'
import { type Measured, measured } from './measured.ts'
import { type NextEvent, nextEvents } from './next-event.ts'
import { rowWriter } from './write-rows.ts'

/** So many events share a transaction. */
const together = 50

/** Writes the rows of events and nothing else. */
export interface BareCommits {
  round(transactions: number): Measured
  close(): void
}

/**
 * The limit: better-sqlite3 on a database of the same size and the same settings, reading a case and writing the very rows
 * that its event changes, fifty events a transaction, every transaction on the disk before the next. No HTTP, no rules.
 */
export const bareCommits = (city: EventCity): BareCommits => {
  const sqlite = openCityFile(city.copy())
  const [next, writeRows] = [nextEvents(city), rowWriter(sqlite)]
  const write = sqlite.transaction((events: readonly NextEvent[]) => {
    for (const event of events) writeRows(event)
  })
  return {
    round: (transactions) => {
      const groups = Array.from({ length: transactions }, () => Array.from({ length: together }, next))
      const before = process.cpuUsage()
      const from = performance.now()
      for (const group of groups) write.immediate(group)
      const seconds = (performance.now() - from) / 1000
      return measured(transactions * together, seconds, process.cpuUsage(before))
    },
    close: () => sqlite.close(),
  }
}
