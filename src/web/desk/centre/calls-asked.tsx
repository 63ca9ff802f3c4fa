import { Link } from 'react-router'
import { sayDay } from '../../shared/days.ts'
import { useCase } from '../../shared/queries.ts'
import { useTexts } from '../../texts/i18n.ts'
import type { Summary } from '../inbox/use-cases.ts'
import { CallResult } from './call-result.tsx'

/** Owners who asked for a call, who waits longest first: whom to call under which number, and the result in two taps. */
export const CallsAsked = ({ cases }: { readonly cases: readonly Summary[] }) => {
  const { t } = useTexts()
  const asked = cases
    .filter(({ callAskedOn }) => callAskedOn !== null)
    .toSorted((one, other) => (one.callAskedOn ?? '').localeCompare(other.callAskedOn ?? ''))
  if (asked.length === 0) return null
  return (
    <section className="card" aria-labelledby="calls-asked">
      <h2 id="calls-asked">{t('desk.day.callsAsked', { count: asked.length })}</h2>
      <ul className="stack">
        {asked.map((summary) => (
          <AskedCall key={summary.caseId} summary={summary} />
        ))}
      </ul>
    </section>
  )
}

const AskedCall = ({ summary }: { readonly summary: Summary }) => {
  const { t, language } = useTexts()
  const seen = useCase({ caseId: summary.caseId })
  return (
    <li className="stack tight">
      <p className="row">
        <Link className="strong" to={`/desk/cases/${summary.caseId}`}>
          {summary.compound} {summary.space}
        </Link>
        <Called applicant={seen.data?.applicant ?? null} />
        {summary.callAskedOn ? (
          <span className="soft">{t('desk.day.askedOn', { day: sayDay(summary.callAskedOn, language) })}</span>
        ) : null}
      </p>
      <p className="small">{summary.nextStep?.sentence}</p>
      <CallResult summary={summary} party="owner" results={['notReached', 'reached']} />
    </li>
  )
}

/** Who is called, under which number: a tap dials where the desk is a telephone. */
export const Called = ({ applicant }: { readonly applicant: { name: string | null; phone: string | null } | null }) =>
  applicant ? (
    <span>
      {applicant.name} {applicant.phone ? <a href={`tel:${applicant.phone}`}>{applicant.phone}</a> : null}
    </span>
  ) : null
