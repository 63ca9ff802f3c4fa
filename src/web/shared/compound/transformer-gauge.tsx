import { Link } from 'react-router'
import type { Schemas } from '../../../client/client.ts'
import { useTexts } from '../../texts/i18n.ts'
import { sayInstant } from '../days.ts'

type Transformer = Schemas['CompoundPlan']['transformers'][number]
type Filling = NonNullable<Transformer['filling']>

/** How full a transformer is, with the sum that says so, and who waits for room. */
export const TransformerGauge = ({
  transformer,
  caseAddress,
}: {
  readonly transformer: Transformer
  readonly caseAddress: (caseId: string) => string
}) => {
  const { t, language } = useTexts()
  const { transformerId, name, ownership, filling, queue, oneMore } = transformer
  return (
    <section className="card" aria-labelledby={transformerId}>
      <h2 id={transformerId}>
        {name} <span className="chip">{t(`compound.ownership.${ownership}`)}</span>
      </h2>
      {filling ? <Gauge transformer={transformer} filling={filling} /> : <p className="notice warn">{t('compound.noFigures')}</p>}
      <p>{t('compound.piles', { ...transformer })}</p>
      <p>
        {t('compound.oneMore', { kw: oneMore.powerKw })} <span className="chip info">{oneMore.label}</span>
      </p>
      <details>
        <summary>{t('compound.sum')}</summary>
        <p className="small">{oneMore.sum}</p>
      </details>
      <p className="soft small">
        {t('clock.restsOn')}：{transformer.limitBasis}
      </p>
      {queue.length > 0 ? (
        <>
          <h3>{t('compound.queue')}</h3>
          <ol className="stack tight">
            {queue.map((entry) => (
              <li key={`${entry.number} ${entry.place}`} className="row">
                <span className="chip">{t('compound.place', { number: entry.number })}</span>
                {entry.caseId ? <Link to={caseAddress(entry.caseId)}>{entry.space}</Link> : entry.space}
                {entry.yours ? <span className="chip good">{t('compound.yours')}</span> : null}
                <span className="soft small">
                  {entry.stateLabel} · {entry.powerKw} kW · {t('compound.since', { time: sayInstant(entry.place, language) })}
                </span>
              </li>
            ))}
          </ol>
        </>
      ) : (
        <p className="soft small">{t('compound.queueEmpty')}</p>
      )}
    </section>
  )
}

const Gauge = ({ transformer, filling }: { readonly transformer: Transformer; readonly filling: Filling }) => {
  const { t } = useTexts()
  const { ratedKva, limitPercent } = transformer
  const { peakKva, builtKva, keptKva, limitKva, freeKva } = filling
  const whole = Math.max(ratedKva ?? limitKva, peakKva + builtKva + keptKva)
  const x = (kva: number): number => (Math.max(0, kva) / whole) * 600
  const parts = [
    { name: 'peak', from: 0, kva: peakKva },
    { name: 'built', from: peakKva, kva: builtKva },
    { name: 'kept', from: peakKva + builtKva, kva: keptKva },
  ] as const
  const free = freeKva < 0 ? t('compound.over', { kva: -freeKva }) : t('compound.free', { kva: freeKva })
  return (
    <div className="stack tight">
      <svg
        className="gauge"
        viewBox="0 0 600 44"
        role="img"
        aria-label={`${free} ${t('compound.limit', { percent: limitPercent })}`}
      >
        <rect className="gauge-whole" x={0} y={8} width={600} height={28} rx={6} />
        {parts.map(({ name, from, kva }) => (
          <rect key={name} className={`gauge-${name}`} x={x(from)} y={8} width={x(kva)} height={28} />
        ))}
        <line className="gauge-limit" x1={x(limitKva)} x2={x(limitKva)} y1={0} y2={44} />
      </svg>
      <p className={`strong ${freeKva < 0 ? 'notice bad' : ''}`}>{free}</p>
      <dl className="figures">
        <Part mark="whole" name={t('compound.rated')} text={`${ratedKva ?? '—'} kVA`} />
        <Part mark="peak" name={t('compound.peak', { month: filling.month })} text={`${peakKva} kVA`} />
        <Part mark="built" name={t('compound.builtLoad')} text={`+ ${builtKva} kVA`} />
        <Part mark="kept" name={t('compound.keptLoad')} text={`+ ${keptKva} kVA`} />
        <Part mark="limit" name={t('compound.limit', { percent: limitPercent })} text={`${limitKva} kVA`} />
        <Part
          mark={null}
          name={t('compound.left')}
          text={`${limitKva} − ${peakKva} − ${builtKva} − ${keptKva} = ${freeKva} kVA`}
        />
      </dl>
    </div>
  )
}

const Part = ({ mark, name, text }: { readonly mark: string | null; readonly name: string; readonly text: string }) => (
  <>
    <dt>
      {mark ? (
        <svg width={14} height={14} aria-hidden="true">
          <rect className={`gauge-${mark}`} x={1} y={1} width={12} height={12} rx={2} />
        </svg>
      ) : null}{' '}
      {name}
    </dt>
    <dd className="number">{text}</dd>
  </>
)
