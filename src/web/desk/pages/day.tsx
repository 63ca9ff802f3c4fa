import { Link } from 'react-router'
import { sayDay } from '../../shared/days.ts'
import { partyName } from '../../shared/names.ts'
import { ProblemNotice } from '../../shared/problem-notice.tsx'
import { usePageTitle } from '../../shared/use-page-title.ts'
import { Waiting } from '../../shared/waiting.tsx'
import { useTexts } from '../../texts/i18n.ts'
import { CallResult } from '../centre/call-result.tsx'
import { CallsAsked } from '../centre/calls-asked.tsx'
import { type CompoundWork, lateHolder, workByCompound } from '../centre/day-work.ts'
import { PromisesDue } from '../centre/promises-due.tsx'
import { NeedParty } from '../frame/need-party.tsx'
import { MoreCases } from '../inbox/more-cases.tsx'
import { useRunningCases } from '../inbox/use-cases.ts'

/** The centre's day: papers to serve, people to call, cases to handle, by compound and to be printed. */
export const DayPage = () => <NeedParty parties={['centre']}>{() => <Day />}</NeedParty>

const Day = () => {
  const { t } = useTexts()
  usePageTitle(t('desk.day.title'))
  const all = useRunningCases()
  const work = workByCompound(all.cases)
  return (
    <div className="page wide">
      <div className="row spread">
        <h1>{t('desk.day.title')}</h1>
        <button type="button" className="button no-print" onClick={() => window.print()}>
          {t('action.print')}
        </button>
      </div>
      <ProblemNotice error={all.error} onRetry={() => void all.refetch()} />
      {all.isPending ? <Waiting /> : null}
      {all.isSuccess && work.length === 0 && all.cases.every(({ callAskedOn }) => callAskedOn === null) ? (
        <section className="card empty">
          <h2>{t('desk.day.none')}</h2>
          <Link className="button" to="/desk">
            {t('desk.toInbox')}
          </Link>
        </section>
      ) : null}
      <CallsAsked cases={all.cases} />
      <PromisesDue cases={all.cases} />
      {work.map((there) => (
        <Compound key={there.compound} there={there} />
      ))}
      <MoreCases list={all} />
    </div>
  )
}

const tones = { serve: 'info', call: 'warn', handle: '' } as const

const Compound = ({ there }: { readonly there: CompoundWork }) => {
  const { t, language } = useTexts()
  return (
    <section className="card">
      <h2>
        {there.compound} <span className="soft small">{t('desk.day.count', { count: there.errands.length })}</span>
      </h2>
      <ul className="stack">
        {there.errands.map(({ errand, summary }) => {
          const party = lateHolder(summary)
          return (
            <li key={summary.caseId} className="stack tight">
              <p className="row">
                <span className={`chip ${tones[errand]}`}>{t(`desk.day.errand.${errand}`)}</span>
                <Link className="strong" to={`/desk/cases/${summary.caseId}`}>
                  {summary.space} <span className="number">{summary.caseNumber}</span>
                </Link>
                {errand === 'call' && party !== null ? (
                  <span>{t('desk.day.callWhom', { party: partyName(party as 'property', language) })}</span>
                ) : null}
                {summary.nextStep?.dueOn ? <span className="soft">{sayDay(summary.nextStep.dueOn, language)}</span> : null}
              </p>
              <p className="small">{summary.nextStep?.sentence}</p>
              {errand === 'call' && party !== null ? <CallResult summary={summary} party={party} /> : null}
            </li>
          )
        })}
      </ul>
    </section>
  )
}
