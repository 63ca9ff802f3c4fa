import { describe, expect, test } from 'vitest'
import { calendars } from '../../../workflows/calendar/calendars.ts'
import { articlesOf } from '../../../workflows/rules/articles.ts'
import { checkPack } from '../../../workflows/rules/check.ts'
import { isInForceOn } from '../../../workflows/rules/known-day.ts'
import { loadPacks, packs, UnusableRules } from '../../../workflows/rules/packs.ts'
import { rulesOn } from '../../../workflows/rules/rules-on.ts'
import type { RulePack } from '../../../workflows/rules/schema.ts'
import { packNamed } from '../../helpers/case-facts.ts'
import { inReview } from '../../helpers/case-journeys.ts'

const zhuzhou = packNamed('zhuzhou-2022')
const { basis } = zhuzhou.fire
const reply = zhuzhou.clocks.propertyReply!
const inForce = (one: RulePack) => articlesOf(one).find(({ key }) => key === 'inForce')!
const faultsOf = (one: RulePack) => checkPack(one, calendars).map(({ path }) => path)
const pack = (change: Partial<RulePack>): RulePack => ({ ...zhuzhou, inForceFrom: '2023-05-01', ...change })

describe('the day from which a pack is in force is said as far as it is known', () => {
  test.each([
    ['a day', '2023-05-01', '自2023年5月1日起施行', 'from 1 May 2023'],
    [
      'a month',
      '2023-05',
      '2023年5月（日期不详）起施行，哪一天没有查到；平台自2023年5月1日起适用',
      'from May 2023 (day not known)',
    ],
    [
      'a year',
      '2023',
      '2023年（月、日不详）起施行，哪一天没有查到；平台自2023年5月1日起适用',
      'from 2023 (month and day not known)',
    ],
    ['nothing', null, '从哪一天起施行没有查到；平台自2023年5月1日起适用', 'since when was not found'],
  ])('%s', (_, as, zh, en) => {
    const { text, basis: rests } = inForce(pack({ inForceFromKnown: { as, basis } }))
    expect([text.zh, text.en.startsWith(en), rests]).toEqual([zh, true, [basis]])
  })

  test('two that the sources do not settle: 重庆, May 2023 or 2024', () => {
    expect(inForce(packNamed('chongqing-2023')).text.zh).toBe(
      '最早2023年5月（日期不详）、最晚2024年（月、日不详）起施行，没有查清；平台自2023年5月1日起适用',
    )
  })

  test('where nobody has said what it rests on, that', () => {
    const { inForceFromKnown: _, ...unsaid } = zhuzhou
    expect(inForce(unsaid).text.zh).toContain('这个日期依据什么没有写明')
  })

  test('every pack in the box says what is known of its day; only Guangzhou knows the very one', () => {
    expect([...packs.values()].filter(({ inForceFromKnown }) => !inForceFromKnown)).toEqual([])
    const exact = [...packs.values()].filter(({ inForceFromKnown }) => inForceFromKnown?.as?.length === 10)
    expect(exact.map(({ id }) => id)).toEqual(['guangzhou-2024'])
  })

  test.each([
    ['a day outside of what is known', { inForceFromKnown: { as: '2024', basis } }, 'inForceFrom'],
    ['a day that is in no calendar', { inForceFromKnown: { as: '2023-02-30', basis } }, 'inForceFromKnown'],
    [
      'a latest day before the earliest',
      { inForceFromKnown: { as: '2023-05', atLatest: '2022', basis } },
      'inForceFromKnown.atLatest',
    ],
    [
      'a latest day without an earliest',
      { inForceFromKnown: { as: null, atLatest: '2024', basis } },
      'inForceFromKnown.atLatest',
    ],
  ])('%s is a mistake', (_, change, path) => {
    expect(faultsOf(pack(change))).toEqual([path])
  })
})

