import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Where the sources of the pages lie. */
export const webFolder = fileURLToPath(new URL('../web', import.meta.url))

/** Where the built pages lie: beside their sources, out of the record. */
export const builtFolder = join(webFolder, 'built')

const stampFile = join(builtFolder, 'stamp.txt')

/** What the pages are built from: their sources and the versions of all packages. */
const sources = (): string[] => {
  const lock = fileURLToPath(new URL('../../package-lock.json', import.meta.url))
  const client = fileURLToPath(new URL('../client', import.meta.url))
  return [webFolder, client]
    .flatMap((folder) =>
      readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name)),
    )
    .filter((file) => !file.startsWith(builtFolder) && !file.includes('node_modules') && !file.endsWith('.json'))
    .concat(lock)
    .toSorted()
}

/** A hash over everything that the pages are built from. */
export const stampOfSources = (): string => {
  const hash = createHash('sha256')
  for (const file of sources()) hash.update(relative(webFolder, file)).update(readFileSync(file))
  return hash.digest('hex')
}

/** The stamp of the pages as they are built; null where there are none. */
export const stampOfBuilt = (): string | null => (existsSync(stampFile) ? readFileSync(stampFile, 'utf8') : null)

/** Name of the file that holds the stamp. */
export const stampName = 'stamp.txt'
