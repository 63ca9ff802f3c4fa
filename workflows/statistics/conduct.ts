import type { Party } from '../parties.ts'
import type { AsOf } from './as-of.ts'
import { basisOf } from './basis.ts'
import { countedInDays, type Day, type DaysBetween, dayNumber } from './days.ts'
import { definitions } from './definitions.ts'
import { stillOpen } from './family-table.ts'
import { type Basis, type Counted, counted, type Figure } from './figure.ts'
import { placesWhere } from './number-list.ts'
import { countRequests, requestsBy, spanOf } from './placed-requests.ts'
import type { PlacedStays } from './stay-columns.ts'

/** The acts that say how an office goes about its clocks. */
export const conductEvents = [
  'centre.requestCorrection',
  'property.askExtension',
  'owner.agreeMoreTime',
  'property.revoke',
  'centre.closeCoordination',
  'owner.denyClosing',
  'centre.failMediation',
] as const

/** One such act. */
export interface ConductAct {
  readonly caseId: string
  readonly compoundId: string
  readonly seq: number
  readonly type: (typeof conductEvents)[number]
  readonly on: Day
  /** Who recorded it. */
  readonly party: Party | 'system'
  readonly organisationId: string | null
  /** It came on the last day of the clock that it answers. */
  readonly isOnLastDay: boolean
  /** A closing as solved, without the paper that would show it. */
  readonly isUnshown: boolean
  /** The day on which both sides of a mediation that it ends had agreed to sit down. */
  readonly satDownOn: Day | null
  /** The act it speaks of. */
  readonly about: number | null
}

/** An answer that was recorded on a later day than it is said to be of. */
export interface LateAnswer {
  readonly organisationId: string
  readonly district: string
  readonly answeredOn: Day
  readonly recordedOn: Day
}

/** A company that says of itself, or of which is shown, that it earns by charging in a compound. */
export interface OwnBusiness {
  readonly compoundId: string
  readonly organisationId: string
}

/** From when to when a company manages a compound, as the register has it now. */
export interface Management {
  readonly compoundId: string
  readonly organisationId: string
  readonly sinceOn: Day
  readonly untilOn: Day | null
}

/** How one office goes about its cases: counts beside what each is a part of. No number here says that anything was wrong. */
export interface ConductGroup extends Counted {
  readonly party: Party
  readonly organisationId: string | null
  /** Papers asked for at the check, and of these on its last day. */
  readonly demands: number
  readonly demandsOnLastDay: number
  readonly extensionsAsked: number
  readonly extensionsAgreed: number
  /** Cases in which it pleaded, and of these where another ground came on a later day. */
  readonly casesWithGrounds: number
  readonly casesWithLaterGrounds: number
  /** Yeses, and how often one was taken back or tried to be. */
  readonly yeses: number
  readonly takenBack: number
  /** Requests that came while an earlier one of the compound had waited ten working days, and of these answered by the next. */
  readonly cameBehind: number
  readonly answeredBefore: number
  /** Grounds of fire and supply, and of these in compounds where it declared a charging business of its own. */
  readonly technicalGrounds: number
  readonly withOwnBusiness: number
  /** Coordinations closed as solved without a paper, and of these denied by the owner. */
  readonly closings: number
  readonly closingsDenied: number
  /** Mediations it ended without agreement, and of these within five working days after both sides had agreed to sit down. */
  readonly mediationsEnded: number
  readonly endedAtOnce: number
  /** Compounds it took over from another company, and of these from one that gave up all it had, two at least, to it alone. */
  readonly takenOver: number
  readonly takenWhole: number
  /** Answers given, and of these recorded long after the day they are said to be of. */
  readonly answered: number
  readonly datedBack: number
}

/** The figure of the conduct. */
export type ConductFigure = Figure<ConductGroup>

