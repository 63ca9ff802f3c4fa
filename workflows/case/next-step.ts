import type { Calendar } from '../calendar/calendar.ts'
import { dueDate } from '../calendar/days.ts'
import { basisText } from '../labels/basis.ts'
import { clockLabels, passedLabels } from '../labels/clocks.ts'
import { dayText } from '../labels/days.ts'
import { fill, type Language } from '../labels/fill.ts'
import { dutyOf, nextStepFrames } from '../labels/next-steps.ts'
import { partyLabels } from '../labels/parties.ts'
import { unitLabels, waysWhenLate } from '../labels/ways-when-late.ts'
import type { Bilingual, Force, RulePack } from '../rules/schema.ts'
import type { CaseFile, Position } from './case-file.ts'
import { type Clock, clockPlace, isLatestOnly, unitsLeft, waitsForItsYearUntil } from './clock.ts'
import { basisOfClock, isDeemed, silenceOfClock } from './clock-rule.ts'
import { clockContract } from './clocks.ts'
import { startWhy } from './start-why.ts'

/** What happens next at one position: who must act, by when, on which basis, and what happens otherwise. */
export interface NextStep {
  /** Null: it waits beside the positions (`next-step-beside.ts`). */
  readonly positionId: string | null
  readonly clockId: string | null
  readonly dueOn: string | null
  /** The date that was to be kept has passed; `late` only where it binds here, else `pastReference` (H41). */
  readonly lateness: 'late' | 'pastReference' | null
  readonly sentence: string
}

/** What the sentences of next steps need beside the case. */
export interface NextStepInput {
  readonly rules: RulePack
  readonly calendar: Calendar
  readonly today: string
  readonly language: Language
  /** Name of an organisation; null = the party is called by its role. */
  readonly nameOf: (organisationId: string) => string | null
}

const binding: readonly Force[] = ['S', 'N', 'L', 'P', 'J', 'A']

/** Whether a passed date is late, or only past a reference time. */
export const latenessOf = (clock: Clock, rules: RulePack, today: string): NextStep['lateness'] => {
  if (clock.state !== 'running' || clock.dueOn === null || clock.dueOn >= today) return null
  if (waitsForItsYearUntil(clock, today) !== null) return null
  return binding.includes(basisOfClock(clock, rules).force) ? 'late' : 'pastReference'
}

/** One next step per position, the most urgent first: what has passed, then by due date, then what has no date. */
export const nextSteps = (file: CaseFile, input: NextStepInput): NextStep[] =>
  file.positions
    .map((position) => nextStepOf(file, position, input))
    .sort(
      (a, b) => (a.dueOn ?? '9999').localeCompare(b.dueOn ?? '9999') || (a.positionId ?? '').localeCompare(b.positionId ?? ''),
    )

/**
 * The clock of a position: the holder's own in that track, the stage's before one of an entry beside it (a call to 12345
 * is no hazard to be looked at), the one that moves the case before one that only reminds.
 */
export const clockOfPosition = (file: CaseFile, position: Position): Clock | null => {
  // What others look at is asked beside the tracks; the track that waits for it has their days.
  const isHere = ({ name, track }: Clock) =>
    track === position.track || (position.stage === 'awaitingChecks' && name === 'furtherCheck')
  const own = file.clocks.filter((clock) => isHere(clock) && position.awaits.includes(clock.party))
  const order = (clock: Clock) =>
    `${clock.state === 'paused' ? 1 : 0}${clockContract(clock.name).keyed ? 1 : 0}${clock.end === 'move' ? 0 : 1}${clock.dueOn ?? '9999'}`
  return own.toSorted((a, b) => order(a).localeCompare(order(b)))[0] ?? null
}

const nextStepOf = (file: CaseFile, position: Position, input: NextStepInput): NextStep => {
  const { language } = input
  const duty = dutyOf(position.stage, position.step)
  if (!duty) throw new Error(`stage ${position.stage} has a holder but no duty`)
  const clock = clockOfPosition(file, position)
  const doing = fill(duty, { issuer: issuerOf(file, input) }, language)
  const actors = { party: actorsOf(position, input), doing }
  const base = { positionId: position.positionId, clockId: clock?.clockId ?? null, dueOn: clock?.dueOn ?? null }
  if (!clock) return { ...base, lateness: null, sentence: fill(nextStepFrames.open, actors, language) }
  if (clock.dueOn === null) return { ...base, lateness: null, sentence: fill(nextStepFrames.resting, actors, language) }
  const words = dutyUnderClock(clock, clock.dueOn, actors, input)
  // A date that may come earlier is never said without what it depends on.
  const open = isLatestOnly(clock) ? startWhy(clock, file.memory, input) : null
  return { ...base, ...words, sentence: open ? [words.sentence, open].join(language === 'zh' ? '' : ' ') : words.sentence }
}

