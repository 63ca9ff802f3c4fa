import type { otherWayKinds } from '../case/events/other-ways.ts'
import type { Bilingual } from '../rules/schema.ts'
import type { ClockWords } from './clocks.ts'

/** What can be done in another way. */
export const otherWayLabels = {
  route: { zh: '走线', en: 'Cable route' },
  place: { zh: '安装位置', en: 'Place of the pile' },
  supplyPoint: { zh: '接电点', en: 'Supply point' },
  time: { zh: '施工时间', en: 'Time of the works' },
} satisfies Record<(typeof otherWayKinds)[number], Bilingual>

/** The days to answer it. */
export const otherWayClockLabels = {
  otherAnswer: {
    name: { zh: '答复物业的另一种做法', en: 'Answer to another way' },
    otherwise: {
      expire: {
        zh: '到期没有答复的，按不采用办理；物业的同意照样有效',
        en: 'it counts as not taken; the yes of the company stands all the same',
      },
    },
  },
} satisfies Record<string, ClockWords>

/** Why an event about another way is blocked. */
export const otherWayGuardReasons = {
  otherMayBeProposed: {
    zh: '已有一个提议待业主答复，或供电方案已定，或已有生效裁判',
    en: 'a proposal waits for the owner, the supply plan is there, or a court has decided',
  },
  otherMayFollowYes: {
    zh: '物业还没有同意，或已有一个提议待业主答复，或供电方案已定',
    en: 'there is no yes yet, a proposal waits for the owner, or the supply plan is there',
  },
  otherIsProposed: { zh: '没有待答复的另一种做法', en: 'no other way waits for an answer' },
} satisfies Record<string, Bilingual>
