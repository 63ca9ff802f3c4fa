import type { Bilingual } from '../rules/schema.ts'

/** The languages of every text; Chinese is what citizens read first. */
export const languages = ['zh', 'en'] as const
/** A language of the texts. */
export type Language = (typeof languages)[number]

/** Every placeholder a text may hold, without its braces. A closed list, so that no text waits for a value that nobody gives. */
export const placeholderNames = [
  // Of the case a text speaks of.
  'caseNumber',
  'compound',
  'organisation',
  'clock',
  'dueOn',
  'until',
  'basis',
  'outcome',
  'url',
  // Of the next step.
  'party',
  'doing',
  'late',
  'otherwise',
  'asker',
  'from',
  'to',
  // Of a rule: its document, and the place a borrowed number is modelled on.
  'document',
  'article',
  'model',
  // Of a rule pack read as a document, and of a look before filing.
  'answer',
  'ended',
  'energised',
  'filed',
  'ground',
  'least',
  'length',
  'list',
  'matter',
  'mode',
  'months',
  'n',
  'open',
  'ordinary',
  'payer',
  'quorum',
  'share',
  'soon',
  'special',
  'summer',
  'upTo',
  'when',
  'winter',
  'within',
  // Of a trial: the act or the clock that goes otherwise.
  'what',
  // Of a holiday notice.
  'by',
  'date',
  'known',
  'year',
  'years',
  // Of a row of the ledger of a transformer.
  'ratedKva',
  'month',
  'peakKva',
  'piles',
  'sums',
  'sumKw',
  'kx',
  'powerFactor',
  'addedKva',
  'loadKva',
  'rate',
  'limit',
  'seasons',
  // Details of a refusal.
  'accepted',
  'allowed',
  'band',
  'channel',
  'conditions',
  'days',
  'event',
  'expected',
  'field',
  'filedOn',
  'grounds',
  'guard',
  'issuer',
  'kind',
  'listed',
  'missing',
  'number',
  'on',
  'papers',
  'performer',
  'reason',
  'record',
  'result',
  'stages',
  'step',
  'subjects',
  'systems',
  'times',
  'track',
  // Of a paper.
  'number',
  'page',
  'pages',
  'peak',
  'rated',
  'reason',
  'title',
] as const
/** The name of a placeholder. */
export type PlaceholderName = (typeof placeholderNames)[number]

/** What may stand for a placeholder. A list is joined as its language joins lists. */
export type PlaceholderValue = string | number | readonly (string | number)[]
/** The values of placeholders. More may be given than a text asks for. */
export type PlaceholderValues = Readonly<Partial<Record<PlaceholderName, PlaceholderValue>>>

/**
 * Puts values into a text of one language.
 * @throws Error on a placeholder that is not on the list, that has no value, or whose list is empty, and on a stray
 * brace: a half-filled sentence must never reach a citizen.
 */
export const fill = (template: Bilingual, values: PlaceholderValues, language: Language): string => {
  const text = template[language]
  return text.replace(/\{([^{}]*)\}|[{}]/g, (_, name: string | undefined) => {
    if (name === undefined) throw new Error(`stray brace in "${text}"`)
    if (!isPlaceholder(name)) throw new Error(`unknown placeholder {${name}} in "${text}"`)
    const value = values[name]
    if (value === undefined) throw new Error(`no value for {${name}} in "${text}"`)
    if (typeof value === 'string' || typeof value === 'number') return String(value)
    if (value.length === 0) throw new Error(`an empty list for {${name}} in "${text}"`)
    return joined(value.map(String), language)
  })
}

/** The placeholders of a text, each once, in the order in which they stand. */
export const placeholdersOf = (text: string): string[] => [
  ...new Set([...text.matchAll(/\{([^{}]*)\}/g)].map((match) => match[1] ?? '')),
]

const isPlaceholder = (name: string): name is PlaceholderName => (placeholderNames as readonly string[]).includes(name)

const joined = (parts: readonly string[], language: Language): string => {
  const last = parts.at(-1) ?? ''
  if (language === 'zh' || parts.length === 1) return parts.join('、')
  return `${parts.slice(0, -1).join(', ')} and ${last}`
}
