import { useState } from 'react'
import type { Schemas } from '../../../client/client.ts'
import { useTexts } from '../../texts/i18n.ts'
import { sayDay } from '../days.ts'
import { DocumentLink } from '../document-link.tsx'
import { DocumentsInput } from '../event-form/documents-input.tsx'
import { Sheet } from '../sheet.tsx'
import { paperGroundOf } from './matter-context.ts'

/** The papers of a matter; who answers for it or oversees it can add some. */
export const MatterPapers = ({ matter, you }: { readonly matter: Schemas['Matter']; readonly you: Schemas['Me']['party'] }) => {
  const { t, language } = useTexts()
  const [adding, setAdding] = useState(false)
  const door = { matterId: matter.matterId }
  const seen = paperGroundOf(matter, you)
  const mayAdd = matter.mayUpload && matter.state === 'open'
  return (
    <section className="card" aria-labelledby="papers">
      <div className="row spread">
        <h2 id="papers">{t('documents.title')}</h2>
        {mayAdd ? (
          <button type="button" className="button" onClick={() => setAdding(true)}>
            {t('documents.add')}
          </button>
        ) : null}
      </div>
      {matter.documents.length === 0 ? (
        <p className="soft">{t(you === 'owner' ? 'matter.noPapersForYou' : 'documents.none')}</p>
      ) : null}
      <ul className="stack tight">
        {matter.documents.map(({ documentId, label, mediaType, uploadedAt }) => (
          <li key={documentId} className="row spread">
            <span className="wrap">
              {label} <span className="soft small">{sayDay(uploadedAt.slice(0, 10), language)}</span>
            </span>
            <DocumentLink door={door} documentId={documentId} label={label} mediaType={mediaType} />
          </li>
        ))}
      </ul>
      {adding ? (
        <Sheet title={t('documents.add')} onClose={() => setAdding(false)}>
          <DocumentsInput label={t('documents.title')} required context={{ door, seen }} chosen={[]} onChange={() => {}} />
        </Sheet>
      ) : null}
    </section>
  )
}
