import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { articlesOf } from '../workflows/rules/articles.ts'
import { packsWith } from '../workflows/rules/packs.ts'
import { packNamed } from './helpers/case-facts.ts'

const words = { zh: '测试', en: 'test' }
const root = fileURLToPath(new URL('..', import.meta.url))
const readme = readFileSync(`${root}README.md`, 'utf8')
const manifest = JSON.parse(readFileSync(`${root}package.json`, 'utf8')) as {
  readonly scripts: Readonly<Record<string, string>>
  readonly engines: { readonly node: string }
}

describe('the README says what is there', () => {
  test('every command it names exists', () => {
    const named = [...readme.matchAll(/npm (?:run )?([a-z:-]+)/g)].map((match) => match[1] ?? '')
    const known = [...Object.keys(manifest.scripts), 'ci', 'run']
    expect(named.length).toBeGreaterThan(8)
    expect(named.filter((name) => !known.includes(name))).toEqual([])
  })

  test('every file it links to exists', () => {
    const linked = [...readme.matchAll(/\]\(([^)#]+)\)/g)].map((match) => match[1] ?? '').filter((to) => !to.includes('://'))
    expect(linked.length).toBeGreaterThan(20)
    expect(linked.filter((to) => !existsSync(`${root}${to}`))).toEqual([])
  })

  test('every setting that is read is explained, and none that is not', () => {
    const read = [...readFileSync(`${root}src/config.ts`, 'utf8').matchAll(/^ {2,4}([A-Z_]+): z/gm)].map(
      (match) => match[1] ?? '',
    )
    const explained = [...readme.matchAll(/`([A-Z][A-Z_]+)`/g)].map((match) => match[1] ?? '')
    expect(read.length).toBeGreaterThan(6)
    expect(read.filter((name) => !explained.includes(name))).toEqual([])
    expect(explained.filter((name) => name.includes('_') && !read.includes(name))).toEqual([])
  })

  test('it asks for the Node.js that the package asks for', () => {
    const [, version] = />=(\d+)/.exec(manifest.engines.node) ?? []
    expect(readme).toContain(`Node.js ${version} or newer`)
    expect(readme).toContain(`Node.js ${version} 以上`)
  })

  test('the pack with which its page begins has no mistakes, and with everything that the page names it can be told back', () => {
    const page = readme.slice(readme.indexOf('## A rule pack for your city'), readme.indexOf('## Settings'))
    const pack = JSON.parse(/```json\n([\s\S]*?)```/.exec(page)?.[1] ?? '') as { clocks: { propertyReply: { basis: object } } }
    const { basis } = pack.clocks.propertyReply
    const whole = {
      ...pack,
      inForceFromKnown: { as: '2027', basis },
      inForceUntil: { on: '2028-12-31', basis },
      costs: [{ what: words, payer: words, cap: { amount: 500, currency: 'CNY', per: words }, basis }],
      grounds: { OLD_WIRING: { ...packNamed('national-baseline').grounds.OLD_WIRING, onlyIf: { powerAboveKw: 7, basis } } },
      siteChecks: [
        {
          id: 'sprinkler',
          office: 'fire',
          says: words,
          answer: 'number',
          measures: { unit: 'piece', atLeast: 3 },
          onlyIf: { garageLevels: ['underground'], basis },
          basis,
        },
      ],
      fire: { profile: 'own', basis, limits: [{ kind: 'groupDistance', n: 6, strength: 'must', where: words, basis }] },
    }
    const told = articlesOf(packsWith([pack]).get('my-city-2027')!).map(({ text }) => text.en)
    expect(told.join()).toContain('applied here from 1 January 2027; what that day rests on is not said')
    const more = articlesOf(packsWith([whole]).get('my-city-2027')!).map(({ text }) => text.en)
    expect(more.join()).toMatch(/from 2027 \(month and day not known\).*until 31 December 2028/)
    expect(more.join()).toMatch(/may be pleaded only where the pile has more than 7 kW/)
    expect(more.join()).toMatch(/groups at least 6 m apart/)
    expect(more.join()).toMatch(/at most 500 CNY/)
    expect(more.join()).toMatch(/at least 3 pieces; looked at only where the garage is/)
    // What the page calls by its name is a field of the form.
    const names = [...page.matchAll(/`([a-z][A-Za-z]+)`/g)].map((match) => match[1] ?? '')
    const schema =
      readFileSync(`${root}workflows/rules/schema.ts`, 'utf8') + readFileSync(`${root}workflows/rules/codes.ts`, 'utf8')
    const elsewhere = ['extends', 'borrows', 'none', 'my-city-2027']
    expect(names.filter((name) => !schema.includes(name) && !elsewhere.includes(name))).toEqual([])
  })

  test('the second command of its two is what CI runs', () => {
    expect(readme).toContain('npm ci && npm test ')
    expect(readFileSync(`${root}.ci/run`, 'utf8')).toContain('npm ci && npm test')
  })
})
