import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { type Schemas, taken } from '../../client/client.ts'
import { useTexts } from '../texts/i18n.ts'
import { http } from './api.ts'
import type { Part } from './part-input.tsx'
import { PhotoButton } from './photo-button.tsx'
import { ProblemNotice } from './problem-notice.tsx'
import { useUpload } from './use-upload.ts'

/** A paper that the place asks for. */
export interface RequiredPaper {
  readonly kind: string
  readonly label: string
  /** Where to get it; null = that is not known. */
  readonly where: string | null
}

/** The papers that the rules of the place ask for, in the part of the building that was named; null until they are known. */
export const useRequiredPapers = (seen: Schemas['Case'], part?: Part): readonly RequiredPaper[] | null => {
  const { language } = useTexts()
  const { compoundId } = seen.compound
  const outlook = useQuery({
    queryKey: ['papers', compoundId, seen.space.label, part, language],
    queryFn: async () =>
      taken(
        await http.GET('/api/compounds/{compoundId}/precheck', {
          params: {
            path: { compoundId },
            query: { space: seen.space.label, power: 7, right: 'owned', ...(part ? { part } : {}) },
          },
        }),
      ),
    staleTime: Number.POSITIVE_INFINITY,
    placeholderData: keepPreviousData,
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
  const { t } = useTexts()
  const upload = useUpload({ caseId: seen.caseId })
  const isThere = seen.documents.some(({ kind }) => kind === paper.kind)
  return (
    <div className="stack tight">
      <div className="row spread">
        <span>
          {paper.label} {isThere ? <span className="chip good">{t('file.uploaded')}</span> : null}
        </span>
        <PhotoButton
          label={t('file.photoOf')}
          purpose={paper.label}
          sending={upload.isPending}
          onFiles={(files) => upload.mutate({ files, kind: paper.kind })}
        />
      </div>
      <ProblemNotice error={upload.error} />
    </div>
  )
}
