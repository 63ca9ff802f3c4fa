import type { CaseMemory, Finding, Given, Obligation } from '../context.ts'
import type { EventOf } from '../events/events.ts'
import { examinedBy } from '../examined.ts'
import type { FireGap } from '../facts.ts'
import { verifyGrounds } from '../grounds.ts'
import { organisationOf } from '../organisations.ts'

type Change = Partial<CaseMemory>

/** The last day on which a finding answers. */
export const validUntil = (on: string, days: number): string => Temporal.PlainDate.from(on).add({ days }).toString()

/** A finding of the fire track: it decides the contested fire grounds, and its gaps are somebody's to put right. */
const found = (
  memory: CaseMemory,
  given: Given,
  finding: Omit<Finding, 'seq' | 'on' | 'reusedFrom'> & Partial<Finding>,
): Change => {
  const fire: Finding = { seq: given.seq, on: given.today, reusedFrom: null, ...finding }
  return {
    fire,
    grounds: verifyGrounds(memory, 'fire', fire, given.seq),
    testReport: null,
    obligations: [...memory.obligations.filter(({ source }) => source !== 'gap'), ...owedFor(memory, fire.gaps, given.seq)],
  }
}

/** What gaps of a finding ask for. Whoever manages the garage puts them right; where nobody does, the owner has it done. */
const owedFor = (memory: CaseMemory, gaps: readonly FireGap[], seq: number): Obligation[] =>
  gaps.map(({ gap, checkedBy, againMonths }, index) => ({
    obligationId: `${seq}.${index + 1}`,
    source: 'gap',
    kind: gap,
    by: organisationOf(memory, 'property') === null ? 'owner' : 'property',
    byOn: null,
    underProtest: false,
    beforeEnergising: true,
    checker: checkedBy,
    againMonths,
    reportedSeq: null,
    dischargedSeq: null,
    discharged: null,
  }))

const freshUntil = ({ today, rules }: Given): string => validUntil(today, rules.fire.findingValidDays)

/** The fire assessor's finding. */
export const fireFound = (memory: CaseMemory, given: Given, event: EventOf<'fire.report'>): Change =>
  found(memory, given, {
    result: event.result,
    validUntil: freshUntil(given),
    upheld: event.upheld,
    examined: examinedBy('fire', event),
    gaps: event.gaps,
    scope: event.scope,
    evidence: event.evidence,
    source: 'report',
  })

/** A finding about the same space, fire zone or garage that is still valid answers this request at once (H20b). */
export const fireFindingReused = (memory: CaseMemory, given: Given): Change => {
  const known = memory.facts?.fireFinding ?? null
  if (!known) throw new Error('no finding to reuse')
  const { result, upheld, gaps, scope, validUntil: until, evidence = [] } = known
  return found(memory, given, {
    result,
    // It keeps its own day, its validity and its documents.
    on: known.foundOn ?? given.today,
    validUntil: until,
    upheld,
    examined: examinedBy('fire', known),
    gaps,
    scope,
    evidence,
    source: 'reused',
    reusedFrom: known.findingId,
  })
}

/** A third party's report waits for the assessor's answer. */
export const testReported = (
  _: CaseMemory,
  given: Given,
  event: EventOf<'owner.submitTestReport' | 'tester.reportTest'>,
): Change => ({
  testReport: {
    seq: given.seq,
    result: event.result,
    examined: examinedBy('fire', event),
    evidence: event.evidence,
    ...('scope' in event ? { scope: event.scope } : {}),
  },
})

/** The third party's report stands, because nobody answered it in the days, or nobody can. It speaks of the space alone (H17). */
export const testReportStands = (memory: CaseMemory, given: Given): Change => testReportTaken(memory, given, 'space')

/** The assessor accepts the report: then it speaks of what it was made for, and answers the next request there too. */
export const testReportAccepted = (memory: CaseMemory, given: Given): Change =>
  testReportTaken(memory, given, memory.testReport?.scope ?? 'space')

const testReportTaken = (memory: CaseMemory, given: Given, scope: Finding['scope']): Change => {
  const report = memory.testReport
  if (!report) throw new Error('no report to stand')
  const pleaded = memory.grounds.filter((ground) => ground.route === 'fire').map((ground) => ground.code)
  const stops = report.result !== 'passed' && report.result !== 'passedWithGaps'
  return found(memory, given, {
    result: report.result,
    validUntil: freshUntil(given),
    upheld: stops ? pleaded.filter((code) => report.examined.includes(code)) : [],
    examined: report.examined,
    gaps: [],
    scope,
    evidence: report.evidence,
    source: 'test',
  })
}

/** The assessor answers the report with a finding of its own. */
export const testReportAnswered = (memory: CaseMemory, given: Given, event: EventOf<'fire.answerTestReport'>): Change => {
  const report = memory.testReport
  if (!report || !event.result) throw new Error('the answer to a report carries no result')
  return found(memory, given, {
    result: event.result,
    validUntil: freshUntil(given),
    upheld: event.upheld,
    examined: examinedBy('fire', event),
    gaps: [],
    scope: 'space',
    evidence: [...report.evidence, ...event.evidence],
    source: 'report',
  })
}
