import { toTheCentre } from '../disputes/to-the-centre.ts'
import { caseSetup, type StageConfig } from '../setup.ts'
import { tell } from '../tell.ts'
import { companyGone } from './company-gone.ts'

/**
 * 重新决定. All grounds fell: the company decides again (H13). A fallen ground cannot be pleaded again, a new one needs
 * its document. Silence goes to the substitute issuer, or to the centre.
 */
export const redecide = caseSetup.createStateConfig({
  id: 'consent/redecide',
  meta: {
    stage: 'redecide',
    holder: 'property',
    clocks: ['redecide', 'writtenReasons'],
  },
  entry: ['recordRedecision', tell('redecideWanted')],
  always: companyGone,
  on: {
    'property.reject': {
      target: '#consent/rejected',
      meta: { answers: ['redecide'] },
      actions: ['recordRejection', tell('rejected')],
    },
    'returnLimit.reached': toTheCentre('consent'),
    'deadline.passed': [
      {
        guard: { type: 'clockMovesToNextIssuer', params: { clock: 'redecide', track: 'consent' } },
        target: '#consent/nextIssuer',
        actions: ['recordSilence', tell('silenceRecorded')],
      },
      {
        guard: { type: 'clockMoves', params: { clock: 'redecide', track: 'consent' } },
        target: '#consent/coordination',
        actions: [
          'recordSilence',
          { type: 'recordDispute', params: { track: 'consent', mediation: false } },
          tell('silenceRecorded'),
        ],
      },
    ],
  },
} satisfies StageConfig)
