import type { Browser } from 'playwright-core'
import { afterAll, beforeAll } from 'vitest'
import { startBrowser } from './browser.ts'
import type { CityEnvironment } from './http-city.ts'
import { openWebCity, type WebCity } from './web-city.ts'

/** A browser and a city for the tests of one file; both are there from the first test on, and closed after the last. */
export const webStage = (environment: CityEnvironment = {}): { readonly browser: Browser; readonly web: WebCity } => {
  const open: { browser?: Browser; web?: WebCity } = {}
  beforeAll(async () => {
    open.browser = await startBrowser()
    open.web = await openWebCity(environment)
  }, 300_000)
  afterAll(async () => {
    await open.browser?.close()
    await open.web?.close()
  })
  const there = <T>(part: T | undefined): T => {
    if (part === undefined) throw new Error('the stage opens before the first test, not while the file is read')
    return part
  }
  return {
    get browser() {
      return there(open.browser)
    },
    get web() {
      return there(open.web)
    },
  }
}
