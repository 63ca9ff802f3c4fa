import type { CaseMemory, FeeDemand, Given, MoneyEntry, Obligation } from '../context.ts'
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
  money.filter(({ kind, answer }) => kind === null && answer === null)

/** The claim for a condition that the company has to answer, or has agreed to: the same money is not claimed twice. */
export const standingClaim = ({ money }: CaseMemory, obligationId: string): MoneyEntry | undefined =>
  money.find((entry) => entry.obligationId === obligationId && (entry.answer === null || entry.answer === 'pays'))

/** The same for a fee that was demanded and paid. */
export const standingFeeClaim = ({ money }: CaseMemory, demand: number): MoneyEntry | undefined =>
  money.find(({ demandSeq, answer }) => demandSeq === demand && (answer === null || answer === 'pays'))

/** Demands of the company to which it has said nothing. */
export const openDemands = ({ feeDemands }: CaseMemory): FeeDemand[] =>
  feeDemands.filter(({ demandedBy, answer }) => demandedBy === 'property' && answer === null)

/** Fees that were asked for and not paid, as far as is known. */
export const unpaidFees = ({ feeDemands }: CaseMemory): FeeDemand[] => feeDemands.filter(({ paid }) => paid === null)

/** Fees that were paid to the company because it asked: they can be claimed back from it. */
export const paidFees = ({ feeDemands }: CaseMemory): FeeDemand[] =>
  feeDemands.filter(({ demandedBy, paid }) => demandedBy === 'property' && paid !== null)

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

/** A fee was asked for: by word at a gate as well as in writing. */
export const feeDemanded = (memory: CaseMemory, { seq, today }: Given, event: EventOf<'owner.reportFeeDemand'>): Change => {
  const { demandedBy, kind, channel, amountYuan } = event
  const paid = event.paid ? { seq, amountYuan } : null
  return {
    feeDemands: [...memory.feeDemands, { seq, on: today, demandedBy, kind, channel, amountYuan, paid, answer: null }],
  }
}

const changedDemand = (memory: CaseMemory, seq: number, change: Partial<FeeDemand>): Change => ({
  feeDemands: memory.feeDemands.map((entry) => (entry.seq === seq ? { ...entry, ...change } : entry)),
})

/** A fee that had been asked for was paid. */
export const feePaid = (memory: CaseMemory, { seq }: Given, event: EventOf<'owner.reportFeePaid'>): Change =>
  changedDemand(memory, event.record, { paid: { seq, amountYuan: event.amountYuan } })

/** What the company says to a demand, or that its days passed without a word. */
export const demandAnswered = (memory: CaseMemory, seq: number, answer: NonNullable<FeeDemand['answer']>): Change =>
  changedDemand(memory, seq, { answer })

/** A fee that was paid is claimed back: all of it. */
export const feeClaimed = (memory: CaseMemory, given: Given, event: EventOf<'owner.claimFeeBack'>): Change => {
  const paid = memory.feeDemands.find(({ seq }) => seq === event.record)?.paid
  if (!paid) throw new Error('a fee is claimed back that was never paid')
  const entry = { ...noted(given, paid.amountYuan), kind: null, obligationId: null, demandSeq: event.record }
  return { money: [...memory.money, entry] }
}

/** What the company said to a claim, or that its days passed without a word. */
export const claimAnswered = (memory: CaseMemory, seq: number, answer: NonNullable<MoneyEntry['answer']>): Change => ({
  money: memory.money.map((entry) => (entry.seq === seq ? { ...entry, answer } : entry)),
})
