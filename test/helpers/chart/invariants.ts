import { besideTheStages } from '../../../workflows/case/beside.ts'
import { besideEvents } from '../../../workflows/case/beside-events.ts'
import { applyOutcome, type CaseFile } from '../../../workflows/case/case-file.ts'
import { type Place, phaseOf, placesOf } from '../../../workflows/case/chart.ts'
import type { Clock } from '../../../workflows/case/clock.ts'
import { clockContract } from '../../../workflows/case/clocks.ts'
import { mediationEvents } from '../../../workflows/case/disputes/mediation-events.ts'
import { promiseEvents } from '../../../workflows/case/disputes/promise-events.ts'
import type { CaseEvent, PartyEvent } from '../../../workflows/case/events/events.ts'
import { hasFallen, liveGrounds, owedVerifications } from '../../../workflows/case/grounds.ts'
import { consentFell } from '../../../workflows/case/memory/honesty.ts'
import { awaitedMatter } from '../../../workflows/case/memory/matters.ts'
import { isParty } from '../../../workflows/parties.ts'
import { openTo, snapshotOf, type Taken, type Walk } from './walk.ts'

/** A promise of the chart that was not kept after an event. */
export interface Fault {
  readonly promise: string
  /** Where: the event and the stages after it. */
  readonly at: string
}

/**
 * Positions where nobody can act and no clock moves the case, and that are honest all the same: what they wait for
 * is outside the system, and somebody else may bring it.
 */
const honestWaits: Readonly<Record<string, string>> = {
  'consent/objectionInCourt': 'the court has no account; both sides report what it did, and each may withdraw or talk',
  'consent/enforcement/underway':
    'the court has no account; the owner reports what it did, and the paper counts whenever it comes',
  'fire/awaitingMatter': 'the named official reports on the matter by a known day; the owner may stop waiting',
  'grid/awaitingMatter': 'the named official reports on the matter by a known day; the owner may stop waiting',
  'grid/awaitingChecks': 'whoever was asked to look answers within the days of the check, and its silence leads on',
}

/** Events that are open whatever the position is: they answer records and claims, not the position. */
export const besidePositions: readonly PartyEvent['type'][] = [
  ...(Object.keys(besideTheStages) as PartyEvent['type'][]),
  'owner.withdraw',
  'owner.startTransfer',
  'owner.joinTransfer',
  'owner.endTransfer',
  'owner.extendLease',
  'owner.confirmRecord',
  'owner.contestRecord',
  'property.contestRecord',
  'community.contestRecord',
  'fire.contestRecord',
  'grid.contestRecord',
  'centre.settleContest',
  'owner.declineFreedPlace',
  'owner.askForPlace',
  'owner.agreeOrderedCharging',
  'owner.keepPlainCharging',
  'property.recall',
  // A yes with a proposal leads where a plain yes leads; what is said to the proposal, and about money, moves nothing.
  'property.proposeOther',
  'owner.acceptOther',
  'owner.declineOther',
  'owner.reportPrevented',
  'owner.reportExpense',
  'owner.reportFeeDemand',
  'owner.reportFeePaid',
  'property.answerFeeDemand',
  'owner.claimFeeBack',
  'owner.claimMoneyBack',
  'property.answerMoneyClaim',
  'owner.confirmDate',
  'property.confirmDate',
  'centre.confirmDate',
  'owner.acceptJudgment',
  'owner.reportBuilt',
  'owner.reportRemoved',
  'owner.reportAct',
  'property.reportAct',
  'centre.holdJointMeeting',
  ...(Object.keys(promiseEvents) as PartyEvent['type'][]),
  ...(Object.keys(mediationEvents) as PartyEvent['type'][]),
  ...(Object.keys(besideEvents) as PartyEvent['type'][]),
]

type Kept = (walk: Walk, taken: Taken) => string[]

/** Every promise that the last accepted event broke. */
export const faultsAfter = (walk: Walk): Fault[] => {
  const taken = walk.taken.at(-1)
  if (!taken) return []
  const at = `${taken.event.type} → ${placesOf(snapshotOf(walk))
    .map((place) => place.id)
    .join(' ∥ ')}`
  return promises.flatMap((keep) => keep(walk, taken)).map((promise) => ({ promise, at }))
}

const somebodyHolds: Kept = ({ file }) => {
  const running = ['open', 'works', 'inService'].includes(phaseOf(file.value))
  const faults: string[] = []
  if (running && file.positions.length === 0) faults.push('nobody holds the case')
  if (!running && file.positions.length > 0) faults.push('a case that is not running is held')
  const held = file.positions.map((position) => position.track)
  if (new Set(held).size < held.length) faults.push('a track is held twice')
  for (const position of file.positions) {
    if (!isParty(position.holder) || position.awaits[0] !== position.holder) faults.push('a position has no one holder')
  }
  return faults
}

const holdersExist: Kept = ({ file }) =>
  file.positions
    .filter((position) => ['property', 'community'].includes(position.holder) && position.organisationId === null)
    .map((position) => `${position.track}/${position.stage} is held by a ${position.holder} that this case does not have`)

