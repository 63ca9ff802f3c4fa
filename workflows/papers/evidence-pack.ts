import { documentsNamedBy } from '../case/refusals.ts'
import { valueLabel } from '../labels/event-values.ts'
import { partyLabels } from '../labels/parties.ts'
import { agreementsFor, bindingAgreements } from './agreement.ts'
import { allClocks, caseFacts, requestFacts, standing, stepsAhead } from './case-parts.ts'
import { consentParts } from './consent-record.ts'
import { findings } from './findings.ts'
import type { PaperDocument, PaperInput, PaperRecord } from './paper-input.ts'
import { isOfMediation, recordRow } from './record-lines.ts'
import { groundParts } from './rejection.ts'
import { deliveries } from './service-record.ts'
import type { SheetPart } from './sheet.ts'
import { silencesOnRecord } from './silence.ts'
import { heading, moment, paragraph, said, sentence, table } from './words.ts'

/**
 * 证据包: the whole case for an office or a court, but for what was said and offered in a mediation (H26). A document comes
 * in only through a record that names it, so that nothing from the table of a mediation slips in among the uploads.
 */
export const evidencePack = (input: PaperInput): SheetPart[] => {
  const { paper } = input.file.memory
  return [
    ...caseFacts(input),
    ...requestFacts(input),
    ...standing(input),
    ...stepsAhead(input),
    ...deliveries(input),
    ...answers(input),
    ...silencesOnRecord(input),
    ...(paper ? consentParts(paper, input) : []),
    ...findings(input),
    ...noPower(input),
    ...bindingAgreements(input),
    ...allClocks(input),
    ...documentList(input),
    ...recordList(input),
  ]
}

const answers = (input: PaperInput): SheetPart[] => {
  if (input.grounds.length === 0) return []
  const { recallable } = input.file.memory
  const canGo = recallable && recallable.until > input.now
  return [
    heading('answers', input),
    ...(canGo ? [paragraph(sentence('recallable', { record: recallable.seq }, input))] : []),
    ...input.grounds.flatMap((ground, index) => groundParts(ground, index + 1, input)),
  ]
}

const noPower = (input: PaperInput): SheetPart[] => {
  const { noPower: stated } = input.file.memory
  if (stated.length === 0) return []
  const lines = stated.map(({ who, why, seq }) => {
    const party = valueLabel('centre.closeCoordination', 'noPower.who', who)
    const reason = valueLabel('centre.closeCoordination', 'noPower.why', why)
    return sentence(
      'lacksPower',
      { party: party ? said(party, input) : who, reason: reason ? said(reason, input) : why, record: seq },
      input,
    )
  })
  return [heading('noPower', input), { kind: 'list', lines }]
}

const documentList = (input: PaperInput): SheetPart[] => {
  const inside = packDocuments(input)
  const outside = input.documents.length - inside.length
  const rows = inside.map((document, index) => [
    String(index + 1),
    [document.label, document.name ?? ''].filter((line) => line !== '').join('\n'),
    `${said(partyLabels[document.uploadedByParty], input)}\n${moment(document.uploadedAt, input)}`,
    document.hash ?? '',
  ])
  return [
    heading('documents', input),
    rows.length > 0
      ? table({ number: 8, document: 30, uploaded: 22, fileHash: 40 }, rows, input)
      : paragraph(sentence('nothing', {}, input)),
    ...(outside > 0 ? [paragraph(sentence('otherDocuments', { times: outside }, input))] : []),
  ]
}

/** The documents that a record of the pack names: of the filing, of a correction, of an answer, of a binding agreement. */
const packDocuments = (input: PaperInput): PaperDocument[] => {
  const binding = agreementsFor(input).filter(({ isBinding }) => isBinding)
  const counts = (record: PaperRecord) => !isOfMediation(record) || binding.some(({ agreement }) => agreement.seq === record.seq)
  const handedIn = (record: PaperRecord) =>
    record.type === 'owner.submit' || record.type === 'owner.correct' ? Object.keys(record.outcome.memory.documents ?? {}) : []
  const named = new Set(
    input.records.filter(counts).flatMap((record) => [...documentsNamedBy(record.input), ...handedIn(record)]),
  )
  return input.documents.filter((document) => named.has(document.documentId))
}

const recordList = (input: PaperInput): SheetPart[] => [
  heading('records', input),
  table(
    { number: 7, happened: 16, recordedAt: 18, who: 20, event: 39 },
    input.records.map((record) => recordRow(record, input)),
    input,
  ),
  heading('hashes', input),
  table(
    { number: 10, hash: 90 },
    input.records.map((record) => [String(record.seq), record.hash]),
    input,
  ),
]
