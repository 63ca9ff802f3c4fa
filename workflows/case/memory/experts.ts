import type { CaseMemory, Given } from '../context.ts'
import type { EventOf } from '../events/events.ts'

type Change = Partial<CaseMemory>

/** The owner proposes an expert. Who pays is on record from here on. */
export const expertProposed = (_: CaseMemory, given: Given, event: EventOf<'owner.proposeExpert'>): Change => ({
  test: { seq: given.seq, payer: event.payer, chosenBy: null },
})

/** The company agreed. */
export const expertAgreed = (memory: CaseMemory): Change => ({ test: memory.test && { ...memory.test, chosenBy: 'parties' } })

/** The centre named one, because the parties did not agree. */
export const expertNamed = (_: CaseMemory, given: Given, event: EventOf<'centre.nameExpert'>): Change => ({
  test: { seq: given.seq, payer: event.payer, chosenBy: 'centre' },
})

/** The owner ordered the test alone, or the centre named nobody in time and the proposal of the owner stands. */
export const testOrdered = (memory: CaseMemory, given: Given): Change => ({
  test: memory.test && { ...memory.test, seq: given.seq, chosenBy: 'owner' },
})

/** The owner orders a test without asking anybody. */
export const testOrderedAlone = (_: CaseMemory, given: Given, event: EventOf<'owner.orderTest'>): Change => ({
  test: { seq: given.seq, payer: event.payer, chosenBy: 'owner' },
})
