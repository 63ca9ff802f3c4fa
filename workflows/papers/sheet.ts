import type { CasePaper } from '../case/paper-sight.ts'
import type { Language } from '../labels/fill.ts'

/** A line of a list of facts: what it is, and what it says. */
export interface FactRow {
  readonly label: string
  readonly value: string
}

/** A column of a table: its head, and its share of the width. */
export interface SheetColumn {
  readonly label: string
  readonly share: number
}

/** A piece of a sheet, from top to bottom. */
export type SheetPart =
  | { readonly kind: 'heading' | 'subheading'; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'list'; readonly lines: readonly string[] }
  | { readonly kind: 'facts'; readonly rows: readonly FactRow[] }
  | { readonly kind: 'table'; readonly columns: readonly SheetColumn[]; readonly rows: readonly (readonly string[])[] }
  /** What the paper is, and what it is not: set apart, so that nobody overlooks it. */
  | { readonly kind: 'notes'; readonly lines: readonly string[] }
  /** Lines for seal, name and date. */
  | { readonly kind: 'signatures'; readonly lines: readonly string[] }

/** A paper before it is printed: all of its words, in order, and nothing of how they look. Plain JSON. */
export interface PaperSheet {
  readonly paper: CasePaper
  readonly language: Language
  readonly title: string
  readonly caseNumber: string
  readonly parts: readonly SheetPart[]
  /** The record the sheet was made from: sequence number and hash of its last entry. */
  readonly record: { readonly version: number; readonly hash: string; readonly recordedAt: string }
  /** Where the sheet leads back to: an address as QR code, with a line below. */
  readonly pointer: { readonly address: string; readonly caption: string }
  /** Stands at the foot of every page, before the page number. */
  readonly foot: string
}

/** What the press prints: a paper, or frozen figures that look like one. */
export type PrintableSheet = Omit<PaperSheet, 'paper'>

/** Why a case does not have a paper. */
export const paperLacks = [
  'notFiled',
  'notServed',
  'notGranted',
  'notRejected',
  'notDelivered',
  'nothingMissing',
  'notSilent',
  'unserved',
  'answeredInTime',
  'noAgreement',
  'notReturned',
  'noMeeting',
  'requestEnded',
  'notRefused',
] as const
/** A reason why a case does not have a paper. */
export type PaperLack = (typeof paperLacks)[number]

/** A paper, or why there is none. */
export type Composed = PaperSheet | PaperLack
