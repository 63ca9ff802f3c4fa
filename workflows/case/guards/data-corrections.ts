import { type Asked, givenOf } from '../asked.ts'
import { correctionsAsked, isDataKept } from '../memory/data-corrections.ts'

/** Questions about the correction of personal data. */
export const dataCorrectionGuards = {
  /** The case is filed, and its personal data are kept. */
  ownDataIsKept: ({ context }: Asked) => context.ownerSince > 0 && isDataKept(context, givenOf(context)),
  /** A correction waits for the centre to look. */
  correctionIsAsked: ({ context }: Asked) => correctionsAsked(context).length > 0,
}
