import { z } from 'zod'
import { transferReasons } from '../context.ts'
import { event, OfficialNumber } from './shape.ts'

/** What may be wrong with a pile in service. */
export const hazardKinds = ['smoke', 'fire', 'heat', 'leakage', 'exposedWire', 'damage', 'flooding', 'other'] as const
/** What may be wrong with a pile in service. */
export type HazardKind = (typeof hazardKinds)[number]

/** What a neighbour complains of. */
export const complaintKinds = ['route', 'noise', 'access', 'safety', 'appearance', 'other'] as const
/** What a neighbour complains of. */
export type ComplaintKind = (typeof complaintKinds)[number]

/** How somebody who complains of a pile is its neighbour. Who is none is not heard about it. */
export const neighbourTies = ['cableCrosses', 'besideTheSpace', 'sameGarage', 'none'] as const
/** How somebody who complains of a pile is its neighbour. */
export type NeighbourTie = (typeof neighbourTies)[number]

/** What the centre finds first, when a pile was built or removed without an answer. */
export const firstFindings = ['mayStay', 'disputed', 'unfounded'] as const
/** What the centre finds first. */
export type FirstFinding = (typeof firstFindings)[number]

/** What comes of hearing a neighbour. */
export const hearingResults = ['tolerated', 'betterRoute', 'hazard'] as const
/** What comes of hearing a neighbour. */
export type HearingResult = (typeof hearingResults)[number]

/** Why a pile is taken down. */
export const dismantleReasons = ['moved', 'carSold', 'spaceGiven', 'replaced', 'settled', 'other'] as const

const acts = ['removed', 'cut'] as const
const hazardKind = z.enum(hazardKinds)
const complaint = {
  kind: z.enum(complaintKinds).describe('What the neighbour complains of.'),
  neighbour: z
    .enum(neighbourTies)
    .describe(
      'How the person is a neighbour of the pile: the cable runs over the own part, the own space is beside it, or in the same garage. `none` is turned down: a hazard can be reported instead.',
    ),
}
const hazard = { kind: hazardKind.describe('What is wrong.') }
const act = {
  act: z.enum(acts).describe('What was done: the pile removed, or its supply cut.'),
  hazard: hazardKind.optional().describe('The hazard that left no time. Without one it should not have been done yet.'),
}

const complaintText =
  'Records the complaint of a neighbour about a pile in service: it is heard once, and never cuts the power (H36).'
const hazardText = 'Reports a hazard of a pile in service.'
const actText = 'Reports within 24 hours that it removed the pile or cut its supply before the first finding (H29).'
const suspendText = 'Takes the pile out of service, with a document.'
const dismissText = 'Finds no hazard: the pile stays in service.'
const resumeText = 'Lets the pile be switched on again.'
const keepText = 'Looked again: it is not repaired as it must be.'

/** The life of a pile after its request: disputes, hazards, suspension, transfer, dismantling. */
export const serviceEvents = [
  event('owner.reportBuilt', 'Reports that the pile was built without an answer; opens a dispute with the centre (H29).', {}),
  event('owner.reportRemoved', 'Reports that the pile was removed or cut off without an answer (H29).', {
    policeNumber: OfficialNumber.optional().describe('Number of the report to the police.'),
  }),
  event('owner.reportAct', actText, act),
  event('property.reportAct', actText, act),
  event('centre.giveFirstFinding', 'Says first what a built or removed pile is about: until then neither side removes or cuts.', {
    record: z.int().positive().describe('The record by which it was reported.'),
    result: z.enum(firstFindings),
  }),
  event('centre.recordComplaint', complaintText, complaint),
  event('community.recordComplaint', complaintText, complaint),
  event('property.recordComplaint', complaintText, complaint),
  event('centre.recordHearing', 'What comes of hearing the neighbour: tolerated (民法典 292), a better route, or a hazard.', {
    result: z.enum(hearingResults),
  }),
  event('owner.acceptRoute', 'Takes the better route that the neighbour named.', {}),
  event('owner.keepRoute', 'Keeps the route: the neighbour was heard and has to tolerate it.', {}),
  event('owner.reportHazard', hazardText, hazard),
  event('property.reportHazard', hazardText, hazard),
  event('community.reportHazard', hazardText, hazard),
  event('fire.reportHazard', hazardText, hazard),
  event('grid.reportHazard', hazardText, hazard),
  event('centre.reportHazard', hazardText, hazard),
  event('fire.suspendPile', suspendText, {}),
  event('authority.suspendPile', suspendText, {}),
  event('fire.dismissHazard', dismissText, {}),
  event('authority.dismissHazard', dismissText, {}),
  event('owner.reportRepair', 'Reports the repair of a suspended pile, with a qualified report.', {}),
  event('fire.resumePile', resumeText, {}),
  event('authority.resumePile', resumeText, {}),
  event('fire.keepSuspended', keepText, {}),
  event('authority.keepSuspended', keepText, {}),
  event('owner.reportPileSettled', 'Reports that the dispute about the pile was settled between the sides.', {}),
  event('owner.leavePileDispute', 'Leaves the dispute about the pile as it stands.', {}),
  event('owner.transferPile', 'Hands the pile over with the space: the successor joins with the code of the transfer.', {
    reason: z.enum(transferReasons),
  }),
  event('owner.dismantlePile', 'Takes the pile down.', { reason: z.enum(dismantleReasons) }),
  event('owner.reportDismantled', 'Reports that the pile is down and its supply is made safe, with a photo.', {}),
  event('owner.keepPile', 'Keeps the pile after all.', {}),
] as const

/** How an operation case on a pile can begin, by the event that opens it. */
export const openings = {
  'owner.reportBuilt': 'built',
  'owner.reportRemoved': 'removed',
  'centre.recordComplaint': 'complaint',
  'community.recordComplaint': 'complaint',
  'property.recordComplaint': 'complaint',
  'owner.reportHazard': 'hazard',
  'property.reportHazard': 'hazard',
  'community.reportHazard': 'hazard',
  'fire.reportHazard': 'hazard',
  'grid.reportHazard': 'hazard',
  'centre.reportHazard': 'hazard',
  'owner.transferPile': 'transfer',
  'owner.dismantlePile': 'dismantling',
} as const
/** An event that opens an operation case. */
export type OpeningEvent = keyof typeof openings
/** What an operation case is about. */
export type Opening = (typeof openings)[OpeningEvent]

/** All events that open an operation case. */
export const openingEvents = Object.keys(openings) as OpeningEvent[]

/** Whether an event can open an operation case. */
export const isOpening = (type: string): type is OpeningEvent => type in openings
