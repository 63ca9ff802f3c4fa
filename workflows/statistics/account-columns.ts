import type { Party } from '../parties.ts'
import { type CauseKind, type Charge, causeOn, causesOfFamily, chargesOf } from './causes.ts'
import { type Day, dayNumber, earlierOf } from './days.ts'
import { stayOn } from './family-state.ts'
import { type FamilyTable, openFamilyTable, type Renumbered, stillOpen } from './family-table.ts'
import { allStorable, openNames } from './number-list.ts'
import type { GroundRow, Stay } from './rows.ts'

const names = ['family', 'case', 'from', 'until', 'sharing'] as const

/** To whose accounts the days of a stretch stand, whatever day a figure speaks of. */
export interface Sharing {
  readonly holder: Party
  readonly awaits: readonly Party[]
  readonly cause: CauseKind
  readonly charges: readonly Charge[]
}

/**
 * Stretches of days that families spent in one place, in lists side by side: after `from`, up to and with `until`, which is
 * `stillOpen` where they are still there. Days are numbers. A stretch never runs over the day of which on a family was seen.
 */
export type AccountColumns = Readonly<Record<(typeof names)[number], Int32Array>> & { readonly sharings: readonly Sharing[] }

/** Such columns, open: what others take in of them. */
interface OpenAccountColumns {
  readonly table: FamilyTable<(typeof names)[number]>
  readonly columns: () => AccountColumns
}

/** Opens columns of such stretches. */
export const openAccountColumns = () => {
  const table = openFamilyTable(names)
  const sharings = openNames((sharing: Sharing) => JSON.stringify(sharing))
  return {
    put: (
      family: number,
      { stays, grounds }: { readonly stays: readonly Stay[]; readonly grounds: readonly GroundRow[] },
      caseOf: (caseId: string) => number,
    ): void => {
      const causes = causesOfFamily(
        stays,
        Map.groupBy(grounds, ({ caseId }) => caseId),
      )
      table.put(
        family,
        stretchesOf(stays).map(({ stay, from, until }) => {
          const { holder, awaits } = stay
          const cause = causeOn(stay, from, stays, causes)
          const sharing = { holder, awaits, cause: cause.kind, charges: chargesOf(cause, holder) }
          return {
            ...{ family, case: caseOf(stay.caseId), from: dayNumber(from) },
            until: until === null ? stillOpen : dayNumber(until),
            sharing: sharings.numberOf(sharing),
          }
        }),
      )
    },
    append: (other: OpenAccountColumns, of: Renumbered): void => {
      const from = other.columns()
      table.append(other.table, { family: of.family, case: of.case, sharing: sharings.append(from.sharings) })
    },
    columns: (): AccountColumns => ({ ...table.columns(), sharings: sharings.all }),
    table,
    places: table.places,
    ...allStorable([table, sharings]),
  }
}

/** Days in one place: after the first, up to and including the last; null = still there. */
interface Stretch {
  readonly stay: Stay
  readonly from: Day
  readonly until: Day | null
}

const stretchesOf = (stays: readonly Stay[]): Stretch[] => {
  if (stays.length === 0) return []
  const seenFrom = stays.map((stay) => stay.caseRecordedOn ?? stay.enteredRecordedOn).reduce(earlierOf)
  const turns = new Set([
    ...stays.flatMap(({ enteredOn, leftOn }) => (leftOn === null ? [enteredOn] : [enteredOn, leftOn])),
    ...(stays.some(({ enteredOn }) => enteredOn < seenFrom) ? [seenFrom] : []),
  ])
  const days = [...turns].toSorted()
  return days.flatMap((from, index) => {
    const stay = stayOn(from, stays)
    return stay ? [{ stay, from, until: days[index + 1] ?? null }] : []
  })
}
