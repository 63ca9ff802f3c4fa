import { rowForEvent } from '../../workflows/capacity/case-entry.ts'
import { queueStep } from '../../workflows/capacity/ledger.ts'
import { draftFile } from '../../workflows/case/case-file.ts'
import { phaseOf } from '../../workflows/case/chart.ts'
import { isDue, wakeAt } from '../../workflows/case/clock.ts'
import type { ClockName } from '../../workflows/case/clocks.ts'
import { CaseEvent } from '../../workflows/case/events/events.ts'
import type { Facts } from '../../workflows/case/facts.ts'
import { organisationOf } from '../../workflows/case/organisations.ts'
import type { Party } from '../../workflows/parties.ts'
import type { DocumentKind } from '../../workflows/rules/codes.ts'
import { openAgenda } from './agenda.ts'
import type { Backlog } from './backlog.ts'
import { type Act, daysUntil } from './behaviour/act.ts'
import { behaviourAt } from './behaviour/behaviours.ts'
import { boxedRules, type PinnedRules } from './boxed-rules.ts'
import { type Chance, seededChance } from './chance.ts'
import type { PlannedCompound } from './city-plan.ts'
import { officesOf, type PlannedSpace, placeOf } from './compound-place.ts'
import { openFindings } from './findings.ts'
import { chanceOf, type GameName, numberOf } from './games.ts'
import type { idsOf } from './ids.ts'
import { factsOf } from './live-facts.ts'
import { openLiveRecord, type SentBy, system } from './live-record.ts'
import type { LivedCompound } from './lived.ts'
import type { Behaviours, CityParameters } from './parameters.ts'
import { isRunning, livedCase, localDayOf, placeOfClocks, type Running } from './running.ts'
import { instantOn, type WorkingDays } from './working-days.ts'

/** What the life of a compound needs of its city. */
export interface City {
  readonly parameters: CityParameters
  readonly days: WorkingDays
  readonly backlog: Backlog
  readonly id: ReturnType<typeof idsOf>
}

type Task = () => void

const papersOfFiling = ['identity', 'spaceRight', 'vehicle'] as const
const mostFilings = 3

/**
 * Lives through the requests of one compound in the order of time. Each event goes through the same pure `decide` as in the
 * service, with what the service would lend it: facts, findings of earlier requests, the row of the transformer's ledger.
 * Nothing of another compound plays a part but the queues before the offices, which the plan gives.
 */
