import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { readDatabase } from '../../src/database/open-database.ts'
import { sqliteExports } from '../../src/database/sqlite-exports.ts'
import { type ExportForm, openExports } from '../../src/exports/open-exports.ts'
import { readRulesLibrary } from '../../src/rules/rules-library.ts'
import { usualCity } from '../../src/simulation/parameters.ts'
import { runSimulation } from '../../src/simulation/run-simulation.ts'

const forms = ['csv', 'xes', 'ocel'] as const satisfies readonly ExportForm[]
/** What an export holds is looked at so often on its way. */
const looks = 24
/** It may hold so much more at its end than at its beginning: what a compound and the caches of the process take. */
const mayGrowMb = 8

/**
 * What the exports of a large city cost, and what they hold meanwhile: the heap after a collection, over the first and the
 * last quarter of the way. Fails where it grows with the file. `--cases=10000`; `--seed`; `--json`.
 */
export const exportsBench = async (options: ReadonlyMap<string, string>): Promise<boolean> => {
  const [cases, seed] = [Number(options.get('cases') ?? 10_000), Number(options.get('seed') ?? 1)]
  const say = options.has('json') ? () => {} : (line: string) => void process.stdout.write(`  ${line}\n`)
  const folder = mkdtempSync(join(tmpdir(), 'exported-city-'))
  try {
    const files = {
      databaseFile: join(folder, 'city.db'),
      keysFile: join(folder, 'keys.db'),
      filesDir: join(folder, 'files'),
    }
    const [lived = ''] = await runSimulation({ cases, seed, files }, () => {})
    say(lived)
    const now = `${usualCity.until}T16:00:00.000Z`
    const database = readDatabase(files.databaseFile)
    const exports = openExports({
      record: sqliteExports(
        database,
        readRulesLibrary(database.db, null, () => now),
      ),
      districtsOf: async () => usualCity.districts.map(([code]) => code),
      secret: () => Buffer.alloc(32, 1),
      now: () => now,
    })
    const measured: Record<string, Awaited<ReturnType<typeof measure>>> = {}
    for (const form of forms) {
      const { pieces } = await exports({ party: 'bureau', organisationId: null }, form)
      const found = await measure(pieces, cases)
      measured[form] = found
      say(
        `${form.padEnd(5)} ${found.seconds.toFixed(1)} s, ${(found.bytes / 1e6).toFixed(0)} MB, heap ${found.heapMb.first} MB in the first quarter, ${found.heapMb.last} MB in the last`,
      )
    }
    database.sqlite.close()
    if (options.has('json')) process.stdout.write(`${JSON.stringify({ exports: { cases, ...measured } }, null, 2)}\n`)
    return Object.values(measured).every(({ heapMb }) => heapMb.last - heapMb.first <= mayGrowMb)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const measure = async (pieces: AsyncIterable<string> | Iterable<string>, cases: number) => {
  const heaps: { readonly bytes: number; readonly mb: number }[] = []
  // A case takes some ten thousand signs in every form: so the looks lie about evenly, whatever the size.
  const every = Math.max(1, Math.floor((cases * 5000) / looks))
  const before = performance.now()
  let [bytes, looking, next] = [0, 0, 0]
  for await (const piece of pieces) {
    bytes += Buffer.byteLength(piece)
    if (bytes < next) continue
    next = bytes + every
    const at = performance.now()
    heaps.push({ bytes, mb: heapMb() })
    looking += performance.now() - at
  }
  const seconds = (performance.now() - before - looking) / 1000
  const most = (some: typeof heaps): number => Math.round(Math.max(0, ...some.map(({ mb }) => mb)))
  // What is loaded and compiled on the first pieces is no part of the file.
  const settled = heaps.filter((look) => look.bytes > bytes / 20)
  return {
    ...{ seconds: Number(seconds.toFixed(2)), bytes },
    heapMb: {
      first: most(settled.filter((look) => look.bytes <= bytes / 4)),
      last: most(settled.filter((look) => look.bytes >= (3 * bytes) / 4)),
    },
  }
}

const collect = ((): (() => void) => {
  setFlagsFromString('--expose-gc')
  return runInNewContext('gc') as () => void
})()

const heapMb = (): number => {
  collect()
  return process.memoryUsage().heapUsed / 1e6
}
