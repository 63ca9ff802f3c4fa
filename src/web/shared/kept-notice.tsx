import { useTexts } from '../texts/i18n.ts'

/** Says that what stands there was written before and not sent, and how to begin anew. */
export const KeptNotice = ({ onClear }: { readonly onClear: () => void }) => {
  const { t } = useTexts()
  return (
    <div className="notice row spread" role="status">
      <span>{t('form.kept')}</span>
      <button type="button" className="button plain" onClick={onClear}>
        {t('form.keptClear')}
      </button>
    </div>
  )
}
