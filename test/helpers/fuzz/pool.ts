import type { Chance } from '../chart/chance.ts'
import { isJson } from './description.ts'

/** Names of what identifies something. */
const isName = (key: string): boolean => /Id$|[tT]oken$|^(code|number|label|day|month|quarter)$/.test(key)

/** Where a field that is called otherwise has its values from. */
const aliases: Readonly<Record<string, string>> = {
  evidence: 'documentId',
  replaces: 'documentId',
  documents: 'documentId',
  space: 'label',
  garage: 'garageId',
  districts: 'district',
  rulesPackId: 'packId',
  basePackId: 'packId',
  parentId: 'organisationId',
  from: 'packId',
  to: 'packId',
  asOf: 'day',
}

/** Ids that answers have named so far: what one call made flows into all later ones, whoever calls them. */
export interface Pool {
  /** Remembers every id of an answer. */
  learn(body: unknown): void
  know(name: string, value: string): void
  /** One that fits the name of a field; undefined when there is none. */
  idFor(name: string, chance: Chance): string | undefined
}

/** The first ones of a name are kept for good: they hang together. Later ones make room for each other. */
const keptFirst = 8
const mostOfOneName = 60

/** An empty pool. */
export const openPool = (): Pool => {
  const known = new Map<string, string[]>()
  const know = (name: string, value: string): void => {
    const list = known.get(name) ?? []
    if (list.includes(value)) return
    const kept = list.length < mostOfOneName ? list : [...list.slice(0, keptFirst), ...list.slice(keptFirst + 1)]
    known.set(name, [...kept, value])
  }
  const learn = (body: unknown): void => {
    if (Array.isArray(body)) for (const entry of body) learn(entry)
    else if (isJson(body)) {
      for (const [key, value] of Object.entries(body)) {
        if (typeof value === 'string' && isName(key)) know(key.endsWith('Token') ? 'token' : key, value)
        else learn(value)
      }
    }
  }
  return {
    learn,
    know,
    idFor: (name, chance) => {
      const list = known.get(name) ?? known.get(aliases[name] ?? '')
      return list && chance.pick(chance.percent(65) ? list.slice(0, keptFirst) : list)
    },
  }
}
