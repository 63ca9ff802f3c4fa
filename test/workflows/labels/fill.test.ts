import { describe, expect, test } from 'vitest'
import { fill, placeholderNames, placeholdersOf } from '../../../workflows/labels/fill.ts'
import { allTexts } from './texts.ts'

const both = (text: string) => ({ zh: text, en: text })

describe('filling a text', () => {
  test('puts values where the placeholders stand, as often as they stand', () => {
    const text = { zh: '{party}需在{dueOn}前答复{party}', en: '{party} must answer {party} by {dueOn}' }
    expect(fill(text, { party: '物业公司', dueOn: '3月9日' }, 'zh')).toBe('物业公司需在3月9日前答复物业公司')
    expect(fill(text, { party: 'Owner', dueOn: 7 }, 'en')).toBe('Owner must answer Owner by 7')
  })

  test('joins lists as each language does', () => {
    const text = { zh: '还缺{missing}。', en: 'Missing: {missing}.' }
    expect(fill(text, { missing: ['身份证明', '购车证明', '照片'] }, 'zh')).toBe('还缺身份证明、购车证明、照片。')
    expect(fill(text, { missing: ['identity', 'car', 'photo'] }, 'en')).toBe('Missing: identity, car and photo.')
    expect(fill(text, { missing: ['identity', 'car'] }, 'en')).toBe('Missing: identity and car.')
    expect(fill(text, { missing: ['identity'] }, 'en')).toBe('Missing: identity.')
  })

  test('never leaves a sentence half filled', () => {
    expect(() => fill(both('{party}'), {}, 'zh')).toThrow('no value for {party}')
    expect(() => fill(both('{stranger}'), { party: 'x' }, 'zh')).toThrow('unknown placeholder {stranger}')
    expect(() => fill(both('{toString}'), {}, 'zh')).toThrow('unknown placeholder {toString}')
    expect(() => fill(both('{missing}'), { missing: [] }, 'en')).toThrow('an empty list for {missing}')
    expect(() => fill(both('{party'), { party: 'x' }, 'en')).toThrow('stray brace')
    expect(() => fill(both('party}'), { party: 'x' }, 'en')).toThrow('stray brace')
    expect(() => fill(both('{}'), {}, 'en')).toThrow('unknown placeholder {}')
  })

  test('a value that looks like a placeholder stays what it is', () => {
    expect(fill(both('{organisation}'), { organisation: '{url}$&' }, 'zh')).toBe('{url}$&')
  })

  test('every placeholder on the list is used by some text', () => {
    const used = new Set(allTexts.flatMap(({ zh }) => placeholdersOf(zh)))
    // Texts that are put together by a function, not exported: of a basis, of a notice, of an entry of the record.
    const inside = ['model', 'document', 'article', 'url', 'basis', 'dueOn', 'record']
    expect(placeholderNames.filter((name) => !used.has(name) && !inside.includes(name))).toEqual([])
  })
})
