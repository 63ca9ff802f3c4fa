import { z } from 'zod'
import { disputeTrack, event } from './shape.ts'

/** The two sides of a mediation. */
export const mediatedSides = ['owner', 'property'] as const
/** A side of a mediation. */
export type MediatedSide = (typeof mediatedSides)[number]

/** Why a side does not accept whoever was named to mediate. */
const mediatorObjections = ['relatedToASide', 'takesSides', 'notCompetent', 'other'] as const

/** Where a side stands when a mediation ends without agreement. */
export const lastPositions = [
  'asksForPaper',
  'acceptsConditions',
  'offersToPay',
  'refuses',
  'wouldWithConditions',
  'asksForMoney',
  'waitsForOffice',
  'wantsDecision',
  'notStated',
] as const
/** Where a side stands when a mediation ends without agreement. */
export type LastPosition = (typeof lastPositions)[number]

/** Why the owner says that nothing was settled. */
const denialReasons = ['nothingChanged', 'partlyDone', 'otherThanAgreed', 'notAsked'] as const

/** The last positions of both sides, each once. */
export const LastPositions = z
  .array(
    z
      .strictObject({
        by: z.enum(mediatedSides),
        position: z.enum(lastPositions),
        words: z.string().trim().min(1).max(2000).optional().describe('In its own words; sealed, erasable.'),
      })
      .meta({
        id: 'LastPositionOfSide',
        description: 'Where a side stood at the end. It stays between the sides and the mediator.',
      }),
  )
  .length(2)
  .refine((positions) => positions[0]?.by !== positions[1]?.by, 'one position for each side')

const objects = <P extends MediatedSide>(party: P) =>
  event(`${party}.objectToMediator`, 'Does not accept who mediates; the centre names another within three working days.', {
    track: disputeTrack,
    reason: z.enum(mediatorObjections),
  })
const ends = <P extends MediatedSide>(party: P) =>
  event(`${party}.endMediation`, 'Ends the mediation, any time (人民调解法 23).', {
    track: disputeTrack,
    position: z.enum(lastPositions).optional().describe('Where it stands at the end; between the sides and the mediator.'),
  })
const rates = <P extends MediatedSide>(party: P) =>
  event(`${party}.rateMediation`, 'Rates a mediation that is over. The other side and the centre do not see it.', {
    record: z.int().positive().describe('The mediation, as listed under `mediations`.'),
    score: z.int().min(1).max(5).describe('5 = very fair.'),
  })

/** What the sides say of a mediator and of a mediation, and whether what an office closed is settled (H26, H21). */
export const mediationEvents = [
  objects('owner'),
  objects('property'),
  ends('owner'),
  ends('property'),
  rates('owner'),
  rates('property'),
  event('owner.confirmClosing', 'Confirms that what the centre closed as solved is settled.', {
    record: z.int().positive().describe('The closing, as listed under `closings`.'),
  }),
  event('owner.denyClosing', 'Says that what the centre closed as solved is not settled; the bureau is told.', {
    record: z.int().positive().describe('The closing, as listed under `closings`.'),
    reason: z.enum(denialReasons),
  }),
] as const
