import type { StateValue } from 'xstate'
import type { Calendar } from '../calendar/calendar.ts'
import { localDay } from '../calendar/days.ts'
import type { LedgerRow } from '../capacity/load.ts'
import type { MatterFacts } from '../matter/facts.ts'
import type { Party, Track } from '../parties.ts'
import type { DocumentKind } from '../rules/codes.ts'
import { requestInPart, rulesOfRequest } from '../rules/consent-parts.ts'
import { rulesOn } from '../rules/rules-on.ts'
import type { RulePack } from '../rules/schema.ts'
import { namesThatDiffer, sameJson } from '../same-json.ts'
import { blockedBy, hasPlace } from './allowed-events.ts'
import { applyOutcome, type CaseFile, type HandOver, type Outcome, type Position, visitKey } from './case-file.ts'
import { type CaseSnapshot, holdersOf, type Place, phaseOf, placesAt, restore, stepOn, trackOfPath, trackValue } from './chart.ts'
import { applyClockChanges, type Clock, type ClockChange, clockPlace, isLatestOnly } from './clock.ts'
import { clockChanges } from './clock-diff.ts'
import type { CaseMemory, Frame, Given } from './context.ts'
import { type CaseEvent, type PartyEvent, partyOfEvent } from './events/events.ts'
import { isSystemEvent } from './events/system.ts'
import type { Facts, Issuer, RequestFacts } from './facts.ts'
import { clocksBack, framesOf, memoryBack, type WayBack, wayBack } from './frames.ts'
import { caseMachine } from './machine.ts'
import { companyAfter } from './memory/company.ts'
import { correctionsAt } from './memory/data-corrections.ts'
import { followed } from './memory/follow.ts'
import { afterLapse } from './memory/lapses.ts'
import { lateRecordsAfter } from './memory/late-records.ts'
import { referralHandOvers, returnsAfter } from './memory/loops.ts'
import { organisationAt, waitingAgain } from './memory/matters.ts'
import { placeAfterReturn } from './memory/queue.ts'
import type { PileFacts } from './memory/service.ts'
import { type TransitionMeta, trackOrder } from './meta.ts'
import { type Notice, type NoticeName, notices, type Recipient } from './notices.ts'
import { organisationOf } from './organisations.ts'
import { promiseOfKey } from './promises.ts'
import { saysWhyNotNow } from './refusals/stage-first.ts'
import { type Refusal, refusalOf } from './refusals.ts'
import { clocksRepinned, partiesOfMovedDates, pinnedBy } from './repinned.ts'
import { rolesOf } from './roles.ts'
import { sightOfField } from './sight.ts'
import { upgradeOutcome } from './versions/upgrade.ts'

/** Who sends an event: a party with its organisation, or the system for clocks and facts. */
export interface Actor {
  readonly party: Party | 'system'
  readonly organisationId: string | null
}

/** Everything a decision may use beside the case and the event. It is all named by the event's record, so that replay is exact. */
export interface DecideInput {
  /** Instant of recording (ISO, UTC). */
  readonly now: string
  readonly actor: Actor
  readonly rules: RulePack
  readonly calendar: Calendar
  /** Kinds of the documents the event names, of this case only. */
  readonly documents?: Readonly<Record<string, DocumentKind>>
  /** The organisation the event names, as an issuer. */
  readonly organisation?: Issuer | null
  /** At `owner.submit`: what the draft asks for, and the facts of its compound. */
  readonly request?: RequestFacts | null
  readonly facts?: Facts | null
  /** The row of the transformer's ledger, for events that are decided by one. */
  readonly ledgerRow?: LedgerRow | null
  /** The matter that the event names, as it stands; null = there is none of that id. */
  readonly matter?: MatterFacts | null
  /** The pile on which an operation case is opened, as it stands. */
  readonly pile?: PileFacts | null
  /** The pack the case is pinned to, at `rules.changed`; `rules` is then the one it goes over to. */
  readonly rulesBefore?: RulePack | null
  /** Who records another's answer has said in words how it came. The words themselves are sealed. */
  readonly saidInWords?: boolean
}

/** The answer of the system to an event. Refusals are values; a thrown error is a bug. */
export type Decision =
  | { readonly accepted: true; readonly next: CaseFile; readonly outcome: Outcome }
  | { readonly accepted: false; readonly refusal: Refusal }

