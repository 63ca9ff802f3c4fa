import { PilePage } from '../../shared/pile/pile-page.tsx'
import { NeedParty } from '../frame/need-party.tsx'

/** A pile at the desk of whoever looks after its place. */
export const DeskPilePage = () => (
  <NeedParty>
    {({ party }) => (
      <PilePage
        you={party}
        caseAddress={(caseId) => `/desk/cases/${caseId}`}
        compoundAddress={(compoundId) => `/desk/compounds/${compoundId}`}
        matterAddress={(matterId) => `/desk/matters/${matterId}`}
      />
    )}
  </NeedParty>
)
