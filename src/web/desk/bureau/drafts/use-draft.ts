import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { ApiProblem, type Schemas, taken } from '../../../../client/client.ts'
import { http } from '../../../shared/api.ts'
import { useTexts } from '../../../texts/i18n.ts'

/** A draft as the service answers it. */
export type Draft = Schemas['RuleDraft']
/** A question about it. */
export type Question = Draft['questions'][number]
/** A change of it. */
export type Change = Schemas['RuleDraftChanges']['changes'][number]

/** A change that is not saved yet; one of the same name takes its place. */
interface Pending {
  readonly name: string
  readonly change: Change
}

/** So long nobody types before what was typed is saved, in milliseconds. */
const pause = 600

/** A draft that is saved as it is written. What was typed stays until the service has it, whatever goes wrong on the way. */
export const useDraft = (draftId: string) => {
  const { language } = useTexts()
  const queries = useQueryClient()
  const key = ['rule-draft', draftId, language]
  const found = useQuery({
    queryKey: key,
    queryFn: async () => taken(await http.GET('/api/rule-drafts/{draftId}', { params: { path: { draftId } } })),
  })
  const [pending, setPending] = useState<readonly Pending[]>([])
  const [isSaving, setSaving] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const version = useRef(0)
  version.current = found.data?.version ?? version.current

  const took = async (draft: Draft): Promise<void> => {
    version.current = draft.version
    queries.setQueryData(key, draft)
    await queries.invalidateQueries({ queryKey: ['rule-drafts'] })
  }
  const params = () => ({ path: { draftId }, header: { 'if-match': `"${version.current}"` } })
  const save = async (): Promise<void> => {
    const sent = pending
    if (sent.length === 0) return
    setSaving(true)
    try {
      const body = { changes: sent.map(({ change }) => change) }
      await took(taken(await http.PATCH('/api/rule-drafts/{draftId}', { params: params(), body })))
      // What was typed while this was on its way waits for the next time.
      setPending((now) => now.filter((entry) => !sent.includes(entry)))
      setError(null)
    } catch (problem) {
      setError(problem)
    } finally {
      setSaving(false)
    }
  }
  const latest = useRef(save)
  latest.current = save
  useEffect(() => {
    if (pending.length === 0 || isSaving || error !== null) return
    const timer = setTimeout(() => void latest.current(), pause)
    return () => clearTimeout(timer)
  }, [pending, isSaving, error])
  // Whoever leaves the page by a link takes what is pending along.
  useEffect(() => () => void latest.current(), [])

  return {
    found,
    pending,
    isSaving,
    error,
    isStale: error instanceof ApiProblem && error.problem.code === 'DRAFT_MOVED_ON',
    write: (name: string, change: Change): void => {
      setPending((now) => [...now.filter((entry) => entry.name !== name), { name, change }])
    },
    /** What somebody typed, before the service has it. */
    typed: (name: string): Change | undefined => pending.find((entry) => entry.name === name)?.change,
    saveAgain: async (): Promise<void> => {
      await found.refetch()
      setError(null)
    },
    drop: async (): Promise<void> => {
      setPending([])
      await found.refetch()
      setError(null)
    },
    takeBack: async (): Promise<void> => {
      setSaving(true)
      try {
        await took(taken(await http.POST('/api/rule-drafts/{draftId}/take-back', { params: params() })))
      } catch (problem) {
        setError(problem)
      } finally {
        setSaving(false)
      }
    },
  }
}

/** A draft being written, for the parts of its page. */
export type Writing = ReturnType<typeof useDraft>
