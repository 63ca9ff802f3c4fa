import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, type ReactNode, useId, useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import { taken } from '../../../client/client.ts'
import { http } from '../../shared/api.ts'
import { sayDay } from '../../shared/days.ts'
import { ProblemNotice } from '../../shared/problem-notice.tsx'
import { usePageTitle } from '../../shared/use-page-title.ts'
import { Waiting } from '../../shared/waiting.tsx'
import { useTexts } from '../../texts/i18n.ts'
import { BranchChoice } from '../company/branch-choice.tsx'
import { CompanyContact } from '../company/company-contact.tsx'
import { OwnRecord } from '../company/own-record.tsx'
import { type Company, useCompany } from '../company/use-company.ts'
import { NeedParty } from '../frame/need-party.tsx'

/** The head office of a company: all its compounds, who looks after each, who is away, and its own record. */
export const CompanyPage = () => <NeedParty parties={['property']}>{() => <HeadOffice />}</NeedParty>

const HeadOffice = () => {
  const { t } = useTexts()
  usePageTitle(t('desk.pages.company'))
  const [search] = useSearchParams()
  const company = useCompany()
  return (
    <div className="page wide">
      <h1>{t('desk.pages.company')}</h1>
      <ProblemNotice error={company.error} onRetry={() => void company.refetch()} />
      {company.isPending ? <Waiting /> : null}
      {company.data ? (
        <OneBranch company={company.data}>
          {(shown) => (
            <>
              <Compounds company={shown} />
              <People company={shown} />
              <Contacts company={company.data} />
            </>
          )}
        </OneBranch>
      ) : null}
      <OwnRecord branch={search.get('branch') ?? ''} />
    </div>
  )
}

/** A head office looks at all its branches, or at one; the choice stays in the address. */
const OneBranch = ({ company, children }: { readonly company: Company; readonly children: (shown: Company) => ReactNode }) => {
  const [search, setSearch] = useSearchParams()
  const branch = search.get('branch') ?? ''
  const isOf = ({ organisationId }: { readonly organisationId: string }) => branch === '' || organisationId === branch
  if (company.branches.length === 0) return children(company)
  return (
    <>
      <BranchChoice
        branches={company.branches}
        chosen={branch}
        onChange={(next) => setSearch(next === '' ? {} : { branch: next }, { replace: true })}
      />
      {children({ ...company, compounds: company.compounds.filter(isOf), people: company.people.filter(isOf) })}
    </>
  )
}

/** What a branch is called; of the head office itself, nothing. */
const branchOf = ({ branches }: Company, { organisationId }: { readonly organisationId: string }): string | null =>
  branches.find((one) => one.organisationId === organisationId)?.name ?? null

const nameOf = (company: Company, accountId: string | null): string | null =>
  company.people.find((person) => person.accountId === accountId)?.login ?? null

const Compounds = ({ company }: { readonly company: Company }) => {
  const { t } = useTexts()
  return (
    <section className="card" aria-labelledby="compounds">
      <h2 id="compounds">{t('desk.company.compounds')}</h2>
      <p className="soft">{t('desk.company.compoundsHint')}</p>
      {company.compounds.length === 0 ? <p>{t('desk.company.noCompounds')}</p> : null}
      <ul className="stack">
        {company.compounds.map((compound) => (
          <li key={compound.compoundId} className="two">
            <div className="stack tight">
              <Link className="strong" to={`/desk/compounds/${compound.compoundId}`}>
                {compound.name}
              </Link>
              {branchOf(company, compound) ? <p className="soft small">{branchOf(company, compound)}</p> : null}
              <p className="row">
                <span className="chip info">{t('desk.company.open', { count: compound.open })}</span>
                <span className="chip">{t('desk.company.withUs', { count: compound.withUs })}</span>
                {compound.late > 0 ? <span className="chip bad">{t('desk.company.late', { count: compound.late })}</span> : null}
              </p>
            </div>
            <Duty company={company} compound={compound} />
          </li>
        ))}
      </ul>
    </section>
  )
}

const Duty = ({ company, compound }: { readonly company: Company; readonly compound: Company['compounds'][number] }) => {
  const { t } = useTexts()
  const id = useId()
  const queries = useQueryClient()
  const { compoundId, responsibleId, actingId } = compound
  const set = useMutation({
    mutationFn: async (accountId: string | null) => {
      const params = { path: { compoundId } }
      taken(await http.PUT('/api/company/duties/{compoundId}', { params, body: { accountId } }))
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['company'] }),
  })
  const acting = nameOf(company, actingId)
  // Who looks after a compound works for whoever issues its papers.
  const isOfBranch = ({ organisationId }: { readonly organisationId: string }) => organisationId === compound.organisationId
  return (
    <div className="field">
      <label htmlFor={id}>{t('desk.company.responsible', { compound: compound.name })}</label>
      <select
        id={id}
        value={responsibleId ?? ''}
        disabled={set.isPending}
        onChange={(event) => set.mutate(event.target.value === '' ? null : event.target.value)}
      >
        <option value="">{t('desk.company.nobody')}</option>
        {company.people.filter(isOfBranch).map(({ accountId, login }) => (
          <option key={accountId} value={accountId}>
            {login}
          </option>
        ))}
      </select>
      {acting !== null && actingId !== responsibleId ? (
        <span className="chip warn">{t('desk.company.standsIn', { name: acting })}</span>
      ) : null}
      {responsibleId !== null && acting === null ? <span className="chip bad">{t('desk.company.allAway')}</span> : null}
      <ProblemNotice error={set.error} />
    </div>
  )
}

