import { CompoundPlanPage } from '../../shared/compound/compound-plan.tsx'
import { NeedLogin } from '../../shared/need-login.tsx'

/** The compound of an owner: of the neighbours only how many they are. */
export const CompoundPage = () => (
  <NeedLogin>
    {(me) => {
      // Whoever works here reads it at a desk.
      if (me.party !== 'owner') window.location.replace(`/desk${window.location.pathname}`)
      return (
        <CompoundPlanPage caseAddress={(caseId) => `/cases/${caseId}`} matterAddress={(matterId) => `/matters/${matterId}`} />
      )
    }}
  </NeedLogin>
)
