import type { CaseMemory, Finding, GridFinding, Obligation } from '../context.ts'
import { examinedBy } from '../examined.ts'
import type { Facts } from '../facts.ts'

/** What a finding did not say of itself. */
type Later = 'examined' | 'reusedFrom'

/** What version 1 knew of the technical checks: gaps were bare words, a finding answered for the whole garage, zones were unknown. */
interface FirstChecks {
  readonly facts:
    | (Omit<Facts, 'fireZone' | 'gridFinding' | 'mattersDone' | 'interests' | 'orders' | 'space'> & {
        readonly space: Omit<Facts['space'], 'leaseUntilOn'>
      })
    | null
  readonly fire: (Omit<Finding, 'gaps' | Later> & { readonly gaps: readonly string[] }) | null
  readonly grid: (Omit<GridFinding, 'gaps' | Later> & { readonly gaps: readonly string[] }) | null
  readonly testReport: Omit<NonNullable<CaseMemory['testReport']>, 'examined'> | null
  readonly obligations: readonly Pick<Obligation, 'obligationId' | 'kind' | 'by' | 'byOn' | 'underProtest'>[]
}

/** The technical part of a memory of version 1 as version 2 reads it. A gap that named nobody is looked at by the fire assessor. */
export const filledChecks = (memory: CaseMemory): Pick<CaseMemory, 'facts' | 'fire' | 'grid' | 'testReport' | 'obligations'> => {
  // As version 1 wrote it; the type is that of the running version.
  const first = memory as unknown as FirstChecks
  const gaps = (first.fire?.gaps ?? []) as readonly Finding['gaps'][number]['gap'][]
  const bare: readonly string[] = gaps
  return {
    facts: first.facts && {
      ...first.facts,
      // The register knew when a lease ends, its copy did not say it.
      space: { ...first.facts.space, leaseUntilOn: null },
      fireZone: null,
      gridFinding: null,
      mattersDone: { fire: null, grid: null },
      interests: [],
      orders: [],
      fireFinding: first.facts.fireFinding && { ...first.facts.fireFinding, scope: 'garage', gaps: [] },
    },
    fire: first.fire && {
      ...first.fire,
      examined: examinedBy('fire', first.fire),
      gaps: gaps.map((gap) => ({ gap, checkedBy: 'fire', againMonths: null })),
      reusedFrom: first.fire.source === 'reused' ? (first.facts?.fireFinding?.findingId ?? null) : null,
    },
    grid: first.grid && { ...first.grid, examined: examinedBy('grid', first.grid), gaps: [], reusedFrom: null },
    testReport: first.testReport && { ...first.testReport, examined: examinedBy('fire', {}) },
    obligations: first.obligations.map((obligation) => {
      const source = bare.includes(obligation.kind) ? 'gap' : 'condition'
      return {
        ...obligation,
        source,
        // Nobody asked for proof of a condition before the meter; a gap was always to be looked at.
        beforeEnergising: source === 'gap',
        checker: source === 'gap' ? 'fire' : obligation.by === 'property' ? 'owner' : 'property',
        againMonths: null,
        reportedSeq: null,
        dischargedSeq: null,
        discharged: null,
      }
    }),
  }
}
