import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { type Schemas, taken } from '../../../client/client.ts'
import { http } from '../../shared/api.ts'
import { sayInstant } from '../../shared/days.ts'
import { ProblemNotice } from '../../shared/problem-notice.tsx'
import { Waiting } from '../../shared/waiting.tsx'
import { useTexts } from '../../texts/i18n.ts'

type Organisation = Schemas['Organisation']

/** What is about to be set; it is said in full before it is done. */
interface Asked {
  readonly parentId: string | null
  readonly name: string | null
}

/** Whose branch a company is: chosen by name, confirmed, on record, and undone as it was done. */
export const HeadOffice = ({ company }: { readonly company: Organisation }) => {
  const { t } = useTexts()
  const queries = useQueryClient()
  const params = { path: { organisationId: company.organisationId } }
  const key = ['company parent', company.organisationId]
  const [asked, setAsked] = useState<Asked | null>(null)
  const found = useQuery({
    queryKey: key,
    queryFn: async () => taken(await http.GET('/api/organisations/{organisationId}/parent', { params })),
  })
  const set = useMutation({
    mutationFn: async (parentId: string | null) => {
      taken(await http.PUT('/api/organisations/{organisationId}/parent', { params, body: { parentId } }))
    },
    onSettled: () => {
      setAsked(null)
      return queries.invalidateQueries({ queryKey: key })
    },
  })
  return (
    <section className="stack" aria-labelledby="head-office">
      <h3 id="head-office">{t('desk.branches.title')}</h3>
      <p className="soft small">{t('desk.branches.means')}</p>
      <ProblemNotice error={found.error ?? set.error} />
      {found.isPending ? <Waiting /> : null}
      {found.data ? (
        <>
          <p>
            {found.data.parentId === null
              ? t('desk.branches.none')
              : t('desk.branches.is', { name: found.data.parentName ?? '' })}
          </p>
          {asked ? (
            <div className="actions">
              <button
                type="button"
                className="button danger main"
                disabled={set.isPending}
                onClick={() => set.mutate(asked.parentId)}
              >
                {asked.parentId === null
                  ? t('desk.branches.sureRemove', { branch: company.name })
                  : t('desk.branches.sure', { name: asked.name ?? '', branch: company.name })}
              </button>
              <button type="button" className="button" onClick={() => setAsked(null)}>
                {t('action.cancel')}
              </button>
            </div>
          ) : (
            <>
              <FindHeadOffice company={company} onChosen={setAsked} />
              {found.data.parentId === null ? null : (
                <button type="button" className="button" onClick={() => setAsked({ parentId: null, name: null })}>
                  {t('desk.branches.remove')}
                </button>
              )}
            </>
          )}
          <Changes changes={found.data.changes} onUndo={setAsked} />
        </>
      ) : null}
    </section>
  )
}

const FindHeadOffice = ({ company, onChosen }: { readonly company: Organisation; readonly onChosen: (asked: Asked) => void }) => {
  const { t } = useTexts()
  const [text, setText] = useState('')
  const query = text.trim()
  const found = useQuery({
    queryKey: ['organisations', 'head office', query],
    enabled: query !== '',
    queryFn: async () =>
      taken(await http.GET('/api/organisations', { params: { query: { query, party: 'property', limit: 10 } } })).organisations,
  })
  const others = (found.data ?? []).filter(({ organisationId }) => organisationId !== company.organisationId)
  return (
    <>
      <label className="field">
        <span className="label">{t('desk.branches.find')}</span>
        <input type="search" maxLength={60} value={text} onChange={(event) => setText(event.target.value)} />
      </label>
      {found.data && others.length === 0 ? <p className="soft">{t('desk.organisations.none')}</p> : null}
      <ul className="stack tight">
        {others.map(({ organisationId, name }) => (
          <li key={organisationId} className="row spread">
            <span>{name}</span>
            <button type="button" className="button" onClick={() => onChosen({ parentId: organisationId, name })}>
              {t('desk.branches.set')}
              <span className="sr">{name}</span>
            </button>
          </li>
        ))}
      </ul>
    </>
  )
}

/** What was changed, the newest first; undoing sets what stood before. */
const Changes = ({
  changes,
  onUndo,
}: {
  readonly changes: Schemas['CompanyParent']['changes']
  readonly onUndo: (asked: Asked) => void
}) => {
  const { t, language } = useTexts()
  if (changes.length === 0) return null
  const before = changes[1]
  return (
    <details>
      <summary>{t('desk.branches.changes', { count: changes.length })}</summary>
      <ul className="stack tight">
        {changes.map(({ setAt, setBy, parentName }, place) => (
          <li key={setAt} className="row spread">
            <span>
              {t('desk.branches.change', {
                time: sayInstant(setAt, language),
                by: setBy ?? '',
                name: parentName ?? t('desk.branches.changedToNone'),
              })}
            </span>
            {place === 0 ? (
              <button
                type="button"
                className="button"
                onClick={() => onUndo({ parentId: before?.parentId ?? null, name: before?.parentName ?? null })}
              >
                {t('desk.branches.undo')}
              </button>
            ) : null}
          </li>
        ))}
      </ul>
    </details>
  )
}
