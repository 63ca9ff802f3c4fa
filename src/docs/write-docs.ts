import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { chartPicture } from '../../workflows/case/explain/chart-picture.ts'
import { transitionsPage } from '../../workflows/case/explain/transitions-page.ts'
import { packs } from '../../workflows/rules/packs.ts'
import { problemsPage } from './problems-page.ts'

/** A file that is written from the code, and what must stand in it. */
export interface WrittenDoc {
  readonly path: string
  readonly text: string
}

/** The place whose lengths the page of transitions shows. */
const shownPack = 'zhuzhou-2022'

const begin = '<!-- chart:begin -->'
const end = '<!-- chart:end -->'

/** A README with the picture of the chart between its markers; without both markers it stays as it is. */
export const withPicture = (readme: string): string => {
  const from = readme.indexOf(begin)
  const to = readme.indexOf(end)
  if (from < 0 || to < from) return readme
  return `${readme.slice(0, from + begin.length)}\n\`\`\`mermaid\n${chartPicture()}\n\`\`\`\n${readme.slice(to)}`
}

/**
 * The files that are written from the code, as they must be now.
 * @param root Folder of the repository.
 */
export const writtenDocs = (root: string): WrittenDoc[] => {
  const pack = packs.get(shownPack)
  if (!pack) throw new Error(`there is no rule pack ${shownPack}`)
  const readme = `${root}README.md`
  return [
    { path: `${root}workflows/case/transitions.md`, text: transitionsPage(pack) },
    { path: `${root}src/api/problems.md`, text: problemsPage() },
    ...(existsSync(readme) ? [{ path: readme, text: withPicture(readFileSync(readme, 'utf8')) }] : []),
  ]
}

if (import.meta.main) {
  for (const { path, text } of writtenDocs(fileURLToPath(new URL('../../', import.meta.url)))) {
    const changed = !existsSync(path) || readFileSync(path, 'utf8') !== text
    if (changed) writeFileSync(path, text)
    process.stdout.write(`${changed ? 'wrote' : 'kept '} ${path}\n`)
  }
}
