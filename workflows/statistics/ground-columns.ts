import { dayNumber } from './days.ts'
import { type FamilyTable, noEnd, openFamilyTable, type Renumbered } from './family-table.ts'
import { allStorable, type Names, openNames } from './number-list.ts'
import type { GroundRow } from './rows.ts'

const names = [
  ...(['family', 'case', 'organisation', 'kind', 'statedOn', 'burdenMet', 'contested'] as const),
  ...(['verified', 'view', 'isTestable', 'isUndated', 'onBehalf'] as const),
] as const

/** What grounds are told apart by beside who stated them and where. */
export type GroundKind = Pick<GroundRow, 'code' | 'kind'>

/** What can have become of a ground, by number. */
export const verifications = ['UNVERIFIED', 'UPHELD', 'FALLEN'] as const satisfies readonly GroundRow['verified'][]
/** What the centre can have said of it; -1 = nothing. */
export const groundViews = ['stands', 'doesNotStand'] as const satisfies readonly GroundRow['view'][]

/** Grounds and conditions in lists side by side; days are numbers, what is so is 1. */
export type GroundColumns = Readonly<Record<(typeof names)[number], Int32Array>> & { readonly kinds: readonly GroundKind[] }

/** Such columns, open: what others take in of them. */
interface OpenGroundColumns {
  readonly table: FamilyTable<(typeof names)[number]>
  readonly columns: () => GroundColumns
}

/** Opens columns of grounds. `organisations`: the numbers that other columns of the families have for them. */
export const openGroundColumns = (organisations: Names<string | null>) => {
  const table = openFamilyTable(names)
  const kinds = openNames(({ code, kind }: GroundKind) => `${code} ${kind}`)
  return {
    put: (family: number, grounds: readonly GroundRow[], caseOf: (caseId: string) => number): void => {
      // Stated again it is the same ground, and who can settle it says one of the rows.
      const testable = new Set(grounds.filter(isTestable).map(nameOf))
      table.put(
        family,
        grounds.map((ground) => ({
          family,
          case: caseOf(ground.caseId),
          organisation: organisations.numberOf(ground.organisationId),
          kind: kinds.numberOf({ code: ground.code, kind: ground.kind }),
          statedOn: dayNumber(ground.statedOn),
          burdenMet: Number(ground.burdenMet),
          contested: Number(ground.contested),
          verified: verifications.indexOf(ground.verified),
          view: ground.view === null ? -1 : groundViews.indexOf(ground.view),
          isTestable: Number(testable.has(nameOf(ground))),
          isUndated: Number(ground.since === undefined),
          onBehalf: ground.onBehalf === undefined ? noEnd : Number(ground.onBehalf),
        })),
      )
    },
    append: (other: OpenGroundColumns, of: Renumbered): void => {
      const from = other.columns()
      table.append(other.table, { ...of, kind: kinds.append(from.kinds) })
    },
    columns: (): GroundColumns => ({ ...table.columns(), kinds: kinds.all }),
    table,
    places: table.places,
    ...allStorable([table, kinds]),
  }
}

/** Only a finding of fire or grid is a test; everything else gets an opinion at most (H14). */
const isTestable = ({ route = 'opinion' }: GroundRow): boolean => route !== 'opinion'

const nameOf = ({ caseId, groundId }: GroundRow): string => `${caseId} ${groundId}`
