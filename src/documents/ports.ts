import type { Party } from '../../workflows/parties.ts'
import type { DocumentKind } from '../../workflows/rules/codes.ts'
import type { IdempotencyKey, StoredAnswer } from '../cases/ports.ts'

/** What may be uploaded; told by the content, not by the name. */
export const acceptedMediaTypes = [
  'application/pdf',
  'image/jpeg',
  'image/png',
  'image/webp',
  'audio/webm',
  'audio/mp4',
  'audio/ogg',
] as const
/** A media type that may be uploaded. */
export type AcceptedMediaType = (typeof acceptedMediaTypes)[number]

/** Whether a kind of document comes in a media type: a voice note is a recording, everything else is a paper or a photo. */
export const fitsKind = (kind: DocumentKind, mediaType: AcceptedMediaType): boolean =>
  mediaType.startsWith('audio/') === (kind === 'voiceNote')

/** A document of a case, without its content. */
export interface CaseDocument {
  readonly documentId: string
  readonly caseId: string
  readonly kind: DocumentKind
  readonly mediaType: AcceptedMediaType
  readonly sizeBytes: number
  /** SHA-256 of the stored ciphertext. */
  readonly ciphertextHash: string
  /** The name it was uploaded under; null when its key was destroyed. */
  readonly name: string | null
  readonly uploadedByParty: Party
  readonly uploadedByAccount: string | null
  readonly uploadedAt: string
  /** The earlier version this one replaces; it is kept. */
  readonly replaces: string | null
  /** When its content was erased by rule; null = it is there. */
  readonly erasedAt: string | null
}

/** A document to be kept. */
export interface Upload {
  readonly caseId: string
  readonly kind: DocumentKind
  readonly mediaType: AcceptedMediaType
  readonly name: string
  readonly bytes: Buffer
  readonly uploadedByParty: Party
  readonly uploadedByAccount: string | null
  readonly now: string
  readonly replaces: string | null
  readonly idempotency: IdempotencyKey | null
  readonly answer: (document: CaseDocument) => StoredAnswer
}

/**
 * Why an upload was not kept. `keyReused`: the idempotency key belongs to another upload. `replacesUnknown`: no earlier version
 * that this party may replace. `infected`, `notScanned`: what the scanner of the operator said, or that it said nothing.
 * `unreadable`, `tooManyPixels`: of a picture. `active`, `sealedPdf`: a PDF that would do something, or that nobody can look into.
 */
export type NotKept =
  | 'keyReused'
  | 'replacesUnknown'
  | 'infected'
  | 'notScanned'
  | 'unreadable'
  | 'tooManyPixels'
  | 'active'
  | 'sealedPdf'

/** The papers and photos of cases: encrypted, kept under the hash of what is stored, every version. */
export interface CaseDocuments {
  keep(upload: Upload): Promise<StoredAnswer | NotKept>
  list(caseId: string): Promise<CaseDocument[]>
  find(caseId: string, documentId: string): Promise<CaseDocument | null>
  /** The content; null when its key was destroyed. Throws when the stored bytes were changed. */
  read(document: CaseDocument): Promise<Buffer | null>
}
