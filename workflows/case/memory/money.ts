import type { CaseMemory, Given, MoneyEntry, Obligation } from '../context.ts'
import type { EventOf } from '../events/events.ts'

type Change = Partial<CaseMemory>

/** Accepted conditions for which the claim to money back was kept (H7). */
export const underProtest = (memory: CaseMemory): Obligation[] => memory.obligations.filter((entry) => entry.underProtest)

/** Conditions of the company that the owner has still to fulfil: what the company may be preventing. */
export const preventable = (memory: CaseMemory): Obligation[] =>
  memory.obligations.filter(
    ({ source, by, dischargedSeq, reportedSeq }) =>
      source === 'condition' && by === 'owner' && dischargedSeq === null && reportedSeq === null,
  )

/** Claims that the company has not answered. */
export const openClaims = ({ money }: CaseMemory): MoneyEntry[] =>
  money.filter(({ obligationId, answer }) => obligationId !== null && answer === null)

/** The claim for a condition that the company has to answer, or has agreed to: the same money is not claimed twice. */
export const standingClaim = ({ money }: CaseMemory, obligationId: string): MoneyEntry | undefined =>
  money.find((entry) => entry.obligationId === obligationId && (entry.answer === null || entry.answer === 'pays'))

/** Who prevents a condition does not judge whether it is fulfilled: from here on the centre looks at it (民法典 159). */
export const prevented = (memory: CaseMemory, { seq }: Given, event: EventOf<'owner.reportPrevented'>): Change => ({
  obligations: memory.obligations.map((entry) =>
    entry.obligationId === event.obligationId ? { ...entry, checker: 'centre', reportedSeq: seq, preventedSeq: seq } : entry,
  ),
})

const noted = (given: Given, amountYuan: number): Omit<MoneyEntry, 'kind' | 'obligationId'> => ({
  seq: given.seq,
  on: given.today,
  amountYuan,
  answer: null,
})

/** Money spent in reliance on a yes. */
export const expenseReported = (memory: CaseMemory, given: Given, event: EventOf<'owner.reportExpense'>): Change => ({
  money: [...memory.money, { ...noted(given, event.amountYuan), kind: event.kind, obligationId: null }],
})

/** Money claimed back for a condition under protest. */
export const moneyClaimed = (memory: CaseMemory, given: Given, event: EventOf<'owner.claimMoneyBack'>): Change => ({
  money: [...memory.money, { ...noted(given, event.amountYuan), kind: null, obligationId: event.obligationId }],
})

/** What the company said to a claim, or that its days passed without a word. */
export const claimAnswered = (memory: CaseMemory, seq: number, answer: NonNullable<MoneyEntry['answer']>): Change => ({
  money: memory.money.map((entry) => (entry.seq === seq ? { ...entry, answer } : entry)),
})
