import fc from 'fast-check'
import type { AllowedEvent } from '../../../workflows/case/allowed-events.ts'
import { besideTheStages } from '../../../workflows/case/beside.ts'
import { type Place, placesOf } from '../../../workflows/case/chart.ts'
import { type EventType, type PartyEvent, partyEventTypes, partyOfEvent } from '../../../workflows/case/events/events.ts'
import { openingEvents } from '../../../workflows/case/events/service.ts'
import type { Facts } from '../../../workflows/case/facts.ts'
import { organisationOf } from '../../../workflows/case/organisations.ts'
import { parties, tracks } from '../../../workflows/parties.ts'
import { changedMatter, orderInForce } from '../known-matters.ts'
import { othersIn } from '../played-ledger.ts'
import { type Chance, chanceOf } from './chance.ts'
import { besidePositions } from './invariants.ts'
import { type Compound, compound, factsOf, rulePacks } from './places.ts'
import { routesFrom, standingStates, wayTo } from './routes.ts'
import { sampleEvent } from './sample-event.ts'
import {
  agreeing,
  beginWalk,
  file,
  letTimePass,
  minutesLater,
  nextWake,
  openOn,
  openTo,
  passDue,
  send,
  snapshotOf,
  todayOf,
  type Walk,
  workingDaysLater,
} from './walk.ts'

/** A walk before it is walked. The seeds stand for the choices of its steps, so that fewer seeds are a shorter walk. */
export interface Plan {
  /** Index into `rulePacks`. */
  readonly pack: number
  readonly compound: Compound
  /** Which types of events nobody thinks of in this walk: with some of them gone, the rest is walked deeper. */
  readonly mood: number
  /** The state the walk is drawn to, by its id; it need not get there. */
  readonly towards: string
  /** Events the walk is drawn to: they are sent where they are open, and the walk ends once the last of them is taken. */
  readonly sought?: readonly EventType[]
  readonly seeds: readonly number[]
}

/** Plans of walks of up to so many steps. */
export const plans = (steps: number): fc.Arbitrary<Plan> =>
  fc.record({
    pack: fc.nat(rulePacks.length - 1),
    compound,
    mood: fc.nat(2 ** 30),
    towards: fc.constantFrom(...standingStates.map((state) => state.id)),
    seeds: fc.array(fc.nat(2 ** 30), { minLength: Math.ceil(steps / 2), maxLength: steps }),
  })

/** Walks a plan, under its pack or another. `seen` is told after every step, and may look at what was taken and turned down since. */
export const walkPlan = (plan: Plan, seen: (walk: Walk) => void = () => {}, rules = rulePacks[plan.pack]!): Walk => {
  const walk = beginWalk(rules)
  const mind = chanceOf(plan.mood)
  const { sought = [] } = plan
  const sues = judgedStages.includes(plan.towards)
  const way: Way = {
    places: { ...plan.compound },
    sought,
    thoughtOf: partyEventTypes.filter(() => mind.percent(60) || sues),
    distances: wayTo(plan.towards),
    drawn: mind.percent(50) ? 95 : 55,
    beside: mind.percent(10) || sues ? 45 : 4,
  }
  walk.ledgers = othersIn(walk.ledgers, mind)
  begin(walk, mind, way, plan.towards)
  seen(walk)
  for (const seed of plan.seeds) {
    step(walk, chanceOf(seed), way)
    seen(walk)
    if (sought.some((type, index) => index === sought.length - 1 && hasTaken(walk, type))) break
  }
  return walk
}

/** A request is filed; a walk that is drawn to a pile in service, or to what opens a case on one, opens a case on the pile. */
const begin = (walk: Walk, mind: Chance, way: Way, towards: string): void => {
  const facts = factsOf(way.places)
  const opensPile = standingStates.find(({ id }) => id === towards)?.path[0] === 'inService'
  const sought = openingEvents.find((type) => way.sought.includes(type) && isThereIn(facts, type))
  if (!opensPile && !sought) {
    file(walk, facts)
    return
  }
  const type = sought ?? mind.pick(openingEvents.filter((other) => isThereIn(facts, other)))
  const sample = sampled(type, walk, mind, 0)
  // A sample may lie in the future, or before the pile: an opening is of today, or there is no case to walk.
  const { occurredOn: _, ...event } = sample
  openOn(walk, event, facts)
}

const isThereIn = (facts: Facts, type: PartyEvent['type']): boolean =>
  !['property', 'community'].includes(partyOfEvent(type)) ||
  facts.issuers.some(({ party }) => party === partyOfEvent(type)) ||
  (partyOfEvent(type) === 'community' && facts.communityId !== null)

/** Stages to which only a court leads. */
const judgedStages = ['consent/judgmentPerformance', 'consent/enforcement/toApply', 'consent/enforcement/underway']

/** Whether an event of a type was accepted on a walk. */
export const hasTaken = (walk: Walk, type: EventType): boolean => walk.taken.some(({ event }) => event.type === type)

