import { parentPort, workerData } from 'node:worker_threads'
import { openCityFile } from './event-city.ts'
import type { NextEvent } from './next-event.ts'
import { rowWriter } from './write-rows.ts'

// A thread that has the file: what it is sent is on the disk when it says so.
const sqlite = openCityFile(workerData as string)
const writeRows = rowWriter(sqlite)
const write = sqlite.transaction((events: readonly NextEvent[]) => {
  for (const event of events) writeRows(event)
})

parentPort?.on('message', (events: readonly NextEvent[] | 'close') => {
  if (events === 'close') {
    sqlite.close()
    parentPort?.close()
    return
  }
  write.immediate(events)
  parentPort?.postMessage('written')
})
