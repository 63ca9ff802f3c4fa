import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { type Schemas, taken } from '../../../client/client.ts'
import { useTexts } from '../../texts/i18n.ts'
import { http } from '../api.ts'
import { ProblemNotice } from '../problem-notice.tsx'
import { Waiting } from '../waiting.tsx'
import { Words } from '../words.tsx'

interface Props {
  readonly caseId: string
  readonly paper: Schemas['CasePapers']['papers'][number]['paper']
}

/**
 * A paper for whoever reads inside another application, which saves no files: its words on the page, the sheet itself to be
 * looked at, and the address with which a browser of its own gives the file.
 */
export const PaperInApp = ({ caseId, paper }: Props) => {
  const { t } = useTexts()
  const text = useQuery({
    queryKey: ['paper-text', caseId, paper, 'in app'],
    queryFn: async () =>
      taken(await http.GET('/api/cases/{caseId}/papers/{kind}/text', { params: { path: { caseId, kind: paper } } })),
  })
  if (text.error) return <ProblemNotice error={text.error} onRetry={() => void text.refetch()} />
  if (!text.data) return <Waiting />
  return (
    <div className="stack">
      <p className="notice warn">{t('inApp.hint')}</p>
      <Address address={`${window.location.origin}/cases/${caseId}`} />
      <a className="button" href={`/api/cases/${caseId}/papers/${paper}.pdf`}>
        {t('inApp.look')}
      </a>
      <section className="card" aria-label={text.data.title}>
        <h3>{text.data.title}</h3>
        <Words text={text.data.text} />
      </section>
    </div>
  )
}

/** An address to be taken along: by one tap where the browser lets pages copy, else by holding the finger on it. */
const Address = ({ address }: { readonly address: string }) => {
  const { t } = useTexts()
  const [copied, setCopied] = useState<boolean | null>(null)
  const copy = async () => {
    const done = await navigator.clipboard?.writeText(address).then(
      () => true,
      () => false,
    )
    setCopied(done ?? false)
  }
  return (
    <div className="stack tight">
      <label className="field">
        <span className="label">{t('inApp.address')}</span>
        <input type="text" readOnly value={address} onFocus={(event) => event.target.select()} />
      </label>
      <button type="button" className="button main" onClick={() => void copy()}>
        {t('inApp.copy')}
      </button>
      {copied === null ? null : <p role="status">{t(copied ? 'letters.copied' : 'inApp.copyByHand')}</p>}
    </div>
  )
}
