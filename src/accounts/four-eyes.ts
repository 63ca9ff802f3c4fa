import { randomId } from '../random-id.ts'
import { minutesAfter } from './instants.ts'
import type { Caller } from './ports.ts'

/** What no one person does alone. */
export const fourEyesKinds = ['resetSecondFactor'] as const
/** What no one person does alone. */
export type FourEyesKind = (typeof fourEyesKinds)[number]

/** How long an ask waits for the second person, in minutes. */
const waitsMinutes = 3 * 24 * 60

/** Something that one person asked for, and what a second one said to it. */
export interface Ask {
  readonly askId: string
  readonly kind: FourEyesKind
  /** The account or the case that it is about. */
  readonly subject: string
  readonly office: string
  readonly reason: string
  readonly askedBy: string
  readonly askedAt: string
  readonly lapsesAt: string
  readonly secondBy: string | null
  readonly secondAt: string | null
  readonly verdict: 'confirmed' | 'refused' | null
  readonly holdsUntilAt: string | null
}

/** Why an ask was not decided. */
export type Undecided = 'unknown' | 'over' | 'samePerson'

/** Where asks are kept. */
export interface FourEyesStore {
  add(ask: Ask): Promise<void>
  /** Those of an office that wait, and what it decided lately; the newest first. */
  ofOffice(office: string, since: string): Promise<readonly Ask[]>
  /**
   * Writes the second person's word and, in the same transaction, does what was asked where it is done at once. `judge` looks
   * at the ask as it is: two who decide at the same moment are not both heard.
   */
  decide(
    askId: string,
    judge: (ask: Ask) => Undecided | Pick<Ask, 'secondBy' | 'secondAt' | 'verdict' | 'holdsUntilAt'>,
  ): Promise<Ask | Undecided>
}

/** What is done by two persons of one office: one asks and says why, another confirms. */
export interface FourEyes {
  ask(caller: Caller, asked: Pick<Ask, 'kind' | 'subject' | 'reason'>, now: string): Promise<Ask>
  list(caller: Caller, now: string): Promise<readonly Ask[]>
  decide(caller: Caller, askId: string, verdict: 'confirmed' | 'refused', now: string): Promise<Ask | Undecided>
}

const officeOf = ({ organisationId }: Caller): string => organisationId ?? 'operators'

/** Asks and their second persons. */
export const openFourEyes = (store: FourEyesStore): FourEyes => ({
  ask: async (caller, asked, now) => {
    const open = { secondBy: null, secondAt: null, verdict: null, holdsUntilAt: null }
    const by = { office: officeOf(caller), askedBy: caller.accountId, askedAt: now, lapsesAt: minutesAfter(now, waitsMinutes) }
    const ask: Ask = { askId: randomId(), ...asked, ...by, ...open }
    await store.add(ask)
    return ask
  },
  list: async (caller, now) => {
    const asks = await store.ofOffice(officeOf(caller), minutesAfter(now, -30 * 24 * 60))
    return asks.filter(({ verdict, lapsesAt }) => verdict !== null || lapsesAt > now)
  },
  decide: (caller, askId, verdict, now) =>
    store.decide(askId, (ask) => {
      // What another office asked for is not there.
      if (ask.office !== officeOf(caller)) return 'unknown'
      if (ask.verdict !== null || ask.lapsesAt <= now) return 'over'
      // Whoever asked may take it back, and not say yes to it; nor may the one whose own it is.
      const isOwn = ask.askedBy === caller.accountId || ask.subject === caller.accountId
      if (verdict === 'confirmed' && isOwn) return 'samePerson'
      return { secondBy: caller.accountId, secondAt: now, verdict, holdsUntilAt: null }
    }),
})
