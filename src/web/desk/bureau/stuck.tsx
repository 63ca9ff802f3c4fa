import { type RefObject, useRef } from 'react'
import { Link } from 'react-router'
import type { Schemas } from '../../../client/client.ts'
import { sayDay } from '../../shared/days.ts'
import { useTexts } from '../../texts/i18n.ts'
import { Scroll } from '../frame/scroll.tsx'
import { CompanyStandings } from './company-standings.tsx'
import { CasesButton } from './figure-source.tsx'
import { FigureHeading } from './figure-table.tsx'

type Figures = Schemas['StuckFigures']
type Group = Figures['stuck']['groups'][number]
type Family = Figures['families'][number]

/** A desk is told by its office where the record knows it, else by its kind. */
const deskOf = ({ holderLabel, organisation }: Pick<Group, 'holderLabel' | 'organisation'>): string =>
  organisation?.name ?? holderLabel

/** How many desks the page names: a deputy mayor asks for ten. */
const desksNamed = 10

/** Those with most first; of as many, whoever has them longest. */
const mostFirst = <G extends Pick<Group, 'n' | 'since'>>(groups: readonly G[]): G[] =>
  groups.toSorted((a, b) => b.n - a.n || (a.since < b.since ? -1 : 1))

/** The answer before all tables: how many are stuck, with whom most of them, since when, and because of whom. */
export const StuckAnswer = ({ figures: { stuck, waiting, because } }: { readonly figures: Figures }) => {
  const { t, language } = useTexts()
  const [[desk], [cause]] = [mostFirst(stuck.groups), mostFirst(because.groups)]
  return (
    <>
      <p className="big-words">{t('desk.monday.stuckHeadline', { count: stuck.n, waiting })}</p>
      {desk && cause ? (
        <p>
          {t('desk.monday.answer', {
            ...{ desk: deskOf(desk), count: desk.n, day: sayDay(desk.since, language) },
            ...{ cause: cause.partyLabel, because: cause.n },
          })}
        </p>
      ) : null}
    </>
  )
}

/** Because of whom they are stuck, who sits on them now: parties and desks with how many are stuck there, since when and why; then the families one by one. */
export const StuckFigures = ({ figures }: { readonly figures: Figures }) => {
  const { t } = useTexts()
  const { stuck, families } = figures
  const picture = useRef<HTMLOListElement>(null)
  const desks = mostFirst(stuck.groups).slice(0, desksNamed)
  const onlyReference = stuck.groups.reduce((sum, group) => sum + group.onlyReference, 0)
  const title = t('desk.monday.stuck')
  return (
    <section className="card" aria-label={title}>
      <FigureHeading part="stuck" title={title} figure={stuck} picture={desks.length > 0 ? picture : undefined} />
      {onlyReference > 0 ? <p>{t('desk.monday.onlyReference', { count: onlyReference })}</p> : null}
      {stuck.n === 0 ? (
        <p className="empty">{t('desk.monday.nobodyStuck')}</p>
      ) : (
        <div className="two-columns">
          <BecauseOfWhom because={figures.because} />
          <InHandsOf stuck={stuck} desks={desks} picture={picture} />
        </div>
      )}
      <CompanyStandings standings={figures.standings} />
      {families.length > 0 ? <LongestStuck families={families} /> : null}
    </section>
  )
}

interface HandsProps extends Pick<Figures, 'stuck'> {
  readonly desks: readonly Group[]
  readonly picture: RefObject<HTMLOListElement | null>
}

/** Who has them in hand: the desks with most, since when and why. */
const InHandsOf = ({ stuck, desks, picture }: HandsProps) => {
  const { t, language } = useTexts()
  const title = t('desk.monday.hands')
  return (
    <section aria-label={title}>
      <h3>{title}</h3>
      <p className="small soft">{t('desk.monday.handNotCause')}</p>
      <ol className="desks" ref={picture}>
        {desks.map((desk, place) => (
          // Companies that are not named yet have no name of their own.
          // biome-ignore lint/suspicious/noArrayIndexKey: the desks of one figure never change their order
          <li key={place}>
            <Bar name={deskOf(desk)} n={desk.n} most={desks[0]?.n ?? 0} />
            <div className="small soft">
              {t('desk.monday.longestSince', { day: sayDay(desk.since, language) })}
              {desk.reasons.map(({ reason, label, families: count }) => (
                <span key={reason}>
                  {' · '}
                  {label} {count}
                </span>
              ))}{' '}
              <CasesButton part="stuck" group={stuck.groups.indexOf(desk)} title={deskOf(desk)} />
            </div>
          </li>
        ))}
      </ol>
    </section>
  )
}

