import type { Ground } from '../../workflows/case/context.ts'
import { asksForDocument, hasFallen } from '../../workflows/case/grounds.ts'
import { hiddenFromSuccessor, seesPart } from '../../workflows/case/sight.ts'
import { groundDecision, groundFlag, groundWhy } from '../../workflows/case/why.ts'
import { conditionLabels } from '../../workflows/labels/codes.ts'
import { documentLabels } from '../../workflows/labels/documents.ts'
import { groundLabels } from '../../workflows/labels/grounds.ts'
import type { CaseView } from './case-view.ts'
import type { ViewInput } from './view-case.ts'

/** The grounds and conditions of a case, each with what it is worth, what is missing, and the accepted answer. */
export const groundViews = (input: ViewInput): CaseView['grounds'] =>
  input.stored.file.memory.grounds.map((ground) => groundView(ground, input))

const groundView = (ground: Ground, { stored, standing, language, personal }: ViewInput): CaseView['grounds'][number] => {
  const rule = stored.rules.grounds[ground.code]
  const condition = ground.condition ? stored.rules.conditions[ground.condition] : undefined
  const index = Number(ground.groundId.split('.')[1] ?? '1') - 1
  const list = ground.kind === 'condition' ? 'conditions' : 'grounds'
  const hidden = hiddenFromSuccessor(stored.file, standing.party, ground.seq)
  const seesWords = seesPart(stored.file, standing.party, 'words') && !hidden.includes('words')
  const words = seesWords ? personal.get(ground.seq)?.[`/${list}/${index}/words`] : undefined
  return {
    groundId: ground.groundId,
    kind: ground.kind,
    code: ground.code,
    label: ground.condition ? conditionLabels[ground.condition][language] : groundLabels[ground.code][language],
    condition: ground.condition,
    words: typeof words === 'string' ? words : null,
    raisedBy: ground.raisedBy,
    statedOn: ground.statedOn,
    evidence: seesPart(stored.file, standing.party, 'evidence') ? [...ground.evidence] : [],
    verification: verificationOf(ground, asksForDocument(stored.rules, ground.code)),
    missing:
      ground.burdenMet || ground.verified !== 'UNVERIFIED'
        ? []
        : (rule?.burden ?? []).map((proof) => ({ ...proof, label: documentLabels[proof.document][language] })),
    validity: ground.validity,
    contested: ground.contestedSeq !== null,
    route: ground.route,
    opinion: ground.view,
    open: ground.settledSeq === null && !hasFallen(ground),
    acceptedAnswer: rule?.acceptedAnswer[language] ?? '',
    basis: condition ? [condition.basis] : (rule?.basis ?? []),
    why: groundWhy(ground, { rules: stored.rules, language }),
    flagged: groundFlag(ground, { rules: stored.rules, language }),
    decided: groundDecision(ground, language),
  }
}

/**
 * A ground is documented when its document was shown; upheld or fallen only by a finding. One for which the rules ask for
 * no document is never documented: no paper can bear it out.
 */
const verificationOf = (ground: Ground, asked: boolean): CaseView['grounds'][number]['verification'] => {
  if (ground.verified !== 'UNVERIFIED') return ground.verified
  if (!asked) return 'NO_DOCUMENT_NEEDED'
  return ground.burdenMet ? 'DOCUMENTED' : 'UNVERIFIED'
}
