/** What is going to happen in the simulated city, in the order of its instants. */
export interface Agenda {
  /** Notes that something happens at an instant. */
  add(at: string, happens: () => Promise<void>): void
  /** The instant of the next entry; undefined when nothing is planned. */
  next(): string | undefined
  /** Takes the next entry off and lets it happen. */
  run(): Promise<void>
}

interface Entry {
  readonly at: string
  readonly happens: () => Promise<void>
}

/** An agenda on which nothing stands yet. */
export const openAgenda = (): Agenda => {
  const entries: Entry[] = []
  return {
    add: (at, happens) => {
      const index = entries.findIndex((other) => other.at > at)
      entries.splice(index < 0 ? entries.length : index, 0, { at, happens })
    },
    next: () => entries[0]?.at,
    run: async () => {
      await entries.shift()?.happens()
    },
  }
}
