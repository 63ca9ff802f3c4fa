import { z } from 'zod'
import { calendars } from '../calendar/calendars.ts'
import { clockNames } from '../case/clocks.ts'
import { checkPack } from './check.ts'
import { successionFaults } from './check-days.ts'
import { clocksOfAbsentKinds } from './check-roads.ts'
import type { Fault, PackFault } from './fault.ts'
import { formFaults } from './form-faults.ts'
import beijing2022 from './packs/beijing-2022.json' with { type: 'json' }
import california4745 from './packs/california-4745.json' with { type: 'json' }
import changzhou2023 from './packs/changzhou-2023.json' with { type: 'json' }
import chongqing2023 from './packs/chongqing-2023.json' with { type: 'json' }
import guangzhou2024 from './packs/guangzhou-2024.json' with { type: 'json' }
import nationalBaseline from './packs/national-baseline.json' with { type: 'json' }
import shandong2020 from './packs/shandong-2020.json' with { type: 'json' }
import xiangyang2023 from './packs/xiangyang-2023.json' with { type: 'json' }
import zhuzhou2022 from './packs/zhuzhou-2022.json' with { type: 'json' }
import zhuzhouDraft from './packs/zhuzhou-draft.json' with { type: 'json' }
import { contentFaults } from './repaired.ts'
import { RulePack } from './schema.ts'

/**
 * How a written pack builds on another. `borrows`: it is of another country, so nothing it takes over has force there; the
 * numbers become the platform's defaults. `without`: clocks of offices and courts that are not there.
 */
const Extension = z.looseObject({
  extends: z.string().optional(),
  borrows: z.boolean().default(false),
  without: z.array(z.enum(clockNames)).default([]),
  id: z.string(),
})

/** The packs that come with the product, as written: a pack may extend another and then says only what differs. */
const written: readonly unknown[] = [
  nationalBaseline,
  zhuzhou2022,
  chongqing2023,
  changzhou2023,
  guangzhou2024,
  shandong2020,
  beijing2022,
  xiangyang2023,
  california4745,
  zhuzhouDraft,
]

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
  const byId = new Map(documents.map((document) => [idOf(document), document]))
  const faults: PackFault[] = []
  const packs = new Map<string, RulePack>()
  for (const [id, document] of byId) {
    const extension = Extension.safeParse(document, { reportInput: true })
    if (!extension.success) {
      faults.push(...formFaultsOf(id, extension.error))
      continue
    }
    const whole = wholeOf(id, document, byId, faults)
    if (whole === null) continue
    const read = readWhole(id, whole)
    faults.push(...read.faults)
    if (read.pack) packs.set(id, read.pack)
  }
  for (const pack of packs.values()) faults.push(...successionOf(pack, packs))
  if (faults.length > 0) throw new UnusableRules(faults)
  return packs
}

/** A whole pack as far as it can be read, with every fault that it has by itself. */
const readWhole = (id: string, whole: unknown): { readonly pack: RulePack | null; readonly faults: PackFault[] } => {
  const parsed = RulePack.safeParse(whole, { reportInput: true })
  if (parsed.success) return { pack: parsed.data, faults: checkPack(parsed.data, calendars) }
  return { pack: null, faults: [...formFaultsOf(id, parsed.error), ...contentFaults(whole, nationalBaseline, calendars)] }
}

const successionOf = (pack: RulePack, byId: ReadonlyMap<string, RulePack>): PackFault[] => {
  const fault: Fault = (path, zh, en) => ({ pack: pack.id, path, sentence: { zh, en } })
  return successionFaults(pack, byId, fault)
}

/**
 * A draft as far as it can be read, with every fault. `pack` is there where the form is right, whatever else is wrong with
 * it: it can be compared, and only without a fault can it be tried. `known`: the packs beside it.
 */
