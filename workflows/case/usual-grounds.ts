import { type GroundCode, groundCodes, observedOnly } from '../rules/codes.ts'
import { limitStanding } from '../rules/limits.ts'
import type { RulePack } from '../rules/schema.ts'
import type { Facts, RequestFacts } from './facts.ts'
import { onlyIfStanding } from './only-if.ts'
import type { Precedent } from './precedents.ts'

/** What brings a ground to the front of the list: the register says so, it was stated here before, the register leaves it open, or it is stated everywhere. */
export type UsualBecause = 'register' | 'earlier' | 'open' | 'everywhere'

/** What the register says of a ground, by the name of its sentence. */
export interface RegisterSays {
  readonly frame: RegisterFrame
  readonly systems?: readonly (keyof Facts['garage']['systems'])[]
  readonly n?: number
}

/** The sentences in which the register speaks of a ground. */
export type RegisterFrame =
  | 'systemsMissing'
  | 'systemsUnknown'
  | 'unitArea'
  | 'floor'
  | 'load'
  | 'loadUnknown'
  | 'built'
  | 'leaseMonths'
  | 'leased'
  | 'titleUnknown'
  | 'publicSpace'
  | 'civilDefence'
  | 'mechanical'
  | 'noWall'
  | 'order'

/** A ground that fits a request. */
export interface UsualGround {
  readonly code: GroundCode
  readonly because: UsualBecause
  readonly says: RegisterSays | null
  /** How often it was stated in this garage or on this transformer. */
  readonly times: number
}

interface Known {
  readonly facts: Facts
  readonly request: RequestFacts | null
  readonly rules: RulePack
  readonly today: string
}

/** `against`: the register speaks against it; null = it has nothing to say. */
type Speaks = { readonly isSure: boolean; readonly says: RegisterSays } | 'against' | null

/** What companies state everywhere, whatever the garage; what a register can speak against is checked first. */
const everywhere: readonly GroundCode[] = [
  'FIRE_SYSTEM_MISSING',
  'NO_CAPACITY_PUBLIC',
  'OLD_WIRING',
  'SPACE_TITLE_MISSING',
  'CABLE_ROUTE_COMMON',
  'FIRE_LIABILITY_FEAR',
]

/** So many stand in front; all others behind “other” (practice.md, section 4). */
const shown = 6

/** From so many years on wiring is thought of as old. It orders a list, and decides nothing. */
const oldYears = 20

/**
 * The grounds that fit this garage, this space and this request: what the register bears out, then what was stated here
 * before and did not fall, then what the register leaves open, then what is stated everywhere. What it speaks against is not
 * among them; it can be stated all the same.
 */
export const usualGrounds = (
  known: Omit<Known, 'facts'> & { readonly facts: Facts | null },
  precedents: readonly Precedent[],
): UsualGround[] => {
  const { facts } = known
  if (!facts) return everywhere.map((code) => ({ code, because: 'everywhere', says: null, times: 0 }))
  return groundCodes
    .flatMap((code) => fitting(code, { ...known, facts }, precedents))
    .toSorted((a, b) => ranks.indexOf(a.because) - ranks.indexOf(b.because) || b.times - a.times)
    .slice(0, shown)
}

const ranks: readonly UsualBecause[] = ['register', 'earlier', 'open', 'everywhere']

const fitting = (code: GroundCode, known: Known, precedents: readonly Precedent[]): UsualGround[] => {
  if ((observedOnly as readonly string[]).includes(code)) return []
  const speaks = spoken[code]?.(known) ?? null
  if (speaks === 'against') return []
  const times = precedents.filter(({ codes, fell }) => codes.includes(code) && !fell.includes(code)).length
  const says = speaks?.says ?? null
  if (speaks?.isSure) return [{ code, because: 'register', says, times }]
  if (times > 0) return [{ code, because: 'earlier', says, times }]
  if (speaks) return [{ code, because: 'open', says, times }]
  return everywhere.includes(code) ? [{ code, because: 'everywhere', says, times }] : []
}

const sure = (says: RegisterSays): Speaks => ({ isSure: true, says })
const open = (says: RegisterSays): Speaks => ({ isSure: false, says })
const onlyWhere = (is: boolean, says: RegisterSays): Speaks => (is ? sure(says) : 'against')

