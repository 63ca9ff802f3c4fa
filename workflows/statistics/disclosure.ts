/** A count that may be published, by the name it would be published under. */
export type Counts = ReadonlyMap<string, number>

/** A count that is the sum of others: of a row, of a column, of everything. */
export interface Sum {
  readonly total: string
  readonly parts: readonly string[]
}

/** Between which numbers a withheld count must lie, for whoever sees all the others. */
export interface Bounds {
  readonly lower: number
  readonly upper: number
}

/** The rule of publication: counts from 1 to under `smallestCell` are withheld, and cannot be told closer than within it. */
export const publicationRule = { smallestCell: 5 } as const

/** Counts that stand for 1 to 4 units: nobody's business. A zero is nobody's and is shown. */
export const smallCounts = (counts: Counts): Set<string> =>
  new Set([...counts].flatMap(([name, count]) => (count > 0 && count < publicationRule.smallestCell ? [name] : [])))

/**
 * Which counts a publication leaves out: all small ones, and as many others as it takes that none of the small ones can be
 * had from the rest. A reader knows every sum, and that no count is negative; what he can work out from that (the exact
 * bounds of linear programming) must leave at least the width of a small cell, else the smallest further count of the same
 * sums is withheld too. Counts that several tables share have one name, so that no table gives away what another withholds.
 * A reader cannot tell which of the withheld counts are the small ones.
 */
export const withheldCounts = (counts: Counts, sums: readonly Sum[]): Set<string> => {
  const small = smallCounts(counts)
  const withheld = new Set(small)
  pairUp(withheld, counts, sums)
  for (;;) {
    const told = [...small].find((name) => isTold(boundsOf(name, withheld, counts, sums)))
    const further = told === undefined ? undefined : nextToWithhold(told, withheld, counts, sums)
    // Nothing is told too closely; or everything around it is withheld already, and nothing is known of it.
    if (further === undefined) break
    withheld.add(further)
    pairUp(withheld, counts, sums)
  }
  return withoutNeedless(withheld, small, counts, sums)
}

/** Shows again what turned out to be withheld for nothing, the largest first. */
const withoutNeedless = (all: ReadonlySet<string>, small: ReadonlySet<string>, counts: Counts, sums: readonly Sum[]) => {
  const withheld = new Set(all)
  const further = [...all].filter((name) => !small.has(name)).toSorted((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0))
  for (const name of further) {
    const beside = connectedTo(name, withheld, sums).filter((one) => small.has(one))
    withheld.delete(name)
    if (beside.some((one) => isTold(boundsOf(one, withheld, counts, sums)))) withheld.add(name)
  }
  return withheld
}

const isTold = ({ lower, upper }: Bounds): boolean => upper - lower < publicationRule.smallestCell - rounding

/** Linear programming in floating point misses whole numbers by this much. */
const rounding = 1e-6

/** One alone in a sum is had by subtraction: a cheap first step, before the exact bounds are asked for. */
const pairUp = (withheld: Set<string>, counts: Counts, sums: readonly Sum[]): void => {
  for (let changed = true; changed; ) {
    changed = false
    for (const sum of sums) {
      const all = [sum.total, ...sum.parts]
      const [only, second] = all.filter((name) => withheld.has(name))
      if (only === undefined || second !== undefined) continue
      const further = smallestOf(
        sum.parts.filter((name) => name !== only),
        withheld,
        counts,
      )
      const next = further ?? (only === sum.total ? undefined : sum.total)
      if (next === undefined || withheld.has(next)) continue
      withheld.add(next)
      changed = true
    }
  }
}

/** The smallest published count that is not nought: a nought that is withheld hides nothing. */
const smallestOf = (names: readonly string[], withheld: ReadonlySet<string>, counts: Counts): string | undefined =>
  names
    .filter((name) => !withheld.has(name) && (counts.get(name) ?? 0) > 0)
    .toSorted((a, b) => (counts.get(a) ?? 0) - (counts.get(b) ?? 0) || (a < b ? -1 : 1))[0]

const nextToWithhold = (
  told: string,
  withheld: ReadonlySet<string>,
  counts: Counts,
  sums: readonly Sum[],
): string | undefined => {
  // The nearest first: the sums it stands in itself, then those of what is withheld beside it, and so on.
  const reached = new Set([told])
  for (let size = 0; size < reached.size; ) {
    size = reached.size
    const near = sums.filter(({ total, parts }) => [total, ...parts].some((name) => reached.has(name)))
    const further =
      smallestOf(
        near.flatMap(({ parts }) => parts),
        withheld,
        counts,
      ) ??
      smallestOf(
        near.map(({ total }) => total),
        withheld,
        counts,
      )
    if (further !== undefined) return further
    for (const { total, parts } of near) for (const name of [total, ...parts]) if (withheld.has(name)) reached.add(name)
  }
  return undefined
}

