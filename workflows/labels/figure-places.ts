import type { Bilingual } from '../rules/schema.ts'
import type { NoTest } from '../statistics/curves.ts'
import type { Milestone } from '../statistics/milestones.ts'
import type { BuildingAge, CasePlace } from '../statistics/place-facts.ts'
import type { IncidentKind } from '../statistics/safety.ts'
import { levelOfGarageLabels, transformerLabels } from './garages.ts'

/** Where a space lies. */
export const garageLevelLabels = {
  ...levelOfGarageLabels,
  // Beside other lines of a picture an unknown needs to say of what.
  unknown: { zh: '车库情况不明', en: 'Garage not known' },
} satisfies Record<CasePlace['garage'], Bilingual>

/** Whose a transformer is. */
export const transformerOwnerLabels = {
  ...transformerLabels,
  unknown: { zh: '变压器不明', en: 'Transformer not known' },
} satisfies Record<CasePlace['transformer'], Bilingual>

/** When a compound was completed. */
export const buildingAgeLabels = {
  before2000: { zh: '2000年以前建成', en: 'Completed before 2000' },
  from2000: { zh: '2000年至2009年建成', en: 'Completed 2000 to 2009' },
  from2010: { zh: '2010年至2019年建成', en: 'Completed 2010 to 2019' },
  from2020: { zh: '2020年以后建成', en: 'Completed in 2020 or later' },
  unknown: { zh: '建成年份不明', en: 'Year of completion not known' },
} satisfies Record<BuildingAge, Bilingual>

/** What a family can reach. */
export const milestoneLabels = {
  served: { zh: '到达物业审核', en: 'Reached the company’s review' },
  answered: { zh: '物业自己明确答复', en: 'The company’s own answer' },
  consented: { zh: '书面同意办妥', en: 'Consent settled' },
  inWorks: { zh: '进入施工', en: 'In the works' },
  runs: { zh: '已通电', en: 'Runs' },
} satisfies Record<Milestone, Bilingual>

/** What can happen to a pile. */
export const incidentLabels = {
  hazard: { zh: '隐患', en: 'Hazards' },
  fire: { zh: '起火', en: 'Fires' },
  suspended: { zh: '停用', en: 'Suspensions' },
} satisfies Record<IncidentKind, Bilingual>

/** Why the difference between curves is not tested. */
export const noTestLabels = {
  oneGroup: { zh: '只有一组，没有可比的', en: 'one group: nothing to compare' },
  compoundsInSeveral: { zh: '同一小区分在几组，不能按小区检验', en: 'a compound lies in several groups: not tested by compound' },
  tooMany: { zh: '件数太多，不作检验', en: 'too many units: not tested' },
} satisfies Record<NoTest, Bilingual>
