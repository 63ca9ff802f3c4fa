import { asksForHelp } from '../disputes/asks-for-help.ts'
import { caseSetup, type StageConfig } from '../setup.ts'
import { closeAs, tell } from '../tell.ts'

/** A yes without the paper is counted, but only the paper is what was ordered. */
const onlyThePaperCounts = {
  'property.approve': [
    {
      guard: 'paperCameAlong',
      target: '#consent/granted',
      actions: ['recordConsent', tell('approved')],
    },
    { actions: ['recordYesWithoutPaper', tell('paperOwed')] },
  ],
  'property.givePaper': { target: '#consent/granted', actions: ['recordConsent', tell('paperArrived')] },
} as const

/**
 * 履行判决. A judgment, a court settlement or a confirmed agreement says that the company issues the paper by a day
 * (H25). When it does not, enforcement can be asked for.
 */
export const judgmentPerformance = caseSetup.createStateConfig({
  id: 'consent/judgmentPerformance',
  meta: { stage: 'judgmentPerformance', holder: 'property', clocks: ['judgmentPerformance'] },
  entry: tell('performanceOrdered'),
  always: { guard: 'companyIsGone', target: '#consent/enforcement', actions: tell('performanceIgnored') },
  on: {
    ...onlyThePaperCounts,
    'deadline.passed': {
      guard: { type: 'clockMoves', params: { clock: 'judgmentPerformance', track: 'consent' } },
      target: '#consent/enforcement',
      actions: tell('performanceIgnored'),
    },
  },
} satisfies StageConfig)

/** 执行. What was ordered was not done. The owner has two years to ask the court; then the court holds it. */
export const enforcement = caseSetup.createStateConfig({
  id: 'consent/enforcement',
  initial: 'toApply',
  on: onlyThePaperCounts,
  states: {
    toApply: {
      id: 'consent/enforcement/toApply',
      meta: { stage: 'enforcement', step: 'toApply', holder: 'owner', clocks: ['ownerDecision'] },
      on: {
        ...asksForHelp('consent', 'consent'),
        'owner.acceptRefusal': {
          target: '#closed',
          meta: { answers: ['ownerDecision'] },
          actions: [closeAs('gaveUpAfterRefusal', 'notEnforced'), tell('closed')],
        },
        'deadline.passed': {
          guard: { type: 'clockMoves', params: { clock: 'ownerDecision', track: 'consent' } },
          target: '#closed',
          actions: [closeAs('gaveUpAfterRefusal', 'notEnforced'), tell('closed')],
        },
      },
    },
    underway: {
      id: 'consent/enforcement/underway',
      meta: { stage: 'enforcement', step: 'underway', holder: 'court', clocks: ['enforcementTerm'] },
    },
  },
} satisfies StageConfig)
