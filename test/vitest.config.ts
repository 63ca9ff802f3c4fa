import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** What reads everything that a process has registered, or sets chance, and so needs one in which nothing else was. */
const alone = ['test/src/api/openapi.test.ts', 'test/src/database/postgres/parity.test.ts']

/** What is stored, on PostgreSQL too: the same tests once more, each on a database of its own. */
const stored = [
  'test/src/database/{case-store,derived-events,findings,ledgers,matters,sqlite-figures,standing-record}.test.ts',
  'test/src/accounts/*.test.ts',
  'test/src/compounds/*.test.ts',
  'test/src/cases/*.test.ts',
  'test/src/queues/*.test.ts',
  'test/src/notices/*.test.ts',
]

/** What lies beside it and stores nothing: once is enough. */
const storesNothing = [
  'test/src/accounts/{device,passwords,totp}.test.ts',
  'test/src/compounds/{cells,issuers,read-table}.test.ts',
  'test/src/notices/{mail,sms}.test.ts',
]

/** What a real browser walks through. */
const screens = 'test/web/**/*.test.ts'

/** What takes longest, first: at the end no worker shall be left alone with it. */
const longest = [
  'web/walked-stories-first',
  'web/walked-stories-second',
  'workflows/chart/enumeration',
  'stories/stories',
  'workflows/chart/walks',
  'web/pages-looks',
  'stories/modes',
  'src/api/routes-and-parties',
  'src/killed',
  'src/api/openapi',
]

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification): number => {
      const at = longest.findIndex((name) => moduleId.endsWith(`test/${name}.test.ts`))
      return at < 0 ? longest.length : at
    }
    return (await super.sort(files)).toSorted((a, b) => rank(a) - rank(b))
  }
}

export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  test: {
    globalSetup: ['test/helpers/pages-and-browser.ts', 'test/helpers/postgres.ts'],
    testTimeout: 120_000,
    hookTimeout: 300_000,
    provide: { storage: 'sqlite' },
    // Two cores are the smallest machine this must pass on. Pages and services wait for each other: with one worker a core,
    // a third of both would stand idle.
    maxWorkers: 3,
    sequence: { sequencer: LongestFirst },
    // A file leaves nothing behind for the next, so that what all of them import is loaded once a worker.
    // A real browser on a loaded machine can lose a race that no person would: its tests may run a second time, and the report
    // names whoever had to.
    projects: [
      {
        extends: true,
        test: { name: 'all', include: ['test/**/*.test.ts'], exclude: [...alone, screens], isolate: false },
      },
      { extends: true, test: { name: 'screens', include: [screens], isolate: false, retry: 1 } },
      {
        extends: true,
        test: { name: 'postgres', include: stored, exclude: storesNothing, isolate: false, provide: { storage: 'postgres' } },
      },
      { extends: true, test: { name: 'alone', include: alone, isolate: true } },
    ],
  },
})
