/** Who takes part in a case. Chinese names: `labels/parties.ts`; what each may do: `case/events/`. */
export const parties = [
  'owner',
  'property',
  'community',
  'spaceOwner',
  'transformerOwner',
  'fire',
  'grid',
  'authority',
  'tester',
  'installer',
  'centre',
  'bureau',
  'court',
  'operator',
  'public',
] as const

/** One of the parties of a case: the first half of every event type it may send. */
export type Party = (typeof parties)[number]

/** The three tracks that run side by side while a case is open, and `main` for what is one line: draft, works, closed. */
export const tracks = ['main', 'consent', 'fire', 'grid'] as const

/** Where in the chart a position, a clock or an event belongs. */
export type Track = (typeof tracks)[number]

/** Whether a text is one of the parties. */
export const isParty = (text: string): text is Party => (parties as readonly string[]).includes(text)
