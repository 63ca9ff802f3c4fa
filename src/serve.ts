import { flushCompileCache } from 'node:module'
import { readConfig, shownDatabase } from './config.ts'
import { openLogger } from './logger.ts'
import { ensureBuilt } from './pages/build-pages.ts'
import { sentenceOfStart } from './start-errors.ts'

const start = async ({ isBuilt }: { readonly isBuilt: boolean }): Promise<void> => {
  const config = readConfig(process.env)
  const logger = openLogger(config)
  await ensureBuilt((line) => process.stdout.write(`${line}\n`), isBuilt)
  // Loaded only now: rules and chart are checked while they load, and what is wrong with them must end in a sentence.
  const { startService } = await import('./service.ts')
  const service = await startService(config, { logger, isChartChecked: isBuilt })
  // Before anybody is told that it listens: whoever reads that may end it at once.
  const stop = () => {
    process.removeAllListeners('SIGTERM').removeAllListeners('SIGINT')
    service.stop().then(
      () => process.exit(0),
      (error: unknown) => {
        logger.error({ err: error }, 'the service did not stop cleanly')
        process.exit(1)
      },
    )
  }
  process.once('SIGTERM', stop)
  process.once('SIGINT', stop)
  const { accounts } = await service.accounts.list({ party: 'operator', cursor: null, limit: 1 })
  const hasOperator = accounts.length > 0
  const lines = [
    `充电桩报装协同 is listening on ${service.url}`,
    `  API documentation: ${service.url}/docs`,
    `  Desks of everybody who works here: ${service.url}/desk`,
    `  Database: ${shownDatabase(config.databaseFile)}`,
    ...(hasOperator ? [] : ['  No operator account yet. Make the first one with: npm run operator -- NAME']),
  ]
  process.stdout.write(`${lines.join('\n')}\n`)
  // Now, and not at the end: whoever ends a service may end it without a word.
  flushCompileCache()
}

/** Starts the service as it is configured, or ends with a sentence that says why not. */
export const serve = (from: { readonly isBuilt: boolean }): Promise<void> =>
  start(from).catch((error: unknown) => {
    process.stderr.write(`${sentenceOfStart(error)}\n`)
    process.exit(1)
  })
