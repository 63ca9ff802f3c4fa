import { Link, useLocation, useNavigate, useParams } from 'react-router'
import type { Schemas } from '../../../client/client.ts'
import { BeforeDeciding } from '../../shared/answer/before-deciding.tsx'
import { CompanyAnswer, companyAnswers } from '../../shared/answer/company-answer.tsx'
import { lookOfCompany } from '../../shared/answer/owner-reads.tsx'
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
import { Timeline } from '../../shared/case/timeline.tsx'
import { Tracks } from '../../shared/case/tracks.tsx'
import { useOpening } from '../../shared/case/use-opening.ts'
import { sayDay } from '../../shared/days.ts'
import { ProblemNotice } from '../../shared/problem-notice.tsx'
import { useCase } from '../../shared/queries.ts'
import { useChanges } from '../../shared/use-changes.ts'
import { usePageTitle } from '../../shared/use-page-title.ts'
import { Waiting } from '../../shared/waiting.tsx'
import { useTexts } from '../../texts/i18n.ts'
import { ByTwo } from '../bureau/by-two.tsx'
import { Applicant } from '../case/applicant.tsx'
import { CaseLinks } from '../case/case-links.tsx'
import { DayAccount } from '../case/day-account.tsx'
import { Precedents } from '../case/precedents.tsx'
import { usualActsOf } from '../case/usual-acts.ts'
import { CallResult } from '../centre/call-result.tsx'
import { Called } from '../centre/calls-asked.tsx'
import { NeedParty } from '../frame/need-party.tsx'

/** A case at a desk: what is to be done on the left, what is known on the right. */
export const DeskCasePage = () => <NeedParty>{() => <OpenedCase />}</NeedParty>

const OpenedCase = () => {
  const { t } = useTexts()
  const { caseId = '' } = useParams()
  const seen = useCase({ caseId })
  usePageTitle(seen.data?.caseNumber ?? t('desk.pages.cases'))
  if (seen.error) {
    return (
      <div className="page narrow">
        <h1>{t('desk.pages.cases')}</h1>
        <ProblemNotice error={seen.error} onRetry={() => void seen.refetch()} />
        <Link className="button" to="/desk">
          {t('desk.toInbox')}
        </Link>
      </div>
    )
  }
  return seen.data ? <CaseParts seen={seen.data} /> : <Waiting />
}

const CaseParts = ({ seen }: { readonly seen: Schemas['Case'] }) => {
  const door = { caseId: seen.caseId }
  useChanges(door, seen.version)
  useOpening(door, seen)
  const isCompany = seen.you === 'property'
  return (
    <div className="page wide">
      <BackToList />
      <CaseHead seen={seen} compounds="/desk/compounds" piles="/desk/piles" />
      <div className="columns">
        <div className="stack">
          <NextSteps seen={seen} />
          {isCompany && seen.phase !== 'closed' ? <BeforeDeciding door={door} seen={seen} /> : null}
          {seen.overseen ? <OverseenNotice /> : null}
          {isCompany ? <CompanyAnswer door={door} seen={seen} /> : null}
          {isCompany ? <AgreedText seen={seen} /> : null}
          <Acts
            door={door}
            seen={seen}
            usual={usualActsOf(seen.you)}
            without={[
              ...(isCompany ? companyAnswers : []),
              `${seen.you}.ask`,
              `${seen.you}.answerQuestion`,
              'centre.holdJointMeeting',
            ]}
            lookOf={lookOfCompany}
          />
          {seen.you === 'centre' ? <OwnerWantsCall seen={seen} /> : null}
          <ByTwo seen={seen} />
          <HandOver seen={seen} />
          {seen.you === 'centre' ? <TableLinks seen={seen} /> : null}
          <Meetings seen={seen} door={door} />
          {seen.kind === 'request' ? <Parcel seen={seen} /> : null}
          <Beside seen={seen} door={door} />
          <Grounds door={door} seen={seen} />
          <Questions door={door} seen={seen} />
          <Contacts seen={seen} />
          {isCompany ? null : <Precedents seen={seen} />}
        </div>
        <div className="stack">
          <Tracks seen={seen} />
          <ConsentPart seen={seen} />
          <FireLimits seen={seen} />
          <Applicant seen={seen} />
          <Documents door={door} seen={seen} />
          {seen.you === 'centre' && seen.sight === 'full' && seen.phase !== 'draft' ? <CaseLinks seen={seen} /> : null}
          <Papers seen={seen} />
          <DayAccount seen={seen} />
        </div>
        <Timeline caseId={seen.caseId} />
      </div>
    </div>
  )
}

/** A head office reads what its branch answers. */
const OverseenNotice = () => {
  const { t } = useTexts()
  return <p className="notice">{t('desk.company.overseen')}</p>
}

/** The owner waits for a call: whom to call, and what came of it in two taps. */
const OwnerWantsCall = ({ seen }: { readonly seen: Schemas['Case'] }) => {
  const { t, language } = useTexts()
  const asked = seen.questions.find(({ call, waits }) => call && waits)
  if (!asked) return null
  return (
    <section className="card" aria-labelledby="owner-wants-call">
      <h2 id="owner-wants-call">{t('desk.day.callsAsked', { count: 1 })}</h2>
      <p className="row">
        <Called applicant={seen.applicant} />
        <span className="soft">{t('desk.day.askedOn', { day: sayDay(asked.askedOn, language) })}</span>
      </p>
      <CallResult summary={seen} party="owner" results={['notReached', 'reached']} />
    </section>
  )
}

/** The pages that the centre has open at a table. */
const TableLinks = ({ seen }: { readonly seen: Schemas['Case'] }) => {
  const { t } = useTexts()
  const canMeet = seen.allowedEvents.some(({ type, allowed }) => type === 'centre.holdJointMeeting' && allowed)
  const isMediated = seen.positions.some(({ stage }) => stage === 'mediation') || seen.mediations.length > 0
  if (!canMeet && !isMediated) return null
  return (
    <div className="actions">
      {canMeet ? (
        <Link className="button" to={`/desk/cases/${seen.caseId}/meeting`}>
          {t('desk.meeting.open')}
        </Link>
      ) : null}
      {isMediated ? (
        <Link className="button" to={`/desk/cases/${seen.caseId}/mediation`}>
          {t('desk.mediation.toTable')}
        </Link>
      ) : null}
    </div>
  )
}

/** Back to where the case was opened from, with the conditions of that list; by a deep link, to the inbox. */
const BackToList = () => {
  const { t } = useTexts()
  const navigate = useNavigate()
  const { key } = useLocation()
  return (
    <p className="no-print">
      <Link
        to="/desk"
        onClick={(event) => {
          if (key === 'default') return
          event.preventDefault()
          void navigate(-1)
        }}
      >
        {t('desk.case.back')}
      </Link>
    </p>
  )
}
