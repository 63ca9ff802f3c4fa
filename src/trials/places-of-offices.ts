import type { Bilingual } from '../../workflows/rules/schema.ts'
import type { Registry } from '../compounds/ports.ts'

/** A district with its name. */
interface Place {
  readonly code: string
  readonly name: Bilingual
}

/** The districts of offices, by their ids. */
export const placesOfOffices =
  ({ districts, organisations }: Pick<Registry, 'districts' | 'organisations'>) =>
  async (organisationIds: readonly string[]): Promise<ReadonlyMap<string, readonly Place[]>> => {
    const known = await districts.all()
    const found = await Promise.all(organisationIds.map((organisationId) => organisations.read(organisationId)))
    return new Map(
      found.flatMap((office) => {
        if (!office) return []
        const own = known.filter(({ code }) => office.districts.includes(code))
        return [[office.organisationId, own.map(({ code, nameZh, nameEn }) => ({ code, name: { zh: nameZh, en: nameEn } }))]]
      }),
    )
  }
