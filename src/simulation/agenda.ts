/** What is to be done when: the earliest first, of one instant in the order in which it was put down. */
export interface Agenda<T> {
  add(at: string, task: T): void
  next(): { readonly at: string; readonly task: T } | null
}

interface Entry<T> {
  readonly at: string
  readonly no: number
  readonly task: T
}

const isBefore = <T>(a: Entry<T>, b: Entry<T>): boolean => a.at < b.at || (a.at === b.at && a.no < b.no)

/** Opens an empty agenda: a heap, so that a thousand requests of one compound cost no more each than ten. */
export const openAgenda = <T>(): Agenda<T> => {
  const heap: Entry<T>[] = []
  let added = 0
  const swap = (a: number, b: number): void => {
    const [one, other] = [heap[a], heap[b]]
    if (one && other) {
      heap[a] = other
      heap[b] = one
    }
  }
  const before = (a: number, b: number): boolean => {
    const [one, other] = [heap[a], heap[b]]
    return one !== undefined && other !== undefined && isBefore(one, other)
  }
  return {
    add: (at, task) => {
      heap.push({ at, no: added, task })
      added += 1
      for (let n = heap.length - 1; n > 0; ) {
        const above = (n - 1) >> 1
        if (!before(n, above)) return
        swap(n, above)
        n = above
      }
    },
    next: () => {
      const [first] = heap
      const last = heap.pop()
      if (!first || !last) return null
      if (heap.length > 0) {
        heap[0] = last
        for (let n = 0; ; ) {
          const [left, right] = [2 * n + 1, 2 * n + 2]
          const least = before(right, left) ? right : left
          if (!before(least, n)) break
          swap(n, least)
          n = least
        }
      }
      return { at: first.at, task: first.task }
    },
  }
}
