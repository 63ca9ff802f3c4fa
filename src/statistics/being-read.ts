import type { Computed, EngineQuestion, FigureEngine } from './figure-engine.ts'
import type { TaskName } from './figure-tasks.ts'

/** How far the record has been read for the first figure; families of all. */
export interface Reading {
  readonly read: number
  readonly of: number
  /** How long the rest takes at the pace so far; null = nothing was read yet. */
  readonly secondsLeft: number | null
}

/** The whole record is being read: the figure is there once that is done, and whoever asks again then has it. */
export class FiguresBeingRead extends Error {
  override name = 'FiguresBeingRead'
  readonly progress: Reading
  constructor(progress: Reading) {
    super(`the record is being read: ${progress.read} of ${progress.of} families`)
    this.progress = progress
  }
}

/** Of fewer families nobody is told: they are read before a page could show it. */
const fewest = 2000
/** So long a question waits before it says why it waits. */
const patienceMs = 2000

/**
 * The answer of an engine; or, where the record must be read as a whole first and that takes a while, how far it is: nobody
 * waits a quarter of an hour for one answer without a word. The question stays asked, and who asks the same again is told anew.
 */
export const computeOrSay = async <N extends TaskName>(
  engine: FigureEngine,
  question: EngineQuestion<N>,
  patience: number = patienceMs,
): Promise<Computed<N>> => {
  const asked = engine.compute(question)
  if (!engine.reading) return asked
  const said = Promise.withResolvers<never>()
  const look = setInterval(() => {
    const reading = engine.reading?.() ?? null
    if (reading !== null && reading.of >= fewest) said.reject(new FiguresBeingRead(reading))
  }, patience)
  // Whoever asks again hears of an error; this one has gone.
  asked.catch(() => {})
  said.promise.catch(() => {})
  try {
    return await Promise.race([asked, said.promise])
  } finally {
    clearInterval(look)
  }
}
