import type { Facts } from '../../workflows/case/facts.ts'
import type { Day } from '../../workflows/statistics/days.ts'
import { type Chance, seededChance } from './chance.ts'
import type { PlannedCompound } from './city-plan.ts'
import type { idsOf } from './ids.ts'
import type { CityParameters } from './parameters.ts'

/** A transformer of a compound; one that the register does not know has no entry there. */
export interface PlannedTransformer {
  readonly transformerId: string
  readonly ratedKva: number
  readonly peakKva: number
  readonly ownership: 'public' | 'private'
}

/** A parking space, the n-th of its compound. */
export interface PlannedSpace {
  readonly spaceId: string
  readonly label: string
  readonly transformer: PlannedTransformer | null
  readonly title: 'owned' | 'useRight'
  readonly civilDefence: boolean
  readonly wallOrPillar: boolean
}

/** What a compound is like, as its register has it. */
export interface CompoundPlace {
  readonly compoundId: string
  readonly name: string
  readonly completedOn: string
  readonly companyId: string
  /** Another registration of the company from a day on. */
  readonly later: { readonly companyId: string; readonly sinceOn: Day } | null
  readonly companyInbox: boolean
  readonly communityId: string
  readonly garage: Facts['garage']
  readonly transformers: readonly PlannedTransformer[]
  readonly spaces: readonly PlannedSpace[]
}

/** The bodies of a district. */
export interface DistrictOffices {
  readonly centreId: string
  readonly bureauId: string
  readonly fireId: string
  readonly gridId: string
}

type Ids = ReturnType<typeof idsOf>

/** The offices of a district: centre and fire of its own, bureau and grid of the whole city. */
export const officesOf = (id: Ids, district: string): DistrictOffices => ({
  centreId: id('centre', district),
  bureauId: id('bureau', 'city'),
  fireId: id('fire', district),
  gridId: id('grid', 'city'),
})

/** Under which registration a company manages a compound: one that splits up has one for each, one that changes its name another from a day on. */
export const companyIdOf = (id: Ids, { index, company }: Pick<PlannedCompound, 'index' | 'company'>): string =>
  company.games.has('splitsUp') ? id('branch', index) : id('company', company.index)

/** The registration of its later days, where it changes its name. */
export const laterCompanyIdOf = (id: Ids, { company }: Pick<PlannedCompound, 'company'>): string | null =>
  company.renamedOn === null ? null : id('renamed', company.index)

/** Who manages it on a day. */
export const managerOn = (place: Pick<CompoundPlace, 'companyId' | 'later'>, today: Day): string =>
  place.later !== null && today >= place.later.sinceOn ? place.later.companyId : place.companyId

/** Builds the place of a planned compound. */
export const placeOf = (parameters: CityParameters, compound: PlannedCompound, id: Ids): CompoundPlace => {
  const chance = seededChance(compound.seed).branch(0)
  const { index, isOld, company } = compound
  const laterId = laterCompanyIdOf(id, compound)
  const era = isOld ? 'old' : 'new'
  const transformers = transformersOf(parameters, compound, chance, id)
  return {
    compoundId: id('compound', index),
    name: `${isOld ? '老街' : '新城'}小区${String(index + 1).padStart(5, '0')}`,
    completedOn: `${isOld ? chance.between(1995, 2008) : chance.between(2012, 2023)}-06-30`,
    companyId: companyIdOf(id, compound),
    later: laterId === null || company.renamedOn === null ? null : { companyId: laterId, sinceOn: company.renamedOn },
    companyInbox: company.inbox,
    communityId: id('community', index),
    garage: {
      garageId: id('garage', index),
      level: 'underground',
      floor: -1,
      completedOn: null,
      systems: {
        alarm: 'present',
        smokeExhaust: 'present',
        sprinkler: chance.is(parameters.places.lacking[era]) ? 'missing' : 'present',
        emergencyLighting: 'present',
      },
      fireUnitAreaM2: chance.between(8, 20) * 100,
    },
    transformers: transformers.flatMap((transformer) => transformer ?? []),
    spaces: compound.filings.map(
      (_, n): PlannedSpace => ({
        spaceId: id('space', `${index} ${n}`),
        label: `B1-${String(n + 1).padStart(4, '0')}`,
        transformer: transformers[Math.floor(n / parameters.places.spacesPerTransformer)] ?? null,
        title: chance.is(0.85) ? 'owned' : 'useRight',
        civilDefence: false,
        wallOrPillar: chance.is(0.85),
      }),
    ),
  }
}

const transformersOf = (
  { places }: CityParameters,
  { index, isOld, filings }: PlannedCompound,
  chance: Chance,
  id: Ids,
): (PlannedTransformer | null)[] =>
  Array.from({ length: Math.ceil(filings.length / places.spacesPerTransformer) }, (_, n) => {
    const ratedKva = chance.weighted([
      [400, isOld ? 3 : 1],
      [630, 3],
      [800, 2],
      [1000, isOld ? 0 : 3],
    ])
    const share = places.peakShare[isOld ? 'old' : 'new'] * (0.8 + 0.4 * chance.next())
    if (!chance.is(places.transformerKnown)) return null
    return {
      transformerId: id('transformer', `${index} ${n}`),
      ratedKva,
      peakKva: Math.round(ratedKva * Math.min(0.99, share)),
      ownership: 'public',
    }
  })
