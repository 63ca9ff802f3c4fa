import { dutyFactWanted } from '../labels/consent-duties.ts'
import { startFrames } from '../labels/considers-from.ts'
import { fill } from '../labels/fill.ts'
import { nextStepFrames } from '../labels/next-steps.ts'
import { factsNamed } from '../labels/only-if.ts'
import { partyLabels } from '../labels/parties.ts'
import { dutiesOwed, waitingForFinding } from '../labels/steps-owed.ts'
import type { CaseFile } from './case-file.ts'
import { isLatestOnly } from './clock.ts'
import { answerStart } from './considers-from.ts'
import { owedVerifications } from './grounds.ts'
import { factsUnsaid } from './memory/consent-duties.ts'
import { dutyUnderClock, type NextStep, type NextStepInput } from './next-step.ts'
import { organisationOf } from './organisations.ts'

/**
 * What somebody owes although no position is theirs: a track that waits for the findings of others, and the written
 * reasons that run beside the owner's stage. A fact on which a time depends is asked for. Without these sentences a case would wait and nobody would read for whom.
 */
export const stepsOwed = (file: CaseFile, input: NextStepInput): NextStep[] => [
  ...writtenReasons(file, input),
  ...awaitedFindings(file, input),
  ...wantedFacts(file, input),
  ...wantedDutyFacts(file, input),
]

const writtenReasons = (file: CaseFile, input: NextStepInput): NextStep[] =>
  file.clocks.flatMap((clock) => {
    if (clock.name !== 'writtenReasons' || clock.dueOn === null) return []
    const organisationId = organisationOf(file.memory, clock.party)
    const named = organisationId === null ? null : input.nameOf(organisationId)
    const actors = { party: named ?? partyLabels[clock.party][input.language], doing: dutiesOwed.writtenReasons[input.language] }
    const { clockId, dueOn } = clock
    return [{ positionId: null, clockId, dueOn, ...dutyUnderClock(clock, dueOn, actors, input) }]
  })

const awaitedFindings = ({ memory, positions }: CaseFile, { language }: NextStepInput): NextStep[] => {
  // Who holds the consent track meanwhile has a sentence of its own.
  if (memory.outcome !== null || positions.some(({ track }) => track === 'consent')) return []
  const routes = (['fire', 'grid'] as const).filter((route) => owedVerifications(memory).some((ground) => ground.route === route))
  if (routes.length === 0) return []
  const party = routes.map((route) => partyLabels[route][language]).join(language === 'zh' ? '和' : ' and ')
  const sentence = fill(waitingForFinding, { party }, language)
  return [{ positionId: null, clockId: null, dueOn: null, lateness: null, sentence }]
}

/** A fact that no register holds, and on which it depends whether something is owed. */
const wantedDutyFacts = ({ memory }: CaseFile, { language }: NextStepInput): NextStep[] =>
  memory.outcome !== null && memory.outcome.outcome !== 'energised'
    ? []
    : factsUnsaid(memory).map(({ duty: { rule } }) => ({
        positionId: null,
        clockId: null,
        dueOn: null,
        lateness: null,
        sentence: fill(dutyFactWanted, { known: rule.onlyWhere?.says[language] ?? '', doing: rule.what[language] }, language),
      }))

/** A fact of the register on which the time to answer depends: the centre sees to it that it is put on record. */
const wantedFacts = ({ memory, clocks }: CaseFile, { language, rules }: NextStepInput): NextStep[] => {
  const missing = answerStart(memory, rules)?.missing ?? []
  if (missing.length === 0 || !clocks.some(isLatestOnly)) return []
  const doing = fill(startFrames.wanted, { list: factsNamed(missing)[language] }, language)
  const sentence = fill(nextStepFrames.open, { party: partyLabels.centre[language], doing }, language)
  return [{ positionId: null, clockId: null, dueOn: null, lateness: null, sentence }]
}
