import type { MatterKind } from '../matter/kinds.ts'
import type { Party } from '../parties.ts'
import type { AsOf } from './as-of.ts'
import type { Day } from './days.ts'
import { definitions } from './definitions.ts'
import { type Counted, counted, type Figure } from './figure.ts'

/** A request that has to do with a matter. */
export interface MatterRequest {
  readonly caseId: string
  readonly chainId: string
  readonly compoundId: string
  /** It waits on the matter now; else it was only told of it, or ended for the lack that the matter puts right. */
  readonly waits: boolean
  /** It ended as infeasible at present: put right, it is told and may come back. */
  readonly infeasible: boolean
}

/** A matter under way on the day. */
export interface MatterRow {
  readonly matterId: string
  readonly kind: MatterKind
  readonly district: string
  readonly compoundId: string
  readonly openedOn: Day
  readonly officeParty: Party
  readonly officeOrganisationId: string
  readonly nextReportOn: Day | null
  readonly cost: { readonly lowYuan: number; readonly highYuan: number } | null
  readonly requests: readonly MatterRequest[]
}

/** A matter with the families it would free. */
interface MatterGroup extends Counted {
  readonly matterId: string
  readonly kind: MatterKind
  readonly district: string
  readonly compoundId: string
  readonly openedOn: Day
  readonly officeParty: Party
  readonly officeOrganisationId: string
  readonly nextReportOn: Day | null
  /** The report is due and has not come. */
  readonly reportDue: boolean
  readonly waiting: number
  readonly infeasible: number
  readonly cost: MatterRow['cost']
  /** Yuan for each family freed, at the low and at the high end of the cost; null without a cost or without families. */
  readonly yuanPerFamily: { readonly low: number; readonly high: number } | null
}

/** The figure of the matters. */
export interface MatterFigure extends Figure<MatterGroup> {
  /** Matters of which nobody has said what they cost: they are in the list, and in no comparison by money. */
  readonly withoutCost: number
}

/**
 * `matter.frees`: of every open matter, how many families it holds, whether its report is due, what it costs and how many
 * yuan that is for each family it frees. Families freed = those that wait on it now, and those that have to do with it and
 * ended as infeasible at present; each once, by chain. Costs are those on record, from low to high, never a mean. Sorted by
 * what one family costs at the high end, the least first; matters without a cost after all others, by families.
 */
export const mattersFigure = (rows: readonly MatterRow[], at: AsOf): MatterFigure => {
  const groups = rows.map((row): MatterGroup => {
    const { requests, cost, ...matter } = row
    const freed = [...new Map(requests.filter(isFreed).map((one) => [one.chainId, one])).values()]
    const count = (is: (one: MatterRequest) => boolean) => new Set(requests.filter(is).map(({ chainId }) => chainId)).size
    return {
      ...matter,
      ...counted(freed.map((one) => ({ ...one, open: one.waits, onBehalf: null, basis: null }))),
      reportDue: matter.nextReportOn !== null && matter.nextReportOn < at.asOf,
      waiting: count(({ waits }) => waits),
      infeasible: count(({ infeasible }) => infeasible),
      cost,
      yuanPerFamily:
        cost === null || freed.length === 0 ? null : { low: cost.lowYuan / freed.length, high: cost.highYuan / freed.length },
    }
  })
  const all = [...new Map(rows.flatMap(({ requests }) => requests.filter(isFreed)).map((one) => [one.chainId, one])).values()]
  return {
    definition: definitions.matterFrees,
    ...at,
    ...counted(all.map((one) => ({ ...one, open: one.waits, onBehalf: null, basis: null }))),
    withoutCost: rows.filter(({ cost }) => cost === null).length,
    groups: groups.toSorted(cheapestFirst),
  }
}

const isFreed = ({ waits, infeasible }: MatterRequest): boolean => waits || infeasible

const cheapestFirst = (a: MatterGroup, b: MatterGroup): number => {
  const [left, right] = [a.yuanPerFamily?.high ?? Number.POSITIVE_INFINITY, b.yuanPerFamily?.high ?? Number.POSITIVE_INFINITY]
  if (left !== right) return left < right ? -1 : 1
  return b.n - a.n || (a.matterId < b.matterId ? -1 : 1)
}