export const readDraftPack = (
  document: unknown,
  known: ReadonlyMap<string, RulePack>,
): { readonly pack: RulePack | null; readonly faults: PackFault[] } => {
  const { pack, faults } = readWhole(idOf(document), document)
  return { pack, faults: [...faults, ...(pack ? successionOf(pack, new Map([...known, [pack.id, pack]])) : [])] }
}

/**
 * A written pack with all that it extends, as one document.
 * @throws UnusableRules where what it extends is not known, or not written as it should be.
 */
export const wholeDocument = (document: unknown, known: ReadonlyMap<string, RulePack>): unknown => {
  const id = idOf(document)
  const extension = Extension.safeParse(document, { reportInput: true })
  if (!extension.success) throw new UnusableRules(formFaultsOf(id, extension.error))
  const faults: PackFault[] = []
  const byId = new Map<string, unknown>([...known].filter(([other]) => other !== id))
  const whole = wholeOf(id, document, byId, faults)
  if (faults.length > 0) throw new UnusableRules(faults)
  return whole
}

/** The faults of the form of a document. */
const formFaultsOf = (id: string, error: z.ZodError): PackFault[] =>
  error.issues.flatMap(formFaults).map((fault) => ({ pack: id, ...fault }))

/** The id under which a document is known, whatever else is wrong with it. */
const idOf = (document: unknown): string => (isRecord(document) && typeof document['id'] === 'string' ? document['id'] : '?')

/** A pack with all that it extends; null after noting what is in the way. */
const wholeOf = (id: string, document: unknown, byId: ReadonlyMap<string, unknown>, faults: PackFault[]): unknown => {
  try {
    return resolve(document, byId, [])
  } catch (error) {
    const sentence = error instanceof Error ? error.message : String(error)
    faults.push({ pack: id, path: 'extends', sentence: { zh: `所依据的规则包不存在或者循环引用：${sentence}`, en: sentence } })
    return null
  }
}

const resolve = (document: unknown, byId: ReadonlyMap<string, unknown>, seen: readonly string[]): unknown => {
  const { extends: base, borrows, without, ...own } = Extension.parse(document)
  if (base === undefined) return own
  if (seen.includes(base)) throw new Error(`rule pack ${own.id} extends itself through ${seen.join(', ')}`)
  const parent = byId.get(base)
  if (parent === undefined) throw new Error(`rule pack ${own.id} extends ${base}, which is not there`)
  const whole = resolve(parent, byId, [...seen, base])
  const taken = withoutClocks(borrows ? borrowed(withoutList(withoutEnd(whole))) : withoutEnd(whole), [
    ...without,
    ...clocksNotHere(own),
  ])
  return overlay(taken, followedBy(own, base))
}

/** The last day of a wider pack, and what is known of its first, are its own. */
const withoutEnd = (pack: unknown): unknown => {
  if (!isRecord(pack)) return pack
  const { inForceUntil: _, inForceFromKnown: __, ...rest } = pack
  return rest
}

/** What the offices of one country look at on site follows its own standards, and its grounds are of its own law. */
const withoutList = (pack: unknown): unknown => {
  if (!isRecord(pack)) return pack
  const { siteChecks: _, ownGrounds: __, ...rest } = pack
  return rest
}

/** After the last day of a pack holds the one it extends, where it does not name another. */
const followedBy = (own: Readonly<Record<string, unknown>>, base: string): unknown => {
  const { inForceUntil: end } = own
  return isRecord(end) ? { ...own, inForceUntil: { successor: base, ...end } } : own
}

/** Rules as numbers alone: what they rest on has no force where they are borrowed. */
const borrowed = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(borrowed)
  if (!isRecord(value)) return value
  if ('force' in value && 'document' in value) return value['force'] === 'A' || value['force'] === 'J' ? value : platformDefault
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, borrowed(entry)]))
}

const platformDefault = {
  document: { zh: '平台默认', en: 'Platform default' },
  force: 'D',
  place: 'CN',
  source: 'platform',
  mark: 'platform',
} as const

