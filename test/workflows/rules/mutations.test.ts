import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { packsOf } from '../../../src/rules/own-packs.ts'
import { articlesOf } from '../../../workflows/rules/articles.ts'
import { numbersOf } from '../../../workflows/rules/numbers.ts'
import { packs } from '../../../workflows/rules/packs.ts'
import type { RulePack } from '../../../workflows/rules/schema.ts'

type Path = readonly string[]

/** Every place in a pack at which a number stands. */
const numbersIn = (value: unknown, path: Path = []): Path[] => {
  if (typeof value === 'number') return [path]
  if (value === null || typeof value !== 'object') return []
  return Object.entries(value).flatMap(([key, entry]) => numbersIn(entry, [...path, key]))
}

const changedAt = (value: unknown, [key, ...rest]: Path): unknown => {
  if (key === undefined) return Number.isInteger(value) ? Number(value) + 1 : Number(value) * 0.9
  if (Array.isArray(value)) return value.map((entry, index) => (String(index) === key ? changedAt(entry, rest) : entry))
  const record = value as Readonly<Record<string, unknown>>
  return { ...record, [key]: changedAt(record[key], rest) }
}

/** Packs of the box, and those written for tests: they say what no pack of the box says, as caps, fines and rules that lapse. */
const fixtures = packsOf(fileURLToPath(new URL('../../fixtures/packs', import.meta.url)))
const all = [
  'newcomer-permit',
  'newcomer-two-stages',
  'newcomer-in-principle',
  'newcomer-assembly',
  'newcomer-board',
  'newcomer-objection',
  'newcomer-notice',
  'newcomer-strata',
  'newcomer-condominium',
  'newcomer-by-building',
  'newcomer-interest-community',
  'newcomer-owner-section',
  'town-trial',
  'town-own-grounds',
  'town-every-year',
  'town-by-space',
  'newcomer-planned-community',
  'newcomer-townhouse',
  'newcomer-deemed-granted',
  'newcomer-slow-charging',
  'newcomer-lot-owner',
  'newcomer-common-pipes',
]
  .flatMap((id) => fixtures.get(id) ?? [])
  .concat(...packs.values())

test('packs that say what is not in the box are among them', () => {
  const places = all.flatMap((pack) => numbersIn(pack).map((path) => path.join('.')))
  for (const part of [
    'cap.amount',
    'fine.from',
    'onlyIf.powerAboveKw',
    'afterwards.length.n',
    'limits.0.n',
    'measures.atLeast',
    'measures.atMost',
    'proceedings.own',
    'owes',
    'objectionTerm',
    'consent.owes',
    'lapse.within',
    'consent.parts.of.0.clocks.propertyReply.length.n',
    'consent.parts.of.1.onlyIf.leaseBelowMonths',
    'consent.parts.of.1.owes.removal.length.n',
  ]) {
    expect([part, places.some((place) => place.includes(part))]).toEqual([part, true])
  }
})

describe.each(all.map((pack) => [pack.id, pack] as const))('%s', (_, pack) => {
  test('no number of it can be changed without a sentence that says otherwise', () => {
    const told = JSON.stringify(articlesOf(pack))
    const places = numbersIn(pack).filter(([first]) => first !== 'version')
    expect(places.length).toBeGreaterThan(100)
    const silent = places.filter((path) => JSON.stringify(articlesOf(changedAt(pack, path) as RulePack)) === told)
    expect(silent.map((path) => path.join('.'))).toEqual([])
  })

  test('nor without another value in the list of its numbers', () => {
    const listed = JSON.stringify(numbersOf(pack))
    const places = numbersIn(pack).filter(([first]) => first !== 'version')
    const silent = places.filter((path) => JSON.stringify(numbersOf(changedAt(pack, path) as RulePack)) === listed)
    expect(silent.map((path) => path.join('.'))).toEqual([])
  })
})
