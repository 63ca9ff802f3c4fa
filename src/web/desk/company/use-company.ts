import { useQuery } from '@tanstack/react-query'
import { type Schemas, taken } from '../../../client/client.ts'
import { http } from '../../shared/api.ts'

/** A company as its own people see it. */
export type Company = Schemas['Company']

/** The own company of whoever works for one. */
export const useCompany = (enabled = true) =>
  useQuery({ queryKey: ['company'], enabled, queryFn: async () => taken(await http.GET('/api/company')) })

/** The compounds that fall to the caller today: named, standing in, or nobody's in particular. */
export const compoundsOfMine = ({ people, compounds }: Company): ReadonlySet<string> => {
  const me = people.find(({ you }) => you)?.accountId
  return new Set(compounds.filter(({ actingId }) => actingId === null || actingId === me).map(({ compoundId }) => compoundId))
}
