import { type Article, articlesOf } from './articles.ts'
import type { RulePack } from './schema.ts'

/** How a rule of one pack differs in the other. `otherBasis`: the same rule on another basis, or with another force. */
export const articleChanges = ['added', 'removed', 'changed', 'otherBasis'] as const
/** How a rule differs. */
type ArticleChange = (typeof articleChanges)[number]

/** One rule in which two packs differ, as each of them says it. */
interface ComparedArticle {
  readonly key: string
  readonly change: ArticleChange
  readonly from: Article | null
  readonly to: Article | null
}

/** The rules in which two packs differ, rule by rule, in the order of the second. What is the same is left out. */
export const compareArticles = (from: RulePack, to: RulePack): { readonly differs: ComparedArticle[]; readonly same: number } => {
  const before = new Map(articlesOf(from).map((article) => [article.key, article]))
  const after = articlesOf(to)
  const now = new Set(after.map(({ key }) => key))
  const compared = after.map((article) => comparedWith(before.get(article.key) ?? null, article))
  const removed = [...before.values()]
    .filter(({ key }) => !now.has(key))
    .map((article): ComparedArticle => ({ key: article.key, change: 'removed', from: article, to: null }))
  const differs = [...compared.filter((entry) => entry !== null), ...removed]
  return { differs, same: after.length - differs.length + removed.length }
}

const comparedWith = (from: Article | null, to: Article): ComparedArticle | null => {
  const { key } = to
  if (from === null) return { key, change: 'added', from, to }
  if (from.text.zh !== to.text.zh || from.text.en !== to.text.en) return { key, change: 'changed', from, to }
  return JSON.stringify(from.basis) === JSON.stringify(to.basis) ? null : { key, change: 'otherBasis', from, to }
}
