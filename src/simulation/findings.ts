import type { CaseFile } from '../../workflows/case/case-file.ts'
import type { Facts } from '../../workflows/case/facts.ts'
import { answeringFinding } from '../../workflows/case/known-findings.ts'
import type { Day } from '../../workflows/statistics/days.ts'

type FireFinding = NonNullable<Facts['fireFinding']> & { readonly foundOn: string }
type GridFinding = NonNullable<Facts['gridFinding']> & { readonly foundOn: string }

/** What was found in a compound: the next request there is answered by it (H20b). */
export interface Findings {
  /** Takes what a case has found out by now in the place of what it had found before. */
  take(file: CaseFile, spaceId: string): void
  fire(spaceId: string, today: Day): Facts['fireFinding']
  grid(transformerId: string, today: Day): Facts['gridFinding']
}

/** Opens the findings of a compound. */
export const openFindings = (): Findings => {
  const fires = new Map<string, FireFinding & { readonly spaceId: string }>()
  const grids = new Map<string, GridFinding & { readonly transformerId: string }>()
  return {
    take: ({ caseId, memory: { fire, grid, facts } }, spaceId) => {
      fires.delete(caseId)
      grids.delete(caseId)
      if (fire && facts && fire.source !== 'reused') {
        const { seq, validUntil, upheld, gaps, on, evidence, examined, scope, result } = fire
        fires.set(caseId, {
          findingId: `${caseId}.${seq}`,
          spaceId,
          // A zone is not in the simulated register: it speaks of the space.
          scope: scope === 'garage' ? 'garage' : 'space',
          // The fire track holds what the fire track found.
          result: result as FireFinding['result'],
          validUntil,
          upheld: [...upheld],
          gaps: [...gaps],
          foundOn: on,
          evidence: [...evidence],
          examined: [...examined],
        })
      }
      if (grid && facts?.transformer && grid.source !== 'reused') {
        const { seq, validUntil, upheld, on, evidence, examined, result, ratedKva, peakKva, peakMonth, sparePiles } = grid
        grids.set(caseId, {
          findingId: `${caseId}.${seq}`,
          transformerId: facts.transformer.transformerId,
          // The grid track holds what the grid track found.
          result: result as GridFinding['result'],
          validUntil,
          upheld: [...upheld],
          ratedKva,
          peakKva,
          peakMonth,
          sparePiles,
          foundOn: on,
          evidence: [...evidence],
          examined: [...examined],
        })
      }
    },
    fire: (spaceId, today) => {
      const valid = [...fires.values()].filter(
        (finding) => finding.validUntil >= today && (finding.scope === 'garage' || finding.spaceId === spaceId),
      )
      const found = answeringFinding(inOrder(valid))
      if (!found) return null
      const { spaceId: _, ...answering } = found
      return answering
    },
    grid: (transformerId, today) => {
      const valid = [...grids.values()].filter(
        (finding) => finding.transformerId === transformerId && finding.validUntil >= today,
      )
      const found = inOrder(valid).at(-1)
      if (!found) return null
      const { transformerId: _, ...latest } = found
      return latest
    },
  }
}

const inOrder = <F extends { readonly foundOn: string; readonly findingId: string }>(findings: readonly F[]): F[] =>
  findings.toSorted((a, b) => (`${a.foundOn} ${a.findingId}` < `${b.foundOn} ${b.findingId}` ? -1 : 1))
