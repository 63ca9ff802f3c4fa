import { lazy, Suspense, useDeferredValue } from 'react'
import { useParams } from 'react-router'
import type { Schemas } from '../../../client/client.ts'
import { Acts } from '../../shared/case/acts.tsx'
import { AgreedText } from '../../shared/case/agreed-text.tsx'
import { Beside } from '../../shared/case/beside.tsx'
import { CaseHead } from '../../shared/case/case-head.tsx'
import { ConsentPart } from '../../shared/case/consent-part.tsx'
import { Contacts } from '../../shared/case/contacts.tsx'
import { Documents } from '../../shared/case/documents.tsx'
import { FireLimits } from '../../shared/case/fire-limits.tsx'
import { Grounds } from '../../shared/case/grounds.tsx'
import { HandOver } from '../../shared/case/hand-over.tsx'
import { Meetings } from '../../shared/case/meetings.tsx'
import { NextSteps } from '../../shared/case/next-steps.tsx'
import { Papers } from '../../shared/case/papers.tsx'
import { Parcel } from '../../shared/case/parcel.tsx'
import { Questions } from '../../shared/case/questions.tsx'
import { ShareTracking } from '../../shared/case/share-tracking.tsx'
import { Timeline } from '../../shared/case/timeline.tsx'
import { Tracks } from '../../shared/case/tracks.tsx'
import { NeedLogin } from '../../shared/need-login.tsx'
import { ProblemNotice } from '../../shared/problem-notice.tsx'
import { useCase } from '../../shared/queries.ts'
import { useChanges } from '../../shared/use-changes.ts'
import { usePageTitle } from '../../shared/use-page-title.ts'
import { Waiting } from '../../shared/waiting.tsx'
import { useTexts } from '../../texts/i18n.ts'
import { CallMe } from '../call-me.tsx'
import { Correction } from '../correction.tsx'
import { FeeDemand } from '../fee-demand.tsx'
import { LettersCard } from '../letters-card.tsx'
import { SentAway } from '../sent-away.tsx'
import { JoinVisits } from '../visits/join-visits.tsx'

// What is kept of a person lies far below, and brings its texts along.
const PersonalData = lazy(async () => ({ default: (await import('../personal-data.tsx')).PersonalData }))
// Few requests are tested by a third party: the others do not load it.
const TesterLink = lazy(async () => ({ default: (await import('../tester-link.tsx')).TesterLink }))

/** Whether somebody tests just now on the owner's or the centre's order. */
const isTested = ({ positions, sight }: Schemas['Case']): boolean =>
  sight === 'full' && positions.some(({ holder }) => holder === 'tester')

/** What an owner usually does next, most usual first. */
const usual = [
  'owner.acceptConditions',
  'owner.acceptUnderProtest',
  'owner.declineConditions',
  'owner.contestCondition',
  'owner.reportObstruction',
  'owner.contestGround',
  'owner.confirmPlan',
  'owner.sayDutyFact',
  'owner.requestCoordination',
  'owner.requestMediation',
  'owner.acceptMediation',
  'owner.confirmAgreement',
  'owner.confirmPerformance',
  'owner.acceptOrderedCharging',
  'owner.waitOnMatter',
  'owner.reportWorksDone',
  'owner.reportRepair',
  'owner.reportDismantled',
  'owner.keepPile',
]

/** What has a place of its own on the page. */
const elsewhere = [
  'owner.askForCall',
  'owner.correctData',
  'owner.correct',
  'owner.ask',
  'owner.answerQuestion',
  'owner.contestGround',
  'owner.contestCondition',
  'owner.reportReferral',
]

/** A request as its owner follows it. */
export const MyCasePage = () => (
  <NeedLogin>
    {(me) => {
      // Whoever works here reads a case at a desk; the address in messages is the same for everybody.
      if (me.party !== 'owner') window.location.replace(window.location.pathname.replace('/cases/', '/desk/cases/'))
      return <OpenedCase />
    }}
  </NeedLogin>
)

