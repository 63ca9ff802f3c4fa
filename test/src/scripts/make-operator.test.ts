import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { argon2Passwords } from '../../../src/accounts/passwords.ts'
import { openDatabase } from '../../../src/database/open-database.ts'
import { sqliteAccountStore } from '../../../src/database/sqlite-accounts.ts'

const script = fileURLToPath(new URL('../../../src/scripts/make-operator.ts', import.meta.url))

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'operator-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const run = (names: readonly string[], environment: Record<string, string> = {}) =>
  spawnSync(process.execPath, [script, ...names], {
    cwd: folder,
    encoding: 'utf8',
    env: { DATABASE_URL: `file:${join(folder, 'deep', 'pile.db')}`, ...environment },
  })

const accountIn = async (login: string) => {
  const database = openDatabase(join(folder, 'deep', 'pile.db'))
  const found = await sqliteAccountStore(database).staffByLogin(login)
  database.sqlite.close()
  return found
}

describe('npm run operator', () => {
  test('makes an operator in a database that did not exist, with a password that is printed once and works', async () => {
    const { status, stdout, stderr } = run(['Root'])
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    const password = /shown only now: (\S+)\n$/.exec(stdout)?.[1] ?? ''
    expect(stdout.split(password)).toHaveLength(2)
    const found = await accountIn('root')
    expect(found?.account).toMatchObject({ party: 'operator', organisationId: null, disabledAt: null })
    const passwords = await argon2Passwords()
    expect(await passwords.verify(found?.passwordHash ?? '', password)).toBe(true)
  })

  test('refuses a login that is taken and leaves its password as it was', async () => {
    run(['root'])
    const before = await accountIn('root')
    const { status, stdout, stderr } = run(['ROOT'])
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' })
    expect(stderr).toBe('The login name ROOT is taken; nothing was changed. Choose another one.\n')
    expect(await accountIn('root')).toEqual(before)
  })

  test('takes a second factor away at the machine itself, and says so where there is none', () => {
    run(['root'])
    const { status, stderr } = run(['root', '--reset-second-factor'])
    expect({ status, stderr }).toEqual({ status: 1, stderr: 'There is no root with a second factor; nothing was changed.\n' })
  })

  test.each([[[]], [['two', 'names']], [['no spaces']], [['ab']]])('%j is no name', (names) => {
    const { status, stderr } = run(names)
    expect(status).toBe(1)
    expect(stderr).toContain('npm run operator -- NAME')
    expect(existsSync(join(folder, 'deep'))).toBe(false)
  })

  test('keeps keys where the environment says', () => {
    const keys = join(folder, 'elsewhere', 'keys.db')
    expect(run(['root'], { KEYS_FILE: keys }).status).toBe(0)
    expect(existsSync(keys)).toBe(true)
    expect(existsSync(join(folder, 'deep', 'pile.keys.db'))).toBe(false)
  })

  test('a wrong environment is a sentence, not a trace', () => {
    const { status, stderr } = run(['root'], { PORT: 'a lot' })
    expect(status).toBe(1)
    expect(stderr).toMatch(/^The service was not started\. PORT: /)
    expect(stderr).not.toContain('    at ')
  })
})
