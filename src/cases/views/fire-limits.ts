import { seesPart } from '../../../workflows/case/sight.ts'
import { basisText } from '../../../workflows/labels/basis.ts'
import { limitStandingLabels, limitStrengthLabels } from '../../../workflows/labels/limits.ts'
import { limitStanding, limitText } from '../../../workflows/rules/limits.ts'
import type { CaseView } from '../case-view.ts'
import type { ViewInput } from '../view-case.ts'

/** The limits of the place, each held against what the register knows of this garage and this pile. */
export const fireLimitsView = ({
  stored,
  standing,
  language,
}: Pick<ViewInput, 'stored' | 'standing' | 'language'>): Pick<CaseView, 'fireLimits'> => {
  const { file, rules } = stored
  const { facts, request } = file.memory
  const { limits = [] } = rules.fire
  if (standing.sight !== 'full' || !facts || !seesPart(file, standing.party, 'findings')) return { fireLimits: [] }
  return {
    fireLimits: limits.map((limit) => {
      const at = limitStanding(limit, facts, request)
      return {
        kind: limit.kind,
        text: limitText(limit)[language],
        strength: limit.strength,
        strengthLabel: limitStrengthLabels[limit.strength][language],
        standing: at,
        standingLabel: limitStandingLabels[at][language],
        basis: limit.basis,
        basisText: basisText(limit.basis, language),
      }
    }),
  }
}
