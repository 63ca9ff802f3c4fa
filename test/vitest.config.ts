import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

/** What reads everything that a process has registered, and so needs one in which nothing else was. */
const alone = ['test/src/api/openapi.test.ts']

export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  test: {
    globalSetup: ['test/helpers/pages-and-browser.ts'],
    testTimeout: 120_000,
    hookTimeout: 300_000,
    // Two cores are the smallest machine this must pass on.
    maxWorkers: 2,
    // A file leaves nothing behind for the next, so that what all of them import is loaded once a worker.
    projects: [
      { extends: true, test: { name: 'all', include: ['test/**/*.test.ts'], exclude: alone, isolate: false } },
      { extends: true, test: { name: 'alone', include: alone, isolate: true } },
    ],
  },
})
