import type { Party } from '../../workflows/parties.ts'

/**
 * Parties without an account in a case, and what they answer by a link: what they were asked to look at, the door to which they
 * have the key (a developer, a unit with its own transformer), a stop of the works, a pile out of service. Nothing else of
 * their party comes through one.
 */
const answersByLink: Partial<Readonly<Record<Party, readonly string[]>>> = {
  authority: [
    'reportCheck',
    'confirmStop',
    'dismissStop',
    'liftStop',
    'suspendPile',
    'dismissHazard',
    'resumePile',
    'keepSuspended',
  ],
  transformerOwner: ['reportCheck', 'openDoor'],
  spaceOwner: ['reportCheck'],
  tester: ['reportTest', 'declineTest'],
}

/** Whether an event is for a link at all. */
export const isForLink = (party: Party, type: string): boolean =>
  answersByLink[party]?.some((verb) => type === `${party}.${verb}`) ?? true

/** Opening commits to nothing, however often. */
const isOpening = (type: string): boolean => type.endsWith('.open')

/** Whether an event that came through a link is an answer: opening it is none. */
export const isAnswer = ({ type }: { readonly type: string }): boolean => !isOpening(type)

/**
 * Whether an event may still come through a link: one link gives one answer. Until that is delivered it can be recalled
 * (民法典 141); then the question is open again.
 */
export const mayComeThrough = (sent: readonly { readonly type: string }[], type: string): boolean => {
  const last = sent.findLast(isAnswer)
  if (last === undefined || isOpening(type)) return true
  return last.type.endsWith('.recall') || type.endsWith('.recall')
}
