import type { CaseFile } from '../case-file.ts'
import type { Given } from '../context.ts'
import type { EventOf } from '../events/events.ts'
import { organisationOf } from '../organisations.ts'
import { openPromises, promisesToCheck, reportablePromises } from '../promises.ts'
import type { Check, Refusal, RefusalCode } from '../refusals.ts'

const refuse = (code: RefusalCode, details: Refusal['details'] = {}): Refusal => ({ code, details })

/** What the minutes of a joint meeting must show, and who may speak of a promise (H23). */
export const meetingChecks: Check = (file, event, given) => {
  if (event.type === 'centre.holdJointMeeting') return meetingFault(file, event, given)
  if (event.type === 'centre.closeCoordination') {
    const open = openPromises(file.memory, event.track)
    return event.result === 'meetingPromised' && open.length === 0 ? refuse('NO_PROMISE_RUNS', { track: event.track }) : null
  }
  if (!('promiseId' in event)) return null
  const { party } = given.actor
  const { promiseId } = event
  const known = file.memory.promises.find((promise) => promise.promiseId === promiseId)
  if (!known || file.memory.outcome !== null) return refuse('PROMISE_UNKNOWN', { record: promiseId })
  if (event.type.endsWith('.reportPromise')) {
    if (known.by !== party) return refuse('ONLY_THE_PERFORMER_REPORTS', { performer: known.by })
    const isOpen = reportablePromises(file.memory, party).includes(known)
    return isOpen ? null : refuse('PROMISE_UNKNOWN', { record: promiseId })
  }
  if (known.by === party) return refuse('CONFIRMED_BY_ITS_PERFORMER')
  if (!promisesToCheck(file.memory, party).includes(known)) return refuse('PROMISE_NOT_REPORTED', { record: promiseId })
  const doneOn = 'doneOn' in event ? event.doneOn : undefined
  const heldOn = file.memory.meetings.find(({ seq }) => seq === known.meeting)?.on ?? given.today
  const isOdd = doneOn !== undefined && (doneOn < heldOn || doneOn > given.today)
  return isOdd ? refuse('DATE_IMPLAUSIBLE', { field: 'doneOn', on: doneOn }) : null
}

const meetingFault = ({ memory }: CaseFile, event: EventOf<'centre.holdJointMeeting'>, given: Given): Refusal | null => {
  const { documentId } = event.minutes
  if (given.documents[documentId] !== 'minutes') return refuse('PAPER_IS_NOT_A_PAPER', { documentId, accepted: ['minutes'] })
  const absent = event.promises.find(({ by }) => !event.present.includes(by))
  if (absent) return refuse('PROMISER_NOT_PRESENT', { party: absent.by })
  if (event.present.includes('property') && organisationOf(memory, 'property') === null) return refuse('NO_PROPERTY_COMPANY')
  // A promise for later than a year from now is no end of a dispute, as with an agreement.
  const latest = Temporal.PlainDate.from(given.today).add({ years: 1 }).toString()
  const odd = event.promises.find(({ byOn }) => byOn < given.today || byOn > latest)
  return odd ? refuse('DATE_IMPLAUSIBLE', { field: 'byOn', on: odd.byOn }) : null
}
