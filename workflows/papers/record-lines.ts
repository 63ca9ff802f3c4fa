import type { EventType } from '../case/events/events.ts'
import { detailsOfEvent } from '../labels/event-details.ts'
import { paperWords } from '../labels/papers/names.ts'
import type { PaperInput, PaperRecord } from './paper-input.ts'
import { channelText } from './receipt.ts'
import { day, moment, said, sentence } from './words.ts'

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
  const details = detailsOfEvent(record.type, record.input, {
    language: input.language,
    document: (id) => input.documents.find(({ documentId }) => documentId === id)?.label ?? null,
    organisation: input.nameOf,
    ground: (id) => input.grounds.find(({ groundId }) => groundId === id)?.label ?? null,
    ownGround: (code) => input.grounds.find((one) => one.code === code)?.label ?? null,
  })
  return details.map(({ field, value }) => (input.language === 'zh' ? `${field}：${value}` : `${field}: ${value}`)).join('\n')
}
