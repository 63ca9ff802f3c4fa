import type { Calendar } from '../calendar/calendar.ts'
import type { CaseFile, Outcome } from '../case/case-file.ts'
import type { ApplicantField } from '../case/sight.ts'
import type { Language } from '../labels/fill.ts'
import type { Party, Track } from '../parties.ts'
import type { DocumentKind } from '../rules/codes.ts'
import type { Basis, RulePack } from '../rules/schema.ts'

/** A ground or condition as the reader sees it. */
export interface PaperGround {
  readonly groundId: string
  readonly kind: 'ground' | 'condition'
  readonly code: string
  readonly label: string
  readonly words: string | null
  readonly raisedBy: Party
  readonly statedOn: string
  readonly evidence: readonly string[]
  readonly verification: 'UNVERIFIED' | 'NO_DOCUMENT_NEEDED' | 'DOCUMENTED' | 'UPHELD' | 'FALLEN'
  readonly missing: readonly { readonly label: string; readonly from: Party }[]
  readonly validity: 'Y' | 'C' | 'N'
  readonly onlyIf: { readonly text: string; readonly standingLabel: string } | null
  readonly opinion: 'stands' | 'doesNotStand' | null
  readonly open: boolean
  readonly acceptedAnswer: string
  readonly basis: readonly Basis[]
}

/** A document that the reader may open. */
export interface PaperDocument {
  readonly documentId: string
  readonly kind: DocumentKind
  readonly label: string
  readonly name: string | null
  readonly uploadedByParty: Party
  readonly uploadedAt: string
  /** SHA-256 of the file as it was uploaded; null when its key was destroyed. */
  readonly hash: string | null
}

/** A record of the case as the reader sees it, with what it changed. */
export interface PaperRecord {
  readonly seq: number
  readonly type: string
  readonly label: string
  readonly track: Track
  readonly party: Party | 'system'
  readonly partyLabel: string
  readonly organisation: string | null
  /** The party whose answer another one recorded. */
  readonly onBehalfOf: Party | 'system' | null
  readonly channel: string
  readonly occurredOn: string
  readonly recordedAt: string
  readonly input: Readonly<Record<string, unknown>>
  readonly hash: string
  readonly outcome: Outcome
  /** The pack the case was under with this record. */
  readonly pack: RulePack
}

/** Everything a paper is made of, read beforehand and already as the reader may see it. */
export interface PaperInput {
  readonly file: CaseFile
  readonly rules: RulePack
  readonly calendar: Calendar
  /** The party that fetches it. */
  readonly reader: Party
  readonly now: string
  readonly today: string
  readonly language: Language
  readonly caseNumber: string
  readonly compound: string
  readonly space: string
  readonly nameOf: (organisationId: string) => string | null
  /** The unified social credit code of an organisation, where it is known. */
  readonly creditCodeOf: (organisationId: string) => string | null
  readonly applicant: Readonly<Record<ApplicantField, string | null>>
  readonly grounds: readonly PaperGround[]
  readonly documents: readonly PaperDocument[]
  /** All records of the case, in order. */
  readonly records: readonly PaperRecord[]
  /** Where the QR code leads, and whether anybody may follow it. */
  readonly pointer: { readonly address: string; readonly isPublic: boolean }
}
