import { calendars } from '../../../workflows/calendar/calendars.ts'
import { localDay, nextWorkingDay } from '../../../workflows/calendar/days.ts'
import { type AllowedEvent, allowedEvents } from '../../../workflows/case/allowed-events.ts'
import { applyOutcome, type CaseFile, draftFile, type Outcome } from '../../../workflows/case/case-file.ts'
import { type CaseSnapshot, restore } from '../../../workflows/case/chart.ts'
import { type Clock, clockPlace, isDue, wakeAt } from '../../../workflows/case/clock.ts'
import { clockContract } from '../../../workflows/case/clocks.ts'
import { type DecideInput, type Decision, decide } from '../../../workflows/case/decide.ts'
import { derivedEvent } from '../../../workflows/case/derived-event.ts'
import { type CaseEvent, type PartyEvent, partyOfEvent } from '../../../workflows/case/events/events.ts'
import { isSystemEvent } from '../../../workflows/case/events/system.ts'
import type { Facts, RequestFacts } from '../../../workflows/case/facts.ts'
import type { PileFacts } from '../../../workflows/case/memory/service.ts'
import { organisationOf } from '../../../workflows/case/organisations.ts'
import { takeOutPersonal } from '../../../workflows/case/personal.ts'
import { documentsNamedBy, type RefusalCode } from '../../../workflows/case/refusals.ts'
import { tracks as allTracks, type Party, parties, type Track } from '../../../workflows/parties.ts'
import type { DocumentKind } from '../../../workflows/rules/codes.ts'
import { askedParts } from '../../../workflows/rules/consent-parts.ts'
import type { RulePack } from '../../../workflows/rules/schema.ts'
import { kindOf, knownOrganisations, paperOf, sevenKilowatts } from '../case-facts.ts'
import { knownMatters } from '../known-matters.ts'
import { ledgersAfter, lentRow, type PlayedLedgers } from '../played-ledger.ts'

const calendar = calendars['cn']!

/** One event that was accepted, with everything that decided it. */
export interface Taken {
  readonly event: CaseEvent
  readonly input: DecideInput
  readonly before: CaseFile
  readonly outcome: Outcome
  readonly after: CaseFile
}

/** One event that was refused. */
export interface Turned {
  readonly event: CaseEvent
  readonly code: RefusalCode
}

/** A case on its way: every accepted event, every refusal, and the time. */
export interface Walk {
  readonly rules: RulePack
  readonly draft: CaseFile
  file: CaseFile
  now: string
  readonly taken: Taken[]
  readonly turned: Turned[]
  /** The ledgers of the transformers, as the store would keep them. */
  ledgers: PlayedLedgers
  /** Clocks that would be submitted for ever. */
  endless: readonly string[]
}

/** A draft on Monday 2026-03-02, nine o'clock, or at another instant. */
export const beginWalk = (rules: RulePack, now = '2026-03-02T01:00:00.000Z'): Walk => {
  const draft = frozen(draftFile('case-1', { rules: rules.id, calendar: calendar.id }))
  return { rules, draft, file: draft, now, taken: [], turned: [], ledgers: new Map(), endless: [] }
}

/** The same walk from where it stands, so that several ways on can be tried. */
export const branchOf = (walk: Walk): Walk => ({ ...walk, taken: [...walk.taken], turned: [] })

/** How an event is sent. */
export interface Sending {
  readonly by?: Party | 'system'
  /** The compound's facts, at filing. */
  readonly facts?: Facts
  /** The pile on which an operation case is opened. */
  readonly pile?: PileFacts
  /** The event names documents that are not in the case. */
  readonly withoutDocuments?: boolean
}

/**
 * Sends one event as the store would: without its personal part, with the kinds of its documents, at the walk's
 * instant. Everything handed to `decide` is frozen, so that a decision that changes its inputs fails at once.
 */
