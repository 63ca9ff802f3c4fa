import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { packsWith, UnusableRules } from '../../workflows/rules/packs.ts'
import type { RulePack } from '../../workflows/rules/schema.ts'
import { duplicateKeys } from './duplicate-keys.ts'

const faultOf = (file: string) => (zh: string, en: string) => new UnusableRules([{ pack: file, path: '', sentence: { zh, en } }])

/** Reads a written pack. @throws UnusableRules when it cannot be read, or is not the text of a pack. */
export const readPackFile = (file: string): unknown => {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    throw faultOf(file)(`读不到文件：${why}`, `the file cannot be read: ${why}`)
  }
  return readPackText(file, text)
}

/** Reads the text of a written pack; `file`: how it is called in a fault. @throws UnusableRules when it is none. */
export const readPackText = (file: string, text: string): unknown => {
  const fault = faultOf(file)
  try {
    // Editors of Windows put a mark before the text.
    const document: unknown = JSON.parse(text.replace(/^\uFEFF/, ''))
    const isPack = document !== null && typeof document === 'object' && typeof (document as { id?: unknown }).id === 'string'
    const [twice] = duplicateKeys(text)
    if (twice) {
      const zh = `“${twice.path}”写了两次，前一个会丢失`
      throw new UnusableRules([
        { pack: file, path: twice.path, sentence: { zh, en: `"${twice.path}" is there twice; the first would be lost` } },
      ])
    }
    if (isPack) return document
  } catch (error) {
    if (error instanceof UnusableRules) throw error
    const why = error instanceof Error ? error.message : String(error)
    throw fault(`不是有效的JSON：${why}`, `this is no JSON: ${why}`)
  }
  throw fault('规则包须是一个带“id”的对象', 'a pack is an object with an "id"')
}

/** The packs in the box and those of a folder, where there is one. @throws UnusableRules naming every fault. */
export const packsOf = (folder: string | null): ReadonlyMap<string, RulePack> => {
  if (folder === null) return packsWith([])
  const names = readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .toSorted()
  return packsWith(names.map((name) => readPackFile(join(folder, name))))
}
