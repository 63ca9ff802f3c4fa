import { CompoundPlanPage } from '../../shared/compound/compound-plan.tsx'
import { NeedParty } from '../frame/need-party.tsx'

/** A compound for the offices and companies that answer in it. */
export const DeskCompoundPage = () => (
  <NeedParty>{() => <CompoundPlanPage caseAddress={(caseId) => `/desk/cases/${caseId}`} />}</NeedParty>
)
