import type { ReferralOffice } from '../../workflows/case/events/referrals.ts'
import type { GroundCode } from '../../workflows/rules/codes.ts'
import { laboratoryL, paperOf, stampedPaper } from './case-facts.ts'
import { type CasePlayer, type Start, startCase } from './case-player.ts'

/** 材料齐全: the centre has found the papers complete. */
export const complete = (start: Start = {}): CasePlayer => startCase(start).send('centre.confirmComplete')

/** The paper handed over by a community worker today: the company is served. */
export const handOver = (player: CasePlayer): CasePlayer =>
  player.send({
    type: 'centre.recordService',
    means: 'paperHanded',
    servedOn: player.today,
    evidence: [paperOf('serviceProof')],
  })

/** 物业审核: served on the day of filing (Monday 2026-03-02), the company holds the request. */
export const inReview = (start: Start = {}): CasePlayer => handOver(complete(start))

/** What the company pleads: a code alone, or a code with its documents. */
export type Plea = GroundCode | { readonly code: GroundCode; readonly evidence: readonly string[] }

/** The rejection of the company on these grounds. */
export const rejection = (...pleas: readonly Plea[]) =>
  ({
    type: 'property.reject',
    grounds: pleas.map((plea) => (typeof plea === 'string' ? { code: plea } : plea)),
  }) as const

/** 物业不同意: rejected on the day of service. Ground n has the id of `groundId(player, n)`. */
export const rejectedOn = (pleas: readonly Plea[], start: Start = {}): CasePlayer => inReview(start).send(rejection(...pleas))

/** The id of the n-th ground or condition of the case, counted from one. */
export const groundId = (player: CasePlayer, n = 1): string => {
  const ground = player.file.memory.grounds[n - 1]
  if (!ground) throw new Error(`the case has no ground ${n}`)
  return ground.groundId
}

/** The owner contests the grounds with these numbers. */
export const contest = (player: CasePlayer, ...numbers: readonly number[]): CasePlayer =>
  player.send({ type: 'owner.contestGround', groundIds: numbers.map((n) => groundId(player, n)) })

/** The centre's view on the grounds with these numbers. */
export const opinion = (views: Readonly<Record<number, boolean>>) => (player: CasePlayer) =>
  player.send({
    type: 'centre.giveOpinion',
    views: Object.entries(views).map(([n, stands]) => ({ groundId: groundId(player, Number(n)), stands })),
  })

/** 逾期未答复: the company let its time run out; the centre is asked to coordinate. */
export const silent = (start: Start = {}): CasePlayer => inReview(start).untilDue('propertyReply')

/** 已出证: a yes with the stamped paper on the day of service. */
export const granted = (start: Start = {}): CasePlayer => inReview(start).send({ type: 'property.approve', paper: stampedPaper })

/** The finding of the fire assessor on the whole garage. */
export const fireFinding = (
  result: 'passed' | 'passedWithGaps' | 'needsRetrofit' | 'hardStop',
  upheld: readonly GroundCode[] = [],
) =>
  ({
    type: 'fire.report',
    result,
    scope: 'garage',
    upheld,
    gaps: result === 'passedWithGaps' ? ([{ gap: 'extinguishers', checkedBy: 'fire', againMonths: 12 }] as const) : [],
    // The register of the usual garage lacks nothing: who bars a pile there shows why.
    evidence: result === 'hardStop' ? [paperOf('fireDocument')] : [],
  }) as const

/** The finding of the grid company on the transformer. */
export const capacityFinding = (result: 'available' | 'orderedChargingOnly' | 'noCapacity', upheld: readonly GroundCode[] = []) =>
  ({ type: 'grid.reportCapacity', result, ratedKva: 630, peakKva: peakFor[result], peakMonth: '2025-08', upheld }) as const

/** A peak with which the sum of the usual transformer gives each result for one pile of 7 kW. */
const peakFor = { available: 400, orderedChargingOnly: 560, noCapacity: 628 } as const

/** 报装受理、现场勘查: the grid has taken the application in and looked at the place. */
export const surveyed = (player: CasePlayer): CasePlayer =>
  player
    .send({ type: 'grid.acceptIntake', orderNumber: 'GW-2026-001' })
    .send({ type: 'grid.reportSurvey', route: 'clear', meterPlace: 'existingBox' })

/** 供电方案已答复: there is room, and the plan is with the owner. */
export const planned = (player: CasePlayer): CasePlayer =>
  surveyed(player).send(capacityFinding('available')).send({ type: 'grid.issuePlan', validUntil: '2026-12-31', ownerCostYuan: 0 })

/** 施工: all three tracks are settled and the owner may build. */
export const mayBuild = (start: Start = {}): CasePlayer =>
  planned(granted(start).send(fireFinding('passed'))).send('owner.confirmPlan')

/** The report of the finished works. */
export const worksDone = {
  type: 'owner.reportWorksDone',
  evidence: [paperOf('equipmentCertificate'), paperOf('installerLicence')],
  certificateNumber: 'CCC-2026-0001',
} as const

/** The centre names the laboratory as the body that makes the check. */
export const nameLaboratory = (track: 'fire' | 'grid') =>
  ({ type: 'centre.nameBody', track, organisationId: laboratoryL }) as const

/** An office sends the owner on in the consent track: "ask them first". */
export const sendOn = <P extends 'property' | 'community' | 'centre'>(party: P, to: ReferralOffice) =>
  ({ type: `${party}.refer` as const, track: 'consent', to, reason: 'theyDecideFirst' }) as const
