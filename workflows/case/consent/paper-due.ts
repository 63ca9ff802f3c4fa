import { toTheCentre } from '../disputes/to-the-centre.ts'
import { caseSetup, type StageConfig } from '../setup.ts'
import { tell } from '../tell.ts'
import { companyGone } from './company-gone.ts'

/** 同意待出证. A yes that the grid cannot use yet: the stamped paper is owed, and counted as owed (H6). */
export const paperDue = caseSetup.createStateConfig({
  id: 'consent/paperDue',
  meta: { stage: 'paperDue', holder: 'property', clocks: ['paperDue'] },
  // Whatever led here is a yes of the company: also one that the centre recorded, or that an agreement holds.
  entry: 'recordYes',
  always: companyGone,
  on: {
    'property.givePaper': {
      target: '#consent/granted',
      meta: { answers: ['paperDue'] },
      actions: ['recordConsent', tell('paperArrived')],
    },
    'returnLimit.reached': toTheCentre('consent'),
    'deadline.passed': [
      {
        guard: { type: 'clockMovesToNextIssuer', params: { clock: 'paperDue', track: 'consent' } },
        target: '#consent/nextIssuer',
        actions: tell('deadlinePassed'),
      },
      {
        guard: { type: 'clockMoves', params: { clock: 'paperDue', track: 'consent' } },
        target: '#consent/coordination',
        actions: [{ type: 'recordDispute', params: { track: 'consent', mediation: false } }, tell('deadlinePassed')],
      },
    ],
  },
} satisfies StageConfig)
