import { parentPort, workerData } from 'node:worker_threads'
import { stepBack } from '../operation/step-back.ts'
import { readRulesLibrary } from '../rules/rules-library.ts'
import { figureEngine } from '../statistics/figure-engine.ts'
import type { AskedInThread, FigureThreadData, ThreadNews } from './figure-thread.ts'
import { readingThreads } from './reading-threads.ts'
import { sqliteCityFigures } from './sqlite-city-figures.ts'
import { sqliteFigures } from './sqlite-figures.ts'
import { openStandingRecord } from './standing-record.ts'
import { snapshotFile } from './standing-snapshot.ts'
import { isPostgres, readStorage } from './storage.ts'

stepBack()

// Handed over by `figuresInThread` from exactly this type.
const { databaseFile, rulesDir, isReplica = false } = workerData as FigureThreadData

/** The instant of the question under way: in the demo, time is not the system's. */
let now = new Date().toISOString()

const database = readStorage(databaseFile)
const library = readRulesLibrary(database.db, rulesDir, () => now)
const engine = figureEngine({
  record: sqliteFigures(database, library),
  city: sqliteCityFigures(database, library),
  calendarByHash: library.calendarByHash,
  packOfDistrict: library.packOfDistrict,
  standing: openStandingRecord(
    database,
    library,
    isPostgres(databaseFile) ? null : snapshotFile(`${databaseFile}.figures`),
    (reading) => parentPort?.postMessage({ kind: 'reading', reading } satisfies ThreadNews),
    readingThreads(() => ({ databaseFile, rulesDir, now })),
  ),
  now: () => now,
})

const last = database.connection.prepare<[], { last: number | null }>('select max(rowid) as last from case_events')
const lastEvent = (): number => last.get()?.last ?? 0

const answer = async ({ question, now: askedAt }: AskedInThread): Promise<ThreadNews> => {
  now = askedAt
  try {
    const read = isReplica ? { lastEvent: lastEvent() } : {}
    return { kind: 'computed', computed: { ...(await engine.compute(question)), ...read } }
  } catch (error) {
    return error instanceof Error
      ? { kind: 'failed', name: error.name, message: error.stack ?? error.message }
      : { kind: 'failed', name: 'Error', message: String(error) }
  }
}

parentPort?.on('message', (asked: AskedInThread) => {
  void answer(asked).then((news) => parentPort?.postMessage(news))
})
