import { MatterPage } from '../../shared/matter/matter-page.tsx'
import { useTexts } from '../../texts/i18n.ts'
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
        acts={(matter) => (matter.overseen ? <Overseen /> : <MatterActs matter={matter} you={party} />)}
      />
    )}
  </NeedParty>
)

/** A head office reads what its branch answers for. */
const Overseen = () => {
  const { t } = useTexts()
  return <p className="notice">{t('desk.company.overseenMatter')}</p>
}
