import type { ReactNode } from 'react'
import { useParams } from 'react-router'
import type { Schemas } from '../../../client/client.ts'
import { useTexts } from '../../texts/i18n.ts'
import { sayDay } from '../days.ts'
import { usePlan } from '../matter/use-matter.ts'
import { ProblemNotice } from '../problem-notice.tsx'
import { usePageTitle } from '../use-page-title.ts'
import { Waiting } from '../waiting.tsx'
import { CompoundMatters } from './compound-matters.tsx'
import { TransformerGauge } from './transformer-gauge.tsx'
import { ZonePlan } from './zone-plan.tsx'

interface Props {
  readonly caseAddress: (caseId: string) => string
  readonly matterAddress: (matterId: string) => string
  /** Where whoever may opens a matter. */
  readonly openMatter?: (plan: Schemas['CompoundPlan']) => ReactNode
}

/** A compound: what is there, what is missing where, how full its transformers are, what it waits on. */
export const CompoundPlanPage = (props: Props) => {
  const { t } = useTexts()
  const { compoundId = '' } = useParams()
  const plan = usePlan(compoundId)
  usePageTitle(plan.data?.name ?? t('compound.title'))
  if (plan.error) {
    return (
      <div className="page narrow">
        <h1>{t('compound.title')}</h1>
        <ProblemNotice error={plan.error} onRetry={() => void plan.refetch()} />
        <p className="soft">{t('compound.notYours')}</p>
      </div>
    )
  }
  if (!plan.data) return <Waiting />
  return <Plan {...props} plan={plan.data} />
}

const Plan = ({ plan, caseAddress, matterAddress, openMatter }: Props & { readonly plan: Schemas['CompoundPlan'] }) => {
  const { t, language } = useTexts()
  return (
    <div className="page">
      <div className="stack tight">
        <h1 className="wrap">{plan.name}</h1>
        <p className="soft small">
          {plan.address ? `${plan.address} · ` : ''}
          {t('compound.asOf', { day: sayDay(plan.asOf, language) })}
        </p>
      </div>
      <CompoundMatters plan={plan} matterAddress={matterAddress} openMatter={openMatter?.(plan)} />
      {plan.garages.length === 0 ? <p className="card empty">{t('compound.noGarages')}</p> : null}
      {plan.garages.map((garage) => (
        <section className="card" key={garage.garageId} aria-labelledby={garage.garageId}>
          <h2 id={garage.garageId}>
            {garage.name} <span className="chip">{garage.levelLabel}</span>
          </h2>
          <div className="zones">
            {garage.zones.map((zone) => (
              <ZonePlan key={zone.zoneId ?? 'rest'} zone={zone} caseAddress={caseAddress} />
            ))}
          </div>
        </section>
      ))}
      {plan.transformers.length === 0 ? <p className="card empty">{t('compound.noTransformers')}</p> : null}
      {plan.transformers.map((transformer) => (
        <TransformerGauge key={transformer.transformerId} transformer={transformer} caseAddress={caseAddress} />
      ))}
    </div>
  )
}
