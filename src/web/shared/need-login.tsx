import type { ReactNode } from 'react'
import { Navigate, useLocation } from 'react-router'
import type { Schemas } from '../../client/client.ts'
import { ProblemNotice } from './problem-notice.tsx'
import { useMe } from './queries.ts'
import { Waiting } from './waiting.tsx'

/** Shows a page to whoever is logged in; everybody else logs in first and comes back here. */
export const NeedLogin = ({ children }: { readonly children: (me: Schemas['Me']) => ReactNode }) => {
  const me = useMe()
  const { pathname, search } = useLocation()
  if (me.isPending) return <Waiting />
  if (me.error) return <ProblemNotice error={me.error} onRetry={() => void me.refetch()} />
  if (!me.data) return <Navigate to={`/login?to=${encodeURIComponent(pathname + search)}`} replace />
  return children(me.data)
}
