import type { z } from 'zod'
import type { Calendar } from '../../workflows/calendar/calendar.ts'
import { calendars } from '../../workflows/calendar/calendars.ts'
import { localDay, nextWorkingDay } from '../../workflows/calendar/days.ts'
import type { Ledger, LedgerEntry } from '../../workflows/capacity/ledger.ts'
import { applyOutcome, type CaseFile, draftFile, type Outcome, type Position } from '../../workflows/case/case-file.ts'
import { phaseOf, placesOf, restore } from '../../workflows/case/chart.ts'
import type { Clock, ClockEnd } from '../../workflows/case/clock.ts'
import { clockPlace, isDue, wakeAt } from '../../workflows/case/clock.ts'
import type { ClockName } from '../../workflows/case/clocks.ts'
import { type DecideInput, type Decision, decide } from '../../workflows/case/decide.ts'
import { derivedEvent } from '../../workflows/case/derived-event.ts'
import { CaseEvent, partyOfEvent } from '../../workflows/case/events/events.ts'
import { isSystemEvent } from '../../workflows/case/events/system.ts'
import type { Facts, RequestFacts } from '../../workflows/case/facts.ts'
import type { PileFacts } from '../../workflows/case/memory/service.ts'
import type { StageName, StepName } from '../../workflows/case/meta.ts'
import type { NoticeName } from '../../workflows/case/notices.ts'
import { organisationOf } from '../../workflows/case/organisations.ts'
import { documentsNamedBy, type Refusal, type RefusalCode } from '../../workflows/case/refusals.ts'
import type { Party, Track } from '../../workflows/parties.ts'
import type { DocumentKind } from '../../workflows/rules/codes.ts'
import type { RulePack } from '../../workflows/rules/schema.ts'
import { kindOf, knownOrganisations, packNamed, paperOf, sevenKilowatts, undergroundGarage } from './case-facts.ts'
import { knownMatters } from './known-matters.ts'
import { ledgersAfter, ledgersWith, lentRow } from './played-ledger.ts'

/** An event as a client would send it; what has a default may be left out. */
export type Sent = Frozen<z.input<typeof CaseEvent>>
type Frozen<T> = T extends object ? { readonly [K in keyof T]: Frozen<T[K]> } : T
type TypeOfBare<E> = E extends { type: infer T } ? ({ type: T } extends E ? T : never) : never
/** The type of an event that needs nothing but its type. */
type Bare = TypeOfBare<Sent>

/** Who sends an event and when; by itself the party of the event, now. */
interface How {
  /** Another sender, as the centre for a party that will not log in. */
  readonly by?: Party | 'system'
  /** Nine o'clock of a later day (YYYY-MM-DD). */
  readonly on?: string
  /** An exact later instant. */
  readonly at?: string
  /** Kinds of documents whose id does not tell it. */
  readonly documents?: Readonly<Record<string, DocumentKind>>
}

/** What was decided and with what: enough to decide it again. */
interface PlayedRecord {
  readonly event: CaseEvent
  readonly input: DecideInput
  readonly outcome: Outcome
}

/** Plays one case through `decide`: the steps of a test read like the story of the case. */
export interface CasePlayer {
  readonly file: CaseFile
  /** The queue and the reservations of the transformer, with this case in it. */
  readonly ledger: Ledger
  readonly records: readonly PlayedRecord[]
  /** What the last accepted event changed. */
  readonly last: Outcome
  readonly now: string
  readonly today: string
  /** Sends an event that must be accepted. Clocks that run out before it pass first, as in the store. */
  send(event: Sent | Bare, how?: How): CasePlayer
  /** Sends an event that must be refused, and gives the code. */
  refused(event: Sent | Bare, how?: How): RefusalCode
  refusal(event: Sent | Bare, how?: How): Refusal
  /** Nine o'clock of the n-th working day after today; clocks pass on the way, each when it is due. */
  nextWorkingDay(n?: number): CasePlayer
  /** Nine o'clock of a day, or an exact instant; clocks pass on the way. */
  until(dayOrInstant: string): CasePlayer
  /** The instant at which a clock has run out; it and all clocks due before it pass, oldest first. */
  untilDue(name: ClockName, track?: Track): CasePlayer
  /** A holiday notice came or went: the case goes over to this calendar. */
  countBy(calendar: Calendar): CasePlayer
  /** Another pack came into force, and its own clause takes the case over. */
  goOverTo(pack: RulePack, clause?: 'switch' | 'longerForHolder'): CasePlayer
  /** The service is down until then: clocks run out meanwhile, and are recorded only now, oldest first. */
  downUntil(dayOrInstant: string): CasePlayer
  /** The stage of a track; null when the track does not exist (any more). */
  stage(track: Track): StageName | null
  step(track: Track): StepName | null
  position(track: Track): Position
  /** Who holds a track; null when nobody's time runs there. */
  holder(track: Track): Party | null
  phase(): ReturnType<typeof phaseOf>
  /** An open clock. Throws when there is none, so that a test on its fields cannot pass by accident. */
  clock(name: ClockName, track?: Track): Clock
  hasClock(name: ClockName, track?: Track): boolean
  /** How the latest clock of this name ended; null when none has ended. */
  ended(name: ClockName): ClockEnd | null
  /** Notices that the last event wrote to a party. */
  told(party: Party): NoticeName[]
  /** The case decided again from its records, and folded from the outcomes alone. */
  replay(): { readonly decided: CaseFile; readonly folded: CaseFile }
}

