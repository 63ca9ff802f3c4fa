import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { type Schemas, taken } from '../../../../client/client.ts'
import { http } from '../../../shared/api.ts'
import { Sheet } from '../../../shared/sheet.tsx'
import { useTexts } from '../../../texts/i18n.ts'
import { Scroll } from '../../frame/scroll.tsx'
import type { Draft, Writing } from './use-draft.ts'

interface Props {
  readonly draft: Draft
  readonly writing: Writing
  readonly isUnsaved: boolean
}

type Adoption = Schemas['RuleDraftAdoptions']['places'][number]

/** Takes a draft of another place over for ours: shown before it is saved, taken back like every step. */
export const AdoptButton = ({ draft, writing, isUnsaved }: Props) => {
  const { t, language } = useTexts()
  const { draftId, version } = draft
  const [open, setOpen] = useState<Adoption | null>(null)
  const found = useQuery({
    queryKey: ['rule-draft', draftId, 'adoptions', version, language],
    queryFn: async () => taken(await http.GET('/api/rule-drafts/{draftId}/adoptions', { params: { path: { draftId } } })),
  })
  const adopt = ({ code }: Adoption): void => {
    writing.write('adopt', { kind: 'adopt', place: code })
    setOpen(null)
  }
  return (
    <>
      {found.data?.places.map((adoption) => (
        <button
          type="button"
          className="button"
          key={adoption.code}
          disabled={isUnsaved || writing.isSaving}
          onClick={() => setOpen(adoption)}
        >
          {t('desk.drafts.adopt', { place: adoption.name })}
        </button>
      ))}
      {open ? (
        <Sheet title={t('desk.drafts.adopt', { place: open.name })} onClose={() => setOpen(null)}>
          <Preview of={open} />
          <button type="button" className="button main" onClick={() => adopt(open)}>
            {t('desk.drafts.adoptYes')}
          </button>
        </Sheet>
      ) : null}
    </>
  )
}

const Preview = ({ of: { name, moved, faults } }: { readonly of: Adoption }) => {
  const { t, language } = useTexts()
  return (
    <>
      <p>{t('desk.drafts.adoptLead', { place: name, count: moved.length })}</p>
      {moved.length > 0 ? (
        <Scroll label={t('desk.drafts.adoptLead', { place: name, count: moved.length })}>
          <table className="plain">
            <thead>
              <tr>
                <th scope="col">{t('desk.drafts.adoptWhere')}</th>
                <th scope="col">{t('desk.drafts.adoptBefore')}</th>
                <th scope="col">{t('desk.drafts.adoptAfter')}</th>
              </tr>
            </thead>
            <tbody>
              {moved.map(({ path, before, after }) => (
                <tr key={path}>
                  <th scope="row">
                    <code className="small">{path}</code>
                  </th>
                  <td>{before}</td>
                  <td>{after}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Scroll>
      ) : null}
      <p>{faults.length === 0 ? t('desk.drafts.noFaults') : t('desk.drafts.faults', { count: faults.length })}</p>
      {faults.length > 0 ? (
        <ul className="stack tight">
          {faults.map(({ path, sentence }) => (
            <li key={path + sentence.zh}>
              {sentence[language === 'en' ? 'en' : 'zh']} <code className="small">{path}</code>
            </li>
          ))}
        </ul>
      ) : null}
    </>
  )
}
