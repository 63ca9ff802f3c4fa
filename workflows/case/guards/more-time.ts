import { type Asked, givenOf } from '../asked.ts'

/** Questions about more time for the company's reply (H12). */
export const moreTimeGuards = {
  /** The rules of the place know an extension of the reply, and the company has not asked for it yet. */
  mayAskForTime: ({ context }: Asked) =>
    context.moreTime === null && givenOf(context).rules.clocks.propertyReply?.extension !== undefined,
  /** The company has asked for more time, and the owner has not answered. */
  moreTimeIsAsked: ({ context }: Asked) => context.moreTime !== null && context.moreTime.answer === null,
}