/**
 * Decides one event on one case. Pure: the same inputs give the same answer for ever, and folding the outcome into
 * the file gives `next`. Personal data and free text of the event are sealed before and play no part.
 */
export const decide = (file: CaseFile, event: CaseEvent, asked: DecideInput): Decision => {
  const input = inPart(file, event, asked)
  const refused = (refusal: Refusal): Decision => ({ accepted: false, refusal })
  const party = actingParty(event, input)
  if (typeof party !== 'string') return refused(party)
  if (event.type === 'workflow.upgraded') return upgraded(file, input)
  const given = givenFor(file, event, party, input)
  const memory = afterLapse(withoutDelivered(file.memory, input.now), given)
  const before = restore(file.value, { ...memory, given })
  const refusal = refusalOf(file, event, given, input.calendar)
  // What has no place in this stage is told that first: fields that were put right would only lead to the same answer.
  if (refusal) return refused(saysWhyNotNow(refusal) || hasPlace(before, event) ? refusal : blockedBy(before, event, party))

  const taken = caseMachine.getTransitionData(before, event)
  if (taken.length === 0) return refused(blockedBy(before, event, party))
  const [after, actions] = stepOn(before, event)
  if (after.status === 'error') throw new Error(`the chart failed on ${event.type}`)
  const outcome = outcomeOf({ file, event, given, input, before, after, taken, actions })
  return { accepted: true, outcome, next: applyOutcome(file, outcome, { seq: given.seq, recordedAt: input.now }) }
}

/** The rules are those of the part in which the request lies: settled at the filing, and anew where another pack takes it over. */
const inPart = ({ memory }: CaseFile, event: CaseEvent, input: DecideInput): DecideInput => {
  const { rules, rulesBefore, facts = null } = input
  const filing = event.type === 'owner.submit' ? input.request : null
  const request = filing
    ? requestInPart(rules, { facts, request: filing }, event.type === 'owner.submit' ? event.part : null)
    : event.type === 'rules.changed' && memory.request
      ? requestInPart(rules, { facts: memory.facts, request: memory.request }, memory.request.part ?? null)
      : (input.request ?? null)
  return {
    ...input,
    request,
    rules: rulesOfRequest(rules, request ?? memory.request),
    ...(rulesBefore ? { rulesBefore: rulesOfRequest(rulesBefore, memory.request) } : {}),
  }
}

/** The case goes on under the running version of the chart; a case that is there already has nothing to upgrade. */
const upgraded = (file: CaseFile, input: DecideInput): Decision => {
  const outcome = upgradeOutcome(file, localDay(input.now, input.rules.place.timeZone))
  if (!outcome) return { accepted: false, refusal: { code: 'WORKFLOW_IS_CURRENT', details: {} } }
  return { accepted: true, outcome, next: applyOutcome(file, outcome, { seq: file.seq + 1, recordedAt: input.now }) }
}

/** The party an event acts for: the sender's own, or another's when the centre records on its behalf with evidence (H2). */
const actingParty = (event: CaseEvent, { actor, saidInWords = false }: DecideInput): Party | 'system' | Refusal => {
  if (isSystemEvent(event)) {
    return actor.party === 'system'
      ? 'system'
      : { code: 'EVENT_OF_ANOTHER_PARTY', details: { party: 'system', sender: actor.party } }
  }
  if (actor.party === 'system') {
    return { code: 'EVENT_OF_ANOTHER_PARTY', details: { party: partyOfEvent(event.type), sender: 'system' } }
  }
  const party = partyOfEvent(event.type)
  const onBehalf = event.onBehalf !== undefined
  if (party === actor.party) return onBehalf ? { code: 'ON_BEHALF_OF_ONESELF', details: {} } : party
  if (!onBehalf || actor.party !== 'centre') return { code: 'EVENT_OF_ANOTHER_PARTY', details: { party, sender: actor.party } }
  const byPaper = event.onBehalf?.channel === 'paper' || event.onBehalf?.channel === 'visit'
  const paper = 'paper' in event && event.paper !== undefined
  const shown = (event.onBehalf?.evidence.length ?? 0) > 0 || event.evidence.length > 0 || paper
  // Where no document can be asked for, the clerk says how the answer came: a bare click binds nobody else.
  const enough = shown || (saidInWords && !byPaper && !givesAway.includes(event.type))
  return enough ? party : { code: 'ON_BEHALF_NEEDS_EVIDENCE', details: { channel: event.onBehalf?.channel ?? '' } }
}

