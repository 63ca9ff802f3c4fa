import { allStorable, type NumberList, openNumbers, type Renumber, type Storable } from './number-list.ts'

/** In place of the day on which something ended: it has not. */
export const stillOpen = 2 ** 31 - 1

/** In place of whether an end was recorded on behalf: there is none. */
export const noEnd = 2

/** By which numbers the families, cases and organisations of other columns go in these. */
export interface Renumbered {
  readonly family: Renumber
  readonly case: Renumber
  readonly organisation: Renumber
}

/** Rows of many families in lists of numbers side by side. The rows of a family lie beside each other, in their order. */
export interface FamilyTable<K extends string> extends Storable {
  /** Takes in the rows of a family in place of those it had. */
  readonly put: (family: number, rows: readonly Readonly<Record<K, number>>[]) => void
  /** Takes in all families of another table behind its own. */
  readonly append: (other: FamilyTable<K>, renumber: Readonly<Partial<Record<K, Renumber>>>) => void
  /** The rows of a family as they lie there. */
  readonly rowsOf: (family: number) => { readonly first: number; readonly count: number }
  readonly at: (name: K, place: number) => number
  /** The same of all families: where the rows of each begin, and how many there are; good until the next family comes. */
  readonly lying: () => Readonly<Record<'first' | 'count' | 'room', Int32Array>>
  /** What is in the lists; good until the next family comes. */
  readonly columns: () => Record<K, Int32Array>
  /** Places of the rows of those families that fit, family by family. */
  readonly places: (fits: (family: number) => boolean) => Int32Array
}

/** Opens such a table. Families are numbers from 0 on, each new one the next. */
export const openFamilyTable = <K extends string>(names: readonly K[]): FamilyTable<K> => {
  const lists = listsOf(names)
  const families = listsOf(['first', 'count', 'room'])
  let live = 0
  let length = 0
  /** Makes room for the rows of a family: where they lay, or behind all others, with some to spare where it grew. */
  const roomFor = (family: number, wanted: number): number => {
    const had = families.room.at(family)
    if (wanted <= had) return families.first.at(family)
    const room = had === 0 ? wanted : Math.ceil(1.5 * wanted)
    const first = length
    for (const name of names) for (let place = 0; place < room; place += 1) lists[name].push(0)
    length += room
    families.room.set(family, room)
    return first
  }
  const stored = allStorable([...Object.values<NumberList<Int32Array>>(lists), ...Object.values(families)])
  return {
    pieces: stored.pieces,
    restore: (next) => {
      stored.restore(next)
      length = lists[names[0] as K].length()
      live = families.count.all().reduce((sum, count) => sum + count, 0)
    },
    put: (family, rows) => {
      if (family === families.first.length()) for (const list of Object.values(families)) list.push(0)
      const first = roomFor(family, rows.length)
      for (const [at, row] of rows.entries()) for (const name of names) lists[name].set(first + at, row[name])
      live += rows.length - families.count.at(family)
      families.first.set(family, first)
      families.count.set(family, rows.length)
    },
    append: (other, renumber) => {
      const [columns, { first, count, room }] = [other.columns(), other.lying()]
      const behind = length
      families.first.append(first, (place) => place + behind)
      families.count.append(count)
      families.room.append(room)
      for (const name of names) lists[name].append(columns[name], renumber[name])
      length = lists[names[0] as K].length()
      live += count.reduce((sum, rows) => sum + rows, 0)
    },
    rowsOf: (family) =>
      family < families.first.length() ? { first: families.first.at(family), count: families.count.at(family) } : none,
    at: (name, place) => lists[name].at(place),
    lying: () => allOf(families),
    columns: () => allOf(lists),
    places: (fits) => {
      const { first, count } = allOf(families)
      const found = new Int32Array(live)
      let places = 0
      for (let family = 0; family < first.length; family += 1) {
        if (!fits(family)) continue
        const from = first[family] ?? 0
        const until = from + (count[family] ?? 0)
        for (let place = from; place < until; place += 1) found[places++] = place
      }
      return found.subarray(0, places)
    },
  }
}

const none = { first: 0, count: 0 }

/** Lists of numbers by name. */
export const listsOf = <K extends string>(names: readonly K[]): Record<K, NumberList<Int32Array>> => {
  const lists = {} as Record<K, NumberList<Int32Array>>
  for (const name of names) lists[name] = openNumbers(Int32Array)
  return lists
}

/** What is in lists of numbers. */
export const allOf = <K extends string>(lists: Readonly<Record<K, NumberList<Int32Array>>>): Record<K, Int32Array> => {
  const found = {} as Record<K, Int32Array>
  for (const name of Object.keys(lists) as K[]) found[name] = lists[name].all()
  return found
}
