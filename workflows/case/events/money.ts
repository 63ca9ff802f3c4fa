import { z } from 'zod'
import { DocumentId, event, GroundId } from './shape.ts'

/** What an owner spends in reliance on a yes. */
export const expenseKinds = ['design', 'equipment', 'installation', 'insurance', 'deposit', 'fee', 'other'] as const

/** What a fee is called that somebody asks for. */
export const feeKinds = ['managementFee', 'deposit', 'accessFee', 'constructionFee', 'stampFee', 'other'] as const
/** Who asks an owner for a fee. */
export const feeDemanders = ['property', 'developer', 'community', 'installer', 'grid', 'other'] as const
/** How a fee was asked for: most are asked for without a paper. */
export const feeChannels = ['gate', 'office', 'phone', 'chat', 'inWriting'] as const
/** What a company says to a fee that it is said to have asked for. */
export const feeAnswers = ['demands', 'waives', 'didNotDemand'] as const

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
  event(
    'owner.reportFeeDemand',
    'Reports a fee that somebody asked for, also without any paper: who, how much, and whether it was paid. It counts as claimed until the company answers.',
    {
      demandedBy: z.enum(feeDemanders),
      kind: z.enum(feeKinds),
      channel: z.enum(feeChannels),
      amountYuan,
      paid: z.boolean().describe('Whether it was paid already.'),
    },
  ),
  event('owner.reportFeePaid', 'Reports that a fee was paid that had been asked for before, with a receipt if one was given.', {
    record: z.int().positive().describe('Sequence number of the report of the demand.'),
    amountYuan,
  }),
  event('property.answerFeeDemand', 'Says whether it demands the fee, waives it, or never asked for it.', {
    record: z.int().positive().describe('Sequence number of the report of the demand.'),
    answer: z.enum(feeAnswers),
  }),
  event(
    'owner.claimFeeBack',
    'Claims back a fee that the company demanded and that was paid, as for a condition under protest.',
    {
      record: z.int().positive().describe('Sequence number of the report of the demand.'),
    },
  ),
  event('property.answerMoneyClaim', 'Answers a claim for money back: pays, or does not.', {
    record: z.int().positive().describe('Sequence number of the claim.'),
    pays: z.boolean(),
  }),
] as const
