import type { ComparedFact } from '../case/precedents.ts'
import type { Bilingual } from '../rules/schema.ts'

/** What is looked at when two requests are held beside each other. */
export const comparedFactLabels = {
  garage: { zh: '车库位置', en: 'Where the garage lies' },
  fireSystems: { zh: '消防设施', en: 'Fire systems' },
  transformer: { zh: '变压器', en: 'Transformer' },
  capacity: { zh: '容量结论', en: 'Finding on capacity' },
  space: { zh: '车位情况', en: 'Kind of space' },
  right: { zh: '车位权利', en: 'Right to the space' },
  power: { zh: '充电功率', en: 'Power' },
} satisfies Record<ComparedFact, Bilingual>