const People = ({ company }: { readonly company: Company }) => {
  const { t } = useTexts()
  return (
    <section className="card" aria-labelledby="people">
      <h2 id="people">{t('desk.company.people')}</h2>
      <p className="soft">{t('desk.company.peopleHint')}</p>
      <ul className="stack">
        {company.people.map((person) => (
          <li key={person.accountId}>
            <Person company={company} person={person} />
          </li>
        ))}
      </ul>
    </section>
  )
}

/** At which phones and addresses the company, and of a head office each branch, is told. */
const Contacts = ({ company }: { readonly company: Company }) => {
  const { t } = useTexts()
  const own = company.people.find(({ you }) => you)?.organisationId
  if (!own) return null
  return (
    <section className="card" aria-labelledby="contacts">
      <h2 id="contacts">{t('desk.contact.title')}</h2>
      <CompanyContact organisationId={own} name={t('desk.contact.own')} />
      {company.branches.map(({ organisationId, name }) => (
        <section className="stack tight" key={organisationId} aria-label={name}>
          <p className="strong">{name}</p>
          <CompanyContact organisationId={organisationId} name={name} />
        </section>
      ))}
    </section>
  )
}

const Person = ({ company, person }: { readonly company: Company; readonly person: Company['people'][number] }) => {
  const { t, language } = useTexts()
  const queries = useQueryClient()
  const [isOpen, setOpen] = useState(false)
  const { accountId, leave } = person
  const colleagues = company.people.filter(({ organisationId }) => organisationId === person.organisationId)
  const end = useMutation({
    mutationFn: async () => {
      taken(await http.PUT('/api/company/leaves/{accountId}', { params: { path: { accountId } }, body: { leave: null } }))
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['company'] }),
  })
  return (
    <div className="stack tight">
      <div className="row spread">
        <span>
          <span className="strong">{person.login}</span>{' '}
          {branchOf(company, person) ? <span className="soft small">{branchOf(company, person)} </span> : null}
          {person.you ? <span className="chip good">{t('desk.company.you')}</span> : null}
        </span>
        {leave ? (
          <button type="button" className="button" disabled={end.isPending} onClick={() => end.mutate()}>
            {t('desk.company.endLeave', { name: person.login })}
          </button>
        ) : colleagues.length > 1 ? (
          <button type="button" className="button" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
            {t('desk.company.goesAway', { name: person.login })}
          </button>
        ) : null}
      </div>
      {leave ? (
        <p className="notice">
          {t('desk.company.away', {
            from: sayDay(leave.fromOn, language),
            until: sayDay(leave.untilOn, language),
            deputy: nameOf(company, leave.deputyId) ?? t('desk.company.gone'),
          })}
        </p>
      ) : null}
      {isOpen && !leave ? <LeaveForm company={company} person={person} onKept={() => setOpen(false)} /> : null}
      <ProblemNotice error={end.error} />
    </div>
  )
}

const LeaveForm = ({
  company,
  person,
  onKept,
}: {
  readonly company: Company
  readonly person: Company['people'][number]
  readonly onKept: () => void
}) => {
  const { t } = useTexts()
  const id = useId()
  const queries = useQueryClient()
  const others = company.people.filter(
    ({ accountId, organisationId }) => accountId !== person.accountId && organisationId === person.organisationId,
  )
  const [fromOn, setFrom] = useState(company.asOf)
  const [untilOn, setUntil] = useState(company.asOf)
  const [deputyId, setDeputy] = useState(others[0]?.accountId ?? '')
  const keep = useMutation({
    mutationFn: async () => {
      const params = { path: { accountId: person.accountId } }
      taken(await http.PUT('/api/company/leaves/{accountId}', { params, body: { leave: { fromOn, untilOn, deputyId } } }))
    },
    onSuccess: onKept,
    onSettled: () => queries.invalidateQueries({ queryKey: ['company'] }),
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    keep.mutate()
  }
  return (
    <form className="filters" onSubmit={submit}>
      <div className="field">
        <label htmlFor={`${id}-from`}>{t('desk.company.from')}</label>
        <input id={`${id}-from`} type="date" required value={fromOn} onChange={(event) => setFrom(event.target.value)} />
      </div>
      <div className="field">
        <label htmlFor={`${id}-until`}>{t('desk.company.until')}</label>
        <input
          id={`${id}-until`}
          type="date"
          required
          min={fromOn}
          value={untilOn}
          onChange={(event) => setUntil(event.target.value)}
        />
      </div>
      <div className="field">
        <label htmlFor={`${id}-deputy`}>{t('desk.company.deputy')}</label>
        <select id={`${id}-deputy`} required value={deputyId} onChange={(event) => setDeputy(event.target.value)}>
          {others.map(({ accountId, login }) => (
            <option key={accountId} value={accountId}>
              {login}
            </option>
          ))}
        </select>
      </div>
      <button type="submit" className="button main" disabled={keep.isPending}>
        {t('desk.company.keepLeave')}
      </button>
      <ProblemNotice error={keep.error} />
    </form>
  )
}
