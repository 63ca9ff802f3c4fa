import { z } from 'zod'
import { clockContract, clockNames } from '../case/clocks.ts'
import { groundCodes } from './codes.ts'
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

/** Times of a proceeding, and of what is owed after the consent, are written with it, not among the clocks. */
const ofRoads: readonly string[] = clockNames.filter((name) => ['road', 'duty'].includes(clockContract(name).length))

/** What may be written at a place. */
const keysAt = (path: Path): string[] => {
  const schema = schemaAt(RulePack, path)
  if (schema?._zod.def.type === 'object') return Object.keys((schema as z.ZodObject).def.shape)
  const names = schema?._zod.def.type === 'record' ? inside((schema as z.ZodRecord).def.keyType as Schema) : null
  const listed = names?._zod.def.type === 'enum' ? Object.values((names as z.ZodEnum).def.entries).map(String) : []
  return path[0] === 'clocks' ? listed.filter((name) => !ofRoads.includes(name)) : listed
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

/** So many names are read; of more only the nearest one is told. */
const readable = 24

const allowedText = (allowed: readonly string[], meant: string | null): Bilingual =>
  allowed.length > readable && meant !== null
    ? { zh: '', en: '' }
    : { zh: `这里可以写：${allowed.join('、')}。`, en: ` Known here: ${allowed.join(', ')}.` }

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
      const known = allowedText(allowed, meant)
      const zh = `没有“${key}”这一项。${known.zh}${meant ? `是不是想写“${meant}”？` : ''}`
      const en = `there is no "${key}".${known.en}${meant ? ` Did you mean "${meant}"?` : ''}`
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
  if (issue.code === 'invalid_value' && issue.input === undefined) {
    const values = issue.values.map(String)
    const name = String(issue.path.at(-1))
    const sentence = {
      zh: `缺少“${name}”。可写：${values.join('、')}。`,
      en: `"${name}" is missing. Known: ${values.join(', ')}.`,
    }
    return [{ path, sentence }]
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
  return [{ path, sentence: howToWrite(issue) ?? { zh: `格式不符：${inChinese(issue)}`, en: `wrong form: ${issue.message}` } }]
}

/** How a value is written that has the wrong form; null where nothing plainer can be said than what the schema says. */
const howToWrite = (issue: z.core.$ZodIssue): Bilingual | null => {
  const written = typeof issue.input === 'string' ? issue.input : null
  switch (issue.code) {
    case 'invalid_type':
      return ofType(issue.expected, written, keysAt(issue.path))
    case 'invalid_key':
      if (issue.path[0] === 'ownGrounds') return ownGroundKey(String(issue.path[1]))
      return {
        zh: '名称须以小写英文字母开头，只用英文字母和数字，2至41个字符；中文名称写在它的 name 里',
        en: 'a name begins with a small letter and has 2 to 41 letters and digits; what it is called goes into its `name`',
      }
    case 'too_small':
      return issue.origin === 'array'
        ? { zh: '至少要写一项', en: 'at least one has to be named' }
        : {
            zh: `须大于${issue.inclusive ? '或等于' : ''}${issue.minimum}`,
            en: `it must be ${issue.inclusive ? 'at least' : 'more than'} ${issue.minimum}`,
          }
    case 'too_big':
      return issue.origin === 'array' ? null : { zh: `不得大于${issue.maximum}`, en: `it must not be more than ${issue.maximum}` }
    case 'invalid_format':
      if (issue.format === 'date') return { zh: '日期写成 "2027-01-31" 这样', en: 'a day is written like "2027-01-31"' }
      return issue.path.at(-1) === 'currency'
        ? { zh: '币种写三个大写字母，如 "CNY"', en: 'a currency is three capital letters, such as "CNY"' }
        : null
    default:
      return null
  }
}

/** How a ground of a place's own is called; one of the list stands with the others. */
const ownGroundKey = (key: string): Bilingual => {
  const listed = groundCodes.find((code) => code === key)
  return listed
    ? { zh: `“${listed}”是清单里的理由，写在 grounds 下`, en: `"${listed}" is a ground of the list: write it under grounds` }
    : {
        zh: '写成“地方代码:名称”，如 NO:enoughCharging：名称以小写英文字母开头，只用英文字母和数字；中文写在它的 name 里',
        en: 'written as PLACE:name, such as NO:enoughCharging: the name begins with a small letter and has letters and digits alone; what it is called goes into its `name`',
      }
}

const ofType = (expected: string, written: string | null, keys: readonly string[]): Bilingual | null => {
  const inside = keys.length > 0 && keys.length <= readable ? keys.join(', ') : null
  switch (expected) {
    case 'number':
    case 'int':
      return {
        zh: `须写数字，不加引号，也不带单位${written ? `（现在写的是“${written}”）` : ''}`,
        en: `a number without quotes and without a unit${written ? `, not "${written}"` : ''}`,
      }
    case 'boolean':
      return { zh: '写 true 或 false，不加引号', en: 'true or false, without quotes' }
    case 'array':
      return { zh: '须写成清单：[ … ]，只有一项也一样', en: 'a list is written as [ … ], also with one entry' }
    case 'object':
    case 'record':
      return {
        zh: `须写成 { … }${inside ? `，里面可以写：${inside}` : '，每一项前面写它的名称'}`,
        en: `it is written as { … }${inside ? ` with: ${inside}` : ', each entry under its name'}`,
      }
    default:
      return null
  }
}
