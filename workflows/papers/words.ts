import { dayText, momentText } from '../labels/days.ts'
import { fill, type PlaceholderValues } from '../labels/fill.ts'
import { paperFields, paperHeadings, paperWords } from '../labels/papers/names.ts'
import { paperSentences } from '../labels/papers/sentences.ts'
import { partyLabels } from '../labels/parties.ts'
import type { Party } from '../parties.ts'
import type { Bilingual } from '../rules/schema.ts'
import type { PaperDocument, PaperInput } from './paper-input.ts'
import type { FactRow, SheetColumn, SheetPart } from './sheet.ts'

/** The name of a line, a column or a heading. */
type FieldName = keyof typeof paperFields

/** A text in the language of the paper. */
export const said = (text: Bilingual, { language }: PaperInput): string => text[language]

/** A sentence of papers with its values. */
export const sentence = (name: keyof typeof paperSentences, values: PlaceholderValues, { language }: PaperInput): string =>
  fill(paperSentences[name], values, language)

/** A day in words. */
export const day = (on: string, { language }: PaperInput): string => dayText(on, language)

/** An instant in words, in the time of the place. */
export const moment = (instant: string, { language, rules }: PaperInput): string =>
  momentText(instant, rules.place.timeZone, language)

/** A list in words; nothing is called nothing. */
export const listed = (entries: readonly string[], input: PaperInput): string => {
  if (entries.length === 0) return said(paperWords.none, input)
  return entries.join(input.language === 'zh' ? '、' : ', ')
}

/** A heading. */
export const heading = (name: keyof typeof paperHeadings, input: PaperInput): SheetPart => ({
  kind: 'heading',
  text: said(paperHeadings[name], input),
})

/** A heading inside a section: its text is already in words. */
export const subheading = (text: string): SheetPart => ({ kind: 'subheading', text })

/** A paragraph. */
export const paragraph = (text: string): SheetPart => ({ kind: 'paragraph', text })

/** Lines of facts; what is null does not appear. */
export const facts = (values: Partial<Readonly<Record<FieldName, string | null>>>, input: PaperInput): SheetPart => ({
  kind: 'facts',
  rows: Object.entries(values).flatMap(([name, value]): FactRow[] =>
    value === null ? [] : [{ label: said(paperFields[name as FieldName], input), value }],
  ),
})

/** A table by the names of its columns, each with its share of the width. */
export const table = (
  columns: Partial<Readonly<Record<FieldName, number>>>,
  rows: readonly (readonly string[])[],
  input: PaperInput,
): SheetPart => ({
  kind: 'table',
  columns: Object.entries(columns).map(
    ([name, share]): SheetColumn => ({ label: said(paperFields[name as FieldName], input), share }),
  ),
  rows,
})

/** Who holds a role: the organisation by name, else the party. */
export const bodyName = (party: Party, organisationId: string | null, input: PaperInput): string =>
  (organisationId === null ? null : input.nameOf(organisationId)) ?? said(partyLabels[party], input)

/** A line for the seal of the centre, for whoever asks for a sealed copy. */
export const sealLine = (input: PaperInput): SheetPart[] => {
  const party = bodyName('centre', input.file.memory.facts?.centreId ?? null, input)
  return [{ kind: 'signatures', lines: [sentence('stamp', { party }, input)] }]
}

/** Which record says so: number, day, and who made it. */
export const recordedBy = (seq: number, input: PaperInput): string => {
  const record = input.records.find((candidate) => candidate.seq === seq)
  if (!record) throw new Error(`the paper names record ${seq}, which is not there`)
  const party = record.organisation ?? record.partyLabel
  return sentence('recorded', { record: seq, on: moment(record.recordedAt, input), party }, input)
}

/** Documents by id: kind, name, and the hash of the file. What the reader may not open is only said to be there. */
export const documentLines = (documentIds: readonly string[], input: PaperInput): string | null => {
  if (documentIds.length === 0) return null
  const seen = documentIds.flatMap((id) => input.documents.find((document) => document.documentId === id) ?? [])
  const hidden = seen.length < documentIds.length ? [said(paperWords.notShown, input)] : []
  return [...seen.map((document) => documentLine(document)), ...hidden].join('\n')
}

/** One document in one line: what it is, its file name, the beginning of its hash. */
export const documentLine = ({ label, name, hash }: PaperDocument): string => {
  const file = name === null ? '' : ` ${name}`
  return hash === null ? `${label}${file}` : `${label}${file} · SHA-256 ${hash}`
}
