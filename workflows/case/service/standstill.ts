import { tell } from '../tell.ts'

const reports = { actions: ['recordStandstill', tell('standstillReported')] } as const
const act = { guard: 'findingIsOwed', actions: ['recordAct', tell('actReported')] } as const

/**
 * Built or removed without an answer, beside every stage of a running request: the centre says first what it is about in
 * its days; until then neither side removes or cuts. A hazard that leaves no time is reported within 24 hours (H29).
 */
export const standstillEvents = {
  'owner.reportBuilt': reports,
  'owner.reportRemoved': reports,
  'owner.reportAct': act,
  'property.reportAct': act,
  'centre.giveFirstFinding': {
    guard: 'findingIsOwed',
    meta: { answers: ['firstFinding'] },
    actions: ['recordFirstFinding', tell('firstFindingGiven')],
  },
} as const
