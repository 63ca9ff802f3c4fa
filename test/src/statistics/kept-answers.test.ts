import { describe, expect, test } from 'vitest'
import type { Computed, EngineQuestion, FigureEngine } from '../../../src/statistics/figure-engine.ts'
import type { TaskName } from '../../../src/statistics/figure-tasks.ts'
import { keepAnswers } from '../../../src/statistics/kept-answers.ts'
import { asKnownThen } from '../../../workflows/statistics/as-of.ts'

const question = (district: string): EngineQuestion<'never'> => ({
  ...{ name: 'never', districts: [district], before: '2026-11-01T16:00:00.000Z', calendar: 'cn', params: undefined },
  days: { at: asKnownThen('2026-11-01'), period: { from: '2025-11-02', to: '2026-11-01' }, since: '2026-10-26' },
})

/** An engine whose figures say the how-manieth they are; each waits until it is let go. */
const slowEngine = (cpuMs: number) => {
  const asked: PromiseWithResolvers<void>[] = []
  const engine: FigureEngine = {
    compute: async <N extends TaskName>() => {
      const turn = Promise.withResolvers<void>()
      asked.push(turn)
      const reading = asked.length
      await turn.promise
      return { figures: reading, organisationIds: [], readAt: `reading ${reading}`, cpuMs } as unknown as Computed<N>
    },
  }
  return {
    engine,
    readings: () => asked.length,
    /** Lets what was asked so far end, and whoever waits go on. */
    lets: async () => {
      for (const turn of asked) turn.resolve()
      await new Promise((resolve) => setImmediate(resolve))
    },
    fails: (reading: number) => asked[reading - 1]?.reject(new Error('the disk is gone')),
  }
}

const opened = (cpuMs: number) => {
  const slow = slowEngine(cpuMs)
  let ms = 0
  const kept = keepAnswers(slow.engine, () => ms)
  const ask = async (district = '430211') => {
    const { readAt, isKept = false } = await kept.compute(question(district))
    return `${readAt}${isKept ? ', kept' : ''}`
  }
  return { ...slow, ask, passes: (time: number) => (ms += time) }
}

describe('an answer that took long', () => {
  test('is there at once for the next who asks, and is worked out anew meanwhile', async () => {
    const { ask, lets, passes, readings } = opened(5_000)
    const first = ask()
    await lets()
    expect(await first).toBe('reading 1')
    passes(40_000)
    expect(await ask()).toBe('reading 1, kept')
    expect(readings()).toBe(1)
    passes(20_000)
    expect(await ask()).toBe('reading 1, kept')
    expect(await ask()).toBe('reading 1, kept')
    expect(readings()).toBe(2)
    await lets()
    expect(await ask()).toBe('reading 2, kept')
  })

  test('is given to nobody after a quarter of an hour', async () => {
    const { ask, lets, passes } = opened(5_000)
    const first = ask()
    await lets()
    await first
    passes(15 * 60_000 + 1)
    const late = ask()
    await lets()
    expect(await late).toBe('reading 2')
  })

  test('is the answer to its own question alone', async () => {
    const { ask, lets } = opened(5_000)
    const first = ask()
    await lets()
    await first
    const other = ask('430204')
    await lets()
    expect(await other).toBe('reading 2')
  })

  test('stands although working it out anew failed, and is tried again', async () => {
    const { ask, lets, passes, fails, readings } = opened(5_000)
    const first = ask()
    await lets()
    await first
    passes(60_000)
    expect(await ask()).toBe('reading 1, kept')
    fails(2)
    await new Promise((resolve) => setImmediate(resolve))
    expect(await ask()).toBe('reading 1, kept')
    expect(readings()).toBe(3)
  })
})

describe('an answer that is there in no time', () => {
  test('is worked out for everybody who asks', async () => {
    const { ask, lets } = opened(1_999)
    for (const reading of [1, 2, 3]) {
      const answer = ask()
      await lets()
      expect(await answer).toBe(`reading ${reading}`)
    }
  })

  test('fails for who asked', async () => {
    const { ask, fails } = opened(10)
    const answer = ask()
    await new Promise((resolve) => setImmediate(resolve))
    fails(1)
    await expect(answer).rejects.toThrow('the disk is gone')
  })
})
