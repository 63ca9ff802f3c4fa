import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Link, useNavigate } from 'react-router'
import { http } from '../shared/api.ts'
import { Brand } from '../shared/brand.tsx'
import { turnElderMode, useElderMode } from '../shared/elder-mode.ts'
import { useMe } from '../shared/queries.ts'
import { forgetAll, useKeeper } from '../shared/use-kept.ts'
import { useTexts } from '../texts/i18n.ts'

/** What stands on every page of an owner: where one is, who one is, the language, large type. */
export const Layout = ({ children }: { readonly children: ReactNode }) => {
  const { t, language, change } = useTexts()
  const me = useMe()
  useKeeper(me.data)
  const navigate = useNavigate()
  const queries = useQueryClient()
  const elder = useElderMode()
  const logOut = useMutation({
    mutationFn: () => http.POST('/api/logout'),
    onSettled: () => {
      // What this account could see, and what it was writing, is gone from the page at once.
      forgetAll()
      void queries.resetQueries()
      void navigate('/')
    },
  })
  return (
    <>
      <a className="skip" href="#content">
        {t('app.skip')}
      </a>
      <header className="top">
        <nav className="top-inner" aria-label={t('app.name')}>
          <Link to="/" className="brand">
            <Brand />
            <span className="brand-name">{t('app.name')}</span>
          </Link>
          {me.data?.party === 'owner' ? (
            <Link className="top-link" to="/cases">
              {t('app.myCases')}
            </Link>
          ) : null}
          {me.data && me.data.party !== 'owner' ? (
            <a className="top-link" href="/desk">
              {t('app.desk')}
            </a>
          ) : null}
          <button type="button" aria-pressed={elder} onClick={() => turnElderMode(!elder)}>
            {t(elder ? 'app.elderOff' : 'app.elderOn')}
          </button>
          <button
            type="button"
            lang={language === 'en' ? 'zh-CN' : 'en'}
            onClick={() => void change(language === 'en' ? 'zh-CN' : 'en')}
          >
            {t('app.language')}
          </button>
          {me.data ? (
            <button type="button" onClick={() => logOut.mutate()}>
              {t('app.logOut')}
            </button>
          ) : (
            <Link className="top-link" to="/login">
              {t('app.logIn')}
            </Link>
          )}
        </nav>
      </header>
      <main id="content" tabIndex={-1}>
        {children}
      </main>
    </>
  )
}
