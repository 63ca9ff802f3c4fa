import type { Given } from '../context.ts'
import { isPleadable } from '../grounds.ts'
import { questionsTo } from '../memory/contacts.ts'
import type { Check, Refusal } from '../refusals.ts'

/** What can be said beside the case, and what cannot. */
export const contactChecks: Check = (file, event, given) => {
  const { party } = given.actor
  if (event.type.endsWith('.logContact') && 'alleged' in event) {
    const unlisted = event.alleged.filter((code) => !isPleadable(given.rules, code))
    return unlisted.length > 0 ? { code: 'GROUND_NOT_LISTED', details: { grounds: unlisted } } : null
  }
  if (event.type.endsWith('.ask') && 'to' in event) {
    if (event.to === party) return { code: 'ASKED_ONESELF', details: {} }
    return oddDay('meetOn' in event ? event.meetOn : undefined, given)
  }
  if (event.type.endsWith('.answerQuestion') && 'record' in event) {
    const { record } = event
    const isOpen = questionsTo(file.memory, party).some((entry) => entry.seq === record)
    return isOpen
      ? oddDay('meetOn' in event ? event.meetOn : undefined, given)
      : { code: 'QUESTION_UNKNOWN', details: { record } }
  }
  if (event.type !== 'owner.declareEarlierAttempts') return null
  const filedOn = file.memory.filedOn ?? given.today
  const late = event.attempts.find((attempt) => attempt.on >= filedOn)
  if (late) return { code: 'ATTEMPT_AFTER_FILING', details: { on: late.on, filedOn } }
  const odd = event.attempts.find((attempt) => attempt.on < earliestAttempt)
  return odd ? { code: 'DATE_IMPLAUSIBLE', details: { field: 'on', on: odd.on } } : null
}

/** People meet from today on, and within the year. */
const oddDay = (on: string | undefined, { today }: Given): Refusal | null => {
  const latest = Temporal.PlainDate.from(today).add({ years: 1 }).toString()
  return on !== undefined && (on < today || on > latest) ? { code: 'DATE_IMPLAUSIBLE', details: { field: 'meetOn', on } } : null
}

// Nobody asked for a private charging pile before there were cars to charge.
const earliestAttempt = '2009-01-01'
