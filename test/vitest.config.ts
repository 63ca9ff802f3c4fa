import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/helpers/pages-and-browser.ts'],
    testTimeout: 120_000,
    hookTimeout: 300_000,
    // Two cores are the smallest machine this must pass on.
    maxWorkers: 2,
  },
})
