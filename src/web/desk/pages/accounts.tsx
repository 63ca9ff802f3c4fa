import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Table } from 'antd'
import { type FormEvent, useId, useState } from 'react'
import { useSearchParams } from 'react-router'
import { type Schemas, taken } from '../../../client/client.ts'
import { http } from '../../shared/api.ts'
import { sayInstant } from '../../shared/days.ts'
import { partyName } from '../../shared/names.ts'
import { ProblemNotice } from '../../shared/problem-notice.tsx'
import { Sheet } from '../../shared/sheet.tsx'
import { usePageTitle } from '../../shared/use-page-title.ts'
import { Waiting } from '../../shared/waiting.tsx'
import { useTexts } from '../../texts/i18n.ts'
import { NeedParty } from '../frame/need-party.tsx'
import { Scroll } from '../frame/scroll.tsx'
import { AskReset, FourEyesCard } from '../operator/four-eyes.tsx'
import { LoginActs } from '../operator/login-acts.tsx'

type Account = Schemas['Account']

/** Who can log in: made and disabled here. */
export const AccountsPage = () => <NeedParty parties={['operator']}>{(me) => <Accounts me={me} />}</NeedParty>

/** Whose accounts can be asked for, most usual first. */
const staff = ['property', 'community', 'centre', 'fire', 'grid', 'bureau', 'operator'] as const
type Staff = (typeof staff)[number]

const Accounts = ({ me }: { readonly me: Schemas['Me'] }) => {
  const { t, language } = useTexts()
  const id = useId()
  usePageTitle(t('desk.pages.accounts'))
  const [search, setSearch] = useSearchParams()
  const party = staff.find((one) => one === search.get('party')) ?? ''
  const [making, setMaking] = useState(false)
  const accounts = useQuery({
    queryKey: ['accounts', party],
    queryFn: async () =>
      taken(await http.GET('/api/accounts', { params: { query: { limit: 500, ...(party === '' ? {} : { party }) } } })).accounts,
  })
  const bodies = useBodies()
  return (
    <div className="page wide">
      <div className="row spread">
        <h1>{t('desk.pages.accounts')}</h1>
        <button type="button" className="button main" onClick={() => setMaking(true)}>
          {t('desk.accounts.make')}
        </button>
      </div>
      <div className="field">
        <label htmlFor={id}>{t('desk.accounts.party')}</label>
        <select id={id} value={party} onChange={({ target }) => setSearch(target.value === '' ? {} : { party: target.value })}>
          <option value="">{t('desk.inbox.any')}</option>
          {staff.map((one) => (
            <option key={one} value={one}>
              {partyName(one, language)}
            </option>
          ))}
        </select>
      </div>
      <ProblemNotice error={accounts.error} onRetry={() => void accounts.refetch()} />
      {accounts.isPending ? <Waiting /> : null}
      {accounts.data ? (
        <Scroll label={t('desk.pages.accounts')}>
          <Table<Account>
            rowKey="accountId"
            size="middle"
            scroll={{ x: 640 }}
            dataSource={accounts.data.filter((account) => account.login !== null)}
            pagination={accounts.data.length > 30 ? { pageSize: 30, showSizeChanger: false } : false}
            columns={[
              { title: t('login.name'), dataIndex: 'login' },
              { title: t('desk.accounts.party'), render: (_, account) => partyName(account.party, language) },
              { title: t('desk.pages.organisations'), render: (_, account) => bodies.get(account.organisationId ?? '') ?? '' },
              { title: t('desk.accounts.made'), render: (_, account) => sayInstant(account.createdAt, language) },
              { title: t('desk.accounts.state'), render: (_, account) => <Disable account={account} /> },
              {
                title: t('desk.accounts.more'),
                render: (_, account) => (account.disabledAt ? null : <LoginActs account={account} />),
              },
              {
                title: t('desk.me.factor'),
                render: (_, account) =>
                  (account.party === 'bureau' || account.party === 'operator') && !account.disabledAt ? (
                    <AskReset accountId={account.accountId} login={account.login} />
                  ) : null,
              },
            ]}
          />
        </Scroll>
      ) : null}
      <FourEyesCard me={me} />
      {making ? (
        <Sheet title={t('desk.accounts.make')} onClose={() => setMaking(false)}>
          <NewAccount onDone={() => setMaking(false)} />
        </Sheet>
      ) : null}
    </div>
  )
}

