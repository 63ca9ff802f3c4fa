import { describe, expect, test } from 'vitest'
import { preferReplica } from '../../../src/database/preferred-replica.ts'
import type { Computed, EngineQuestion, FigureEngine } from '../../../src/statistics/figure-engine.ts'

const question = { name: 'families' } as EngineQuestion<'families'>

const engineOf = (compute: () => Partial<Computed<'families'>>) => {
  let asked = 0
  const engine = {
    compute: async () => {
      asked += 1
      return compute()
    },
  } as unknown as FigureEngine
  return { engine, asked: () => asked }
}

const opened = (replica: () => Partial<Computed<'families'>>, missingSince: string | null = null) => {
  let elapsed = 0
  const errors: unknown[] = []
  const [first, second] = [engineOf(replica), engineOf(() => ({ readAt: 'of the primary' }))]
  const engine = preferReplica({
    replica: first.engine,
    primary: second.engine,
    missingSince: () => missingSince,
    now: () => '2026-03-02T01:00:10.000Z',
    onError: (error) => void errors.push(error),
    elapsedMs: () => elapsed,
  })
  return { engine, errors, asked: () => [first.asked(), second.asked()], later: (ms: number) => (elapsed += ms) }
}

describe('figures from a replica', () => {
  test('say that nothing is missing from them', async () => {
    const { engine, asked } = opened(() => ({ lastEvent: 7 }))
    expect((await engine.compute(question)).readFrom).toEqual({ of: 'replica', behindSeconds: 0 })
    expect(asked()).toEqual([1, 0])
  })

  test('say how long ago the first thing was recorded that is not in them', async () => {
    const { engine } = opened(() => ({ lastEvent: 7 }), '2026-03-02T01:00:03.500Z')
    expect((await engine.compute(question)).readFrom).toEqual({ of: 'replica', behindSeconds: 7 })
  })

  test('come from the primary while it cannot be read, and say so; it is tried again after a while', async () => {
    let isAway = true
    const { engine, errors, asked, later } = opened(() => {
      if (isAway) throw new Error('not reached')
      return { lastEvent: 7 }
    })
    for (const _ of [1, 2]) {
      expect(await engine.compute(question)).toEqual({ readAt: 'of the primary', readFrom: { of: 'primaryInstead' } })
    }
    expect([errors.length, ...asked()]).toEqual([1, 1, 2])
    isAway = false
    later(30_000)
    expect((await engine.compute(question)).readFrom?.of).toBe('replica')
  })

  test('come from the primary once it gives no sign of life in the middle of an answer, and not before', async () => {
    const reading = { read: 0, of: 100, secondsLeft: null }
    const { promise: never, reject } = Promise.withResolvers<Computed<'families'>>()
    const errors: unknown[] = []
    const engine = preferReplica({
      replica: { compute: () => never as never, reading: () => ({ ...reading }) },
      primary: engineOf(() => ({ readAt: 'of the primary' })).engine,
      missingSince: () => null,
      now: () => '2026-03-02T01:00:10.000Z',
      onError: (error) => void errors.push(error),
      silenceMs: 400,
    })
    const from = performance.now()
    const reads = setInterval(() => {
      reading.read += 1
      if (reading.read === 10) clearInterval(reads)
    }, 100)
    expect((await engine.compute(question)).readFrom).toEqual({ of: 'primaryInstead' })
    // It read for a second, and only then fell silent.
    expect(reading.read).toBe(10)
    expect(performance.now() - from).toBeGreaterThan(1300)
    expect(errors.map(String)).toEqual(['Error: the replica gives no sign of life'])
    // It rests now, and what comes of the old answer disturbs nobody.
    expect((await engine.compute(question)).readFrom).toEqual({ of: 'primaryInstead' })
    reject(new Error('the connection was lost'))
    await new Promise(setImmediate)
    expect(errors).toHaveLength(1)
  })
})