const positionsMove: Kept = (walk) => {
  const places = placesOf(snapshotOf(walk))
  return walk.file.positions.flatMap((position) => {
    const place = places.find((candidate) => candidate.track === position.track)
    const canAct = openTo(walk, [position.holder]).some(
      ({ type, track }) => track === position.track && !besidePositions.includes(type),
    )
    const moves = walk.file.clocks.some(
      (clock) => clock.track === position.track && clock.state === 'running' && clock.end === 'move' && clock.passedOn === null,
    )
    return canAct || moves || (place && place.id in honestWaits)
      ? []
      : [`${place?.id}: its holder cannot act and no clock moves it`]
  })
}

const clocksAreWhole: Kept = (walk, { outcome }) => {
  const { clocks } = walk.file
  const faults: string[] = []
  for (const clock of clocks) {
    const dated = clock.dueOn !== null && clock.dueAt !== null
    if (clock.state === 'running' && !dated) faults.push(`${clock.name} runs without a due date`)
    if (clock.state === 'paused' && (dated || clock.left === null)) faults.push(`${clock.name} rests with a due date`)
    if (dated && clock.toldDueOn !== null && clock.toldDueOn > clock.dueOn)
      faults.push(`${clock.name} is due before the day that was told`)
  }
  const single = clocks.filter((clock) => !clockContract(clock.name).keyed).map((clock) => `${clock.name}/${clock.track}`)
  const twice = single.filter((name, index) => single.indexOf(name) !== index)
  faults.push(...twice.map((name) => `the clock ${name} runs twice`))
  const opened = outcome.clocks.flatMap((change) => (change.op === 'opened' ? [change.clock.clockId] : []))
  const earlier = walk.taken
    .slice(0, -1)
    .flatMap((past) => past.outcome.clocks.flatMap((change) => ('clock' in change ? [change.clock.clockId] : [])))
  faults.push(...opened.filter((id) => earlier.includes(id)).map((id) => `the clock id ${id} is used again`))
  return faults
}

const clocksBelong: Kept = (walk) => {
  const places = placesOf(snapshotOf(walk))
  const belongs = (name: string, place: Place | undefined) =>
    place !== undefined && [...place.clocks, ...place.pauses].some((known) => known === name)
  return walk.file.clocks
    .filter(({ name }) => !clockContract(name).keyed)
    .filter(
      ({ name, track }) =>
        !belongs(
          name,
          places.find((place) => place.track === track),
        ),
    )
    .map(({ name }) => `the clock ${name} is open where it neither runs nor rests`)
}

const deadlinesCount: Kept = ({ file }, { event }) => {
  if (event.type !== 'deadline.passed') return []
  const clock = file.clocks.find((candidate) => candidate.clockId === event.clockId)
  const noted = file.passed.some((passed) => passed.clockId === event.clockId)
  return (clock && clock.passedOn === null) || !noted ? ['a clock that ran out leaves no trace'] : []
}

const deadlinesEnd: Kept = ({ endless }) => endless.map((name) => `${name} begins again already run out, for ever`)

const papersFit: Kept = (walk) => {
  const { memory, value } = walk.file
  const phase = phaseOf(value)
  const ids = placesOf(snapshotOf(walk)).map((place) => place.id)
  const granted = ids.includes('consent/granted')
  const faults: string[] = []
  const rests = ids.some((id) => ['works/paperForged', 'works/noPaper'].includes(id) || /^main\/(coord|med|bureau)/.test(id))
  const fell = phase === 'works' && rests && consentFell(memory)
  if ((granted || phase === 'works') && memory.paper === null && !fell) faults.push('consent is settled without a paper')
  if (granted && memory.offer !== null) faults.push('consent is settled with an offer still on the table')
  if (granted && memory.grounds.some((ground) => ground.settledSeq === null))
    faults.push('consent is settled with grounds still pleaded')
  if (ids.includes('consent/rejected') && liveGrounds(memory).length === 0) {
    const all = memory.grounds.filter((ground) => ground.settledSeq === null)
    faults.push(
      all.length > 0 && all.every(hasFallen)
        ? 'the company’s no stands although every ground fell'
        : 'the company’s no stands without a ground',
    )
  }
  if (ids.includes('consent/conditionsOffered') && !liveGrounds(memory).some((ground) => ground.kind === 'condition')) {
    faults.push('an offer without a condition waits for the owner')
  }
  if (phase === 'closed' && (memory.outcome === null || memory.closedFrom === null))
    faults.push('a closed case has no outcome or no way back')
  if (phase !== 'closed' && memory.outcome !== null) faults.push('a case that is not closed has an outcome')
  return faults
}

/** What was answered or ran out is over where the case stays: it must not begin again by itself. */
const endsAreEnds: Kept = (_walk, { outcome }) => {
  // Another issuer is another addressee, and another service another start: each with a time of its own.
  if (outcome.value !== null || 'issuer' in outcome.memory || 'service' in outcome.memory) return []
  const ended = outcome.clocks.flatMap((change) => (change.op === 'ended' ? [change.clockId] : []))
  return outcome.clocks.flatMap((change) => {
    if (change.op !== 'opened') return []
    const { name, track, clockId } = change.clock
    const again =
      ended.includes(clockId) || (!clockContract(name).keyed && ended.some((id) => id.startsWith(`${name}/${track}/`)))
    return again ? [`${name} ends and begins again with one event`] : []
  })
}

