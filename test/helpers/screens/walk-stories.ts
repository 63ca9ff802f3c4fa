import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pino from 'pino'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Schemas } from '../../../src/client/client.ts'
import { readConfig } from '../../../src/config.ts'
import { demoTime } from '../../../src/demo/demo-time.ts'
import { type Demo, startDemo } from '../../../src/demo/start-demo.ts'
import { playStory } from '../../../src/stories/play.ts'
import { stories } from '../../../src/stories/stories.ts'
import { barriersOf, keepPicture, startBrowser } from '../browser.ts'
import { openPeople, type People } from './people.ts'
import { screenHands } from './screen-hands.ts'

/** The stories of the first file; the second walks all others, so that none is left out. */
const first = [
  'xiangshuiwan',
  'sanming',
  'changzhou',
  'chongqing',
  'xiangyang',
  'shifeng',
  'guangzhou',
  'middle-space',
  'tenant',
  'last-place',
  'ignored-judgment',
]

/** Walks half of the stories, each by its parties through the screens: two files share them, and run side by side. */
export const walkStories = (half: 'first' | 'second'): void => {
  const folder = mkdtempSync(join(tmpdir(), 'walked-stories-'))
  const open: { demo?: Demo; browser?: Browser; people?: People } = {}
  const looked = new Set<string>()
  const barriers: string[] = []

  beforeAll(async () => {
    open.browser = await startBrowser()
    const config = readConfig({ PORT: '0', DATABASE_URL: `file:${join(folder, 'pile.db')}` })
    const time = demoTime('2026-03-02T01:30:00.000Z')
    open.demo = await startDemo(config, { logger: pino({ level: 'error' }), time, pollMs: null })
    open.people = openPeople(open.browser, open.demo.service.url)
  })

  afterAll(async () => {
    await open.browser?.close()
    await open.demo?.stop()
    rmSync(folder, { recursive: true, force: true })
  })

  /** Looks for barriers wherever a stage is met on the pages of owners, or of desks, for the first time. */
  const looksForBarriers = async (page: Page, seen: Schemas['Case']): Promise<void> => {
    const pages = seen.you === 'owner' ? 'owner' : 'desk'
    const stages = [seen.phase, ...seen.positions.map(({ stage }) => stage)].map((stage) => `${pages} ${stage}`)
    const fresh = stages.filter((stage) => !looked.has(stage))
    if (fresh.length === 0) return
    for (const stage of fresh) looked.add(stage)
    for (const barrier of await barriersOf(page)) barriers.push(`${fresh.join(', ')}: ${barrier}`)
    await keepPicture(page, `walked-${fresh.join('-').replaceAll(' ', '-')}`)
  }

  const walked = stories.filter(({ name }) => first.includes(name) === (half === 'first'))
  test.each(walked.map((story) => [story.name, story] as const))(
    '%s',
    async (_, story) => {
      const { demo, people } = open
      if (!demo || !people) throw new Error('the theatre opens before the first story')
      const told: string[] = []
      const { url } = demo.service
      const handsOf = screenHands({ url, people, looks: looksForBarriers })
      try {
        await playStory(story, { baseUrl: url, operator: demo.operator }, (line) => told.push(line), {
          handsOf,
          tellsSight: false,
        })
      } finally {
        // What stays open would ask for a case of this story in the name of whoever comes next.
        await people.leave()
      }
      // What a story claims is held against the service as it goes; it ends only where all of it is so.
      expect(told.at(-1)).toBe('故事讲完。')
      expect([people.troubles(), barriers.splice(0)]).toEqual([[], []])
      await people.leave()
    },
    300_000,
  )
}
