import { randomId } from '../random-id.ts'
import { minutesAfter } from './instants.ts'
import type { Caller } from './ports.ts'

/**
 * What no one person does alone: take a second factor away; see whose a masked request is; send an order to a company, where
 * the setting makes it so.
 */
export const fourEyesKinds = ['resetSecondFactor', 'unmaskContact', 'orderCompany'] as const
/** What no one person does alone. */
export type FourEyesKind = (typeof fourEyesKinds)[number]

/** How long an ask waits for the second person, in minutes. */
const waitsMinutes = 3 * 24 * 60

/** For how many minutes what was allowed holds; null = it is done at once. */
const holdsMinutes: Readonly<Record<FourEyesKind, number | null>> = {
  resetSecondFactor: null,
  unmaskContact: 60,
  orderCompany: 24 * 60,
}

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

/** An ask with the names by which people know what it speaks of. */
export interface NamedAsk extends Ask {
  /** Login names, the number of the case. */
  readonly askedByName: string | null
  readonly secondByName: string | null
  readonly subjectName: string | null
  readonly officeName: string | null
}

/** Why an ask was not decided. */
export type Undecided = 'unknown' | 'over' | 'samePerson'

/** Where asks are kept. */
export interface FourEyesStore {
  add(ask: Ask): Promise<void>
  /** Those of an office that wait, and what it decided lately; the newest first. */
  ofOffice(office: string, since: string): Promise<readonly NamedAsk[]>
  /** Everything that was asked about one account or case; the newest first. */
  ofSubject(subject: string): Promise<readonly NamedAsk[]>
  /** Whether an office has somebody beside this person who could decide. */
  hasSecond(caller: Pick<Caller, 'accountId' | 'party' | 'organisationId'>): Promise<boolean>
  /** What was allowed is done: it does not hold any longer. */
  endHold(askId: string, now: string): Promise<void>
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
  /** `nobodyElse`: the office has no second person. */
  ask(caller: Caller, asked: Pick<Ask, 'kind' | 'subject' | 'reason'>, now: string): Promise<Ask | 'nobodyElse'>
  list(caller: Caller, now: string): Promise<readonly NamedAsk[]>
  /** The latest ask of this person of a kind about one thing; null = none. */
  latest(caller: Caller, kind: FourEyesKind, subject: string): Promise<Ask | null>
  /** The ask of this person that a second one allowed, while that holds. */
  holding(caller: Caller, kind: FourEyesKind, subject: string, now: string): Promise<Ask | null>
  /** What was allowed once is done. */
  use(askId: string, now: string): Promise<void>
  /** What was asked for about one case since a moment: for its owner. */
  about(subject: string, since: string): Promise<readonly NamedAsk[]>
  decide(caller: Caller, askId: string, verdict: 'confirmed' | 'refused', now: string): Promise<Ask | Undecided>
}

const officeOf = ({ organisationId }: Caller): string => organisationId ?? 'operators'

/** What is read of asks. */
const readFourEyes = (store: FourEyesStore): Pick<FourEyes, 'list' | 'latest' | 'holding' | 'about'> => {
  const latest: FourEyes['latest'] = async ({ accountId }, kind, subject) =>
    (await store.ofSubject(subject)).find((ask) => ask.kind === kind && ask.askedBy === accountId) ?? null
  return {
    latest,
    list: async (caller, now) => {
      const asks = await store.ofOffice(officeOf(caller), minutesAfter(now, -30 * 24 * 60))
      return asks.filter(({ verdict, lapsesAt }) => verdict !== null || lapsesAt > now)
    },
    holding: async (caller, kind, subject, now) => {
      const ask = await latest(caller, kind, subject)
      // Whoever left the office meanwhile took nothing along.
      const holds = ask?.verdict === 'confirmed' && ask.office === officeOf(caller) && (ask.holdsUntilAt ?? '') > now
      return holds ? ask : null
    },
    about: async (subject, since) => (await store.ofSubject(subject)).filter(({ askedAt }) => askedAt >= since),
  }
}

/** Asks and their second persons. */
export const openFourEyes = (store: FourEyesStore): FourEyes => ({
  ...readFourEyes(store),
  ask: async (caller, asked, now) => {
    // Nobody would ever answer: said at once, and not in three days.
    if (!(await store.hasSecond(caller))) return 'nobodyElse'
    const open = { secondBy: null, secondAt: null, verdict: null, holdsUntilAt: null }
    const by = { office: officeOf(caller), askedBy: caller.accountId, askedAt: now, lapsesAt: minutesAfter(now, waitsMinutes) }
    const ask: Ask = { askId: randomId(), ...asked, ...by, ...open }
    await store.add(ask)
    return ask
  },
  use: (askId, now) => store.endHold(askId, now),
  decide: (caller, askId, verdict, now) =>
    store.decide(askId, (ask) => {
      // What another office asked for is not there.
      if (ask.office !== officeOf(caller)) return 'unknown'
      if (ask.verdict !== null || ask.lapsesAt <= now) return 'over'
      // Whoever asked may take it back, and not say yes to it; nor may the one whose own it is.
      const isOwn = ask.askedBy === caller.accountId || ask.subject === caller.accountId
      if (verdict === 'confirmed' && isOwn) return 'samePerson'
      const minutes = verdict === 'confirmed' ? holdsMinutes[ask.kind] : null
      const holdsUntilAt = minutes === null ? null : minutesAfter(now, minutes)
      return { secondBy: caller.accountId, secondAt: now, verdict, holdsUntilAt }
    }),
})
