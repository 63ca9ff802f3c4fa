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
