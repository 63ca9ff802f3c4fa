import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Schemas } from '../../../client/client.ts'
import { useTexts } from '../../texts/i18n.ts'
import { addressOf, type CaseDoor } from '../api.ts'
import { sayDay } from '../days.ts'
import { DocumentLink } from '../document-link.tsx'
import { DocumentsInput } from '../event-form/documents-input.tsx'
import { caseKey } from '../queries.ts'
import { Sheet } from '../sheet.tsx'

/** The papers and photos of a case; new ones can be added at any time. */
export const Documents = ({ door, seen }: { readonly door: CaseDoor; readonly seen: Schemas['Case'] }) => {
  const { t, language } = useTexts()
  const queries = useQueryClient()
  const [adding, setAdding] = useState(false)
  return (
    <section className="card" aria-labelledby="documents">
      <div className="row spread">
        <h2 id="documents">{t('documents.title')}</h2>
        {seen.sight === 'full' && !seen.overseen ? (
          <button type="button" className="button" onClick={() => setAdding(true)}>
            {t('documents.add')}
          </button>
        ) : null}
      </div>
      {seen.documents.length === 0 ? <p className="soft">{t('documents.none')}</p> : null}
      <ul className="stack tight">
        {seen.documents.map((document) => (
          <li key={document.documentId} className="row spread">
            <span className="wrap">
              {document.label}
              <span className="soft small">
                {' '}
                {document.name} {sayDay(document.uploadedAt.slice(0, 10), language)}
              </span>
            </span>
            {document.kind === 'voiceNote' ? (
              // biome-ignore lint/a11y/useMediaCaption: nobody has written down what was said
              <audio
                controls
                preload="none"
                src={`${addressOf(door)}/documents/${document.documentId}`}
                aria-label={document.label}
              />
            ) : null}
            <DocumentLink door={door} {...document} />
          </li>
        ))}
      </ul>
      {adding ? (
        <Sheet
          title={t('documents.add')}
          onClose={() => {
            setAdding(false)
            void queries.invalidateQueries({ queryKey: caseKey(door, language) })
          }}
        >
          <DocumentsInput label={t('documents.title')} required context={{ door, seen }} chosen={[]} onChange={() => {}} />
        </Sheet>
      ) : null}
    </section>
  )
}
