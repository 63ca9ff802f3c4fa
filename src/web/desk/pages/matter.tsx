import { MatterPage } from '../../shared/matter/matter-page.tsx'
import { NeedParty } from '../frame/need-party.tsx'
import { MatterActs } from '../matters/matter-acts.tsx'

/** A matter of a compound at the desk of whoever answers for it, oversees it or looks at its conditions. */
export const DeskMatterPage = () => (
  <NeedParty>
    {({ party }) => (
      <MatterPage
        you={party}
        caseAddress={(caseId) => `/desk/cases/${caseId}`}
        compoundAddress={(compoundId) => `/desk/compounds/${compoundId}`}
        acts={(matter) => <MatterActs matter={matter} you={party} />}
      />
    )}
  </NeedParty>
)
