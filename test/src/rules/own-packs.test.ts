import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sentencesOfCheck } from '../../../src/rules/check-pack-file.ts'
import { packsOf } from '../../../src/rules/own-packs.ts'
import { UnusableRules } from '../../../workflows/rules/packs.ts'

const ningbo = {
  extends: 'national-baseline',
  id: 'made-up-city',
  version: 1,
  title: { zh: '某市（测试）', en: 'Some city (test)' },
  place: { code: '330200', name: { zh: '某市', en: 'Some city' }, timeZone: 'Asia/Shanghai', calendar: 'cn' },
  clocks: {
    propertyReply: {
      length: { n: 9, unit: 'workingDay' },
      end: 'move',
      basis: {
        document: { zh: '某市规定', en: 'Rule of some city' },
        force: 'L',
        place: '330200',
        source: 'test',
        mark: 'read',
      },
    },
  },
}

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'own-packs-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

const written = (name: string, pack: unknown): string => {
  const file = join(folder, name)
  writeFileSync(file, typeof pack === 'string' ? pack : JSON.stringify(pack))
  return file
}

const faultsOf = (pack: unknown): string[] => {
  try {
    sentencesOfCheck(written('faulty.json.draft', pack))
  } catch (error) {
    if (error instanceof UnusableRules) return error.faults.map(({ path, sentence }) => `${path}: ${sentence.zh} ${sentence.en}`)
    throw error
  }
  return []
}