/** What it is asked. */
export interface ConductQuestion {
  readonly at: AsOf
  readonly acts: readonly ConductAct[]
  readonly lateAnswers: readonly LateAnswer[]
  readonly ownBusinesses: readonly OwnBusiness[]
  readonly managements: readonly Management[]
  /** Working days after which the rules of a district mark what was recorded afterwards; null = they do not. */
  readonly marksAfter: (district: string) => number | null
  readonly workingDaysBetween: DaysBetween
  readonly withCases?: boolean
}

/** Working days after which an earlier request has waited long enough for a later one to be before its turn. */
const waitedLong = 10
/** Working days within which nothing can have been mediated. */
const atOnce = 5

/**
 * `office.conduct`: what games with clocks, grounds and records leave behind (practice.md, section 2). Unit of a company: its
 * requests (as `answer.time`); of a centre: its acts. Each count stands beside what it is a part of, and is no proof: a paper
 * can be missing on the last day, and a neighbour be answered first for a good reason. Sorted by name, never ranked.
 */
export const conductFigure = (placed: PlacedStays, question: ConductQuestion): ConductFigure => {
  const { columns, requests: all } = placed
  const { at, withCases = true } = question
  const acts = question.acts.filter(({ on }) => on <= at.asOf)
  const isMarked = ({ district, answeredOn, recordedOn }: LateAnswer): boolean => {
    const after = question.marksAfter(district)
    return recordedOn <= at.knownAt && after !== null && question.workingDaysBetween(answeredOn, recordedOn) > after
  }
  const marked = Map.groupBy(question.lateAnswers.filter(isMarked), ({ organisationId }) => organisationId)
  const companyOf = companiesOfCases(placed, new Set(acts.map(({ caseId }) => caseId)))
  const ofCompany = Map.groupBy(acts, (act) => (isOfCompany(act) ? (companyOf.get(act.caseId) ?? null) : null))
  const closedBy = new Map(acts.filter(isClosing).map((act) => [`${act.caseId} ${act.seq}`, act.organisationId]))
  const officeOf = (act: ConductAct): string | null =>
    act.type === 'owner.denyClosing' ? (closedBy.get(`${act.caseId} ${act.about}`) ?? null) : act.organisationId
  const ofCentres = Map.groupBy(
    acts.filter((act) => act.party === 'centre' || act.type === 'owner.denyClosing'),
    officeOf,
  )
  const basisOfActs = basisOfCases(placed, new Set(acts.map(({ caseId }) => caseId)))
  const takenBy = takeovers(question.managements, at.asOf)
  const groundsOf = groundCounts(placed, question.ownBusinesses)
  const companies = requestsBy(columns, all, 'organisation').map(({ key: { organisationId }, places }): ConductGroup => {
    const own = ofCompany.get(organisationId) ?? []
    const answered = placesWhere(places, (place) => columns.requests.answeredOn[place] !== stillOpen)
    const yes = columns.requests.kinds.indexOf('approve')
    return {
      ...none,
      ...{ party: 'property', organisationId, ...countRequests(columns, places, withCases) },
      ...{ extensionsAsked: many(own, 'property.askExtension'), extensionsAgreed: many(own, 'owner.agreeMoreTime') },
      ...groundsOf(organisationId),
      yeses: placesWhere(answered, (place) => columns.requests.kind[place] === yes).length,
      takenBack: many(own, 'property.revoke'),
      ...turnsOf(placed, places, question),
      ...takenBy(organisationId),
      answered: answered.length,
      datedBack: marked.get(organisationId ?? '')?.length ?? 0,
    }
  })
  const centres = [...ofCentres].flatMap(([organisationId, own]): ConductGroup[] => {
    if (organisationId === null) return []
    const counts = {
      demands: many(own, 'centre.requestCorrection'),
      demandsOnLastDay: own.filter(({ type, isOnLastDay }) => type === 'centre.requestCorrection' && isOnLastDay).length,
      closings: own.filter(isClosing).length,
      closingsDenied: many(own, 'owner.denyClosing'),
      mediationsEnded: many(own, 'centre.failMediation'),
      endedAtOnce: own.filter(({ satDownOn, on }) => satDownOn !== null && question.workingDaysBetween(satDownOn, on) <= atOnce)
        .length,
    }
    const units = own.map(({ caseId, compoundId }) => ({
      ...{ caseId, compoundId, open: false, onBehalf: null },
      basis: basisOfActs.get(caseId) ?? null,
    }))
    return [{ ...none, party: 'centre', organisationId, ...counted(units), ...counts }]
  })
  const groups = [...centres, ...companies].toSorted((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1))
  return { definition: definitions.officeConduct, ...at, ...countRequests(columns, all, withCases), groups }
}

