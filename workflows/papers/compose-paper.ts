import type { CasePaper } from '../case/paper-sight.ts'
import { paperTitles } from '../labels/papers/names.ts'
import { paperNotes } from '../labels/papers/notes.ts'
import { agreement } from './agreement.ts'
import { consentRecord } from './consent-record.ts'
import { correctionNotice } from './correction-notice.ts'
import { evidencePack } from './evidence-pack.ts'
import { complaint, hotline, reminder } from './letters.ts'
import { meetingMinutes } from './meeting-minutes.ts'
import type { PaperInput } from './paper-input.ts'
import { receipt } from './receipt.ts'
import { rejection } from './rejection.ts'
import { returnedByGrid } from './returned-by-grid.ts'
import { serviceRecord } from './service-record.ts'
import type { Composed, PaperLack, SheetPart } from './sheet.ts'
import { certificateOfSilence } from './silence.ts'
import { suitDraft } from './suit-draft.ts'
import { trackingSheet } from './tracking-sheet.ts'
import { day, facts, heading, moment, said, sealLine, sentence } from './words.ts'

/** What stands on each paper, or why the case has none. */
const bodies: Readonly<Record<CasePaper, (input: PaperInput) => SheetPart[] | PaperLack>> = {
  receipt,
  serviceRecord,
  consent: consentRecord,
  rejection,
  correctionNotice,
  certificateOfSilence,
  returnedByGrid,
  meetingMinutes,
  agreement,
  evidencePack,
  trackingSheet,
  reminder,
  hotline,
  complaint,
  suitDraft,
}

/** Papers that the centre may be asked to seal. */
const sealed: readonly CasePaper[] = ['receipt', 'serviceRecord', 'correctionNotice', 'certificateOfSilence']

/**
 * Composes a paper of a case: its words in order, what it is and is not, and the record it was made from. Pure: the same
 * record on the same day gives the same paper, so that its hash can be quoted.
 */
export const composePaper = (paper: CasePaper, input: PaperInput): Composed => {
  const body = paperBody(paper, input)
  if (typeof body === 'string') return body
  const last = input.records.at(-1)
  if (!last) return 'notFiled'
  const title = said(paperTitles[paper], input)
  return {
    paper,
    language: input.language,
    title,
    caseNumber: input.caseNumber,
    parts: [
      // First of all, so that a page is never read without it.
      { kind: 'notes', lines: notesOf(paper, input) },
      ...body,
      ...(sealed.includes(paper) ? sealLine(input) : []),
      ...recordParts(input),
    ],
    record: { version: last.seq, hash: last.hash, recordedAt: last.recordedAt },
    pointer: {
      address: input.pointer.address,
      caption: sentence(input.pointer.isPublic ? 'track' : 'open', {}, input),
    },
    foot: sentence('foot', { title, caseNumber: input.caseNumber, record: last.seq }, input),
  }
}

/** What stands on a paper between its notes and its record, or why there is none: the same on paper and on a screen. */
export const paperBody = (paper: CasePaper, input: PaperInput): readonly SheetPart[] | PaperLack => {
  const body = bodies[paper](input)
  // Whose role is over may see no record at all: then what is missing was said, or nothing is theirs to print.
  return typeof body !== 'string' && input.records.length === 0 ? 'notFiled' : body
}

const notesOf = (paper: CasePaper, input: PaperInput): string[] => {
  const isMasked = Object.values(input.applicant).some((value) => value?.includes('*'))
  return [...paperNotes[paper].map((note) => said(note, input)), ...(isMasked ? [sentence('masked', {}, input)] : [])]
}

/** The record that the paper was made from: with number and hash anybody can check that it is the one on file. */
const recordParts = (input: PaperInput): SheetPart[] => {
  const last = input.records.at(-1)
  if (!last) return []
  return [
    heading('record', input),
    facts(
      {
        version: sentence('version', { record: last.seq, result: last.label, on: moment(last.recordedAt, input) }, input),
        hash: last.hash,
        printedOn: day(input.today, input),
      },
      input,
    ),
  ]
}