// What a party gives away by it is recorded for it only with a proof, however it came: a telephone shows nothing.
const givesAway: readonly string[] = [
  'property.approve',
  'property.agreeInPrinciple',
  'property.noObjection',
  'property.proposeOther',
  'owner.acceptConditions',
  'owner.acceptRefusal',
  'owner.withdraw',
]

const givenFor = (file: CaseFile, event: CaseEvent, party: Party | 'system', input: DecideInput): Given => {
  const today = localDay(input.now, input.rules.place.timeZone)
  const occurredOn = 'occurredOn' in event ? (event.occurredOn ?? today) : today
  const acting = party === 'system' ? 'operator' : party
  return {
    caseId: file.caseId,
    now: input.now,
    today,
    seq: file.seq + 1,
    rules: rulesOn(input.rules, today),
    actor: {
      party: acting,
      organisationId: party === input.actor.party ? input.actor.organisationId : organisationOf(file.memory, acting),
    },
    occurredOn,
    documents: input.documents ?? {},
    organisation: input.organisation ?? null,
    request: input.request ?? null,
    facts: input.facts ?? null,
    ledgerRow: input.ledgerRow ?? null,
    matter: input.matter ?? null,
    pile: input.pile ?? null,
    rulesBefore: input.rulesBefore ? rulesOn(input.rulesBefore, today) : null,
    clock: event.type === 'deadline.passed' ? (file.clocks.find((clock) => clock.clockId === event.clockId) ?? null) : null,
  }
}

// An answer that has arrived can no longer be recalled; from then on its frame is dead weight.
const withoutDelivered = (memory: CaseMemory, now: string): CaseMemory =>
  memory.recallable && memory.recallable.until <= now ? { ...memory, recallable: null } : memory

interface Step {
  readonly file: CaseFile
  readonly event: CaseEvent
  readonly given: Given
  readonly input: DecideInput
  readonly before: CaseSnapshot
  readonly after: CaseSnapshot
  readonly taken: ReturnType<typeof caseMachine.getTransitionData>
  readonly actions: ReturnType<typeof stepOn>[1]
  /** Whose due dates another calendar or pack moved. */
  readonly movedDates?: readonly Party[]
}

const outcomeOf = (step: Step): Outcome => {
  const { file, event, given, input } = step
  const effectiveOn = effectiveDay(event, input, given)
  const declared = step.taken.map((item) => ({
    track: trackActedOn(file, event, trackOfPath(item.source.path)),
    meta: (item.meta ?? {}) as TransitionMeta,
  }))
  const back = wayBack(file, event)
  const { value, memory: held, written } = back ? settledBack(step, back) : settledForward(step)
  const settled = followed(
    file.memory,
    {
      ...held,
      company: companyAfter(held, event, given, effectiveOn),
      lateRecords: lateRecordsAfter(held, event, given, { effectiveOn, calendar: input.calendar, recorder: input.actor }),
    },
    given,
    phaseOf(value),
  )
  const places = placesAt(value)
  const positions = positionsAfter(file, places, settled, { given, effectiveOn, back })
  // What was taken back comes back to nobody: a recall is no step of a circle.
  const returns = back ? settled.returns : returnsAfter(settled, positions.entered, event, given)
  const after = returns === settled.returns ? settled : { ...settled, returns }
  const changed = tracksMoved(file.value, value)
  const memory = back ? after : framesOf(file, event, given, { byCentre: input.actor.party === 'centre', tracks: changed, after })
  const place = clockPlace(input.rules, input.calendar)
  const start = back
    ? clocksBack(file, event, back, { given, place, memory })
    : (clocksRepinned(file, event, { given, place, memory }) ?? { clocks: file.clocks, changes: [] })
  const pinned = pinnedBy(event)
  const movedDates = partiesOfMovedDates(file, start.changes)
  const changes = clockChanges(start.clocks, {
    seq: given.seq,
    today: given.today,
    rules: given.rules,
    written: input.rules,
    place,
    memory,
    places,
    closed: phaseOf(value) === 'closed',
    by: given.actor.party,
    ranOut: given.clock,
    declared,
  })
  const clocks = [...start.changes, ...changes, ...amendments(file, event, input, given)]
  const closing = phaseOf(value) === 'closed' && phaseOf(file.value) !== 'closed'
  const kept = closing ? { ...memory, closedFrom: closingFrame(file, given) } : memory
  const moved = trackOrder.filter(
    (track) => changed.includes(track) || positions.entered.some((position) => position.track === track),
  )
  return {
    effectiveOn,
    value: sameJson(value, file.value) ? null : value,
    memory: patchOf(file.memory, kept),
    clocks,
    ...positions,
    moved,
    handOvers: [...handOversOf(file.positions, positions, event), ...referralHandOvers(file.memory, event, given)],
    notices: noticesOf({ ...step, movedDates }, memory, [
      ...written,
      ...(movedDates.length > 0 ? (['datesMoved'] as const) : []),
      ...startNews(start.clocks, changes),
    ]),
    ...(pinned ? { pinned } : {}),
  }
}