const none = {
  ...{ demands: 0, demandsOnLastDay: 0, extensionsAsked: 0, extensionsAgreed: 0, casesWithGrounds: 0, casesWithLaterGrounds: 0 },
  ...{ yeses: 0, takenBack: 0, cameBehind: 0, answeredBefore: 0, technicalGrounds: 0, withOwnBusiness: 0 },
  ...{ closings: 0, closingsDenied: 0, mediationsEnded: 0, endedAtOnce: 0, takenOver: 0, takenWhole: 0 },
  ...{ answered: 0, datedBack: 0 },
}

const nameOf = ({ party, organisationId }: ConductGroup): string => JSON.stringify([party, organisationId])

const many = (acts: readonly ConductAct[], type: (typeof conductEvents)[number]): number =>
  acts.filter((act) => act.type === type).length

const isOfCompany = ({ type }: ConductAct): boolean => type.startsWith('property.') || type === 'owner.agreeMoreTime'

const isClosing = ({ type, isUnshown }: ConductAct): boolean => type === 'centre.closeCoordination' && isUnshown

/** What some cases rest on. */
const basisOfCases = ({ columns }: PlacedStays, wanted: ReadonlySet<string>): Map<string, Basis> => {
  const basis = basisOf(columns)
  const found = new Map<string, Basis>()
  for (const [number, caseId] of columns.cases.id.entries()) {
    if (wanted.has(caseId))
      found.set(caseId, { isSelfReported: basis.isSelfReported(number), isUnknown: basis.isUnknown(number) })
  }
  return found
}

/** The company that some cases were served on last. */
const companiesOfCases = ({ columns, requests: all }: PlacedStays, wanted: ReadonlySet<string>): Map<string, string | null> => {
  const { requests, cases, organisations } = columns
  const found = new Map<string, string | null>()
  const served = new Map<string, number>()
  for (const place of all) {
    const caseId = cases.id[requests.case[place] ?? 0] ?? ''
    const servedOn = requests.servedOn[place] ?? 0
    if (!wanted.has(caseId) || servedOn < (served.get(caseId) ?? servedOn)) continue
    served.set(caseId, servedOn)
    found.set(caseId, organisations[requests.organisation[place] ?? 0] ?? null)
  }
  return found
}

/** The grounds of each company: in how many cases, in how many of these one more later, and which beside a business of its own. */
const groundCounts = ({ columns, grounds: all }: PlacedStays, businesses: readonly OwnBusiness[]) => {
  const { grounds, families, organisations, compounds } = columns
  const own = new Set(businesses.map(({ compoundId, organisationId }) => `${compoundId} ${organisationId}`))
  interface Counts {
    readonly first: Map<number, number>
    readonly later: Set<number>
    technical: number
    withOwn: number
  }
  const counts = new Map<string | null, Counts>()
  for (const place of all) {
    const organisationId = organisations[grounds.organisation[place] ?? 0] ?? null
    const known = counts.get(organisationId) ?? { first: new Map(), later: new Set(), technical: 0, withOwn: 0 }
    counts.set(organisationId, known)
    const [number, on] = [grounds.case[place] ?? 0, grounds.statedOn[place] ?? 0]
    const first = known.first.get(number)
    if (first !== undefined && first !== on) known.later.add(number)
    known.first.set(number, Math.min(first ?? on, on))
    if (grounds.isTestable[place] !== 1) continue
    known.technical += 1
    const compoundId = compounds[families.compound[grounds.family[place] ?? 0] ?? 0] ?? ''
    if (own.has(`${compoundId} ${organisationId}`)) known.withOwn += 1
  }
  return (organisationId: string | null) => {
    const { first, later, technical = 0, withOwn = 0 } = counts.get(organisationId) ?? {}
    return {
      ...{ casesWithGrounds: first?.size ?? 0, casesWithLaterGrounds: later?.size ?? 0 },
      ...{ technicalGrounds: technical, withOwnBusiness: withOwn },
    }
  }
}

