import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Link, NavLink, useNavigate } from 'react-router'
import { type Schemas, taken } from '../../../client/client.ts'
import { http } from '../../shared/api.ts'
import { Brand } from '../../shared/brand.tsx'
import { partyName } from '../../shared/names.ts'
import { useMe } from '../../shared/queries.ts'
import { forgetAll, useKeeper } from '../../shared/use-kept.ts'
import { useTexts } from '../../texts/i18n.ts'
import { pagesOf } from './desk-pages.ts'

/** What stands on every page of a desk: which desk, who one is, its pages, the language, the way out. */
export const DeskLayout = ({ children }: { readonly children: ReactNode }) => {
  const { t, language, change } = useTexts()
  const me = useMe()
  useKeeper(me.data)
  const works = me.data && me.data.party !== 'owner' ? me.data : null
  return (
    <>
      <a className="skip" href="#content">
        {t('app.skip')}
      </a>
      <header className="top">
        <div className="top-inner wide">
          <Link to="/desk" className="brand">
            <Brand />
            {t('app.name')} · {t('desk.title')}
          </Link>
          {works ? <Who me={works} /> : null}
          <button
            type="button"
            lang={language === 'en' ? 'zh-CN' : 'en'}
            onClick={() => void change(language === 'en' ? 'zh-CN' : 'en')}
          >
            {t('app.language')}
          </button>
          {me.data ? <LogOut me={me.data} /> : null}
          {works ? (
            <nav className="desk-nav" aria-label={t('desk.nav')}>
              {pagesOf(works.party).map(({ path, name }) => (
                <NavLink key={path} to={path} end>
                  {t(`desk.pages.${name}`)}
                </NavLink>
              ))}
            </nav>
          ) : null}
        </div>
      </header>
      <main id="content" tabIndex={-1}>
        {children}
      </main>
    </>
  )
}

/** The party, and the body that the person works for. */
const Who = ({ me }: { readonly me: Schemas['Me'] }) => {
  const { language } = useTexts()
  const { party, organisationId } = me
  const body = useQuery({
    queryKey: ['own body', organisationId],
    // Until the account is its person’s own it is told nothing.
    enabled: organisationId !== null && !me.mustChangePassword && !me.mustSetUpFactor,
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async () => {
      const { organisations } = taken(
        await http.GET('/api/organisations', { params: { query: { party: party as 'property', limit: 200 } } }),
      )
      return organisations.find((one) => one.organisationId === organisationId)?.name ?? null
    },
  })
  const [name, of] = [partyName(party, language), body.data ?? null]
  // A body that is called by its kind says it once.
  return <span className="who">{of === null ? name : of.includes(name) ? of : `${name} · ${of}`}</span>
}

const LogOut = ({ me }: { readonly me: Schemas['Me'] }) => {
  const { t } = useTexts()
  const queries = useQueryClient()
  const navigate = useNavigate()
  const logOut = useMutation({
    mutationFn: async () => {
      await http.POST('/api/logout')
      if (!me.isByProvider) return null
      const { data } = await http.GET('/api/login/provider/sign-out')
      return data?.address ?? null
    },
    onSettled: (address) => {
      // What this account could see, and what it was writing, is gone from the page at once.
      forgetAll()
      // Logged in by the house’s single sign-on: the next one at this desk would come in by it again.
      if (address) return window.location.assign(address)
      void queries.resetQueries()
      void navigate('/login?to=/desk')
    },
  })
  return (
    <button type="button" onClick={() => logOut.mutate()}>
      {t('app.logOut')}
    </button>
  )
}
