import type { Party } from '../../workflows/parties.ts'

/** Parties that get a link only for what they were asked to look at. */
const onlyAsked: readonly Party[] = ['authority', 'transformerOwner', 'spaceOwner']

/** Whether a link is for an event at all: who was asked to look answers that, and does nothing else of its party through it. */
export const isForLink = (party: Party, type: string): boolean => !onlyAsked.includes(party) || type === `${party}.reportCheck`

/** Opening commits to nothing, however often. */
const isOpening = (type: string): boolean => type.endsWith('.open')

/**
 * Whether an event may still come through a link: one link gives one answer. Until that is delivered it can be recalled
 * (民法典 141); then the question is open again.
 */
export const mayComeThrough = (sent: readonly string[], type: string): boolean => {
  const last = sent.findLast((earlier) => !isOpening(earlier))
  if (last === undefined || isOpening(type)) return true
  return last.endsWith('.recall') || type.endsWith('.recall')
}
