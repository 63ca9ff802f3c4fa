import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Link, useParams } from 'react-router'
import { type Schemas, taken } from '../../../client/client.ts'
import { useTexts } from '../../texts/i18n.ts'
import { http } from '../api.ts'
import { sayDay } from '../days.ts'
import { ProblemNotice } from '../problem-notice.tsx'
import { useCase } from '../queries.ts'
import { usePageTitle } from '../use-page-title.ts'
import { Waiting } from '../waiting.tsx'
import { PileActs } from './pile-acts.tsx'
import { pileTones } from './pile-tones.ts'

type Pile = Schemas['Pile']

interface Props {
  readonly you: Schemas['Me']['party']
  readonly caseAddress: (caseId: string) => string
  readonly compoundAddress: (compoundId: string) => string
  readonly matterAddress: (matterId: string) => string
}

/** A pile: how it stands, what holds it, what was reported of it and what became of that. */
export const PilePage = (props: Props) => {
  const { t, language } = useTexts()
  const { pileId = '' } = useParams()
  const pile = useQuery({
    queryKey: ['piles', 'one', pileId, language],
    queryFn: async () => taken(await http.GET('/api/piles/{pileId}', { params: { path: { pileId } } })),
  })
  usePageTitle(t('pile.title'))
  if (pile.error) {
    return (
      <div className="page narrow">
        <h1>{t('pile.title')}</h1>
        <ProblemNotice error={pile.error} onRetry={() => void pile.refetch()} />
        <p className="soft">{t('pile.notYours')}</p>
      </div>
    )
  }
  return pile.data ? <PileParts {...props} pile={pile.data} /> : <Waiting />
}

const PileParts = ({ pile, you, caseAddress, compoundAddress, matterAddress }: Props & { readonly pile: Pile }) => {
  const { t, language } = useTexts()
  const { compound, space, powerKw, energisedOn, caseId } = pile
  return (
    <div className="page">
      <div className="stack tight">
        <div className="row spread">
          <h1 className="wrap">
            {compound.name}
            {space ? ` · ${t('case.space', { space: space.label })}` : ''} {t('pile.title')}
          </h1>
          <span className={`chip ${pileTones[pile.state]}`}>{pile.stateLabel}</span>
        </div>
        <p className="soft small">
          {[
            powerKw === null ? null : `${powerKw} kW`,
            energisedOn ? t('pile.energisedOn', { day: sayDay(energisedOn, language) }) : t(`pile.origin.${pile.origin}`),
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
        <p className="row small no-print">
          {caseId ? <Link to={caseAddress(caseId)}>{t('pile.request')}</Link> : null}
          <Link to={compoundAddress(compound.compoundId)}>{t('compound.open')}</Link>
        </p>
      </div>
      <Orders orders={pile.orders} matterAddress={matterAddress} />
      <PileActs pile={pile} you={you} caseAddress={caseAddress} />
      <section className="card" aria-labelledby="pile-cases">
        <h2 id="pile-cases">{t('pile.cases')}</h2>
        {pile.operations.length === 0 ? <p className="soft">{t('pile.noCases')}</p> : null}
        <ul className="stack">
          {pile.operations.toReversed().map((operation) => (
            <li key={operation.caseId}>
              <PileCase caseId={operation.caseId} address={caseAddress(operation.caseId)} />
            </li>
          ))}
        </ul>
      </section>
    </div>
  )
}

/** Orders of an authority that hold the pile with its whole place. */
const Orders = ({
  orders,
  matterAddress,
}: {
  readonly orders: Pile['orders']
  readonly matterAddress: (matterId: string) => string
}): ReactNode => {
  const { t, language } = useTexts()
  return orders.map((order) => (
    <div className="notice bad" key={order.matterId}>
      <p className="strong">{t('pile.heldBy', { number: order.number ?? '' })}</p>
      <p>
        {t('compound.order.appeal', { remedy: order.remedyLabel, day: sayDay(order.appealUntilOn, language) })}{' '}
        {t('pile.heldByWhom', { party: order.office.partyLabel, body: order.office.name })}
      </p>
      <p>
        <Link to={matterAddress(order.matterId)}>{t('matter.toPage')}</Link>
      </p>
    </div>
  ))
}

/** A case on the pile: what it is about, how it stands, what comes next. */
const PileCase = ({ caseId, address }: { readonly caseId: string; readonly address: string }) => {
  const { t, language } = useTexts()
  const seen = useCase({ caseId })
  if (seen.error) return <ProblemNotice error={seen.error} onRetry={() => void seen.refetch()} />
  if (!seen.data) return <Waiting />
  const { operation, filedOn, outcome, phase, phaseLabel, nextStep } = seen.data
  return (
    <div className="stack tight">
      <p className="row">
        <Link className="strong" to={address}>
          {operation?.label ?? t('pile.case')}
        </Link>
        <span className={`chip ${phase === 'closed' ? '' : 'warn'}`}>{outcome?.label ?? phaseLabel}</span>
        <span className="soft small">{filedOn ? sayDay(filedOn, language) : ''}</span>
      </p>
      {nextStep[0] ? <p className="small">{nextStep[0].sentence}</p> : null}
    </div>
  )
}
