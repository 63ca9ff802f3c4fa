import type { Schemas } from '../../../client/client.ts'
import { useTexts } from '../../texts/i18n.ts'

/** Earlier answers in the same garage or on the same transformer: the same facts, the same answer. */
export const Precedents = ({ seen }: { readonly seen: Schemas['Case'] }) => {
  const { t } = useTexts()
  if (seen.precedents.length === 0) return null
  const names = (list: readonly { readonly label: string }[]): string => list.map(({ label }) => label).join(t('form.and'))
  return (
    <section className="card" aria-labelledby="precedents">
      <h2 id="precedents">{t('desk.precedents.title')}</h2>
      <p className="soft small">{t('desk.precedents.lead')}</p>
      <ul className="stack tight">
        {seen.precedents.map((one, place) => (
          // Nobody is named here, so that an earlier answer is known by its place alone.
          // biome-ignore lint/suspicious/noArrayIndexKey: the list comes whole from the service
          <li key={place} className="stack tight">
            <p className="row">
              <span className="number">{one.month}</span>
              <span className="strong">{one.answerLabel}</span>
              {one.sameFacts ? <span className="chip info">{t('desk.precedents.sameFacts')}</span> : null}
              {one.energised ? <span className="chip good">{t('desk.precedents.energised')}</span> : null}
              {one.otherwise ? <span className="chip warn">{t('desk.precedents.otherwise')}</span> : null}
            </p>
            {one.stated.length > 0 ? <p className="small">{t('desk.precedents.stated', { what: names(one.stated) })}</p> : null}
            {one.fell.length > 0 ? <p className="small">{t('desk.precedents.fell', { what: names(one.fell) })}</p> : null}
            {one.differs.length > 0 ? (
              <p className="small">{t('desk.precedents.differs', { what: names(one.differs) })}</p>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  )
}
