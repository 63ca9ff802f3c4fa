import { MatterPage } from '../../shared/matter/matter-page.tsx'
import { NeedLogin } from '../../shared/need-login.tsx'

/** A matter of the own compound: what it needs, who answers for it, who waits; the own request joins here. */
export const OwnMatterPage = () => (
  <NeedLogin>
    {(me) => {
      // Whoever works here reads it at a desk.
      if (me.party !== 'owner') window.location.replace(`/desk${window.location.pathname}`)
      return (
        <MatterPage
          you="owner"
          caseAddress={(caseId) => `/cases/${caseId}`}
          compoundAddress={(compoundId) => `/compounds/${compoundId}`}
        />
      )
    }}
  </NeedLogin>
)
