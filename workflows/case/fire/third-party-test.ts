import { caseSetup, type StageConfig } from '../setup.ts'
import { tell } from '../tell.ts'

/**
 * 第三方检测. A qualified third party tests; its report stands unless the assessor answers it within its days (H17).
 * Who pays is recorded when the test is ordered.
 */
export const thirdPartyTest = caseSetup.createStateConfig({
  id: 'fire/thirdPartyTest',
  initial: 'testing',
  states: {
    testing: {
      id: 'fire/thirdPartyTest/testing',
      meta: { stage: 'thirdPartyTest', step: 'testing', holder: 'tester', clocks: ['thirdPartyTest'], pauses: ['fireCheck'] },
      on: {
        'owner.submitTestReport': {
          target: 'answering',
          meta: { answers: ['thirdPartyTest'] },
          actions: ['recordTestReport', tell('testReported')],
        },
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
            actions: ['recordTestReportStands', tell('fireFound')],
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
