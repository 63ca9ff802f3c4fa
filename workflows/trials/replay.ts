import { localDay } from '../calendar/days.ts'
import { transformerOf } from '../capacity/case-entry.ts'
import type { QueueStep } from '../capacity/ledger.ts'
import { applyOutcome, type CaseFile } from '../case/case-file.ts'
import { clockPlace, wakeAt } from '../case/clock.ts'
import { type Actor, type DecideInput, decide } from '../case/decide.ts'
import { derivedEvent } from '../case/derived-event.ts'
import type { CaseEvent } from '../case/events/events.ts'
import type { RefusalCode } from '../case/refusals.ts'
import { passKey } from './acts.ts'
import { openAgenda } from './agenda.ts'
import type { Conduct, TurnBegun } from './conduct.ts'
import {
  type Course,
  entryText,
  type GoingOver,
  openCourse,
  type PendingAct,
  type PinnedRules,
  type Supply,
  type TrialStep,
} from './course.ts'
import { type Decisions, openDecisions } from './decisions.ts'
import { afterDelay, daysApart, delayOf, nextWorkingDayAt } from './delays.ts'
import { agreeingFinding, factsUnder, lentBy, withoutFigures } from './lending.ts'
import { type OfficeLimit, type Offices, openOffices } from './offices.ts'
import type { RecordedCase, RecordedEvent } from './recorded.ts'
import { moved, renamed } from './references.ts'
import { openTransformers, type Transformers } from './transformers.ts'

/** What is replayed, and how. */
export interface ReplayQuestion {
  readonly cases: readonly RecordedCase[]
  /** The replay ends before this instant. */
  readonly until: string
  /** The rules that a case is replayed under; null = those of its record. */
  readonly rulesOf: (recorded: RecordedCase) => PinnedRules | null
  /** How a case goes over to other rules on its way; null or absent = it does not. */
  readonly goesOver?: (recorded: RecordedCase) => GoingOver | null
  readonly conduct: Conduct
  /** What the offices can do at most; null = as much as comes. */
  readonly limits: readonly OfficeLimit[] | null
  /** Cases that are not decided anew: their outcomes are folded as recorded, and others meet them at transformers. */
  readonly held?: ReadonlySet<string>
  /** `lent`: rows of ledgers are taken from the record, for cases that are replayed without their neighbours. */
  readonly rows?: 'joint' | 'lent'
  /** What was decided in earlier replays of the same record. */
  readonly decisions?: Decisions
  /** Told now and then how many events were taken; true = stop. */
  readonly onStep?: (taken: number) => boolean
}

/** What a replay came to. */
export interface Replay {
  readonly courses: readonly Course[]
  readonly offices: Offices
  readonly transformers: Transformers
  /** It was stopped before its end. */
  readonly stopped: boolean
}

const system: Actor = { party: 'system', organisationId: null }

// More steps than this of one queue at one instant would be a fault of the ledger.
const mostQueueSteps = 200

/**
 * Replays recorded cases in time order through the same `decide`, together over their transformers and offices. The rules:
 *
 * 1. What a party sent is a fact of the world and happens again; clocks run out by themselves, and what follows from an
 *    event by itself is made anew. Facts of the compound, matters and calendars change when they changed.
 * 2. An act answers a turn: the n-th time that the case stood in that step of that stage. It answers the turn of its own
 *    party that it ended; else its party's turn on the track that it names; else the latest turn of its party. It keeps
 *    its delay since that turn began: whole working days (for owners, installers and owners of spaces: calendar days) and
 *    the time of day. A company that answered twelve working days after service still needs twelve working days. Where the
 *    turn begins on the same day as in the record, the act keeps its very instant.
 * 3. What answers no turn of its party keeps its instant: the filing, a question of a bystander, an owner who gives the whole
 *    request up while somebody else has it. What is done after the end of a case counts from that end.
 * 4. An act that names a record of its case (a ground, a promise, a contest) waits for it. Days that it names move with it.
 * 5. An act whose turn never comes, that names what is not there, or that the case refuses is dropped and named.
 * 6. A clock that the record has too, with the same due instant, passes when it passed there: a service that was down
 *    recorded it later. Every other clock passes at the instant at which it runs out.
 * 7. A finding on capacity says what the sum of the trial says, where that is another than in the record. Queues move by
 *    themselves as soon as a case stands at the transformer otherwise than in the record.
 * 8. Where a case goes over to the rules of the trial on its way, it does so at that instant, before anything else that is
 *    due then, and by the clause of those rules: what was open keeps its length, or gets the longer one.
 * 9. An office that has done on a day, or in a week, what it did at most in the record takes the next act on the next
 *    working day.
 */