/**
 * Which compounds each company took over by a day. Who changes the registration and goes on has all compounds of one that has
 * none left; so has who was chosen in all of them: a trace, and no finding.
 */
const takeovers = (managements: readonly Management[], asOf: Day) => {
  const begun = managements.filter(({ sinceOn }) => sinceOn <= asOf)
  const ofCompound = Map.groupBy(begun, ({ compoundId }) => compoundId)
  const handed = [...ofCompound.values()].flatMap((own) => {
    const inTurn = own.toSorted((a, b) => (a.sinceOn < b.sinceOn ? -1 : 1))
    return inTurn.flatMap(({ organisationId: to }, at) => {
      const from = inTurn[at - 1]?.organisationId
      return from === undefined || from === to ? [] : [{ from, to }]
    })
  })
  const managing = new Set(
    begun.flatMap(({ organisationId, untilOn }) => (untilOn === null || untilOn >= asOf ? [organisationId] : [])),
  )
  const given = Map.groupBy(handed, ({ from }) => from)
  const isWhole = (from: string): boolean => {
    const all = given.get(from) ?? []
    return !managing.has(from) && all.length >= 2 && new Set(all.map(({ to }) => to)).size === 1
  }
  const taken = Map.groupBy(handed, ({ to }) => to)
  return (organisationId: string | null): Pick<ConductGroup, 'takenOver' | 'takenWhole'> => {
    const own = taken.get(organisationId ?? '') ?? []
    return { takenOver: own.length, takenWhole: own.filter(({ from }) => isWhole(from)).length }
  }
}

/** Requests of one company that came behind one that had waited long, and those of them that were answered by the next working day. */
const turnsOf = (
  { columns }: PlacedStays,
  places: Int32Array,
  { at, workingDaysBetween }: ConductQuestion,
): Pick<ConductGroup, 'cameBehind' | 'answeredBefore'> => {
  const { requests, families } = columns
  const asOf = dayNumber(at.asOf)
  const { first, last } = spanOf(columns, places, asOf)
  const { workingDays } = countedInDays(workingDaysBetween, first, last)
  const byCompound = Map.groupBy(places, (place) => families.compound[requests.family[place] ?? 0] ?? 0)
  let [cameBehind, answeredBefore] = [0, 0]
  for (const own of byCompound.values()) {
    const inTurn = own.toSorted((a, b) => (requests.servedOn[a] ?? 0) - (requests.servedOn[b] ?? 0))
    // Of those served long before, the last day on which any of them still waited.
    let [behind, waitedUntil] = [0, Number.NEGATIVE_INFINITY]
    for (const place of inTurn) {
      const served = requests.servedOn[place] ?? 0
      for (; behind < inTurn.length; behind += 1) {
        const earlier = inTurn[behind] ?? 0
        if (workingDays(requests.servedOn[earlier] ?? 0, served) < waitedLong) break
        waitedUntil = Math.max(waitedUntil, requests.until[earlier] === stillOpen ? asOf : (requests.until[earlier] ?? 0))
      }
      if (waitedUntil <= served) continue
      cameBehind += 1
      const answeredOn = requests.answeredOn[place] ?? stillOpen
      if (answeredOn !== stillOpen && workingDays(served, answeredOn) <= 1) answeredBefore += 1
    }
  }
  return { cameBehind, answeredBefore }
}
