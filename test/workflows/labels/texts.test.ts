import { describe, expect, test } from 'vitest'
import { fill, placeholderNames, placeholdersOf } from '../../../workflows/labels/fill.ts'
import { allTexts, type Text, textsIn, textsOf } from './texts.ts'

const han = '\\p{Script=Han}'
const asciiBesideHan = new RegExp(`[${han}“”（）、，。：；][!"'(),:;?\\[\\]]|[!"'(),:;?\\[\\]][${han}“”（）、，。：；]`, 'u')
const asciiBetweenHan = new RegExp(`${han}\\s*[!-/:-@\\[-\`{-~]\\s*${han}`, 'u')

/** The Chinese text with a Chinese word in the place of each placeholder, as a citizen reads it. */
const chinese = ({ zh }: Text): string => zh.replace(/\{[A-Za-z]+\}/g, '某')

const places = (texts: readonly Text[]): string[] => texts.map((text) => `${text.at}: ${text.zh} | ${text.en}`)
const failing = (is: (text: Text) => boolean): string[] => places(allTexts.filter(is))

describe('every text that people read', () => {
  test('there are texts, and a broken one would be found', () => {
    expect(allTexts.length).toBeGreaterThan(700)
    expect(textsIn({ a: { zh: '有' }, b: [{ en: 'yes' }] }, 'x')).toEqual([
      { at: 'x.a', zh: '有', en: '' },
      { at: 'x.b.0', zh: '', en: 'yes' },
    ])
    expect(asciiBetweenHan.test('送达,审核')).toBe(true)
    expect(asciiBetweenHan.test('街道/社区')).toBe(true)
    expect(asciiBesideHan.test('申请某:送达')).toBe(true)
    expect(asciiBesideHan.test('盖章(扫描件）')).toBe(true)
  })

  test('stands in both languages and nothing else', () => {
    expect(failing(({ zh, en, at }) => zh.trim() === '' || en.trim() === '' || at.includes('('))).toEqual([])
  })

  test('is Chinese in Chinese and not in English', () => {
    expect(failing(({ zh }) => !/\p{Script=Han}/u.test(zh))).toEqual([])
    expect(failing(({ en }) => /\p{Script=Han}/u.test(en))).toEqual([])
  })

  test('names the same placeholders in both languages, all of them known', () => {
    const same = ({ zh, en }: Text) => placeholdersOf(zh).toSorted().join() === placeholdersOf(en).toSorted().join()
    expect(failing((text) => !same(text))).toEqual([])
    const known: readonly string[] = placeholderNames
    expect(failing(({ zh }) => placeholdersOf(zh).some((name) => !known.includes(name)))).toEqual([])
  })

  test('has Chinese punctuation between Chinese words', () => {
    expect(failing((text) => asciiBetweenHan.test(chinese(text)) || asciiBesideHan.test(chinese(text)))).toEqual([])
  })

  test('has no stray space, no doubled mark, and curly apostrophes', () => {
    expect(failing(({ zh, en }) => zh !== zh.trim() || en !== en.trim() || /\s\s/.test(zh + en))).toEqual([])
    expect(failing(({ zh, en }) => /[，。；：、]{2}/u.test(zh) || /[.,;:]{2}/.test(en))).toEqual([])
    expect(failing(({ en }) => /['"]/.test(en))).toEqual([])
  })

  test('holds no brace that is not a placeholder', () => {
    const values = Object.fromEntries(placeholderNames.map((name) => [name, 'x']))
    for (const text of allTexts) {
      expect(() => fill(text, values, 'zh'), text.at).not.toThrow()
      expect(() => fill(text, values, 'en'), text.at).not.toThrow()
    }
  })
})

describe('tone', () => {
  test('the system refuses, a company says no: the two are never mixed', () => {
    const refusals = [...textsOf('refusals'), ...textsOf('matterRefusals').filter(({ at }) => at.includes('RefusalWords'))]
    expect(
      places(
        refusals.filter(
          ({ at, zh, en }) => at.endsWith('.sentence') && !(zh.startsWith('系统未受理：') && en.startsWith('Not accepted')),
        ),
      ),
    ).toEqual([])
    expect(places(refusals.filter(({ zh, en }) => /不同意|驳回/.test(zh) || /reject/i.test(en)))).toEqual([])
    expect(failing(({ at, zh }) => !/^(refusals|matterRefusals)\./.test(at) && zh.includes('系统未受理'))).toEqual([])
    expect(failing(({ zh, en }) => zh.includes('拒绝') || /refus(al|ed)/i.test(en))).toEqual([])
  })

  test('no time is called late, and nothing unlawful, before it is known to bind', () => {
    const mayCallLate = ['S', 'N', 'L', 'P', 'J', 'A'].map((force) => `clocks.passedLabels.${force}`)
    const saysLate = ({ zh, en }: Text) => zh.includes('逾期') || /\blate\b|overdue/i.test(en.replaceAll('{late}', ''))
    expect(allTexts.filter(saysLate).map((text) => text.at)).toEqual(mayCallLate)
    expect(failing(({ zh, en }) => /违法|违规/.test(zh) || /illegal|unlawful/i.test(en))).toEqual([])
  })

  test('nothing but a place that says so makes silence a consent', () => {
    expect(failing(({ zh }) => zh.includes('视为'))).toEqual([])
    expect(allTexts.filter(({ zh }) => zh.includes('作为同意')).map((text) => text.at)).toEqual([
      'clocks.clockLabels.finalAnswer.deemed',
      'clocks.clockLabels.propertyReply.deemed',
    ])
  })

  test('owners are spoken to in plain words', () => {
    const officialese = /予以|逾期|届满|届时|特此|兹|贵方|贵户|相关规定|依法依规|之日起|上述/
    const toOwner = allTexts.filter(({ at }) => /^notices\..*\.owner\.|^refusals\./.test(at))
    expect(toOwner.length).toBeGreaterThan(150)
    expect(places(toOwner.filter(({ zh }) => officialese.test(zh)))).toEqual([])
  })
})

describe('where a text ends', () => {
  const ends = (texts: readonly Text[], stop: boolean) =>
    places(texts.filter(({ zh, en }) => /[。！？]$/u.test(zh) !== stop || /[.!?]$/.test(en) !== stop))

  test('sentences end with a full stop', () => {
    expect(ends(textsOf('refusals'), true)).toEqual([])
    expect(
      ends(
        textsOf('stepsBeside').filter(({ at }) => at.includes('Frames')),
        true,
      ),
    ).toEqual([])
    expect(ends(textsOf('paperNotes'), true)).toEqual([])
    expect(
      ends(
        textsOf('matterRefusals').filter(({ at }) => at.includes('RefusalWords')),
        true,
      ),
    ).toEqual([])
    expect(
      ends(
        textsOf('notices').filter(({ at }) => at.endsWith('.text')),
        true,
      ),
    ).toEqual([])
  })

  test('names and half sentences do not', () => {
    const halves = [
      'clocks',
      'codes',
      'eventValues',
      'events',
      'fields',
      'figures',
      'grounds',
      'guards',
      'matters',
      'paperNames',
      'parties',
      'rules',
      'stages',
      'valuesBeside',
    ] as const
    expect(ends(halves.flatMap(textsOf), false)).toEqual([])
    expect(
      ends(
        textsOf('nextSteps').filter(({ at }) => !at.includes('nextStepFrames')),
        false,
      ),
    ).toEqual([])
    expect(
      ends(
        textsOf('notices').filter(({ at }) => at.endsWith('.title')),
        false,
      ),
    ).toEqual([])
  })
})
