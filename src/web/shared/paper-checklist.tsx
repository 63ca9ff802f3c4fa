import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { newKey, type Schemas, taken } from '../../client/client.ts'
import { useTexts } from '../texts/i18n.ts'
import { http, uploadDocument } from './api.ts'
import { ProblemNotice } from './problem-notice.tsx'
import { caseKey } from './queries.ts'
import { shrinkPhoto } from './shrink-photo.ts'

/** A paper that the place asks for. */
export interface RequiredPaper {
  readonly kind: string
  readonly label: string
}

/** The papers that the rules of the place ask for; null until they are known. */
export const useRequiredPapers = (seen: Schemas['Case']): readonly RequiredPaper[] | null => {
  const { language } = useTexts()
  const { compoundId } = seen.compound
  const outlook = useQuery({
    queryKey: ['papers', compoundId, seen.space.label, language],
    queryFn: async () =>
      taken(
        await http.GET('/api/compounds/{compoundId}/precheck', {
          params: { path: { compoundId }, query: { space: seen.space.label, power: 7, right: 'owned' } },
        }),
      ),
    staleTime: Number.POSITIVE_INFINITY,
  })
  return outlook.data?.papers ?? null
}

/** One list of all papers: what is there, and a button for each that is missing. */
export const PaperChecklist = ({
  seen,
  papers,
}: {
  readonly seen: Schemas['Case']
  readonly papers: readonly RequiredPaper[]
}) => (
  <ul className="stack tight">
    {papers.map((paper) => (
      <li key={paper.kind}>
        <PaperLine seen={seen} paper={paper} />
      </li>
    ))}
  </ul>
)

const PaperLine = ({ seen, paper }: { readonly seen: Schemas['Case']; readonly paper: RequiredPaper }) => {
  const { t, language } = useTexts()
  const queries = useQueryClient()
  const [sending, setSending] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const sent = seen.documents.filter(({ kind }) => kind === paper.kind)
  const send = async (files: FileList | null): Promise<void> => {
    if (!files?.length) return
    setSending(true)
    setError(null)
    try {
      for (const file of files) {
        await uploadDocument({ caseId: seen.caseId }, { kind: paper.kind, file: await shrinkPhoto(file), key: newKey() })
      }
      await queries.invalidateQueries({ queryKey: caseKey({ caseId: seen.caseId }, language) })
    } catch (problem) {
      setError(problem)
    } finally {
      setSending(false)
    }
  }
  return (
    <div className="stack tight">
      <div className="row spread">
        <span>
          {paper.label} {sent.length > 0 ? <span className="chip good">{t('file.uploaded')}</span> : null}
        </span>
        <label className="button">
          {sending ? t('documents.sending') : t('file.photoOf')}
          <span className="sr">{paper.label}</span>
          <input
            className="sr"
            type="file"
            multiple
            accept="image/jpeg,image/png,image/webp,application/pdf"
            disabled={sending}
            onChange={(event) => {
              void send(event.target.files)
              event.target.value = ''
            }}
          />
        </label>
      </div>
      <ProblemNotice error={error} />
    </div>
  )
}