/** How a case begins. */
export interface Start {
  /** A pack in the box by id, or one made for the test. 株洲 is the default. */
  readonly pack?: string | RulePack
  readonly facts?: Facts
  readonly request?: RequestFacts
  /** Other requests at the transformer. */
  readonly others?: readonly LedgerEntry[]
  /** The case is about a pile, and begins with this event instead of a filing; null = nothing is sent yet. */
  readonly opening?: Sent | Bare | null
  readonly pile?: PileFacts
  /** Kinds of papers that were on the draft; none by itself. */
  readonly papers?: readonly DocumentKind[]
  /** The instant of the filing; Monday 2026-03-02, nine o'clock, by itself. */
  readonly at?: string
}

/** A case of one owner, filed with all papers of the list. */
export const startCase = ({
  pack = 'zhuzhou-2022',
  facts,
  request,
  others = [],
  papers = [],
  opening = { type: 'owner.submit', undertaking: true, evidence: papers.map((kind) => paperOf(kind)) },
  pile,
  at = '2026-03-02T01:00:00.000Z',
}: Start = {}): CasePlayer => {
  let rules = typeof pack === 'string' ? packNamed(pack) : pack
  let rulesBefore: RulePack | null = null
  let calendar = calendars['cn']!
  let place = clockPlace(rules, calendar)
  const draft = draftFile('case-1', { rules: rules.id, calendar: calendar.id })
  const records: PlayedRecord[] = []
  let file = draft
  let ledgers = ledgersWith(others)
  let now = at

  const ask = (sent: Sent | Bare, how: How): { event: CaseEvent; input: DecideInput; decision: Decision } => {
    const event = CaseEvent.parse(typeof sent === 'string' ? { type: sent } : sent)
    const party = how.by ?? (isSystemEvent(event) ? 'system' : partyOfEvent(event.type))
    const named = documentsNamedBy(event).flatMap((id): [string, DocumentKind][] => {
      const kind = kindOf(id)
      return kind ? [[id, kind]] : []
    })
    const input: DecideInput = {
      now,
      actor: { party, organisationId: party === 'system' ? null : organisationOf(file.memory, party) },
      rules,
      calendar,
      ...(event.type === 'rules.changed' ? { rulesBefore } : {}),
      documents: { ...Object.fromEntries(named), ...how.documents },
      organisation: 'organisationId' in event ? (knownOrganisations[event.organisationId] ?? null) : null,
      ...('matterId' in event ? { matter: knownMatters[event.matterId] ?? null } : {}),
      ...(event.type === 'owner.submit'
        ? { facts: facts ?? undergroundGarage(), request: request ?? sevenKilowatts }
        : pile && file.seq === 0
          ? { facts: facts ?? undergroundGarage(), request: null, pile }
          : { facts: null, request: null }),
    }
    const saidInWords = 'onBehalf' in event && event.onBehalf?.words !== undefined
    const ledgerRow = lentRow(ledgers, file, event, { rules, on: localDay(now, place.timeZone) })
    const lent = { ...input, ledgerRow, saidInWords }
    return { event, input: lent, decision: decide(file, event, lent) }
  }

  const accept = (sent: Sent | Bare, how: How = {}): void => {
    const { event, input, decision } = ask(sent, how)
    if (!decision.accepted) {
      throw new Error(`${event.type} was refused: ${decision.refusal.code} ${JSON.stringify(decision.refusal.details)}`)
    }
    records.push({ event: stored(event), input, outcome: stored(decision.outcome) })
    const before = file
    file = stored(decision.next)
    ledgers = ledgersAfter(ledgers, before, file, { event, rules })
    // What follows by itself is written with it, as in the store.
    const derived = derivedEvent(file, rules)
    if (derived) accept(derived.event)
  }

  const passDue = (): boolean => {
    const due = file.clocks
      .filter((clock) => isDue(clock, now, place))
      .sort((a, b) => `${a.dueAt} ${a.clockId}`.localeCompare(`${b.dueAt} ${b.clockId}`))
    if (!due[0]) return false
    accept({ type: 'deadline.passed', clockId: due[0].clockId })
    return true
  }

  const moveTo = (dayOrInstant: string): void => {
    const target = dayOrInstant.includes('T') ? dayOrInstant : nineOClock(dayOrInstant, place.timeZone)
    if (target < now) throw new Error(`the case is at ${now} already; it cannot go back to ${target}`)
    for (;;) {
      while (passDue());
      const next = file.clocks.flatMap((clock) => wakeAt(clock, place) ?? []).sort()[0]
      if (next === undefined || next > target) break
      now = next
    }
    now = target
  }

  const come = (how: How): void => {
    const target = how.at ?? how.on
    if (target !== undefined) moveTo(target)
    while (passDue());
  }

  const placeOf = (track: Track) =>
    placesOf(restore(file.value, { ...file.memory })).find((candidate) => candidate.track === track) ?? null

  const player: CasePlayer = {
    get file() {
      return file
    },
    get ledger() {
      return ledgers.get('transformer-1')!
    },
    get records() {
      return records
    },
    get last() {
      return records.at(-1)!.outcome
    },
    get now() {
      return now
    },
    get today() {
      return localDay(now, place.timeZone)
    },
    send(event, how = {}) {
      come(how)
      accept(event, how)
      return player
    },
    refusal(event, how = {}) {
      come(how)
      const { event: asked, decision } = ask(event, how)
      if (decision.accepted) throw new Error(`${asked.type} was accepted`)
      return decision.refusal
    },
    refused: (event, how) => player.refusal(event, how).code,
    nextWorkingDay(n = 1) {
      let day = player.today
      for (let left = n; left > 0; left -= 1) day = nextWorkingDay(calendar, dayAfter(day)).dueOn
      moveTo(day)
      return player
    },
    until(dayOrInstant) {
      moveTo(dayOrInstant)
      return player
    },
    untilDue(name, track) {
      const due = wakeAt(player.clock(name, track), place)
      if (due === null) throw new Error(`${name} rests or has passed: it has no due instant`)
      moveTo(due)
      return player
    },
    countBy(other) {
      calendar = other
      place = clockPlace(rules, calendar)
      accept({
        type: 'calendar.changed',
        calendar: JSON.stringify(other.notices.map(({ notice }) => notice)),
        notices: [],
        withdrawn: [],
      })
      return player
    },
    goOverTo(other, clause = 'switch') {
      rulesBefore = rules
      rules = other
      const named = ({ id, version }: RulePack) => ({ packId: id, version, hash: `${id} ${version}` })
      accept({ type: 'rules.changed', clause, packBefore: named(rulesBefore), packNow: named(other) })
      return player
    },
    downUntil(dayOrInstant) {
      now = dayOrInstant.includes('T') ? dayOrInstant : nineOClock(dayOrInstant, place.timeZone)
      while (passDue());
      return player
    },
    stage: (track) => placeOf(track)?.meta.stage ?? null,
    step: (track) => placeOf(track)?.meta.step ?? null,
    position(track) {
      const position = file.positions.find((candidate) => candidate.track === track)
      if (!position) throw new Error(`nobody holds the track ${track}`)
      return position
    },
    holder: (track) => file.positions.find((candidate) => candidate.track === track)?.holder ?? null,
    phase: () => phaseOf(file.value),
    clock(name, track) {
      const found = file.clocks.filter((clock) => clock.name === name && (track === undefined || clock.track === track))
      if (found.length !== 1) throw new Error(`${found.length} clocks ${name} are open, not one`)
      return found[0]!
    },
    hasClock: (name, track) => file.clocks.some((clock) => clock.name === name && (track === undefined || clock.track === track)),
    ended(name) {
      const ends = records.flatMap(({ outcome }) => outcome.clocks.flatMap((change) => (change.op === 'ended' ? [change] : [])))
      return ends.findLast(({ clockId }) => clockId.startsWith(`${name}/`))?.how ?? null
    },
    told: (party) => player.last.notices.filter((notice) => notice.to === party).map((notice) => notice.notice),
    replay() {
      let decided = draft
      let folded = draft
      for (const { event, input, outcome } of records) {
        const again = decide(decided, event, input)
        if (!again.accepted) throw new Error(`in the replay ${event.type} was refused: ${again.refusal.code}`)
        decided = again.next
        folded = applyOutcome(folded, outcome, { seq: folded.seq + 1, recordedAt: input.now })
      }
      return { decided: stored(decided), folded: stored(folded) }
    },
  }
  return opening === null ? player : player.send(opening)
}

/** As it comes back from the store: plain JSON. */
const stored = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T

const nineOClock = (day: string, timeZone: string): string =>
  Temporal.PlainDate.from(day)
    .toZonedDateTime({ timeZone, plainTime: '09:00' })
    .toInstant()
    .toString({ fractionalSecondDigits: 3 })

const dayAfter = (day: string): string => Temporal.PlainDate.from(day).add({ days: 1 }).toString()
