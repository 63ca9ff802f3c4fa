import type { Schemas } from '../../../client/client.ts'
import { DataCorrections } from '../../shared/case/data-corrections.tsx'
import { useTexts } from '../../texts/i18n.ts'

/** Whose request it is and what is asked for, as far as this desk needs it now. */
export const Applicant = ({ seen }: { readonly seen: Schemas['Case'] }) => {
  const { t } = useTexts()
  const { applicant, request } = seen
  const lines = [
    [t('desk.case.name'), applicant.name],
    [t('desk.case.phone'), applicant.phone],
    [t('desk.case.room'), applicant.room],
    [t('desk.case.plate'), applicant.plate],
  ] as const
  return (
    <section className="card" aria-labelledby="applicant">
      <h2 id="applicant">{t('desk.case.applicant')}</h2>
      {seen.applicantWithheld ? <p className="notice">{t('desk.case.withheld')}</p> : null}
      <dl className="figures">
        {lines.map(([name, value]) => (
          <Line key={name} name={name} value={value ?? t('desk.case.hidden')} isSoft={value === null} />
        ))}
        {request ? (
          <>
            <Line name={t('desk.case.power')} value={t('desk.case.kw', { kw: request.powerKw })} />
            <Line name={t('desk.case.right')} value={rightName(t, request.right)} />
            {request.leaseMonths === null ? null : (
              <Line name={t('desk.case.lease')} value={t('desk.case.months', { count: request.leaseMonths })} />
            )}
            <Line name={t('desk.case.call')} value={t(request.mayCall ? 'desk.case.callYes' : 'desk.case.callNo')} />
          </>
        ) : null}
      </dl>
      <DataCorrections seen={seen} />
    </section>
  )
}

const Line = ({ name, value, isSoft = false }: { readonly name: string; readonly value: string; readonly isSoft?: boolean }) => (
  <>
    <dt>{name}</dt>
    <dd className={isSoft ? 'soft' : ''}>{value}</dd>
  </>
)

const rightName = (t: ReturnType<typeof useTexts>['t'], right: string): string =>
  right === 'owned' || right === 'useRight' || right === 'leased' ? t(`right.${right}`) : right
