import { useQueries } from '@tanstack/react-query'
import { Link } from 'react-router'
import { taken } from '../../../client/client.ts'
import { http } from '../../shared/api.ts'
import { sayDay } from '../../shared/days.ts'
import { caseKey } from '../../shared/queries.ts'
import { writtenIn } from '../../shared/words.tsx'
import { useTexts } from '../../texts/i18n.ts'
import type { Summary } from '../inbox/use-cases.ts'

/** So many cases are read for their promises: more are not read out at a table in one day. */
const mostCases = 100

/** What was promised at joint meetings and is not kept yet, by the day that the minutes name. */
export const PromisesDue = ({ cases }: { readonly cases: readonly Summary[] }) => {
  const { t, language } = useTexts()
  const promised = cases.filter(({ openPromises }) => openPromises > 0).slice(0, mostCases)
  const seen = useQueries({
    queries: promised.map(({ caseId }) => ({
      queryKey: caseKey({ caseId }, language),
      queryFn: async () => taken(await http.GET('/api/cases/{caseId}', { params: { path: { caseId } } })),
    })),
  })
  const promises = seen
    .flatMap(({ data }) =>
      (data?.meetings ?? []).flatMap((meeting) =>
        meeting.promises.filter(({ outcome }) => outcome === null).map((promise) => ({ promise, of: data })),
      ),
    )
    .toSorted((one, other) => one.promise.byOn.localeCompare(other.promise.byOn))
  if (promises.length === 0) return null
  return (
    <section className="card" aria-labelledby="promises">
      <h2 id="promises">{t('desk.day.promises', { count: promises.length })}</h2>
      <ul className="stack tight">
        {promises.map(({ promise, of }) => (
          <li key={`${of?.caseId} ${promise.promiseId}`} className="row spread">
            <Link to={`/desk/cases/${of?.caseId}`}>
              {promise.byLabel}：{promise.words ? <span lang={writtenIn(promise.words)}>{promise.words}</span> : promise.label}（
              {of?.compound.name} {of?.space.label}）
            </Link>
            <span className="number">{sayDay(promise.byOn, language)}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
