import { type Asked, type AskedOfEvent, givenOf } from '../asked.ts'
import { isToCallBack, openForgeries } from '../memory/honesty.ts'

/** Questions about call-backs and forged papers. */
export const honestyGuards = {
  /** The owner is to be asked by another office why. */
  callBackIsDrawn: ({ context }: Asked) => isToCallBack(context, givenOf(context)),
  /** The owner was not called yet. */
  callBackIsOwed: ({ context }: Asked) => context.callBack !== null && context.callBack.answer === null,
  /** Somebody has said that a paper is forged, and it is not settled. */
  forgeryIsClaimed: ({ context }: Asked) => openForgeries(context).length > 0,
}

/** Questions about the event itself. */
export const honestyEventGuards = {
  /** The paper of the consent was found forged. */
  consentIsForged: ({ context, event }: AskedOfEvent) => {
    if (event.type !== 'centre.settleForgery' || !event.found) return false
    const claim = context.forgeries.find(({ seq }) => seq === event.record)
    return claim !== undefined && claim.documentId === context.paper?.documentId
  },
}
