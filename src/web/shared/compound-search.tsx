import { useQuery } from '@tanstack/react-query'
import { useDeferredValue, useId, useState } from 'react'
import { type Schemas, taken } from '../../client/client.ts'
import { useTexts } from '../texts/i18n.ts'
import { http } from './api.ts'
import { ProblemNotice } from './problem-notice.tsx'

/** Finds a compound by a part of its name. */
export const CompoundSearch = ({
  chosen,
  onChoose,
}: {
  readonly chosen: Schemas['CompoundName'] | null
  readonly onChoose: (compound: Schemas['CompoundName'] | null) => void
}) => {
  const { t } = useTexts()
  const id = useId()
  const [text, setText] = useState(chosen?.name ?? '')
  const asked = useDeferredValue(text.trim())
  const found = useQuery({
    queryKey: ['compounds', asked],
    enabled: asked !== '' && asked !== chosen?.name,
    queryFn: async () => taken(await http.GET('/api/compounds', { params: { query: { query: asked, limit: 8 } } })),
  })
  return (
    <div className="field">
      <label htmlFor={id}>{t('precheck.compound')}</label>
      <input
        id={id}
        type="search"
        autoComplete="off"
        value={text}
        onChange={(event) => {
          setText(event.target.value)
          onChoose(null)
        }}
      />
      <span className="hint">{t('precheck.compoundHint')}</span>
      <ProblemNotice error={found.error} />
      {chosen === null && found.data ? (
        <ul className="choices" aria-live="polite">
          {found.data.compounds.map((compound) => (
            <li key={compound.compoundId}>
              <button
                type="button"
                className="choice button wide"
                onClick={() => {
                  onChoose(compound)
                  setText(compound.name)
                }}
              >
                <span>
                  {compound.name} <span className="soft small">{compound.address}</span>
                </span>
              </button>
            </li>
          ))}
          {found.data.compounds.length === 0 ? <li className="soft">{t('precheck.noCompound')}</li> : null}
        </ul>
      ) : null}
    </div>
  )
}
