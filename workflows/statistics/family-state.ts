import type { Outcome } from '../case/context.ts'
import type { Party } from '../parties.ts'
import type { Day } from './days.ts'
import type { CaseEnd, Stay } from './rows.ts'

/** Where a family that asked can be at the end of a day. */
export const familyStates = [
  'filed',
  'refused',
  'waitsOnCompany',
  'waitsOnFire',
  'waitsOnGrid',
  'waitsOnCentre',
  'waitsOnBureau',
  'waitsOnOwner',
  'waitsOnOthers',
  'inWorks',
  'runs',
  'infeasible',
  'diverted',
  'gaveUp',
  'endedOtherwise',
] as const
/** Where a family is. */
export type FamilyState = (typeof familyStates)[number]

/**
 * The state of a family at the end of a day, from the stays and ends of all its cases. A family is in one place: refused where
 * a rejection stands with the owner; else with whom its consent waits; where that is settled, with whom the earliest of its
 * technical checks waits; else in the works; else where its last case ended.
 */
export const stateOn = (day: Day, stays: readonly Stay[], ends: readonly CaseEnd[]): FamilyState => {
  const stay = stayOn(day, stays)
  if (stay) return stateIn(stay)
  const last = ends
    .filter(({ endedOn }) => endedOn <= day)
    .toSorted((a, b) => (a.endedOn < b.endedOn ? -1 : 1))
    .at(-1)
  // Closed once and open again since: only the last end of a case is on record.
  return last ? endAs[last.outcome] : 'gaveUp'
}

/** The stay that says where a family is at the end of a day; null where none of its cases is open. */
export const stayOn = (day: Day, stays: readonly Stay[]): Stay | null => {
  const open = stays.filter(({ enteredOn, leftOn }) => enteredOn <= day && (leftOn === null || leftOn > day))
  const of = (...tracks: Stay['track'][]) => open.findLast(({ track }) => tracks.includes(track))
  return of('consent') ?? open.find(({ track }) => track === 'fire' || track === 'grid') ?? of('main') ?? null
}

const stateIn = ({ track, stage, holder }: Stay): FamilyState => {
  if (track === 'main') return 'inWorks'
  return track === 'consent' && stage === 'rejected' && holder === 'owner' ? 'refused' : withWhom[holder]
}

const withWhom: Readonly<Record<Party, FamilyState>> = {
  owner: 'waitsOnOwner',
  property: 'waitsOnCompany',
  community: 'waitsOnCompany',
  fire: 'waitsOnFire',
  grid: 'waitsOnGrid',
  centre: 'waitsOnCentre',
  bureau: 'waitsOnBureau',
  spaceOwner: 'waitsOnOthers',
  transformerOwner: 'waitsOnOthers',
  authority: 'waitsOnOthers',
  tester: 'waitsOnOthers',
  installer: 'waitsOnOthers',
  court: 'waitsOnOthers',
  operator: 'waitsOnOthers',
  public: 'waitsOnOthers',
}

/** Only `energised` is solved; the others are never added to it (S14). */
const endAs: Readonly<Record<Outcome['outcome'], FamilyState>> = {
  energised: 'runs',
  infeasibleAtPresent: 'infeasible',
  diverted: 'diverted',
  withdrawn: 'gaveUp',
  abandonedAfterDemand: 'gaveUp',
  gaveUpAfterRefusal: 'gaveUp',
  declinedForCost: 'gaveUp',
  sold: 'endedOtherwise',
  closedByJudgment: 'endedOtherwise',
  resumed: 'endedOtherwise',
  dismantled: 'endedOtherwise',
  transferred: 'endedOtherwise',
  tolerated: 'endedOtherwise',
  settled: 'endedOtherwise',
  unsettled: 'endedOtherwise',
  unfounded: 'endedOtherwise',
  kept: 'endedOtherwise',
}