/**
 * A duty with its date: by when, on which basis, and what follows; once the date has passed, what can be done instead.
 * `ownEnd`: what follows, where the rules of a place say it in their own words.
 */
export const dutyUnderClock = (
  clock: Clock,
  dueOn: string,
  actors: { readonly party: string; readonly doing: string },
  { language, rules, today }: NextStepInput,
  ownEnd?: Bilingual,
): Pick<NextStep, 'lateness' | 'sentence'> => {
  const basis = basisOfClock(clock, rules)
  const lateness = latenessOf(clock, rules, today)
  const values = { ...actors, dueOn: dayText(dueOn, language), basis: basisText(basis, language) }
  if (lateness) {
    const late = passedLabels[basis.force][language]
    const passed = fill(nextStepFrames.passed, { ...values, late }, language)
    const ownWords = ownEnd ? [fill(nextStepFrames.lapsed, { otherwise: ownEnd[language] }, language)] : []
    return {
      lateness,
      sentence: [passed, ...ownWords, ...wayWhenLate(clock, rules, language)].join(language === 'zh' ? '' : ' '),
    }
  }
  const until = waitsForItsYearUntil(clock, today)
  if (until !== null) {
    const waits = fill(nextStepFrames.awaitingYear, { ...values, until: dayText(until, language) }, language)
    return { lateness, sentence: waits }
  }
  const words = clockLabels[clock.name]
  const ends: Partial<Record<Clock['end'], { zh: string; en: string }>> = words.otherwise
  const deemed = 'deemed' in words && isDeemed(clock, rules) ? words.deemed : undefined
  const goesOn = 'goesOn' in words && silenceOfClock(clock, rules).policy === 'GOES_ON' ? words.goesOn : undefined
  const otherwise = (ownEnd ?? deemed ?? goesOn ?? ends[clock.end])?.[language]
  if (otherwise === undefined) throw new Error(`clock ${clock.name} has no words for its end ${clock.end}`)
  const frame = clock.provisional ? nextStepFrames.provisional : nextStepFrames.due
  return { lateness, sentence: fill(frame, { ...values, otherwise }, language) }
}

/** Where an office stays silent beyond its time: what the owner can do, by which rule of the place. */
const wayWhenLate = (clock: Clock, rules: RulePack, language: Language): string[] => {
  const way = waysWhenLate[clock.name]
  if (!way) return []
  const rule = way.rule === null ? undefined : rules.clocks[way.rule]
  if (way.rule === null) return [way.sentence[language]]
  if (!rule?.length) return []
  const limit = `${rule.length.n}${unitLabels[rule.length.unit][language]}`
  return [fill(way.sentence, { limit, basis: basisText(rule.basis, language) }, language)]
}

/** Who is asked for the paper, by name where it has one. */
const issuerOf = ({ memory }: CaseFile, { language, nameOf }: NextStepInput): string => {
  const { organisationId, party } = memory.issuer ?? { organisationId: null, party: 'property' as const }
  return (organisationId === null ? null : nameOf(organisationId)) ?? partyLabels[party][language]
}

/** Who must act: the organisation by name where it has one. */
const actorsOf = (position: Position, { language, nameOf }: NextStepInput): string => {
  const named = position.awaits.map((party) => {
    const organisation = party === position.holder && position.organisationId ? nameOf(position.organisationId) : null
    return organisation ?? partyLabels[party][language]
  })
  return named.join(language === 'zh' ? '和' : ' and ')
}

/** What is left of a clock on a day, in its own unit; negative never: what has passed is said by `latenessOf`. */
export const daysLeftOf = (clock: Clock, input: Pick<NextStepInput, 'calendar' | 'rules' | 'today'>): number =>
  clock.state === 'paused' ? (clock.left ?? 0) : unitsLeft(clock, input.today, clockPlace(input.rules, input.calendar))

/** The date a clock had before it was extended by agreement (H12); null where it never was, or where it rests. */
export const dueBeforeExtensions = (
  clock: Clock,
  { calendar, rules }: Pick<NextStepInput, 'calendar' | 'rules'>,
): string | null => {
  const by = rules.clocks[clock.name]?.extension?.length
  if (clock.extended === 0 || !clock.length || !by || clock.dueOn === null) return null
  const first = { n: clock.length.n - by.n * clock.extended, unit: clock.length.unit }
  return first.n > 0
    ? dueDate(calendar, clock.startOn, first, clock.pauses, clockPlace(rules, calendar).lastDayMoves).dueOn
    : null
}
