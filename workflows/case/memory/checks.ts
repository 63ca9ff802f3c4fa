import type { Track } from '../../parties.ts'
import type { CaseMemory, Finding, Given } from '../context.ts'
import type { EventOf } from '../events/events.ts'
import type { Facts } from '../facts.ts'
import { verifyGrounds } from '../grounds.ts'

type Change = Partial<CaseMemory>
type Checked = 'fire' | 'grid'

const validUntil = (on: string, days: number): string => Temporal.PlainDate.from(on).add({ days }).toString()

const withFinding = (memory: CaseMemory, route: Checked, finding: Finding, seq: number) =>
  verifyGrounds(memory, route, finding, seq)

/** The owner starts a technical track before any consent (H16). */
export const reviewStarted = (memory: CaseMemory, _: Given, event: EventOf<'owner.startReview'>): Change => ({
  asked: { ...memory.asked, [event.track]: true },
})

/** The fire assessor's finding; it decides the contested fire grounds. */
export const fireFound = (memory: CaseMemory, given: Given, event: EventOf<'fire.report'>): Change => {
  const fire: Finding = {
    seq: given.seq,
    result: event.result,
    on: given.today,
    validUntil: validUntil(given.today, given.rules.fire.findingValidDays),
    upheld: event.upheld,
    gaps: event.gaps,
    scope: event.scope,
    evidence: event.evidence,
    source: 'report',
  }
  const gaps = event.gaps.map((gap, index) => ({
    obligationId: `${given.seq}.${index + 1}`,
    kind: gap,
    by: 'property' as const,
    byOn: null,
    underProtest: false,
  }))
  return {
    fire,
    grounds: withFinding(memory, 'fire', fire, given.seq),
    testReport: null,
    obligations: [...memory.obligations, ...gaps],
  }
}

/** A finding about the same garage that is still valid answers this request at once (H20b). */
export const fireFindingReused = (memory: CaseMemory, given: Given): Change => {
  const known: Facts['fireFinding'] = memory.facts?.fireFinding ?? null
  if (!known) throw new Error('no finding to reuse')
  const fire: Finding = {
    seq: given.seq,
    result: known.result,
    on: given.today,
    validUntil: known.validUntil,
    upheld: known.upheld,
    gaps: [],
    scope: 'garage',
    evidence: [],
    source: 'reused',
  }
  return { fire, grounds: withFinding(memory, 'fire', fire, given.seq) }
}

/** A third party's report waits for the assessor's answer. */
export const testReported = (_: CaseMemory, given: Given, event: EventOf<'owner.submitTestReport'>): Change => ({
  testReport: { seq: given.seq, result: event.result, evidence: event.evidence },
})

/** The third party's report stands: accepted, or unanswered in its days (H17). */
export const testReportStands = (memory: CaseMemory, given: Given): Change => {
  const report = memory.testReport
  if (!report) throw new Error('no report to stand')
  const upheld = memory.grounds.filter((ground) => ground.route === 'fire').map((ground) => ground.code)
  const fire: Finding = {
    seq: given.seq,
    result: report.result,
    on: given.today,
    validUntil: validUntil(given.today, given.rules.fire.findingValidDays),
    upheld: report.result === 'passed' || report.result === 'passedWithGaps' ? [] : upheld,
    gaps: [],
    scope: 'space',
    evidence: report.evidence,
    source: 'test',
  }
  return { fire, grounds: withFinding(memory, 'fire', fire, given.seq), testReport: null }
}

/** The assessor answers the report with a finding of its own. */
export const testReportAnswered = (memory: CaseMemory, given: Given, event: EventOf<'fire.answerTestReport'>): Change => {
  const report = memory.testReport
  if (!report || !event.result) throw new Error('the answer to a report carries no result')
  const fire: Finding = {
    seq: given.seq,
    result: event.result,
    on: given.today,
    validUntil: validUntil(given.today, given.rules.fire.findingValidDays),
    upheld: event.upheld,
    gaps: [],
    scope: 'space',
    evidence: [...report.evidence, ...event.evidence],
    source: 'report',
  }
  return { fire, grounds: withFinding(memory, 'fire', fire, given.seq), testReport: null }
}

