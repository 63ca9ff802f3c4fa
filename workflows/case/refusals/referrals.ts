import type { Party, Track } from '../../parties.ts'
import type { CaseFile } from '../case-file.ts'
import { derivedEvent } from '../derived-event.ts'
import { isNamedSender, isNext } from '../memory/loops.ts'
import type { Check } from '../refusals.ts'

/** Who may send on, who may answer that, and when the case goes to the centre by itself. */
export const referralChecks: Check = (file, event, given) => {
  const { party } = given.actor
  switch (event.type) {
    case 'owner.reportReferral':
      return event.from === event.to ? { code: 'REFERRED_TO_ONESELF', details: {} } : null
    case 'property.refer':
    case 'community.refer':
    case 'fire.refer':
    case 'grid.refer':
    case 'centre.refer':
      if (event.to === party) return { code: 'REFERRED_TO_ONESELF', details: {} }
      return hasTheBall(file, party, event.track) ? null : { code: 'BALL_IS_ELSEWHERE', details: {} }
    case 'property.answerReferral':
    case 'community.answerReferral':
    case 'fire.answerReferral':
    case 'grid.answerReferral':
    case 'centre.answerReferral':
    case 'bureau.answerReferral': {
      const entry = file.memory.referrals.find((candidate) => candidate.seq === event.record)
      const next = entry !== undefined && isNext(entry, party)
      const sender = entry !== undefined && isNamedSender(entry, party)
      if (!next && !sender) return { code: 'REFERRAL_UNKNOWN', details: { record: event.record } }
      const asSender = event.answer === 'didSend' || event.answer === 'didNotSend'
      return (asSender ? sender : next) ? null : { code: 'REFERRAL_ANSWER_DOES_NOT_FIT', details: {} }
    }
    case 'returnLimit.reached': {
      const follows = derivedEvent(file, given.rules)?.event
      const isSame = follows?.track === event.track && follows.steps.join() === event.steps.join()
      return isSame ? null : { code: 'LIMIT_NOT_REACHED', details: {} }
    }
    default:
      return null
  }
}

/** Whether a party has a track in its hands: it is waited for there, or somebody sent the owner on to it. */
export const hasTheBall = (file: CaseFile, party: Party, track: Track): boolean =>
  file.positions.some((position) => position.track === track && position.awaits.includes(party)) ||
  file.memory.referrals.some((entry) => entry.track === track && entry.standing !== 'contested' && isNext(entry, party))
