import { type CasePaper, casePapers, mayFetchPaper } from '../../../../workflows/case/paper-sight.ts'
import { paperTitles } from '../../../../workflows/labels/papers/names.ts'
import type { Schemas } from '../../../client/client.ts'
import { useTexts } from '../../texts/i18n.ts'
import { PaperLink } from './paper-link.tsx'

/** The papers that the caller may print. One that the case does not have yet says why. */
export const Papers = ({ seen }: { readonly seen: Schemas['Case'] }) => {
  const { t, language } = useTexts()
  if (seen.phase === 'draft' || seen.sight !== 'full') return null
  const papers = casePapers.filter((paper) => mayFetchPaper(seen.you, paper))
  const there = papers.filter((paper) => isThere(seen, paper))
  const others = papers.filter((paper) => !there.includes(paper))
  if (papers.length === 0) return null
  const list = (shown: readonly CasePaper[]) => (
    <ul className="stack tight">
      {shown.map((paper) => (
        <li key={paper}>
          <PaperLink caseId={seen.caseId} paper={paper} title={paperTitles[paper][language === 'en' ? 'en' : 'zh']} />
        </li>
      ))}
    </ul>
  )
  return (
    <section className="card no-print" aria-labelledby="papers">
      <h2 id="papers">{t('case.papers')}</h2>
      {list(there)}
      {others.length > 0 ? (
        <details>
          <summary>{t('case.otherPapers')}</summary>
          {list(others)}
        </details>
      ) : null}
    </section>
  )
}

/** Whether the case as it is seen has a paper already. What it does not say is asked of the service, which says why not. */
const isThere = (seen: Schemas['Case'], paper: CasePaper): boolean => {
  switch (paper) {
    case 'receipt':
    case 'evidencePack':
    case 'trackingSheet':
      return seen.filedOn !== null
    case 'serviceRecord':
      return seen.service !== null
    case 'consent':
      return seen.paper !== null
    case 'rejection':
      return seen.grounds.some(({ kind }) => kind === 'ground')
    case 'certificateOfSilence':
      return seen.silences.length > 0
    case 'agreement':
      return seen.disputes.some(({ agreement }) => agreement !== null)
    case 'correctionNotice':
      return seen.positions.some(({ stage }) => stage === 'awaitingCorrection')
  }
}
