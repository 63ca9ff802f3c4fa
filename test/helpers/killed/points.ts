import type { Random } from '../../../src/demo/random.ts'

/** On which side of a durable write a service dies. */
export type Side = 'before' | 'after'

const sides: readonly Side[] = ['before', 'after']

/** Where a service is to die: at the nth durable write of that name, on that side of it. */
export interface Target {
  readonly name: string
  readonly nth: number
  readonly side: Side
}

/** The durable writes of a service by their names, and how often it died at each of them. */
export interface Points {
  /** The point at which a service died least often; null = none is known yet. */
  next(random: Random): Target | null
  /** Takes the names in, one a line, that one run came by; the one it died at bears a mark. */
  note(log: string, target: Target | null): void
  /** Every name, with how often a service died before it and after it. */
  all(): readonly { readonly name: string; readonly before: number; readonly after: number }[]
}

/** What comes often is passed by up to so often before its service dies; what comes rarely may not come a second time. */
const mostOften = 4
const often = 12

/** Opens the list of points; it is empty until a run was noted. */
export const openPoints = (): Points => {
  /** How often each came in the run in which it came most often. */
  const seen = new Map<string, number>()
  const died = new Map<string, number>()
  /** Targets that were given out, so that two runs side by side do not take the same. */
  const given = new Map<string, number>()
  const more = (counts: Map<string, number>, key: string): void => void counts.set(key, (counts.get(key) ?? 0) + 1)
  return {
    next: (random) => {
      const found = [...seen.keys()].toSorted().flatMap((name) => sides.map((side) => ({ name, side })))
      const timesOf = ({ name, side }: { readonly name: string; readonly side: Side }) => given.get(`${side} ${name}`) ?? 0
      const least = Math.min(...found.map(timesOf))
      const [first, ...others] = found.filter((one) => timesOf(one) === least)
      if (!first) return null
      const { name, side } = random.pick([first, ...others])
      more(given, `${side} ${name}`)
      return { name, side, nth: (seen.get(name) ?? 1) < often ? 1 : random.between(1, mostOften) }
    },
    note: (log, target) => {
      const lines = log.split('\n').filter((line) => line !== '')
      const names = lines.map((line) => line.replace(/^! /, ''))
      for (const [name, all] of Map.groupBy(names, (name) => name)) seen.set(name, Math.max(seen.get(name) ?? 0, all.length))
      if (target && lines.some((line) => line.startsWith('! '))) more(died, `${target.side} ${target.name}`)
    },
    all: () =>
      [...seen.keys()].toSorted().map((name) => ({
        name,
        before: died.get(`before ${name}`) ?? 0,
        after: died.get(`after ${name}`) ?? 0,
      })),
  }
}
