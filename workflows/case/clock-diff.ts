import { dueDate, type Length } from '../calendar/days.ts'
import type { Party, Track } from '../parties.ts'
import type { ClockRule, RulePack } from '../rules/schema.ts'
import { holdersOf, type Place } from './chart.ts'
import {
  applyClockChanges,
  type Clock,
  type ClockChange,
  type ClockPlace,
  dueFields,
  extendClock,
  isLatestOnly,
  openClock,
  pauseClock,
  recomputeClock,
  restartClock,
  resumeClock,
} from './clock.ts'
import { lengthOf } from './clock-length.ts'
import { ruleOfClock } from './clock-rule.ts'
import { type ClockContract, type ClockName, clockContract } from './clocks.ts'
import { answerStart } from './considers-from.ts'
import type { CaseMemory } from './context.ts'
import { entryClocks } from './entry-clocks.ts'
import { owesReasons } from './grounds.ts'
import { principleIsOwed, startOfFinalAnswer } from './memory/in-principle.ts'
import { lastInformationRequest } from './memory/information.ts'
import { replyIsOwed } from './memory/loops.ts'
import { heldBy } from './memory/orders.ts'
import { isInTransfer } from './memory/people.ts'
import { isBeforeCourt } from './memory/proceedings.ts'
import type { TransitionMeta } from './meta.ts'

/** What one event means for the clocks: the places before it are in the clocks themselves, the places after it are here. */
export interface ClockSituation {
  readonly seq: number
  readonly today: string
  /** The rules as they hold on this day. */
  readonly rules: RulePack
  /** The pack as it is written, with rules that have lapsed. */
  readonly written: RulePack
  readonly place: ClockPlace
  readonly memory: CaseMemory
  readonly places: readonly Place[]
  readonly closed: boolean
  /** Who acted: a clock that its own party leaves by acting was answered. */
  readonly by: Party
  /** The clock that ran out with this event. */
  readonly ranOut: Clock | null
  /** What the taken transitions declare, by track. */
  readonly declared: readonly { readonly track: Track; readonly meta: TransitionMeta }[]
}

interface Wanted {
  readonly name: ClockName
  readonly track: Track
  /** Key of a clock that belongs to an entry of the case's memory, not to a place. */
  readonly key: string | null
  readonly party: Party
  readonly startOn?: string
  readonly fixedDueOn?: string
  readonly extensions?: number
  readonly rule?: ClockRule
}

// A clock that runs in a place only while the case gives a reason for it.
const conditions: Partial<Record<ClockName, (memory: CaseMemory, place: Place) => boolean>> = {
  writtenReasons: owesReasons,
  propertyReply: (memory, place) => place.meta.stage === 'reviewing' || replyIsOwed(memory),
  answerInPrinciple: (memory, place) => place.meta.stage === 'answeringInPrinciple' || principleIsOwed(memory),
  reservation: ({ reservation, worksReportedOn }) => reservation !== null && worksReportedOn === null,
}

/**
 * The changes of the clocks that follow from where the case stands after an event. For each open clock, in this order:
 * run out or answered → ended; wanted where the case stands → runs (on); named as resting there → rests; otherwise ended
 * as left. What is wanted and not there is opened. Then the explicit acts: restarted, extended, recomputed.
 */
export const clockChanges = (clocks: readonly Clock[], situation: ClockSituation): ClockChange[] => {
  const wanted = wantedClocks({ ...situation, rules: withHeldRules(situation.rules, clocks) })
  const kept = clocks.flatMap((clock) => changeOf(clock, wanted, situation))
  const after = applyClockChanges(clocks, kept)
  const opened = wanted
    .filter((want) => !after.some((clock) => isWanted(clock, want)))
    .flatMap((want): ClockChange[] => {
      const clock = newClock(want, situation)
      return clock ? [{ op: 'opened', clock }] : []
    })
  const changes = [...kept, ...opened]
  return [...changes, ...explicitActs(applyClockChanges(clocks, changes), { ...situation, before: clocks })]
}

