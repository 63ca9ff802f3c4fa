import { useId } from 'react'
import type { Schemas } from '../../../client/client.ts'
import { useTexts } from '../../texts/i18n.ts'

/** All branches of a head office, or one. */
export const BranchChoice = ({
  branches,
  chosen,
  onChange,
}: {
  readonly branches: Schemas['Company']['branches']
  readonly chosen: string
  readonly onChange: (organisationId: string) => void
}) => {
  const { t } = useTexts()
  const id = useId()
  return (
    <div className="field no-print">
      <label htmlFor={id}>{t('desk.company.branch')}</label>
      <select id={id} value={chosen} onChange={(event) => onChange(event.target.value)}>
        <option value="">{t('desk.company.allBranches')}</option>
        {branches.map(({ organisationId, name }) => (
          <option key={organisationId} value={organisationId}>
            {name}
          </option>
        ))}
      </select>
    </div>
  )
}
