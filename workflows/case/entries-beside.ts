import { z } from 'zod'
import { type Party, parties } from '../parties.ts'
import type { CaseMemory } from './context.ts'
import { partiesOfMeeting } from './promises.ts'

/** Parts of a case that are made of entries, each of which names the parties it is about. */
export type EntryPart = 'referrals' | 'contacts' | 'questions' | 'meetings' | 'ratings'

/** The part an event adds to or answers in, and the parties its entry names. */
export interface NamingEntry {
  readonly part: EntryPart
  readonly named: readonly Party[]
}

const Sent = z.looseObject({
  from: z.enum(parties).optional(),
  to: z.enum(parties).optional(),
  with: z.enum(parties).optional(),
  record: z.int().optional(),
  present: z.array(z.enum(parties)).optional(),
  promiseId: z.string().optional(),
})

/** The entry that an event is about, if it is about one: what is said beside the stages concerns first those it names. */
export const entryOfEvent = (memory: CaseMemory, type: string, input: unknown): NamingEntry | null => {
  const [sender, verb] = type.split('.')
  const part = partOf(verb ?? '')
  if (!part) return null
  const { from, to, with: other, record, present = [], promiseId } = Sent.parse(input)
  if (part === 'meetings') {
    const promise = memory.promises.find((known) => known.promiseId === promiseId)
    return { part, named: promise ? partiesOfMeeting(memory, promise.meeting) : present }
  }
  // A rating is seen by who gave it.
  if (part === 'ratings') return { part, named: parties.filter((party) => party === sender) }
  const entries: readonly Entry[] = memory[part]
  const answered = entries.find(({ seq }) => seq === record)
  const named = answered ? partiesOfEntry(answered) : [from, to, other]
  return { part, named: [...parties.filter((party) => party === sender), ...named.filter((party) => party !== undefined)] }
}

interface Entry {
  readonly seq: number
  readonly by: Party
  readonly from?: Party
  readonly to?: Party
  readonly with?: Party
}

/** The parties that an entry names. */
export const partiesOfEntry = (entry: Entry): Party[] =>
  [entry.by, entry.from, entry.to, entry.with].filter((party) => party !== undefined)

const partOf = (verb: string): EntryPart | null => {
  switch (verb) {
    case 'reportReferral':
    case 'refer':
    case 'answerReferral':
      return 'referrals'
    case 'holdJointMeeting':
    case 'reportPromise':
    case 'confirmPromise':
    case 'disputePromise':
      return 'meetings'
    case 'rateMediation':
      return 'ratings'
    case 'logContact':
      return 'contacts'
    case 'ask':
    case 'askForCall':
    case 'answerQuestion':
      return 'questions'
    default:
      return null
  }
}