/** A clock that the pack of today does not know runs on under the rule it was opened under. */
const withHeldRules = (rules: RulePack, clocks: readonly Clock[]): RulePack => {
  const held = clocks.flatMap(({ name, ruledBy }) => (ruledBy && rules.clocks[name] === undefined ? [[name, ruledBy]] : []))
  return held.length === 0 ? rules : { ...rules, clocks: { ...rules.clocks, ...Object.fromEntries(held) } }
}

const isWanted = (clock: Clock, want: Wanted): boolean =>
  want.key === null
    ? clock.name === want.name && clock.track === want.track
    : clock.clockId === `${want.name}/${want.track}/${want.key}`

const wantedClocks = ({ places, memory, rules }: ClockSituation): Wanted[] => {
  const byPlace = places.flatMap((place) =>
    place.clocks
      .filter((name) => rules.clocks[name] !== undefined && (conditions[name]?.(memory, place) ?? true))
      .map((name): Wanted => ({ name, track: place.track, key: null, party: partyOf(name, place, memory) })),
  )
  return [...byPlace, ...entryClocks(memory, rules)]
}

const partyOf = (name: ClockName, place: Place, memory: CaseMemory): Party => {
  const { party } = clockContract(name)
  if (party === 'keyHolder' || party === 'mediationAwaited' || party === 'performer' || party === 'dischargeAwaited')
    return holdersOf(place, memory)[0] ?? 'centre'
  if (party === 'recordedParty' || party === 'entryParty') throw new Error(`clock ${name} belongs to no place`)
  return party
}

const changeOf = (clock: Clock, wanted: readonly Wanted[], situation: ClockSituation): ClockChange[] => {
  const { today, place } = situation
  const { clockId } = clock
  const contract = clockContract(clock.name)
  if (situation.ranOut?.clockId === clockId) {
    if (clock.end === 'remind') return [{ op: 'passed', clockId, set: { passedOn: today } }]
    return [{ op: 'ended', clockId, how: clock.end === 'expire' ? 'expired' : 'passed', on: today }]
  }
  const want = wanted.find((candidate) => isWanted(clock, candidate))
  // Of several entries an event answers one: the clocks of the others are still wanted.
  const named = situation.declared.some(({ track, meta }) => track === clock.track && meta.answers?.includes(clock.name))
  if (named && !(contract.keyed && want)) return [{ op: 'ended', clockId, how: 'answered', on: today }]
  if (want) {
    if (restsWholly(clock, situation)) return restedOnce(clock, situation)
    if (clock.state === 'paused') return [{ op: 'resumed', clockId, set: resumeClock(clock, today, place) }]
    if (want.party !== clock.party) return [{ op: 'recomputed', clockId, set: { party: want.party } }]
    const extension = extensionDue(clock, want, situation)
    return extension ? [{ op: 'extended', clockId, set: extendClock(clock, extension, place) }] : []
  }
  const rests = situation.places.some((at) => at.track === clock.track && at.pauses.includes(clock.name))
  if (rests && clock.pausable) {
    return clock.state === 'paused' ? [] : [{ op: 'paused', clockId, set: pauseClock(clock, today, place) }]
  }
  if (rests) return []
  if (situation.closed && contract.runsWhileClosed) return []
  const byItsParty = situation.ranOut === null && situation.by === clock.party
  return [{ op: 'ended', clockId, how: byItsParty ? 'answered' : situation.closed ? 'closed' : 'left', on: today }]
}

/**
 * While a successor is awaited (H33) or an order holds the request (H30) nobody's time of the case itself runs; what entries
 * owe goes on. While a court decides, only the owner's time to choose rests: who sues has chosen, and gives nothing up (H24).
 */
const restsWholly = (clock: Clock, { memory }: ClockSituation): boolean =>
  (isInTransfer(memory) || heldBy(memory).length > 0 || (clock.name === 'ownerDecision' && isBeforeCourt(memory, clock.track))) &&
  clock.pausable &&
  clock.passedOn === null &&
  !clockContract(clock.name).keyed

const restedOnce = (clock: Clock, { today, place }: ClockSituation): ClockChange[] =>
  clock.state === 'paused' ? [] : [{ op: 'paused', clockId: clock.clockId, set: pauseClock(clock, today, place) }]

