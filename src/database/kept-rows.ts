import type { Outcome } from '../../workflows/case/case-file.ts'
import type { ClockPlace } from '../../workflows/case/clock.ts'
import type { RulePack } from '../../workflows/rules/schema.ts'
import type { matterLinks } from './matter-tables.ts'
import type { pileHolds } from './pile-tables.ts'
import type * as tables from './tables.ts'

/**
 * Version of what is kept of the events. It is raised whenever the projections give other rows for the same events: a
 * database that was kept by an older version is rebuilt from its events when it is opened.
 */
export const keptVersion = 7

/** The kept tables and their rows. */
export interface KeptRows {
  readonly caseClocks: typeof tables.caseClocks.$inferSelect
  readonly stays: typeof tables.stays.$inferSelect
  readonly answers: typeof tables.answers.$inferSelect
  readonly grounds: typeof tables.grounds.$inferSelect
  readonly caseParties: typeof tables.caseParties.$inferSelect
  readonly findings: typeof tables.findings.$inferSelect
  readonly matterLinks: typeof matterLinks.$inferSelect
  readonly pileHolds: typeof pileHolds.$inferSelect
}

/** The columns beside `caseId` that tell the rows of a kept table apart. */
export const keptKeys = {
  caseClocks: ['clockId'],
  stays: ['positionId', 'enteredSeq'],
  answers: ['organisationId'],
  grounds: ['groundId'],
  caseParties: ['party', 'organisationId'],
  findings: ['findingId'],
  matterLinks: ['matterId', 'track'],
  pileHolds: ['pileId'],
} as const satisfies { [T in keyof KeptRows]: readonly (keyof KeptRows[T])[] }

/** A kept row with the table it stands in. */
export type KeptRow = { [T in keyof KeptRows]: { readonly table: T; readonly row: KeptRows[T] } }[keyof KeptRows]

/** A change of one kept row: written whole, changed in some columns, or taken away (an answer that was recalled was never given). */
export type RowChange = {
  [T in keyof KeptRows]:
    | { readonly table: T; readonly op: 'put'; readonly row: KeptRows[T] }
    | { readonly table: T; readonly op: 'patch' | 'remove'; readonly row: Partial<KeptRows[T]> }
}[keyof KeptRows]

/** One event, as far as the kept rows follow from it. */
export interface ProjectedEvent {
  readonly seq: number
  readonly type: string
  readonly recordedOn: string
  readonly onBehalf: boolean
  readonly outcome: Outcome
  readonly rules: RulePack
  readonly place: ClockPlace
}
