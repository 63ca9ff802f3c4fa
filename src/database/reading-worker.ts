import { parentPort, workerData } from 'node:worker_threads'
import { openStayColumns } from '../../workflows/statistics/stay-columns.ts'
import { stepBack } from '../operation/step-back.ts'
import { readRulesLibrary } from '../rules/rules-library.ts'
import type { StandingTrace } from '../statistics/ports.ts'
import { always, readFamilies } from './kept-families.ts'
import type { FamiliesInPieces, FamilyBatches, ReadingNews, ReadingThreadData } from './reading-threads.ts'
import { readStorage } from './storage.ts'

// Handed over by `readingThreads` from exactly this type.
const { databaseFile, rulesDir, now } = workerData as ReadingThreadData

stepBack()

const database = readStorage(databaseFile)
const library = readRulesLibrary(database.db, rulesDir, () => now)

const read = (batches: FamilyBatches): FamiliesInPieces => {
  const kept = { traces: new Map<string, StandingTrace>(), stays: openStayColumns() }
  for (const chainIds of batches) readFamilies({ db: database.db, library }, kept, chainIds, always)
  // A list lies in a larger block of memory, which would be copied with it.
  const stays = [...kept.stays.pieces()].map((piece) => (piece instanceof Int32Array ? piece.slice() : piece))
  return { traces: [...kept.traces.values()], stays }
}

const answer = (batches: FamilyBatches): ReadingNews => {
  try {
    return { kind: 'read', families: read(batches) }
  } catch (error) {
    return error instanceof Error
      ? { kind: 'failed', name: error.name, message: error.stack ?? error.message }
      : { kind: 'failed', name: 'Error', message: String(error) }
  }
}

parentPort?.on('message', (batches: FamilyBatches) => {
  const news = answer(batches)
  const lists = news.kind === 'read' ? news.families.stays.filter((piece) => piece instanceof Int32Array) : []
  parentPort?.postMessage(
    news,
    lists.map((list) => list.buffer as ArrayBuffer),
  )
})
