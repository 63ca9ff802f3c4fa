import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { killAgainAndAgain } from '../helpers/killed/kill-harness.ts'
import { openPoints } from '../helpers/killed/points.ts'

// Every start is a process of its own, which takes its time on a busy machine.
vi.setConfig({ testTimeout: 600_000, hookTimeout: 120_000 })

/** How often each of two services beside each other is killed; `npm run bench -- kills` does it thousands of times. */
const kills = 12

let folder: string

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'killed-'))
})

afterAll(() => {
  rmSync(folder, { recursive: true })
})

test('a service that is killed at any moment and at its durable writes loses and doubles nothing of what it acknowledged', async () => {
  const points = openPoints()
  const both = await Promise.all(
    [20_260_302, 20_260_303].map((seed) => killAgainAndAgain({ kills, seed, points, folder: join(folder, String(seed)) })),
  )
  expect(both.flatMap(({ faults }) => faults)).toEqual([])
  for (const { events, papers, messages } of both) {
    expect(events).toBeGreaterThan(kills * 3)
    expect(papers).toBeGreaterThan(3)
    expect(messages).toBeGreaterThan(3)
  }
  const names = points.all().map(({ name }) => name)
  // What is written outside of the database, and in both of them: were a name missing, nobody would die there.
  for (const part of ['flush files', 'rename to', 'pile.keys.db: ', 'pile.db: commit ']) {
    expect(names.some((name) => name.startsWith(part))).toBe(true)
  }
  const died = points.all().filter(({ before, after }) => before + after > 0)
  expect(died.length).toBeGreaterThan(4)
})
