import type { FurtherCheckKind } from '../../../workflows/case/events/further-checks.ts'
import type { MatterKind, MatterTrack } from '../../../workflows/matter/kinds.ts'
import type { Behaviour } from '../behaviour/move.ts'
import { acts } from './course.ts'

/** The assessor finds something about this one space, with its paper. */
export const finds = (result: 'passed' | 'passedWithGaps' | 'needsRetrofit' | 'hardStop'): Behaviour =>
  acts(
    'fire',
    ({ documents, stored }) => {
      const pleaded = stored.file.memory.grounds.filter(({ route }) => route === 'fire').map(({ code }) => code)
      return {
        type: 'fire.report',
        result,
        scope: 'space',
        upheld: result === 'needsRetrofit' || result === 'hardStop' ? [...new Set(pleaded)] : [],
        gaps: result === 'passedWithGaps' ? [{ gap: 'extinguishers', checkedBy: 'fire', againMonths: 12 }] : [],
        evidence: [...documents],
      }
    },
    { papers: ['fireDocument'] },
  )

/** An office says that the check is not its own, and the centre finds nobody else. */
export const firstDeclines = acts('fire', { type: 'fire.declineCompetence', basis: 'noStatutoryDuty' })
export const gridDeclines = acts('grid', { type: 'grid.declineCompetence', basis: 'notOurSupply' })
export const findsNobody = (track: MatterTrack): Behaviour => acts('centre', { type: 'centre.declareNoBody', track })
/** The centre names another assessor. */
export const namesAnother = acts('centre', ({ bodies }) => ({
  type: 'centre.nameBody',
  track: 'fire',
  organisationId: bodies.otherAssessor,
}))
/** Somebody stands before a locked door, to which the company has the key. */
export const findsDoorLocked = (party: 'fire' | 'grid'): Behaviour =>
  acts(party, { type: `${party}.accessDenied`, by: 'property' })

const tester = { payer: 'owner', personal: { tester: '株洲某消防检测有限公司' } } as const

/** The owner brings somebody who tests. */
export const proposesExpert = acts('owner', { type: 'owner.proposeExpert', ...tester })
export const declinesExpert = acts('property', { type: 'property.declineExpert' })
export const ordersTest = acts('owner', { type: 'owner.orderTest', ...tester })
export const submitsTest = acts(
  'owner',
  ({ documents }) => ({ type: 'owner.submitTestReport', result: 'passed', evidence: [...documents] }),
  { papers: ['thirdPartyReport'] },
)

/** The owner contests what stops the request, waits for a matter, or closes on it. */
export const contestsFinding = (track: MatterTrack): Behaviour => acts('owner', { type: 'owner.contestFinding', track })
export const waitsOn = (track: MatterTrack, matter: MatterKind): Behaviour =>
  acts('owner', ({ matterId }) => ({ type: 'owner.waitOnMatter', track, matterId }), { matter })
export const closesAsInfeasible = acts('owner', { type: 'owner.acceptInfeasible' })

/** The centre asks somebody else to look, too. */
export const opensCheck = (kind: FurtherCheckKind): Behaviour => acts('centre', { type: 'centre.openFurtherCheck', kind })
/** The owner of the space says no on paper; the centre says that it holds. */
export const spaceOwnerSaysNo = acts(
  'spaceOwner',
  ({ stored, documents }) => ({
    type: 'spaceOwner.reportCheck',
    check: stored.file.memory.furtherChecks[0]?.checkId ?? '',
    result: 'standsAgainst',
    because: 'ownNeed',
    scope: 'space',
    evidence: [...documents],
  }),
  { papers: ['other'] },
)
export const letsItStand = acts('centre', ({ stored }) => ({
  type: 'centre.settleCheck',
  check: stored.file.memory.furtherChecks[0]?.checkId ?? '',
  stands: true,
}))

/** The application is sent back by the grid; the plan, by the owner. */
export const returnsIntake = acts('grid', { type: 'grid.returnIntake', reason: 'papersMissing' })
export const declinesPlan = acts('owner', { type: 'owner.declinePlan', reason: 'cost' })
