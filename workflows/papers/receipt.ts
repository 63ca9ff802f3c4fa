import { basisText } from '../labels/basis.ts'
import { consentModeLabels } from '../labels/codes.ts'
import { documentLabels } from '../labels/documents.ts'
import { paperChannels } from '../labels/papers/names.ts'
import { noted } from '../labels/papers/sentences.ts'
import { caseFacts, requestFacts, runningClocks, stepsAhead } from './case-parts.ts'
import { recordOf } from './history.ts'
import type { PaperInput } from './paper-input.ts'
import type { SheetPart } from './sheet.ts'
import { listed, said, sentence } from './words.ts'

/** 受理回执: the request is on record, with its papers, the rules it falls under, and who acts next. */
export const receipt = (input: PaperInput): SheetPart[] => {
  const { rules, language } = input
  const { mode, modeBasis } = rules.consent
  // What came with the filing; papers handed in later are in the list of the case.
  const kinds = Object.values(recordOf(input.records, 1)?.outcome.memory.documents ?? {})
  const papers = [...new Set(kinds)].map((kind) => documentLabels[kind][language])
  return [
    ...caseFacts(input),
    ...requestFacts(input, {
      channel: filedThrough(input),
      papers: listed(papers, input),
      rules: sentence('rules', { document: rules.title[language], record: rules.version }, input),
      mode: noted(said(consentModeLabels[mode], input), basisText(modeBasis, language), language),
    }),
    ...stepsAhead(input),
    ...runningClocks(input),
  ]
}

/** How the request came in: by the owner itself, or at a counter of the centre. */
const filedThrough = (input: PaperInput): string | null => {
  const record = recordOf(input.records, 1)
  if (!record) return null
  if (record.onBehalfOf !== null) {
    const party = record.organisation ?? record.partyLabel
    return sentence('onBehalf', { party, channel: record.channel }, input)
  }
  return channelText(record.channel, input)
}

/** The channel of a record in words; one that was named by who recorded it for another stands as it is. */
export const channelText = (channel: string, input: PaperInput): string => {
  const known: Readonly<Record<string, { zh: string; en: string }>> = paperChannels
  return known[channel]?.[input.language] ?? channel
}
