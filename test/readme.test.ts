import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'

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
    const read = [...readFileSync(`${root}src/config.ts`, 'utf8').matchAll(/^ {2}([A-Z_]+): z/gm)].map((match) => match[1] ?? '')
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

  test('the second command of its two is what CI runs', () => {
    expect(readme).toContain('npm ci && npm test ')
    expect(readFileSync(`${root}.ci/run`, 'utf8')).toContain('npm ci && npm test')
  })
})
