import { type Asked, type AskedOfEvent, givenOf } from '../asked.ts'
import { lastInformationRequest } from '../memory/information.ts'

/** Questions about a request of the company for information. */
export const informationGuards = {
  /** The rules of the place know such a request, the reply time can rest, and the company has not used it up. */
  mayRequestInformation: ({ context }: Asked) => {
    const { consent, clocks } = givenOf(context).rules
    const times = consent.informationRequest?.times ?? 0
    return context.informationRequests.length < times && clocks.propertyReply?.pausable === true
  },
  /** Everything that was asked for was on the case before. */
  askedForWasThere: ({ context }: Asked) => lastInformationRequest(context)?.wasThere === true,
  /** The request was not contested yet. */
  informationMayBeContested: ({ context }: Asked) => lastInformationRequest(context)?.contest === null,
}

/** Questions about the event itself. */
export const informationEventGuards = {
  /** The centre finds the request for information unreasonable. */
  requestIsUnreasonable: ({ event }: AskedOfEvent) => event.type === 'centre.settleInformation' && !event.stands,
}
