import { passesToSuccessor, seesDocument } from '../../workflows/case/sight.ts'
import type { CaseDocument } from '../documents/ports.ts'
import type { StoredCase } from './ports.ts'
import type { Standing } from './standing.ts'

/** Whether somebody with a standing in a case may open a document of it. */
export const mayOpen = (stored: StoredCase, { party }: Standing, document: CaseDocument): boolean => {
  if (party === 'owner' && isFromBefore(stored, document) && !passesToSuccessor(stored.file, document.kind)) return false
  return document.uploadedByParty === party || seesDocument(stored.file, party, document.kind)
}

/** Handed in before the present owner came, by the owner before or by an office for that owner. */
const isFromBefore = ({ file, ownerAccountId }: StoredCase, document: CaseDocument): boolean => {
  if (document.uploadedByAccount === ownerAccountId) return false
  const { successor } = file.memory
  return document.uploadedByParty === 'owner' || (successor !== null && document.uploadedAt < successor.joinedAt)
}
