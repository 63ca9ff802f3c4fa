import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { openDatabase } from '../../../src/database/open-database.ts'
import * as tables from '../../../src/database/tables.ts'
import { markCity, refuseOthersData } from '../../../src/demo/city-standing.ts'
import { runChild, startChild } from '../../helpers/child-service.ts'

// Every test here waits for processes of its own, which takes its time on a busy machine.
vi.setConfig({ testTimeout: 300_000 })

const script = 'src/scripts/demo.ts'

let cwd: string

beforeAll(() => {
  cwd = mkdtempSync(join(tmpdir(), 'demo-'))
})

afterAll(() => rmSync(cwd, { recursive: true }))

describe('npm run demo', () => {
  test('fills a throw-away database, prints a login for each party that works, and leaves nothing behind', async () => {
    const demo = await startChild({ script, names: ['3'], cwd })
    const { stdout } = demo.said()
    expect(stdout).toContain('] 3/3\n')
    expect(stdout).toMatch(/Database: \S+pile-demo-\S+ \(thrown away when the demo stops\)/)
    const logins = [...stdout.matchAll(/^ {2}(\w+) +(\S+-password\S*)/gm)].map(([, login, password]) => ({ login, password }))
    expect(logins.map(({ login }) => login)).toEqual(['operator', 'property', 'community', 'centre', 'fire', 'grid', 'bureau'])
    for (const login of logins) {
      const body = JSON.stringify({ method: 'password', ...login })
      const answer = await fetch(`${demo.url}/api/login`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body,
      })
      expect(answer.status).toBe(200)
    }
    expect(await demo.end('SIGTERM')).toBe(0)
    expect(demo.said().stderr).toBe('')
    expect(readdirSync(cwd)).toEqual([])
  })

  test('stopped while it fills: nothing is left behind either', async () => {
    const ended = await runChild({ script, names: ['500'], cwd, onOutput: (child) => child.kill('SIGINT') })
    expect(ended.code).toBe(1)
    expect(readdirSync(cwd)).toEqual([])
  })

  test.each([
    [['many'], {}, 'Usage: npm run demo [-- CASES], with 1 to 500 cases'],
    [['3'], { PORT: 'abc' }, 'The demo was not started. PORT: must be a whole number'],
  ] as const)('%j with %j is a sentence', async (names, environment, sentence) => {
    const { code, stderr } = await runChild({ script, names, cwd, environment })
    expect(code).toBe(1)
    expect(stderr).toContain(sentence)
    expect(stderr).not.toContain('    at ')
    expect(readdirSync(cwd)).toEqual([])
  })
})

describe('a database named by DATABASE_URL', () => {
  const file = () => join(mkdtempSync(join(cwd, 'named-')), 'pile.db')
  const change = (named: string, work: (database: ReturnType<typeof openDatabase>) => void): void => {
    const database = openDatabase(named)
    work(database)
    database.sqlite.close()
  }
  const district = { code: '430211', nameZh: '天元区', nameEn: 'Tianyuan', rulesPackId: 'zhuzhou-2022' }

  test('is filled when it is empty, and gone on with when it holds a whole demo city', () => {
    const named = file()
    expect(() => refuseOthersData(named)).not.toThrow()
    change(named, ({ db }) => {
      db.insert(tables.districts).values(district).run()
      markCity(db, 'begun')
      markCity(db, 'whole')
    })
    expect(() => refuseOthersData(named)).not.toThrow()
  })

  test('is left alone when it holds data of its own: a demo has invented cases and a known password', () => {
    const named = file()
    change(named, ({ db }) => db.insert(tables.districts).values(district).run())
    expect(() => refuseOthersData(named)).toThrow('holds data of its own')
  })

  test('is not taken for a city when its filling was cut short', () => {
    const named = file()
    change(named, ({ db }) => markCity(db, 'begun'))
    expect(() => refuseOthersData(named)).toThrow('holds half a demo city')
  })
})
