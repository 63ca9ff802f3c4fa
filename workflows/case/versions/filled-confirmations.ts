import type { CaseMemory, Confirmation } from '../context.ts'

/** Applications to confirm an agreement, with what an older version did not keep of the agreement; what nobody knows any more is empty. */
export const filledConfirmations = (memory: CaseMemory): Pick<CaseMemory, 'confirmations'> => ({
  confirmations: memory.confirmations.map((known): Confirmation => {
    const { agreement } = memory.disputes[known.track]
    const own = agreement?.seq === known.seq ? agreement : null
    return {
      ...{
        performer: own?.performer ?? 'owner',
        performance: own?.performance ?? 'other',
        performBy: own?.performBy ?? known.effectiveOn,
        appliedOn: null,
        acceptedOn: null,
        extensions: 0,
        ruling: null,
      },
      ...known,
    }
  }),
})
