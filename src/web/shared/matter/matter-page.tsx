import type { ReactNode } from 'react'
import { Link, useParams } from 'react-router'
import type { Schemas } from '../../../client/client.ts'
import { useTexts } from '../../texts/i18n.ts'
import { sayDay } from '../days.ts'
import { ProblemNotice } from '../problem-notice.tsx'
import { usePageTitle } from '../use-page-title.ts'
import { Waiting } from '../waiting.tsx'
import { JoinMatter } from './join-matter.tsx'
import { nameOfMatter } from './matter-lines.tsx'
import { MatterPapers } from './matter-papers.tsx'
import { Cost, Reports, Votes } from './matter-parts.tsx'
import { OrderLines } from './order-lines.tsx'
import { useMatter, usePlan } from './use-matter.ts'

type Matter = Schemas['Matter']

interface Props {
  readonly caseAddress: (caseId: string) => string
  readonly compoundAddress: (compoundId: string) => string
  readonly you: Schemas['Me']['party']
  /** What can be done with it, for whoever acts on matters. */
  readonly acts?: (matter: Matter) => ReactNode
}

/** A matter of a compound: who answers for it, how far it is, who waits on it, what it costs, what was shown. */
export const MatterPage = (props: Props) => {
  const { t } = useTexts()
  const { matterId = '' } = useParams()
  const matter = useMatter(matterId)
  usePageTitle(matter.data?.label ?? t('matter.title'))
  if (matter.error) {
    return (
      <div className="page narrow">
        <h1>{t('matter.title')}</h1>
        <ProblemNotice error={matter.error} onRetry={() => void matter.refetch()} />
        <p className="soft">{t('compound.notYours')}</p>
      </div>
    )
  }
  return matter.data ? <MatterParts {...props} matter={matter.data} /> : <Waiting />
}

const MatterParts = ({ matter, acts, you, caseAddress, compoundAddress }: Props & { readonly matter: Matter }) => (
  <div className="page">
    <Head matter={matter} compoundAddress={compoundAddress} />
    <div className="columns">
      <div className="stack">
        {acts?.(matter)}
        <Waits matter={matter} you={you} caseAddress={caseAddress} />
        <Reports matter={matter} />
      </div>
      <div className="stack">
        <Cost matter={matter} />
        <Votes matter={matter} />
        <MatterPapers matter={matter} you={you} />
      </div>
    </div>
  </div>
)

const Head = ({ matter, compoundAddress }: { readonly matter: Matter } & Pick<Props, 'compoundAddress'>) => {
  const { t, language } = useTexts()
  const { compound, office, report, order, result, number } = matter
  return (
    <div className="stack tight">
      <div className="row spread">
        <h1 className="wrap">{nameOfMatter(matter)}</h1>
        <span className={`chip ${matter.state === 'open' ? 'good' : ''}`}>{t(`matter.state.${matter.state}`)}</span>
      </div>
      <p className="soft small">
        <Link to={compoundAddress(compound.compoundId)}>{compound.name}</Link> ·{' '}
        {t('matter.openedOn', { day: sayDay(matter.openedOn, language) })}
        {number ? ` · ${t('matter.number', { number })}` : ''}
      </p>
      {order ? <OrderLines order={order} /> : null}
      {result ? (
        <p className={`notice ${result.result === 'done' ? 'good' : ''}`}>
          {t('matter.ended', { day: sayDay(result.on, language), result: result.label })}
        </p>
      ) : null}
      <p>
        {t('compound.answersFor', { party: office.partyLabel, body: office.organisation, role: office.roleLabel })}
        {office.name ? ` ${office.name}` : ''}
      </p>
      {report ? (
        <>
          <p className="row">
            <span>{t('compound.nextReport', { day: sayDay(report.nextOn, language) })}</span>
            <span className={`chip ${report.standing === 'overdue' ? 'bad' : report.standing === 'due' ? 'warn' : 'info'}`}>
              {report.label}
            </span>
          </p>
          <p className="soft small">
            {t('clock.restsOn')}：{report.basisText}
          </p>
        </>
      ) : null}
    </div>
  )
}

/** Who waits: how many, which requests for who is part of them, and the own one, which can join. */
const Waits = ({ matter, you, caseAddress }: { readonly matter: Matter } & Pick<Props, 'you' | 'caseAddress'>) => {
  const { t } = useTexts()
  const { waiting, requests } = matter
  const plan = usePlan(matter.compound.compoundId, you === 'owner' && matter.state === 'open')
  const mine = plan.data?.yours.filter(({ isOpen }) => isOpen) ?? []
  return (
    <section className="card" aria-labelledby="waits">
      <h2 id="waits">{t('matter.waits')}</h2>
      {waiting && waiting.linked > 0 ? <p>{t('compound.waitOn', { count: waiting.waiting, linked: waiting.linked })}</p> : null}
      {waiting?.linked === 0 ? <p className="soft">{t('matter.noWaits')}</p> : null}
      {requests.length > 0 ? (
        <ul className="row">
          {requests.map(({ caseId, space, waits }) => (
            <li key={caseId} className={`chip ${waits ? 'warn' : ''}`}>
              <Link to={caseAddress(caseId)}>{space}</Link> {t(waits ? 'matter.doesWait' : 'matter.isTold')}
            </li>
          ))}
        </ul>
      ) : null}
      {mine.map((own) => (
        <JoinMatter key={own.caseId} matter={matter} own={own} />
      ))}
    </section>
  )
}
