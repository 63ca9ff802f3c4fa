import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'

const root = fileURLToPath(new URL('..', import.meta.url))

/** The packages that the pure part may import. */
const pure = ['xstate', 'zod']

/** Which folders of the repository each folder may import, beside itself. */
const folders: Readonly<Record<string, readonly string[]>> = {
  workflows: [],
  // The key file is an SQLite file too: it fails in the same ways as the database, and says it in the same words.
  'src/sealing': ['src/database/storage-errors.ts', 'src/database/unusable-storage.ts'],
  'src/workers': [],
  'src/operation': [],
  'src/cases': ['workflows', 'src/documents', 'src/piles'],
  'src/documents': ['workflows', 'src/cases'],
  'src/retention': ['workflows', 'src/cases', 'src/piles'],
  'src/links': ['workflows', 'src/cases'],
  'src/papers': ['workflows', 'src/cases', 'src/sealing'],
  'src/calendars': ['workflows'],
  'src/companies': ['workflows'],
  'src/compounds': ['workflows'],
  'src/piles': ['workflows'],
  'src/record': ['workflows', 'src/sealing'],
  // What is kept of a figure as a CSV is guarded against formulas as the exports are.
  // No company is named before it was told: what it was told is the companies' own.
  'src/statistics': [
    'workflows',
    'src/companies',
    'src/compounds',
    'src/exports/csv-export.ts',
    'src/record/links.ts',
    'src/sealing',
  ],
  'src/exports': ['workflows'],
  // Lives through cases with what the store would lend them, and writes them where the store would.
  'src/simulation': ['workflows', 'src/cases', 'src/database', 'src/rules', 'src/sealing', 'src/config.ts'],
  'src/matters': ['workflows', 'src/cases', 'src/documents'],
  // The thread of a trial reads the record over a connection of its own.
  'src/trials': [
    'workflows',
    'src/accounts',
    'src/compounds',
    'src/database',
    'src/operation/leases.ts',
    'src/operation/step-back.ts',
    'src/rules',
    'src/sealing',
    'src/statistics/ports.ts',
  ],
  // The annex prints what a trial of the draft came to.
  'src/rule-drafts': ['workflows', 'src/accounts', 'src/rules', 'src/sealing', 'src/trials'],
  'src/accounts': ['workflows', 'src/sealing', 'src/notices'],
  'src/notices': ['workflows', 'src/cases'],
  'src/rules': ['workflows', 'src/database', 'src/sealing'],
  'src/database': [
    'src/config.ts',
    'src/operation/leases.ts',
    'src/operation/step-back.ts',
    'workflows',
    'src/accounts',
    'src/calendars',
    'src/cases',
    'src/companies',
    'src/compounds',
    'src/documents',
    'src/links',
    'src/matters',
    'src/notices',
    'src/piles',
    'src/queues',
    'src/record',
    'src/retention',
    'src/rules',
    'src/sealing',
    'src/statistics',
    'src/exports',
    'src/rule-drafts',
    'src/trials',
    'src/webhooks',
  ],
  // Pages run in browsers: they see the API and the labels that the service itself speaks with, nothing of the server.
  'src/web': [
    'src/client',
    'workflows/labels',
    'workflows/parties.ts',
    'workflows/rules/codes.ts',
    'workflows/case/desk-stages.ts',
    'workflows/case/meta.ts',
    'workflows/case/paper-sight.ts',
    'workflows/case/recallable.ts',
    'workflows/matter/kinds.ts',
  ],
  'src/pages': [],
  'src/webhooks': ['workflows', 'src/cases/ports.ts', 'src/notices/next-try.ts'],
  'src/api': [
    'workflows',
    'src/pages/nonce-mark.ts',
    'src/accounts',
    'src/calendars',
    'src/cases',
    'src/companies',
    'src/compounds',
    'src/documents',
    'src/links',
    'src/matters',
    'src/notices',
    'src/papers',
    'src/piles',
    'src/record',
    'src/retention',
    'src/rules/ports.ts',
    'src/sealing',
    'src/statistics',
    'src/exports',
    'src/rule-drafts',
    'src/trials',
    'src/webhooks',
  ],
}

/** Packages that only these folders may import: storage and HTTP stay behind their ports. */
const kept: Readonly<Record<string, readonly string[]>> = {
  'drizzle-orm': ['src/database', 'src/rules', 'src/demo/city-standing.ts'],
  'better-sqlite3': ['src/database', 'src/sealing'],
  pg: ['src/database'],
  fastify: ['src/api', 'src/demo'],
  pdfkit: ['src/papers'],
  fontkit: ['src/papers'],
  react: ['src/web'],
  vite: ['src/pages'],
  'openid-client': ['src/accounts'],
}

interface Import {
  readonly file: string
  readonly of: string
}

const sources = (folder: string): string[] =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !entry.parentPath.includes('/built'))
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

const within = (path: string, folder: string): boolean => path === folder || path.startsWith(`${folder}/`)

/** Imports of another folder that its row does not allow; files directly in `src` belong to no folder. */
const strayFolders = (imports: readonly Import[], folder: string, may: readonly string[]): string[] =>
  imports
    .filter(({ of }) => /^(src|workflows|test)\//.test(of) && !within(of, folder))
    .filter(({ of }) => of !== 'src/random-id.ts' && !may.some((other) => within(of, other)))
    .map(({ file, of }) => `${file} imports ${of}`)

const strayPackages = (imports: readonly Import[], may: readonly string[]): string[] =>
  imports
    .filter(({ of }) => !/^(src|workflows|test)\//.test(of) && !may.some((name) => within(of, name)))
    .map(({ file, of }) => `${file} imports ${of}`)

describe('who may import what', () => {
  const all = new Map(Object.keys(folders).map((folder) => [folder, sources(folder).flatMap(importsOf)]))

  for (const [folder, may] of Object.entries(folders)) {
    test(`${folder}/ imports itself${may.length > 0 ? ` and ${may.join(', ')}` : ''} only`, () => {
      const imports = all.get(folder) ?? []
      expect(imports.length).toBeGreaterThan(0)
      expect(strayFolders(imports, folder, may)).toEqual([])
    })
  }

  test('workflows/ needs no package but xstate and zod', () => {
    expect(strayPackages(all.get('workflows') ?? [], pure)).toEqual([])
  })

  for (const [name, where] of Object.entries(kept)) {
    test(`${name} is imported in ${where.join(' and ')} only`, () => {
      const users = sources('src')
        .filter((file) => importsOf(file).some(({ of }) => within(of, name)))
        .filter((file) => !where.some((folder) => within(file, folder)))
      expect(users).toEqual([])
    })
  }

  test('a forbidden import would be seen', () => {
    const imports = [
      { file: 'workflows/case/x.ts', of: 'node:fs' },
      { file: 'workflows/case/x.ts', of: 'src/api/x.ts' },
      { file: 'workflows/case/x.ts', of: 'workflows/rules/x.ts' },
      { file: 'workflows/case/x.ts', of: 'zod' },
    ]
    expect(strayFolders(imports, 'workflows', [])).toEqual(['workflows/case/x.ts imports src/api/x.ts'])
    expect(strayPackages(imports, pure)).toEqual(['workflows/case/x.ts imports node:fs'])
  })
})
