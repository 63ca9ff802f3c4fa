import { NeedLogin } from '../../shared/need-login.tsx'
import { PilePage } from '../../shared/pile/pile-page.tsx'

/** The own pile: how it stands, what holds it; hazards, removal, handing it on. */
export const OwnPilePage = () => (
  <NeedLogin>
    {(me) => {
      // Whoever works here reads it at a desk.
      if (me.party !== 'owner') window.location.replace(`/desk${window.location.pathname}`)
      return (
        <PilePage
          you="owner"
          caseAddress={(caseId) => `/cases/${caseId}`}
          compoundAddress={(compoundId) => `/compounds/${compoundId}`}
          matterAddress={(matterId) => `/matters/${matterId}`}
        />
      )
    }}
  </NeedLogin>
)
