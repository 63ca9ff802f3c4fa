import { z } from 'zod'
import { conditionKinds } from '../../rules/codes.ts'
import { StatedGroundCode } from '../../rules/stated-grounds.ts'
import { DocumentId, disputeTrack, event, evidence, GroundId, words } from './shape.ts'
import { ObligationId } from './works.ts'

const track = disputeTrack

/** A stamped paper the grid accepts: a scan of the sealed sheet, or a reliable electronic seal (电子签名法 13, 14). */
export const ConsentPaper = z
  .strictObject({ documentId: DocumentId, form: z.enum(['sealedScan', 'electronicSeal']) })
  .meta({ id: 'ConsentPaper', description: 'The stamped paper: a scan of the sealed sheet or a reliable electronic seal.' })

const Ground = z.strictObject({ code: StatedGroundCode, evidence, words: words.optional() }).meta({
  id: 'PleadedGround',
  description: 'A listed ground with the documents that show it; free text explains, it is not a ground.',
})

const Condition = z
  .strictObject({
    kind: z.enum(conditionKinds),
    fulfilledBy: z.enum(['owner', 'property', 'grid', 'installer']).default('owner'),
    byOn: z.iso.date().optional(),
    evidence,
    words: words.optional(),
  })
  .meta({ id: 'OfferedCondition', description: 'A condition of a listed kind: who fulfils it, by when, with what proof.' })

/** What the property company (or who acts for it) can send. */
export const propertyEvents = [
  event('property.open', 'Opens the request: by its inbox or its signed link. Proves service, commits to nothing.', {}),
  event(
    'property.approve',
    'Says yes. Without the stamped paper the paper is owed within days; a late yes counts until consent exists.',
    {
      paper: ConsentPaper.optional(),
    },
  ),
  event('property.givePaper', 'Hands in the stamped paper that was owed.', { paper: ConsentPaper }),
  event('property.noObjection', 'Does not object but issues no paper (不阻拦但不出证): an answer of its own, not a yes.', {}),
  event('property.offerConditions', 'Says yes under listed conditions; each can be contested like a ground.', {
    conditions: z.array(Condition).min(1).max(12),
    paper: ConsentPaper.optional(),
  }),
  event(
    'property.reject',
    'Says no, on at least one listed ground. A ground whose document is missing is recorded as unverified.',
    {
      grounds: z.array(Ground).min(1).max(40),
    },
  ),
  event('property.giveReasons', 'Gives the written reasons that a rejection without documents owes.', {
    evidence: z.array(DocumentId).min(1).max(20),
  }),
  event('property.addEvidence', 'Adds documents to a ground or condition it has raised; allowed any time.', {
    groundId: GroundId,
    evidence: z.array(DocumentId).min(1).max(20),
  }),
  event(
    'property.revoke',
    'Tries to take a consent back. Admitted only before the works, with a fire, grid or authority document on a fact unknown at the approval, or for a duty of the owner whose time ran out, where the rules of the place say so; otherwise recorded as attempted.',
    {
      ground: StatedGroundCode.optional().describe('Asked for unless it is for a duty of the owner.'),
      obligationId: ObligationId.optional().describe('The duty of the owner that was not done in time.'),
    },
  ),
  event('property.recall', 'Recalls its own answer within the minutes in which it is not yet delivered (民法典 141).', {
    record: z.int().positive().describe('Sequence number of the answer.'),
  }),
  event('property.acceptMediation', 'Agrees to be mediated.', { track }),
  event('property.declineMediation', 'Does not agree to be mediated (人民调解法 17: then there is none).', { track }),
  event('property.agreeExtension', 'Agrees to a longer mediation.', { track }),
  event('property.confirmAgreement', 'Confirms the text of the mediated agreement.', { track }),
  event('property.confirmPerformance', 'Confirms that the agreement was performed.', { track }),
  event('property.reportPerformance', 'Reports that the company has performed what the agreement asks of it.', { track }),
  event('property.contestRecord', 'Contests an answer that was recorded on its behalf.', { record: z.int().positive() }),
  event('property.confirmDate', 'Confirms the earlier date another party claims; the clocks are amended.', {
    record: z.int().positive(),
  }),
] as const
