import type { EventType } from '../case/events/events.ts'
import { stillOpen } from './family-table.ts'
import { type BasisShares, basisShares } from './figure.ts'
import type { StayColumns } from './stay-columns.ts'

/**
 * Events by which one party says what happened outside the record: nobody else records it, has to confirm it, or looks at it
 * before the case goes on. An answer, an order or a finding is what it says and no report of it; what an office looks at
 * afterwards (works done, a remedy, a repair) and what comes with a court's paper is borne out.
 */
export const bareReports = [
  ...(['owner.reportGridStep', 'owner.reportAgentHolds'] as const),
  ...(['fire.accessDenied', 'grid.accessDenied', 'owner.reportLockedDoor', 'installer.reportLockedDoor'] as const),
  ...(['property.openDoor', 'community.openDoor', 'transformerOwner.openDoor', 'owner.reportDoorOpen'] as const),
  ...(['owner.reportObstruction', 'property.clearObstruction', 'owner.reportObstructionOver'] as const),
] as const satisfies readonly EventType[]

/** Reads of cases by number what they rest on. */
export const basisOf = ({ cases }: Pick<StayColumns, 'cases'>) => ({
  isSelfReported: (ofCase: number): boolean => cases.reported[ofCase] !== stillOpen,
  isUnknown: (ofCase: number): boolean => cases.unknown[ofCase] === 1,
})

/** Units by the cases they are read off, while they are counted one by one. */
export const openBasisCount = ({ cases }: Pick<StayColumns, 'cases'>) => {
  const { reported, unknown: missing } = cases
  let [n, selfReported, unknown] = [0, 0, 0]
  return {
    add: (ofCase: number): void => {
      n += 1
      if (reported[ofCase] !== stillOpen) selfReported += 1
      unknown += missing[ofCase] ?? 0
    },
    read: (): BasisShares => basisShares({ selfReported, unknown }, n),
  }
}
