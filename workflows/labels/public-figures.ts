import type { Bilingual } from '../rules/schema.ts'
import type { PublicPlace, PublicTable } from '../statistics/public-set.ts'

/** Titles of the tables of the public set. */
export const publicTableLabels = {
  places: { zh: '每月提出申请的家庭，后来在哪里（按区县）', en: 'Where the families of a month came (by district)' },
  garages: { zh: '同一批家庭，按车库（第180天）', en: 'The same families, by garage (day 180)' },
  ages: { zh: '同一批家庭，按小区建成年份（第180天）', en: 'The same families, by year of completion (day 180)' },
  ends: { zh: '本月登记办结的案件', en: 'Cases whose end was recorded in the month' },
  reasons: { zh: '本月提出的不同意理由', en: 'Grounds stated in the month' },
  waiting: { zh: '月末在哪里等（四舍五入到五）', en: 'What waits at the end of the month (in fives)' },
} satisfies Record<PublicTable['id'], Bilingual>

/** Where a family is, as the public set tells it. */
export const publicPlaceLabels = {
  runs: { zh: '已通电', en: 'Runs' },
  waiting: { zh: '还在等', en: 'Still waits' },
  refused: { zh: '物业不同意，在业主手里', en: 'Told no, with the owner' },
  gaveUp: { zh: '放弃', en: 'Gave up' },
  infeasible: { zh: '目前不可行', en: 'Infeasible at present' },
  otherwise: { zh: '其他', en: 'Otherwise' },
} satisfies Record<PublicPlace, Bilingual>

/** Names of the dimensions, and of a total. */
export const publicWords = {
  total: { zh: '合计', en: 'Total' },
  days: { zh: '申请后', en: 'After' },
  district: { zh: '区县', en: 'District' },
  garage: { zh: '车库', en: 'Garage' },
  age: { zh: '建成年份', en: 'Completed' },
  place: { zh: '在哪里', en: 'Where' },
  outcome: { zh: '结果', en: 'End' },
  ground: { zh: '理由', en: 'Ground' },
  track: { zh: '线路', en: 'Track' },
  stage: { zh: '环节', en: 'Stage' },
  holder: { zh: '在谁手里', en: 'With' },
} satisfies Record<string, Bilingual>
