/** So many more of a key in a minute than this node has told the others of. */
export interface CountShare {
  readonly minute: number
  readonly key: string
  readonly more: number
}

/** Tells the other nodes what was counted here, and gives what all of them have counted of the same keys. */
export type ShareCounts = (shares: readonly CountShare[]) => ReadonlyMap<string, number>

/** Counts requests by the minute of the clock. */
export interface RequestCounts {
  /** Counts one more; how many there were in this minute, on all nodes as far as it is known. Of these `atMost` are let through. */
  count(key: string, atMost: number): { readonly count: number; readonly msLeft: number }
  /** Exchanges with the other nodes what is worth it. */
  share(): void
}

const minuteMs = 60_000

/** The most that is remembered at once: whoever makes up names fills no memory. */
const remembered = 50_000

/** What is below this share of its limit is nobody's news: nearly every request costs no exchange. */
const worthSharing = 0.05

/** The most keys in one exchange; the rest comes with the next. */
const atOnce = 100

interface Count {
  own: number
  told: number
  others: number
  atMost: number
}

/**
 * Counts in memory. Where there are other nodes, keys that come near their limit are exchanged about once a second: until
 * then each node lets through what it knows of, so that the limit is overstepped by a second's worth and no more.
 */
export const openRequestCounts = (shareCounts: ShareCounts | null = null, now: () => number = Date.now): RequestCounts => {
  const counts = new Map<string, Count>()
  let minute = 0
  const turn = (): void => {
    const current = Math.floor(now() / minuteMs)
    if (current !== minute) counts.clear()
    minute = current
  }
  return {
    count: (key, atMost) => {
      turn()
      const known = counts.get(key) ?? { own: 0, told: 0, others: 0, atMost }
      known.own += 1
      if (known.own > 1 || counts.size < remembered) counts.set(key, known)
      return { count: known.own + known.others, msLeft: (minute + 1) * minuteMs - now() }
    },
    share: () => {
      turn()
      if (!shareCounts) return
      const news = [...counts].filter(([, { own, told, atMost }]) => own > told && own >= atMost * worthSharing).slice(0, atOnce)
      if (news.length === 0) return
      const totals = shareCounts(news.map(([key, { own, told }]) => ({ minute, key, more: own - told })))
      for (const [key, count] of news) {
        count.told = count.own
        count.others = Math.max(count.others, (totals.get(key) ?? 0) - count.own)
      }
    },
  }
}

/** The counts as @fastify/rate-limit asks for them: each route with a limit of its own counts for itself. */
export const rateLimitStore = (counts: RequestCounts) =>
  class Store {
    readonly #route: string
    constructor(asked: object) {
      this.#route = 'routeInfo' in asked ? urlOf(asked.routeInfo) : 'all'
    }
    incr(
      key: string,
      done: (error: Error | null, result?: { current: number; ttl: number }) => void,
      _window: number,
      atMost: number,
    ): void {
      const { count, msLeft } = counts.count(`${this.#route} ${key}`, atMost)
      done(null, { current: count, ttl: msLeft })
    }
    child(route: object): Store {
      return new Store(route)
    }
  }

const urlOf = (route: unknown): string =>
  typeof route === 'object' && route !== null && 'url' in route ? String(route.url) : 'all'