/** What is to be told of a time whose beginning depends on facts: they are asked for, or they came on record. */
const startNews = (before: readonly Clock[], changes: readonly ClockChange[]): NoticeName[] => {
  const after = applyClockChanges(before, changes)
  const wasOpen = (clockId: string) => before.some((clock) => clock.clockId === clockId && isLatestOnly(clock))
  return [
    ...(after.some((clock) => isLatestOnly(clock) && !wasOpen(clock.clockId)) ? (['factsWanted'] as const) : []),
    ...(after.some((clock) => !isLatestOnly(clock) && wasOpen(clock.clockId)) ? (['startKnown'] as const) : []),
  ]
}

/** The track whose clocks an event acts on: where it is taken, or, beside the stages, the one that it names. */
const trackActedOn = ({ memory }: CaseFile, event: CaseEvent, taken: Track): Track => {
  if (taken !== 'main') return taken
  if ('track' in event) return event.track
  const promise = 'promiseId' in event ? memory.promises.find(({ promiseId }) => promiseId === event.promiseId) : undefined
  return promise?.track ?? taken
}

/** Where the chart stands after an event, what it remembers, and the notices it wrote on the way. */
interface Settled {
  readonly value: StateValue
  readonly memory: CaseMemory
  readonly written: readonly NoticeName[]
}

const settledForward = ({ after, actions }: Step): Settled => ({
  value: after.value,
  memory: memoryOf(after),
  written: noticesIn(actions),
})

/** The case is put back, and the chart takes the steps that need no event from there: what has become possible meanwhile. */
const settledBack = (step: Step, back: WayBack): Settled => {
  const before = step.event.type === 'property.recall' ? (step.file.memory.recallable?.earlier ?? null) : null
  const held = { ...memoryBack(memoryOf(step.after), back), recallable: before }
  const reopened = step.event.type === 'owner.reopen'
  const memory = {
    ...held,
    ...placeAfterReturn(step.file.memory, held, step.given, reopened),
    ...waitingAgain(step.file.memory, held, step.given),
  }
  const start = restore(back.value, { ...memory, given: step.given })
  // The event itself was taken above; this one means nothing to any state and only lets the chart settle.
  const [after, actions] = stepOn(start, { type: 'case.settle' } as never)
  return { value: after.value, memory: memoryOf(after), written: [...noticesIn(step.actions), ...noticesIn(actions)] }
}

const noticesIn = (actions: Step['actions']): NoticeName[] =>
  actions.flatMap((action) => (action.type === 'notify' ? [(action.params as { notice: NoticeName }).notice] : []))

const tracksMoved = (before: StateValue, after: StateValue): Track[] =>
  trackOrder.filter((track) => !sameJson(trackValue(before, track), trackValue(after, track)))

const closingFrame = (file: CaseFile, given: Given): Frame => ({
  tracks: ['main'],
  value: file.value,
  clocks: file.clocks,
  memory: {},
  changed: {},
  on: given.today,
})

/** A proven earlier day counts: the day of service, and what the centre records for another party with evidence. Anybody's own earlier day is only claimed. */
const effectiveDay = (event: CaseEvent, input: DecideInput, given: Given): string => {
  if ('servedOn' in event) return event.servedOn
  return input.actor.party === 'centre' && isRecordedOnBehalf(event) ? given.occurredOn : given.today
}

// A hundred names without one are copied name by name, a hundred names in one go: what was given is emptied, not left out.
const memoryOf = (snapshot: CaseSnapshot): CaseMemory => {
  const memory: CaseMemory & { given: undefined } = { ...snapshot.context.held, given: undefined }
  return memory
}

