import type { Facts, RequestFacts } from '../../workflows/case/facts.ts'
import type { Day } from '../../workflows/statistics/days.ts'
import type { PlannedCompound } from './city-plan.ts'
import { type CompoundPlace, type DistrictOffices, managerOn, type PlannedSpace } from './compound-place.ts'
import type { Running } from './running.ts'

/** What a simulated family asks for. */
export const requestOf = ({ space }: Pick<Running, 'space'>): RequestFacts => ({
  right: space.title,
  leaseMonths: null,
  powerKw: 7,
  mayCall: false,
})

/** What the register would tell of the place of a request. */
export const factsOf = (
  {
    compound,
    place,
    offices,
    version,
    space,
    today,
  }: {
    compound: PlannedCompound
    place: CompoundPlace
    offices: DistrictOffices
    version: number
    space: PlannedSpace
    today: Day
  },
  found: Pick<Facts, 'fireFinding' | 'gridFinding'>,
): Facts => ({
  version,
  district: compound.district,
  compoundId: place.compoundId,
  issuers: [
    { kind: 'propertyCompany', party: 'property', organisationId: managerOn(place, today), inbox: place.companyInbox },
    { kind: 'community', party: 'community', organisationId: place.communityId, inbox: true },
  ],
  ...offices,
  communityId: place.communityId,
  garage: place.garage,
  fireZone: null,
  transformer: space.transformer && {
    transformerId: space.transformer.transformerId,
    ownership: space.transformer.ownership,
    ratedKva: space.transformer.ratedKva,
    peakKva: space.transformer.peakKva,
    peakMonth: peakMonth,
  },
  space: {
    spaceId: space.spaceId,
    title: space.title,
    leaseUntilOn: null,
    civilDefence: space.civilDefence,
    mechanical: false,
    wallOrPillar: space.wallOrPillar,
  },
  ...found,
  mattersDone: { fire: null, grid: null },
  // It was declared: what a company keeps to itself is in no record.
  interests: compound.games.has('ownBusiness') ? [ownBusinessOf(place)] : [],
  orders: [],
})

/** What a company with a charging business of its own declared of it. */
export const ownBusinessOf = ({ companyId }: Pick<CompoundPlace, 'companyId'>): Facts['interests'][number] => ({
  organisationId: companyId,
  interest: 'ownPiles',
  declaredBy: 'property',
  on: '2024-06-03',
})

/** When the transformers of the simulated register were measured. */
export const peakMonth = '2025-08'
