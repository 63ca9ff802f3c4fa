import { basisText } from '../labels/basis.ts'
import { clockLabels } from '../labels/clocks.ts'
import { dayText } from '../labels/days.ts'
import { entryDuties, entryRightFrame, entryRights } from '../labels/entry-duties.ts'
import { fill } from '../labels/fill.ts'
import { partyLabels } from '../labels/parties.ts'
import type { CaseFile } from './case-file.ts'
import type { Clock } from './clock.ts'
import { basisOfClock } from './clock-rule.ts'
import type { ClockName } from './clocks.ts'
import { clockOfPosition, dutyUnderClock, type NextStep, type NextStepInput } from './next-step.ts'
import { organisationOf } from './organisations.ts'
import { ownWordsOf } from './own-words.ts'

/** What somebody owes, or may do, under a clock that no position has for its own; who sees the clock sees the step. */
export interface EntryStep {
  readonly clock: ClockName
  readonly step: NextStep
}

/**
 * A sentence for every running clock of an entry: money to be answered, a successor awaited, a check asked for, a suit at
 * the court. They run whatever the stage, also once the case is closed. The most urgent first.
 */
export const stepsOfEntries = (file: CaseFile, input: NextStepInput): EntryStep[] => {
  const said = new Set(file.positions.map((position) => clockOfPosition(file, position)?.clockId))
  return file.clocks
    .filter(({ clockId }) => !said.has(clockId))
    .flatMap((clock) => stepOf(clock, file, input))
    .sort((a, b) => (a.step.dueOn ?? '').localeCompare(b.step.dueOn ?? ''))
}

const stepOf = (clock: Clock, file: CaseFile, input: NextStepInput): EntryStep[] => {
  const { clockId, dueOn } = clock
  const { language } = input
  const duty = entryDuties[clock.name]
  const right = entryRights[clock.name]
  const own = ownWordsOf(clock, file.memory)
  const doing = (own?.what ?? duty ?? right)?.[language]
  if (doing === undefined || dueOn === null) return []
  const actors = { party: partyOf(clock, file, input), doing }
  const words = duty
    ? dutyUnderClock(clock, dueOn, actors, input, own?.says)
    : { lateness: null, sentence: rightUntil(clock, dueOn, actors, input) }
  return [{ clock: clock.name, step: { positionId: null, clockId, dueOn, ...words } }]
}

const rightUntil = (
  clock: Clock,
  dueOn: string,
  actors: { readonly party: string; readonly doing: string },
  { language, rules }: NextStepInput,
): string => {
  const ends: Partial<Record<Clock['end'], { zh: string; en: string }>> = clockLabels[clock.name].otherwise
  const otherwise = ends[clock.end]?.[language]
  if (otherwise === undefined) throw new Error(`clock ${clock.name} has no words for its end ${clock.end}`)
  const basis = basisText(basisOfClock(clock, rules), language)
  return fill(entryRightFrame, { ...actors, dueOn: dayText(dueOn, language), basis, otherwise }, language)
}

const partyOf = ({ party }: Clock, { memory }: CaseFile, { language, nameOf }: NextStepInput): string => {
  const organisationId = organisationOf(memory, party)
  return (organisationId === null ? null : nameOf(organisationId)) ?? partyLabels[party][language]
}
