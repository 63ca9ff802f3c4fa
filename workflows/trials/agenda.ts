/** Something that is to happen: when, and what decides between two of the same instant. */
export interface Appointment {
  readonly at: string
  readonly order: number
  /** Whose it is: an index. */
  readonly of: number
}

/** What is to happen next, over all cases. */
export interface Agenda {
  /** Sets the next appointment of a case; one set before counts no more. Null = it has none. */
  set(of: number, next: { readonly at: string; readonly order: number } | null): void
  /** Takes the earliest; null when nothing is left. */
  take(): Appointment | null
}

const isBefore = (a: Appointment, b: Appointment): boolean =>
  a.at < b.at || (a.at === b.at && (a.order < b.order || (a.order === b.order && a.of < b.of)))

/** An empty agenda: a binary heap in which appointments that were replaced are skipped when they come up. */
export const openAgenda = (): Agenda => {
  const heap: Appointment[] = []
  const standing = new Map<number, Appointment>()
  const swap = (i: number, j: number): void => {
    const [a, b] = [heap[i], heap[j]]
    if (a && b) {
      heap[i] = b
      heap[j] = a
    }
  }
  const rises = (i: number): boolean => {
    const [child, parent] = [heap[i], heap[(i - 1) >> 1]]
    return i > 0 && child !== undefined && parent !== undefined && isBefore(child, parent)
  }
  const push = (appointment: Appointment): void => {
    heap.push(appointment)
    for (let i = heap.length - 1; rises(i); i = (i - 1) >> 1) swap(i, (i - 1) >> 1)
  }
  const pop = (): Appointment | undefined => {
    swap(0, heap.length - 1)
    const first = heap.pop()
    for (let i = 0; ; ) {
      const child = 2 * i + 1
      const smaller = comesFirst(child + 1, child) ? child + 1 : child
      const [below, here] = [heap[smaller], heap[i]]
      if (!below || !here || !isBefore(below, here)) return first
      swap(i, smaller)
      i = smaller
    }
  }
  const comesFirst = (i: number, j: number): boolean => {
    const [a, b] = [heap[i], heap[j]]
    return a !== undefined && b !== undefined && isBefore(a, b)
  }
  return {
    set: (of, next) => {
      standing.delete(of)
      if (!next) return
      const appointment = { ...next, of }
      standing.set(of, appointment)
      push(appointment)
    },
    take: () => {
      for (let next = pop(); next; next = pop()) {
        if (standing.get(next.of) !== next) continue
        standing.delete(next.of)
        return next
      }
      return null
    },
  }
}
