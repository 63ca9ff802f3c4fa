import { caseSetup, type StageConfig } from '../setup.ts'
import { tell } from '../tell.ts'
import { withdrawalDuringTest } from './withdrawn.ts'

/** The owner orders a test alone, or proposes an expert to the company (H17). */
export const orderingTest = {
  'owner.orderTest': { target: '#fire/thirdPartyTest/testing', actions: ['recordTestOrderedAlone', tell('testOrdered')] },
  'owner.proposeExpert': { target: '#fire/thirdPartyTest/choosing', actions: ['recordExpertProposed', tell('expertProposed')] },
} as const

/** Whose check it would have been declined: it cannot answer a report that stands in for its own finding (H18). */
export const reportAtOnce = {
  guard: { type: 'nobodyIsCompetent', params: { track: 'fire' } },
  target: '#fire/found',
  actions: ['recordTestReport', 'recordTestReportStands', tell('fireFound')],
} as const

/** What makes the test needless while the expert is still being chosen. */
const withoutTest = {
  'owner.submitTestReport': [
    reportAtOnce,
    { target: '#fire/thirdPartyTest/answering', actions: ['recordTestReport', tell('testReported')] },
  ],
  'fire.report': {
    target: '#fire/found',
    meta: { answers: ['fireCheck'] },
    actions: ['recordFireFinding', tell('fireFound')],
  },
} as const

/** The report is there, brought by the owner or handed in by whoever tested. */
const handsInReport = [
  { ...reportAtOnce, meta: { answers: ['thirdPartyTest'] } },
  {
    target: '#fire/thirdPartyTest/answering',
    meta: { answers: ['thirdPartyTest'] },
    actions: ['recordTestReport', tell('testReported')],
  },
] as const

/**
 * 第三方检测. A qualified third party tests; its report stands unless the assessor answers it within its days (H17).
 * Where the office declined competence there is nobody to answer, and the report stands at once.
 * Who pays is recorded when the test is ordered.
 */
export const thirdPartyTest = caseSetup.createStateConfig({
  id: 'fire/thirdPartyTest',
  initial: 'testing',
  on: withdrawalDuringTest,
  states: {
    /** The parties agree on the expert within days, or the centre names one. */
    choosing: {
      id: 'fire/thirdPartyTest/choosing',
      meta: { stage: 'thirdPartyTest', step: 'choosing', holder: 'property', clocks: ['agreeExpert'], pauses: ['fireCheck'] },
      always: { guard: 'companyIsGone', target: 'naming' },
      on: {
        'property.agreeExpert': {
          target: 'testing',
          meta: { answers: ['agreeExpert'] },
          actions: ['recordExpertAgreed', tell('testOrdered')],
        },
        'property.declineExpert': { target: 'naming', meta: { answers: ['agreeExpert'] }, actions: tell('expertWanted') },
        'deadline.passed': {
          guard: { type: 'clockMoves', params: { clock: 'agreeExpert', track: 'fire' } },
          target: 'naming',
          actions: tell('expertWanted'),
        },
        ...withoutTest,
      },
    },
    /** The centre names the expert; where it does not in its days, the one whom the owner proposed tests. */
    naming: {
      id: 'fire/thirdPartyTest/naming',
      meta: { stage: 'thirdPartyTest', step: 'naming', holder: 'centre', clocks: ['nameExpert'], pauses: ['fireCheck'] },
      on: {
        'centre.nameExpert': {
          target: 'testing',
          meta: { answers: ['nameExpert'] },
          actions: ['recordExpertNamed', tell('testOrdered')],
        },
        'deadline.passed': {
          guard: { type: 'clockMoves', params: { clock: 'nameExpert', track: 'fire' } },
          target: 'testing',
          actions: ['recordTestOrdered', tell('testOrdered')],
        },
        ...withoutTest,
      },
    },
    testing: {
      id: 'fire/thirdPartyTest/testing',
      meta: { stage: 'thirdPartyTest', step: 'testing', holder: 'tester', clocks: ['thirdPartyTest'], pauses: ['fireCheck'] },
      on: {
        'owner.submitTestReport': [...handsInReport],
        'tester.reportTest': [...handsInReport],
        // Whom the parties chose is theirs to choose again; whom the centre named, the centre replaces.
        'tester.declineTest': [
          {
            guard: 'centreNamedTester',
            target: 'naming',
            meta: { answers: ['thirdPartyTest'] },
            actions: tell('testerGone'),
          },
          { target: '#fire/found', meta: { answers: ['thirdPartyTest'] }, actions: tell('testerGone') },
        ],
        'fire.report': {
          target: '#fire/found',
          meta: { answers: ['fireCheck'] },
          actions: ['recordFireFinding', tell('fireFound')],
        },
      },
    },
    answering: {
      id: 'fire/thirdPartyTest/answering',
      meta: { stage: 'thirdPartyTest', step: 'answering', holder: 'fire', clocks: ['testAnswer'] },
      on: {
        'fire.answerTestReport': [
          {
            guard: 'reportIsAccepted',
            target: '#fire/found',
            meta: { answers: ['testAnswer'] },
            actions: ['recordTestReportAccepted', tell('fireFound')],
          },
          {
            target: '#fire/found',
            meta: { answers: ['testAnswer'] },
            actions: ['recordTestReportAnswered', tell('fireFound')],
          },
        ],
        'deadline.passed': {
          guard: { type: 'clockMoves', params: { clock: 'testAnswer', track: 'fire' } },
          target: '#fire/found',
          actions: ['recordTestReportStands', tell('fireFound')],
        },
      },
    },
  },
} satisfies StageConfig)
