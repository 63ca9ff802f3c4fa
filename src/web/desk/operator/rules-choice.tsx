import { useTexts } from '../../texts/i18n.ts'
import { usePacks } from './use-packs.ts'

interface Props {
  readonly value: string
  readonly disabled?: boolean
  readonly onChange: (rulesPackId: string) => void
}

/** The rules of the new cases of a district: one of the packs in force. Nothing is chosen for a district that is being made. */
export const RulesChoice = ({ value, disabled = false, onChange }: Props) => {
  const { t, language } = useTexts()
  const packs = usePacks()
  return (
    <label className="field">
      <span className="label">{t('desk.districts.rules')}</span>
      <select required value={value} disabled={disabled} onChange={(event) => onChange(event.target.value)}>
        {value === '' ? <option value="">{t('form.choose')}</option> : null}
        {packs.data
          ?.filter(({ standing }) => standing === 'inForce')
          .map(({ packId, title }) => (
            <option key={packId} value={packId}>
              {title[language === 'en' ? 'en' : 'zh']}
            </option>
          ))}
      </select>
    </label>
  )
}
