import { z } from 'zod'
import { localDay } from '../../../workflows/calendar/days.ts'
import { gaugeOf, queueStanding } from '../../../workflows/capacity/gauge.ts'
import { seesPart } from '../../../workflows/case/sight.ts'
import { basisText } from '../../../workflows/labels/basis.ts'
import { entryStateLabels, rowSentence } from '../../../workflows/labels/capacity.ts'
import type { ViewInput } from '../view-case.ts'

const label = z.string().describe('In the language of the caller.')
const percent = (share: number): number => Number((share * 100).toFixed(1))
const kva = (value: number): number => Number(value.toFixed(2))

/** The place of a request in the queue of its transformer, and how full that is. Of others only how many there are. */
export const QueueView = z.object({
  queue: z
    .object({
      place: z.iso.datetime().describe('The instant of the first complete filing: what the order goes by.'),
      state: z.enum(['waiting', 'offered', 'reserved', 'built', 'lapsed', 'released']),
      stateLabel: label,
      number: z.int().nullable().describe('Place counted from the first that waits; null when it does not wait.'),
      othersWaiting: z.int().describe('Neighbours that wait at the same transformer.'),
      asked: z.boolean().describe('The owner is asked to charge in order, so that the next one finds room.'),
      sum: label.nullable().describe('The sum that decided last about room for this pile, to be worked out again by anybody.'),
    })
    .nullable()
    .describe('Null where no transformer is known, and before the papers are complete.'),
  transformer: z
    .object({
      ratedKva: z.number().nullable(),
      built: z.int(),
      kept: z.int().describe('Piles with capacity kept.'),
      waiting: z.int(),
      loadKva: z.number().nullable().describe('Measured peak with all that are built or kept.'),
      loadPercent: z.number().nullable(),
      limitPercent: z.number(),
      limitBasis: label,
      peakKva: z.number().nullable(),
      peakMonth: z.string().nullable(),
    })
    .nullable()
    .describe('The gauge of the transformer.'),
})

/** The queue and the gauge, for who may see them. */
export const queueView = (input: ViewInput): z.infer<typeof QueueView> => {
  const { stored, standing, surroundings, language, now } = input
  const { file, rules } = stored
  const { ledger } = surroundings
  if (ledger === null || standing.sight !== 'full' || !seesPart(file, standing.party, 'queue')) {
    return { queue: null, transformer: null }
  }
  const place = queueStanding(ledger, file.caseId)
  const gauge = gaugeOf(ledger, { on: localDay(now, rules.place.timeZone), rules: rules.capacity })
  const { ledgerRow, orderedAsk } = file.memory
  return {
    queue: place && {
      ...place,
      stateLabel: entryStateLabels[place.state][language],
      asked: orderedAsk?.answer === null,
      sum: ledgerRow && rowSentence(ledgerRow, language),
    },
    transformer: {
      ratedKva: gauge.ratedKva,
      built: gauge.built,
      kept: gauge.kept,
      waiting: gauge.waiting,
      loadKva: gauge.load && kva(gauge.load.loadKva),
      loadPercent: gauge.load && percent(gauge.load.rate),
      limitPercent: percent(gauge.limit),
      limitBasis: basisText(rules.capacity.loadLimitBasis, language),
      peakKva: gauge.load?.peakKva ?? null,
      peakMonth: gauge.load?.month ?? null,
    },
  }
}
