import type { z } from 'zod'
import { checkPack } from './check.ts'
import type { PackFault } from './fault.ts'
import { RulePack } from './schema.ts'

type Path = readonly PropertyKey[]
type Calendars = Parameters<typeof checkPack>[1]

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  value !== null && typeof value === 'object' && !Array.isArray(value)

/** How often what is in the way is put aside, each time a wider part of it. */
const rounds = 8

/**
 * What else is wrong with a pack whose form is wrong somewhere: what does not parse is put aside, so that all mistakes are
 * told at once and not one kind after the other. Nothing is said of what was put aside: it has its own sentence already.
 */
export const contentFaults = (whole: unknown, reference: unknown, calendars: Calendars): PackFault[] => {
  const aside: Path[] = []
  let pack = whole
  for (let round = 0; round < rounds; round += 1) {
    const parsed = RulePack.safeParse(pack)
    if (parsed.success) {
      return checkPack(parsed.data, calendars).filter(({ path }) => !aside.some((at) => touches(path, at)))
    }
    for (const issue of parsed.error.issues.toReversed()) {
      const steps = issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...issue.path, key]) : [wider(issue, aside)]
      for (const at of steps) {
        if (issue.code !== 'unrecognized_keys') aside.push(at)
        pack = putAside(pack, at, valueAt(reference, at))
      }
    }
  }
  return []
}

/** Where something is put aside: at its own place, or above it where that was tried before. */
const wider = ({ path }: z.core.$ZodIssue, aside: readonly Path[]): Path => {
  let at: Path = path
  while (at.length > 1 && aside.some((other) => same(other, at))) at = at.slice(0, -1)
  return at
}

const same = (a: Path, b: Path): boolean => a.length === b.length && a.every((key, index) => String(key) === String(b[index]))

/** Whether a mistake speaks of what was put aside, or of what it is a part of. */
const touches = (path: string, at: Path): boolean => {
  const other = at.map(String).join('.')
  return path === other || path.startsWith(`${other}.`) || other.startsWith(`${path}.`)
}

const valueAt = (value: unknown, path: Path): unknown =>
  path.reduce<unknown>((at, key) => {
    if (Array.isArray(at)) return at[Number(key)]
    return isRecord(at) ? at[String(key)] : undefined
  }, value)

/** A value with another one at a place, or without that place. A place in a list is filled from its neighbours, so that the others keep theirs. */
const putAside = (value: unknown, [key, ...rest]: Path, instead: unknown): unknown => {
  if (key === undefined) return value
  if (Array.isArray(value)) {
    const filler = instead ?? value.find((_, index) => index !== Number(key))
    if (rest.length === 0 && filler === undefined) return []
    return value.map((entry, index) =>
      index !== Number(key) ? entry : rest.length === 0 ? filler : putAside(entry, rest, instead),
    )
  }
  if (!isRecord(value)) return value
  const { [String(key)]: inside, ...others } = value
  if (rest.length > 0) return { ...value, [String(key)]: putAside(inside, rest, instead) }
  return instead === undefined ? others : { ...others, [String(key)]: instead }
}
