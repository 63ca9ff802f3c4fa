import type { CaseMemory, Paper } from '../case/context.ts'
import { basisText } from '../labels/basis.ts'
import { conditionLabels, consentModeLabels, paperFormLabels, paperLabels } from '../labels/codes.ts'
import { gapLabels } from '../labels/event-values.ts'
import { paperWords } from '../labels/papers/names.ts'
import { noted } from '../labels/papers/sentences.ts'
import { partyLabels } from '../labels/parties.ts'
import type { Bilingual } from '../rules/schema.ts'
import { caseFacts } from './case-parts.ts'
import { bodyAt } from './history.ts'
import type { PaperInput } from './paper-input.ts'
import type { PaperLack, SheetPart } from './sheet.ts'
import { meaningOfSilence } from './silence.ts'
import { bodyName, day, documentLine, facts, heading, paragraph, recordedBy, said, sentence, table } from './words.ts'

/** 出证记录: which paper of consent is on file, from whom, in which form, and what was accepted with it. */
export const consentRecord = (input: PaperInput): SheetPart[] | PaperLack => {
  const { paper, recallable } = input.file.memory
  if (!paper) return 'notGranted'
  if (recallable?.seq === paper.seq && recallable.until > input.now) return 'notDelivered'
  return [...caseFacts(input), ...consentParts(paper, input)]
}

/** The paper that stands for the consent, with what belongs to it. */
export const consentParts = (paper: Paper, input: PaperInput): SheetPart[] => {
  const { rules, language, file } = input
  const { mode, modeBasis } = rules.consent
  const document = input.documents.find((candidate) => candidate.documentId === paper.documentId)
  const revocations = file.memory.revocationsAttempted.map((record) => sentence('revoked', { record }, input))
  return [
    heading('consent', input),
    facts(
      {
        kind: said(paperLabels[paper.kind], input),
        issuer: paper.party ? bodyName(paper.party, bodyAt(paper.party, paper.seq, file.memory), input) : null,
        form: said(paperFormLabels[paper.form], input),
        document: paper.documentId === null ? null : document ? documentLine(document) : said(paperWords.notShown, input),
        recorded: recordedBy(paper.seq, input),
        mode: noted(said(consentModeLabels[mode], input), basisText(modeBasis, language), language),
        meaning: paper.kind === 'certificateOfSilence' ? meaningOfSilence(paper.seq, input) : null,
        revocations: revocations.length > 0 ? revocations.join('\n') : null,
      },
      input,
    ),
    ...(file.memory.consentedLate === null ? [] : [paragraph(sentence('consentedLate', {}, input))]),
    ...obligations(file.memory, input),
  ]
}

/** Accepted conditions, fire gaps, and what the place asks for after the consent: what somebody still has to do. */
const obligations = (memory: CaseMemory, input: PaperInput): SheetPart[] => {
  if (memory.obligations.length === 0) return []
  const rows = memory.obligations.map((obligation) => [
    obligation.duty ? said(obligation.duty.rule.what, input) : taskText(obligation.kind, input),
    said(partyLabels[obligation.by], input),
    obligation.byOn === null ? said(paperWords.notFixed, input) : day(obligation.byOn, input),
    said(obligation.underProtest ? paperWords.yes : paperWords.no, input),
  ])
  return [heading('obligations', input), table({ task: 46, by: 18, byOn: 20, protest: 16 }, rows, input)]
}

/** A task is an accepted condition, or a gap that a fire check has found. */
const taskText = (kind: string, input: PaperInput): string => {
  const labels: Readonly<Record<string, Bilingual>> = { ...conditionLabels, ...gapLabels }
  return labels[kind] ? said(labels[kind], input) : kind
}
