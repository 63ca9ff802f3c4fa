import { useEffect } from 'react'
import { useTexts } from '../texts/i18n.ts'

/** Names the page in the browser's tab and history. */
export const usePageTitle = (title: string): void => {
  const { t } = useTexts()
  const name = t('app.name')
  useEffect(() => {
    document.title = `${title} · ${name}`
  }, [title, name])
}
