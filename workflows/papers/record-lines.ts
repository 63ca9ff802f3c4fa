import type { EventType } from '../case/events/events.ts'
import { clockLabels } from '../labels/clocks.ts'
import { valueLabel } from '../labels/event-values.ts'
import { fieldLabels } from '../labels/fields.ts'
import { paperWords } from '../labels/papers/names.ts'
import type { Bilingual } from '../rules/schema.ts'
import type { PaperInput, PaperRecord } from './paper-input.ts'
import { channelText } from './receipt.ts'
import { day, listed, moment, said, sentence } from './words.ts'

/**
 * Acts of a mediation. That they happened may be shown; what was said, offered or handed in with them stays between the
 * sides and the mediator (H26). What follows a binding agreement, its performance, is not among them.
 */
const mediationActs: readonly EventType[] = [
  'owner.requestMediation',
  'owner.acceptMediation',
  'owner.declineMediation',
  'owner.endMediation',
  'owner.objectToMediator',
  'owner.rateMediation',
  'owner.agreeExtension',
  'owner.confirmAgreement',
  'property.acceptMediation',
  'property.declineMediation',
  'property.endMediation',
  'property.objectToMediator',
  'property.rateMediation',
  'property.agreeExtension',
  'property.confirmAgreement',
  'centre.openMediation',
  'centre.extendMediation',
  'centre.recordAgreement',
  'centre.failMediation',
]

/** Whether a record is an act of a mediation, whose content is not for a court. */
export const isOfMediation = (record: PaperRecord): boolean => (mediationActs as readonly string[]).includes(record.type)

/** A record as a row: number, day and time, who and how, what. */
export const recordRow = (record: PaperRecord, input: PaperInput): string[] => [
  String(record.seq),
  day(record.occurredOn, input),
  moment(record.recordedAt, input),
  senderText(record, input),
  [record.label, ...contentOf(record, input)].filter((line) => line !== '').join('\n'),
]

/** What was sent with a record. An answer that was recalled never arrived, and what was struck out says nothing. */
const contentOf = (record: PaperRecord, input: PaperInput): string[] => {
  const namesIt = (type: string) => (other: PaperRecord) => other.type === type && other.input['record'] === record.seq
  if (input.records.some(namesIt('property.recall'))) return [said(paperWords.recalled, input)]
  if (input.records.some((other) => namesIt('centre.settleContest')(other) && other.input['stands'] === false)) {
    return [said(paperWords.struck, input)]
  }
  return isOfMediation(record) ? [] : [detailText(record, input)]
}

const senderText = (record: PaperRecord, input: PaperInput): string => {
  const party = record.organisation ?? record.partyLabel
  const channel = channelText(record.channel, input)
  return record.onBehalfOf === null ? `${party} · ${channel}` : sentence('onBehalf', { party, channel }, input)
}

/** What was sent, field by field, in words. */
const detailText = (record: PaperRecord, input: PaperInput): string => {
  const details = Object.entries(record.input).flatMap(([key, value]) => detailsOf(record, key, value, input))
  return details.map(({ field, value }) => (input.language === 'zh' ? `${field}：${value}` : `${field}: ${value}`)).join('\n')
}

interface Detail {
  readonly field: string
  readonly value: string
}

// Told in columns of their own, or by the label of the record.
const leftOut: readonly string[] = ['onBehalf', 'occurredOn', 'track', 'documentId']

const detailsOf = (record: PaperRecord, path: string, value: unknown, input: PaperInput): Detail[] => {
  const key = path.split('.').at(-1) ?? path
  if (leftOut.includes(key) || value === null || value === undefined) return []
  if (Array.isArray(value)) return ofList(record, path, value, input)
  if (typeof value === 'object') {
    return Object.entries(value).flatMap(([name, entry]) => detailsOf(record, `${path}.${name}`, entry, input))
  }
  const text = valueText(record, path, value as string | number | boolean, input)
  return text === null ? [] : [{ field: fieldText(key, input), value: text }]
}

const ofList = (record: PaperRecord, path: string, values: readonly unknown[], input: PaperInput): Detail[] => {
  if (values.some((value) => typeof value === 'object')) {
    return values.flatMap((value) => detailsOf(record, path, value, input))
  }
  const texts = values.flatMap((value) => valueText(record, path, String(value), input) ?? [])
  const key = path.split('.').at(-1) ?? path
  return texts.length === 0 ? [] : [{ field: fieldText(key, input), value: listed(texts, input) }]
}

const valueText = (record: PaperRecord, path: string, value: string | number | boolean, input: PaperInput): string | null => {
  if (typeof value === 'boolean') return said(value ? paperWords.yes : paperWords.no, input)
  if (typeof value === 'number') return String(value)
  switch (path.split('.').at(-1)) {
    case 'evidence':
      return input.documents.find((document) => document.documentId === value)?.label ?? null
    case 'organisationId':
      return input.nameOf(value)
    case 'groundId':
    case 'groundIds':
      return input.grounds.find((ground) => ground.groundId === value)?.label ?? value
    case 'clockId':
      return clockText(value, input)
    default: {
      const label = valueLabel(record.type, path, value)
      if (label) return said(label, input)
      const own = input.grounds.find((ground) => ground.code === value)
      if (own) return own.label
      return /^\d{4}-\d{2}-\d{2}$/.test(value) ? day(value, input) : value
    }
  }
}

const clockText = (clockId: string, input: PaperInput): string => {
  const words: Readonly<Record<string, { readonly name: Bilingual }>> = clockLabels
  const clock = words[clockId.split('/')[0] ?? '']
  return clock ? said(clock.name, input) : clockId
}

const fieldText = (key: string, input: PaperInput): string => {
  const labels: Readonly<Record<string, Bilingual>> = fieldLabels
  return labels[key] ? said(labels[key], input) : key
}
