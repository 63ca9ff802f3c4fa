import { z } from 'zod'
import { Bilingual, RulePack } from './schema.ts'

type Schema = z.core.$ZodType
type Path = readonly PropertyKey[]

/** What lies behind optional fields and defaults. */
const inside = (schema: Schema): Schema => {
  const { def } = schema._zod
  return 'innerType' in def ? inside(def.innerType as Schema) : schema
}

/** The schema at a path of a pack; null where the path leads nowhere. */
const schemaAt = (schema: Schema, [key, ...rest]: Path): Schema | null => {
  const here = inside(schema)
  if (key === undefined) return here
  const { def } = here._zod
  const next =
    def.type === 'object'
      ? (here as z.ZodObject).def.shape[String(key)]
      : def.type === 'array'
        ? (here as z.ZodArray).def.element
        : def.type === 'record'
          ? (here as z.ZodRecord).def.valueType
          : undefined
  return next ? schemaAt(next as Schema, rest) : null
}

/** What may be written at a place. */
const keysAt = (path: Path): string[] => {
  const schema = schemaAt(RulePack, path)
  if (schema?._zod.def.type === 'object') return Object.keys((schema as z.ZodObject).def.shape)
  const names = schema?._zod.def.type === 'record' ? inside((schema as z.ZodRecord).def.keyType as Schema) : null
  return names?._zod.def.type === 'enum' ? Object.values((names as z.ZodEnum).def.entries).map(String) : []
}

/** How many letters have to be changed to make one word of another. */
const distance = (a: string, b: string): number => {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (const [i, letter] of [...a].entries()) {
    const next = [i + 1]
    for (let j = 1; j <= b.length; j += 1) {
      const change = (row[j - 1] ?? 0) + (letter === b[j - 1] ? 0 : 1)
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, change))
    }
    row = next
  }
  return row.at(-1) ?? 0
}

const nearest = (word: string, known: readonly string[]): string | null => {
  const near = known
    .map((candidate) => ({ candidate, far: distance(word.toLowerCase(), candidate.toLowerCase()) }))
    .filter(({ far }) => far <= Math.max(2, Math.floor(word.length / 3)))
    .toSorted((a, b) => a.far - b.far)
  return near[0]?.candidate ?? null
}

/** The two languages in which every text of a pack stands. */
const languages: Readonly<Partial<Record<string, Bilingual>>> = {
  zh: { zh: '中文', en: 'Chinese' },
  en: { zh: '英文', en: 'English' },
}

const chinese = z.locales.zhCN().localeError
const inChinese = (issue: z.core.$ZodIssue): string => {
  const said = chinese(issue as z.core.$ZodRawIssue)
  return (typeof said === 'string' ? said : said?.message) ?? issue.message
}

/** A fault of the form of a pack, said for whoever wrote it: what is missing, what nobody knows and what was perhaps meant. */
export const formFaults = (issue: z.core.$ZodIssue): { readonly path: string; readonly sentence: Bilingual }[] => {
  const path = issue.path.map(String).join('.')
  if (issue.code === 'unrecognized_keys') {
    const allowed = keysAt(issue.path)
    return issue.keys.map((key) => {
      const meant = nearest(key, allowed)
      const zh = `没有“${key}”这一项。这里可以写：${allowed.join('、')}。${meant ? `是不是想写“${meant}”？` : ''}`
      const en = `there is no "${key}". Known here: ${allowed.join(', ')}.${meant ? ` Did you mean "${meant}"?` : ''}`
      return { path: path === '' ? key : `${path}.${key}`, sentence: { zh, en } }
    })
  }
  const language = languages[String(issue.path.at(-1))]
  if (issue.code === 'invalid_type' && issue.input === undefined && language) {
    return [
      {
        path,
        sentence: {
          zh: `缺少${language.zh}：“${path}”须有中英文两种文字`,
          en: `the ${language.en} text is missing: every text stands in zh and en`,
        },
      },
    ]
  }
  if (issue.code === 'invalid_type' && schemaAt(RulePack, issue.path) === Bilingual) {
    return [
      {
        path,
        sentence: { zh: '须写成 {"zh": "中文", "en": "English"}', en: 'a text is written as {"zh": "中文", "en": "English"}' },
      },
    ]
  }
  if (issue.code === 'invalid_type' && issue.input === undefined) {
    return [{ path, sentence: { zh: `缺少“${String(issue.path.at(-1))}”`, en: `"${String(issue.path.at(-1))}" is missing` } }]
  }
  if (
    issue.code === 'invalid_format' &&
    issue.format === 'regex' &&
    typeof issue.input === 'string' &&
    issue.input.trim() === ''
  ) {
    const sentence = language
      ? { zh: `${language.zh}不得为空`, en: `the ${language.en} text may not be blank` }
      : { zh: '不得为空', en: 'this may not be blank' }
    return [{ path, sentence }]
  }
  if (issue.code === 'invalid_value' && typeof issue.input === 'string') {
    const values = issue.values.map(String)
    const meant = nearest(issue.input, values)
    const zh = `“${issue.input}”不在清单内。可写：${values.join('、')}。${meant ? `是不是想写“${meant}”？` : ''}`
    const en = `"${issue.input}" is not on the list. Known: ${values.join(', ')}.${meant ? ` Did you mean "${meant}"?` : ''}`
    return [{ path, sentence: { zh, en } }]
  }
  return [{ path, sentence: { zh: `格式不符：${inChinese(issue)}`, en: `wrong form: ${issue.message}` } }]
}
