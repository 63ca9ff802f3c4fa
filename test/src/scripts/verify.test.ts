import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { keepUp } from '../../../src/database/keep-up.ts'
import { openKeyRing } from '../../../src/sealing/keys.ts'
import { type FullCity, fullCity } from '../../helpers/full-city.ts'

const script = fileURLToPath(new URL('../../../src/scripts/verify.ts', import.meta.url))

let folder: string
let full: FullCity

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'verify-'))
  full = await fullCity({ folder })
  keepUp(full.city.database.db, full.city.library)
})

afterAll(() => {
  full.city.close()
  rmSync(folder, { recursive: true })
})

const run = (environment: Record<string, string> = {}) =>
  spawnSync(process.execPath, [script], {
    cwd: folder,
    encoding: 'utf8',
    env: { DATABASE_URL: `file:${join(folder, 'pile.db')}`, ...environment },
  })

/** The bytes of everything in the folder but SQLite's own index of the log. */
const bytes = () =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.endsWith('-shm'))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((file) => `${file} ${createHash('sha256').update(readFileSync(file)).digest('hex')}`)
    .sort()

describe('npm run verify', () => {
  test('says that all is well, shows its progress on stderr, and writes nothing, while a service has the files open', () => {
    const before = bytes()
    const { status, stdout, stderr } = run()
    expect({ status, stdout }).toEqual({
      status: 0,
      stdout: '核对一致 Verified: 3 cases, 8 events (8 decided again), 2 documents. Everything follows from the record.\n',
    })
    expect(stderr).toMatch(/\[#{30}\] 3\/3\n$/)
    expect(bytes()).toEqual(before)
  })

  test('names each difference with case, event and what is not as it was written', () => {
    const { sqlite } = full.city.database
    sqlite.exec(`update case_events set actor = replace(actor, 'account', 'another') where seq = 4`)
    const { status, stdout } = run({ FILES_DIR: join(folder, 'elsewhere') })
    sqlite.exec(`update case_events set actor = replace(actor, 'another', 'account') where seq = 4`)
    expect(status).toBe(1)
    const lines = stdout.split('\n')
    expect(lines[0]).toBe('核对不一致 Not as it was written: 3 differences in 3 cases, 8 events (8 decided again), 2 documents.')
    expect(lines).toContain(
      `  case 430211-2026-000001-4 (${full.contested}), event 4, chain: it was changed after it was written`,
    )
    expect(lines.filter((line) => /document: the file of the document \S+ is missing$/.test(line))).toHaveLength(2)
  })

  test('does not take another key file for the right one', () => {
    const { status, stdout } = run({ KEYS_FILE: strangeKeys() })
    expect(status).toBe(1)
    expect(stdout).toContain('event 4, sealed part: its key is not in the key file: nobody can read it any more')
  })

  test.each([
    [
      'no database',
      () => ({ DATABASE_URL: 'file:nowhere/pile.db' }),
      'There is no database nowhere/pile.db. Name it with DATABASE_URL.',
    ],
    ['no key file', () => ({ KEYS_FILE: 'nowhere.db' }), 'There is no key file nowhere.db: nobody can read what is sealed.'],
    [
      'a file of something else',
      () => ({ DATABASE_URL: `file:${noDatabase()}` }),
      'is not a database of this service, or it is damaged',
    ],
    ['a wrong variable', () => ({ PORT: 'a lot' }), 'PORT: '],
  ] as const)('%s is a sentence, not a trace', (_, environment, sentence) => {
    const { status, stdout, stderr } = run(environment())
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' })
    expect(stderr).toMatch(/^Nothing was verified\. /)
    expect(stderr).toContain(sentence)
    expect(stderr).not.toContain('    at ')
    expect(existsSync(join(folder, 'nowhere'))).toBe(false)
  })
})

const noDatabase = (): string => {
  const file = join(folder, 'photo.db')
  writeFileSync(file, 'not a database at all, but long enough to be looked at as one: '.repeat(100))
  writeFileSync(join(folder, 'photo.keys.db'), '')
  return file
}

const strangeKeys = (): string => {
  const file = join(folder, 'strange.keys.db')
  rmSync(file, { force: true })
  openKeyRing(file).close()
  return file
}