/** The office of an entry has extended its own time, as often as the rules know. */
const extensionDue = (clock: Clock, { extensions = 0 }: Wanted, { rules }: ClockSituation): Length | null => {
  const extension = ruleOfClock(clock, rules)?.extension
  const isDue = extension && clock.length !== null && clock.extended < Math.min(extensions, extension.times)
  return isDue ? extension.length : null
}

const newClock = (want: Wanted, situation: ClockSituation): Clock | null => {
  const { memory, seq, today, rules, place } = situation
  const rule = want.rule ?? rules.clocks[want.name]
  if (!rule) return null
  const contract = clockContract(want.name)
  const { agreement } = memory.disputes[want.track]
  const fixedDueOn = want.fixedDueOn ?? fixedDate(contract.length, memory, agreement?.performBy ?? today)
  const { length, variant } = lengthOf(rule, want.track, memory)
  if (length === null && fixedDueOn === null) return null
  const clock = openClock(
    {
      clockId: `${want.name}/${want.track}/${want.key ?? seq}`,
      name: want.name,
      track: want.track,
      party: want.party,
      openedSeq: seq,
      startOn: want.startOn ?? startOf(contract.startsOn, situation),
      length: fixedDueOn === null ? length : null,
      fixedDueOn,
      end: rule.end,
      pausable: rule.pausable,
      variant,
    },
    place,
  )
  // Where the pack has a last day for it, or a road of its own, a clock keeps the rule it was opened under.
  const dated = isStartOpen(clock, memory, rules) ? untold(clock) : clock
  const ruled = want.rule || situation.written.clocks[want.name]?.inForceUntil ? { ...dated, ruledBy: rule } : dated
  return restsWholly(ruled, situation) ? { ...ruled, ...pauseClock(ruled, today, place) } : ruled
}

/** A due date that a paper names instead of the pack: the agreement's, or the plan's own validity where it has one (H19). */
const fixedDate = (length: ClockContract['length'], memory: CaseMemory, performBy: string): string | null => {
  if (length === 'agreement') return performBy
  if (length === 'title') return memory.title?.performBy ?? null
  return length === 'plan' ? (memory.plan?.validUntil ?? null) : null
}

const startOf = (starts: ClockContract['startsOn'], { memory, rules, today }: ClockSituation): string => {
  if (starts === 'principle') return startOfFinalAnswer(memory, rules) ?? today
  return starts === 'served' ? (startOfAnswer(memory, rules) ?? today) : today
}

/** The day from which on the time of whoever is asked counts: that of the service, or the first on which it has to consider a request. */
const startOfAnswer = (memory: CaseMemory, rules: RulePack): string | undefined => answerStart(memory, rules)?.on

/** Whether the day from which a clock counts depends on facts that are not on record. */
const isStartOpen = ({ name }: Pick<Clock, 'name'>, memory: CaseMemory, rules: RulePack): boolean =>
  clockContract(name).startsOn === 'served' && (answerStart(memory, rules)?.missing.length ?? 0) > 0

/** A date that is only the latest possible is no date that was told: once the facts are there it may come earlier. */
const untold = <C extends Partial<Clock>>(clock: C): C => ({ ...clock, toldDueOn: null })

/** The situation, with the clocks as they stood before the event. */
interface Acting extends ClockSituation {
  readonly before: readonly Clock[]
}

const explicitActs = (clocks: readonly Clock[], situation: Acting): ClockChange[] =>
  clocks.flatMap((clock): ClockChange[] => {
    const { clockId } = clock
    const { today, place, rules, memory } = situation
    const rule = ruleOfClock(clock, rules)
    const declares = (key: 'restarts' | 'extends') =>
      situation.declared.some(
        ({ track, meta }) =>
          track === clock.track && (key === 'restarts' ? meta.restarts?.includes(clock.name) : meta.extends === clock.name),
      )
    if (clock.openedSeq === situation.seq || !rule) return []
    if (declares('restarts')) {
      const { length, variant } = lengthOf(rule, clock.track, memory)
      return [{ op: 'restarted', clockId, set: { ...restartClock(clock, today, length, place), variant } }]
    }
    if (declares('extends') && rule.extension) {
      return [{ op: 'extended', clockId, set: extendClock(clock, rule.extension.length, place) }]
    }
    if (clock.party === 'property' && memory.handovers.at(-1)?.seq === situation.seq) {
      return leastLeft(clock, situation, rules.consent.handover.leaves)
    }
    if (clock.name === 'propertyReply' && lastInformationRequest(memory)?.endedSeq === situation.seq) {
      return afterInformation(clock, situation)
    }
    return recounted(clock, situation)
  })

