import type { Computed, EngineQuestion, FigureEngine } from '../statistics/figure-engine.ts'
import type { TaskName } from '../statistics/figure-tasks.ts'

/** What figures are read from. */
interface PreferredParts {
  readonly replica: FigureEngine
  readonly primary: FigureEngine
  /** Since when something is on the primary that was not there when the replica was read; null = it had everything. */
  readonly missingSince: (lastEvent: number) => string | null
  readonly now: () => string
  readonly onError: (error: unknown) => void
  /** The running time of the process. */
  readonly elapsedMs?: () => number
}

/** A replica that could not be read is left alone for so long. */
const restMs = 30_000

/**
 * Figures from a replica, with how far behind it was; from the primary while the replica cannot be read, and said so. The
 * primary is read by a thread that is there only once it was needed.
 */
export const preferReplica = ({
  replica,
  primary,
  missingSince,
  now,
  onError,
  elapsedMs = () => performance.now(),
}: PreferredParts): FigureEngine => {
  let restsUntil = 0
  const fromReplica = async <N extends TaskName>(question: EngineQuestion<N>): Promise<Computed<N> | null> => {
    if (elapsedMs() < restsUntil) return null
    try {
      const computed = await replica.compute(question)
      const since = missingSince(computed.lastEvent ?? 0)
      const behind = since === null ? 0 : Math.max(0, Date.parse(now()) - Date.parse(since))
      return { ...computed, readFrom: { of: 'replica', behindSeconds: Math.ceil(behind / 1000) } }
    } catch (error) {
      onError(error)
      restsUntil = elapsedMs() + restMs
      return null
    }
  }
  return {
    reading: () => replica.reading?.() ?? primary.reading?.() ?? null,
    compute: async (question) =>
      (await fromReplica(question)) ?? { ...(await primary.compute(question)), readFrom: { of: 'primaryInstead' } },
  }
}
