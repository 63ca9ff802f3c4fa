import type { Applicant } from '../../workflows/case/applicant.ts'
import type { CaseFile } from '../../workflows/case/case-file.ts'
import { correctionsOf, type DataCorrection } from '../../workflows/case/memory/data-corrections.ts'

/** Personal fields of a request, as far as they are known and not erased. */
export type ApplicantValues = Partial<Record<keyof Applicant, string>>

type Opened = ReadonlyMap<number, Readonly<Record<string, unknown>>>

// Sealed by the store from its schema; a field may be absent, and all of it erased.
const sealedAt = (personal: Opened, seq: number): ApplicantValues => (personal.get(seq)?.['/personal'] ?? {}) as ApplicantValues

/** What a correction says: only the fields that it names. */
export const correctedTo = (personal: Opened, { seq, fields }: DataCorrection): ApplicantValues =>
  Object.fromEntries(Object.entries(sealedAt(personal, seq)).filter(([field]) => fields.some((one) => one === field)))

/** The records in which personal fields of the present owner stand. */
export const recordsOfApplicant = ({ seq, memory }: CaseFile): number[] =>
  seq === 0 ? [0] : [memory.ownerSince, ...correctionsOf(memory).map((one) => one.seq)]

/** The personal fields as they hold: what came with the owner, and each correction that counts. `before`: as they were then. */
export const applicantValues = (
  personal: Opened,
  { seq, memory }: CaseFile,
  before = Number.POSITIVE_INFINITY,
): ApplicantValues => {
  const corrections = correctionsOf(memory)
    .filter(({ standing, settledSeq }) => standing === 'made' && settledSeq !== null && settledSeq < before)
    .toSorted((one, other) => (one.settledSeq ?? 0) - (other.settledSeq ?? 0))
  const cameWith = sealedAt(personal, seq === 0 ? 0 : memory.ownerSince)
  return Object.assign({}, cameWith, ...corrections.map((one) => correctedTo(personal, one)))
}
