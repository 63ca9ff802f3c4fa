import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useDeferredValue, useEffect, useState } from 'react'
import { taken } from '../../../client/client.ts'
import { useTexts } from '../../texts/i18n.ts'
import { http } from '../api.ts'
import { sayInstant } from '../days.ts'
import type { Values } from './form-values.ts'

const texts = {
  'zh-CN': {
    title: '发出后会通知',
    nobody: '这一步不另行通知谁，各方在申请里看得到。',
    heldBack: (at: string) => `${at}以前可以撤回，过后才发出`,
  },
  en: {
    title: 'Who will be told',
    nobody: 'Nobody is told by this; it can be seen in the request.',
    heldBack: (at: string) => `leaves after ${at}, until then it can be recalled`,
  },
} as const

/** So long nothing was typed before it is asked again. */
const restMs = 500

/** Who will be told by what is about to be sent, by which channel and why. */
export const Recipients = ({ caseId, event }: { readonly caseId: string; readonly event: Values }) => {
  const { language } = useTexts()
  const say = texts[language]
  const written = useDeferredValue(JSON.stringify(event))
  const [rested, setRested] = useState(written)
  useEffect(() => {
    const timer = setTimeout(() => setRested(written), restMs)
    return () => clearTimeout(timer)
  }, [written])
  const found = useQuery({
    queryKey: ['recipients', caseId, rested, language],
    placeholderData: keepPreviousData,
    retry: false,
    queryFn: async () =>
      taken(
        // The service takes it as it is, whole or not yet.
        await http.POST('/api/cases/{caseId}/recipients', {
          params: { path: { caseId } },
          body: JSON.parse(rested) as { type: string },
        }),
      ),
  })
  if (found.data?.state !== 'known') return null
  const { recipients } = found.data
  return (
    <aside className="small" aria-label={say.title}>
      {recipients.length === 0 ? <p className="soft">{say.nobody}</p> : <p className="strong">{say.title}</p>}
      <ul>
        {recipients.map((one) => (
          <li key={one.party + one.why}>
            {one.organisation ?? one.partyLabel}（{one.channelLabels.join('、')}）：{one.why}
            {one.heldBackUntil ? `（${say.heldBack(sayInstant(one.heldBackUntil, language))}）` : ''}
          </li>
        ))}
      </ul>
    </aside>
  )
}