/** The grid's finding on capacity; it decides the contested grid grounds. */
export const capacityFound = (memory: CaseMemory, given: Given, event: EventOf<'grid.reportCapacity'>): Change => {
  const grid = {
    seq: given.seq,
    result: event.result,
    on: given.today,
    validUntil: validUntil(given.today, given.rules.capacity.findingValidDays),
    upheld: event.upheld,
    gaps: [],
    scope: 'transformer',
    evidence: event.evidence,
    source: 'report' as const,
    ratedKva: event.ratedKva,
    peakKva: event.peakKva,
    peakMonth: event.peakMonth,
    sparePiles: event.sparePiles ?? null,
  }
  return { grid, grounds: withFinding(memory, 'grid', grid, given.seq) }
}

/** An assessor honestly declines (H18). */
export const competenceDeclined = (
  memory: CaseMemory,
  given: Given,
  event: EventOf<'fire.declineCompetence' | 'grid.declineCompetence'>,
): Change => {
  const track: Track = event.type === 'fire.declineCompetence' ? 'fire' : 'grid'
  return { declined: [...memory.declined, { seq: given.seq, track, basis: event.basis }] }
}

/** The centre names the body that makes the check. */
export const bodyNamed = (memory: CaseMemory, _: Given, event: EventOf<'centre.nameBody'>): Change => ({
  namedBodies: { ...memory.namedBodies, [event.track]: event.organisationId },
  noBody: { ...memory.noBody, [event.track]: false },
})

/** No body was found: counted, and the pleaded technical grounds can no longer be tested here. */
export const noBodyFound = (memory: CaseMemory, given: Given, params: { track: Checked }): Change => ({
  // An earlier finding was given up when the check was asked for again.
  [params.track]: null,
  noBody: { ...memory.noBody, [params.track]: true },
  declined: [...memory.declined, { seq: given.seq, track: params.track, basis: 'noBody' }],
})

/** The one contest of a stopping finding. Its finding no longer decides; the grounds are open again. */
export const findingContested = (memory: CaseMemory, given: Given, event: EventOf<'owner.contestFinding'>): Change => ({
  findingContested: { ...memory.findingContested, [event.track]: true },
  ...reopenedCheck(memory, event.track, given.seq),
})

/** What stopped the request was put right: the check is made again. */
export const remedyReported = (memory: CaseMemory, given: Given, event: EventOf<'owner.reportRemedy'>): Change =>
  reopenedCheck(memory, event.track, given.seq)

/** A dispute ended with the check to be made again: the earlier finding no longer decides. */
export const recheckAsked = (memory: CaseMemory, given: Given, params: { track: Checked }): Change =>
  reopenedCheck(memory, params.track, given.seq)

const reopenedCheck = (memory: CaseMemory, track: Checked, seq: number): Change => {
  const grounds = memory.grounds.map((ground) =>
    ground.route === track && ground.verified === 'UPHELD'
      ? { ...ground, verified: 'UNVERIFIED' as const, verifiedSeq: null, contestedSeq: ground.contestedSeq ?? seq }
      : ground,
  )
  return track === 'fire' ? { fire: null, grounds } : { grid: null, grounds }
}

/** The grid has taken the application in. */
export const intakeAccepted = (_: CaseMemory, __: Given, event: EventOf<'grid.acceptIntake'>): Change => ({
  gridOrder: event.orderNumber,
})

/** The survey on site. */
export const surveyed = (_: CaseMemory, given: Given, event: EventOf<'grid.reportSurvey'>): Change => ({
  survey: { seq: given.seq, route: event.route, meterPlace: event.meterPlace },
})

/** The supply plan. */
export const planned = (_: CaseMemory, given: Given, event: EventOf<'grid.issuePlan'>): Change => ({
  plan: { seq: given.seq, validUntil: event.validUntil ?? null, ownerCostYuan: event.ownerCostYuan ?? null },
})

/** The owner takes ordered charging. */
export const orderedChargingTaken = (): Change => ({ orderedChargingAccepted: true })

/** The owner reports the finished works. */
export const worksReported = (_: CaseMemory, given: Given): Change => ({ worksReportedOn: given.occurredOn })
