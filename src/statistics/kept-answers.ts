import type { Computed, EngineQuestion, FigureEngine } from './figure-engine.ts'
import type { TaskName } from './figure-tasks.ts'

/** Figures that took less are worked out for everybody who asks: their pages are always those of this moment. */
const keptFromMs = 2_000
/** So many times as long as it took an answer stands without a look whether it still does: a tenth of a processor at most. */
const restsFor = 10
/** An answer that is older is given to nobody. */
const oldestMs = 15 * 60_000
/** So many answers are kept; the one that was not asked for longest goes first. */
const keptAtMost = 40

interface KeptAnswer {
  readonly computed: Computed<TaskName>
  /** When it was read, by the running time of the process: what is a quarter of an hour is so in the demo too. */
  readonly readMs: number
}

/**
 * Answers at once what took long and was asked for before, while it is worked out anew: a bureau's page over a hundred
 * thousand requests is there when it is opened, and says of which moment it is (`readAt`). Which answer is for whom is in
 * its question: districts, days and figure.
 */
export const keepAnswers = (engine: FigureEngine, elapsedMs: () => number = () => performance.now()): FigureEngine => {
  const kept = new Map<string, KeptAnswer>()
  const renewing = new Map<string, Promise<Computed<TaskName>>>()
  const keep = (key: string, computed: Computed<TaskName>, readMs: number): void => {
    kept.delete(key)
    if (computed.cpuMs < keptFromMs) return
    kept.set(key, { computed, readMs })
    const [first] = kept.keys()
    if (kept.size > keptAtMost && first !== undefined) kept.delete(first)
  }
  const renew = (key: string, question: EngineQuestion): Promise<Computed<TaskName>> => {
    const readMs = elapsedMs()
    const asked = engine.compute(question).then((computed) => {
      keep(key, computed, readMs)
      return computed
    })
    const over = asked.finally(() => renewing.delete(key))
    // Whoever waits for it is told of an error; where nobody waits, the next one is.
    over.catch(() => {})
    renewing.set(key, over)
    return over
  }
  return {
    ...(engine.reading ? { reading: engine.reading } : {}),
    compute: async <N extends TaskName>(question: EngineQuestion<N>) => {
      const key = JSON.stringify(question)
      const known = kept.get(key)
      const age = known ? elapsedMs() - known.readMs : Number.POSITIVE_INFINITY
      const isOldEnough = known === undefined || age > restsFor * known.computed.cpuMs
      const renewed = isOldEnough ? (renewing.get(key) ?? renew(key, question as EngineQuestion)) : null
      // What a renewal found is the answer to the same question.
      if (!known || age > oldestMs) return (await (renewed ?? renew(key, question as EngineQuestion))) as Computed<N>
      kept.delete(key)
      kept.set(key, known)
      return { ...known.computed, isKept: true } as Computed<N>
    },
  }
}
