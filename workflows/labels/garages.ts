import type { Facts, garageLevels } from '../case/facts.ts'
import type { Bilingual } from '../rules/schema.ts'

/** Where a garage lies. */
export const levelOfGarageLabels = {
  ground: { zh: '地面', en: 'Ground level' },
  underground: { zh: '地下', en: 'Underground' },
  semiUnderground: { zh: '半地下', en: 'Half underground' },
  highRise: { zh: '高层车库', en: 'High-rise garage' },
  unknown: { zh: '不清楚', en: 'Unknown' },
} satisfies Record<(typeof garageLevels)[number], Bilingual>

/** Whose a transformer is. */
export const transformerLabels = {
  public: { zh: '公用变压器', en: 'Public transformer' },
  private: { zh: '专用变压器', en: 'Private transformer' },
  unknown: { zh: '不清楚', en: 'Unknown' },
} satisfies Record<NonNullable<Facts['transformer']>['ownership'], Bilingual>

/** What is known of one fire system. */
export const systemLabels = {
  present: { zh: '有', en: 'Present' },
  missing: { zh: '没有', en: 'Missing' },
  unknown: { zh: '不清楚', en: 'Unknown' },
} satisfies Record<Facts['garage']['systems']['alarm'], Bilingual>

/** By what right a space is held. */
export const titleOfSpaceLabels = {
  owned: { zh: '自有产权', en: 'Owned' },
  useRight: { zh: '有使用权', en: 'Right of use' },
  leased: { zh: '租赁', en: 'Leased' },
  public: { zh: '公共车位', en: 'Public' },
  unknown: { zh: '不清楚', en: 'Unknown' },
} satisfies Record<Facts['space']['title'], Bilingual>