describe('a pack that lapses', () => {
  const until = (on: string, successor?: string): Partial<RulePack> => ({
    inForceUntil: { on, basis, ...(successor ? { successor } : {}) },
  })

  test('is in force on its last day, and not on the next', () => {
    const trial = pack(until('2025-04-30', 'national-baseline'))
    expect(['2023-04-30', '2023-05-01', '2025-04-30', '2025-05-01'].map((day) => isInForceOn(trial, day))).toEqual([
      false,
      true,
      true,
      false,
    ])
    expect(inForce(trial).text).toMatchObject({
      zh: expect.stringContaining('施行至2025年4月30日（含当天），此后按规则包“national-baseline”'),
      en: expect.stringContaining('until 30 April 2025, that day included; then the pack “national-baseline”'),
    })
  })

  test('that ends before it begins, or says nothing of what comes then, is a mistake', () => {
    expect(faultsOf(pack(until('2023-04-30', 'national-baseline')))).toEqual(['inForceUntil.on'])
    expect(faultsOf(pack(until('2025-04-30')))).toEqual(['inForceUntil.successor'])
    expect(faultsOf(pack(until('2025-04-30', zhuzhou.id)))).toEqual(['inForceUntil.successor'])
  })

  const loaded = (...documents: object[]) => {
    try {
      return loadPacks([packNamed('national-baseline'), ...documents])
    } catch (error) {
      if (error instanceof UnusableRules) return error.faults.map(({ pack, path, sentence }) => `${pack} ${path}: ${sentence.en}`)
      throw error
    }
  }
  const town = (id: string, more: object): object => ({
    extends: 'national-baseline',
    id,
    version: 1,
    title: { zh: '某镇', en: 'Town' },
    place: { code: '430281', name: { zh: '某镇', en: 'Town' }, timeZone: 'Asia/Shanghai', calendar: 'cn' },
    inForceFrom: '2023-05-01',
    ...more,
  })
  const end = { on: '2025-04-30', basis }

  test('is followed by the one that it extends, where it names no other', () => {
    const found = loaded(town('trial', { inForceUntil: end }))
    expect(Array.isArray(found) ? found : found.get('trial')?.inForceUntil?.successor).toBe('national-baseline')
  })

  test.each([
    ['that is not there', [town('trial', { inForceUntil: { ...end, successor: 'atlantis' } })], 'there is no pack "atlantis"'],
    [
      'that leaves a gap',
      [town('trial', { inForceUntil: { ...end, successor: 'later' } }), town('later', { inForceFrom: '2025-06-01' })],
      '"later" is not in force on 2025-05-01: there would be a gap',
    ],
    [
      'that overlaps with it',
      [town('trial', { inForceUntil: { ...end, successor: 'early' } }), town('early', { inForceFrom: '2025-01-01' })],
      '"early" is in force from 2025-01-01 on: until 2025-04-30 both would be',
    ],
    [
      'that is a draft',
      [
        town('trial', { inForceUntil: { ...end, successor: 'draft' } }),
        town('draft', { inForceFrom: '2025-05-01', standing: 'draft' }),
      ],
      '"draft" is a draft and never in force',
    ],
  ])('by one %s is a mistake', (_, documents, sentence) => {
    expect(loaded(...documents)).toEqual([`trial inForceUntil.successor: ${sentence}`])
  })

  test('does not give its last day to a pack that extends it', () => {
    const found = loaded(town('trial', { inForceUntil: end }), { ...town('child', {}), extends: 'trial' })
    if (Array.isArray(found)) throw new Error(found.join())
    expect([found.get('child')?.inForceUntil, found.get('child')?.inForceFromKnown]).toEqual([undefined, undefined])
  })
})

