import type { Counts, Sum } from '../../../workflows/statistics/disclosure.ts'

/**
 * What somebody works out who reads everything that is published: he writes down all sums, solves the equations by
 * elimination, and narrows what is left by the fact that no count is negative, until nothing moves. Made another way than
 * the protection it tries: no linear programming. Gives the withheld counts that he knows exactly.
 */
export const attack = (counts: Counts, sums: readonly Sum[], withheld: ReadonlySet<string>): Map<string, number> => {
  const names = [...withheld]
  const rows = sums.map(({ total, parts }) => {
    const row = new Array<number>(names.length + 1).fill(0)
    for (const [name, sign] of [[total, -1] as const, ...parts.map((part) => [part, 1] as const)]) {
      const at = names.indexOf(name)
      if (at >= 0) row[at] = (row[at] ?? 0) + sign
      else row[names.length] = (row[names.length] ?? 0) - sign * (counts.get(name) ?? 0)
    }
    return row
  })
  const equations = [...rows, ...eliminated(rows)]
  const lower = names.map(() => 0)
  const upper = names.map(() => Number.POSITIVE_INFINITY)
  for (let moved = true; moved; ) {
    moved = false
    for (const row of equations) {
      const right = row[names.length] ?? 0
      for (const at of names.keys()) {
        const own = row[at] ?? 0
        if (Math.abs(own) < 1e-9) continue
        let least = 0
        let most = 0
        for (const other of names.keys()) {
          const value = row[other] ?? 0
          if (other === at || Math.abs(value) < 1e-9) continue
          const [a, b] = [value * (lower[other] ?? 0), value * (upper[other] ?? 0)]
          least += Math.min(a, b)
          most += Math.max(a, b)
        }
        const ends = [(right - least) / own, (right - most) / own]
        const from = Math.ceil(Math.min(...ends) - 1e-7)
        const to = Math.floor(Math.max(...ends) + 1e-7)
        if (Number.isFinite(from) && from > (lower[at] ?? 0)) {
          lower[at] = from
          moved = true
        }
        if (Number.isFinite(to) && to < (upper[at] ?? 0)) {
          upper[at] = to
          moved = true
        }
      }
    }
  }
  return new Map(names.flatMap((name, at) => (lower[at] === upper[at] ? [[name, lower[at] ?? 0] as const] : [])))
}

/** Gauss and Jordan: rows in which as few unknowns are left as can be. */
const eliminated = (rows: readonly (readonly number[])[]): number[][] => {
  const left = rows.map((row) => [...row])
  let done = 0
  for (let column = 0; column < (left[0]?.length ?? 1) - 1; column += 1) {
    const pivot = left.findIndex((row, index) => index >= done && Math.abs(row[column] ?? 0) > 1e-9)
    const chosen = left[pivot]
    if (!chosen) continue
    left[pivot] = left[done] ?? chosen
    const value = chosen[column] ?? 1
    left[done] = chosen.map((cell) => cell / value)
    for (const [index, row] of left.entries()) {
      const factor = row[column] ?? 0
      if (index !== done && factor !== 0) left[index] = row.map((cell, at) => cell - factor * (left[done]?.[at] ?? 0))
    }
    done += 1
  }
  return left.slice(0, done)
}
