import type { Schemas } from '../../../client/client.ts'

type Party = Schemas['Me']['party']

/** A page of a desk: its address and the key of its name. */
interface DeskPage {
  readonly path: string
  readonly name: 'inbox' | 'cases'
}

const inbox: DeskPage = { path: '/desk', name: 'inbox' }

/** The pages of each party, the first one is where its day begins. */
const pages: Partial<Record<Party, readonly DeskPage[]>> = {
  bureau: [{ path: '/desk', name: 'cases' }],
}

/** The pages that a party has at its desk. */
export const pagesOf = (party: Party): readonly DeskPage[] => pages[party] ?? [inbox]
