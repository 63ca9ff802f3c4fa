import { z } from 'zod'
import { partiesOfEntry } from '../../../workflows/case/entries-beside.ts'
import { seesPart } from '../../../workflows/case/sight.ts'
import { groundLabel } from '../../../workflows/labels/grounds.ts'
import { partyLabels } from '../../../workflows/labels/parties.ts'
import { contactKindLabels, contactResultLabels } from '../../../workflows/labels/values-beside.ts'
import { parties } from '../../../workflows/parties.ts'
import { ownGroundNames, StatedGroundCode } from '../../../workflows/rules/stated-grounds.ts'
import type { ViewInput } from '../view-case.ts'
import { listedIn, seesRecorded, wordsOf } from './words.ts'

const party = z.enum(parties)
const label = z.string().describe('In the language of the caller.')

/** A call, a visit or a group chat. */
const ContactView = z
  .object({
    record: z.int(),
    by: party,
    byLabel: label,
    with: party,
    withLabel: label,
    kind: listedIn(contactKindLabels),
    kindLabel: label,
    result: listedIn(contactResultLabels),
    resultLabel: label,
    on: z.iso.date(),
    alleged: z.array(z.object({ code: StatedGroundCode, label })).describe('Only said there: never pleaded, and no answer.'),
    words: z.string().nullable().describe('Null also for who does not see words.'),
  })
  .meta({ id: 'Contact', description: 'A contact beside the case. It moves nothing: the clock runs on until a written answer.' })

/** The contact log, as far as a party may see it. */
export const ContactsView = z.object({ contacts: z.array(ContactView) })

/** The contacts of a case, in the order in which they were noted. */
export const contactsView = (input: ViewInput): z.infer<typeof ContactsView> => {
  const { stored, standing, language } = input
  const { file } = stored
  const alleges = seesPart(file, standing.party, 'grounds')
  return {
    contacts: file.memory.contacts
      .filter((entry) => seesRecorded(input, { part: 'contacts', seq: entry.seq, named: partiesOfEntry(entry) }))
      .map((entry) => ({
        record: entry.seq,
        by: entry.by,
        byLabel: partyLabels[entry.by][language],
        with: entry.with,
        withLabel: partyLabels[entry.with][language],
        kind: entry.kind,
        kindLabel: contactKindLabels[entry.kind][language],
        result: entry.result,
        resultLabel: contactResultLabels[entry.result][language],
        on: entry.on,
        alleged: alleges
          ? entry.alleged.map((code) => ({ code, label: groundLabel(code, ownGroundNames(stored.rules))[language] }))
          : [],
        words: wordsOf(input, entry.seq, { named: [entry.by] }),
      })),
  }
}
