import { casePapers, mayFetchPaper } from '../../../../workflows/case/paper-sight.ts'
import { paperTitles } from '../../../../workflows/labels/papers/names.ts'
import type { Schemas } from '../../../client/client.ts'
import { useTexts } from '../../texts/i18n.ts'
import { PaperLink } from './paper-link.tsx'

/** The papers that the caller may print. One that the case does not have yet says why. */
export const Papers = ({ seen }: { readonly seen: Schemas['Case'] }) => {
  const { t, language } = useTexts()
  if (seen.phase === 'draft' || seen.sight !== 'full') return null
  const papers = casePapers.filter((paper) => mayFetchPaper(seen.you, paper))
  if (papers.length === 0) return null
  return (
    <section className="card no-print" aria-labelledby="papers">
      <h2 id="papers">{t('case.papers')}</h2>
      <ul className="stack tight">
        {papers.map((paper) => (
          <li key={paper}>
            <PaperLink caseId={seen.caseId} paper={paper} title={paperTitles[paper][language === 'en' ? 'en' : 'zh']} />
          </li>
        ))}
      </ul>
    </section>
  )
}