export const send = (walk: Walk, event: CaseEvent, { by, facts, pile, withoutDocuments }: Sending = {}): Decision => {
  const { plain } = takeOutPersonal(event)
  const sender = by ?? (isSystemEvent(plain) ? 'system' : partyOfEvent(plain.type))
  const known = documentsNamedBy(plain).flatMap((id): [string, DocumentKind][] => {
    const kind = kindOf(id)
    return kind ? [[id, kind]] : []
  })
  const input: DecideInput = frozen({
    now: walk.now,
    actor: { party: sender, organisationId: sender === 'system' ? null : organisationOf(walk.file.memory, sender) },
    rules: walk.rules,
    calendar,
    documents: withoutDocuments ? {} : Object.fromEntries(known),
    organisation: 'organisationId' in plain ? (knownOrganisations[plain.organisationId] ?? null) : null,
    facts: facts ?? null,
    request: facts && !pile ? requestFor(facts) : null,
    ledgerRow: lentRow(walk.ledgers, walk.file, plain, { rules: walk.rules, on: todayOf(walk) }),
    ...('matterId' in plain ? { matter: knownMatters[plain.matterId] ?? null } : {}),
    ...(pile ? { pile } : {}),
  })
  const before = walk.file
  const decision = decide(before, frozen(plain), input)
  if (!decision.accepted) {
    walk.turned.push({ event: plain, code: decision.refusal.code })
    return decision
  }
  const outcome = frozen(stored(decision.outcome))
  walk.file = frozen(storedAfter(before, decision.next))
  walk.ledgers = ledgersAfter(walk.ledgers, before, walk.file, { event: plain, rules: walk.rules })
  walk.taken.push({ event: plain, input, before, outcome, after: walk.file })
  followUp(walk)
  return decision
}

/** A tenant asks as a tenant. */
const requestFor = ({ space }: Facts): RequestFacts =>
  space.leaseUntilOn === null ? sevenKilowatts : { ...sevenKilowatts, right: 'leased', leaseMonths: 14 }

/** What follows by itself is written with its cause, as in the store. */
const followUp = (walk: Walk): void => {
  const derived = derivedEvent(walk.file, walk.rules)
  if (!derived) return
  const decision = send(walk, derived.event)
  if (!decision.accepted) throw new Error(`${derived.event.type} follows and is refused: ${decision.refusal.code}`)
}

/** A finding on capacity with the result that its sum gives: what a grid would report that looks at the ledger first. */
export const agreeing = (walk: Walk, event: PartyEvent): PartyEvent => {
  if (event.type !== 'grid.reportCapacity') return event
  const band = lentRow(walk.ledgers, walk.file, event, { rules: walk.rules, on: todayOf(walk) })?.band
  if (band === undefined || band === 'unknown') return event
  const result = band === 'orderedForAll' ? 'orderedChargingOnly' : band
  return { ...event, result, upheld: result === 'available' ? [] : event.upheld }
}

/** Files the request with all papers of the list and the facts of its compound. */
export const file = (walk: Walk, facts: Facts): Decision => {
  const evidence = walk.rules.consent.requiredPapers.map((kind) => paperOf(kind))
  // Where the rules ask, some say that it is the first part, the others that it is none.
  const [asked] = askedParts(walk.rules)
  const part = asked ? { part: facts.garage.level === 'underground' ? asked.id : null } : {}
  return send(walk, { type: 'owner.submit', undertaking: true, evidence, ...part }, { facts })
}

/** A pile in service, of which nobody has complained. */
export const pileInUse: PileFacts = { pileId: 'pile-1', state: 'inUse', registers: false, heard: [], open: [] }

/** Opens a case on a pile, with the facts of its compound. */
export const openOn = (walk: Walk, event: PartyEvent, facts: Facts): Decision => send(walk, event, { facts, pile: pileInUse })

/** As it comes back from the store: plain JSON. */
const stored = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T

/** The same of a case after an event: what is the very thing that it was before came back from the store then, and is frozen. */
const storedAfter = (before: CaseFile, after: CaseFile): CaseFile => ({
  ...storedBeside(before, { ...after, memory: before.memory }),
  memory: storedBeside(before.memory, after.memory),
})

const storedBeside = <T extends object>(before: T, after: T): T => {
  const result: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(after)) {
    if (value === undefined) continue
    result[name] = value === before[name as keyof T] ? value : stored(value)
  }
  return result as T
}

const frozen = <T>(value: T): T => {
  if (value === null || typeof value !== 'object' || Object.isFrozen(value)) return value
  Object.freeze(value)
  for (const entry of Object.values(value)) frozen(entry)
  return value
}

/** How days are counted in a walk. */
const placeOf = (walk: Pick<Walk, 'rules'>) => clockPlace(walk.rules, calendar)

/** The calendar day of the walk's instant. */
export const todayOf = (walk: Walk): string => localDay(walk.now, walk.rules.place.timeZone)

