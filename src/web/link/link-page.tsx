import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useParams } from 'react-router'
import { ApiProblem, type Schemas, taken } from '../../client/client.ts'
import { BeforeDeciding } from '../shared/answer/before-deciding.tsx'
import { CompanyAnswer, companyAnswers } from '../shared/answer/company-answer.tsx'
import { lookOfCompany } from '../shared/answer/owner-reads.tsx'
import { http } from '../shared/api.ts'
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
import { AnswerThanks, AskedToLook, AskedToTest } from './asked-to-look.tsx'
import { GivenAnswer, isAnswered } from './given-answer.tsx'

/** One named person answers one question, without an account. */
export const LinkPage = () => {
  const { t } = useTexts()
  const { token = '' } = useParams()
  const seen = useCase({ token })
  const given = useGiven(token, seen.data?.version)
  const [answered, setAnswered] = useState(false)
  usePageTitle(t('link.title'))
  // Whoever was asked for one look has none left afterwards: the link no longer opens the case.
  if (answered) return <AnswerThanks seen={seen.data} />
  if (seen.error && given.isPending) return <Waiting />
  if (seen.error && isAnswered(given.data)) {
    return (
      <div className="page narrow">
        <h1>{t('link.used')}</h1>
        <GivenAnswer given={given.data} />
      </div>
    )
  }
  if (seen.error) {
    return (
      <div className="page narrow">
        <h1>{t('link.title')}</h1>
        {seen.error instanceof ApiProblem && seen.error.problem.status === 404 ? (
          <div className="notice bad" role="alert">
            <p className="strong">{t('link.lost')}</p>
            <p>{t('link.lostTodo')}</p>
          </div>
        ) : (
          <ProblemNotice error={seen.error} onRetry={() => void seen.refetch()} />
        )}
      </div>
    )
  }
  if (!seen.data || given.isPending) return <Waiting />
  return <LinkedCase token={token} seen={seen.data} given={given.data} onAnswered={() => setAnswered(true)} />
}

/** What was answered through the link so far: asked anew with every change of the case. */
const useGiven = (token: string, version: number | undefined) => {
  const { language } = useTexts()
  return useQuery({
    queryKey: ['link-answer', token, version, language],
    queryFn: async () => taken(await http.GET('/api/links/{token}/answer', { params: { path: { token } } })),
    placeholderData: (before) => before,
  })
}

/** What somebody with a link came for stands as a button; all else is behind “more”. */
const usualByLink = (party: string): readonly string[] =>
  [
    'report',
    'reportSurvey',
    'reportCapacity',
    'issuePaper',
    'openDoor',
    'confirmStop',
    'dismissStop',
    'accessDenied',
    'declineCompetence',
    'declineToIssue',
  ].map((verb) => `${party}.${verb}`)

/** Parties who are asked for one thing: they stand in the case for that alone. */
const askedOnce: readonly string[] = ['authority', 'transformerOwner', 'spaceOwner']

const leadFor = (party: string) =>
  party === 'tester' ? 'link.leadTest' : askedOnce.includes(party) ? 'link.leadAsked' : 'link.lead'

const LinkedCase = ({
  token,
  seen,
  given,
  onAnswered,
}: {
  readonly token: string
  readonly seen: Schemas['Case']
  readonly given: Schemas['LinkAnswer'] | undefined
  readonly onAnswered: () => void
}) => {
  const { t } = useTexts()
  const door = { token }
  const isCompany = seen.you === 'property'
  // Whoever was asked for one look is not told what everybody else has to do.
  const isAsked =
    seen.you === 'tester' || seen.furtherChecks.some(({ party, standing }) => party === seen.you && standing === 'awaited')
  // One link gives one answer: what it gave is shown in place of what it could have given.
  const isUsed = isAnswered(given)
  const isAskedFor = (type: string): boolean => seen.you === 'tester' || type === `${seen.you}.reportCheck`
  useChanges(door, seen.version)
  useOpening(door, seen)
  return (
    <div className="page narrow">
      <p className="notice">{t(leadFor(seen.you))}</p>
      <CaseHead seen={seen} />
      {isUsed ? <GivenAnswer given={given} /> : null}
      {isUsed ? null : <AskedToLook token={token} seen={seen} onSent={onAnswered} />}
      {isUsed ? null : <AskedToTest token={token} seen={seen} onSent={onAnswered} />}
      {isAsked ? null : <NextSteps seen={seen} />}
      {isCompany ? <BeforeDeciding door={door} seen={seen} isAnswered={isUsed} /> : null}
      {isCompany ? <CompanyAnswer door={door} seen={seen} isUsed={isUsed} /> : null}
      {isUsed || (isAsked && seen.allowedEvents.every(({ type, allowed }) => !allowed || isAskedFor(type))) ? null : (
        <Acts
          door={door}
          seen={seen}
          usual={usualByLink(seen.you)}
          without={[...companyAnswers, `${seen.you}.reportCheck`, `${seen.you}.ask`, `${seen.you}.answerQuestion`]}
          lookOf={lookOfCompany}
        />
      )}
      <Grounds seen={seen} />
      <Questions door={door} seen={seen} />
      <Documents door={door} seen={seen} />
      {seen.you === 'tester' ? null : <Tracks seen={seen} />}
    </div>
  )
}
