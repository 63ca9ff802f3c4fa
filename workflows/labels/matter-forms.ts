import type { z } from 'zod'
import { type AnyMatterEvent, MatterEvent, OpenMatter } from '../matter/events.ts'
import type { Bilingual } from '../rules/schema.ts'
import { drawForm, type FormField } from './event-form.ts'
import { fieldLabels } from './fields.ts'
import type { Language } from './fill.ts'
import {
  costBearerLabels,
  decisionSubjectLabels,
  matterKindLabels,
  matterResultLabels,
  officialRoleLabels,
  orderConditionLabels,
  progressLabels,
  remedyLabels,
} from './matters.ts'
import { partyLabels } from './parties.ts'

/** An event that a party sends to a matter, or by which it opens one. */
export type MatterFormType = Exclude<AnyMatterEvent['type'], 'report.passed'>

/** What each event of a matter is called where somebody sends it. */
export const matterEventLabels = {
  'matter.open': { zh: '登记小区要办的事', en: 'Open a matter of the compound' },
  'matter.report': { zh: '通报进展', en: 'Report progress' },
  'matter.setCost': { zh: '登记费用', en: 'Record the cost' },
  'matter.recordDecision': { zh: '登记业主表决', en: 'Record a vote of the owners' },
  'matter.nameOfficial': { zh: '更换负责人', en: 'Name another official' },
  'authority.orderCompound': { zh: '登记主管部门的文件', en: 'Record the document of the authority' },
  'authority.liftOrder': { zh: '登记附条件解除', en: 'Record a lifting under conditions' },
  'matter.reportCondition': { zh: '报告条件已落实', en: 'Report a condition as kept' },
  'matter.confirmCondition': { zh: '查看条件', en: 'Look at a condition' },
  'matter.close': { zh: '办结这件事', en: 'End the matter' },
} as const satisfies Record<MatterFormType, Bilingual>

/** Fields of matters, and those whose general name says too little here. */
const ownFieldLabels: Readonly<Record<string, Bilingual>> = {
  kind: { zh: '是什么事', en: 'What it is about' },
  compoundId: { zh: '小区', en: 'Compound' },
  garageId: { zh: '哪个车库', en: 'Which garage' },
  transformerId: { zh: '哪台变压器', en: 'Which transformer' },
  official: { zh: '由谁负责', en: 'Who answers for it' },
  party: { zh: '哪一方', en: 'Which party' },
  role: { zh: '职务', en: 'Role' },
  personal: { zh: '负责人姓名（只给负责监督的单位和本单位看）', en: 'Name (for who oversees it and the own office alone)' },
  number: { zh: '文号（主管部门的要求必填）', en: 'Number (needed for an order of an authority)' },
  nextReportOn: {
    zh: '下次通报的日期（不填按规则的最后一天）',
    en: 'Day of the next report (left out: the last day of the rule)',
  },
  progress: { zh: '进展', en: 'Progress' },
  lowYuan: { zh: '最低（元）', en: 'At least (yuan)' },
  highYuan: { zh: '最高（元）', en: 'At most (yuan)' },
  split: { zh: '怎样分担（各项加起来是百分之百；没定就不填）', en: 'Who bears what (makes 100; left out while open)' },
  by: { zh: '谁出', en: 'Who' },
  percent: { zh: '百分之几', en: 'Per cent' },
  subject: { zh: '表决什么', en: 'Vote on' },
  heldOn: { zh: '表决日期', en: 'Day of the vote' },
  all: { zh: '全体业主', en: 'All owners' },
  voted: { zh: '参加表决', en: 'Took part' },
  agreed: { zh: '同意', en: 'Agreed' },
  owners: { zh: '人数', en: 'Heads' },
  areaM2: { zh: '面积（平方米）', en: 'Area (m²)' },
  remedy: { zh: '怎样才解除', en: 'What lifts it' },
  appealUntilOn: { zh: '最后哪天可以申诉', en: 'Last day to appeal' },
  condition: { zh: '条件内容', en: 'Condition' },
  byOn: { zh: '哪天以前', en: 'By which day' },
  checkedBy: { zh: '由谁查看', en: 'Who looks at it' },
  conditionId: { zh: '哪一项条件', en: 'Which condition' },
  kept: { zh: '是否已经落实', en: 'Whether it is kept' },
}

const valueTables: Readonly<Record<string, Readonly<Record<string, Bilingual>>>> = {
  kind: matterKindLabels,
  'official.party': partyLabels,
  'official.role': officialRoleLabels,
  progress: progressLabels,
  'split.by': costBearerLabels,
  subject: decisionSubjectLabels,
  remedy: remedyLabels,
  'conditions.condition': orderConditionLabels,
  'conditions.checkedBy': partyLabels,
  result: matterResultLabels,
}

const schemas: ReadonlyMap<string, z.ZodObject> = new Map(
  [OpenMatter, ...MatterEvent.options].map((schema) => [schema.shape.type.value, schema]),
)

/** All events of matters that have a form. */
export const matterFormTypes = [...schemas.keys()] as MatterFormType[]

/** What an event of a matter asks for, in words: enough to draw its form. */
export const matterForm = (type: MatterFormType, language: Language): { label: string; fields: readonly FormField[] } => {
  const general: Readonly<Record<string, Bilingual>> = fieldLabels
  const fields = drawForm(schemas.get(type)?.shape ?? {}, {
    labelOf: (name) => (ownFieldLabels[name] ?? general[name])?.[language] ?? name,
    wordOf: (path, value) => valueTables[path]?.[value]?.[language] ?? value,
  })
  return { label: matterEventLabels[type][language], fields }
}
