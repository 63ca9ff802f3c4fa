import { describe, expect, test } from 'vitest'
import { wrapText } from '../../../src/papers/wrap-text.ts'

/** A Chinese sign is two wide, everything else one. */
const measure = (text: string): number =>
  [...text].reduce((width, sign) => width + (/[\u2018-\u201d\u3000-\uffef]/.test(sign) ? 2 : 1), 0)
const wrap = (text: string, width = 10) => wrapText(text, width, measure)

describe('breaking a text into lines', () => {
  test('Chinese breaks between any two signs, English between words', () => {
    expect(wrap('没有答复不等于同意')).toEqual(['没有答复不', '等于同意'])
    expect(wrap('silence is not consent')).toEqual(['silence is', 'not', 'consent'])
    expect(wrap('第140条是local rule', 8)).toEqual(['第140条', '是local', 'rule'])
  })

  test('a closing mark never begins a line, an opening one never ends it', () => {
    expect(wrap('没有答复了，不等于同意')).toEqual(['没有答复', '了，不等于', '同意'])
    expect(wrap('没有答复（平台默认）')).toEqual(['没有答复', '（平台默', '认）'])
    expect(wrap('本单标为“待证”的')).toEqual(['本单标为', '“待证”的'])
  })

  test('a word that is wider than a line is cut, so that nothing leaves the page', () => {
    expect(wrap('a'.repeat(25))).toEqual(['a'.repeat(10), 'a'.repeat(10), 'a'.repeat(5)])
    expect(wrap('𠮷'.repeat(12)).join('')).toBe('𠮷'.repeat(12))
  })

  test('line ends stay, and an empty text is one empty line', () => {
    expect(wrap('一\n\n二')).toEqual(['一', '', '二'])
    expect(wrap('')).toEqual([''])
  })

  test('no sign is lost and no line is wider than it may be', () => {
    const text =
      '未答复证明：最晚2026年3月9日（平台默认，参照“重庆：自用充电桩政策问答”，在本地没有强制力）。The platform’s default, not binding.'
    for (let width = 6; width < 60; width += 1) {
      const lines = wrap(text, width)
      expect(lines.join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''))
      for (const line of lines) expect(measure(line)).toBeLessThanOrEqual(width)
    }
  })
})
