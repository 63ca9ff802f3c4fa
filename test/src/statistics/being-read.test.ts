import fastify from 'fastify'
import { describe, expect, test } from 'vitest'
import { answerError } from '../../../src/api/error-handler.ts'
import { computeOrSay, FiguresBeingRead, type Reading } from '../../../src/statistics/being-read.ts'
import type { EngineQuestion, FigureEngine } from '../../../src/statistics/figure-engine.ts'
import { keepAnswers } from '../../../src/statistics/kept-answers.ts'

const question = { name: 'stuck' } as unknown as EngineQuestion<'stuck'>

/** An engine that answers when it is told to, and says how far it has read. */
const slowEngine = (reading: Reading | null) => {
  const { promise, resolve } = Promise.withResolvers<unknown>()
  let asked = 0
  const engine = {
    compute: () => {
      asked += 1
      return promise
    },
    reading: () => reading,
  } as unknown as FigureEngine
  return { engine, answer: resolve, asked: () => asked }
}

describe('a figure for which the whole record is read first', () => {
  const far: Reading = { read: 5000, of: 100_000, secondsLeft: 95 }

  test('is no answer that hangs: who asks is told how far it is', async () => {
    const { engine, answer } = slowEngine(far)
    await expect(computeOrSay(engine, question, 10)).rejects.toMatchObject({ name: 'FiguresBeingRead', progress: far })
    answer({ figures: 1 })
    await expect(computeOrSay(engine, question, 10)).resolves.toEqual({ figures: 1 })
  })

  test('stays asked once, however often somebody asks again, and is there for the next', async () => {
    const { engine, answer, asked } = slowEngine(far)
    const kept = keepAnswers(engine)
    for (let times = 0; times < 3; times += 1) {
      await expect(computeOrSay(kept, question, 5)).rejects.toBeInstanceOf(FiguresBeingRead)
    }
    expect(asked()).toBe(1)
    const waiting = computeOrSay(kept, question, 10_000)
    answer({ figures: 1, cpuMs: 1 })
    await expect(waiting).resolves.toMatchObject({ figures: 1 })
  })

  test.each([null, { read: 10, of: 300, secondsLeft: 1 }])(
    'is waited for where that is short, or something else takes its time',
    async (reading) => {
      const { engine, answer } = slowEngine(reading)
      const asked = computeOrSay(engine, question, 5)
      setTimeout(() => answer({ figures: 1 }), 50)
      await expect(asked).resolves.toEqual({ figures: 1 })
    },
  )

  test('is answered with 503, when to come again, and the progress', async () => {
    const app = fastify()
    app.setErrorHandler(answerError)
    app.get('/figure', () => computeOrSay(slowEngine(far).engine, question, 5))
    const answer = await app.inject({ url: '/figure', headers: { 'accept-language': 'zh-CN' } })
    expect([answer.statusCode, answer.headers['retry-after']]).toEqual([503, '5'])
    expect(answer.json()).toMatchObject({ code: 'FIGURES_BEING_READ', progress: far })
    await app.close()
  })
})