export const liveCompound = (city: City, compound: PlannedCompound): LivedCompound => {
  const { parameters, days, id } = city
  const place = placeOf(parameters, compound, id)
  const offices = officesOf(id, compound.district)
  const agenda = openAgenda<Task>()
  const findings = openFindings()
  const cases: Running[] = []
  const end = instantOn(parameters.until, 23, 59)
  let version = 1
  let papers = 0

  const factsFor = (space: PlannedSpace, today: string): Facts =>
    factsOf(
      { compound, place, offices, version, space, today },
      {
        fireFinding: findings.fire(space.spaceId, today),
        gridFinding: space.transformer ? findings.grid(space.transformer.transformerId, today) : null,
      },
    )

  const { record, ledgerOf, changes, refused } = openLiveRecord(factsFor)

  /** An event and everything that follows from it before anybody does anything else. */
  const happen = (running: Running, event: CaseEvent, by: SentBy, now: string): boolean => {
    const step = record(running, event, by, now)
    if (!step) return false
    const { fire, grid } = step.outcome.memory
    if (fire !== undefined || grid !== undefined) findings.take(running.file, running.space.spaceId)
    look(running, now)
    if (fire && fire.source !== 'reused' && fire.scope !== 'space') tellNeighbours(now)
    if (running.space.transformer) moveQueue(running.space.transformer.transformerId, now)
    return true
  }

  /** What was found of the garage, or who manages it now, reaches everybody who waits in it, each by an event of its own. */
  const tellNeighbours = (now: string): void => {
    version += 1
    for (const other of cases) {
      const facts = isRunning(other.file) ? factsFor(other.space, localDayOf(now)) : null
      if (facts) happen(other, { type: 'facts.changed', facts }, { actor: system, origin: 'system' }, now)
    }
  }

  const moveQueue = (transformerId: string, now: string): void => {
    const without = new Set<string>()
    for (let count = 0; count < 50; count += 1) {
      const ledger = ledgerOf(transformerId)
      // Nobody waits after a finding: nothing can be offered.
      if (!ledger.entries.some(({ state, found }) => state === 'waiting' && found !== null)) return
      const { rules } = rulesOn(localDayOf(now))
      const step = queueStep(ledger, { on: localDayOf(now), rules: rules.capacity, without })
      if (!step) return
      const caseIds = step.kind === 'offer' ? [step.caseId] : step.caseIds
      const event: CaseEvent =
        step.kind === 'offer' ? { type: 'queue.offered', ordered: step.ordered } : { type: 'queue.orderedAsked' }
      for (const caseId of caseIds) {
        const asked = cases.find((candidate) => candidate.caseId === caseId)
        if (asked && record(asked, event, { actor: system, origin: 'system' }, now)) look(asked, now)
        else without.add(caseId)
      }
    }
  }

  const rulesOn = (today: string): PinnedRules =>
    boxedRules(parameters.change && today >= parameters.change.on ? parameters.change.packId : parameters.rulesPackId)

  const behavioursOn = (today: string): Behaviours =>
    parameters.change && today >= parameters.change.on
      ? { ...parameters.behaviours, ...parameters.change.reactions }
      : parameters.behaviours

  /** Draws of a game for one request, if it is played on it. They move no other draws. */
  const playedOn =
    (running: Running, at: number) =>
    (game: GameName): Chance | null => {
      if (!compound.games.has(game)) return null
      const own = chanceOf(compound.seed, game, running.n)
      return own.is(parameters.games[game].times) ? own.branch(at) : null
    }

  const daysLeft =
    ({ file }: Running, today: string) =>
    (name: ClockName): number | null => {
      const dueOn = file.clocks.find((clock) => clock.name === name)?.dueOn ?? null
      return dueOn === null ? null : days.between(today, dueOn)
    }

  /** Plans what the parties do where the case has come to, and when its next clock runs out. */
  const look = (running: Running, now: string): void => {
    const { file, planned } = running
    const today = localDayOf(now)
    const behaviours = behavioursOn(today)
    const kind = behaviours.company.kinds.find(({ name }) => name === compound.company.kind.name) ?? compound.company.kind
    for (const position of file.positions) {
      if (planned.has(position.positionId)) continue
      planned.add(position.positionId)
      // Each place has draws of its own: what happens more or less elsewhere moves none of them.
      const at = numberOf(`${position.track} ${position.stage} ${position.step} ${position.visit}`)
      const chance = running.chance.branch(at)
      const backlog = {
        fire: city.backlog('fire', compound.district, today),
        grid: city.backlog('grid', compound.district, today),
      }
      const acts = behaviourAt[position.stage]?.({
        file,
        position,
        behaviours,
        kind,
        frailty: compound.frailty,
        chance,
        backlog,
        daysLeft: daysLeft(running, today),
        plays: playedOn(running, at),
      })
      for (const each of acts ?? []) {
        const on = instantOn(days.after(today, each.inDays), chance.between(9, 16), chance.between(0, 59))
        const byCentre = each.byCentre || (each.party === 'property' && chance.is(kind.onBehalf))
        agenda.add(on, () => perform(running, each, { positionId: position.positionId, byCentre }, on))
      }
    }
    wakeNext(running)
    if (phaseOf(file.value) === 'closed') mayRefile(running, today, behaviours)
  }

  const wakeNext = (running: Running): void => {
    const clockPlace = placeOfClocks(running.pins)
    let wakes: string | null = null
    for (const clock of running.file.clocks) {
      const at = wakeAt(clock, clockPlace)
      if (at !== null && (wakes === null || at < wakes)) wakes = at
    }
    if (wakes === null || wakes === running.wakes) return
    running.wakes = wakes
    agenda.add(wakes, () => passDue(running, wakes))
  }

  const passDue = (running: Running, now: string): void => {
    const clockPlace = placeOfClocks(running.pins)
    for (let count = 0; count < 20; count += 1) {
      const [due] = running.file.clocks
        .filter((clock) => isDue(clock, now, clockPlace))
        .toSorted((a, b) => (`${a.dueAt} ${a.clockId}` < `${b.dueAt} ${b.clockId}` ? -1 : 1))
      const by = { actor: { ...system, channel: 'clock' }, origin: 'clock' } as const
      if (!due || !happen(running, { type: 'deadline.passed', clockId: due.clockId }, by, now)) return
    }
  }

  const bring = (running: Running, party: Party, kind: DocumentKind, at: string): string => {
    papers += 1
    const documentId = id('paper', `${compound.index} ${papers}`)
    running.papers.push({ documentId, kind, party, at })
    return documentId
  }

  const perform = (running: Running, each: Act, at: { positionId: string; byCentre: boolean }, now: string): void => {
    const isThere = running.file.positions.some(({ positionId }) => positionId === at.positionId)
    if (!isRunning(running.file) || (!isThere && !each.whenever)) return
    const documents = each.papers.map((kind) => bring(running, each.party, kind, now))
    const written = each.event({ file: running.file, documents, today: localDayOf(now) })
    if (!written) return
    const onBehalf = at.byCentre ? { channel: 'paper' as const, evidence: [bring(running, 'centre', 'minutes', now)] } : undefined
    const event = asTheLedgerSays(running, CaseEvent.parse({ ...written, onBehalf }), localDayOf(now))
    const party = at.byCentre ? 'centre' : each.party
    const organisationId = party === 'owner' ? null : organisationOf(running.file.memory, party)
    const accountId = party === 'owner' ? running.ownerAccountId : 'simulated-staff'
    happen(running, event, { actor: { party, accountId, organisationId, channel: 'web' }, origin: 'party' }, now)
  }

  /** A grid that measures reports what its sum gives. */
  const asTheLedgerSays = ({ file, pins }: Running, event: CaseEvent, on: string): CaseEvent => {
    if (event.type !== 'grid.reportCapacity') return event
    const band = rowForEvent(file, event, { rules: pins.rules, on, ledgerOf })?.band
    if (band === undefined || band === 'available' || band === 'unknown') return event
    if (band !== 'noCapacity') return { ...event, result: 'orderedChargingOnly' }
    const pleaded = file.memory.grounds.filter(({ route }) => route === 'grid').map(({ code }) => code)
    return { ...event, result: 'noCapacity', upheld: [...new Set(pleaded)] }
  }

  const file = (space: PlannedSpace, before: Running | null, n: number, at: string): void => {
    const pins = rulesOn(localDayOf(at))
    const caseId = id('case', `${compound.index} ${n}`)
    const running: Running = {
      n,
      caseId,
      chainId: before?.chainId ?? caseId,
      ownerAccountId: id('owner', space.spaceId),
      space,
      chance: seededChance(compound.seed).branch(n + 1),
      steps: [],
      papers: [],
      planned: new Set(),
      filedBefore: before ? before.filedBefore + 1 : 0,
      pins,
      file: draftFile(caseId, { rules: pins.rulesHash, calendar: pins.calendarHash }),
      wakes: null,
    }
    cases.push(running)
    for (const kind of papersOfFiling) bring(running, 'owner', kind, at)
    const event = CaseEvent.parse({ type: 'owner.submit', undertaking: true, evidence: [] })
    const actor = { party: 'owner', accountId: running.ownerAccountId, organisationId: null, channel: 'web' } as const
    happen(running, event, { actor, origin: 'party' }, at)
  }

  /** Some who gave up ask again later; it is the same family. */
  const mayRefile = (running: Running, today: string, { owner }: Behaviours): void => {
    const { outcome } = running.file.memory
    if (!outcome || running.planned.has('refiling')) return
    running.planned.add('refiling')
    const gaveUp = ['withdrawn', 'abandonedAfterDemand', 'gaveUpAfterRefusal'].includes(outcome.outcome)
    const chance = running.chance.branch(numberOf('refiling'))
    const inDays = gaveUp && running.filedBefore + 1 < mostFilings ? daysUntil(owner.refiles, chance) : null
    if (inDays === null) return
    const at = instantOn(days.after(today, inDays), 20, chance.between(0, 59))
    agenda.add(at, () => file(running.space, running, running.n + compound.filings.length, at))
  }

  /** The new pack comes into force: its own clause says what happens to running cases. */
  const changeRules = (now: string): void => {
    const pins = rulesOn(localDayOf(now))
    const clause = pins.rules.runningCases
    if (clause === 'keep') return
    for (const running of cases) {
      if (!isRunning(running.file)) continue
      const rulesBefore = running.pins
      running.pins = pins
      const named = ({ rules, rulesHash: hash }: PinnedRules) => ({ packId: rules.id, version: rules.version, hash })
      const event: CaseEvent = { type: 'rules.changed', clause, packBefore: named(rulesBefore), packNow: named(pins) }
      happen(running, event, { actor: system, origin: 'system', rulesBefore }, now)
    }
  }

  compound.filings.forEach((at, n) => {
    const space = place.spaces[n]
    if (space) agenda.add(at, () => file(space, null, n, at))
  })
  if (place.later) {
    const at = instantOn(place.later.sinceOn, 8, 0)
    agenda.add(at, () => tellNeighbours(at))
  }
  if (parameters.change) {
    const at = instantOn(parameters.change.on, 8, 0)
    agenda.add(at, () => changeRules(at))
  }
  for (let due = agenda.next(); due && due.at <= end; due = agenda.next()) due.task()
  const lived = cases.filter(({ steps }) => steps.length > 0)
  return { compound, place, version, cases: lived.map(livedCase), ledgerChanges: changes, refused }
}
