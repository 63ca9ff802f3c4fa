/** A piece of work that one node alone does at a time. */
export interface Lease {
  /** Whether it is held still: what is not begun yet is left to whoever has it now. */
  isHeld(): boolean
  /** Does work whose writes are refused once the lease went to another node: a node that was frozen for an hour harms nothing. */
  guard<T>(work: () => T): T
  /** Holds on to it until the returned function is called. `onLost`: another node has it. */
  keep(onLost?: () => void): () => void
  release(): void
}

/** Who of several nodes does what nobody may do twice. */
export interface Leases {
  /** The lease of this name; null = somebody has it, this node too. */
  take(name: string): Lease | null
  isTaken(name: string): boolean
  /** Takes it from whoever has it. */
  revoke(name: string): void
  /** Hands back what this node holds, so that the others need not wait. */
  close(): void
}

/** What was to be written belongs to work that another node has taken over. Nothing was written. */
export class LeaseLost extends Error {
  override name = 'LeaseLost'
}

/** Whether an error says that another node has taken the work over. */
export const isLeaseLost = (error: unknown): boolean =>
  error instanceof Error && (error.name === 'LeaseLost' || isLeaseLost(error.cause))

/** The leases of a service that is alone with its database: nothing is asked of anybody. */
export const soleNode = (): Leases => {
  const taken = new Map<string, symbol>()
  return {
    take: (name) => {
      if (taken.has(name)) return null
      const own = Symbol(name)
      taken.set(name, own)
      return {
        isHeld: () => taken.get(name) === own,
        guard: (work) => work(),
        keep: () => () => {},
        release: () => {
          if (taken.get(name) === own) taken.delete(name)
        },
      }
    },
    isTaken: (name) => taken.has(name),
    revoke: (name) => {
      taken.delete(name)
    },
    close: () => taken.clear(),
  }
}
