import type { Service } from '../service.ts'
import type { SimulatedCity } from './city.ts'

/** Spaces of each compound that somebody looks at and files nothing for. */
const spacesLookedAt = 7

/**
 * People look before they file, and who reads "not yet" mostly files nothing: over HTTP, as they would. The last spaces of
 * a compound are taken; requests are filed from the first on.
 */
export const lookAround = async ({ app }: Service, city: SimulatedCity): Promise<void> => {
  for (const { compoundId, spaceIds } of city.compounds) {
    const labels = spaceIds.map((_, place) => `B1-${String(place + 1).padStart(3, '0')}`).slice(-spacesLookedAt)
    for (const query of [...labels.map((space) => ({ space })), {}]) {
      const { statusCode, body } = await app.inject({ url: `/api/compounds/${compoundId}/precheck`, query })
      if (statusCode !== 200) throw new Error(`a look before filing answers ${statusCode}: ${body}`)
    }
  }
}
