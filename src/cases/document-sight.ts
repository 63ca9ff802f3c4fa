import { seesDocument } from '../../workflows/case/sight.ts'
import type { DocumentKind } from '../../workflows/rules/codes.ts'
import type { CaseDocument } from '../documents/ports.ts'
import type { StoredCase } from './ports.ts'
import type { Standing } from './standing.ts'

/** Papers of a person, which do not pass to whoever takes the space over (V3). */
const personalKinds: readonly DocumentKind[] = ['identity', 'vehicle', 'lease', 'safetyUndertaking']

/** Whether somebody with a standing in a case may open a document of it. */
export const mayOpen = (stored: StoredCase, { party }: Standing, document: CaseDocument): boolean => {
  const ofPredecessor = document.uploadedByParty === 'owner' && document.uploadedByAccount !== stored.ownerAccountId
  if (party === 'owner' && ofPredecessor && personalKinds.includes(document.kind)) return false
  return document.uploadedByParty === party || seesDocument(stored.file, party, document.kind)
}