export const replay = (question: ReplayQuestion): Replay => {
  const { cases, until, conduct, rulesOf, held = new Set<string>() } = question
  const decisions = question.decisions ?? openDecisions()
  const courses = cases.map((one) => {
    const isHeld = held.has(one.caseId)
    const rules = { trial: isHeld ? null : rulesOf(one), goesOver: isHeld ? null : (question.goesOver?.(one) ?? null) }
    return openCourse(one, { ...rules, held: isHeld, node: decisions.of(one.caseId) })
  })
  const byPile = new Map(courses.flatMap((course) => (course.recorded.pileId === null ? [] : [[course.recorded.pileId, course]])))
  const indexOf = new Map(courses.map((course, index) => [course.recorded.caseId, index]))
  const transformers = openTransformers((pileId) => byPile.get(pileId)?.file ?? null)
  const offices = openOffices(question.limits)
  const agenda = openAgenda()
  const joint = question.rows !== 'lent'
  const changedHere = new Set<string>()
  const atTransformer = new Map<string, Set<Course>>()
  let taken = 0
  let stopped = false

  const placeOf = (course: Course) => clockPlace(course.rules, course.calendar)
  const today = (course: Course, at: string) => localDay(at, course.rules.place.timeZone)

  /** Notes what an accepted event changed: the step, the turns that began, the transformer, and what comes by itself. */
  const settle = (course: Course, next: CaseFile, step: TrialStep): void => {
    const before = course.file
    course.file = next
    course.steps.push(step)
    taken += 1
    if (step.recordedSeq !== null) {
      course.seqOf.set(step.recordedSeq, step.seq)
      course.recordedOf.set(step.seq, step.recordedSeq)
    }
    for (const { name, position } of course.counted.note(before, next, step.outcome, step.at)) {
      course.turns.set(name, { at: step.at, position })
      begin(course, name, step.at)
    }
    course.supplies = course.supplies.filter(({ positionId }) => next.positions.some((one) => one.positionId === positionId))
    if (joint) noteTransformer(course, before, step)
  }

  /** A turn begins: acts of the record that answer it get their instant, and the scenario may say what its holder does. */
  const begin = (course: Course, name: string, at: string): void => {
    const waiting = course.pending.filter(({ act }) => act.turn?.name === name)
    const position = course.turns.get(name)?.position ?? null
    const isAnswered = waiting.some(({ act }) => act.endsTurn || act.isLate)
    const then = course.record.turns.get(name) ?? null
    const turn: TurnBegun | null = position && { course, name, position, at, then, isAnswered }
    for (const pending of waiting) {
      const kept = keptInstant(course, pending, at)
      pending.at = turn ? conduct.timeOf(pending.act, turn, kept) : kept
    }
    if (!turn || course.held) return
    for (const { act, at: comesAt } of waiting) {
      const acts = act.isLate && comesAt !== null ? conduct.inTime(act, turn, comesAt) : null
      if (!acts || comesAt === null) continue
      drop(course, act, comesAt, { kind: 'comesInTime' })
      course.supplies.push({ positionId: turn.position.positionId, at: comesAt, acts })
    }
    const supply = conduct.supply(turn)
    if (supply) course.supplies.push({ positionId: turn.position.positionId, at: supply.at, acts: supply.acts })
  }

  const drop = (course: Course, act: PendingAct['act'], at: string, why: Course['dropped'][number]['why']): void => {
    course.pending = course.pending.filter((other) => other.act !== act)
    course.dropped.push({ seq: act.seq, type: act.record.event.type, at, why })
  }

  const keptInstant = (course: Course, { act }: PendingAct, at: string): string => {
    const recordedAt = act.record.input.now
    const { turn, party } = act
    if (turn === null || party === null) return recordedAt
    const place = placeOf(course)
    if (localDay(turn.at, place.timeZone) === localDay(at, place.timeZone)) return recordedAt < at ? at : recordedAt
    return afterDelay(at, delayOf(party, turn.at, recordedAt, place), place)
  }

  const noteTransformer = (course: Course, before: CaseFile, step: TrialStep): void => {
    const { event, at } = step
    const entry = entryText(course.file)
    if (entry !== course.entry) {
      course.entry = entry
      const mark = course.marks[course.mark]
      if (mark && mark.at === at && mark.entry === entry) course.mark += 1
      else course.offRecord = true
    }
    const is = transformerOf(course.file)
    if (is !== null) atTransformer.set(is, (atTransformer.get(is) ?? new Set()).add(course))
    for (const changed of transformers.note(before, course.file, { event, rules: course.rules })) changedHere.add(changed)
  }

  const isOffRecord = (transformerId: string, at: string): boolean =>
    [...(atTransformer.get(transformerId) ?? [])].some(
      (course) => course.offRecord || (course.marks[course.mark]?.at ?? '9') < at,
    )

  /** Decides one event on a case. Null when it was taken, else why not. */
  const take = (
    course: Course,
    asked: { readonly event: CaseEvent; readonly at: string; readonly from: TrialStep['from']; readonly actor: Actor },
    lent: Partial<DecideInput>,
    recordedSeq: number | null,
    lentOf = `record ${recordedSeq}`,
  ): RefusalCode | null => {
    const { event, actor, from } = asked
    const at = course.file.recordedAt !== null && course.file.recordedAt > asked.at ? course.file.recordedAt : asked.at
    const { rules, calendar } = course
    const row = joint ? transformers.rowFor(course.file, event, { rules, on: today(course, at) }) : (lent.ledgerRow ?? null)
    const decideIt = () =>
      decide(course.file, event, { ...lent, now: at, actor, rules, calendar, ...(row ? { ledgerRow: row } : {}) })
    const under = [rules, calendar, ...(lent.rulesBefore ? [lent.rulesBefore] : [])]
    const { decision, next: node } = decisions.decided(course.node, { event, at, actor, lent: lentOf, under, row }, decideIt)
    if (!decision.accepted) return decision.refusal.code
    course.node = node
    const { outcome, next } = decision
    settle(course, next, { seq: next.seq, at, event, from, recordedSeq, actor, outcome })
    const derived = derivedEvent(course.file, course.rules)
    if (derived) take(course, { event: derived.event, at, from: 'derived', actor: system }, bare, nextDerived(course))
    return null
  }

  const nextDerived = (course: Course): number | null => {
    const index = course.recorded.records.findIndex(({ origin }, at) => origin === 'derived' && !course.seqOf.has(at + 1))
    return index < 0 ? null : index + 1
  }

  /** Queues move after every change of a ledger, where the record no longer says how they moved. */
  const moveQueues = (at: string): void => {
    for (let round = 0; changedHere.size > 0 && round < mostQueueSteps; round += 1) {
      const [transformerId] = changedHere
      if (transformerId === undefined) return
      changedHere.delete(transformerId)
      if (!isOffRecord(transformerId, at)) continue
      const [any] = atTransformer.get(transformerId) ?? []
      const step = any && transformers.step(transformerId, { on: today(any, at), rules: any.rules.capacity })
      for (const { caseId, event } of step ? queueEvents(step) : []) {
        const index = indexOf.get(caseId)
        const course = index === undefined ? undefined : courses[index]
        if (!course || course.held) continue
        take(course, { event, at, from: 'system', actor: system }, {}, null)
        arrange(course)
      }
    }
    changedHere.clear()
  }

  /** A clock that ran out. Its record, where there is one, is found by the clock's name in the record. */
  const passClock = (course: Course, clockId: string, key: string, at: string): void => {
    const known = recordedClockId(course, clockId)
    course.passed.set(key, (course.passed.get(key) ?? 0) + 1)
    const index = course.recorded.records.findIndex(
      ({ event }, seq) => event.type === 'deadline.passed' && event.clockId === known && !course.seqOf.has(seq + 1),
    )
    const lent = course.recorded.records[index]?.input ?? {}
    const code = take(
      course,
      { event: { type: 'deadline.passed', clockId }, at, from: 'clock', actor: system },
      { ...bare, ...lentBy(lent) },
      index < 0 ? null : index + 1,
    )
    if (code !== null) throw new Error(`${clockId} of case ${course.recorded.caseId} has run out and is refused: ${code}`)
  }

  /** The pack of the trial comes: a case under way goes over to it, as its own clause says. */
  const goOver = (course: Course, { clause, rules }: GoingOver, at: string): void => {
    const before = course.rules
    const event: CaseEvent = {
      type: 'rules.changed',
      clause,
      packBefore: { packId: before.id, version: before.version, hash: course.file.rules },
      packNow: { packId: rules.value.id, version: rules.value.version, hash: rules.hash },
    }
    course.goesOver = null
    course.rules = rules.value
    const code = take(course, { event, at, from: 'system', actor: system }, { ...bare, rulesBefore: before }, null)
    // It is under that pack already, by its record.
    if (code === null || code === 'RULES_ARE_KNOWN') course.trial = rules
    else throw new Error(`case ${course.recorded.caseId} does not go over to ${rules.value.id}: ${code}`)
  }

  const act = (course: Course, pending: PendingAct, at: string): void => {
    const { record, seq, party, names } = pending.act
    const actor = actorOf(record)
    const dropIt = (why: Course['dropped'][number]['why']): void => drop(course, pending.act, at, why)
    if (record.event.type === 'owner.withdraw' && !conduct.leaves(pending.act, course)) {
      dropIt({ kind: 'waitsNoLonger' })
      return
    }
    if (record.event.type === 'rules.changed' && course.trial) {
      dropIt({ kind: 'refused', code: 'RULES_ARE_KNOWN' })
      return
    }
    if (isOfQueue(record.event) && joint && isOffRecord(transformerOf(course.file) ?? '', at)) {
      course.pending = course.pending.filter((other) => other !== pending)
      return
    }
    const missing = names.filter((name) => !course.seqOf.has(name))
    if (missing.length > 0) {
      // It waits; what it names may still come.
      if (missing.some((name) => course.dropped.some((one) => one.seq === name))) {
        dropIt({ kind: 'namesWhatIsNotThere' })
        return
      }
      pending.at = null
      course.waitingForNames.push(pending)
      return
    }
    if (party !== null && !offices.isFree(actor, at, course.rules.place.timeZone)) {
      offices.noteWait(actor)
      course.waited += 1
      pending.at = nextWorkingDayAt(at, placeOf(course))
      return
    }
    const event = renamed(moved(record.event, daysApart(record.input.now, at, course.rules.place.timeZone)), (name) =>
      course.seqOf.get(name),
    )
    if (!event) {
      dropIt({ kind: 'namesWhatIsNotThere' })
      return
    }
    course.pending = course.pending.filter((other) => other !== pending)
    sent(course, { record, event, at, from: party === null ? 'system' : 'recorded', seq, drop: dropIt, actor })
  }

  const sent = (
    course: Course,
    one: {
      readonly record: RecordedEvent
      readonly event: CaseEvent
      readonly at: string
      readonly from: TrialStep['from']
      readonly seq: number | null
      readonly actor: Actor
      readonly drop: (why: Course['dropped'][number]['why']) => void
    },
  ): void => {
    const { record, at, from, seq, drop, actor } = one
    if (!course.trial) course.rules = record.input.rules
    course.calendar = record.input.calendar
    const given = factsUnder(course, one.event, record.input)
    const rowIn = (event: CaseEvent) =>
      joint ? transformers.rowFor(course.file, event, { rules: course.rules, on: today(course, at) }) : null
    const event = joint ? agreeingFinding(given.event, record, rowIn) : given.event
    const code = take(course, { event, at, from, actor }, given.lent, seq, `record ${seq} ${record.order}`)
    if (code !== null) drop({ kind: 'refused', code })
    else if (from !== 'system') offices.note(actor, at, course.rules.place.timeZone)
  }

  const supplied = (course: Course, supply: Supply, at: string): void => {
    const position = course.file.positions.find(({ positionId }) => positionId === supply.positionId)
    course.supplies = course.supplies.filter((other) => other !== supply)
    if (!position) return
    const actor: Actor = { party: position.holder, organisationId: position.organisationId }
    if (!offices.isFree(actor, at, course.rules.place.timeZone)) {
      offices.noteWait(actor)
      course.waited += 1
      course.supplies.push({ ...supply, at: nextWorkingDayAt(at, placeOf(course)) })
      return
    }
    for (const record of supply.acts) {
      let refused = false
      const event = withoutFigures(moved(record.event, daysApart(record.input.now, at, course.rules.place.timeZone)))
      const drop = () => {
        refused = true
      }
      const { rules, calendar } = course
      const lent = { ...record, input: { ...record.input, rules, calendar } }
      sent(course, { record: lent, event, at, from: 'supplied', seq: null, actor, drop })
      if (!refused) return
    }
  }

  /** A held case is not decided: its outcome is applied as recorded. */
  const fold = (course: Course, index: number): void => {
    const record = course.recorded.records[index]
    if (!record) return
    const { event, outcome, input, origin } = record
    course.rules = input.rules
    course.calendar = input.calendar
    const next = applyOutcome(course.file, outcome, { seq: index + 1, recordedAt: input.now })
    const from = origin === 'party' ? 'recorded' : origin
    settle(course, next, { seq: index + 1, at: input.now, event, from, recordedSeq: index + 1, actor: actorOf(record), outcome })
    if (origin === 'party') offices.note(actorOf(record), input.now, input.rules.place.timeZone)
  }

  const nextOf = (course: Course): { at: string; order: number; run: () => void } | null => {
    if (course.held) {
      const index = course.steps.length
      const record = course.recorded.records[index]
      return record ? { at: record.input.now, order: record.order, run: () => fold(course, index) } : null
    }
    let best: { at: string; order: number; run: () => void } | null = null
    const offer = (at: string, order: number, run: () => void): void => {
      if (!best || at < best.at || (at === best.at && order < best.order)) best = { at, order, run }
    }
    for (const pending of course.pending) {
      const { at } = pending
      if (at !== null) offer(at, pending.act.record.order, () => act(course, pending, at))
    }
    const { goesOver, file } = course
    // A closed case is not under way; taken up again it goes over then.
    if (goesOver && file.seq > 0 && file.memory.outcome === null) {
      const at = file.recordedAt !== null && file.recordedAt > goesOver.at ? file.recordedAt : goesOver.at
      offer(at, -2, () => goOver(course, goesOver, at))
    }
    const place = placeOf(course)
    for (const clock of course.file.clocks.toSorted((a, b) => (`${a.dueAt} ${a.clockId}` < `${b.dueAt} ${b.clockId}` ? -1 : 1))) {
      const wakes = wakeAt(clock, place)
      if (wakes === null) continue
      const key = passKey(recordedClockId(course, clock.clockId) ?? '', clock.dueAt ?? '')
      const known = course.record.passes.get(key)?.[course.passed.get(key) ?? 0]
      if (known === null) continue
      const at = known && known.at >= wakes ? known.at : wakes
      offer(at, known ? known.order : -1, () => passClock(course, clock.clockId, key, at))
    }
    for (const supply of course.supplies) offer(supply.at, Number.MAX_SAFE_INTEGER, () => supplied(course, supply, supply.at))
    return best
  }

  const due = new Map<number, () => void>()
  const arrange = (course: Course): void => {
    const index = indexOf.get(course.recorded.caseId) ?? -1
    for (const waiting of course.waitingForNames) {
      if (!waiting.act.names.every((name) => course.seqOf.has(name))) continue
      course.waitingForNames = course.waitingForNames.filter((other) => other !== waiting)
      waiting.at = course.file.recordedAt
    }
    const next = nextOf(course)
    if (next) due.set(index, next.run)
    agenda.set(index, next)
  }

  for (const course of courses) arrange(course)
  for (let next = agenda.take(); next && next.at < until; next = agenda.take()) {
    const course = courses[next.of]
    if (!course) break
    due.get(next.of)?.()
    moveQueues(next.at)
    arrange(course)
    if (taken % 200 === 0 && question.onStep?.(taken)) {
      stopped = true
      break
    }
  }
  for (const course of courses) leftOver(course)
  return { courses, offices, transformers, stopped }
}

