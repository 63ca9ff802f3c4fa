import { useQuery } from '@tanstack/react-query'
import { type Schemas, taken } from '../../../client/client.ts'
import { useTexts } from '../../texts/i18n.ts'
import { http } from '../api.ts'
import { CopyAddress } from '../copy-address.tsx'
import { drawsPdf } from '../in-app.ts'
import { ProblemNotice } from '../problem-notice.tsx'
import { Waiting } from '../waiting.tsx'
import { Words } from '../words.tsx'

interface Props {
  readonly caseId: string
  readonly paper: Schemas['CasePapers']['papers'][number]['paper']
}

/**
 * A paper for whoever reads inside another application, which saves no files: its words on the page, the sheet itself where
 * that reader draws one, and the address with which a browser of its own gives the file.
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
      <CopyAddress address={`${window.location.origin}/cases/${caseId}`} label={t('inApp.address')} />
      {drawsPdf() ? (
        <a className="button" href={`/api/cases/${caseId}/papers/${paper}.pdf`}>
          {t('inApp.look')}
        </a>
      ) : (
        <p className="soft">{t('inApp.sameText')}</p>
      )}
      <section className="card" aria-label={text.data.title}>
        <h3>{text.data.title}</h3>
        <Words text={text.data.text} />
      </section>
    </div>
  )
}
