import type { Asked } from '../asked.ts'
import { openClaims, openDemands, paidFees, preventable, underProtest, unpaidFees } from '../memory/money.ts'

/** Questions about prevented conditions and about money (H7, H9). */
export const moneyGuards = {
  /** The owner has a condition of the company still to fulfil. */
  conditionWaits: ({ context }: Asked) => preventable(context).length > 0,
  /** The company has said yes at some time, with or without its paper. */
  yesWasSaid: ({ context }: Asked) => context.yesWithoutPaper.length > 0 || context.company?.answer?.kind === 'approve',
  /** A condition was accepted under protest. */
  protestIsKept: ({ context }: Asked) => underProtest(context).length > 0,
  /** There is a case in which somebody can ask for a fee: it was filed, or it is about a pile. */
  caseHasBegun: ({ context }: Asked) => context.filedOn !== null || context.operation !== null,
  /** A fee was asked for and is not known to be paid. */
  feeIsUnpaid: ({ context }: Asked) => unpaidFees(context).length > 0,
  /** A fee was paid to the company because it asked for it. */
  feeWasPaid: ({ context }: Asked) => paidFees(context).length > 0,
  /** The company has yet to say something to a fee that it is said to have asked for. */
  feeDemandWaits: ({ context }: Asked) => openDemands(context).length > 0,
  /** A claim for money back waits for the company. */
  claimForMoneyWaits: ({ context }: Asked) => openClaims(context).length > 0,
}