interface Way {
  readonly places: { -readonly [K in keyof Compound]: Compound[K] }
  readonly sought: readonly EventType[]
  readonly thoughtOf: readonly PartyEvent['type'][]
  readonly distances: ReadonlyMap<string, number>
  /** How often, of a hundred, it takes a step that leads nearer: most walks stroll, some go straight. */
  readonly drawn: number
  /** How often, of a hundred, something beside the stages is done: seldom, or by a litigious owner often. */
  readonly beside: number
}

const step = (walk: Walk, chance: Chance, way: Way): void => {
  const kind = chance.below(100)
  if (kind >= 15) {
    passDue(walk)
    walk.now = minutesLater(walk, chance.below(6))
  }
  if (kind < 15) passTime(walk, chance)
  else if (kind < 17) changeFacts(walk, chance, way.places)
  else if (kind < 19) strayDeadline(walk, chance)
  else if (kind < 22) queueMoves(walk, chance)
  else if (kind < 25 && walk.file.memory.matters.length > 0) matterMoves(walk, chance)
  else if (kind < 27) sendAny(walk, chance)
  else if (kind < 50 && way.sought.some((type) => type.startsWith('queue.'))) queueMoves(walk, chance)
  else if (kind < 40 && way.sought.includes('pile.left')) pileLeaves(walk, chance)
  else sendOpen(walk, chance, way)
}

const passTime = (walk: Walk, chance: Chance): void => {
  const kind = chance.below(10)
  if (kind < 5) letTimePass(walk, nextWake(walk) ?? workingDaysLater(walk, 1))
  else if (kind < 9) letTimePass(walk, workingDaysLater(walk, chance.pick([1, 1, 2, 4, 9, 25])))
  // The service is down: clocks run out meanwhile and are recorded later, all on one day.
  else walk.now = workingDaysLater(walk, chance.pick([2, 10, 50]))
}

/** The pile is taken down, or sold, once it runs. */
const pileLeaves = (walk: Walk, chance: Chance): void => {
  if (walk.file.memory.outcome?.outcome !== 'energised') return
  send(walk, { type: 'pile.left', pileId: 'pile-1', how: chance.pick(['dismantled', 'handedOn']) })
}

const changeFacts = (walk: Walk, chance: Chance, places: Way['places']): void => {
  if (walk.file.seq === 0) return
  if (chance.percent(20)) pileLeaves(walk, chance)
  if (chance.percent(50)) places.issuers = chance.below(5)
  if (chance.percent(50)) places.inbox = chance.percent(50)
  if (chance.percent(20)) places.level = chance.pick(['underground', 'ground', 'unknown'])
  if (chance.percent(20)) places.known = chance.pick(['nothing', 'passed', 'hardStop'])
  if (chance.percent(20)) places.measured = chance.pick(['nothing', 'available', 'noCapacity'])
  // What barred a request that was given up is put right: its owner is told (H40).
  if (walk.file.memory.outcome?.outcome === 'infeasibleAtPresent') places.known = 'passed'
  const version = (walk.file.memory.facts?.version ?? 0) + 1
  // Now and then an order of an authority holds the compound, and the next change lifts it.
  const orders = chance.percent(25) ? [orderInForce] : []
  send(walk, { type: 'facts.changed', facts: { ...factsOf(places, version), orders } })
}

/** Others at the transformer come, reserve and go; now and then it is this request's turn, or its owner is asked. */
const queueMoves = (walk: Walk, chance: Chance): void => {
  const kind = chance.below(10)
  // Whoever waits finds room only once others have gone.
  if (kind < 4 || walk.file.memory.queued !== null) walk.ledgers = othersIn(walk.ledgers, chance)
  if (kind < 4) return
  if (kind < 8) send(walk, { type: 'queue.offered', ordered: chance.percent(70) })
  else send(walk, { type: 'queue.orderedAsked' })
}

/** A matter that the request is linked with is reported on, gets another official, or ends; what is told twice is turned down. */
const matterMoves = (walk: Walk, chance: Chance): void => {
  const link = chance.pick(walk.file.memory.matters)
  const matter = chance.percent(10) ? link.matter : changedMatter(link.matter, todayOf(walk), chance)
  send(walk, { type: 'matter.changed', matter })
}

const strayDeadline = (walk: Walk, chance: Chance): void => {
  const known = walk.file.clocks.map((clock) => clock.clockId)
  send(walk, { type: 'deadline.passed', clockId: chance.pick([...known, 'propertyReply/consent/9999']) })
}

/** Any event whatever, from anybody: most are refused. */
const sendAny = (walk: Walk, chance: Chance): void => {
  const type = chance.pick(partyEventTypes)
  if (!isThere(walk, type)) return
  const event = sampled(type, walk, chance, 30)
  const by = chance.percent(20) ? chance.pick(parties) : partyOfEvent(type)
  send(walk, event, {
    by,
    ...(event.type === 'owner.submit'
      ? {
          facts: factsOf({
            level: 'ground',
            transformer: 'public',
            issuers: 1,
            inbox: false,
            known: 'nothing',
            measured: 'nothing',
            leaseUntilOn: null,
          }),
        }
      : {}),
  })
}

