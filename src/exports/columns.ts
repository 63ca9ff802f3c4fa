import { eventLabels } from '../../workflows/labels/events.ts'
import type { Bilingual } from '../../workflows/rules/schema.ts'
import { zonedInstant } from './instants.ts'
import type { ExportedCase, ExportedEvent, ExportedPosition } from './ports.ts'
import type { Pseudonyms } from './pseudonyms.ts'

/** A column of the table of events. */
interface Column {
  readonly name: string
  readonly type: 'text' | 'day' | 'instant' | 'integer' | 'boolean' | 'list'
  readonly meaning: Bilingual
  readonly of: (row: Row) => string | number | boolean | null
}

/** An event with its case, and how ids are called. */
export interface Row {
  readonly exported: ExportedCase
  readonly event: ExportedEvent
  readonly called: Pseudonyms
}

const named = (id: string | null, name: (id: string) => string): string | null => (id === null ? null : name(id))
const places = (positions: readonly ExportedPosition[]): string =>
  positions.map(({ track, stage, step, holder }) => `${track}/${stage}${step === null ? '' : `/${step}`}/${holder}`).join('|')

/** The table of events: one row per recorded event. Order and names are part of the format. */
export const columns: readonly Column[] = [
  {
    name: 'case',
    type: 'text',
    meaning: {
      zh: '申请的代号；当月内不变，换月更换',
      en: 'Pseudonym of the request; the same within a month, another in the next',
    },
    of: ({ exported, called }) => called('case', exported.caseId),
  },
  {
    name: 'chain',
    type: 'text',
    meaning: {
      zh: '一户的代号：同一人同一车位的多次申请相同',
      en: 'Pseudonym of the family: one person and one space, refilings joined',
    },
    of: ({ exported, called }) => called('chain', exported.chainId),
  },
  {
    name: 'seq',
    type: 'integer',
    meaning: { zh: '该申请中的顺序号', en: 'Number of the event in its request' },
    of: ({ event }) => event.seq,
  },
  {
    name: 'event',
    type: 'text',
    meaning: { zh: '事件类型代码', en: 'Type of the event' },
    of: ({ event }) => event.type,
  },
  {
    name: 'event_zh',
    type: 'text',
    meaning: { zh: '事件类型的中文名', en: 'The type in Chinese' },
    of: ({ event }) => labelOf(event)?.zh ?? event.type,
  },
  {
    name: 'recorded_at',
    type: 'instant',
    meaning: { zh: '登记时刻（含时区）', en: 'When it was recorded, with the offset of the place' },
    of: ({ exported, event }) => zonedInstant(event.recordedAt, exported.timeZone),
  },
  {
    name: 'occurred_on',
    type: 'day',
    meaning: { zh: '事情发生之日（以已证明的为准）', en: 'The day on which it happened, as far as proven' },
    of: ({ event }) => event.occurredOn,
  },
  {
    name: 'party',
    type: 'text',
    meaning: { zh: '哪一方；system 表示系统自动记录', en: 'Which party; system = recorded by itself' },
    of: ({ event }) => event.party,
  },
  {
    name: 'organisation',
    type: 'text',
    meaning: { zh: '单位的代号', en: 'Pseudonym of the organisation' },
    of: ({ event, called }) => named(event.organisationId, (id) => called('organisation', id)),
  },
  {
    name: 'on_behalf',
    type: 'boolean',
    meaning: { zh: '由他方代为登记', en: 'Somebody else recorded it for the party' },
    of: ({ event }) => event.onBehalf,
  },
  {
    name: 'entered',
    type: 'list',
    meaning: {
      zh: '进入的位置：线路/环节/步骤/持有方，多个以竖线分隔',
      en: 'Places entered: track/stage/step/holder, separated by |',
    },
    of: ({ event }) => places(event.entered),
  },
  {
    name: 'left',
    type: 'list',
    meaning: { zh: '离开的位置，写法同上', en: 'Places left, written alike' },
    of: ({ event }) => places(event.left),
  },
  {
    name: 'grounds',
    type: 'list',
    meaning: { zh: '提出的理由代码，多个以竖线分隔', en: 'Codes of the grounds stated, separated by |' },
    of: ({ event }) => event.grounds.join('|'),
  },
  {
    name: 'district',
    type: 'text',
    meaning: { zh: '区县代码', en: 'Code of the district' },
    of: ({ exported }) => exported.district,
  },
  {
    name: 'compound',
    type: 'text',
    meaning: { zh: '小区的代号', en: 'Pseudonym of the compound' },
    of: ({ exported, called }) => called('compound', exported.compoundId),
  },
  {
    name: 'garage',
    type: 'text',
    meaning: { zh: '车库的代号', en: 'Pseudonym of the garage' },
    of: ({ exported, called }) => named(exported.garageId, (id) => called('garage', id)),
  },
  {
    name: 'transformer',
    type: 'text',
    meaning: { zh: '变压器的代号', en: 'Pseudonym of the transformer' },
    of: ({ exported, called }) => named(exported.transformerId, (id) => called('transformer', id)),
  },
  {
    name: 'company',
    type: 'text',
    meaning: { zh: '被请求出具证明的单位的代号', en: 'Pseudonym of the body whose paper is asked for' },
    of: ({ exported, called }) => named(exported.companyId, (id) => called('company', id)),
  },
  {
    name: 'filed_on',
    type: 'day',
    meaning: { zh: '申请之日', en: 'The day of filing' },
    of: ({ exported }) => exported.filedOn,
  },
  {
    name: 'closed_on',
    type: 'day',
    meaning: { zh: '办结之日；未办结为空', en: 'The day it ended; empty while it is open' },
    of: ({ exported }) => exported.closedOn,
  },
  {
    name: 'outcome',
    type: 'text',
    meaning: { zh: '结果代码；未办结为空', en: 'How it ended; empty while it is open' },
    of: ({ exported }) => exported.outcome,
  },
  {
    name: 'rule_pack',
    type: 'text',
    meaning: { zh: '适用的规则包', en: 'The rule pack it goes by' },
    of: ({ exported }) => exported.rulesPackId,
  },
]

/** The words for the type of an event; the system's own have none in the list of buttons. */
export const labelOf = ({ type }: Pick<ExportedEvent, 'type'>): Bilingual | null =>
  type in eventLabels ? eventLabels[type as keyof typeof eventLabels] : null
