import { ensureBuilt } from '../../src/pages/build-pages.ts'
import { browserFile } from './browser.ts'

/** Builds the pages and unpacks the browser once, before any test needs them: two tests at once would unpack over each other. */
export const setup = async (): Promise<void> => {
  await ensureBuilt(() => {})
  await browserFile()
}
