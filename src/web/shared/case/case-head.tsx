import { Link } from 'react-router'
import type { Schemas } from '../../../client/client.ts'
import { useTexts } from '../../texts/i18n.ts'
import { sayDay } from '../days.ts'

/** What the case is: its number, its space, its phase, its outcome. */
export const CaseHead = ({
  seen,
  compounds,
  piles,
}: {
  readonly seen: Schemas['Case']
  /** Where the pages of compounds are, for who may open them. */
  readonly compounds?: string
  /** Where the pages of piles are. */
  readonly piles?: string
}) => {
  const { t, language } = useTexts()
  return (
    <div className="stack tight">
      <div className="row spread">
        <h1 className="wrap">
          {seen.compound.name} · {t('case.space', { space: seen.space.label })}
          {seen.operation ? ` · ${t('pile.about', { what: seen.operation.label })}` : ''}
        </h1>
        <span className={`chip ${seen.phase === 'closed' ? '' : 'good'}`}>{seen.phaseLabel}</span>
      </div>
      <p className="soft small">
        {seen.caseNumber ?? t('cases.draft')}
        {seen.filedOn ? ` · ${t('case.filedOn', { day: sayDay(seen.filedOn, language) })}` : ''}
        {` · ${t('case.rules', { title: seen.rules.title })}`}
      </p>
      {compounds && seen.sight === 'full' && seen.phase !== 'draft' ? (
        <p className="row small no-print">
          <Link to={`${compounds}/${seen.compound.compoundId}`}>{t('compound.open')}</Link>
          {piles && seen.pileId ? <Link to={`${piles}/${seen.pileId}`}>{t('pile.open')}</Link> : null}
        </p>
      ) : null}
      {seen.outcome ? (
        <p className="notice good">
          {t('case.outcome')}：{seen.outcome.label} {sayDay(seen.outcome.on, language)}
        </p>
      ) : null}
      {seen.sight === 'ended' ? <p className="notice">{t('case.ended')}</p> : null}
    </div>
  )
}