/** Counted from another day, because the service was proven better or a fact came on record. */
const recounted = (clock: Clock, { memory, rules, place, today }: Acting): ClockChange[] => {
  const { clockId } = clock
  const startOn = startOfService(clock, memory, rules)
  if (startOn === undefined) return []
  const isOpen = isStartOpen(clock, memory, rules)
  const wasOpen = isLatestOnly(clock)
  if (startOn === clock.startOn && wasOpen === isOpen) return []
  if (isOpen) {
    // A date that was told is kept: a fact that was struck out of the register takes nothing from anybody.
    const set = recomputeClock(clock, startOn, place)
    return startOn === clock.startOn ? [] : [{ op: 'recomputed', clockId, set: wasOpen ? untold(set) : set }]
  }
  if (!wasOpen) return [{ op: 'recomputed', clockId, set: recomputeClock(clock, startOn, place) }]
  // Nobody could know before today that the time runs: at least the days of a company that takes a compound over are left.
  const { dueOn: least } = dueDate(place.calendar, today, rules.consent.handover.leaves, [], place.lastDayMoves)
  const toldDueOn = clock.dueOn !== null && least > clock.dueOn ? clock.dueOn : least
  return [{ op: 'recomputed', clockId, set: recomputeClock({ ...clock, toldDueOn }, startOn, place) }]
}

/** The day from which a clock that hangs on the service counts; none for any other clock. */
const startOfService = ({ name }: Clock, memory: CaseMemory, rules: RulePack): string | undefined => {
  const { startsOn } = clockContract(name)
  if (startsOn === 'served') return startOfAnswer(memory, rules)
  return startsOn === 'principle' && rules.consent.answerInPrinciple?.finalCountsFrom === 'service'
    ? memory.service?.servedOn
    : undefined
}

/** A company that takes the compound over, or has its information now, has at least its days (H34, H12), never fewer than were left. */
const leastLeft = (clock: Clock, { today, place }: ClockSituation, leaves: Length): ClockChange[] => {
  if (clock.state !== 'running' || clock.dueOn === null || clock.passedOn !== null) return []
  const { dueOn: least } = dueDate(place.calendar, today, leaves, [], place.lastDayMoves)
  if (clock.dueOn >= least) return []
  const told = { ...clock, toldDueOn: least }
  return [{ op: 'recomputed', clockId: clock.clockId, set: dueFields(told, place) }]
}

/**
 * The reply time after a request for information. A rest that does not hold is struck out: the clock counts its days again
 * from the date that was told before. Either way the company has at least the days that the rules leave it: it could not
 * know before today that its time runs on.
 */
const afterInformation = (clock: Clock, situation: Acting): ClockChange[] => {
  const { memory, today, place, rules } = situation
  const leaves = rules.consent.informationRequest?.leaves
  if (!leaves) return []
  if (lastInformationRequest(memory)?.end !== 'struck') return leastLeft(clock, situation, leaves)
  // Where it rests for another reason, the one rest is not parted.
  if (clock.state !== 'running') return []
  const told = situation.before.find(({ clockId }) => clockId === clock.clockId)?.toldDueOn ?? null
  const { dueOn: least } = dueDate(place.calendar, today, leaves, [], place.lastDayMoves)
  const toldDueOn = told !== null && told > least ? told : least
  const pauses = clock.pauses.slice(0, -1)
  return [{ op: 'recomputed', clockId: clock.clockId, set: { pauses, ...dueFields({ ...clock, pauses, toldDueOn }, place) } }]
}
