import { Link } from 'react-router'
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
        acts={(matter) => (
          <>
            {matter.overseen ? <Overseen /> : <MatterActs matter={matter} you={party} />}
            {party === 'centre' && matter.state === 'open' ? <ToTable matterId={matter.matterId} /> : null}
          </>
        )}
      />
    )}
  </NeedParty>
)

/** A head office reads what its branch answers for. */
const Overseen = () => {
  const { t } = useTexts()
  return <p className="notice">{t('desk.company.overseenMatter')}</p>
}

/** The page that the centre has open while several requests of the compound sit at one table. */
const ToTable = ({ matterId }: { readonly matterId: string }) => {
  const { t } = useTexts()
  return (
    <p className="no-print">
      <Link className="button" to={`/desk/matters/${matterId}/meeting`}>
        {t('desk.matterMeeting.title')}
      </Link>
    </p>
  )
}
