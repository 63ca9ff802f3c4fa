import { z } from 'zod'
import { seesPart } from '../../../workflows/case/sight.ts'
import { expenseLabels, moneyAnswerLabels } from '../../../workflows/labels/money.ts'
import type { ViewInput } from '../view-case.ts'
import { listedIn } from './words.ts'

/** What a yes or a condition has cost the owner. */
export const MoneyView = z.object({
  expenses: z
    .array(
      z.object({ record: z.int(), on: z.iso.date(), kind: listedIn(expenseLabels), label: z.string(), amountYuan: z.number() }),
    )
    .describe('Spent in reliance on a yes, as the owner recorded it with receipts.'),
  moneyClaims: z
    .array(
      z.object({
        record: z.int(),
        on: z.iso.date(),
        obligationId: z.string(),
        amountYuan: z.number(),
        answer: listedIn(moneyAnswerLabels).nullable().describe('Null: it waits for the company.'),
        label: z.string().nullable(),
      }),
    )
    .describe('Claimed back for conditions that were accepted under protest.'),
})

/** The same, as a party sees it: between the two sides and the mediator. */
export const moneyView = ({ stored, standing, language }: ViewInput): z.infer<typeof MoneyView> => {
  const { file } = stored
  if (standing.sight !== 'full' || !seesPart(file, standing.party, 'agreement')) return { expenses: [], moneyClaims: [] }
  const { money } = file.memory
  return {
    expenses: money.flatMap(({ seq, on, kind, amountYuan }) =>
      kind === null ? [] : [{ record: seq, on, kind, label: expenseLabels[kind][language], amountYuan }],
    ),
    moneyClaims: money.flatMap(({ seq, on, obligationId, amountYuan, answer }) =>
      obligationId === null
        ? []
        : [{ record: seq, on, obligationId, amountYuan, answer, label: answer && moneyAnswerLabels[answer][language] }],
    ),
  }
}
