import type { Asked } from '../asked.ts'
import { openClaims, preventable, underProtest } from '../memory/money.ts'

/** Questions about prevented conditions and about money (H7, H9). */
export const moneyGuards = {
  /** The owner has a condition of the company still to fulfil. */
  conditionWaits: ({ context }: Asked) => preventable(context).length > 0,
  /** The company has said yes at some time, with or without its paper. */
  yesWasSaid: ({ context }: Asked) => context.yesWithoutPaper.length > 0 || context.company?.answer?.kind === 'approve',
  /** A condition was accepted under protest. */
  protestIsKept: ({ context }: Asked) => underProtest(context).length > 0,
  /** A claim for money back waits for the company. */
  claimForMoneyWaits: ({ context }: Asked) => openClaims(context).length > 0,
}
