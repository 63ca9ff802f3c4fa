/** Compounds in which stays of one desk lie; a compound of a district is a number. */
export interface KeptCompounds {
  readonly add: (compound: number, day: number, isOpen: boolean, by: number) => void
  readonly n: (compound: number) => number
  readonly open: (compound: number) => number
  /** The last day on which anything came or went; the compound must not be stale. */
  readonly latest: (compound: number) => number
  /** Compounds from which the last of these days was taken back: to be looked at again, day by day, after `forget`. */
  readonly stale: ReadonlySet<number>
  readonly forget: (compound: number) => void
  readonly note: (compound: number, day: number) => void
}

const never = -(2 ** 31)

/** Opens such counts. */
export const openKeptCompounds = (): KeptCompounds => {
  let [all, open, latest] = [64, 64, 64].map((length) => new Int32Array(length)) as [Int32Array, Int32Array, Int32Array]
  latest.fill(never)
  const stale = new Set<number>()
  const reach = (compound: number): void => {
    if (compound < all.length) return
    const longer = (list: Int32Array, empty: number): Int32Array => {
      const grown = new Int32Array(2 * compound).fill(empty)
      grown.set(list)
      return grown
    }
    ;[all, open, latest] = [longer(all, 0), longer(open, 0), longer(latest, never)]
  }
  const note = (compound: number, day: number): void => {
    if (day < (latest[compound] ?? never)) return
    latest[compound] = day
    stale.delete(compound)
  }
  return {
    stale,
    note,
    n: (compound) => all[compound] ?? 0,
    open: (compound) => open[compound] ?? 0,
    latest: (compound) => latest[compound] ?? never,
    forget: (compound) => {
      latest[compound] = never
      stale.delete(compound)
    },
    add: (compound, day, isOpen, by) => {
      reach(compound)
      all[compound] = (all[compound] ?? 0) + by
      if (isOpen) open[compound] = (open[compound] ?? 0) + by
      if (by > 0) note(compound, day)
      else if (day === latest[compound]) stale.add(compound)
    },
  }
}
