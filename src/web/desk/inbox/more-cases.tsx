import { useTexts } from '../../texts/i18n.ts'
import type { useCases } from './use-cases.ts'

/** Says that there are more cases than are listed, and reads on. */
export const MoreCases = ({ list }: { readonly list: ReturnType<typeof useCases> }) => {
  const { t } = useTexts()
  if (!list.hasNextPage || list.isFetchingNextPage) return null
  return (
    <p className="row">
      {t('desk.inbox.more')}
      <button type="button" className="button" onClick={() => void list.fetchNextPage()}>
        {t('action.showMore')}
      </button>
    </p>
  )
}
