import { z } from 'zod'
import { DocumentId, event } from './shape.ts'

/** Why an approved pile is not built yet. */
export const delayReasons = [
  'installerNotFound',
  'installerBusy',
  'waitingForEquipment',
  'costTooHigh',
  'obstructed',
  'papersWithAgent',
  'ownerBusy',
  'carNotDelivered',
  'other',
] as const

/** Breaches for which a property company may stop works, as far as an authority confirms them. */
export const breaches = [
  'loadBearingCut',
  'fireSystemDamaged',
  'escapeBlocked',
  'civilDefenceSealed',
  'liveWork',
  'unlicensedInstaller',
  'uncertifiedEquipment',
  'otherRouteThanAgreed',
] as const

/** Who holds the papers of the owner. */
export const paperHolderKinds = ['installer', 'dealer', 'carFirm', 'relative', 'other'] as const

/** Why somebody who looks at an obligation does not find it done. */
const dischargeRefusals = ['notDone', 'partlyDone', 'otherThanAgreed', 'notShown'] as const

/** The id of an obligation, as listed under `obligations`. */
export const ObligationId = z.string().regex(/^\d{1,6}\.\d{1,2}$/, 'the id of an obligation, such as 4.1')

const paperTrack = z.enum(['grid', 'main'])

const discharge = <P extends string>(party: P) =>
  event(`${party}.dischargeObligation`, 'Reports with proof that a condition is fulfilled or a gap put right.', {
    obligationId: ObligationId,
    evidence: z.array(DocumentId).min(1).max(20),
  })
const confirm = <P extends string>(party: P) =>
  event(`${party}.confirmDischarge`, 'Has looked at it before the pile is energised, and finds it done.', {
    obligationId: ObligationId,
  })
const refuse = <P extends string>(party: P) =>
  event(`${party}.refuseDischarge`, 'Has looked at it and does not find it done, for a listed reason; it is open again.', {
    obligationId: ObligationId,
    reason: z.enum(dischargeRefusals),
  })

/** Events of the works, and of what must be done before the pile is energised. */
export const worksEvents = [
  event('owner.explainDelay', 'Says why the approved pile is not built yet; asked again later (H27).', {
    reason: z.enum(delayReasons),
  }),
  event('owner.reportAgentHolds', 'Reports that somebody else holds the papers; they are asked to hand them in (H27).', {
    track: paperTrack,
    kind: z.enum(paperHolderKinds),
    personal: z.strictObject({ holder: z.string().trim().min(2).max(120) }).optional(),
  }),
  event('owner.receivePapers', 'Has the papers back and goes on.', { track: paperTrack }),
  event('owner.dismissAgent', 'Dismisses whoever holds the papers and acts without them from now on.', { track: paperTrack }),
  event('owner.reportStopRemedied', 'Reports that the breach for which the works were stopped is put right.', {
    evidence: z.array(DocumentId).min(1).max(20),
  }),
  event('installer.forwardPapers', 'Hands the papers in.', { track: paperTrack }),
  event('owner.reportObstructionOver', 'Reports that nothing stands in the way of the works any more.', {}),
  event('property.clearObstruction', 'Has cleared the obstruction: the works can go on.', {}),
  event(
    'property.declinePaperAnew',
    'Does not issue a true paper in place of one that was found forged during the works: the centre coordinates.',
    {},
  ),
  event('property.stopWork', 'Stops the works for a listed breach, with a photo; without an authority they go on in two days.', {
    breach: z.enum(breaches),
    evidence: z.array(DocumentId).min(1).max(20),
  }),
  event('authority.confirmStop', 'Confirms the stop of the works with its document: they stand until the breach is put right.', {
    evidence: z.array(DocumentId).min(1).max(20),
  }),
  event('authority.dismissStop', 'Does not confirm the stop: the works go on.', {}),
  event('authority.liftStop', 'Lifts the stop: the breach is put right.', {}),
  discharge('owner'),
  discharge('property'),
  discharge('grid'),
  discharge('installer'),
  confirm('owner'),
  confirm('property'),
  confirm('fire'),
  confirm('authority'),
  confirm('centre'),
  refuse('owner'),
  refuse('property'),
  refuse('fire'),
  refuse('authority'),
  refuse('centre'),
] as const