describe('a rule that lapses before its pack does', () => {
  const { inForceUntil: _, afterwards: __, ...ordinary } = reply
  const trial: RulePack = {
    ...zhuzhou,
    clocks: {
      ...zhuzhou.clocks,
      propertyReply: {
        ...ordinary,
        length: { n: 2, unit: 'workingDay' },
        variants: [],
        inForceUntil: { on: '2026-03-03', basis },
        afterwards: { ...ordinary, length: { n: 8, unit: 'workingDay' }, variants: [] },
      },
    },
    grounds: {
      ...zhuzhou.grounds,
      FEE_ARREARS: { ...zhuzhou.grounds.FEE_ARREARS!, inForceUntil: { on: '2026-03-03', basis } },
    },
  }

  test('holds on its last day; on the next what is written for afterwards, or nothing', () => {
    expect(rulesOn(trial, '2026-03-03')).toBe(trial)
    const later = rulesOn(trial, '2026-03-04')
    expect([later.clocks.propertyReply?.length?.n, later.grounds.FEE_ARREARS]).toEqual([8, undefined])
    expect(later.clocks.serve).toBe(trial.clocks.serve)
  })

  test('a clock that is open keeps it, also after it has lapsed; one that opens then has the other length', () => {
    const before = inReview({ pack: trial })
    expect(before.clock('propertyReply')).toMatchObject({ length: { n: 2 }, ruledBy: { length: { n: 2 } } })
    expect(before.until('2026-03-04').clock('propertyReply')).toMatchObject({ dueOn: '2026-03-04', length: { n: 2 } })
    const after = inReview({ pack: trial, at: '2026-03-04T01:00:00.000Z' })
    expect(after.clock('propertyReply')).toMatchObject({ length: { n: 8 }, ruledBy: { length: { n: 8 } } })
    const { decided } = after.replay()
    expect(JSON.stringify(decided)).toBe(JSON.stringify(after.file))
  })

  test('is told with its last day and with what holds afterwards', () => {
    const texts = articlesOf(trial)
    expect(texts.find(({ key }) => key === 'clocks.propertyReply')?.text.zh).toMatch(
      /^2个工作日；.*这一条施行至2026年3月3日（含当天）；此后：8个工作日/,
    )
    expect(texts.find(({ key }) => key === 'grounds.FEE_ARREARS')?.text.en).toMatch(
      /until 3 March 2026.*afterwards there is none$/,
    )
  })

  test('comes from the wider place again, where nothing is written for afterwards', () => {
    const lapsing = { ...ordinary, length: { n: 2, unit: 'workingDay' }, variants: [], inForceUntil: { on: '2026-03-03', basis } }
    const town = loadPacks([
      packNamed('national-baseline'),
      { ...zhuzhou, extends: 'national-baseline', id: 'town', clocks: { propertyReply: lapsing } },
    ]).get('town')
    expect(town?.clocks.propertyReply?.afterwards?.length).toEqual(packNamed('national-baseline').clocks.propertyReply?.length)
  })

  test.each([
    [
      'that nothing follows though cases wait for it',
      { ...ordinary, inForceUntil: { on: '2026-03-03', basis } },
      'clocks.propertyReply.afterwards',
    ],
    [
      'that had lapsed before its pack',
      { ...trial.clocks.propertyReply!, inForceUntil: { on: '2021-12-31', basis } },
      'clocks.propertyReply.inForceUntil.on',
    ],
    ['with an afterwards and no last day', { ...ordinary, afterwards: ordinary }, 'clocks.propertyReply.inForceUntil'],
    [
      'followed by an end that the chart does not offer',
      { ...trial.clocks.propertyReply!, afterwards: { ...ordinary, end: 'remind' as const } },
      'clocks.propertyReply.afterwards.end',
    ],
  ])('one %s is a mistake', (___, propertyReply, path) => {
    expect(faultsOf({ ...zhuzhou, clocks: { ...zhuzhou.clocks, propertyReply } })).toEqual([path])
  })

  test('one that would outlive its pack is a mistake', () => {
    const inForceUntil = { on: '2026-01-31', basis, successor: 'national-baseline' }
    expect(faultsOf({ ...trial, inForceUntil })).toEqual([
      'clocks.propertyReply.inForceUntil.on',
      'grounds.FEE_ARREARS.inForceUntil.on',
    ])
  })
})

/** Every day, month or year of a pack, by its path. */
const daysIn = (value: unknown, path: readonly string[] = []): (readonly string[])[] => {
  if (value === null || typeof value !== 'object') return []
  return Object.entries(value).flatMap(([key, entry]) =>
    typeof entry === 'string' &&
    /^\d{4}(-\d\d){0,2}$/.test(entry) &&
    !['article', 'source', 'code', 'zh', 'en', 'place'].includes(key)
      ? [[...path, key]]
      : daysIn(entry, [...path, key]),
  )
}

test.each([...packs.values()])('$id: no day of it can be changed without a sentence that says otherwise', (pack) => {
  const told = JSON.stringify(articlesOf(pack))
  const places = daysIn(pack)
  expect(places.length).toBeGreaterThan(0)
  const silent = places.filter((path) => {
    const copy = structuredClone(pack)
    // biome-ignore lint/suspicious/noExplicitAny: a path into any pack
    const parent = path.slice(0, -1).reduce((at: any, key) => at[key], copy)
    const key = path.at(-1)!
    parent[key] = String(Number(parent[key].slice(0, 4)) - 1) + parent[key].slice(4)
    return JSON.stringify(articlesOf(copy)) === told
  })
  expect(silent.map((path) => path.join('.'))).toEqual([])
})
