import { z } from 'zod'
import { seesPart } from '../../../workflows/case/sight.ts'
import {
  expenseLabels,
  feeAnswerLabels,
  feeChannelLabels,
  feeDemanderLabels,
  feeKindLabels,
  moneyAnswerLabels,
} from '../../../workflows/labels/money.ts'
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
        obligationId: z.string().nullable().describe('The condition under protest; null: a fee that was demanded and paid.'),
        demand: z.int().nullable().describe('The demanded fee, by the record under `feeDemands`.'),
        amountYuan: z.number(),
        answer: listedIn(moneyAnswerLabels).nullable().describe('Null: it waits for the company.'),
        label: z.string().nullable(),
      }),
    )
    .describe('Claimed back for conditions that were accepted under protest, and for fees that were demanded.'),
  feeDemands: z
    .array(
      z.object({
        record: z.int(),
        on: z.iso.date(),
        demandedBy: listedIn(feeDemanderLabels),
        demandedByLabel: z.string(),
        kind: listedIn(feeKindLabels),
        label: z.string(),
        channel: listedIn(feeChannelLabels),
        channelLabel: z.string(),
        amountYuan: z.number(),
        paidYuan: z.number().nullable().describe('Null: it was not paid, as far as is known.'),
        answer: listedIn(feeAnswerLabels).nullable().describe('What the company says. Null: claimed, not answered yet.'),
        answerLabel: z.string().nullable(),
      }),
    )
    .describe('Fees that somebody asked for, by word or in writing, as the owner reports them.'),
})

const nothing: z.infer<typeof MoneyView> = { expenses: [], moneyClaims: [], feeDemands: [] }

/** The same, as a party sees it: between the two sides and the mediator. */
export const moneyView = ({ stored, standing, language }: ViewInput): z.infer<typeof MoneyView> => {
  const { file } = stored
  if (standing.sight !== 'full' || !seesPart(file, standing.party, 'agreement')) return nothing
  const { money, feeDemands } = file.memory
  return {
    expenses: money.flatMap(({ seq, on, kind, amountYuan }) =>
      kind === null ? [] : [{ record: seq, on, kind, label: expenseLabels[kind][language], amountYuan }],
    ),
    moneyClaims: money.flatMap(({ seq, on, kind, obligationId, demandSeq, amountYuan, answer }) => {
      const label = answer && moneyAnswerLabels[answer][language]
      return kind === null ? [{ record: seq, on, obligationId, demand: demandSeq ?? null, amountYuan, answer, label }] : []
    }),
    feeDemands: feeDemands.map(({ seq, on, demandedBy, kind, channel, amountYuan, paid, answer }) => ({
      record: seq,
      on,
      demandedBy,
      demandedByLabel: feeDemanderLabels[demandedBy][language],
      kind,
      label: feeKindLabels[kind][language],
      channel,
      channelLabel: feeChannelLabels[channel][language],
      amountYuan,
      paidYuan: paid?.amountYuan ?? null,
      answer,
      answerLabel: answer && feeAnswerLabels[answer][language],
    })),
  }
}