/** What a reader can work out of one withheld count from everything that is published. */
export const boundsOf = (name: string, withheld: ReadonlySet<string>, counts: Counts, sums: readonly Sum[]): Bounds => {
  const unknown = connectedTo(name, withheld, sums)
  const column = new Map(unknown.map((one, index) => [one, index]))
  const rows = sums.flatMap(({ total, parts }): Equation[] => {
    const coefficients = new Array<number>(unknown.length).fill(0)
    let right = 0
    let touched = false
    for (const [one, sign] of [[total, -1] as const, ...parts.map((part) => [part, 1] as const)]) {
      const at = column.get(one)
      if (at === undefined) right -= sign * (counts.get(one) ?? 0)
      else {
        coefficients[at] = (coefficients[at] ?? 0) + sign
        touched = true
      }
    }
    return touched ? [{ coefficients, right }] : []
  })
  const at = column.get(name) ?? 0
  const objective = (sign: number) => unknown.map((_, index) => (index === at ? sign : 0))
  return { lower: -largest(objective(-1), rows), upper: largest(objective(1), rows) }
}

/** The withheld counts that have to do with one, through the sums they stand in together. */
const connectedTo = (name: string, withheld: ReadonlySet<string>, sums: readonly Sum[]): string[] => {
  const found = new Set([name])
  for (const one of found) {
    for (const { total, parts } of sums) {
      if (total !== one && !parts.includes(one)) continue
      for (const other of [total, ...parts]) if (withheld.has(other)) found.add(other)
    }
  }
  return [...found]
}

interface Equation {
  readonly coefficients: readonly number[]
  readonly right: number
}

/**
 * The largest value of a linear form over what is not negative and satisfies the equations, which have a solution: the
 * counts themselves. Simplex in two phases by Bland's rule, which cannot go round in circles. Infinite if nothing bounds it.
 */
const largest = (objective: readonly number[], equations: readonly Equation[]): number => {
  const width = objective.length
  const height = equations.length
  // One artificial unknown to each equation; phase one drives them out.
  const table = equations.map(({ coefficients, right }, row) => {
    const sign = right < 0 ? -1 : 1
    const artificial = Array.from({ length: height }, (_, index) => (index === row ? 1 : 0))
    return [...coefficients.map((value) => sign * value), ...artificial, sign * right]
  })
  const basis = equations.map((_, row) => width + row)
  const artificialCosts = [...new Array<number>(width).fill(0), ...new Array<number>(height).fill(-1)]
  climb(table, basis, artificialCosts, width)
  for (const [row, column] of basis.entries()) {
    if (column < width) continue
    const replacement = table[row]?.findIndex((value, index) => index < width && Math.abs(value) > rounding) ?? -1
    if (replacement >= 0) pivot(table, basis, row, replacement)
  }
  const costs = [...objective, ...new Array<number>(height).fill(0)]
  if (!climb(table, basis, costs, width)) return Number.POSITIVE_INFINITY
  return basis.reduce((sum, column, row) => sum + (costs[column] ?? 0) * (table[row]?.at(-1) ?? 0), 0)
}

/** Improves until nothing improves any more; false where there is no end to it. Only the first `width` columns may enter. */
const climb = (table: number[][], basis: number[], costs: readonly number[], width: number): boolean => {
  for (;;) {
    const prices = basis.map((column) => costs[column] ?? 0)
    const gain = (column: number): number =>
      (costs[column] ?? 0) - table.reduce((sum, line, row) => sum + (prices[row] ?? 0) * (line[column] ?? 0), 0)
    let entering = -1
    for (let column = 0; column < width && entering < 0; column += 1) {
      if (!basis.includes(column) && gain(column) > rounding) entering = column
    }
    if (entering < 0) return true
    let leaving = -1
    let least = Number.POSITIVE_INFINITY
    for (const [row, line] of table.entries()) {
      const value = line[entering] ?? 0
      if (value <= rounding) continue
      const ratio = (line.at(-1) ?? 0) / value
      const isLess = ratio < least - rounding
      const isEqual = Math.abs(ratio - least) <= rounding
      if (isLess || (isEqual && (basis[row] ?? 0) < (basis[leaving] ?? 0))) {
        leaving = row
        least = ratio
      }
    }
    if (leaving < 0) return false
    pivot(table, basis, leaving, entering)
  }
}

const pivot = (table: number[][], basis: number[], row: number, column: number): void => {
  const line = table[row]
  const value = line?.[column]
  if (!line || !value) return
  for (let index = 0; index < line.length; index += 1) line[index] = (line[index] ?? 0) / value
  for (const [other, cells] of table.entries()) {
    const factor = cells[column] ?? 0
    if (other === row || factor === 0) continue
    for (let index = 0; index < cells.length; index += 1) cells[index] = (cells[index] ?? 0) - factor * (line[index] ?? 0)
  }
  basis[row] = column
}
