import { expect, test } from 'vitest'
import { retentionBasis } from '../../../workflows/labels/retention.ts'
import { keptByDefault } from '../../../workflows/retention/kept-by-default.ts'

/** Articles whose text was read. */
const read = ['《个人信息保护法》第十九条', '第四十七条']

test.each(Object.entries(keptByDefault))('the period of %s names as law only articles that were read', (_, { basis }) => {
  const text = retentionBasis(basis, 'zh')
  expect(text).toMatch(/^期限由平台设定/)
  const articles = text.match(/(?:《[^》]+》)?第[一二三四五六七八九十百]+条/g) ?? []
  expect(articles.length).toBeGreaterThan(0)
  expect(articles.filter((article) => !read.includes(article))).toEqual([])
  const laws = text.match(/《[^》]+》/g) ?? []
  expect(new Set(laws)).toEqual(new Set(['《个人信息保护法》']))
})
