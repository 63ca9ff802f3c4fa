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
  /** How long the replica may give no sign of life while it is asked, in milliseconds. */
  readonly silenceMs?: number
}

/** A replica that could not be read is left alone for so long. */
const restMs = 30_000

/** Longer than any figure takes once its record was read; while that is read, its progress is a sign of life. */
const usualSilenceMs = 120_000

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
  silenceMs = usualSilenceMs,
}: PreferredParts): FigureEngine => {
  let restsUntil = 0
  const orSilence = watching({ replica, elapsedMs, silenceMs })
  const fromReplica = async <N extends TaskName>(question: EngineQuestion<N>): Promise<Computed<N> | null> => {
    if (elapsedMs() < restsUntil) return null
    try {
      const computed = await orSilence(replica.compute(question))
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

/**
 * Waits for the replica as long as it gives a sign of life: an answer to anybody, or progress in reading the record. One that
 * hangs in the middle of an answer would otherwise be waited for until its connection gives up, ten minutes later.
 */
const watching = ({ replica, elapsedMs, silenceMs }: Required<Pick<PreferredParts, 'replica' | 'elapsedMs' | 'silenceMs'>>) => {
  let asked = 0
  let lastSign = 0
  let read = 0
  const look = (): void => {
    const progress = replica.reading?.()?.read ?? 0
    if (progress !== read) lastSign = elapsedMs()
    read = progress
  }
  return async <T>(answer: Promise<T>): Promise<T> => {
    if (asked === 0) lastSign = elapsedMs()
    asked += 1
    const { promise: silence, reject } = Promise.withResolvers<never>()
    const looking = setInterval(() => {
      look()
      if (elapsedMs() - lastSign > silenceMs) reject(new Error('the replica gives no sign of life'))
    }, silenceMs / 20).unref()
    const answered = answer.finally(() => {
      asked -= 1
      lastSign = elapsedMs()
    })
    try {
      return await Promise.race([answered, silence])
    } finally {
      clearInterval(looking)
    }
  }
}
