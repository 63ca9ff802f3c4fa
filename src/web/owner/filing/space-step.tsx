import { useMutation } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { taken } from '../../../client/client.ts'
import { http } from '../../shared/api.ts'
import { CompoundSearch } from '../../shared/compound-search.tsx'
import { isElderMode } from '../../shared/elder-mode.ts'
import { ProblemNotice } from '../../shared/problem-notice.tsx'
import { ReadAloud } from '../../shared/read-aloud.tsx'
import { useTexts } from '../../texts/i18n.ts'
import type { StepProps } from './step.tsx'

/** Which space: the compound by its name, the space by its label. */
export const SpaceStep = ({ answers, change, onNext }: StepProps) => {
  const { t } = useTexts()
  const id = useId()
  const [label, setLabel] = useState(answers.space?.label ?? '')
  const { compound, space } = answers
  // In large type there is one question on a screen.
  const isOne = isElderMode()
  const found = useMutation({
    mutationFn: async () =>
      taken(
        await http.GET('/api/compounds/{compoundId}/spaces', {
          params: { path: { compoundId: compound?.compoundId ?? '' }, query: { label: label.trim() } },
        }),
      ),
    onSuccess: ({ spaces }) => change({ space: spaces.length === 1 ? (spaces[0] ?? null) : null }),
  })
  return (
    <form
      className="card"
      onSubmit={(event) => {
        event.preventDefault()
        if (space) onNext()
        else found.mutate()
      }}
    >
      {isOne && compound ? (
        <>
          <h2>{compound.name}</h2>
          <ReadAloud text={t('file.whichSpace')} />
        </>
      ) : (
        <>
          <h2>{t('file.whichCompound')}</h2>
          <ReadAloud text={isOne ? t('file.whichCompound') : `${t('file.whichCompound')} ${t('file.whichSpace')}`} />
          <CompoundSearch chosen={compound} onChoose={(chosen) => change({ compound: chosen, space: null })} />
        </>
      )}
      {compound ? (
        <div className="field">
          <label htmlFor={id}>{t('file.whichSpace')}</label>
          <input
            id={id}
            required
            maxLength={30}
            value={label}
            onChange={(event) => {
              setLabel(event.target.value)
              change({ space: null })
            }}
          />
          <span className="hint">{t('file.spaceHint')}</span>
        </div>
      ) : null}
      <ProblemNotice error={found.error} />
      {found.data?.spaces.length === 0 ? <p className="notice warn">{t('file.noSpace')}</p> : null}
      {found.data && found.data.spaces.length > 1 && !space ? (
        <div className="choices">
          {found.data.spaces.map((one) => (
            <button type="button" className="choice button wide" key={one.spaceId} onClick={() => change({ space: one })}>
              {one.label} · {one.garage}
            </button>
          ))}
        </div>
      ) : null}
      {space ? <p className="notice good">{t('file.chosen', { space: space.label, garage: space.garage })}</p> : null}
      {isOne && compound ? (
        <button type="button" className="button" onClick={() => change({ compound: null, space: null })}>
          {t('action.back')}
        </button>
      ) : null}
      <button type="submit" className="button main wide" disabled={!compound || label.trim() === '' || found.isPending}>
        {t(space ? 'action.next' : 'file.findSpace')}
      </button>
    </form>
  )
}
