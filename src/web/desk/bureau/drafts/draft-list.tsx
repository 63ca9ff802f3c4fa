import { useState } from 'react'
import { Link } from 'react-router'
import type { Schemas } from '../../../../client/client.ts'
import { sayDay } from '../../../shared/days.ts'
import { ProblemNotice } from '../../../shared/problem-notice.tsx'
import { usePageTitle } from '../../../shared/use-page-title.ts'
import { Waiting } from '../../../shared/waiting.tsx'
import { useTexts } from '../../../texts/i18n.ts'
import { NewDraft } from './new-draft.tsx'
import { useDrafts } from './use-drafts.ts'

/** The drafts of the office, the latest first. */
export const DraftList = ({ isBureau }: { readonly isBureau: boolean }) => {
  const { t } = useTexts()
  usePageTitle(t('desk.pages.drafts'))
  const [isMaking, setMaking] = useState(false)
  const drafts = useDrafts()
  return (
    <div className="page wide">
      <div className="row spread">
        <h1>{t('desk.pages.drafts')}</h1>
        {isBureau ? (
          <button type="button" className="button main" onClick={() => setMaking(true)}>
            {t('desk.drafts.make')}
          </button>
        ) : null}
      </div>
      <p className="soft">{t('desk.drafts.lead')}</p>
      {isMaking ? <NewDraft onClose={() => setMaking(false)} /> : null}
      <ProblemNotice error={drafts.error} onRetry={() => void drafts.refetch()} />
      {drafts.isPending ? <Waiting /> : null}
      {drafts.data?.length === 0 ? <p className="card empty">{t('desk.drafts.none')}</p> : null}
      <ul className="stack">
        {drafts.data?.map((draft) => (
          <DraftCard key={draft.draftId} draft={draft} />
        ))}
      </ul>
    </div>
  )
}

const DraftCard = ({ draft }: { readonly draft: Schemas['RuleDraftSummary'] }) => {
  const { t, language } = useTexts()
  const key = language === 'en' ? 'en' : 'zh'
  const { draftId, title, base, savedAt, faultCount, changedCount, mayWrite } = draft
  return (
    <li className="card">
      <div className="row spread">
        <h2>
          <Link to={`/desk/drafts/${draftId}`}>{title[key]}</Link>
        </h2>
        <span className={`chip ${faultCount === 0 ? 'good' : 'bad'}`}>
          {faultCount === 0 ? t('desk.drafts.noFaultsShort') : t('desk.drafts.hasFaults', { count: faultCount })}
        </span>
      </div>
      <p>
        {
          // A draft that was not renamed is called after the rules that it began with: once is enough.
          title[key].includes(base.title[key])
            ? t('desk.drafts.basedOnSame', { version: base.version })
            : t('desk.drafts.basedOn', { title: base.title[key], version: base.version })
        }{' '}
        · {t('desk.drafts.changedCount', { count: changedCount })}
      </p>
      <p className="soft small">
        {t('desk.drafts.savedOn', { day: sayDay(savedAt.slice(0, 10), language) })}
        {mayWrite ? '' : ` · ${t('desk.drafts.ofColleague')}`}
      </p>
    </li>
  )
}
