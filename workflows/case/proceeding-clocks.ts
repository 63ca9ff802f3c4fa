import type { RoadStep } from '../rules/codes.ts'
import type { RulePack } from '../rules/schema.ts'
import type { ClockName } from './clocks.ts'
import type { CaseMemory } from './context.ts'
import type { EntryClock } from './entry-clocks.ts'
import { awaitsRuling } from './memory/confirmations.ts'
import { isSuit, newsOf, owedIn, type Proceeding, suitsInSilence } from './memory/proceedings.ts'
import { organisationOf } from './organisations.ts'
import { clockOfStep, hasOwnAnnulment, type Road, ruleOfDuty, ruleOfStep } from './roads.ts'

type Time = Pick<EntryClock, 'name' | 'party' | 'startOn' | 'fixedDueOn' | 'rule'> & { readonly since?: number }

/** Clocks of the roads beside the case: they run at the court or the office, whatever the stage, also while the case is closed. */
export const proceedingClocks = (memory: CaseMemory): EntryClock[] =>
  memory.proceedings.flatMap((entry) =>
    [timeOf(entry), enforcementTime(memory, entry)].flatMap((time): EntryClock[] =>
      // A step that is reached again gets a time of its own.
      time
        ? [
            {
              track: 'main',
              key: `${entry.seq}.${time.since ?? entry.stepSeq}`,
              extensions: entry.extensions,
              ...withoutSince(time),
            },
          ]
        : [],
    ),
  )

/** The times of what the owner owes within such a proceeding once it is brought. */
export const dutyClocks = (memory: CaseMemory): EntryClock[] =>
  memory.proceedings.flatMap((entry) =>
    owedIn(entry).map(({ key, duty, startOn, extensions }) => ({
      name: 'roadDuty',
      track: 'main',
      key: `${entry.seq}.${key}`,
      party: 'owner',
      startOn,
      extensions,
      rule: ruleOfDuty(duty),
    })),
  )

const withoutSince = ({ since: _, ...time }: Time): Omit<Time, 'since'> => time

const timeOf = (entry: Proceeding): Time | null => {
  const { kind, step, openedOn, stepOn, seq, answerBy, road } = entry
  if (road) return roadTime(entry, road)
  if (isSuit(kind)) return suitTime(entry)
  if (step !== 'filed' && step !== 'accepted') return null
  const promised = answerBy === null ? {} : { fixedDueOn: answerBy }
  switch (kind) {
    case 'hotline':
      return { name: 'hotline', party: 'authority', startOn: openedOn, since: seq, ...promised }
    case 'petition':
      return step === 'filed'
        ? { name: 'petitionNotice', party: 'authority', startOn: openedOn }
        : { name: 'petition', party: 'authority', startOn: stepOn }
    case 'housingComplaint':
      return { name: 'officeDuty', party: 'authority', startOn: openedOn, since: seq, ...promised }
    case 'administrativeReview':
      return step === 'filed'
        ? { name: 'reviewIntake', party: 'authority', startOn: openedOn }
        : { name: 'administrativeReview', party: 'authority', startOn: stepOn }
    case 'police':
      return answerBy === null ? null : { name: 'officeAnswer', party: 'authority', since: seq, fixedDueOn: answerBy }
    default:
      return null
  }
}

/** Where a proceeding of a kind that only its place knows stands, under the rules it began with. */
const roadTime = (entry: Proceeding, road: Road): Time | null => {
  const { kind, step, openedOn, stepOn, judgment, appealOver, answerBy } = entry
  const body = isSuit(kind) ? ('court' as const) : ('authority' as const)
  const time = (of: RoadStep, party: Time['party'], startOn: string): Time | null => {
    const rule = ruleOfStep(road, of)
    return rule && { name: clockOfStep[of], party, startOn, rule }
  }
  switch (step) {
    case 'filed': {
      const first = road.clocks.intake ? time('intake', body, openedOn) : time('decide', body, openedOn)
      return first && answerBy !== null ? { ...first, fixedDueOn: answerBy } : first
    }
    case 'accepted':
      return time('decide', body, stepOn)
    case 'judged':
      return judgment?.instance === 'first' && !appealOver ? time('appeal', appealing(entry), judgment.receivedOn) : null
    case 'appealed':
      return time('appealDecide', 'court', stepOn)
    default:
      return null
  }
}

