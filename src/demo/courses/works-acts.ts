import { beforeEnergising } from '../../../workflows/case/obligations.ts'
import type { Behaviour } from '../behaviour/move.ts'
import { acts } from './course.ts'

/** Somebody stands in the way of the works, or holds the papers. */
export const reportsObstruction = acts('owner', { type: 'owner.reportObstruction', kind: 'power' })
export const reportsPapersHeld = acts('owner', {
  type: 'owner.reportAgentHolds',
  track: 'main',
  kind: 'dealer',
  personal: { holder: '株洲某汽车销售公司' },
})
export const reportsLockedDoor = acts('owner', { type: 'owner.reportLockedDoor', by: 'property' })
/** The centre says that the paper of the consent is forged, and finds it so with a document. */
export const findsPaperForged: Behaviour = (situation) => {
  const { forgeries, paper } = situation.stored.file.memory
  const [claim] = forgeries.filter(({ standing }) => standing === 'claimed')
  return claim
    ? acts(
        'centre',
        ({ documents }) => ({ type: 'centre.settleForgery', record: claim.seq, found: true, evidence: [...documents] }),
        {
          papers: ['authorityDocument'],
        },
      )(situation)
    : acts('centre', { type: 'centre.reportForgery', documentId: paper?.documentId ?? '' }, { again: true })(situation)
}
export const issuesNoPaperAnew = acts('property', { type: 'property.declinePaperAnew' })
/** The company stops the works; an authority confirms it; the owner puts the breach right. */
export const stopsWorks = acts(
  'property',
  ({ documents }) => ({ type: 'property.stopWork', breach: 'otherRouteThanAgreed', evidence: [...documents] }),
  { papers: ['sitePhoto'] },
)
export const confirmsStop = acts('authority', ({ documents }) => ({ type: 'authority.confirmStop', evidence: [...documents] }), {
  papers: ['authorityDocument'],
})
export const remediesBreach = acts('owner', ({ documents }) => ({ type: 'owner.reportStopRemedied', evidence: [...documents] }), {
  papers: ['sitePhoto'],
})

/** What has to be done before the pile is energised: whoever must does it, whoever looks finds it done. */
export const clears: Behaviour = (situation) => {
  const [next] = beforeEnergising(situation.stored.file.memory)
  if (!next) return null
  const { obligationId, by, checker, reportedSeq } = next
  if (reportedSeq === null) {
    return by === 'owner' || by === 'property'
      ? acts(by, ({ documents }) => ({ type: `${by}.dischargeObligation`, obligationId, evidence: [...documents] }), {
          papers: ['sitePhoto'],
          again: true,
        })(situation)
      : null
  }
  return checker === 'fire' || checker === 'property'
    ? acts(checker, { type: `${checker}.confirmDischarge`, obligationId }, { again: true })(situation)
    : null
}