/** Clocks of the general kinds of proceedings that a pack says are not in its place. */
const clocksNotHere = (own: Readonly<Record<string, unknown>>): readonly string[] => {
  const { proceedings } = own
  const kinds = isRecord(proceedings) ? proceedings['kinds'] : undefined
  return Array.isArray(kinds) ? clocksOfAbsentKinds(kinds) : []
}

const withoutClocks = (pack: unknown, names: readonly string[]): unknown => {
  if (!isRecord(pack) || !isRecord(pack['clocks'])) return pack
  return { ...pack, clocks: Object.fromEntries(Object.entries(pack['clocks']).filter(([name]) => !names.includes(name))) }
}

/**
 * Whole clocks, grounds, conditions and bases are replaced, never mixed: half of a rule with another's basis would lie.
 * Duties, costs and sanctions of the wider place still hold, so those of the narrower one are added to them; so are points that
 * are looked at on site, where the narrower place has no other one under the same id.
 */
const overlay = (parent: unknown, own: unknown): unknown => {
  if (!isRecord(parent) || !isRecord(own)) return own
  const merged: Record<string, unknown> = { ...parent }
  for (const [key, value] of Object.entries(own)) {
    const isSection = sections.includes(key)
    const isAdded = ['duties', 'costs', 'sanctions'].includes(key)
    merged[key] =
      isSection && isRecord(parent[key]) && isRecord(value)
        ? { ...parent[key], ...(mayLapse.includes(key) ? followedByParent(parent[key], value) : value) }
        : isAdded && Array.isArray(parent[key]) && Array.isArray(value)
          ? // Its own first, so that a mistake is named by the place at which it stands in the file.
            [...value, ...parent[key]]
          : key === 'siteChecks' && Array.isArray(parent[key]) && Array.isArray(value)
            ? [...value, ...parent[key].filter((point) => !value.some((own) => sameId(own, point)))]
            : value
  }
  return merged
}

/** Of which a narrower place says only what differs. */
const sections: readonly string[] = [
  'consent',
  'clocks',
  'grounds',
  'ownGrounds',
  'conditions',
  'capacity',
  'queue',
  'matters',
  'tracks',
  'fire',
]

const sameId = (one: unknown, other: unknown): boolean => isRecord(one) && isRecord(other) && one['id'] === other['id']

/** Sections whose rules may lapse before their pack does. */
const mayLapse: readonly string[] = ['clocks', 'grounds', 'ownGrounds', 'conditions']

/** Where a rule lapses and nothing else is said, the rule of the wider place holds again. */
const followedByParent = (parent: Readonly<Record<string, unknown>>, own: Readonly<Record<string, unknown>>): object =>
  Object.fromEntries(
    Object.entries(own).map(([name, rule]) => {
      const wider = parent[name]
      if (!isRecord(rule) || rule['inForceUntil'] === undefined || rule['afterwards'] !== undefined || !isRecord(wider)) {
        return [name, rule]
      }
      const { inForceUntil: _, afterwards: __, ...lasting } = wider
      return [name, { ...rule, afterwards: lasting }]
    }),
  )

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

/**
 * The packs in the box together with those an operator has written, each of which may extend one of the box.
 * @throws UnusableRules naming every fault by pack and path; also where one takes the id of a pack in the box.
 */
export const packsWith = (own: readonly unknown[]): ReadonlyMap<string, RulePack> => {
  const taken = own.flatMap((document): PackFault[] => {
    const id = idOf(document)
    const sentence = { zh: `编号“${id}”已被自带的规则包使用`, en: `the id ${id} belongs to a pack that comes with the product` }
    return packs.has(id) ? [{ pack: id, path: 'id', sentence }] : []
  })
  if (taken.length > 0) throw new UnusableRules(taken)
  return own.length === 0 ? packs : loadPacks([...written, ...own])
}
