import { useQuery } from '@tanstack/react-query'
import { useSearchParams } from 'react-router'
import { type Schemas, taken } from '../../../../client/client.ts'
import { http } from '../../../shared/api.ts'
import { sayDay } from '../../../shared/days.ts'
import { ProblemNotice } from '../../../shared/problem-notice.tsx'
import { Waiting } from '../../../shared/waiting.tsx'
import { useTexts } from '../../../texts/i18n.ts'
import { Scroll } from '../../frame/scroll.tsx'
import { usePacks } from '../../operator/use-packs.ts'

type Held = NonNullable<Schemas['RuleTrialFact']['held']>
type Share = Held['shares'][number]

const percent = (share: number): string => String(Math.round(share * 100))

/** Prediction and fact on one page: what the trial said, and what became of the families that asked since. */
export const TrialFact = ({ trialId }: { readonly trialId: string }) => {
  const { t, language } = useTexts()
  const [search, setSearch] = useSearchParams()
  const packId = search.get('under')
  const packs = usePacks()
  const fact = useQuery({
    queryKey: ['trial', trialId, 'fact', packId, language],
    queryFn: async () => {
      const query = packId === null ? {} : { packId }
      return taken(await http.GET('/api/trials/{trialId}/fact', { params: { path: { trialId }, query } }))
    },
  })
  const key = language === 'en' ? 'en' : 'zh'
  const choose = (under: string) =>
    setSearch(
      (before) => {
        const next = new URLSearchParams(before)
        if (under === '') next.delete('under')
        else next.set('under', under)
        return next
      },
      { replace: true },
    )
  return (
    <section className="card" aria-labelledby="fact">
      <h2 id="fact">{t('desk.trials.fact')}</h2>
      <label className="field no-print">
        <span className="label">{t('desk.trials.factUnder')}</span>
        <select value={packId ?? ''} onChange={({ target }) => choose(target.value)}>
          <option value="">{t('desk.trials.factOwn')}</option>
          {packs.data
            ?.filter(({ standing }) => standing !== 'draft')
            .map((pack) => (
              <option key={pack.packId} value={pack.packId}>
                {pack.title[key]}
              </option>
            ))}
        </select>
      </label>
      <ProblemNotice error={fact.error} onRetry={() => void fact.refetch()} />
      {fact.isPending ? <Waiting /> : null}
      {fact.data?.why ? <p className="empty">{fact.data.why}</p> : null}
      {fact.data?.held && fact.data.from && fact.data.to ? (
        <>
          <p>
            {t('desk.trials.factFiled', {
              from: sayDay(fact.data.from, language),
              to: sayDay(fact.data.to, language),
              families: fact.data.held.families,
              compounds: fact.data.held.compounds,
              open: fact.data.held.open,
            })}
          </p>
          <p className="soft">{fact.data.held.definition.text}</p>
          <HeldShares held={fact.data.held} />
        </>
      ) : null}
    </section>
  )
}

const HeldShares = ({ held }: { readonly held: Held }) => {
  const { t } = useTexts()
  return held.followed.map(({ days, predicted, fact }) => {
    const shares = held.shares.filter((one) => one.days === days)
    return (
      <section key={days}>
        <h3>{t('desk.statistics.afterCalendarDays', { count: days })}</h3>
        {shares.length === 0 ? (
          <p className="soft">{t('desk.trials.notFollowed')}</p>
        ) : (
          <>
            <p className="soft small">{t('desk.trials.factFollowed', { predicted, fact })}</p>
            <Scroll label={t('desk.statistics.afterCalendarDays', { count: days })}>
              <table className="plain">
                <thead>
                  <tr>
                    <th scope="col">{t('desk.trials.factWhere')}</th>
                    <th scope="col">{t('desk.trials.factPicture')}</th>
                    <th scope="col">{t('desk.trials.factSaid')}</th>
                    <th scope="col">{t('desk.trials.factIs')}</th>
                    <th scope="col">{t('desk.trials.factMiss')}</th>
                    <th scope="col">{t('desk.trials.factMissBefore')}</th>
                  </tr>
                </thead>
                <tbody>
                  {shares.map((share) => (
                    <Row key={share.state} share={share} />
                  ))}
                </tbody>
              </table>
            </Scroll>
          </>
        )}
      </section>
    )
  })
}

const chips: Readonly<Record<Share['reading'], string>> = { within: 'good', withinError: 'info', missed: 'bad' }

const Row = ({ share }: { readonly share: Share }) => {
  const { low, high, rangeLower, rangeUpper, fact, factLower, factUpper, miss, missBefore, reading, readingLabel, stateLabel } =
    share
  const error = factLower === null || factUpper === null ? '' : ` (${percent(factLower)}–${percent(factUpper)})`
  return (
    <tr>
      <th scope="row">{stateLabel}</th>
      <td>
        <Picture share={share} />
      </td>
      <td className="number">
        {percent(low)}–{percent(high)}
        {rangeLower === null || rangeUpper === null ? '' : ` (${percent(rangeLower)}–${percent(rangeUpper)})`}
      </td>
      <td className="number">
        {percent(fact)}
        {error}
      </td>
      <td className="number">
        {percent(miss)} <span className={`chip ${chips[reading]}`}>{readingLabel}</span>
      </td>
      <td className="number">{percent(missBefore)}</td>
    </tr>
  )
}

/** The ranges as bars, what was there before as a tick, the fact as a dot on the line of its error; 0 to 100 families from left to right. */
const Picture = ({ share }: { readonly share: Share }) => {
  const { low, high, rangeLower, rangeUpper, before, fact, factLower, factUpper } = share
  return (
    <svg viewBox="0 0 200 16" width="200" height="16" aria-hidden="true">
      <rect className="held-whole" x="0" y="7" width="200" height="2" />
      {rangeLower === null || rangeUpper === null ? null : (
        <rect
          className="held-luck"
          x={rangeLower * 200}
          y="4.5"
          width={Math.max(2, (rangeUpper - rangeLower) * 200)}
          height="7"
        />
      )}
      <rect className="held-range" x={low * 200} y="3" width={Math.max(2, (high - low) * 200)} height="10" />
      <rect className="held-before" x={before * 200} y="1" width="2" height="14" />
      {factLower === null || factUpper === null ? null : (
        <rect className="held-error" x={factLower * 200} y="7.5" width={(factUpper - factLower) * 200} height="1.5" />
      )}
      <circle className="held-fact" cx={fact * 200} cy="8" r="3.5" />
    </svg>
  )
}
