import { type Clock, isLatestOnly } from '../../../workflows/case/clock.ts'
import { basisOfClock } from '../../../workflows/case/clock-rule.ts'
import type { CaseMemory } from '../../../workflows/case/context.ts'
import { daysLeftOf, dueBeforeExtensions, latenessOf, type NextStepInput } from '../../../workflows/case/next-step.ts'
import { ownWordsOf } from '../../../workflows/case/own-words.ts'
import { startWhy } from '../../../workflows/case/start-why.ts'
import { clockWhy } from '../../../workflows/case/why.ts'
import { basisText } from '../../../workflows/labels/basis.ts'
import { clockLabels } from '../../../workflows/labels/clocks.ts'
import type { CaseView } from '../case-view.ts'

/** A clock with what it rests on, and how far that binds. */
export const clockView = (clock: Clock, step: NextStepInput, memory?: CaseMemory): CaseView['clocks'][number] => {
  const own = memory && ownWordsOf(clock, memory)
  const ownName = own ? `${step.language === 'zh' ? '：' : ': '}${own.what[step.language]}` : ''
  const basis = basisOfClock(clock, step.rules)
  return {
    clockId: clock.clockId,
    name: clock.name,
    label: `${clockLabels[clock.name].name[step.language]}${ownName}`,
    track: clock.track,
    party: clock.party,
    startOn: clock.startOn,
    dueOn: clock.dueOn,
    originalDueOn: dueBeforeExtensions(clock, step),
    daysLeft: daysLeftOf(clock, step),
    // What is left is counted in days, also of a clock of months or of one whose date a paper names.
    unit: clock.length?.unit === 'workingDay' ? 'workingDay' : 'calendarDay',
    provisional: clock.provisional,
    paused: clock.state === 'paused',
    passedOn: clock.passedOn,
    lateness: latenessOf(clock, step.rules, step.today),
    end: clock.end,
    basis,
    basisText: basisText(basis, step.language),
    atTheLatest: isLatestOnly(clock),
    why: whyOf(clock, step, memory),
  }
}

/** Why a clock ends when it does, and from which day it counts where that depends on the building. */
export const whyOf = (clock: Clock, step: NextStepInput, memory?: CaseMemory): string => {
  const start = memory ? startWhy(clock, memory, step) : null
  return [clockWhy(clock, step), ...(start ? [start] : [])].join(step.language === 'zh' ? '' : ' ')
}
