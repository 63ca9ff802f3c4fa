import { localDay } from '../../workflows/calendar/days.ts'
import { commercialConflict } from '../../workflows/case/commercial-interest.ts'
import type { CaseMemory, Ground } from '../../workflows/case/context.ts'
import { asksForDocument, hasFallen } from '../../workflows/case/grounds.ts'
import { type KnownFacts, onlyIfStanding } from '../../workflows/case/only-if.ts'
import { hiddenFromSuccessor, seesPart } from '../../workflows/case/sight.ts'
import { groundDecision, groundFlag, groundWhy, onlyIfOf } from '../../workflows/case/why.ts'
import { basisText } from '../../workflows/labels/basis.ts'
import { conditionLabels } from '../../workflows/labels/codes.ts'
import { dayText } from '../../workflows/labels/days.ts'
import { documentLabels } from '../../workflows/labels/documents.ts'
import { fill, type Language } from '../../workflows/labels/fill.ts'
import { statedLabel } from '../../workflows/labels/grounds.ts'
import { declaredByLabels, interestFlag, interestLabels } from '../../workflows/labels/interests.ts'
import { onlyIfStandingLabels, onlyIfText } from '../../workflows/labels/only-if.ts'
import { groundCodes } from '../../workflows/rules/codes.ts'
import { rulesOn } from '../../workflows/rules/rules-on.ts'
import type { OnlyIf } from '../../workflows/rules/schema.ts'
import { groundRule, ownGroundsOf } from '../../workflows/rules/stated-grounds.ts'
import type { CaseView } from './case-view.ts'
import type { ViewInput } from './view-case.ts'

/** The grounds and conditions of a case, each with what it is worth, what is missing, and the accepted answer. */
export const groundViews = (input: ViewInput): CaseView['grounds'] =>
  input.stored.file.memory.grounds.map((ground) => groundView(ground, input))

/** Grounds that may be pleaded here only under facts of the register, held against it before anybody pleads them. */
export const conditionalGrounds = ({ stored, now, language }: ViewInput): CaseView['conditionalGrounds'] => {
  const rules = rulesOn(stored.rules, localDay(now, stored.rules.place.timeZone))
  return [...groundCodes, ...ownGroundsOf(rules).map(([code]) => code)].flatMap((code) => {
    const onlyIf = groundRule(rules, code)?.onlyIf
    return onlyIf ? [{ code, ...onlyIfView(onlyIf, stored.file.memory, language) }] : []
  })
}

/** The grounds that the rules of the place name beside the list: what a form offers beside it. */
export const ownGrounds = ({ stored, now, language }: ViewInput): CaseView['ownGrounds'] =>
  ownGroundsOf(rulesOn(stored.rules, localDay(now, stored.rules.place.timeZone))).map(([code, { name, route }]) => ({
    code,
    label: name[language],
    route,
  }))

const groundView = (ground: Ground, { stored, standing, language, personal }: ViewInput): CaseView['grounds'][number] => {
  const rules = rulesOn(stored.rules, ground.statedOn)
  const rule = groundRule(rules, ground.code)
  const condition = ground.condition ? rules.conditions[ground.condition] : undefined
  const onlyIf = onlyIfOf(ground, stored.rules)
  const { memory } = stored.file
  const index = Number(ground.groundId.split('.')[1] ?? '1') - 1
  const list = ground.kind === 'condition' ? 'conditions' : 'grounds'
  const hidden = hiddenFromSuccessor(stored.file, standing.party, ground.seq)
  const seesWords = seesPart(stored.file, standing.party, 'words') && !hidden.includes('words')
  const words = seesWords ? personal.get(ground.seq)?.[`/${list}/${index}/words`] : undefined
  return {
    groundId: ground.groundId,
    kind: ground.kind,
    code: ground.code,
    label: ground.condition ? conditionLabels[ground.condition][language] : statedLabel(ground)[language],
    condition: ground.condition,
    words: typeof words === 'string' ? words : null,
    raisedBy: ground.raisedBy,
    statedOn: ground.statedOn,
    evidence: seesPart(stored.file, standing.party, 'evidence') ? [...ground.evidence] : [],
    verification: verificationOf(ground, asksForDocument(rules, ground.code)),
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
    onlyIf: onlyIf && onlyIfView(onlyIf, memory, language),
    why: groundWhy(ground, { rules: stored.rules, language }),
    flagged: groundFlag(ground, memory, { rules: stored.rules, language }),
    interest: seesPart(stored.file, standing.party, 'interest') ? interestOf(memory, ground, language) : null,
    decided: groundDecision(ground, language),
  }
}

/** Under which facts the ground may be pleaded, what the register says of them, and what that rests on. */
const onlyIfView = (onlyIf: OnlyIf, known: KnownFacts, language: Language) => {
  const standing = onlyIfStanding(onlyIf, known)
  return {
    text: onlyIfText(onlyIf)[language],
    standing,
    standingLabel: onlyIfStandingLabels[standing][language],
    basis: onlyIf.basis,
    basisText: basisText(onlyIf.basis, language),
  }
}

const interestOf = (memory: CaseMemory, ground: Ground, language: Language): CaseView['grounds'][number]['interest'] => {
  const found = commercialConflict(memory, ground)
  if (!found) return null
  const { interest, declaredBy, on } = found
  const label = interestLabels[interest][language]
  const words = { reason: label, by: declaredByLabels[declaredBy][language], on: dayText(on, language) }
  return { code: 'COMMERCIAL_CONFLICT', interest, label, declaredBy, on, text: fill(interestFlag, words, language) }
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
