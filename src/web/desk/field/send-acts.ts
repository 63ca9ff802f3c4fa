import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState } from 'react'
import { ApiProblem, newKey, taken } from '../../../client/client.ts'
import { http, uploadDocument } from '../../shared/api.ts'
import { todayInShanghai } from '../../shared/days.ts'
import { dropAct, keepAct, type QueuedAct, queuedActs, useQueuedActs } from './kept-acts.ts'
import { keptPhotos } from './kept-photos.ts'

/** So long is waited before the next try where there seems to be a signal and nothing arrives, in milliseconds. */
export const patienceMs = 15_000

/** Sends one act with the pictures of its place, on the version on which the case stands now. */
const sendAct = async (act: QueuedAct): Promise<void> => {
  const { caseId, type, values, on, key, photos } = act
  const path = { caseId }
  const evidence: string[] = []
  for (const { id, file } of await keptPhotos(caseId)) {
    if (photos.includes(id)) evidence.push((await uploadDocument(path, { kind: 'sitePhoto', file, key: id })).documentId)
  }
  const { version } = taken(await http.GET('/api/cases/{caseId}', { params: { path } }))
  const tellsDay = act.tellsDay ?? on !== todayInShanghai()
  if (act.tellsDay === null) keepAct({ ...act, tellsDay })
  const header = { 'if-match': `"${version}"`, 'idempotency-key': key }
  // The service checks every event whole.
  const body = { type, ...values, ...(tellsDay ? { occurredOn: on } : {}), evidence } as never
  taken(await http.POST('/api/cases/{caseId}/events', { params: { path, header }, body }))
}

/** What becomes of an act that did not arrive: refused for good, it waits for whoever wrote it; else it is tried again. */
const afterError = (act: QueuedAct, error: unknown): void => {
  if (!(error instanceof ApiProblem)) return
  const { problem } = error
  // The case has moved on while it was sent: the next try reads it anew, and is another write.
  if (problem.status === 412) keepAct({ ...act, key: newKey() })
  else if (problem.status >= 400 && problem.status < 500 && ![401, 408, 429].includes(problem.status)) {
    keepAct({ ...act, refused: problem })
  }
}

/** What became of the acts of this phone: what waits, what is on its way, what has arrived since the page was opened. */
export interface SiteActs {
  readonly waiting: readonly QueuedAct[]
  readonly sendingCase: string | null
  readonly sent: readonly QueuedAct[]
}

/** Sends what waits as soon as there is a signal, each once, and only in the name of whoever wrote it. */
export const useSiteActs = (accountId: string | null, isLoggedIn: boolean): SiteActs => {
  const queries = useQueryClient()
  const waiting = useQueuedActs(accountId)
  const [sendingCase, setSendingCase] = useState<string | null>(null)
  const [sent, setSent] = useState<readonly QueuedAct[]>([])
  const isBusy = useRef(false)
  const sendAll = useCallback(async () => {
    if (isBusy.current || !isLoggedIn) return
    isBusy.current = true
    for (const act of queuedActs().filter(({ by, refused }) => by === accountId && refused === null)) {
      setSendingCase(act.caseId)
      const arrived = await sendAct(act).then(
        () => true,
        (error: unknown) => {
          afterError(act, error)
          return false
        },
      )
      if (!arrived) continue
      dropAct(act.caseId)
      setSent((before) => [...before, act])
      void queries.invalidateQueries({ queryKey: ['site-visit', act.caseId] })
      void queries.invalidateQueries({ queryKey: ['cases'] })
    }
    isBusy.current = false
    setSendingCase(null)
  }, [accountId, isLoggedIn, queries])
  const count = waiting.filter(({ refused }) => refused === null).length
  useEffect(() => {
    if (count === 0) return
    const again = (): void => void sendAll()
    again()
    window.addEventListener('online', again)
    const timer = setInterval(again, patienceMs)
    return () => {
      window.removeEventListener('online', again)
      clearInterval(timer)
    }
  }, [count, sendAll])
  return { waiting, sendingCase, sent }
}
