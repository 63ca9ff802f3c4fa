import type { ClockName } from '../case/clocks.ts'
import type { Facts } from '../case/facts.ts'
import type { Basis, RulePack } from './schema.ts'

/** One time limit that a course takes. */
interface TimePart {
  readonly clock: ClockName
  readonly n: number
  readonly unit: 'workingDay' | 'calendarDay' | 'month'
  readonly basis: Basis
}

/** How long a course takes when everybody takes the whole of their time. */
export interface TimedCourse {
  readonly weeks: number
  readonly parts: readonly TimePart[]
}

/**
 * How long a request takes by the clocks of its place, without the owner's own time to build. `smooth`: everybody
 * answers, on the last day, and says yes. `detour`: papers are asked for once, and the company answers with nothing or
 * with a no that coordination settles. Neither is a promise, and what waits for a retrofit, a transformer or a court is in
 * neither.
 */
interface LikelyTime {
  readonly smooth: TimedCourse
  readonly detour: TimedCourse
  /** Steps on the way for which the place sets no time: they make both longer, nobody can say by how much. */
  readonly without: readonly ClockName[]
}

type Branch = readonly ClockName[]

/** The likely time of a request at a place, from the clocks of its pack. */
export const likelyTime = (rules: RulePack, facts: Facts): LikelyTime => {
  const needsPaper = rules.consent.mode !== 'NONE'
  const needsFire = rules.fire.checkedLevels.includes(facts.garage.level) && facts.fireFinding === null
  const consent: Branch = needsPaper ? ['serve', ...answersOf(rules)] : []
  const fire: Branch = needsFire ? ['fireCheck'] : []
  const steps: Branch = ['gridIntake', 'gridSurvey', 'capacity', 'supplyPlan']
  const grid: Branch = rules.clocks.gridTotal?.length ? ['gridTotal'] : steps
  // Where silence is consent, no answer costs no more than the time for it.
  const isSettledBySilence = !needsPaper || rules.consent.silence.policy === 'DEEMED'
  const round: Branch = isSettledBySilence ? [] : ['centreAccept', 'coordinate']
  const end: Branch = ['inspection', 'meter']
  const smooth = { before: ['documentCheck'] as Branch, consent, fire, grid, end }
  const detour = {
    before: ['documentCheck', 'ownerCorrection'] as Branch,
    consent: [...consent, ...round],
    fire,
    grid: steps,
    end,
  }
  const named = [...new Set([...smooth.before, ...detour.before, ...detour.consent, ...fire, ...grid, ...end])]
  return {
    smooth: course(rules, smooth),
    detour: course(rules, detour),
    without: named.filter((clock) => !rules.clocks[clock]?.length),
  }
}

/** The answer, or the answer in principle and what follows it: the later of the two where both count from the service. */
const answersOf = ({ consent }: RulePack): Branch => {
  if (consent.objection) return ['objectionTerm']
  if (!consent.answerInPrinciple) return ['propertyReply']
  return consent.answerInPrinciple.finalCountsFrom === 'service' ? ['finalAnswer'] : ['answerInPrinciple', 'finalAnswer']
}

interface Course {
  readonly before: Branch
  readonly consent: Branch
  readonly fire: Branch
  readonly grid: Branch
  readonly end: Branch
}

/** The tracks run beside each other; one that starts after consent comes behind it. The longest way decides. */
const course = (rules: RulePack, { before, consent, fire, grid, end }: Course): TimedCourse => {
  const first = [...before, ...consent]
  const ways = [
    first,
    rules.tracks.fire.starts === 'filing' ? fire : [...first, ...fire],
    rules.tracks.grid.starts === 'filing' ? grid : [...first, ...grid],
  ].map((way) => partsOf(rules, [...way, ...end]))
  const parts = ways.reduce((longest, way) => (weeksOf(way) > weeksOf(longest) ? way : longest))
  return { weeks: Math.ceil(weeksOf(parts)), parts }
}

const partsOf = (rules: RulePack, clocks: Branch): TimePart[] =>
  clocks.flatMap((clock) => {
    const rule = rules.clocks[clock]
    return rule?.length ? [{ clock, n: rule.length.n, unit: rule.length.unit, basis: rule.basis }] : []
  })

const weeksIn = { workingDay: 1 / 5, calendarDay: 1 / 7, month: 365 / 12 / 7 } as const

const weeksOf = (parts: readonly TimePart[]): number => parts.reduce((sum, { n, unit }) => sum + n * weeksIn[unit], 0)

/** The quarter, the middle and the three quarters of some numbers of days, in whole weeks; null for too few to say. */
export const weeksThatItTook = (
  days: readonly number[],
  least: number,
): { readonly n: number; readonly quarter: number; readonly middle: number; readonly threeQuarters: number } | null => {
  if (days.length < least) return null
  const sorted = days.toSorted((a, b) => a - b)
  // The first number that at least this share does not exceed: one of those that were seen, none in between.
  const at = (share: number) => Math.ceil((sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0) / 7)
  return { n: days.length, quarter: at(0.25), middle: at(0.5), threeQuarters: at(0.75) }
}
