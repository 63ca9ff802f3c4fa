import { basisText } from '../labels/basis.ts'
import { startFrames } from '../labels/considers-from.ts'
import { dayText } from '../labels/days.ts'
import { fill, type Language } from '../labels/fill.ts'
import { factsNamed, onlyIfFacts } from '../labels/only-if.ts'
import type { RulePack } from '../rules/schema.ts'
import type { Clock } from './clock.ts'
import { clockContract } from './clocks.ts'
import { answerStart, consideredDays } from './considers-from.ts'
import type { CaseMemory } from './context.ts'

interface At {
  readonly rules: RulePack
  readonly language: Language
}

/** Why a time counts from the day it does, where that is not the service; what is not on record is said, and what it depends on. */
export const startWhy = (clock: Pick<Clock, 'name'>, memory: CaseMemory, at: At): string | null => {
  if (clockContract(clock.name).startsOn !== 'served') return null
  const start = answerStart(memory, at.rules)
  if (start === null) return null
  return start.missing.length > 0 ? openStart(start.missing, at) : start.rule && knownStart(start.rule, at)
}

const knownStart = (
  { on, onlyIf, basis }: NonNullable<ReturnType<typeof answerStart>>['rule'] & object,
  { language }: At,
): string => {
  const words = { from: dayText(on, language), basis: basisText(basis, language) }
  return onlyIf
    ? fill(startFrames.known, { ...words, list: onlyIfFacts(onlyIf)[language] }, language)
    : fill(startFrames.everywhere, words, language)
}

const openStart = (missing: Parameters<typeof factsNamed>[0], { rules, language }: At): string => {
  const days = consideredDays(rules)
  const cases = days.flatMap(({ on, onlyIf }) =>
    onlyIf ? [fill(startFrames.case, { list: onlyIfFacts(onlyIf)[language], from: dayText(on, language) }, language)] : [],
  )
  const last = days.find(({ onlyIf }) => onlyIf === undefined)
  const otherwise = last ? dayText(last.on, language) : startFrames.otherwise[language]
  const when = [...cases, otherwise].join(language === 'zh' ? '；' : '; ')
  return fill(startFrames.open, { list: factsNamed(missing)[language], when }, language)
}
