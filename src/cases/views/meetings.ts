import { z } from 'zod'
import { type Promiser, promiseKinds, promisers } from '../../../workflows/case/events/meetings.ts'
import { type MeetingPromise, partiesOfMeeting, promiseOfKey } from '../../../workflows/case/promises.ts'
import { promiseKindLabels, promiseOutcomeLabels } from '../../../workflows/labels/meetings.ts'
import { partyLabels } from '../../../workflows/labels/parties.ts'
import { tracks } from '../../../workflows/parties.ts'
import type { ViewInput } from '../view-case.ts'
import { listedIn, seesRecorded } from './words.ts'

const promiser = z.enum(promisers)
const label = z.string().describe('In the language of the caller.')
const day = z.iso.date()

/** What somebody promised at a joint meeting. */
const PromiseView = z
  .object({
    promiseId: z.string().describe('Its id: name it when you report, confirm or dispute it.'),
    by: promiser,
    byLabel: label,
    promise: z.enum(promiseKinds),
    label,
    words: z.string().nullable().describe('As the minutes say it. Null also for who does not see words.'),
    byOn: day,
    clockIds: z.array(z.string()).describe('Its clocks, as listed under `clocks`.'),
    reportedOn: day.nullable().describe('Reported as kept, and not disputed.'),
    outcome: listedIn(promiseOutcomeLabels).nullable().describe('Null while it runs.'),
    outcomeLabel: label.nullable(),
    confirmed: z.boolean().describe('Found kept by another party. Else it stands by silence, by the paper, or not at all.'),
  })
  .meta({ id: 'MeetingPromise' })

const MeetingView = z
  .object({
    record: z.int(),
    track: z.enum(tracks),
    on: day,
    present: z.array(z.object({ party: promiser, label })),
    documentId: z.string().describe('The minutes.'),
    promises: z.array(PromiseView),
  })
  .meta({ id: 'JointMeeting', description: 'A joint meeting (会商). Each promise runs to the day that the minutes name.' })

/** The joint meetings of a case, as far as a party may see them. */
export const MeetingsView = z.object({ meetings: z.array(MeetingView) })

/** Joint meetings in the order in which they were recorded; whoever sat at the table sees its own. */
export const meetingsView = (input: ViewInput): z.infer<typeof MeetingsView> => {
  const { memory } = input.stored.file
  const labelled = (party: Promiser) => ({ party, label: partyLabels[party][input.language] })
  return {
    meetings: memory.meetings
      .filter(({ seq }) => seesRecorded(input, { part: 'meetings', seq, named: partiesOfMeeting(memory, seq) }))
      .map(({ seq, track, on, present, documentId }) => ({
        record: seq,
        track,
        on,
        present: present.map(labelled),
        documentId,
        promises: memory.promises.filter(({ meeting }) => meeting === seq).map((promise) => promiseView(promise, input)),
      })),
  }
}

const promiseView = (promise: MeetingPromise, input: ViewInput): z.infer<typeof PromiseView> => {
  const { language, stored } = input
  const { clocks, memory } = stored.file
  const isOwn = (clockId: string) => promiseOfKey(memory, clockId.split('/')[2] ?? '') === promise
  return {
    promiseId: promise.promiseId,
    by: promise.by,
    byLabel: partyLabels[promise.by][language],
    promise: promise.promise,
    label: promiseKindLabels[promise.promise][language],
    words: wordsOfPromise(promise, input),
    byOn: promise.byOn,
    clockIds: clocks
      .filter(({ name, clockId }) => (name === 'promise' || name === 'promiseCheck') && isOwn(clockId))
      .map(({ clockId }) => clockId),
    reportedOn: promise.reportedOn,
    outcome: promise.outcome,
    outcomeLabel: promise.outcome && promiseOutcomeLabels[promise.outcome][language],
    confirmed: promise.settled === 'confirmed',
  }
}

const wordsOfPromise = ({ meeting, promiseId, by }: MeetingPromise, input: ViewInput): string | null => {
  const place = Number(promiseId.split('.')[1]) - 1
  const sees = seesRecorded(input, { part: 'words', seq: meeting, named: [by] })
  const words = sees ? input.personal.get(meeting)?.[`/promises/${place}/words`] : undefined
  return typeof words === 'string' ? words : null
}
