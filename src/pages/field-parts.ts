import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fieldWorkerName } from './nonce-mark.ts'

/** A chunk as the build lists it. */
interface Chunk {
  readonly file: string
  readonly imports?: readonly string[]
  readonly dynamicImports?: readonly string[]
  readonly css?: readonly string[]
  readonly assets?: readonly string[]
}

/** Where the page of the checklist begins: the page of the desks, and the part that is loaded for this address. */
const begins = ['desk.html', 'desk/pages/field.tsx']

/**
 * Tells the worker of the checklist what its page is made of: the chunks it loads, and the stamp of the build, so that the
 * next build is another worker.
 */
export const finishFieldWorker = (folder: string, stamp: string): void => {
  const listing = join(folder, '.vite/manifest.json')
  // Written by the build that just ended.
  const chunks = JSON.parse(readFileSync(listing, 'utf8')) as Readonly<Record<string, Chunk>>
  const files = filesOf(begins, chunks)
  const worker = join(folder, fieldWorkerName)
  const told = `const fieldFiles = ${JSON.stringify(files)}\nconst fieldStamp = ${JSON.stringify(stamp)}\n`
  writeFileSync(worker, told + readFileSync(worker, 'utf8'))
  rmSync(join(folder, '.vite'), { recursive: true })
}

/** Every file that these chunks load, and the texts that the page asks for when it starts. */
const filesOf = (names: readonly string[], chunks: Readonly<Record<string, Chunk>>): string[] => {
  const seen = new Set<string>()
  const files = new Set<string>()
  const walk = (name: string): void => {
    const chunk = chunks[name]
    if (!chunk || seen.has(name)) return
    seen.add(name)
    for (const file of [chunk.file, ...(chunk.css ?? []), ...(chunk.assets ?? [])]) files.add(`/${file}`)
    for (const next of chunk.imports ?? []) walk(next)
    for (const next of chunk.dynamicImports ?? []) if (next.startsWith('texts/')) walk(next)
  }
  for (const name of names) {
    if (!chunks[name]) throw new Error(`the build lists no ${name}: the checklist on site would not open without signal`)
    walk(name)
  }
  return [...files].toSorted()
}
