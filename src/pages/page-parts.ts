import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type PageParts, pagePartsName } from './nonce-mark.ts'

/** A chunk as the build lists it. */
interface Chunk {
  readonly file: string
  readonly imports?: readonly string[]
  readonly css?: readonly string[]
  readonly isDynamicEntry?: boolean
}

/**
 * Says for every page what it is made of, so that the service can name these parts in the first answer. Otherwise a phone
 * learns of them only when the application runs: one more journey there and back.
 */
export const writePageParts = (folder: string): void => {
  // Written by the build that just ended.
  const chunks = JSON.parse(readFileSync(join(folder, '.vite/manifest.json'), 'utf8')) as Readonly<Record<string, Chunk>>
  const pages = Object.keys(chunks).filter((name) => chunks[name]?.isDynamicEntry)
  const parts: PageParts = Object.fromEntries(pages.map((name) => [name, filesOf(name, chunks)]))
  writeFileSync(join(folder, pagePartsName), JSON.stringify(parts))
}

const filesOf = (name: string, chunks: Readonly<Record<string, Chunk>>): string[] => {
  const files = new Set<string>()
  const seen = new Set<string>()
  const walk = (at: string): void => {
    const chunk = chunks[at]
    if (!chunk || seen.has(at)) return
    seen.add(at)
    for (const file of [chunk.file, ...(chunk.css ?? [])]) files.add(`/${file}`)
    for (const next of chunk.imports ?? []) walk(next)
  }
  walk(name)
  return [...files]
}
