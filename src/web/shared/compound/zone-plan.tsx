import { Link } from 'react-router'
import type { Schemas } from '../../../client/client.ts'
import { useTexts } from '../../texts/i18n.ts'
import { sayDay } from '../days.ts'

type Zone = Schemas['CompoundPlan']['garages'][number]['zones'][number]
type Mark = 'pile' | 'asked' | 'none'

const tones = { present: 'good', missing: 'bad', unknown: 'warn' } as const
const width = 300

/** A fire zone: its spaces as a plan, what is missing in it, what was found. */
export const ZonePlan = ({ zone, caseAddress }: { readonly zone: Zone; readonly caseAddress: (caseId: string) => string }) => {
  const { t, language } = useTexts()
  const name = zone.name ?? t('compound.noZone')
  const missing = zone.systems.filter(({ fact }) => fact === 'missing')
  return (
    <article className="zone">
      <h3>{name}</h3>
      <ul className="row">
        {zone.systems.map(({ system, label, fact, factLabel }) => (
          <li key={system} className={`chip ${tones[fact]}`}>
            {label}：{factLabel}
          </li>
        ))}
      </ul>
      {zone.spaceCount === 0 ? (
        <p className="soft">{t('compound.noSpaces')}</p>
      ) : (
        <Drawing zone={zone} isMissing={missing.length > 0} label={t('compound.counts', { ...zone, name })} />
      )}
      <p>{t('compound.counts', { ...zone, name })}</p>
      {zone.spaces.length < zone.spaceCount ? <p className="soft small">{t('compound.drawnByCount')}</p> : null}
      {zone.stoppedCount > 0 ? <p className="strong">{t('compound.stopped', { count: zone.stoppedCount })}</p> : null}
      <p className="soft small">
        {zone.finding
          ? t('compound.finding', { result: zone.finding.label, day: sayDay(zone.finding.validUntil, language) })
          : t('compound.noFinding')}
      </p>
      <Spaces zone={zone} caseAddress={caseAddress} />
    </article>
  )
}

/**
 * The spaces as cells. Who sees all of them sees them in their order; an owner sees how many of each kind there are, and
 * the own one marked: where another's car stands is nobody's business.
 */
const Drawing = ({ zone, isMissing, label }: { readonly zone: Zone; readonly isMissing: boolean; readonly label: string }) => {
  const isWhole = zone.spaces.length === zone.spaceCount
  const cells = isWhole ? zone.spaces.map(({ standing, yours }) => ({ standing, yours })) : countedCells(zone)
  const columns = zone.spaceCount > 120 ? 24 : 12
  const side = width / columns
  const height = Math.ceil(cells.length / columns) * side * 1.5
  return (
    <svg
      className={`plan ${isMissing ? 'lacks' : ''}`}
      role="img"
      aria-label={label}
      viewBox={`-4 -4 ${width + 8} ${height + 8}`}
      width={width + 8}
      height={height + 8}
    >
      <rect className="plan-zone" x={-3} y={-3} width={width + 6} height={height + 6} rx={6} />
      {cells.map(({ standing, yours }, at) => (
        <rect
          // A cell is known by its place and nothing else.
          // biome-ignore lint/suspicious/noArrayIndexKey: the plan is drawn anew as a whole
          key={at}
          className={`plan-cell ${standing} ${yours ? 'yours' : ''}`}
          x={(at % columns) * side + 2}
          y={Math.floor(at / columns) * side * 1.5 + 2}
          width={side - 4}
          height={side * 1.5 - 4}
          rx={2}
        />
      ))}
    </svg>
  )
}

const countedCells = (zone: Zone): { standing: Mark; yours: boolean }[] => {
  const own = zone.spaces.map(({ standing, yours }) => ({ standing, yours }))
  const ownOf = (mark: Mark) => own.filter(({ standing }) => standing === mark).length
  const piles = Math.max(0, zone.pileCount - ownOf('pile'))
  const asked = Math.max(0, zone.askedCount - ownOf('asked'))
  const rest = Math.max(0, zone.spaceCount - own.length - piles - asked)
  const many = (count: number, standing: Mark) => Array.from({ length: count }, () => ({ standing, yours: false }))
  return [...own, ...many(piles, 'pile'), ...many(asked, 'asked'), ...many(rest, 'none')]
}

/** The spaces that are something to somebody: with a pile or a request, or one's own. */
const Spaces = ({ zone, caseAddress }: { readonly zone: Zone; readonly caseAddress: (caseId: string) => string }) => {
  const { t } = useTexts()
  const named = zone.spaces.filter(({ standing, yours }) => yours || standing !== 'none')
  if (named.length === 0) return null
  return (
    <ul className="row small">
      {named.map((space) => (
        <li key={space.spaceId} className={`chip ${space.standing === 'pile' ? 'good' : 'info'}`}>
          {space.caseId ? <Link to={caseAddress(space.caseId)}>{space.label}</Link> : space.label}{' '}
          {t(`compound.standing.${space.standing}`)}
          {space.yours ? ` · ${t('compound.yours')}` : ''}
        </li>
      ))}
    </ul>
  )
}

/** What the colours of the cells mean. */
export const PlanLegend = () => {
  const { t } = useTexts()
  return (
    <ul className="row small">
      {(['pile', 'asked', 'none'] as const).map((mark) => (
        <li key={mark} className="row">
          <svg width={16} height={20} aria-hidden="true">
            <rect className={`plan-cell ${mark}`} x={2} y={2} width={12} height={16} rx={2} />
          </svg>
          {t(`compound.standing.${mark}`)}
        </li>
      ))}
    </ul>
  )
}
