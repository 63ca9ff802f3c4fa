import { basisText } from '../../workflows/labels/basis.ts'
import type { Article } from '../../workflows/rules/articles.ts'
import { compareArticles } from '../../workflows/rules/compare.ts'
import { packs, packsWith } from '../../workflows/rules/packs.ts'
import { readPackFile } from './own-packs.ts'

/**
 * What a written pack says, for the one who wrote it: what it changes of the pack it extends, rule by rule, each with how
 * far it binds. @throws UnusableRules naming every mistake by path and sentence.
 */
export const sentencesOfCheck = (file: string): string[] => {
  // Read as a file just now: `readPackFile` made sure that it is an object with an id.
  const written = readPackFile(file) as { readonly id: string; readonly extends?: string }
  const pack = packsWith([written]).get(written.id)
  if (!pack) throw new Error(`pack ${written.id} was checked and is not there`)
  const base = written.extends === undefined ? undefined : packs.get(written.extends)
  const title = `${pack.id}（${pack.title.zh}）没有错误。 ${pack.id} (${pack.title.en}) has no mistakes.`
  if (!base) return [title]
  const { differs, same } = compareArticles(base, pack)
  return [
    title,
    `与“${base.title.zh}”相比，${differs.length}条不同，${same}条相同。 ${differs.length} rules differ from ${base.id}, ${same} are the same.`,
    ...differs.flatMap(({ key, change, from, to }) => {
      const article = to ?? from
      return [
        `${key}  ${article?.label.zh ?? ''}`,
        ...(change === 'otherBasis' ? ['  内容相同，依据不同 the same rule on another basis'] : []),
        ...(from ? told('-', from) : []),
        ...(to ? told('+', to) : []),
      ]
    }),
  ]
}

/** A rule as one of the packs says it, in both languages, with how far it binds. */
const told = (sign: '-' | '+', { text, basis: [basis] }: Article): string[] => [
  `  ${sign} ${text.zh}`,
  `    ${text.en}`,
  ...(basis ? [`    ${basisText(basis, 'zh')} ${basisText(basis, 'en')}`] : []),
]