/** Names of all bodies by their id. */
const useBodies = (): ReadonlyMap<string, string> => {
  const bodies = useQuery({
    queryKey: ['bodies'],
    queryFn: async () => taken(await http.GET('/api/organisations', { params: { query: { limit: 200 } } })).organisations,
  })
  return new Map((bodies.data ?? []).map(({ organisationId, name }) => [organisationId, name]))
}

const Disable = ({ account }: { readonly account: Account }) => {
  const { t, language } = useTexts()
  const queries = useQueryClient()
  const [sure, setSure] = useState(false)
  const disable = useMutation({
    mutationFn: async () =>
      taken(await http.POST('/api/accounts/{accountId}/disable', { params: { path: { accountId: account.accountId } } })),
    onSettled: () => queries.invalidateQueries({ queryKey: ['accounts'] }),
  })
  if (account.disabledAt) {
    return <span className="soft">{t('desk.accounts.disabled', { time: sayInstant(account.disabledAt, language) })}</span>
  }
  return (
    <>
      <button
        type="button"
        className="button danger"
        aria-label={t(sure ? 'desk.accounts.sureOf' : 'desk.accounts.disableOf', { login: account.login })}
        disabled={disable.isPending}
        onClick={() => (sure ? disable.mutate() : setSure(true))}
      >
        {t(sure ? 'desk.accounts.sure' : 'desk.accounts.disable')}
      </button>
      <ProblemNotice error={disable.error} />
    </>
  )
}

const NewAccount = ({ onDone }: { readonly onDone: () => void }) => {
  const { t, language } = useTexts()
  const id = useId()
  const queries = useQueryClient()
  const [party, setParty] = useState<Staff>('property')
  const [organisationId, setOrganisationId] = useState('')
  const [login, setLogin] = useState('')
  const [password, setPassword] = useState('')
  const bodies = useQuery({
    queryKey: ['bodies', party],
    enabled: party !== 'operator',
    queryFn: async () =>
      taken(await http.GET('/api/organisations', { params: { query: { party: party as 'property', limit: 200 } } }))
        .organisations,
  })
  const make = useMutation({
    mutationFn: async () =>
      taken(
        await http.POST('/api/accounts', {
          body: { party, organisationId: party === 'operator' ? null : organisationId, login, password },
        }),
      ),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['accounts'] })
      onDone()
    },
  })
  return (
    <form
      className="stack"
      onSubmit={(event: FormEvent) => {
        event.preventDefault()
        make.mutate()
      }}
    >
      <div className="field">
        <label htmlFor={`${id}-party`}>{t('desk.accounts.party')}</label>
        {/* The options are the list of parties. */}
        <select id={`${id}-party`} value={party} onChange={(event) => setParty(event.target.value as Staff)}>
          {staff.map((one) => (
            <option key={one} value={one}>
              {partyName(one, language)}
            </option>
          ))}
        </select>
      </div>
      {party === 'operator' ? null : (
        <div className="field">
          <label htmlFor={`${id}-body`}>{t('desk.pages.organisations')}</label>
          <select id={`${id}-body`} required value={organisationId} onChange={(event) => setOrganisationId(event.target.value)}>
            <option value="">{t('form.choose')}</option>
            {bodies.data?.map((body) => (
              <option key={body.organisationId} value={body.organisationId}>
                {body.name}
              </option>
            ))}
          </select>
        </div>
      )}
      <div className="field">
        <label htmlFor={`${id}-login`}>{t('login.name')}</label>
        <input
          id={`${id}-login`}
          required
          minLength={3}
          maxLength={64}
          autoComplete="off"
          value={login}
          onChange={(event) => setLogin(event.target.value)}
        />
        <span className="hint">{t('desk.accounts.loginHint')}</span>
      </div>
      <div className="field">
        <label htmlFor={`${id}-password`}>{t('login.password')}</label>
        <input
          id={`${id}-password`}
          type="password"
          required
          autoComplete="new-password"
          value={password}
          onChange={(event) => setPassword(event.target.value)}
        />
        <span className="hint">{t('desk.accounts.passwordHint')}</span>
      </div>
      <ProblemNotice error={make.error} />
      <button type="submit" className="button main wide" disabled={make.isPending}>
        {t(make.isPending ? 'waiting.saving' : 'desk.accounts.make')}
      </button>
    </form>
  )
}
