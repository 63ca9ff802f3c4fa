import { ApiProblem, type PileClient, type Schemas, taken } from '../client/client.ts'

/** The piles that somebody may see. */
export const pilesOf = async ({ http }: PileClient): Promise<readonly Schemas['Pile'][]> =>
  taken(await http.GET('/api/piles', { params: { query: {} } })).piles

/** A pile as somebody sees it; null when the service shows it none. */
export const pileSeen = async ({ http }: PileClient, pileId: string): Promise<Schemas['Pile'] | null> => {
  try {
    return taken(await http.GET('/api/piles/{pileId}', { params: { path: { pileId } } }))
  } catch (error) {
    if (error instanceof ApiProblem && error.problem.code === 'NOT_FOUND') return null
    throw error
  }
}