const Bar = ({ name, n, most }: { readonly name: string; readonly n: number; readonly most: number }) => {
  const { t } = useTexts()
  return (
    <figure className="desk-of">
      <figcaption className="row spread">
        <strong>{name} </strong>
        <span className="number">{t('desk.overview.families', { count: n })}</span>
      </figcaption>
      <svg viewBox="0 0 100 3" preserveAspectRatio="none" className="desk-bar" aria-hidden="true">
        <rect width={(n / most) * 100} height="3" />
      </svg>
    </figure>
  )
}

/** Because of whom they wait: the parties, each with what it did, most families first. */
const BecauseOfWhom = ({ because }: Pick<Figures, 'because'>) => {
  const { t, language } = useTexts()
  const picture = useRef<HTMLOListElement>(null)
  const groups = mostFirst(because.groups)
  const title = t('desk.monday.because')
  return (
    <section aria-label={title}>
      <FigureHeading part="because" title={title} figure={because} picture={picture} isInside />
      <p className="small soft">
        {t('desk.monday.becauseWhy')}{' '}
        <Link className="no-print" to="/desk/statistics?figure=accounts">
          {t('desk.statistics.figure.accounts')}
        </Link>
      </p>
      <ol className="desks" ref={picture}>
        {groups.map((group) => (
          <li key={group.party}>
            <Bar name={group.partyLabel} n={group.n} most={groups[0]?.n ?? 0} />
            <div className="small soft">
              {t('desk.monday.longestSince', { day: sayDay(group.since, language) })}
              {group.causes.map(({ cause, verified, label, families }) => (
                <span key={`${cause} ${verified}`}>
                  {' · '}
                  {label} {families}
                </span>
              ))}{' '}
              <CasesButton part="because" group={because.groups.indexOf(group)} title={`${title} ${group.partyLabel}`} />
            </div>
          </li>
        ))}
      </ol>
    </section>
  )
}

const BecauseOf = ({ because }: Pick<Family, 'because'>) => (
  <>
    {because.organisation?.name ?? because.partyLabel}
    {because.causes.map(({ label, groundLabel, verified }) => (
      <div className="small soft" key={`${groundLabel} ${verified}`}>
        {groundLabel ? `${groundLabel} · ` : null}
        {label}
      </div>
    ))}
  </>
)

const LongestStuck = ({ families }: Pick<Figures, 'families'>) => {
  const { t, language } = useTexts()
  return (
    <>
      <h3>{t('desk.monday.longest', { count: families.length })}</h3>
      <Scroll label={t('desk.monday.longest', { count: families.length })}>
        <table className="plain as-cards">
          <thead>
            <tr>
              <th scope="col">{t('desk.monday.case')}</th>
              <th scope="col">{t('desk.monday.becauseOf')}</th>
              <th scope="col">{t('desk.monday.inHandsOf')}</th>
              <th scope="col">{t('desk.monday.why')}</th>
              <th scope="col">{t('desk.monday.askedBefore')}</th>
            </tr>
          </thead>
          <tbody>
            {families.map((family) => (
              <tr key={family.caseId}>
                <th scope="row">
                  <Link to={`/desk/cases/${family.caseId}`}>{family.caseNumber ?? family.caseId}</Link>
                  <br />
                  <span className="small soft">
                    {family.district?.name} {family.compound}
                  </span>
                </th>
                <td data-label={t('desk.monday.becauseOf')}>
                  <BecauseOf because={family.because} />
                </td>
                <td data-label={t('desk.monday.inHandsOf')}>
                  {deskOf(family)}
                  <br />
                  <span className="small soft">{family.stageLabel}</span>
                </td>
                <td data-label={t('desk.monday.why')}>
                  {family.reasons.map(({ reason, label, since }) => (
                    <div key={reason}>
                      {label} <span className="small soft">{t('desk.monday.since', { day: sayDay(since, language) })}</span>
                    </div>
                  ))}
                </td>
                <td className="number" data-label={t('desk.monday.askedBefore')}>
                  {t('desk.monday.days', { count: family.waitingDays })}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </>
  )
}