const systems = ({ facts, rules, request }: Known): Speaks => {
  const onlyIf = rules.grounds.FIRE_SYSTEM_MISSING?.onlyIf
  if (onlyIf && onlyIfStanding(onlyIf, { facts, request }) === 'fails') return 'against'
  const entries = Object.entries((facts.fireZone ?? facts.garage).systems)
  // Keys of the four systems are strings to the compiler.
  const named = (is: string) => entries.flatMap(([name, fact]) => (fact === is ? [name as keyof Facts['garage']['systems']] : []))
  const missing = named('missing')
  const unknown = named('unknown')
  if (missing.length > 0) return sure({ frame: 'systemsMissing', systems: missing })
  return unknown.length > 0 ? open({ frame: 'systemsUnknown', systems: unknown }) : 'against'
}

const unitArea = ({ facts, rules, request }: Known): Speaks => {
  const isExceeded = (rules.fire.limits ?? []).some(
    (limit) => limit.kind === 'fireUnitArea' && limitStanding(limit, facts, request) === 'exceeded',
  )
  const n = (facts.fireZone ?? facts.garage).fireUnitAreaM2
  return isExceeded && n !== null ? sure({ frame: 'unitArea', n }) : null
}

const capacityOf =
  (asked: 'public' | 'private') =>
  ({ facts: { transformer }, rules }: Known): Speaks => {
    if (transformer && transformer.ownership !== 'unknown' && transformer.ownership !== asked) return 'against'
    // Nobody pleads the capacity of a private supply where no register knows of one.
    if (asked === 'private' && transformer?.ownership !== 'private') return 'against'
    if (!transformer || transformer.ratedKva === null || transformer.peakKva === null) return open({ frame: 'loadUnknown' })
    const rate = transformer.peakKva / transformer.ratedKva
    if (rate <= rules.capacity.loadLimit) return 'against'
    return sure({ frame: 'load', n: Math.round(rate * 100) })
  }

const wiring = ({ facts: { garage }, today }: Known): Speaks => {
  if (garage.completedOn === null) return null
  const built = Number(garage.completedOn.slice(0, 4))
  return onlyWhere(Number(today.slice(0, 4)) - built >= oldYears, { frame: 'built', n: built })
}

const basement = ({ facts, rules, request }: Known): Speaks => {
  const onlyIf = rules.grounds.FIRE_FLOOR_FORBIDDEN?.onlyIf
  const { floor } = facts.garage
  if (!onlyIf || floor === null || onlyIfStanding(onlyIf, { facts, request }) !== 'holds') return null
  return sure({ frame: 'floor', n: -floor })
}

const shortLease = ({ facts, rules, request }: Known): Speaks => {
  const onlyIf = rules.grounds.SPACE_LEASED_SHORT?.onlyIf
  if (!onlyIf || request?.leaseMonths == null || onlyIfStanding(onlyIf, { facts, request }) !== 'holds') return null
  return sure({ frame: 'leaseMonths', n: request.leaseMonths })
}

const title = ({ facts: { space }, request }: Known): Speaks =>
  space.title === 'unknown' && request?.right !== 'leased' ? open({ frame: 'titleUnknown' }) : 'against'

/** What the register can say of a ground; of the others it knows nothing. */
const spoken: Readonly<Partial<Record<GroundCode, (known: Known) => Speaks>>> = {
  FIRE_SYSTEM_MISSING: systems,
  FIRE_UNIT_AREA: unitArea,
  FIRE_FLOOR_FORBIDDEN: basement,
  NO_CAPACITY_PUBLIC: capacityOf('public'),
  NO_CAPACITY_PRIVATE: capacityOf('private'),
  OLD_WIRING: wiring,
  SPACE_TITLE_MISSING: title,
  SPACE_LEASED_SHORT: shortLease,
  SPACE_LEASED_NO_CONSENT: ({ request }) => (request?.right === 'leased' ? open({ frame: 'leased' }) : 'against'),
  SPACE_PUBLIC: ({ facts }) => onlyWhere(facts.space.title === 'public', { frame: 'publicSpace' }),
  SPACE_CIVIL_DEFENCE: ({ facts }) => onlyWhere(facts.space.civilDefence, { frame: 'civilDefence' }),
  SPACE_MECHANICAL: ({ facts }) => onlyWhere(facts.space.mechanical, { frame: 'mechanical' }),
  NO_WALL_OR_PILLAR: ({ facts }) =>
    facts.space.wallOrPillar === null ? null : onlyWhere(!facts.space.wallOrPillar, { frame: 'noWall' }),
  AUTHORITY_ORDER: ({ facts }) => onlyWhere(facts.orders.length > 0, { frame: 'order' }),
}
