import { useSearchParams } from 'react-router'

/** Names of the conditions as they stand in the address. */
const names = ['stage', 'holder', 'district', 'query', 'overdue', 'branch'] as const

/** Conditions of a list of cases; '' = any. */
export type CaseFilters = Readonly<Record<(typeof names)[number], string>>

/** No condition: all cases of the caller, those that are over too. */
export const noFilters: CaseFilters = { stage: '', holder: '', district: '', query: '', overdue: '', branch: '' }

/** The conditions of the list, kept in the address: a link, the back button and a refresh bring them back. */
export const useCaseFilters = () => {
  const [search, setSearch] = useSearchParams()
  const filters = Object.fromEntries(names.map((name) => [name, search.get(name) ?? ''])) as CaseFilters
  const change = (name: keyof CaseFilters, value: string): void =>
    setSearch(
      (before) => {
        const next = new URLSearchParams(before)
        if (value === '') next.delete(name)
        else next.set(name, value)
        next.delete('page')
        return next
      },
      // Each letter of a search is no page of its own to come back to.
      { replace: name === 'query' },
    )
  const clear = (): void => setSearch({})
  return { filters, change, clear, isAny: names.every((name) => filters[name] === '') }
}