/** The fields of the memory that changed. */
const patchOf = (before: CaseMemory, after: CaseMemory): Partial<CaseMemory> => {
  const patch: Record<string, unknown> = {}
  for (const key of namesThatDiffer(after, before) as (keyof CaseMemory)[]) patch[key] = after[key]
  return patch
}

/** A confirmed earlier day amends clocks that had run out in between: they turn out answered, the passed deadline stays visible (late facts). */
const amendments = (file: CaseFile, event: CaseEvent, input: DecideInput, given: Given): ClockChange[] => {
  const confirms = 'record' in event && event.type.endsWith('.confirmDate')
  const claim = confirms ? file.memory.claims.find((candidate) => candidate.seq === event.record) : undefined
  const recordedByCentre = input.actor.party === 'centre' && 'onBehalf' in event && event.onBehalf !== undefined
  const on = claim ? claim.occurredOn : recordedByCentre ? given.occurredOn : null
  const party = claim ? claim.party : given.actor.party
  if (on === null || on === given.today) return []
  return file.passed
    .filter((clock) => clock.party === party && clock.answeredOn === null && clock.startOn <= on && on <= clock.dueOn)
    .map((clock) => ({ op: 'amended', clockId: clock.clockId, answeredOn: on }))
}

const positionsAfter = (
  file: CaseFile,
  places: readonly Place[],
  memory: CaseMemory,
  at: { readonly given: Given; readonly effectiveOn: string; readonly back: WayBack | null },
): Pick<Outcome, 'left' | 'entered'> => {
  const wanted = places.flatMap((place) => {
    const awaits = holdersOf(place, memory)
    const holder = awaits[0]
    if (holder === undefined) return []
    const { track, meta } = place
    return [
      {
        track,
        stage: meta.stage,
        step: meta.step ?? null,
        holder,
        organisationId: organisationAt(place, memory, holder),
        awaits,
      },
    ]
  })
  const same = (position: Position, other: (typeof wanted)[number]): boolean =>
    position.track === other.track &&
    position.stage === other.stage &&
    position.step === other.step &&
    position.organisationId === other.organisationId &&
    position.awaits.join() === other.awaits.join()
  const { given, effectiveOn, back } = at
  const isNew = (track: Track) => back !== null && (back.whole || back.tracks.includes(track))
  const stays = file.positions.filter((position) => !isNew(position.track) && wanted.some((other) => same(position, other)))
  const entered = wanted
    .filter((other) => !stays.some((position) => same(position, other)))
    .map(
      (other): Position => ({
        ...other,
        positionId: `${other.track}/${given.seq}`,
        sinceSeq: given.seq,
        sinceOn: effectiveOn,
        recordedOn: given.today,
        visit: (file.visits[visitKey(other)] ?? 0) + 1,
      }),
    )
  return {
    left: file.positions.filter((position) => !stays.includes(position)).map((position) => position.positionId),
    entered,
  }
}

const handOversOf = (
  before: readonly Position[],
  { left, entered }: Pick<Outcome, 'left' | 'entered'>,
  event: CaseEvent,
): HandOver[] =>
  trackOrder.flatMap((track) => {
    const from = before.filter((position) => position.track === track && left.includes(position.positionId)).map((p) => p.holder)
    const to = entered.filter((position) => position.track === track).map((position) => position.holder)
    return from.join() === to.join() ? [] : [{ track, from, to, reason: event.type }]
  })

const noticesOf = (step: Step, memory: CaseMemory, notified: readonly NoticeName[]): Notice[] => {
  const { given, event } = step
  const { recallable } = memory
  const heldBack = recallable?.seq === given.seq ? recallable.until : null
  const written = isRecordedOnBehalf(event) ? [...notified, 'recordedForYou' as const] : notified
  const all = [...new Set(written)].flatMap((notice) =>
    recipientsOf(notice, step, memory).map(
      ({ to, organisationId }): Notice => ({
        notice,
        to,
        organisationId,
        notBefore: 'delayed' in notices[notice] ? heldBack : null,
      }),
    ),
  )
  return all.filter(
    (notice, index) => all.findIndex((other) => other.notice === notice.notice && other.to === notice.to) === index,
  )
}

const isRecordedOnBehalf = (event: CaseEvent): event is PartyEvent => 'onBehalf' in event && event.onBehalf !== undefined