/** Clocks that have run out, oldest first. */
export const dueClocks = (walk: Walk): Clock[] =>
  walk.file.clocks
    .filter((clock) => isDue(clock, walk.now, placeOf(walk)))
    .sort((a, b) => `${a.dueAt} ${a.clockId}`.localeCompare(`${b.dueAt} ${b.clockId}`))

/**
 * Submits every due deadline, oldest first, each as an event of its own. A clock that begins again already run out would
 * be submitted without end; it is noted as endless and left.
 * @throws Error when the deadline of a clock that has run out is refused.
 */
export const passDue = (walk: Walk): void => {
  const passed = new Set<string>()
  const nameOf = (clock: Clock) => (clockContract(clock.name).keyed ? clock.clockId : `${clock.name}/${clock.track}`)
  for (;;) {
    const clock = dueClocks(walk).find((due) => !passed.has(nameOf(due)))
    if (!clock) break
    passed.add(nameOf(clock))
    const decision = send(walk, { type: 'deadline.passed', clockId: clock.clockId })
    if (!decision.accepted) throw new Error(`${clock.clockId} has run out and is refused: ${decision.refusal.code}`)
  }
  walk.endless = dueClocks(walk).map(nameOf)
}

/** The next instant at which a clock runs out, of all or of some tracks; null when none will. */
export const nextWake = (
  walk: Walk,
  tracks: readonly Track[] = allTracks,
  counts: (clock: Clock) => boolean = () => true,
): string | null =>
  walk.file.clocks
    .filter((clock) => tracks.includes(clock.track) && counts(clock))
    .flatMap((clock) => wakeAt(clock, placeOf(walk)) ?? [])
    .sort()[0] ?? null

/** Lets time pass up to an instant; clocks run out on the way, each recorded when it is due. */
export const letTimePass = (walk: Walk, until: string): void => {
  for (;;) {
    passDue(walk)
    const next = nextWake(walk)
    if (walk.endless.length > 0 || next === null || next > until) break
    walk.now = next > walk.now ? next : walk.now
  }
  if (until > walk.now) walk.now = until
}

/** Nine o'clock of the n-th working day after the walk's day. */
export const workingDaysLater = (walk: Walk, n: number): string => {
  let day = todayOf(walk)
  for (let left = n; left > 0; left -= 1) day = nextWorkingDay(calendar, dayAfter(day)).dueOn
  return Temporal.PlainDate.from(day)
    .toZonedDateTime({ timeZone: walk.rules.place.timeZone, plainTime: '09:00' })
    .toInstant()
    .toString({ fractionalSecondDigits: 3 })
}

/** Some minutes later. */
export const minutesLater = (walk: Walk, minutes: number): string =>
  Temporal.Instant.from(walk.now).add({ minutes }).toString({ fractionalSecondDigits: 3 })

const dayAfter = (day: string): string => Temporal.PlainDate.from(day).add({ days: 1 }).toString()

/** The case where the walk stands, with what guards ask for. */
export const snapshotOf = (walk: Walk): CaseSnapshot =>
  restore(walk.file.value, {
    ...walk.file.memory,
    given: {
      caseId: walk.file.caseId,
      now: walk.now,
      today: todayOf(walk),
      seq: walk.file.seq + 1,
      rules: walk.rules,
      actor: { party: 'operator', organisationId: null },
      occurredOn: todayOf(walk),
      documents: {},
      organisation: null,
      request: null,
      facts: null,
      clock: null,
    },
  })

/** What any party could send now. */
export const openTo = (walk: Walk, asked: readonly Party[] = parties): AllowedEvent[] =>
  allowedEvents(snapshotOf(walk), asked).filter((event) => event.allowed)

/** The case decided again from its first event, and folded from what the events changed. */
export const again = (walk: Walk): { readonly decided: CaseFile; readonly folded: CaseFile } => {
  let decided = walk.draft
  let folded = walk.draft
  for (const { event, input, outcome } of walk.taken) {
    const decision = decide(decided, event, input)
    if (!decision.accepted) throw new Error(`decided again, ${event.type} is refused: ${decision.refusal.code}`)
    decided = decision.next
    folded = applyOutcome(folded, outcome, { seq: folded.seq + 1, recordedAt: input.now })
  }
  return { decided: stored(decided), folded: stored(folded) }
}