/** Whose days to appeal they are: the owner's, or those of a company whose own suit was turned down. */
const appealing = ({ road, judgment }: Proceeding): 'owner' | 'property' =>
  road?.broughtBy === 'company' && judgment?.verdict !== 'againstOwner' ? 'property' : 'owner'

const suitTime = ({ kind, step, openedOn, stepOn, procedure, judgment, appealOver }: Proceeding): Time | null => {
  switch (step) {
    case 'filed':
      return { name: 'suitFiling', party: 'court', startOn: openedOn }
    case 'accepted':
      return { name: trialOf(kind, procedure), party: 'court', startOn: stepOn }
    case 'judged':
      return judgment?.instance === 'first' && !appealOver
        ? { name: 'appealTerm', party: 'owner', startOn: judgment.receivedOn }
        : null
    case 'appealed':
      return { name: 'appealTrial', party: 'court', startOn: stepOn }
    default:
      return null
  }
}

const trialOf = (kind: Proceeding['kind'], procedure: Proceeding['procedure']): ClockName => {
  if (kind === 'administrativeSuit') return 'administrativeTrial'
  return procedure === 'simplified' ? 'simplifiedTrial' : 'ordinaryTrial'
}

/** The time to ask for enforcement, from the last day to perform: two years (民事诉讼法 250), or that of the road. */
const enforcementTime = ({ title }: CaseMemory, entry: Proceeding): Time | null => {
  const done = title?.proceeding === entry.seq && title.performedSeq !== null
  if (entry.performBy === null || entry.enforcement !== null || entry.enforcementOver || done) return null
  const time = { party: 'owner', startOn: entry.performBy, since: entry.seq } as const
  if (!entry.road) return { name: 'enforcementRight', ...time }
  const rule = ruleOfStep(entry.road, 'enforce')
  return rule && { name: clockOfStep.enforce, ...time, rule }
}

/** The days in which a reported decision can be contested, and those in which the centre decides on the contest. */
export const decisionClocks = (memory: CaseMemory): EntryClock[] =>
  memory.decisions.flatMap(({ seq, standing }): EntryClock[] => {
    const clock = { track: 'main', key: String(seq), party: 'centre' } as const
    if (standing === 'reported') return [{ ...clock, name: 'decisionCheck' }]
    return standing === 'contested' ? [{ ...clock, name: 'decisionContest' }] : []
  })

/** The year in which a resolution of the owners can be annulled (建筑物区分所有权解释 12). */
export const resolutionClocks = (memory: CaseMemory, rules: RulePack): EntryClock[] =>
  memory.resolutions
    .filter(({ suitSeq, over }) => suitSeq === null && !over && !hasOwnAnnulment(rules))
    .map(({ seq, knownOn }) => ({ name: 'annulResolution', track: 'main', key: String(seq), party: 'owner', startOn: knownOn }))

/** The days after which the owner is asked what became of a suit: while it is said to run, the owner's time to choose rests. */
export const newsClocks = (memory: CaseMemory): EntryClock[] =>
  memory.outcome
    ? []
    : suitsInSilence(memory).map((entry) => ({
        name: 'courtNews',
        track: 'main',
        key: `${entry.seq}.${newsOf(entry)}`,
        // Who brought it is asked what became of it; a company that left is asked nothing.
        party: entry.road?.broughtBy === 'company' && organisationOf(memory, 'property') !== null ? 'property' : 'owner',
      }))

/** The court's days with an application to confirm an agreement. */
export const rulingClocks = (memory: CaseMemory): EntryClock[] =>
  memory.confirmations.filter(awaitsRuling).map(({ seq, track, appliedOn, acceptedOn, extensions }) => ({
    ...(acceptedOn === null
      ? { name: 'confirmationIntake', ...(appliedOn === null ? {} : { startOn: appliedOn }) }
      : { name: 'confirmationRuling', startOn: acceptedOn }),
    track,
    key: String(seq),
    party: 'court',
    extensions,
  }))
