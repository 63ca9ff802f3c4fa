import type { Track } from '../../parties.ts'
import { type Asked, type AskedOfEvent, givenOf } from '../asked.ts'
import { isObjectionInCourt, objectionIsAwaited, objectionIsUpheld, wasInTerm } from '../memory/objection.ts'

const asksForSuit = ({ context }: Asked): boolean => {
  const { consent, clocks, proceedings } = givenOf(context).rules
  return (
    consent.objection !== undefined &&
    clocks.objectionTerm !== undefined &&
    proceedings?.own[consent.objection.road] !== undefined
  )
}

/** Questions about an objection that a company has to bring before a court. */
export const objectionGuards = {
  /** Who objects in this place has to go to court within a term. */
  objectionGoesToCourt: asksForSuit,
  /** The place knows no such term, perhaps by rules that came meanwhile. */
  objectionNeedsNoCourt: ({ context }: Asked): boolean => !asksForSuit({ context }),
  /** A case of such a place was filed. */
  objectionMayBeBrought: ({ context }: Asked): boolean => context.filedOn !== null && asksForSuit({ context }),
  /** No court has the objection any more, and none decided on it. */
  objectionIsGone: ({ context }: Asked): boolean => !isObjectionInCourt(context),
  /** The court decided for the company. */
  objectionIsUpheld: ({ context }: Asked): boolean => objectionIsUpheld(context),
  /** A proceeding that the company brought is under way. */
  companysSuitRuns: ({ context }: Asked): boolean =>
    context.proceedings.some(({ road, step }) => road?.broughtBy === 'company' && step !== 'effective' && step !== 'over'),
}

/** The same, where a dispute of the consent track stands. */
export const objectionParamGuards = {
  /** A court has the objection. */
  objectionIsInCourt: ({ context }: Asked, _params: { track: Track }): boolean =>
    context.objection?.answer === 'brought' && context.paper === null && isObjectionInCourt(context),
  /** The term for the objection runs. */
  objectionIsAwaited: ({ context }: Asked, _params: { track: Track }): boolean => objectionIsAwaited(context),
}

/** Questions about the event itself. */
export const objectionEventGuards = {
  /** The suit was brought within the term, and only became known afterwards. */
  suitWasInTerm: ({ context, event }: AskedOfEvent): boolean =>
    event.type === 'property.bringObjection' && wasInTerm(context, event.openedOn),
}