/** Who a notice goes to. Whose clock ran out is told as it was then: after a silence another issuer may be asked already. */
const recipientsOf = (notice: NoticeName, step: Step, memory: CaseMemory): Pick<Notice, 'to' | 'organisationId'>[] =>
  notices[notice].to.flatMap((recipient: Recipient) => {
    const { given, event, file } = step
    const now = (to: Party) => [{ to, organisationId: organisationOf(memory, to) }]
    // Whoever is not a body of this case gets no letter: it may not even use the system.
    const reachable = (to: Party) => (to !== 'owner' && organisationOf(memory, to) === null ? [] : now(to))
    switch (recipient) {
      case 'issuer':
        return memory.issuer ? now(memory.issuer.party) : []
      case 'clockParty':
      case 'silentParty':
        return given.clock ? [{ to: given.clock.party, organisationId: organisationOf(file.memory, given.clock.party) }] : []
      case 'movedParty':
        return (step.movedDates ?? []).flatMap(reachable)
      case 'recordedParty':
        return recordedParty(step).flatMap(now)
      case 'askedParty':
        return event.type.endsWith('.ask') && 'to' in event ? reachable(event.to) : []
      case 'askingParty':
        return memory.questions
          .filter((entry) => 'record' in event && entry.seq === event.record)
          .flatMap(({ by }) => reachable(by))
      case 'namedOffice':
        return officeNamed(event).flatMap(reachable)
      case 'otherOffice':
        return otherOffice(event, memory, given.actor.party).flatMap(reachable)
      case 'checker':
        return 'obligationId' in event
          ? memory.obligations
              .filter(({ obligationId }) => obligationId === event.obligationId)
              .flatMap((one) => now(one.checker))
          : []
      case 'performer':
        return 'obligationId' in event
          ? memory.obligations
              .filter(({ obligationId }) => obligationId === event.obligationId)
              .flatMap(({ by }) => reachable(by))
          : []
      case 'demandingParty':
        return event.type === 'owner.reportFeeDemand' && event.demandedBy === 'property' ? reachable('property') : []
      case 'dataReceivers':
        return dataReceivers(step, memory).flatMap(reachable)
      case 'dataChecker':
        return correctionsAt(memory, given.seq).some(({ standing }) => standing === 'asked') ? reachable('centre') : []
      case 'promiser':
        return promisersNamed(step, memory).flatMap(reachable)
      case 'assessor':
        return 'track' in event && (event.track === 'fire' || event.track === 'grid') ? now(event.track) : []
      default:
        return now(recipient)
    }
  })

/** Bodies in the case that see a field which counts corrected from now on, be it masked. */
const dataReceivers = ({ given, file }: Step, memory: CaseMemory): Party[] => {
  const fields = correctionsAt(memory, given.seq).flatMap((entry) => (entry.standing === 'made' ? entry.fields : []))
  const inIt = rolesOf(file).map(({ party }) => party)
  return (['property', 'community', 'fire', 'grid', 'centre'] as const).filter(
    (party) => inIt.includes(party) && fields.some((field) => sightOfField(file, party, field) !== 'none'),
  )
}

/** The office that a referral sends to, or that an owner's report names as having sent. */
const officeNamed = (event: CaseEvent): Party[] => {
  if (event.type === 'owner.reportReferral') return [event.from]
  return event.type.endsWith('.refer') && 'to' in event ? [event.to] : []
}

/** The office at the other end of an answered referral. */
const otherOffice = (event: CaseEvent, memory: CaseMemory, answering: Party): Party[] => {
  const entry = 'record' in event ? memory.referrals.find((candidate) => candidate.seq === event.record) : undefined
  if (!entry) return []
  return [entry.from === answering ? entry.to : entry.from]
}

/** Who made the promise that an event, or a clock that ran out, is about; of a meeting, everybody who made one. */
const promisersNamed = ({ event, given }: Step, memory: CaseMemory): Party[] => {
  if (event.type === 'centre.holdJointMeeting') return event.promises.map(({ by }) => by)
  const known =
    'promiseId' in event
      ? memory.promises.find(({ promiseId }) => promiseId === event.promiseId)
      : promiseOfKey(memory, given.clock?.clockId.split('/')[2] ?? '')
  return known ? [known.by] : []
}

const recordedParty = ({ event, file, given }: Step): Party[] => {
  if (event.type === 'centre.settleContest') {
    const entry = file.memory.recorded.find((candidate) => candidate.seq === event.record)
    return entry ? [entry.party] : []
  }
  return [given.actor.party]
}
