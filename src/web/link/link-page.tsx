import { useParams } from 'react-router'
import type { Schemas } from '../../client/client.ts'
import { BeforeDeciding } from '../shared/answer/before-deciding.tsx'
import { CompanyAnswer, companyAnswers } from '../shared/answer/company-answer.tsx'
import { lookOfCompany } from '../shared/answer/owner-reads.tsx'
import { Acts } from '../shared/case/acts.tsx'
import { CaseHead } from '../shared/case/case-head.tsx'
import { Documents } from '../shared/case/documents.tsx'
import { Grounds } from '../shared/case/grounds.tsx'
import { NextSteps } from '../shared/case/next-steps.tsx'
import { Questions } from '../shared/case/questions.tsx'
import { Tracks } from '../shared/case/tracks.tsx'
import { useOpening } from '../shared/case/use-opening.ts'
import { ProblemNotice } from '../shared/problem-notice.tsx'
import { useCase } from '../shared/queries.ts'
import { useChanges } from '../shared/use-changes.ts'
import { usePageTitle } from '../shared/use-page-title.ts'
import { Waiting } from '../shared/waiting.tsx'
import { useTexts } from '../texts/i18n.ts'

/** One named person answers one question, without an account. */
export const LinkPage = () => {
  const { t } = useTexts()
  const { token = '' } = useParams()
  const seen = useCase({ token })
  usePageTitle(t('link.title'))
  if (seen.error) {
    return (
      <div className="page narrow">
        <h1>{t('link.title')}</h1>
        <ProblemNotice error={seen.error} onRetry={() => void seen.refetch()} />
      </div>
    )
  }
  return seen.data ? <LinkedCase token={token} seen={seen.data} /> : <Waiting />
}

const LinkedCase = ({ token, seen }: { readonly token: string; readonly seen: Schemas['Case'] }) => {
  const { t } = useTexts()
  const door = { token }
  const isCompany = seen.you === 'property'
  useChanges(door, seen.version)
  useOpening(door, seen)
  return (
    <div className="page narrow">
      <p className="notice">{t('link.lead')}</p>
      <CaseHead seen={seen} />
      <NextSteps seen={seen} />
      {isCompany ? <BeforeDeciding door={door} seen={seen} /> : null}
      {isCompany ? <CompanyAnswer door={door} seen={seen} /> : null}
      <Acts
        door={door}
        seen={seen}
        usual={[]}
        without={[...companyAnswers, `${seen.you}.ask`, `${seen.you}.answerQuestion`]}
        lookOf={lookOfCompany}
      />
      <Grounds seen={seen} />
      <Questions door={door} seen={seen} />
      <Documents door={door} seen={seen} />
      <Tracks seen={seen} />
    </div>
  )
}
