import { isPaperWithheld } from '../../workflows/case/hand-overs.ts'
import { passesToSuccessor, seesDocument, seesPart } from '../../workflows/case/sight.ts'
import type { CaseDocument } from '../documents/ports.ts'
import type { StoredCase } from './ports.ts'
import type { Standing } from './standing.ts'

/** Whether somebody with a standing in a case may open a document of it. */
export const mayOpen = (stored: StoredCase, { party }: Standing, document: CaseDocument): boolean => {
  if (party === 'owner' && isFromBefore(stored, document) && !passesToSuccessor(stored.file, document.kind)) return false
  if (isPaperWithheld(stored.agreedReceivers, party, document)) return false
  return document.uploadedByParty === party || seesDocument(stored.file, party, document.kind)
}

/** Handed in before the present owner came, by the owner before or by an office for that owner. */
const isFromBefore = ({ file, ownerAccountId }: StoredCase, document: CaseDocument): boolean => {
  if (document.uploadedByAccount === ownerAccountId) return false
  const { successor } = file.memory
  return document.uploadedByParty === 'owner' || (successor !== null && document.uploadedAt < successor.joinedAt)
}

/**
 * The earlier case whose paper a finding of this one rests on, where it was taken over from there (H20b): whoever sees the
 * finding may open what shows it. Null where the paper is of no such finding.
 */
export const caseOfReusedPaper = ({ file }: StoredCase, { party }: Standing, documentId: string): string | null => {
  if (!seesPart(file, party, 'findings')) return null
  const { fire, grid } = file.memory
  const reused = [fire, grid].find((finding) => finding?.source === 'reused' && finding.evidence.includes(documentId))
  // A finding is named by its case and the sequence number there.
  return reused?.reusedFrom?.split('.')[0] ?? null
}

/** Whether such a paper may be opened: of a kind that the party may see in its own case. */
export const mayOpenReused = ({ file }: StoredCase, { party }: Standing, document: CaseDocument): boolean =>
  seesDocument(file, party, document.kind)
