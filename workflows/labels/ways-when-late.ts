import type { ClockName } from '../case/clocks.ts'
import type { Bilingual, ClockRule } from '../rules/schema.ts'

/** Units of a length, behind its number. */
export const unitLabels = {
  workingDay: { zh: '个工作日', en: ' working days' },
  calendarDay: { zh: '日', en: ' days' },
  month: { zh: '个月', en: ' months' },
} satisfies Record<NonNullable<ClockRule['length']>['unit'], Bilingual>

/** A way for the owner once an office is late; `rule`: the clock of the rules of the place that names its limit. */
interface WayWhenLate {
  readonly sentence: Bilingual
  readonly rule: ClockName | null
}

const byTest: WayWhenLate = {
  sentence: {
    zh: '业主不必一直等：可以委托有资质的第三方检测，报告在期限内没有被推翻的，按报告办理。',
    en: 'The owner need not wait: a qualified third party can test, and its report stands unless it is answered in time.',
  },
  rule: null,
}
const byHotline: WayWhenLate = {
  sentence: {
    zh: '业主不必一直等：可以打12345或供电服务热线，并在“其他途径”登记编号，不影响本案。',
    en: 'The owner need not wait: 12345 or the line of the grid can be called and its number put on record, beside this case.',
  },
  rule: null,
}

/** What the owner can do where an office lets its time pass and the case stays with it. */
export const waysWhenLate: Partial<Record<ClockName, WayWhenLate>> = {
  bureauReply: {
    sentence: {
      zh: '业主不必一直等：可以申请行政复议或者打12345，并在“其他途径”登记；要求履行职责满{limit}仍没有办的，可以起诉（{basis}）。',
      en: 'The owner need not wait: an administrative review or 12345 can be put on record; after {limit} without the duty being done, a suit is open ({basis}).',
    },
    rule: 'officeDuty',
  },
  fireCheck: byTest,
  gridIntake: byHotline,
  gridSurvey: byHotline,
  capacity: byHotline,
  supplyPlan: byHotline,
  meter: byHotline,
}
