import { useState } from 'react'
import type { Schemas } from '../../../client/client.ts'
import { DocumentsInput } from '../../shared/event-form/documents-input.tsx'
import type { RequiredPaper } from '../../shared/paper-checklist.tsx'
import { useTexts } from '../../texts/i18n.ts'

/** Papers that nobody asks for and that help all the same: a lease, a route drawing, a quote. */
export const OtherPapers = ({ seen, papers }: { readonly seen: Schemas['Case']; readonly papers: readonly RequiredPaper[] }) => {
  const { t } = useTexts()
  const [open, setOpen] = useState(false)
  const others = seen.documents.filter(({ kind }) => papers.every((paper) => paper.kind !== kind))
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('file.otherPapers')}</summary>
      <ul className="stack tight">
        {others.map(({ documentId, label, name }) => (
          <li key={documentId} className="wrap">
            {label} <span className="soft small">{name}</span>
          </li>
        ))}
      </ul>
      {open ? (
        <DocumentsInput
          label={t('file.otherPapers')}
          required
          context={{ door: { caseId: seen.caseId }, seen: { ...seen, documents: [] } }}
          chosen={[]}
          onChange={() => {}}
        />
      ) : null}
    </details>
  )
}
