import { localDay } from '../../workflows/calendar/days.ts'
import { sightAfterWord } from '../../workflows/case/hand-overs.ts'
import { type CasePaper, casePapers, mayFetchPaper, mayTrack } from '../../workflows/case/paper-sight.ts'
import { applicantFields } from '../../workflows/case/sight.ts'
import type { Language } from '../../workflows/labels/fill.ts'
import { paperTitles } from '../../workflows/labels/papers/names.ts'
import { composePaper, paperBody } from '../../workflows/papers/compose-paper.ts'
import type { PaperDocument, PaperInput, PaperRecord } from '../../workflows/papers/paper-input.ts'
import type { Composed, PaperLack } from '../../workflows/papers/sheet.ts'
import { sheetText } from '../../workflows/papers/sheet-text.ts'
import type { CaseView } from '../cases/case-view.ts'
import { eventViews } from '../cases/event-views.ts'
import type { CaseNames, EventRecord, StoredCase } from '../cases/ports.ts'
import { type CaseSources, noteFields, viewFor } from '../cases/read-case.ts'
import type { Standing, Viewer } from '../cases/standing.ts'
import { sha256 } from '../sealing/seal.ts'

/** Who asks for a paper of which case, and when. */
export interface PaperQuestion {
  readonly stored: StoredCase
  readonly standing: Standing
  readonly viewer: Viewer
  readonly now: string
  readonly language: Language
  /** Address under which people reach the service. */
  readonly publicUrl: string
}

/** Papers that say nothing of documents: their files need not be opened. */
const withoutDocuments: readonly CasePaper[] = [
  'receipt',
  'correctionNotice',
  'returnedByGrid',
  'trackingSheet',
  'reminder',
  'hotline',
  'complaint',
  'suitDraft',
]

/** The words of a paper as somebody with a standing in the case may have it, or why there is none. */
export const readPaper = async (sources: CaseSources, paper: CasePaper, question: PaperQuestion): Promise<Composed> => {
  const input = await paperInput(sources, question, withoutDocuments.includes(paper) ? 'none' : 'whole')
  const composed = input ? composePaper(paper, input) : 'notFiled'
  if (input) noteWords(sources, question, input, JSON.stringify(composed))
  return composed
}

/** What stands on a paper as plain text, for a screen: the words that the printed sheet has between its notes and its record. */
export const readPaperText = async (
  sources: CaseSources,
  paper: CasePaper,
  question: PaperQuestion,
): Promise<{ title: string; text: string } | PaperLack> => {
  const input = await paperInput(sources, question, withoutDocuments.includes(paper) ? 'none' : 'whole')
  const body = input ? paperBody(paper, input) : 'notFiled'
  if (typeof body === 'string') return body
  const text = sheetText(body, question.language)
  if (input) noteWords(sources, question, input, text)
  return { title: paperTitles[paper][question.language], text }
}

/** Notes the personal fields that stand on a paper. */
const noteWords = (
  sources: CaseSources,
  { stored, standing, viewer, now }: PaperQuestion,
  { applicant }: PaperInput,
  text: string,
) => {
  const fields = applicantFields.filter((field) => {
    const value = applicant[field]
    return value !== null && sightAfterWord(stored, standing.party, field) === 'full' && text.includes(value)
  })
  noteFields(sources, stored, standing, { viewer, now, fields })
}

/** Every paper that the reader may have of the case, with what it still lacks. */
export const listPapers = async (
  sources: CaseSources,
  question: PaperQuestion,
): Promise<{ paper: CasePaper; title: string; lack: PaperLack | null }[]> => {
  const { standing, language } = question
  const input = await paperInput(sources, question, 'named')
  return casePapers
    .filter((paper) => mayFetchPaper(standing.party, paper))
    .map((paper) => {
      const body = input ? paperBody(paper, input) : 'notFiled'
      return { paper, title: paperTitles[paper][language], lack: typeof body === 'string' ? body : null }
    })
}

/** How much of the documents a paper needs: nothing, their names, or also the hashes of their files. */
type DocumentsNeeded = 'none' | 'named' | 'whole'

/** Everything the papers of a case are made of; null while the case is a draft. */
const paperInput = async (
  sources: CaseSources,
  question: PaperQuestion,
  documents: DocumentsNeeded,
): Promise<PaperInput | null> => {
  const { stored, standing, viewer, now, language } = question
  const { file, rules, calendar, caseNumber } = stored
  if (file.seq === 0 || caseNumber === null) return null
  const [view, names, records] = await Promise.all([
    viewFor(sources, stored, standing, { viewer, now, language }),
    sources.store.names(stored),
    allRecords(sources, stored.caseId),
  ])
  return {
    file,
    rules,
    calendar,
    reader: standing.party,
    now,
    today: localDay(now, rules.place.timeZone),
    language,
    caseNumber,
    compound: view.compound.name,
    space: view.space.label,
    nameOf: (organisationId) => names.organisations.get(organisationId) ?? null,
    creditCodeOf: (organisationId) => names.creditCodes.get(organisationId) ?? null,
    applicant: view.applicant,
    grounds: view.grounds,
    documents: await documentsOf(sources, view, documents),
    records: recordsOf(records, names, question),
    pointer: pointerOf(question),
  }
}

const recordsPerRead = 200

const allRecords = async ({ store }: CaseSources, caseId: string): Promise<EventRecord[]> => {
  const records: EventRecord[] = []
  for (;;) {
    const next = await store.events(caseId, records.at(-1)?.seq ?? 0, recordsPerRead)
    records.push(...next)
    if (next.length < recordsPerRead) return records
  }
}

/** The records as the reader may see them, each with what it changed. */
const recordsOf = (records: readonly EventRecord[], names: CaseNames, question: PaperQuestion): PaperRecord[] => {
  const { stored, standing, viewer, language } = question
  const bySeq = new Map(records.map((record) => [record.seq, record]))
  return eventViews(records, { stored, standing, names, language, viewer }).flatMap((view) => {
    const record = bySeq.get(view.seq)
    return record ? [{ ...view, outcome: record.outcome, pack: record.pack }] : []
  })
}

/** The documents the reader may open, each with the hash of the file as it was handed in. */
const documentsOf = async ({ documents }: CaseSources, view: CaseView, needed: DocumentsNeeded): Promise<PaperDocument[]> => {
  if (needed === 'none') return []
  if (needed === 'named') return view.documents.map((document) => ({ ...document, hash: null }))
  const kept = await documents.list(view.caseId)
  const found: PaperDocument[] = []
  // One after the other: of all the files of a case only one at a time is in memory.
  for (const { documentId, kind, label, name, uploadedByParty, uploadedAt } of view.documents) {
    // Other people's voices go into no paper (V3).
    if (kind === 'voiceNote') continue
    const document = kept.find((candidate) => candidate.documentId === documentId)
    const bytes = document ? await documents.read(document) : null
    found.push({ documentId, kind, label, name, uploadedByParty, uploadedAt, hash: bytes && sha256(bytes) })
  }
  return found
}

/** Where the QR code leads: for the owner to the public tracking page, for others to the case behind its login. */
const pointerOf = ({ stored, standing, publicUrl }: PaperQuestion): { address: string; isPublic: boolean } =>
  stored.trackingToken !== null && mayTrack(standing.party)
    ? { address: `${publicUrl}/t/${stored.trackingToken}`, isPublic: true }
    : { address: `${publicUrl}/cases/${stored.caseId}`, isPublic: false }