const bare = { documents: {}, organisation: null }

const actorOf = ({ input: { actor } }: RecordedEvent): Actor => ({ party: actor.party, organisationId: actor.organisationId })

const isOfQueue = ({ type }: CaseEvent): boolean => type === 'queue.offered' || type === 'queue.orderedAsked'

const queueEvents = (step: QueueStep): { caseId: string; event: CaseEvent }[] =>
  step.kind === 'offer'
    ? [{ caseId: step.caseId, event: { type: 'queue.offered', ordered: step.ordered } }]
    : step.caseIds.map((caseId) => ({ caseId, event: { type: 'queue.orderedAsked' } }))

/** The name that a clock of a trial has in the record: its key may be the number of a record. */
const recordedClockId = (course: Course, clockId: string): string | null => {
  const [name = '', track = '', key = ''] = clockId.split('/')
  const [, seq, rest = ''] = /^(\d+)(\..*)?$/.exec(key) ?? []
  if (seq === undefined) return clockId
  const known = course.recordedOf.get(Number(seq))
  return known === undefined ? null : `${name}/${track}/${known}${rest}`
}

const leftOver = (course: Course): void => {
  for (const { act, at } of [...course.pending, ...course.waitingForNames].toSorted((a, b) => a.act.seq - b.act.seq)) {
    const { seq, record, turn } = act
    const why =
      at !== null
        ? { kind: 'afterTheEnd' as const }
        : turn && !course.turns.has(turn.name)
          ? { kind: 'turnNeverCame' as const, turn: turn.name }
          : { kind: 'namesWhatIsNotThere' as const }
    course.dropped.push({ seq, type: record.event.type, at, why })
  }
  course.pending = []
  course.waitingForNames = []
}
