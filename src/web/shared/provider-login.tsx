import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useLocation } from 'react-router'
import { taken } from '../../client/client.ts'
import { useTexts } from '../texts/i18n.ts'
import { staffLoginTexts } from '../texts/staff-login.ts'
import { http } from './api.ts'

/** The house's single sign-on where it has one, and the form for name and password beside or behind it. */
export const WithProvider = ({ to, children }: { readonly to: string; readonly children: ReactNode }) => {
  const { language } = useTexts()
  const say = staffLoginTexts[language]
  const came = new URLSearchParams(useLocation().search).get('provider')
  const ways = useQuery({
    queryKey: ['login ways'],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async () => taken(await http.GET('/api/login/ways')),
  })
  const provider = ways.data?.provider
  if (!provider) return children
  return (
    <div className="stack">
      {came === 'failed' || came === 'unknown' ? (
        <p className="notice bad" role="alert">
          {say[came]}
        </p>
      ) : null}
      <a className="button main wide" href={`/api/login/provider?to=${encodeURIComponent(to)}`}>
        {provider.name}
      </a>
      <details>
        <summary>{ways.data?.localLogin ? say.local : say.operators}</summary>
        {children}
      </details>
    </div>
  )
}
