import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { sentenceOfStart } from '../../src/start-errors.ts'
import { loadCalendar } from '../../workflows/calendar/calendars.ts'
import notice2026 from '../../workflows/calendar/cn/2026.json' with { type: 'json' }
import statutory from '../../workflows/calendar/cn/statutory.json' with { type: 'json' }
import { loadPacks } from '../../workflows/rules/packs.ts'

const saidOf = async (work: () => unknown): Promise<string> => {
  try {
    await work()
  } catch (error) {
    return sentenceOfStart(error)
  }
  throw new Error('nothing was wrong')
}

describe('what is said when the service does not start', () => {
  test('a pack that extends one that is not there: which one', async () => {
    expect(await saidOf(() => loadPacks([{ id: 'here', extends: 'nowhere' }]))).toBe(
      'The service was not started. The rules cannot be used:\nhere extends: rule pack here extends nowhere, which is not there',
    )
  })

  test('a pack of the wrong form: each place', async () => {
    const said = await saidOf(() => loadPacks([{ id: 'here' }]))
    expect(said).toMatch(/^The service was not started\. The rules cannot be used:\n/)
    expect(said).toContain('here clocks: "clocks" is missing')
  })

  test('a calendar with a day of another year: which notice', async () => {
    const wrong = { ...notice2026, work: ['2028-01-04'] }
    expect(await saidOf(() => loadCalendar('cn', [wrong], statutory))).toBe(
      'The service was not started. The calendar cannot be used:\ncalendar cn, cn-2026: 2028-01-04 is not a day of 2026',
    )
  })

  test('a calendar of the wrong form: which field', async () => {
    const said = await saidOf(() => loadCalendar('cn', [{ ...notice2026, year: 'next' }], statutory))
    expect(said).toMatch(/^The service was not started\. The calendar cannot be used:\ncalendar cn: /)
    expect(said).toContain('at year')
  })

  test('rules that are no JSON: which file', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'rules-'))
    const file = join(folder, 'pack.json')
    writeFileSync(file, '{ "id": ')
    const said = await saidOf(() => createRequire(import.meta.url)(file))
    rmSync(folder, { recursive: true })
    expect(said).toMatch(/^The service was not started\. The rules cannot be used:\n.*pack\.json/)
  })

  test.each([
    ['EADDRINUSE', 'listen', 'set PORT to a free one'],
    ['EADDRNOTAVAIL', 'listen', 'set HOST to one of its own'],
    ['EACCES', 'listen', 'set PORT to one above 1023'],
    ['ENOTFOUND', 'getaddrinfo', 'set HOST to an address of this machine'],
  ])('an address that cannot be taken (%s): what to do', (code, syscall, todo) => {
    expect(sentenceOfStart(Object.assign(new Error(`${syscall} ${code}`), { code, syscall }))).toMatch(
      new RegExp(`^The service was not started\\. [^\\n]*${todo}\\.$`),
    )
  })

  test('a bug keeps its trace: whoever mends it needs to know where', () => {
    expect(sentenceOfStart(new TypeError('x is not a function'))).toContain('    at ')
    expect(sentenceOfStart(Object.assign(new Error('mkdir'), { code: 'EACCES', syscall: 'mkdir' }))).toContain('    at ')
  })
})