/** What ends a request, moves nothing, or repeats itself: too often, and no walk comes far. */
const seldom: readonly PartyEvent['type'][] = [
  // An answer is open only while somebody waits for it: that is seldom enough.
  ...(Object.keys(besideTheStages) as PartyEvent['type'][]).filter((type) => !/\.answer(Referral|Question)$/.test(type)),
  'owner.withdraw',
  'owner.sayDutyFact',
  'property.sayDutyFact',
  'centre.sayDutyFact',
  'owner.acceptAlternative',
  'owner.acceptInfeasible',
  'owner.acceptRefusal',
  'property.revoke',
  'property.approve',
  'property.addEvidence',
  'owner.reportResolution',
  'owner.withdrawProceeding',
  'owner.reportSettlement',
  'community.noPower',
  'fire.noPower',
  'grid.noPower',
  'owner.startTransfer',
  'owner.explainDelay',
  'owner.reportBuilt',
  'owner.reportRemoved',
  'owner.dismantlePile',
  'fire.withdrawFinding',
  'grid.withdrawFinding',
  'centre.withdrawFinding',
]

/** A joint meeting can be held anywhere, and moves a request only where it is coordinated. */
const isSeldom = (places: readonly Place[], { type, track }: AllowedEvent): boolean =>
  type === 'centre.holdJointMeeting'
    ? !places.some((place) => place.track === track && place.id.includes('/coordination/'))
    : seldom.includes(type)

/** Whether an event can lead its track nearer to where the walk is drawn. */
const leadsNearer = (places: readonly Place[], { type, track }: AllowedEvent, { distances }: Way): boolean => {
  const here = places.find((place) => place.track === track)?.id ?? ''
  const far = distances.get(here) ?? 0
  return routesFrom(here).some(({ event, to }) => event === type && (distances.get(to) ?? 99) < far)
}

/** Whether time that runs out leads nearer to where the walk is drawn. */
const timeLeadsNearer = (places: readonly Place[], { distances }: Way): boolean =>
  places.some(({ id }) =>
    routesFrom(id).some(({ event, to }) => event === 'deadline.passed' && (distances.get(to) ?? 99) < (distances.get(id) ?? 0)),
  )

/** Whether anybody could send this: a compound may have no company and no community that issues. */
const isThere = (walk: Walk, type: PartyEvent['type']): boolean => {
  const party = partyOfEvent(type)
  return !['property', 'community'].includes(party) || organisationOf(walk.file.memory, party) !== null
}

/** An event that the chart offers where the case stands, mostly in a form that fits. */
const sendOpen = (walk: Walk, chance: Chance, way: Way): void => {
  const places = placesOf(snapshotOf(walk))
  const possible = openTo(walk).filter(({ type }) => isThere(walk, type))
  const sought = possible.filter(({ type }) => way.sought.includes(type))
  const isBeside = ({ type }: AllowedEvent) => besidePositions.includes(type)
  const beside = chance.percent(way.beside)
  const there = possible.filter((event) => isBeside(event) === beside)
  const nearer = chance.percent(way.drawn) ? there.filter((event) => leadsNearer(places, event, way)) : []
  const thoughtOf = there.filter(
    (event) => way.thoughtOf.includes(event.type) && (!isSeldom(places, event) || chance.percent(10)),
  )
  const open = nearer.length > 0 ? nearer : thoughtOf
  const wake = nextWake(walk)
  if (sought.length > 0 && chance.percent(60)) sendOne(walk, chance, sought)
  else if (nearer.length === 0 && wake !== null && timeLeadsNearer(places, way) && chance.percent(way.drawn / 2))
    letTimePass(walk, wake)
  else if (open.length > 0) sendOne(walk, chance, open)
  else passTime(walk, chance)
}

const sendOne = (walk: Walk, chance: Chance, open: readonly AllowedEvent[]): void => {
  const { type, track } = chance.pick(open)
  const sample = sampleEvent(type, track, {
    file: walk.file,
    rules: walk.rules,
    today: todayOf(walk),
    chance,
    odd: chance.percent(80) ? 0 : 25,
  })
  const party = partyOfEvent(type)
  const onBehalf = party !== 'centre' && chance.percent(12)
  const event = chance.percent(90) ? agreeing(walk, sample) : sample
  if (!onBehalf) send(walk, event, { withoutDocuments: chance.percent(1) })
  else send(walk, recordedByCentre(event, chance), { by: 'centre' })
}

const recordedByCentre = (event: PartyEvent, chance: Chance): PartyEvent => ({
  ...event,
  onBehalf: { channel: chance.pick(['phone', 'counter', 'paper', 'visit']), evidence: event.evidence },
})

const sampled = (type: PartyEvent['type'], walk: Walk, chance: Chance, odd: number): PartyEvent =>
  sampleEvent(type, chance.pick(tracks), { file: walk.file, rules: walk.rules, today: todayOf(walk), chance, odd })
