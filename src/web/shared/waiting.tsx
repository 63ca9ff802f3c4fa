import { useTexts } from '../texts/i18n.ts'

/** Something is on its way, said in words. */
export const Waiting = ({ what }: { readonly what?: string }) => {
  const { t } = useTexts()
  return (
    <p className="empty" role="status">
      {what ?? t('waiting.loading')}
    </p>
  )
}
