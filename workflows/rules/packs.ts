import { z } from 'zod'
import { calendars } from '../calendar/calendars.ts'
import { checkPack, type PackFault } from './check.ts'
import changzhou2023 from './packs/changzhou-2023.json' with { type: 'json' }
import chongqing2023 from './packs/chongqing-2023.json' with { type: 'json' }
import nationalBaseline from './packs/national-baseline.json' with { type: 'json' }
import xiangyang2023 from './packs/xiangyang-2023.json' with { type: 'json' }
import zhuzhou2022 from './packs/zhuzhou-2022.json' with { type: 'json' }
import { RulePack } from './schema.ts'

const Extension = z.looseObject({ extends: z.string().optional(), id: z.string() })

/** The packs that come with the product, as written: a pack may extend another and then says only what differs. */
const written: readonly unknown[] = [nationalBaseline, zhuzhou2022, chongqing2023, changzhou2023, xiangyang2023]

/** A pack that cannot be used: the service refuses to start and says where it is wrong. */
export class UnusableRules extends Error {
  readonly faults: readonly PackFault[]
  constructor(faults: readonly PackFault[]) {
    super(faults.map((fault) => `${fault.pack} ${fault.path}: ${fault.sentence.en}`).join('\n'))
    this.name = 'UnusableRules'
    this.faults = faults
  }
}

/**
 * Resolves and checks written packs.
 * @throws UnusableRules naming every fault by pack and path.
 */
export const loadPacks = (documents: readonly unknown[]): ReadonlyMap<string, RulePack> => {
  const byId = new Map(documents.map((document) => [Extension.parse(document).id, document]))
  const faults: PackFault[] = []
  const packs = new Map<string, RulePack>()
  for (const [id, document] of byId) {
    const whole = wholeOf(id, document, byId, faults)
    if (whole === null) continue
    const parsed = RulePack.safeParse(whole)
    if (!parsed.success) {
      faults.push(
        ...parsed.error.issues.map((issue) => ({
          pack: id,
          path: issue.path.join('.'),
          sentence: { zh: `格式不符:${issue.message}`, en: `wrong form: ${issue.message}` },
        })),
      )
      continue
    }
    faults.push(...checkPack(parsed.data, calendars))
    packs.set(id, parsed.data)
  }
  if (faults.length > 0) throw new UnusableRules(faults)
  return packs
}

/** A pack with all that it extends; null after noting what is in the way. */
const wholeOf = (id: string, document: unknown, byId: ReadonlyMap<string, unknown>, faults: PackFault[]): unknown => {
  try {
    return resolve(document, byId, [])
  } catch (error) {
    const sentence = error instanceof Error ? error.message : String(error)
    faults.push({ pack: id, path: 'extends', sentence: { zh: sentence, en: sentence } })
    return null
  }
}

const resolve = (document: unknown, byId: ReadonlyMap<string, unknown>, seen: readonly string[]): unknown => {
  const { extends: base, ...own } = Extension.parse(document)
  if (base === undefined) return own
  if (seen.includes(base)) throw new Error(`rule pack ${own.id} extends itself through ${seen.join(', ')}`)
  const parent = byId.get(base)
  if (parent === undefined) throw new Error(`rule pack ${own.id} extends ${base}, which is not there`)
  return overlay(resolve(parent, byId, [...seen, base]), own)
}

/** Whole clocks, grounds, conditions and bases are replaced, never mixed: half of a rule with another's basis would lie. */
const overlay = (parent: unknown, own: unknown): unknown => {
  if (!isRecord(parent) || !isRecord(own)) return own
  const merged: Record<string, unknown> = { ...parent }
  for (const [key, value] of Object.entries(own)) {
    const isSection = ['consent', 'clocks', 'grounds', 'conditions', 'capacity', 'queue', 'matters', 'tracks', 'fire'].includes(
      key,
    )
    merged[key] = isSection && isRecord(parent[key]) && isRecord(value) ? { ...parent[key], ...value } : value
  }
  return merged
}

/**
 * A pack as an older version of the product recorded it, completed with what could not be said then: a section, a clock
 * or a ground that is missing comes from the national baseline. What the pack says itself is never touched. The same
 * version of the chart always completes it in the same way, so that replay stays exact.
 */
export const completedPack = (recorded: unknown): RulePack => RulePack.parse(overlay(nationalBaseline, recorded))

const isRecord = (value: unknown): value is Record<string, unknown> =>
  value !== null && typeof value === 'object' && !Array.isArray(value)

/** The packs in the box, by id. */
export const packs = loadPacks(written)