/** A contested ground must wait for a track that somebody works on. */
const contestsAreAnswered: Kept = (walk) => {
  const places = placesOf(snapshotOf(walk))
  if (!places.some((place) => place.id === 'consent/contested')) return []
  return owedVerifications(walk.file.memory)
    .filter(({ route }) => !walk.file.positions.some((position) => position.track === route))
    .map(({ route }) => `a contested ground waits for the ${route} track, and nobody holds that`)
}

/** No matter, no waiting: where a track waits, an open matter is named with the day of its report, and nowhere else (H37). */
const waitsAreOnMatters: Kept = (walk) => {
  const { memory, value, clocks } = walk.file
  if (phaseOf(value) === 'closed')
    return clocks.some(({ name }) => name === 'matterReport') ? ['a closed case waits for a report'] : []
  const ids = placesOf(snapshotOf(walk)).map((place) => place.id)
  return (['fire', 'grid'] as const).flatMap((track) => {
    const waits = ids.includes(`${track}/awaitingMatter`)
    const link = awaitedMatter(memory, track)
    const reports = clocks.filter((clock) => clock.name === 'matterReport' && clock.track === track)
    if (!waits) return link || reports.length > 0 ? [`${track} does not wait, and a matter is awaited`] : []
    if (!link || link.matter.result !== null) return [`${track} waits on no open matter`]
    return reports.length === 1 ? [] : [`${track} waits on a matter without one day for its report`]
  })
}

/** The record whose doing is taken back. */
const framedWith = (event: CaseEvent, { memory }: CaseFile): number => {
  if (event.type === 'owner.reopen') return memory.outcome?.seq ?? 0
  return 'record' in event && typeof event.record === 'number' ? event.record : 0
}

/**
 * Whether a clock belongs to what was said since then: news of a suit that came while the case was closed, a suit that was
 * brought, another day that a matter was given. It is another question than the one whose time ran on before.
 */
const isOfNewEntry = ({ name, clockId }: Clock, walk: Walk, since: number, until: number): boolean => {
  const { keyed, length } = clockContract(name)
  if (!keyed) return false
  const isMeanwhile = (seq: number) => seq > since && seq < until
  const key = clockId.split('/')[2] ?? ''
  if (key.split('.').some((part) => isMeanwhile(Number(part)))) return true
  return length === 'entry' && walk.taken.some(({ event, after }) => event.type === 'matter.changed' && isMeanwhile(after.seq))
}

/** What a recall, a struck record or a reopening must not do: give anybody more time than there was. */
const takenBackWhole: Kept = (walk, { event, before, outcome, after }) => {
  const { recallable, recorded, closedFrom } = before.memory
  const frame =
    event.type === 'property.recall'
      ? recallable?.frame
      : event.type === 'centre.settleContest' && !event.stands
        ? recorded.find((entry) => entry.seq === event.record)?.frame
        : event.type === 'owner.reopen'
          ? closedFrom
          : undefined
  if (!frame) return []
  const since = framedWith(event, before)
  const opened = outcome.clocks
    .flatMap((change) => (change.op === 'opened' ? [change.clock] : []))
    .filter((clock) => !isOfNewEntry(clock, walk, since, after.seq))
  const late = frame.clocks.filter((clock) => clock.passedOn !== null)
  // A day that a matter or a paper names is the same day after it: nobody gains by it.
  const sameAs = (clock: Clock) => (other: Clock) =>
    clock.name === other.name &&
    clock.track === other.track &&
    !(clockContract(clock.name).length === 'entry' && clock.dueOn === other.dueOn)
  const faults = late.filter((clock) => opened.some(sameAs(clock))).map((clock) => `${clock.name} had run out and starts anew`)
  const running = frame.clocks.filter(
    (clock) => clock.passedOn === null && !before.passed.some((past) => past.clockId === clock.clockId),
  )
  const renewed = running.filter(
    (clock) =>
      opened.some(({ clockId }) => clockId === clock.clockId) ||
      (opened.some(sameAs(clock)) && !after.clocks.some((open) => open.clockId === clock.clockId)),
  )
  return [...faults, ...renewed.map((clock) => `${clock.name} ran on and starts anew`)]
}

const foldsBack: Kept = (_, { before, outcome, input, after }) => {
  const folded = applyOutcome(before, outcome, { seq: before.seq + 1, recordedAt: input.now })
  return JSON.stringify(folded) === JSON.stringify(after) ? [] : ['the outcome does not fold into the file']
}

const promises: readonly Kept[] = [
  somebodyHolds,
  holdersExist,
  positionsMove,
  clocksAreWhole,
  clocksBelong,
  deadlinesCount,
  deadlinesEnd,
  papersFit,
  contestsAreAnswered,
  waitsAreOnMatters,
  endsAreEnds,
  takenBackWhole,
  foldsBack,
]
