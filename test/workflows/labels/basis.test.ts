import { expect, test } from 'vitest'
import { basisText } from '../../../workflows/labels/basis.ts'
import { basesOf } from '../../../workflows/rules/check.ts'
import { packs } from '../../../workflows/rules/packs.ts'
import type { Basis } from '../../../workflows/rules/schema.ts'

const mediationLaw: Basis = {
  document: { zh: '人民调解法', en: 'People’s Mediation Law' },
  article: '33',
  force: 'S',
  place: 'CN',
  source: 'read',
  mark: 'read',
}

test('a statute is named with its article', () => {
  expect(basisText(mediationLaw, 'zh')).toBe('法律法规：人民调解法第33条')
  expect(basisText(mediationLaw, 'en')).toBe('statute: People’s Mediation Law, art. 33')
  expect(basisText({ ...mediationLaw, article: '281, 283' }, 'zh')).toBe('法律法规：人民调解法第281、283条')
  const { article: _, ...whole } = mediationLaw
  expect(basisText(whole, 'zh')).toBe('法律法规：人民调解法')
})

test('a borrowed number is the platform’s default and says after which model', () => {
  const borrowed: Basis = { ...mediationLaw, force: 'D', modelledOn: { zh: '重庆的答复时间', en: 'Chongqing’s reply time' } }
  expect(basisText(borrowed, 'zh')).toBe('平台默认，参照重庆的答复时间，在本地没有强制力')
  expect(basisText(borrowed, 'en')).toBe('platform default, modelled on Chongqing’s reply time, not binding here')
})

test('what was not read in full text is never shown as law', () => {
  for (const mark of ['recalled', 'inferred', 'platform'] as const) {
    const text = basisText({ ...mediationLaw, mark }, 'zh')
    expect(text).toBe('平台默认，没有强制力')
  }
})

test('every basis of every pack in the box can be said in both languages', () => {
  for (const [id, pack] of packs) {
    for (const [path, basis] of basesOf(pack, '')) {
      expect(basisText(basis, 'zh'), `${id} ${path}`).not.toMatch(/[{}]|undefined/)
      const isDefault = basis.force === 'D'
      expect(basisText(basis, 'en').startsWith('platform default'), `${id} ${path}`).toBe(isDefault)
    }
  }
})
