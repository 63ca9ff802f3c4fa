import { useQuery } from '@tanstack/react-query'
import { type Schemas, taken } from '../../../client/client.ts'
import { useTexts } from '../../texts/i18n.ts'
import { http } from '../api.ts'
import { sayDay } from '../days.ts'

/** Events of the issuer that are a definite answer to the request. */
const answers = [
  'property.approve',
  'property.reject',
  'property.offerConditions',
  'property.noObjection',
  'community.issuePaper',
]

/** Like a parcel's: filed, delivered, opened, answered, each with its day. */
export const Parcel = ({ seen }: { readonly seen: Schemas['Case'] }) => {
  const { t, language } = useTexts()
  const events = useQuery({
    queryKey: ['events', seen.caseId, language],
    queryFn: async () => taken(await http.GET('/api/cases/{caseId}/events', { params: { path: { caseId: seen.caseId } } })),
  })
  if (seen.filedOn === null) return null
  const dayOf = (types: readonly string[]): string | null =>
    events.data?.events.find(({ type }) => types.includes(type))?.occurredOn ?? null
  const steps = [
    { key: 'sent', on: seen.filedOn },
    { key: 'served', on: seen.service?.servedOn ?? null },
    { key: 'opened', on: dayOf(['property.open', 'community.open']) },
    { key: 'answered', on: dayOf(answers) },
  ] as const
  return (
    <ol className="progress-steps card-like">
      {steps.map(({ key, on }) => (
        <li key={key} data-done={on !== null}>
          {t(`case.parcel.${key}`)}
          <br />
          <span className="soft">{on ? sayDay(on, language) : t('case.parcel.notYet')}</span>
        </li>
      ))}
    </ol>
  )
}