const OpenedCase = () => {
  const { t } = useTexts()
  const { caseId = '' } = useParams()
  const seen = useCase({ caseId })
  usePageTitle(seen.data?.caseNumber ?? t('cases.title'))
  if (seen.error) {
    return (
      <div className="page narrow">
        <h1>{t('cases.title')}</h1>
        <ProblemNotice error={seen.error} onRetry={() => void seen.refetch()} />
      </div>
    )
  }
  return seen.data ? <CaseParts seen={seen.data} /> : <Waiting />
}

const CaseParts = ({ seen }: { readonly seen: Schemas['Case'] }) => {
  const door = { caseId: seen.caseId }
  useChanges(door, seen.version)
  return (
    <div className="page">
      <CaseHead seen={seen} compounds="/compounds" piles="/piles" />
      <div className="columns">
        <div className="stack">
          <HandOversOpen seen={seen} />
          <NextSteps seen={seen} />
          <Correction seen={seen} />
          <CallMe door={door} seen={seen} />
          <HandOver seen={seen} />
          <AgreedText seen={seen} />
          <Acts door={door} seen={seen} usual={usual} without={elsewhere} />
          <div className="actions">
            <SentAway seen={seen} />
            {seen.kind === 'request' ? <FeeDemand door={door} seen={seen} /> : null}
          </div>
          <FirstColumnBelow seen={seen} />
        </div>
        <SecondColumn seen={seen} />
        <Below seen={seen} />
      </div>
    </div>
  )
}

/** Somebody came in who gets no data until the owner has said yes or no. */
const HandOversOpen = ({ seen }: { readonly seen: Schemas['Case'] }) => {
  const { t } = useTexts()
  if (seen.handOversOpen.length === 0) return null
  return (
    <p className="notice warn">
      {t('case.handOversOpen', { who: seen.handOversOpen.join(t('form.and')) })}{' '}
      <a href="#personal-data">{t('case.toHandOvers')}</a>
    </p>
  )
}

/**
 * What lies below the first screen follows in small pieces once that screen is there: a slow phone answers to a finger in
 * between.
 */
const useBelow = (seen: Schemas['Case']): Schemas['Case'] | null => useDeferredValue<Schemas['Case'] | null>(seen, null)

const FirstColumnBelow = ({ seen: now }: { readonly seen: Schemas['Case'] }) => {
  const seen = useBelow(now)
  if (!seen) return null
  const door = { caseId: seen.caseId }
  return (
    <>
      {isTested(seen) ? (
        <Suspense fallback={<Waiting />}>
          <TesterLink seen={seen} />
        </Suspense>
      ) : null}
      <LettersCard seen={seen} />
      <JoinVisits seen={seen} atOnce={false} />
      {seen.kind === 'request' ? <Parcel seen={seen} /> : null}
      <Beside seen={seen} door={door} />
      <Meetings seen={seen} door={door} />
      <Grounds door={door} seen={seen} />
      <Questions door={door} seen={seen} />
      <Contacts seen={seen} />
    </>
  )
}

const SecondColumn = ({ seen: now }: { readonly seen: Schemas['Case'] }) => {
  const seen = useBelow(now)
  if (!seen) return null
  const door = { caseId: seen.caseId }
  return (
    <div className="stack">
      <Tracks seen={seen} />
      <ConsentPart seen={seen} />
      {seen.kind === 'request' ? <FireLimits seen={seen} /> : null}
      <Documents door={door} seen={seen} />
      <Papers seen={seen} />
      <ShareTracking seen={seen} />
      <Suspense fallback={null}>
        <PersonalData seen={seen} />
      </Suspense>
    </div>
  )
}

/** What happened comes last on a phone: it grows, and what is to be done should not lie under it. */
const Below = ({ seen }: { readonly seen: Schemas['Case'] }) => (useBelow(seen) ? <Timeline caseId={seen.caseId} /> : null)
