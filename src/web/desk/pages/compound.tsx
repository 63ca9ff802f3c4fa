import { CompoundPlanPage } from '../../shared/compound/compound-plan.tsx'
import { NeedParty } from '../frame/need-party.tsx'
import { OpenMatter } from '../matters/open-matter.tsx'

/** A compound for the offices and companies that answer in it. */
export const DeskCompoundPage = () => (
  <NeedParty>
    {({ party }) => (
      <CompoundPlanPage
        caseAddress={(caseId) => `/desk/cases/${caseId}`}
        matterAddress={(matterId) => `/desk/matters/${matterId}`}
        openMatter={(plan) => <OpenMatter plan={plan} you={party} />}
      />
    )}
  </NeedParty>
)
