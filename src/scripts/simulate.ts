import { existsSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { readConfig } from '../config.ts'
import { UnusableStorage } from '../database/unusable-storage.ts'
import { sentenceOfStart } from '../start-errors.ts'

const usage = `用法 Usage: npm run simulate -- --cases N [--seed S] [--out FILE.db|none]
  --cases  how many requests (1 to 10000000)
  --seed   the same seed gives the same city (1 by itself)
  --out    a new database of the service; "none" (by itself): nothing is kept, the figures are printed
`

const bar = (done: number, all: number, perSecond: number): void => {
  const width = 30
  const filled = Math.round((Math.min(done, all) / all) * width)
  process.stderr.write(
    `\r  模拟 simulating [${'#'.repeat(filled)}${'.'.repeat(width - filled)}] ${done}/${all}, ${Math.round(perSecond)} events/s `,
  )
}

const run = async (cases: number, seed: number, out: string | null): Promise<void> => {
  if (out !== null && existsSync(out)) {
    throw new UnusableStorage(`There is a file ${out} already, and invented cases have no place among others. Name another one.`)
  }
  // Loaded only now: rules and chart are checked while they load, and a wrong call should be told at once.
  const { runSimulation } = await import('../simulation/run-simulation.ts')
  const config = out === null ? null : readConfig({ DATABASE_URL: `file:${out}` })
  const sentences = await runSimulation({ cases, seed, files: config }, bar)
  process.stderr.write('\n')
  for (const sentence of sentences) process.stdout.write(`${sentence}\n`)
}

const asked = (): { cases: number; seed: number; out: string | null } | null => {
  try {
    const { values } = parseArgs({
      options: { cases: { type: 'string' }, seed: { type: 'string', default: '1' }, out: { type: 'string', default: 'none' } },
    })
    const { cases = '', seed, out } = values
    if (!/^[1-9]\d{0,7}$/.test(cases) || Number(cases) > 10_000_000 || !/^\d{1,9}$/.test(seed)) return null
    return { cases: Number(cases), seed: Number(seed), out: out === 'none' ? null : out }
  } catch {
    return null
  }
}

const question = asked()
if (question === null) {
  process.stderr.write(usage)
  process.exitCode = 1
} else {
  try {
    await run(question.cases, question.seed, question.out)
  } catch (error) {
    process.stderr.write(`\n${sentenceOfStart(error, 'The city was not finished.')}\n`)
    process.exitCode = 1
  }
}
