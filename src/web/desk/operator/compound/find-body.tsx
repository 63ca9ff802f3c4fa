import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { taken } from '../../../../client/client.ts'
import { http } from '../../../shared/api.ts'
import { useTexts } from '../../../texts/i18n.ts'

/** A registered body, found by a part of its name: nobody knows an id. */
export const FindBody = ({
  chosen,
  name,
  onChosen,
}: {
  readonly chosen: string
  readonly name: string
  readonly onChosen: (organisationId: string, name: string) => void
}) => {
  const { t } = useTexts()
  const [text, setText] = useState(name)
  const query = text.trim()
  const found = useQuery({
    queryKey: ['organisations', 'issuer', query],
    enabled: query !== '' && query !== name,
    queryFn: async () => taken(await http.GET('/api/organisations', { params: { query: { query, limit: 10 } } })).organisations,
  })
  return (
    <div className="stack tight">
      <label className="field">
        <span className="label">{t('desk.parts.organisation')}</span>
        <input type="search" maxLength={60} value={text} onChange={(event) => setText(event.target.value)} />
        <span className="hint">{t('form.bodyName')}</span>
      </label>
      {found.data?.length === 0 ? <p className="soft">{t('desk.organisations.none')}</p> : null}
      <div className="choices">
        {found.data
          ?.filter(({ party }) => party === 'property' || party === 'community')
          .map((body) => (
            <label className="choice" key={body.organisationId}>
              <input
                type="radio"
                name="body"
                checked={chosen === body.organisationId}
                onChange={() => onChosen(body.organisationId, body.name)}
              />
              <span>{body.name}</span>
            </label>
          ))}
      </div>
    </div>
  )
}
