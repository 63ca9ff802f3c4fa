import { describe, expect, test } from 'vitest'
import { articlesOf } from '../../../workflows/rules/articles.ts'
import { compareArticles } from '../../../workflows/rules/compare.ts'
import { numbersOf } from '../../../workflows/rules/numbers.ts'
import { packs } from '../../../workflows/rules/packs.ts'
import type { RulePack } from '../../../workflows/rules/schema.ts'
import { packNamed } from '../../helpers/case-facts.ts'

/** The pack with one number of it one higher. */
const withOneMore = (pack: RulePack, path: string): RulePack => {
  const copy = structuredClone(pack)
  const keys = path.split('.')
  const last = keys.pop()!
  // biome-ignore lint/suspicious/noExplicitAny: a path into any pack
  const parent = keys.reduce((value: any, key) => value[key], copy)
  parent[last] = Array.isArray(parent[last]) ? [parent[last][0] + 1, ...parent[last].slice(1)] : parent[last] + 1
  return copy
}

const textsOf = (pack: RulePack) => JSON.stringify(articlesOf(pack).map(({ key, text }) => [key, text]))

describe('a pack read as a document', () => {
  test.each([...packs.values()])('$id: changing any number of it changes what an owner reads', (pack) => {
    const written = numbersOf(pack).filter(({ standing }) => standing === 'set')
    expect(written.length).toBeGreaterThan(60)
    const before = textsOf(pack)
    const unseen = written.map(({ path }) => path).filter((path) => textsOf(withOneMore(pack, path)) === before)
    expect(unseen).toEqual([])
  })

  test.each([...packs.values()])('$id: every rule has its own key and words in both languages', (pack) => {
    const articles = articlesOf(pack)
    expect(new Set(articles.map(({ key }) => key)).size).toBe(articles.length)
    const unsaid = articles.filter(({ label, text }) => !label.zh || !label.en || !text.zh || !text.en)
    expect(unsaid).toEqual([])
    expect(articles.filter(({ text }) => /[{}]|undefined/.test(text.zh + text.en))).toEqual([])
  })

  test('says the reply of Changzhou with its other case, its end, and what it rests on', () => {
    const reply = articlesOf(packNamed('changzhou-2023')).find(({ key }) => key === 'clocks.propertyReply')!
    expect(reply.text.zh).toContain('7个工作日；公用变压器的：3个工作日')
    expect(reply.text.en).toContain('7 working days; public transformer: 3 working days')
    expect(reply.basis.map(({ force, place }) => [force, place])).toEqual([
      ['L', '320400'],
      ['L', '320400'],
    ])
  })

  test('says the fines of Guangzhou, and who pays for which transformer', () => {
    const duties = articlesOf(packNamed('guangzhou-2024')).filter(({ chapter }) => chapter === 'duties')
    expect(duties.map(({ text }) => text.zh).join()).toContain('3000元以上30000元以下')
    expect(duties.find(({ label }) => label.en.includes('public transformer'))?.text.en).toBe('paid by The grid company')
  })

  test('a national duty still holds in a city that adds its own', () => {
    const national = articlesOf(packNamed('national-baseline')).filter(({ key }) => key.startsWith('duties.'))
    const keys = articlesOf(packNamed('chongqing-2023')).map(({ key }) => key)
    expect(national.length).toBeGreaterThan(0)
    expect(national.filter(({ key }) => !keys.includes(key))).toEqual([])
  })

  test('says what was looked for and not found', () => {
    for (const pack of packs.values()) expect([pack.id, pack.unknown.length > 0]).toEqual([pack.id, true])
  })
})

describe('two packs, rule by rule', () => {
  test('the same pack differs in nothing', () => {
    const pack = packNamed('zhuzhou-2022')
    expect(compareArticles(pack, pack)).toEqual({ differs: [], same: articlesOf(pack).length })
  })

  test('today’s Zhuzhou and its draft: what changes, what is added, what goes', () => {
    const { differs } = compareArticles(packNamed('zhuzhou-2022'), packNamed('zhuzhou-draft'))
    const change = (key: string) => differs.find((entry) => entry.key === key)?.change
    expect(change('consent.mode')).toBe('changed')
    expect(change('disputes') ?? change('loops')).toBe('changed')
    expect(differs.filter((entry) => entry.change === 'added').map(({ to }) => to?.chapter)).toContain('duties')
    expect(differs.filter((entry) => entry.change === 'removed').map(({ from }) => from?.chapter)).toContain('unknown')
    expect(differs.some(({ key }) => key === 'clocks.meter')).toBe(true)
  })

  test('the same number with another force is a difference of its own', () => {
    const { differs } = compareArticles(packNamed('national-baseline'), packNamed('shandong-2020'))
    expect(differs.find(({ key }) => key === 'clocks.meter')?.change).toBe('otherBasis')
  })

  test('all rules of both are counted once', () => {
    const [from, to] = [packNamed('xiangyang-2023'), packNamed('beijing-2022')]
    const { differs, same } = compareArticles(from, to)
    const removed = differs.filter(({ change }) => change === 'removed').length
    expect(same + differs.length - removed).toBe(articlesOf(to).length)
    expect(same + differs.filter(({ change }) => change !== 'added').length).toBe(articlesOf(from).length)
  })
})
