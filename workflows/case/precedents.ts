import type { StatedGround } from '../rules/codes.ts'
import type { RulePack } from '../rules/schema.ts'
import type { CaseMemory, CompanyAnswer } from './context.ts'
import type { Facts, RequestFacts } from './facts.ts'

/** What is looked at when two requests are held beside each other. */
export const comparedFacts = ['garage', 'fireSystems', 'transformer', 'capacity', 'space', 'right', 'power'] as const
/** One of them. */
export type ComparedFact = (typeof comparedFacts)[number]

/** What of another request is compared: nothing of it says whose it was. */
export type ComparedCase = Pick<CaseMemory, 'facts' | 'request' | 'company' | 'grounds' | 'grid' | 'outcome' | 'filedOn'>

type AnswerKind = NonNullable<CompanyAnswer['answer']>['kind']

/** An earlier answer in the same garage or on the same transformer. */
export interface Precedent {
  /** Month of the answer, YYYY-MM: a day would tell a neighbour whose it was. */
  readonly month: string
  readonly sameGarage: boolean
  readonly sameTransformer: boolean
  readonly sameCompany: boolean
  readonly answer: AnswerKind
  /** Grounds and conditions that were stated, each code once. */
  readonly codes: readonly StatedGround[]
  /** Those of them that a finding or the centre's view refuted. */
  readonly fell: readonly StatedGround[]
  readonly energised: boolean
  /** In what the two requests differ; empty = the same facts. */
  readonly differs: readonly ComparedFact[]
  /** The same facts, and the company has answered this request otherwise. */
  readonly otherwise: boolean
}

/**
 * Earlier answers that this request can be held against, those on the same facts first, then the latest. Requests of the
 * owner before, and those the company never answered, are no precedents.
 */
export const precedentsOf = (current: ComparedCase, others: readonly ComparedCase[], rules: RulePack): Precedent[] =>
  others
    .flatMap((other) => precedent(current, other, rules))
    .sort((a, b) => a.differs.length - b.differs.length || b.month.localeCompare(a.month))

const precedent = (current: ComparedCase, other: ComparedCase, rules: RulePack): Precedent[] => {
  const { facts, request } = current
  const answer = other.company?.answer
  if (!facts || !request || !other.facts || !other.request || !answer) return []
  const transformerId = facts.transformer?.transformerId
  const sameGarage = other.facts.garage.garageId === facts.garage.garageId
  const sameTransformer = transformerId !== undefined && other.facts.transformer?.transformerId === transformerId
  if (!sameGarage && !sameTransformer) return []
  const differs = differencesOf(current, other, rules)
  const own = current.company?.answer
  const codesOf = (grounds: ComparedCase['grounds']) => [...new Set(grounds.map(({ code }) => code))]
  return [
    {
      month: answer.on.slice(0, 7),
      sameGarage,
      sameTransformer,
      sameCompany: other.company?.organisationId === current.company?.organisationId,
      answer: answer.kind,
      codes: codesOf(other.grounds),
      fell: codesOf(other.grounds.filter(({ verified, view }) => verified === 'FALLEN' || view === 'doesNotStand')),
      energised: other.outcome?.outcome === 'energised',
      differs,
      otherwise: differs.length === 0 && own !== undefined && own !== null && own.kind !== answer.kind,
    },
  ]
}

const differencesOf = (one: ComparedCase, other: ComparedCase, rules: RulePack): ComparedFact[] =>
  comparedFacts.filter((fact) => JSON.stringify(aspects[fact](one, rules)) !== JSON.stringify(aspects[fact](other, rules)))

const systemsOf = ({ fireZone, garage }: Facts) => {
  const { alarm, smokeExhaust, sprinkler, emergencyLighting } = (fireZone ?? garage).systems
  return [alarm, smokeExhaust, sprinkler, emergencyLighting]
}

/** What a request is in each respect. A space or a person stands in none of them. */
const aspects: Readonly<Record<ComparedFact, (of: ComparedCase, rules: RulePack) => unknown>> = {
  garage: ({ facts }) => [facts?.garage.level, facts?.garage.floor],
  fireSystems: ({ facts }) => facts && systemsOf(facts),
  transformer: ({ facts }) => [facts?.transformer?.transformerId, facts?.transformer?.ownership],
  capacity: ({ grid }) => grid?.result ?? null,
  space: ({ facts, request }) => [
    facts?.space.civilDefence,
    facts?.space.mechanical,
    facts?.space.wallOrPillar,
    request?.part ?? null,
  ],
  right: ({ request }, rules) => rightOf(request, rules),
  power: ({ request }) => request?.powerKw,
}

/** Owned and held by right of use are handled alike; a lease differs by whether it is as long as the rules of the place ask. */
const rightOf = (request: RequestFacts | null, { consent: { lease } }: RulePack): unknown => {
  if (request?.right !== 'leased') return 'own'
  return lease ? ['leased', (request.leaseMonths ?? 0) >= lease.months] : ['leased', request.leaseMonths]
}
