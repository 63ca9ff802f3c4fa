import { tell } from '../tell.ts'

const opens = { guard: 'pileIsNamed' } as const

/** A pile was built or removed without an answer: the centre says first what it is about (H29). */
const standstill = {
  ...opens,
  target: '#service/firstFinding',
  actions: ['recordOperation', 'recordStandstill', tell('standstillReported')],
} as const
const complaint = { ...opens, target: '#service/hearing', actions: ['recordOperation', tell('complaintRecorded')] } as const
const hazard = { ...opens, target: '#service/hazard', actions: ['recordOperation', tell('hazardReported')] } as const

/** How a case on a pile begins. The pile is lent to the first event; a draft of a request has none. */
export const operationOpenings = {
  'owner.reportBuilt': standstill,
  'owner.reportRemoved': standstill,
  'centre.recordComplaint': complaint,
  'community.recordComplaint': complaint,
  'property.recordComplaint': complaint,
  'owner.reportHazard': hazard,
  'property.reportHazard': hazard,
  'community.reportHazard': hazard,
  'fire.reportHazard': hazard,
  'grid.reportHazard': hazard,
  'centre.reportHazard': hazard,
  'owner.transferPile': {
    ...opens,
    target: '#service/transferring',
    actions: ['recordOperation', 'recordPileTransfer', tell('transferStarted')],
  },
  'owner.dismantlePile': { ...opens, target: '#service/dismantling', actions: 'recordOperation' },
} as const
