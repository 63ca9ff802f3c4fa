import { z } from 'zod'
import { DocumentId, event, GroundId } from './shape.ts'

/** What an owner spends in reliance on a yes. */
export const expenseKinds = ['design', 'equipment', 'installation', 'insurance', 'deposit', 'fee', 'other'] as const

const amountYuan = z.number().positive().max(1_000_000).describe('In yuan.')
const receipts = z.array(DocumentId).min(1).max(20).describe('Receipts or invoices.')

/** Conditions that their own author prevents, and money that a condition or a yes has cost (H7, H9). */
export const moneyEvents = [
  event(
    'owner.reportPrevented',
    'Reports that the company itself prevents a condition it made. The centre looks; a condition prevented by its author counts as fulfilled (民法典 159).',
    { obligationId: GroundId, evidence: z.array(DocumentId).min(1).max(20) },
  ),
  event('owner.reportExpense', 'Records what the owner spent in reliance on a yes, with the receipt. It moves nothing.', {
    kind: z.enum(expenseKinds),
    amountYuan,
    evidence: receipts,
  }),
  event('owner.claimMoneyBack', 'Claims back what a condition accepted under protest has cost.', {
    obligationId: GroundId,
    amountYuan,
    evidence: receipts,
  }),
  event('property.answerMoneyClaim', 'Answers a claim for money back: pays, or does not.', {
    record: z.int().positive().describe('Sequence number of the claim.'),
    pays: z.boolean(),
  }),
] as const
