import { changzhou } from './changzhou.ts'
import { chongqing } from './chongqing.ts'
import { sanming } from './sanming.ts'
import type { Story } from './story.ts'
import { xiangshuiwan } from './xiangshuiwan.ts'
import { xiangyang } from './xiangyang.ts'

/** The stories that can be played. */
export const stories: readonly Story[] = [xiangshuiwan, sanming, changzhou, chongqing, xiangyang]
