import type { Schemas } from '../../../client/client.ts'
import type { CaseDoor, PaperDoor } from '../api.ts'
import { type Entry, entriesOf, groundEntries } from './entries.ts'

/** What papers are chosen from: who chooses, and what is there already. */
export interface PaperGround {
  readonly you: Schemas['Me']['party']
  readonly documents: readonly (Pick<Schemas['Case']['documents'][number], 'documentId' | 'kind' | 'label'> & {
    readonly name: string | null
  })[]
}

/** What a field needs to know beside its value. */
export interface FieldContext {
  readonly door: PaperDoor
  readonly seen: PaperGround
  /** Grounds and conditions that can be named. */
  readonly grounds: readonly Entry[]
  /** Grounds that the rules of the place name beside the list. */
  readonly ownGrounds: readonly { readonly value: string; readonly label: string }[]
  /** What a field can name; null = nothing is known to choose from: it is typed. */
  readonly entries: (name: string) => readonly Entry[] | null
  /** Whose matters can be named. */
  readonly compoundId: string
}

/** What the fields of an event of a case need to know. */
export const caseContext = (
  door: CaseDoor,
  seen: Schemas['Case'],
  type: string,
  sayDay: (day: string) => string,
): FieldContext => ({
  door,
  seen,
  grounds: groundEntries(seen),
  ownGrounds: seen.ownGrounds.map(({ code, label }) => ({ value: code, label })),
  entries: (name) => entriesOf(seen, type, name, sayDay),
  compoundId: seen.compound.compoundId,
})
