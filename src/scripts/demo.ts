import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readConfig } from '../config.ts'
import { ensureBuilt } from '../pages/build-pages.ts'
import { sentenceOfStart } from '../start-errors.ts'

/** How many requests the demo city sees when nothing else is asked. */
const usualCases = 320
const mostCases = 500

/** Until the demo runs, a signal ends it at once; what is thrown away is thrown away on every way out. */
const signals = ['SIGINT', 'SIGTERM'] as const
const leave = () => process.exit(1)

const run = async (cases: number): Promise<void> => {
  for (const signal of signals) process.once(signal, leave)
  const throwAway = process.env['DATABASE_URL'] ? null : mkdtempSync(join(tmpdir(), 'pile-demo-'))
  if (throwAway !== null) process.once('exit', () => rmSync(throwAway, { recursive: true, force: true }))
  const config = readConfig({
    ...process.env,
    ...(throwAway === null ? {} : { DATABASE_URL: `file:${join(throwAway, 'pile.db')}` }),
    LOG_LEVEL: process.env['LOG_LEVEL'] || 'warn',
  })
  // Loaded only now: rules and chart are checked while they load, and what is wrong with them must end in a sentence.
  await ensureBuilt((line) => process.stdout.write(`${line}\n`))
  const { runDemo } = await import('../demo/run-demo.ts')
  const demo = await runDemo(config, { cases, isThrownAway: throwAway !== null })
  for (const signal of signals) process.removeListener(signal, leave).once(signal, () => void end(demo))
}

const end = async (demo: { stop(): Promise<void> }): Promise<void> => {
  for (const signal of signals) process.removeAllListeners(signal)
  try {
    await demo.stop()
    process.exit(0)
  } catch (error) {
    process.stderr.write(`${String(error)}\n`)
    process.exit(1)
  }
}

const [asked = String(usualCases), ...more] = process.argv.slice(2)
if (more.length > 0 || !/^[1-9]\d{0,2}$/.test(asked) || Number(asked) > mostCases) {
  process.stderr.write(`用法 Usage: npm run demo [-- CASES], with 1 to ${mostCases} cases; ${usualCases} by itself.\n`)
  process.exitCode = 1
} else {
  run(Number(asked)).catch((error: unknown) => {
    process.stderr.write(`\n${sentenceOfStart(error, 'The demo was not started.')}\n`)
    process.exit(1)
  })
}
