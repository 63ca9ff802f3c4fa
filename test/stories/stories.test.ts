import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pino from 'pino'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readConfig } from '../../src/config.ts'
import { verifyRecord } from '../../src/database/verify.ts'
import { demoTime } from '../../src/demo/demo-time.ts'
import { type Demo, startDemo } from '../../src/demo/start-demo.ts'
import { playStory } from '../../src/stories/play.ts'
import { stories } from '../../src/stories/stories.ts'

const folder = mkdtempSync(join(tmpdir(), 'pile-stories-'))
let demo: Demo

beforeAll(async () => {
  const config = readConfig({ PORT: '0', DATABASE_URL: `file:${join(folder, 'pile.db')}` })
  // A Monday without a holiday near: the stories count working days from here.
  demo = await startDemo(config, { logger: pino({ level: 'error' }), time: demoTime('2026-03-02T01:30:00.000Z'), pollMs: null })
})

afterAll(async () => {
  await demo.stop()
  rmSync(folder, { recursive: true, force: true })
})

describe('documented cases, played over HTTP by the parties who acted in them', () => {
  test.each(stories.map((story) => [story.name, story] as const))('%s', async (_, story) => {
    const told: string[] = []
    await playStory(story, { baseUrl: demo.service.url, operator: demo.operator }, (line) => told.push(line))
    expect(told.at(-1)).toBe('故事讲完。')
    expect(told.filter((line) => line.includes('✓')).length).toBeGreaterThan(1)
  })

  test('a story can be played twice on one service', async () => {
    const [story] = stories
    if (!story) throw new Error('no story')
    await playStory(story, { baseUrl: demo.service.url, operator: demo.operator }, () => {})
  })

  test('after all stories every case equals the fold of its events', () => {
    const { cases, differences } = verifyRecord(demo.service.database.db, demo.service.library)
    expect(cases).toBeGreaterThan(stories.length)
    expect(differences).toEqual([])
  })
})
