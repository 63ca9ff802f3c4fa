import { toTheCentre } from '../disputes/to-the-centre.ts'
import { caseSetup, type StageConfig } from '../setup.ts'
import { tell } from '../tell.ts'

/**
 * 核实中. The contested technical grounds wait for the fire or grid track; nobody holds the consent track meanwhile,
 * and the owner's time rests. A finding that is already there answers at once.
 */
export const contested = caseSetup.createStateConfig({
  id: 'consent/contested',
  meta: { stage: 'contested', clocks: ['writtenReasons'], pauses: ['ownerDecision', 'ownerAnswer'] },
  always: { guard: 'verificationIsAnswered', target: '#consent/weighing' },
  on: {
    'returnLimit.reached': toTheCentre('consent'),
    'property.lateGround': {
      guard: { type: 'groundMayFollow', params: { track: 'consent' } },
      actions: ['recordLateGround', tell('groundsChanged')],
    },
  },
} satisfies StageConfig)

/** What follows from contests, opinions and findings: one place, so that nothing has to be remembered. */
export const weighing = caseSetup.createStateConfig({
  id: 'consent/weighing',
  always: [
    { guard: 'opinionIsOwed', target: '#consent/opinion' },
    { guard: 'verificationIsOwed', target: '#consent/contested' },
    { guard: 'allGroundsFell', target: '#consent/redecide' },
    { guard: 'offerIsOpen', target: '#consent/conditionsOffered' },
    { target: '#consent/rejected' },
  ],
} satisfies StageConfig)
