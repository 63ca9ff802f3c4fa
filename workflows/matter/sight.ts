import type { Party } from '../parties.ts'

/** What of a matter is shown or hidden as a whole. Kind, place, office, role, report and end are shown to whoever sees it at all. */
export const matterParts = ['officialName', 'cost', 'decisions', 'words', 'documents', 'waiting', 'requests'] as const
/** A part of a matter. */
export type MatterPart = (typeof matterParts)[number]

/** Through which party somebody sees a matter: its office, or an owner whose request is linked, sees more. */
export interface MatterStanding {
  readonly party: Party
  /** The organisation that answers for it. */
  readonly answers: boolean
  /** An owner with a request that is linked with it. */
  readonly linked: boolean
  /** It is what a branch sees: its head office reads it, and acts in nothing. */
  readonly overseen?: 'asOffice' | 'asCompany'
}

type Cell = 'full' | 'ifLinked' | 'ifAnswers'
type Row = Partial<Readonly<Record<Party, Cell>>>

const offices = { centre: 'full', bureau: 'full', property: 'full', community: 'full', grid: 'full', fire: 'full' } as const

/**
 * The one table of who sees what of a matter. Rows are parts, columns are parties of the compound. Every owner with a request
 * there may know what it costs and how many wait; papers and remarks are for those who wait on it; the name of the
 * official is for who oversees and for its own office; which requests wait, for who is part of each of them.
 */
const table: Readonly<Record<MatterPart, Row>> = {
  officialName: {
    centre: 'full',
    bureau: 'full',
    property: 'ifAnswers',
    community: 'ifAnswers',
    grid: 'ifAnswers',
    fire: 'ifAnswers',
  },
  cost: { ...offices, owner: 'full' },
  decisions: { ...offices, owner: 'full' },
  waiting: { ...offices, owner: 'full' },
  requests: { centre: 'full', property: 'full' },
  words: { ...offices, owner: 'ifLinked' },
  documents: { ...offices, owner: 'ifLinked' },
}

/** Whether somebody sees a part of a matter. */
export const seesOfMatter = (standing: MatterStanding, part: MatterPart): boolean => {
  const cell = table[part][standing.party]
  return (
    cell === 'full' ||
    (cell === 'ifLinked' && standing.linked) ||
    (cell === 'ifAnswers' && (standing.answers || standing.overseen === 'asOffice'))
  )
}

/** Whether somebody who sees a matter may write to it: who oversees it in its district, and the office that answers for it. */
export const mayWriteTo = ({ party, answers, overseen }: MatterStanding): boolean =>
  overseen === undefined && (answers || party === 'centre' || party === 'bureau')
