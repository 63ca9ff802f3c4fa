import { changzhou } from './changzhou.ts'
import { chongqing } from './chongqing.ts'
import { circle } from './circle.ts'
import { fee } from './fee.ts'
import { garageShut } from './garage-shut.ts'
import { guangzhou } from './guangzhou.ts'
import { ignoredJudgment } from './ignored-judgment.ts'
import { lastPlace } from './last-place.ts'
import { middleSpace } from './middle-space.ts'
import { noCompany } from './no-company.ts'
import { retrofit } from './retrofit.ts'
import { sanming } from './sanming.ts'
import { shifeng } from './shifeng.ts'
import type { Story } from './story.ts'
import { suiping } from './suiping.ts'
import { tenant } from './tenant.ts'
import { unregistered } from './unregistered.ts'
import { xiangshuiwan } from './xiangshuiwan.ts'
import { xiangyang } from './xiangyang.ts'

/** The stories that can be played. */
export const stories: readonly Story[] = [
  xiangshuiwan,
  sanming,
  changzhou,
  chongqing,
  xiangyang,
  shifeng,
  guangzhou,
  middleSpace,
  tenant,
  lastPlace,
  retrofit,
  garageShut,
  noCompany,
  unregistered,
  suiping,
  circle,
  fee,
  ignoredJudgment,
]
