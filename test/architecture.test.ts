import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'

const root = fileURLToPath(new URL('..', import.meta.url))

/** What each folder may import, beside itself. Packages are named; folders are paths from the root. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  workflows: ['xstate', 'zod'],
}

interface Import {
  readonly file: string
  readonly of: string
}

const sources = (folder: string): string[] =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))

const importsOf = (file: string): Import[] => {
  const text = readFileSync(join(root, file), 'utf8')
  const found = text.matchAll(
    /(?:^|\n)\s*(?:import|export)\s[^'"]*?from\s+['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]\s*\)|(?:^|\n)import\s+['"]([^'"]+)['"]/g,
  )
  return [...found].map((match) => {
    const target = match[1] ?? match[2] ?? match[3] ?? ''
    return { file, of: target.startsWith('.') ? relative(root, resolve(root, dirname(file), target)) : target }
  })
}

/** The imports of a folder that its row does not allow. */
const strays = (imports: readonly Import[], folder: string, may: readonly string[]): string[] =>
  imports
    .filter(({ of }) => !of.startsWith(`${folder}/`) && !may.some((name) => of === name || of.startsWith(`${name}/`)))
    .map(({ file, of }) => `${file} imports ${of}`)

describe('who may import what', () => {
  for (const [folder, may] of Object.entries(allowed)) {
    test(`${folder}/ imports itself${may.length > 0 ? ` and ${may.join(', ')}` : ''} only`, () => {
      const files = sources(folder)
      expect(files.length).toBeGreaterThan(0)
      expect(strays(files.flatMap(importsOf), folder, may)).toEqual([])
    })
  }

  test('a forbidden import would be seen', () => {
    const imports = [
      { file: 'workflows/case/x.ts', of: 'node:fs' },
      { file: 'workflows/case/x.ts', of: 'src/api/x.ts' },
      { file: 'workflows/case/x.ts', of: 'zod' },
    ]
    expect(strays(imports, 'workflows', ['xstate', 'zod'])).toEqual([
      'workflows/case/x.ts imports node:fs',
      'workflows/case/x.ts imports src/api/x.ts',
    ])
  })
})