describe('a pack that an operator wrote', () => {
  test.each([
    [
      'a key that nobody knows, with what was perhaps meant',
      { ...ningbo, clocks: { ...ningbo.clocks, propertyRply: {} } },
      /clocks.propertyRply: 没有“propertyRply”这一项.*是不是想写“propertyReply”？/,
    ],
    ['a field that nobody knows', { ...ningbo, inForceForm: '2026-01-01' }, /inForceForm: .*是不是想写“inForceFrom”？/],
    [
      'a key that is missing',
      { ...ningbo, place: { ...ningbo.place, name: { zh: '某市' } } },
      /place.name.en: 缺少英文.*the English text is missing/,
    ],
    ['a text that is no pair of languages', { ...ningbo, title: '某市' }, /title: 须写成 .* a text is written as/],
    ['a text of signs alone', { ...ningbo, summary: { zh: '……', en: 'x' } }, /summary.zh: “……”不是文字/],
    ['a clock to leave out that nobody knows', { ...ningbo, without: ['hotlin'] }, /without.0: .*是不是想写“hotline”？/],
    ['a blank title', { ...ningbo, title: { zh: '  ', en: 'x' } }, /title.zh: 中文不得为空 the Chinese text may not be blank/],
    [
      'a time zone that is made up',
      { ...ningbo, place: { ...ningbo.place, timeZone: 'Asia/Ningbo' } },
      /place.timeZone: 没有时区“Asia\/Ningbo”/,
    ],
    [
      'a key that stands twice',
      `{"id":"a","version":1,"clocks":{"meter":{},"meter":{}}}`,
      /clocks.meter: “clocks.meter”写了两次/,
    ],
    ['a value that is on no list', { ...ningbo, runningCases: 'swich' }, /runningCases: “swich”不在清单内.*是不是想写“switch”？/],
  ])('is told of %s', (_, pack, sentence) => {
    expect(faultsOf(pack).join('\n')).toMatch(sentence)
  })

  test('hears of mistakes of form and of content at once', () => {
    const [reply] = [ningbo.clocks.propertyReply]
    const pack = { ...ningbo, mistyped: 1, clocks: { propertyReply: { ...reply, end: 'expire' } } }
    expect(faultsOf(pack).join('\n')).toMatch(/mistyped: [\s\S]*clocks.propertyReply.end: /)
  })

  test('hears of content whatever else is wrong with the form beside it', () => {
    const [reply] = [ningbo.clocks.propertyReply]
    const pack = {
      ...ningbo,
      place: { ...ningbo.place, calendar: 'mars', name: { zh: '某市' } },
      reopen: { withinDays: 'soon' },
      clocks: {
        propertyReply: { ...reply, end: 'expire' },
        meter: { ...reply, end: 'remind', length: { n: 2, unit: 'fortnight' }, basis: { ...reply.basis, place: '110000' } },
        capacity: { ...reply, end: 'remind', basis: { force: 'L' } },
      },
      duties: [{ who: { zh: '物业' } }, { who: { zh: '物业', en: 'company' }, what: { zh: '甲', en: '——' }, basis: reply.basis }],
    }
    const told = faultsOf(pack)
    const paths = told.map((fault) => fault.split(':')[0])
    expect(paths).toEqual(
      expect.arrayContaining([
        'place.name.en',
        'reopen.withinDays',
        'clocks.meter.length.unit',
        'duties.0.who.en',
        'clocks.propertyReply.end',
        'clocks.meter.basis',
        'duties.1.what.en',
        'place.calendar',
      ]),
    )
    // What was put aside is not told a second time, nor what stands in its place.
    expect(new Set(told).size).toBe(told.length)
    expect(paths.filter((path) => path?.startsWith('clocks.capacity.') && !path.startsWith('clocks.capacity.basis'))).toEqual([])
  })

  test('is told of every text that is missing or blank in one of the languages, all in one run, each by its path', () => {
    const whole = structuredClone(packsOf(null).get('guangzhou-2024')) as unknown as Record<string, unknown>
    const places: string[] = []
    const spoil = (value: unknown, path: string): void => {
      if (value === null || typeof value !== 'object') return
      const record = value as Record<string, unknown>
      if (typeof record['zh'] === 'string' && typeof record['en'] === 'string') {
        const language = places.length % 2 === 0 ? 'zh' : 'en'
        places.push(`${path}.${language}`)
        if (places.length % 3 === 0) delete record[language]
        else record[language] = ' \u3000'
        return
      }
      for (const [key, entry] of Object.entries(record)) spoil(entry, path === '' ? key : `${path}.${key}`)
    }
    spoil(whole, '')
    expect(places.length).toBeGreaterThan(200)
    const told = faultsOf({ ...whole, id: 'spoilt' }).map((fault) => fault.split(':')[0])
    expect(places.filter((place) => !told.includes(place))).toEqual([])
  })

  test('is told back rule by rule: what it changes of the pack it extends', () => {
    const told = sentencesOfCheck(written('good.draft', ningbo))
    expect(told[0]).toContain('没有错误')
    expect(told.join('\n')).toContain('clocks.propertyReply  物业答复')
    expect(told.join('\n')).toContain('+ 9个工作日')
    expect(told.join('\n')).toContain('9 working days')
    expect(told.join('\n')).toContain('地方规定：某市规定')
  })

  test('may begin with the mark of a Windows editor, and may name nobody who issues a paper', () => {
    const abolished = { ...ningbo, consent: { mode: 'NONE', paper: 'notNeeded', issuers: [] } }
    const told = sentencesOfCheck(written('bom.draft', `\uFEFF${JSON.stringify(abolished)}`))
    expect(told.join('\n')).toContain('+ 没有')
  })

  test('stands beside those in the box', () => {
    const own = mkdtempSync(join(folder, 'rules-'))
    writeFileSync(join(own, 'made-up-city.json'), JSON.stringify(ningbo))
    writeFileSync(join(own, 'notes.txt'), 'not a pack')
    const packs = packsOf(own)
    expect(packs.get('made-up-city')?.clocks.propertyReply?.length).toEqual({ n: 9, unit: 'workingDay' })
    expect(packs.has('zhuzhou-2022')).toBe(true)
  })

  test.each([
    ['a field that does not exist', { ...ningbo, clokcs: {} }, /clokcs/],
    [
      'a number that is none',
      { ...ningbo, reopen: { withinDays: 'soon' } },
      /^reopen.withinDays: 须写数字.*a number without quotes/,
    ],
    ['an id of the box', { ...ningbo, id: 'zhuzhou-2022' }, /^id: 编号“zhuzhou-2022”已被/],
    ['a base that is not there', { ...ningbo, extends: 'atlantis-1' }, /^extends: .*atlantis-1/],
    [
      'a rule of another place as law',
      {
        ...ningbo,
        clocks: {
          propertyReply: { ...ningbo.clocks.propertyReply, basis: { ...ningbo.clocks.propertyReply.basis, place: '110000' } },
        },
      },
      /^clocks.propertyReply.basis: 外地规定/,
    ],
    ['a paper that does not fit its mode', { ...ningbo, consent: { mode: 'NONE' } }, /^consent.paper: “NONE”时.*notNeeded/],
    [
      'a reminder before the beginning',
      { ...ningbo, clocks: { propertyReply: { ...ningbo.clocks.propertyReply, noticeBefore: [20] } } },
      /^clocks.propertyReply.noticeBefore: /,
    ],
    ['text that is no JSON', '{ "id": ', /不是有效的JSON/],
    ['a list', '[]', /规则包须是一个带“id”的对象/],
  ])('%s is named by its path, with a sentence', (_, pack, sentence) => {
    const faults = faultsOf(pack)
    expect(faults.length).toBeGreaterThan(0)
    expect(faults.join('\n')).toMatch(sentence)
  })

  test('the command ends well for a good file and badly for a faulty or missing one', () => {
    const script = fileURLToPath(new URL('../../../src/scripts/check-rules.ts', import.meta.url))
    const run = (...args: string[]) => spawnSync(process.execPath, [script, ...args], { encoding: 'utf8' })
    const good = run(written('good.draft', ningbo))
    expect([good.status, good.stdout.split('\n')[0]]).toEqual([0, expect.stringContaining('没有错误')])
    const bad = run(written('bad.draft', { ...ningbo, version: 0 }))
    expect([bad.status, bad.stderr]).toEqual([1, expect.stringContaining('version')])
    expect(run(join(folder, 'nowhere.json')).stderr).toContain('读不到文件')
    expect(run().status).toBe(2)
  })
})
