import { ensurePages } from '../../src/pages/build-pages.ts'

/** Builds the pages once, before any test starts a service that hands them out. */
export const setup = (): Promise<void> => ensurePages(() => {})
