import type { Service } from '../case/context.ts'
import { serviceMeansLabels, unservableLabels } from '../labels/codes.ts'
import { basisOf, caseFacts, dueText } from './case-parts.ts'
import { clocksOnRecord, recordOf, servicesOnRecord } from './history.ts'
import type { PaperInput } from './paper-input.ts'
import type { PaperLack, SheetPart } from './sheet.ts'
import { bodyName, day, documentLines, facts, heading, recordedBy, said, table } from './words.ts'

/** 送达记录: to whom the request was delivered, by which means, with which proof, and which time runs from it. */
export const serviceRecord = (input: PaperInput): SheetPart[] | PaperLack => {
  const parts = deliveries(input)
  if (parts.length > 0) return [...caseFacts(input), ...parts]
  return 'notServed'
}

/** Deliveries and failed ones, as far as the reader is concerned by them; empty when there are none. */
export const deliveries = (input: PaperInput): SheetPart[] => {
  const services = servicesOnRecord(input.records).filter((service) => concerns(service.party, input))
  const unserved = input.reader === 'property' || input.reader === 'community' ? [] : input.file.memory.unserved
  return [
    ...services.flatMap((service) => [heading('delivery', input), ...delivery(service, input)]),
    ...(unserved.length > 0
      ? [
          heading('unserved', input),
          table(
            { issuer: 40, reason: 20, recorded: 40 },
            unserved.map((entry) => [
              bodyName('property', entry.organisationId || null, input),
              reasonText(entry.reason, input),
              recordedBy(entry.seq, input),
            ]),
            input,
          ),
        ]
      : []),
  ]
}

/** An issuer has the papers about its own answer, and no other's. */
export const concerns = (party: string, { reader }: PaperInput): boolean =>
  (reader !== 'property' && reader !== 'community') || reader === party

const delivery = (service: Service, input: PaperInput): SheetPart[] => [
  facts(
    {
      issuer: bodyName(service.party, service.organisationId, input),
      means: meansText(service.means, input),
      servedOn: day(service.servedOn, input),
      recorded: recordedBy(service.seq, input),
      proof: documentLines(evidenceOf(service.seq, input), input),
    },
    input,
  ),
  ...replyClock(service, input),
]

/** The time to answer that runs from this delivery. */
const replyClock = (service: Service, input: PaperInput): SheetPart[] => {
  const candidates = clocksOnRecord(input.records)
    .map(({ clock }) => clock)
    .filter((clock) => clock.party === service.party && (clock.name === 'propertyReply' || clock.name === 'substituteReply'))
  const clock = candidates.find(({ startOn }) => startOn === service.servedOn) ?? candidates[candidates.length === 1 ? 0 : -1]
  if (!clock) return []
  return [facts({ startOn: day(clock.startOn, input), dueOn: dueText(clock, input), basis: basisOf(clock, input) }, input)]
}

/** The documents that a record names as its evidence. */
export const evidenceOf = (seq: number, input: PaperInput): string[] => {
  const evidence = recordOf(input.records, seq)?.input['evidence']
  return Array.isArray(evidence) ? evidence.map(String) : []
}

/** A means of delivery in words. */
export const meansText = (means: string, input: PaperInput): string => {
  const known: Readonly<Record<string, { zh: string; en: string }>> = serviceMeansLabels
  return known[means]?.[input.language] ?? means
}

const reasonText = (reason: string, input: PaperInput): string => {
  const known: Readonly<Record<string, { zh: string; en: string }>> = unservableLabels
  return known[reason] ? said(known[reason], input) : reason
}
