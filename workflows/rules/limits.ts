import type { Facts, RequestFacts } from '../case/facts.ts'
import { documentDayText } from '../labels/days.ts'
import { levelOfGarageLabels } from '../labels/garages.ts'
import { fireLimitFrames, limitScopeFrames } from '../labels/limits.ts'
import { listed, sayFrom } from '../labels/say.ts'
import type { FireLimitKind } from './codes.ts'
import type { Bilingual, FireLimit } from './schema.ts'

/** What the register says of a limit: kept, not kept, nothing, or that it speaks of other garages. */
export type LimitStanding = 'kept' | 'exceeded' | 'unknown' | 'notForThis'

const sayLimit = sayFrom<FireLimitKind>(fireLimitFrames)
const sayScope = sayFrom<keyof typeof limitScopeFrames>(limitScopeFrames)

/** A limit in a sentence, with the garages it speaks of. */
export const limitText = ({ kind, n, levels, where, builtFrom }: FireLimit): Bilingual => {
  const text = sayLimit(kind, { n })
  const scope = [
    ...(builtFrom
      ? [sayScope('builtFrom', { on: { zh: documentDayText(builtFrom, 'zh'), en: documentDayText(builtFrom, 'en') } })]
      : []),
    ...(levels?.map((level) => levelOfGarageLabels[level]) ?? []),
    ...(where ? [where] : []),
  ]
  return scope.length === 0 ? text : sayScope('of', { list: listed(scope), otherwise: text })
}

/** Where a request stands to a limit, as far as the register knows. Never more than a flag: who checks looks at it on site. */
export const limitStanding = (limit: FireLimit, facts: Facts, request: Pick<RequestFacts, 'powerKw'> | null): LimitStanding => {
  const { level, completedOn } = facts.garage
  if (limit.levels && level !== 'unknown' && !limit.levels.includes(level)) return 'notForThis'
  if (limit.builtFrom && completedOn !== null && completedOn < limit.builtFrom) return 'notForThis'
  const isOpen = limit.where !== undefined || (limit.levels !== undefined && level === 'unknown')
  const known = isOpen ? null : measured(limit.kind, facts, request)
  if (known === null) return 'unknown'
  return known <= limit.n ? 'kept' : 'exceeded'
}

/** What the register knows of what a limit bounds from above; null = nothing. */
const measured = (kind: FireLimitKind, facts: Facts, request: Pick<RequestFacts, 'powerKw'> | null): number | null => {
  const { garage, fireZone } = facts
  switch (kind) {
    case 'fireUnitArea':
      return (fireZone ?? garage).fireUnitAreaM2
    case 'lowestBasement':
    case 'preferredLowestBasement':
      return garage.floor === null ? null : Math.max(0, -garage.floor)
    case 'pilePower':
      return request?.powerKw ?? null
    default:
      return null
  }
}
