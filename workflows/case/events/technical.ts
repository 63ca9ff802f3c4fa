import { z } from 'zod'
import { StatedGroundCode } from '../../rules/stated-grounds.ts'
import { fireScopes } from '../facts.ts'
import { DocumentId, event, OfficialNumber } from './shape.ts'

/** Grounds that a finding speaks of. */
export const examined = z
  .array(StatedGroundCode)
  .max(10)
  .optional()
  .describe(
    'Grounds that were looked at: of the contested ones only these fall, or stand if they are borne out. Without it, what such a check is about by its nature. What no finding looked at goes to an opinion of the centre.',
  )

/** Why a finding is taken back. */
const withdrawalOfFindingReasons = ['wrongPlace', 'wrongFacts', 'wrongForm', 'newFacts'] as const

const reason = z.enum(withdrawalOfFindingReasons)

/** Why the grid returns an application. */
const intakeReturnReasons = [
  'consentPaperMissing',
  'papersMissing',
  'applicantDiffers',
  'addressDiffers',
  'arrears',
  'portalFault',
] as const

/** Steps of a grid that takes no part, as its owner can show them: its word on capacity is not among them. */
const claimedGridSteps = ['intakeAccepted', 'surveyed', 'planIssued'] as const

/** Who can hold the key to a place that an assessor has to see. */
const keyHolders = ['property', 'community', 'transformerOwner'] as const
/** Who holds a key. */
export type KeyHolder = (typeof keyHolders)[number]
/** Where somebody can stand before a locked door: at a check, or at the works (`main`). */
export type DoorTrack = 'fire' | 'grid' | 'main'

const denied = <P extends 'fire' | 'grid'>(party: P) =>
  event(
    `${party}.accessDenied` as const,
    'Stood before a locked door: whoever has the key opens it within a day, or the centre coordinates. The time of the assessor rests.',
    { by: z.enum(keyHolders) },
  )

const opens = <P extends KeyHolder>(party: P) =>
  event(`${party}.openDoor` as const, 'Has opened the door: whoever stood before it can come. `main`: the works.', {
    track: z.enum(['fire', 'grid', 'main']),
  })

const installerDenied = <P extends 'owner' | 'installer'>(party: P) =>
  event(
    `${party}.reportLockedDoor` as const,
    'The installer came and stood before a locked door: whoever has the key opens it within a day, or the centre coordinates. The time of the works rests.',
    { by: z.enum(keyHolders) },
  )

/** Why whoever was to test does not. */
const testDecliningReasons = ['notOurField', 'cannotCome', 'notIndependent'] as const

const payer = z.enum(['owner', 'property', 'shared'])
const personal = z.strictObject({ tester: z.string().trim().min(2).max(120) })

/** What is said of the checks beside their findings. */
export const technicalEvents = [
  event(
    'fire.withdrawFinding',
    'Takes a fire finding back that was wrong: it decides nothing any more, answers no other request, and the check is made again.',
    { reason },
  ),
  event(
    'grid.withdrawFinding',
    'Takes a finding on capacity back that was wrong: it decides nothing any more, answers no other request, and the capacity is measured again.',
    { reason },
  ),
  event('centre.withdrawFinding', 'Strikes a wrong finding of fire, grid or a third party out, with a document that shows it.', {
    track: z.enum(['fire', 'grid']),
    reason,
    evidence: z.array(DocumentId).min(1).max(20),
  }),
  event('grid.returnIntake', 'Returns the application with a listed reason. Its time still counts from the first filing.', {
    reason: z.enum(intakeReturnReasons),
  }),
  event('owner.resubmitIntake', 'Hands the application in again, completed.', {}),
  event(
    'owner.reportGridStep',
    'Shows by a screenshot what a grid that takes no part has done. It counts as claimed, and the grid may contest it.',
    {
      step: z.enum(claimedGridSteps),
      orderNumber: OfficialNumber.optional(),
      route: z.enum(['clear', 'throughCommonParts', 'overNeighbour', 'none']).optional(),
      meterPlace: z.enum(['existingBox', 'newBox', 'none']).optional(),
      validUntil: z.iso.date().optional(),
      ownerCostYuan: z.number().nonnegative().max(1_000_000).optional(),
      evidence: z.array(DocumentId).min(1).max(20),
    },
  ),
  event('owner.askForPlan', 'Goes on after the plan was declined for its cost: the grid makes another.', {}),
  denied('fire'),
  denied('grid'),
  installerDenied('owner'),
  installerDenied('installer'),
  event('owner.reportDoorOpen', 'The door is open, and the works go on.', {}),
  opens('property'),
  opens('community'),
  opens('transformerOwner'),
  event(
    'owner.proposeExpert',
    'Proposes who tests, and who pays: the company agrees within days, or the centre names somebody.',
    {
      payer,
      personal,
    },
  ),
  event('property.agreeExpert', 'Agrees to the proposed expert: the test begins.', {}),
  event('property.declineExpert', 'Does not agree to the proposed expert: the centre names one.', {}),
  event('centre.nameExpert', 'Names who tests, and who pays, because the parties did not agree.', { payer, personal }),
  event(
    'tester.reportTest',
    'Hands in its own report. It is no fire acceptance; it stands unless the assessor answers it in time.',
    {
      result: z.enum(['passed', 'passedWithGaps', 'needsRetrofit', 'hardStop']),
      scope: z.enum(fireScopes).describe('What it speaks of. Beyond the space it counts only where the assessor accepts it.'),
      testedOn: z.iso.date().describe('The day on which it was there and tested.'),
      examined,
      evidence: z.array(DocumentId).min(1).max(20),
    },
  ),
  event('tester.declineTest', 'Says that it does not test: the case is where it was before, or the centre names another.', {
    reason: z.enum(testDecliningReasons),
  }),
] as const
