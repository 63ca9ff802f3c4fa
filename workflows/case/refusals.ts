import type { Calendar } from '../calendar/calendar.ts'
import { type LedgerRow, leavesRoom } from '../capacity/load.ts'
import type { Track } from '../parties.ts'
import { askedParts } from '../rules/consent-parts.ts'
import type { CaseFile } from './case-file.ts'
import { proceedingChecks } from './checks/proceedings.ts'
import { clockPlace, isDue } from './clock.ts'
import type { Given } from './context.ts'
import type { CaseEvent, EventOf } from './events/events.ts'
import { isSystemEvent } from './events/system.ts'
import { groundsMovedSince } from './frames.ts'
import { hasFallen, isPleadable, liveGrounds } from './grounds.ts'
import { consentFell } from './memory/honesty.ts'
import { organisationOf } from './organisations.ts'
import { consentDutyChecks } from './refusals/consent-duties.ts'
import { contactChecks } from './refusals/contacts.ts'
import { dataCorrectionChecks } from './refusals/data-corrections.ts'
import { honestyChecks } from './refusals/honesty.ts'
import { laterGroundChecks } from './refusals/later-grounds.ts'
import { matterChecks } from './refusals/matters.ts'
import { mediationChecks } from './refusals/mediations.ts'
import { meetingChecks } from './refusals/meetings.ts'
import { moneyChecks } from './refusals/money.ts'
import { referralChecks } from './refusals/referrals.ts'
import { serviceChecks } from './refusals/service.ts'
import { technicalChecks } from './refusals/technical.ts'
import { worksChecks } from './refusals/works.ts'

/**
 * Every way in which the system refuses an event whose form is right. Stable for ever: clients and tests build on them.
 * Words for citizens: `labels/refusals.ts`. A refusal is not a rejection: that word is the property company's.
 */
export const refusalCodes = [
  'EVENT_OF_ANOTHER_PARTY',
  'EVENT_NOT_ALLOWED_IN_STAGE',
  'EVENT_BLOCKED',
  'ON_BEHALF_OF_ONESELF',
  'ON_BEHALF_NEEDS_EVIDENCE',
  'OCCURRED_IN_THE_FUTURE',
  'OCCURRED_BEFORE_FILING',
  'DATE_IMPLAUSIBLE',
  'DOCUMENT_UNKNOWN',
  'SECOND_CORRECTION_NOTICE',
  'PAPERS_COUNT_AS_COMPLETE',
  'PART_NOT_SAID',
  'PAPER_NOT_ON_THE_LIST',
  'CORRECTION_INCOMPLETE',
  'ORGANISATION_UNKNOWN',
  'ISSUER_IS_ANOTHER',
  'GROUND_NOT_LISTED',
  'GROUND_ALREADY_FALLEN',
  'GROUND_NEEDS_NEW_DOCUMENT',
  'GROUND_UNKNOWN',
  'GROUND_NOT_OPEN',
  'GROUND_NOT_PLEADED',
  'OPINION_INCOMPLETE',
  'CONDITION_NOT_LISTED',
  'PAPER_IS_NOT_A_PAPER',
  'FINDING_CONTRADICTS_ITSELF',
  'FINDING_AGAINST_REGISTER',
  'NOBODY_HAS_THE_KEY',
  'SAME_ASSESSOR',
  'CHECK_UNKNOWN',
  'CHECK_ALREADY_MADE',
  'CAPACITY_NEEDS_ROW',
  'MEASUREMENT_EXPIRED',
  'RESERVATION_BEYOND_RATING',
  'CAPACITY_CONTRADICTS_ROW',
  'NO_ROOM_LEFT',
  'NO_SUCH_MATTER',
  'MATTER_OF_ANOTHER_COMPOUND',
  'MATTER_DOES_NOT_FIT',
  'MATTER_IS_OVER',
  'NO_MATTER_AWAITED',
  'MATTER_NOT_LINKED',
  'MATTER_IS_KNOWN',
  'ANSWER_NEEDS_RESULT',
  'RESULT_DOES_NOT_FIT_TRACK',
  'RESULT_NEEDS_MORE',
  'NO_SUBSTITUTE_KNOWN',
  'NO_PROPERTY_COMPANY',
  'EXTENSION_NOT_AGREED',
  'EXTENSIONS_USED_UP',
  'CONFIRMED_BY_ITS_PERFORMER',
  'ONLY_THE_PERFORMER_REPORTS',
  'PROMISER_NOT_PRESENT',
  'PROMISE_UNKNOWN',
  'PROMISE_NOT_REPORTED',
  'NO_PROMISE_RUNS',
  'OBJECTION_USED_UP',
  'MEDIATION_UNKNOWN',
  'CLOSING_UNKNOWN',
  'ENERGISED_BEFORE_WORKS',
  'PROCEEDING_UNKNOWN',
  'PROCEEDING_OVER',
  'PROCEEDING_ALREADY_THERE',
  'PROCEEDING_NOT_HERE',
  'PROCEEDING_NOT_ABOUT_THIS',
  'PROCEEDING_OF_THE_OTHER_SIDE',
  'STEP_DOES_NOT_FIT',
  'JUDGMENT_OF_ANOTHER_CASE',
  'ORDER_NEEDS_NUMBER',
  'NOTHING_TO_ENFORCE',
  'ENFORCEMENT_TOO_EARLY',
  'ENFORCEMENT_TOO_LATE',
  'DECISION_UNKNOWN',
  'DECISION_NOT_OPEN',
  'REOPEN_TOO_LATE',
  'OBLIGATION_OPEN',
  'OBLIGATION_UNKNOWN',
  'OBLIGATION_NOT_REPORTED',
  'NOT_THE_CHECKER',
  'BREACH_NOT_CONFIRMED',
  'HELD_BY_ORDER',
  'PILE_IS_REMOVED',
  'PILE_CASE_OPEN',
  'NOT_A_NEIGHBOUR',
  'NEIGHBOUR_ALREADY_HEARD',
  'RECORD_UNKNOWN',
  'ID_NUMBER_IS_ERASED',
  'RECORD_NOT_CONTESTED',
  'RECORD_BUILT_UPON',
  'RECALL_TOO_LATE',
  'CLAIM_UNKNOWN',
  'CLAIM_WAITS',
  'FEE_NOT_PAID',
  'FEE_OF_ANOTHER',
  'CONFIRMED_BY_ITS_CLAIMANT',
  'WORKFLOW_IS_CURRENT',
  'CALENDAR_IS_KNOWN',
  'RULES_ARE_KNOWN',
  'ASKED_ONESELF',
  'QUESTION_UNKNOWN',
  'ATTEMPT_AFTER_FILING',
  'BALL_IS_ELSEWHERE',
  'REFERRED_TO_ONESELF',
  'REFERRAL_UNKNOWN',
  'REFERRAL_ANSWER_DOES_NOT_FIT',
  'LIMIT_NOT_REACHED',
  'DEADLINE_NOT_RUNNING',
  'DEADLINE_NOT_DUE',
] as const
/** A stable refusal code. */
export type RefusalCode = (typeof refusalCodes)[number]

/** Why an event is refused, with what the explanation needs to be concrete. */
export interface Refusal {
  readonly code: RefusalCode
  readonly details: Readonly<Record<string, string | number | readonly string[]>>
}

/** One question about an event that can refuse it. */
/** Looks at what an event says, before the chart is asked. */
export type Check = (file: CaseFile, event: CaseEvent, given: Given, calendar: Calendar) => Refusal | null

const refuse = (code: RefusalCode, details: Refusal['details'] = {}): Refusal => ({ code, details })

/** The first reason why an event cannot be taken, or null. Questions of the chart (which stage, which guard) come after these. */
export const refusalOf: Check = (file, event, given, calendar) => {
  for (const check of checks) {
    const refusal = check(file, event, given, calendar)
    if (refusal) return refusal
  }
  return null
}

const occurredWhen: Check = (file, event, given) => {
  if (given.occurredOn > given.today) return refuse('OCCURRED_IN_THE_FUTURE', { on: given.occurredOn })
  const { filedOn } = file.memory
  if (filedOn !== null && given.occurredOn < filedOn) {
    return refuse('OCCURRED_BEFORE_FILING', { on: given.occurredOn, filedOn })
  }
  const tooEarly = (event.type === 'owner.submit' && given.occurredOn !== given.today) || given.occurredOn < causeOn(file, event)
  return tooEarly ? refuse('DATE_IMPLAUSIBLE', { field: 'occurredOn', on: given.occurredOn }) : null
}

/** The day of what an event answers, as far as it names it: nobody contests a ground on a day before it was stated. */
const causeOn = ({ memory }: CaseFile, event: CaseEvent): string => {
  if (event.type !== 'owner.contestGround' && event.type !== 'owner.contestCondition') return ''
  const named = memory.grounds.filter(({ groundId }) => event.groundIds.includes(groundId)).map(({ statedOn }) => statedOn)
  return named.toSorted().at(-1) ?? ''
}

const datesFit: Check = (file, event, given) => {
  const filedOn = file.memory.filedOn ?? given.today
  const outside = (field: string, on: string, from: string, until: string | null) =>
    on < from || (until !== null && on > until) ? refuse('DATE_IMPLAUSIBLE', { field, on }) : null
  switch (event.type) {
    case 'centre.recordService':
    case 'community.recordService':
    case 'owner.recordService':
      return outside('servedOn', event.servedOn, filedOn, given.today)
    case 'centre.recordAgreement':
      return (
        outside('effectiveOn', event.effectiveOn, filedOn, given.today) ??
        outside('performBy', event.performBy, event.effectiveOn, latestPerformance(event.effectiveOn))
      )
    case 'tester.reportTest':
      return outside('testedOn', event.testedOn, filedOn, given.today)
    case 'owner.extendLease':
      return outside('untilOn', event.untilOn, file.memory.lease?.untilOn ?? given.today, null)
    case 'grid.issuePlan':
    case 'owner.reportGridStep':
      return event.validUntil === undefined ? null : outside('validUntil', event.validUntil, given.today, null)
    case 'grid.energise': {
      const { worksReportedOn } = file.memory
      if (worksReportedOn !== null && event.on < worksReportedOn) return refuse('ENERGISED_BEFORE_WORKS', { on: event.on })
      return outside('on', event.on, filedOn, given.today)
    }
    case 'grid.reportCapacity': {
      const month = (field: string, value: string | undefined) =>
        value === undefined ? null : outside(field, `${value}-01`, '2000-01-01', given.today)
      return month('peakMonth', event.peakMonth) ?? month('otherPeakMonth', event.otherPeakMonth)
    }
    default:
      return null
  }
}

// An agreement that is performed later than a year from now is no end of a dispute.
const latestPerformance = (effectiveOn: string): string => Temporal.PlainDate.from(effectiveOn).add({ years: 1 }).toString()

// New facts bring the documents of findings that were made in other cases of the garage.
const documentsKnown: Check = (_file, event, given) => {
  if (isSystemEvent(event)) return null
  const named = documentsNamedBy(event)
  const unknown = named.filter((documentId) => given.documents[documentId] === undefined)
  return unknown.length > 0 ? refuse('DOCUMENT_UNKNOWN', { documents: unknown }) : null
}

/** All documents an event names, at any depth. The store resolves their kinds before the decision. */
export const documentsNamedBy = (event: unknown): string[] => {
  const found: string[] = []
  const walk = (value: unknown, key: string): void => {
    if (typeof value === 'string' && key === 'documentId') found.push(value)
    else if (Array.isArray(value)) {
      for (const entry of value) {
        if (key === 'evidence' && typeof entry === 'string') found.push(entry)
        else walk(entry, key)
      }
    } else if (value !== null && typeof value === 'object') {
      for (const [name, entry] of Object.entries(value)) walk(entry, name)
    }
  }
  walk(event, '')
  return found
}

const papers: Check = (file, event, given) => {
  const { memory } = file
  const listed: readonly string[] = given.rules.consent.requiredPapers
  switch (event.type) {
    case 'owner.submit':
      return askedParts(given.rules).length > 0
        ? refuse('PART_NOT_SAID', { parts: askedParts(given.rules).map(({ id }) => id) })
        : null
    case 'centre.requestCorrection': {
      if (memory.correction) return refuse('SECOND_CORRECTION_NOTICE', { seq: memory.correction.seq })
      if (!isInDocumentCheck(file)) return refuse('PAPERS_COUNT_AS_COMPLETE')
      const offList = event.missing.filter((kind) => !listed.includes(kind))
      return offList.length > 0 ? refuse('PAPER_NOT_ON_THE_LIST', { papers: offList, listed }) : null
    }
    case 'owner.correct': {
      const kinds = Object.values(given.documents)
      const missing = (memory.correction?.missing ?? []).filter((kind) => !kinds.includes(kind))
      return missing.length > 0 ? refuse('CORRECTION_INCOMPLETE', { missing }) : null
    }
    default:
      return null
  }
}

const isInDocumentCheck = (file: CaseFile): boolean => file.positions.some((position) => position.stage === 'documentCheck')

const stampedPaper: Check = (_file, event, given) => {
  const paper = 'paper' in event ? event.paper : undefined
  if (!paper) return null
  const kind = given.documents[paper.documentId]
  const accepted = event.type === 'community.issuePaper' ? ['substitutePaper'] : ['consentPaper', 'substitutePaper']
  return kind !== undefined && accepted.includes(kind)
    ? null
    : refuse('PAPER_IS_NOT_A_PAPER', { documentId: paper.documentId, accepted })
}

const issuers: Check = (file, event, given) => {
  const { memory } = file
  if (event.type === 'centre.nameIssuer' || event.type === 'centre.nameBody') {
    return given.organisation ? null : refuse('ORGANISATION_UNKNOWN', { organisationId: event.organisationId })
  }
  const opens = event.type === 'property.open' ? 'property' : event.type === 'community.open' ? 'community' : null
  if (opens && memory.issuer && memory.issuer.party !== opens) return refuse('ISSUER_IS_ANOTHER', { issuer: memory.issuer.party })
  const substituted =
    (event.type === 'centre.closeCoordination' && event.track === 'consent' && event.result === 'substituted' && !event.paper) ||
    (event.type === 'bureau.order' && event.track === 'consent' && event.addressee === 'community')
  if (substituted && memory.facts?.issuers[(memory.issuer?.index ?? -1) + 1] === undefined) return refuse('NO_SUBSTITUTE_KNOWN')
  return null
}

const grounds: Check = (file, event, given) => {
  const { memory } = file
  const { rules } = given
  switch (event.type) {
    case 'property.bringObjection':
    case 'property.reject': {
      const unlisted = event.grounds.filter((ground) => !isPleadable(rules, ground.code)).map((ground) => ground.code)
      if (unlisted.length > 0) return refuse('GROUND_NOT_LISTED', { grounds: unlisted })
      const fallen = memory.grounds.filter(hasFallen).map((ground) => ground.code)
      const again = event.grounds.filter((ground) => fallen.includes(ground.code)).map((ground) => ground.code)
      return again.length > 0 ? refuse('GROUND_ALREADY_FALLEN', { grounds: again }) : null
    }
    case 'property.revoke':
      // A duty of the place needs no ground beside it.
      if (event.ground === undefined) {
        return event.obligationId === undefined ? refuse('RESULT_NEEDS_MORE', { field: 'ground' }) : null
      }
      return isPleadable(rules, event.ground) ? null : refuse('GROUND_NOT_LISTED', { grounds: [event.ground] })
    case 'property.offerConditions': {
      const fell = memory.grounds
        .filter((ground) => ground.kind === 'condition' && hasFallen(ground))
        .map((ground) => ground.condition)
      const again = event.conditions.filter((condition) => fell.includes(condition.kind))
      const codes = again.flatMap((condition) => rules.conditions[condition.kind]?.ground ?? [])
      if (codes.length > 0) return refuse('GROUND_ALREADY_FALLEN', { grounds: codes })
      const unlisted = event.conditions
        .filter((condition) => !rules.conditions[condition.kind])
        .map((condition) => condition.kind)
      return unlisted.length > 0 ? refuse('CONDITION_NOT_LISTED', { conditions: unlisted }) : null
    }
    case 'owner.contestGround':
    case 'owner.contestCondition':
      return mustBeOpen(memory, event.groundIds)
    case 'property.addEvidence': {
      const pleaded = liveGrounds(memory).map((ground) => ground.groundId)
      return pleaded.includes(event.groundId) ? null : refuse('GROUND_UNKNOWN', { grounds: [event.groundId] })
    }
    case 'centre.giveOpinion': {
      const asked = memory.grounds.filter(
        (ground) =>
          ground.settledSeq === null && ground.route === 'opinion' && ground.contestedSeq !== null && ground.view === null,
      )
      const given_ = event.views.map((view) => view.groundId)
      const unknown = given_.filter((groundId) => !asked.some((ground) => ground.groundId === groundId))
      if (unknown.length > 0) return refuse('GROUND_NOT_OPEN', { grounds: unknown })
      const missing = asked.map((ground) => ground.groundId).filter((groundId) => !given_.includes(groundId))
      return missing.length > 0 ? refuse('OPINION_INCOMPLETE', { grounds: missing }) : null
    }
    default:
      return null
  }
}

const mustBeOpen = (memory: CaseFile['memory'], groundIds: readonly string[]): Refusal | null => {
  const known = memory.grounds.map((ground) => ground.groundId)
  const unknown = groundIds.filter((groundId) => !known.includes(groundId))
  if (unknown.length > 0) return refuse('GROUND_UNKNOWN', { grounds: unknown })
  // What a finding bore out, or the centre has given its view on, is not asked about again.
  const open = liveGrounds(memory)
    .filter((ground) => ground.verified === 'UNVERIFIED' && ground.view === null)
    .map((ground) => ground.groundId)
  const notOpen = groundIds.filter((groundId) => !open.includes(groundId))
  return notOpen.length > 0 ? refuse('GROUND_NOT_OPEN', { grounds: notOpen }) : null
}

const findings: Check = (file, event, given) => {
  const pleaded = file.memory.grounds.map((ground) => ground.code as string)
  switch (event.type) {
    case 'owner.submitTestReport':
    case 'tester.reportTest': {
      const accepted = ['thirdPartyReport']
      const [documentId = ''] = event.evidence
      const isReport = event.evidence.some((id) => accepted.includes(given.documents[id] ?? ''))
      return isReport ? null : refuse('PAPER_IS_NOT_A_PAPER', { documentId, accepted })
    }
    case 'fire.report':
    case 'grid.reportCapacity':
    case 'fire.answerTestReport': {
      const strangers = event.upheld.filter((code) => !pleaded.includes(code))
      if (strangers.length > 0) return refuse('GROUND_NOT_PLEADED', { grounds: strangers })
      if (event.type === 'fire.answerTestReport' && !event.accepts && event.result === undefined)
        return refuse('ANSWER_NEEDS_RESULT')
      const clean = event.result === 'passed' || event.result === 'available'
      if (clean && event.upheld.length > 0) return refuse('FINDING_CONTRADICTS_ITSELF', { grounds: event.upheld })
      const gapsMissing = event.type === 'fire.report' && event.result === 'passedWithGaps' && event.gaps.length === 0
      return gapsMissing ? refuse('FINDING_CONTRADICTS_ITSELF', { grounds: [] }) : null
    }
    case 'grid.reportInspection':
      return event.passed === event.defects.length > 0 ? refuse('FINDING_CONTRADICTS_ITSELF', { grounds: [] }) : null
    default:
      return null
  }
}

/** Room is a matter of arithmetic: what contradicts the row of the ledger is not taken (H20c, H38). */
const room: Check = (file, event, given) => {
  const row = given.ledgerRow ?? null
  const { orderedChargingAccepted: ordered, reservation, placeOffer } = file.memory
  switch (event.type) {
    case 'grid.reportCapacity':
      return capacityFault(row, event)
    case 'grid.energise': {
      // A pile whose reservation lapsed may only be switched on while there is still room for it.
      const lost = reservation === null && row !== null && row.band !== 'unknown' && !leavesRoom(row, ordered)
      return lost ? refuse('RESERVATION_BEYOND_RATING', ratesOf(row)) : null
    }
    case 'owner.takeFreedPlace':
      return placeOffer && row && !leavesRoom(row, ordered || placeOffer.ordered) ? refuse('NO_ROOM_LEFT', ratesOf(row)) : null
    case 'queue.offered':
      return row && leavesRoom(row, ordered || event.ordered) ? null : refuse('NO_ROOM_LEFT', row ? ratesOf(row) : nothingKnown)
    default:
      return null
  }
}

const nothingKnown = { rate: '—', limit: '—' }

/** The rate and the limit that decide a row, in per cent. */
const ratesOf = (row: LedgerRow): Refusal['details'] => {
  const way = row.ways.find((candidate) => candidate.fits) ?? row.ways.at(-1)
  return way ? { rate: percent(way.rate), limit: percent(way.limit) } : nothingKnown
}

const percent = (share: number): string => String(Number((share * 100).toFixed(1)))

const capacityFault = (row: LedgerRow | null, event: EventOf<'grid.reportCapacity'>): Refusal | null => {
  const half = (event.peakKva === undefined) !== (event.peakMonth === undefined)
  const otherHalf = (event.otherPeakKva === undefined) !== (event.otherPeakMonth === undefined)
  const missing = [
    ...(!row || row.ratedKva === null ? ['ratedKva'] : []),
    ...(!row || row.peaks.length === 0 || half ? ['peakKva', 'peakMonth'] : []),
    ...(otherHalf ? ['otherPeakKva', 'otherPeakMonth'] : []),
  ]
  if (!row || missing.length > 0) return refuse('CAPACITY_NEEDS_ROW', { missing })
  const named = [event.peakMonth, event.otherPeakMonth]
  const expired = row.peaks.filter((peak) => peak.expired && (row.band === 'unknown' || named.includes(peak.month)))
  if (expired.length > 0) return refuse('MEASUREMENT_EXPIRED', { month: expired.map((peak) => peak.month) })
  const agrees = row.band === 'orderedForAll' ? 'orderedChargingOnly' : row.band
  if (event.result === agrees) return null
  // Ordered charging of all who have not built is tried before anybody is told that there is no room (H38).
  return event.result !== 'noCapacity' && row.band === 'noCapacity'
    ? refuse('RESERVATION_BEYOND_RATING', ratesOf(row))
    : refuse('CAPACITY_CONTRADICTS_ROW', { result: event.result, band: row.band, ...ratesOf(row) })
}

/** Results of a coordination that fit a dispute of any track. */
const openToAllTracks: readonly string[] = ['mediation', 'meetingPromised', 'noPower']

const disputes: Check = (file, event, given) => {
  const { memory } = file
  const noCompany = organisationOf(memory, 'property') === null ? refuse('NO_PROPERTY_COMPANY') : null
  switch (event.type) {
    case 'owner.requestMediation':
      return noCompany
    case 'bureau.order': {
      const { addressee, track } = event
      if (addressee === 'assessor' && track !== 'fire' && track !== 'grid') {
        return refuse('RESULT_DOES_NOT_FIT_TRACK', { result: addressee, track })
      }
      return addressee === 'property' && track === 'consent' ? noCompany : null
    }
    case 'centre.closeCoordination': {
      if (noCompany && (event.result === 'mediation' || (event.result === 'consent' && !event.paper))) return noCompany
      const consentResult = event.result === 'substituted' || event.result === 'consent'
      // During the works a paper is missing only where the one before was forged: then it is what settles the dispute.
      const anew = event.track === 'main' && consentFell(memory)
      if (consentResult !== (event.track === 'consent') && !openToAllTracks.includes(event.result) && !(anew && consentResult)) {
        return refuse('RESULT_DOES_NOT_FIT_TRACK', { result: event.result, track: event.track })
      }
      if (anew && consentResult && !event.paper) return refuse('RESULT_NEEDS_MORE', { field: 'paper' })
      return event.result === 'noPower' && !event.noPower ? refuse('RESULT_NEEDS_MORE', { field: 'noPower' }) : null
    }
    case 'centre.extendMediation': {
      const dispute = memory.disputes[event.track]
      const missing = (['owner', 'property'] as const).filter((side) => !dispute.extensionAgreed.includes(side))
      if (missing.length > 0) return refuse('EXTENSION_NOT_AGREED', { missing })
      const times = given.rules.clocks.mediation?.extension?.times ?? 0
      return dispute.extensions >= times ? refuse('EXTENSIONS_USED_UP', { times }) : null
    }
    case 'owner.confirmPerformance':
    case 'property.confirmPerformance':
      return memory.disputes[event.track].agreement?.performer === given.actor.party ? refuse('CONFIRMED_BY_ITS_PERFORMER') : null
    case 'owner.reportPerformance':
    case 'property.reportPerformance': {
      const performer = memory.disputes[event.track].agreement?.performer
      return performer !== undefined && performer !== given.actor.party
        ? refuse('ONLY_THE_PERFORMER_REPORTS', { performer })
        : null
    }
    default:
      return null
  }
}

const records: Check = (file, event, given) => {
  const { memory, moved } = file
  switch (event.type) {
    case 'owner.confirmRecord':
    case 'owner.contestRecord':
    case 'property.contestRecord':
    case 'community.contestRecord':
    case 'fire.contestRecord':
    case 'grid.contestRecord': {
      const entry = memory.recorded.find((candidate) => candidate.seq === event.record && candidate.party === given.actor.party)
      return entry && entry.contestedSeq === null ? null : refuse('RECORD_UNKNOWN', { record: event.record })
    }
    case 'centre.settleContest': {
      const entry = memory.recorded.find((candidate) => candidate.seq === event.record)
      if (!entry) return refuse('RECORD_UNKNOWN', { record: event.record })
      if (entry.contestedSeq === null) return refuse('RECORD_NOT_CONTESTED', { record: event.record })
      const builtUpon = isBuiltUpon(moved, entry.frame.tracks, entry.seq)
      return !event.stands && builtUpon ? refuse('RECORD_BUILT_UPON', { record: event.record }) : null
    }
    case 'owner.acceptOther':
    case 'owner.declineOther': {
      const isOpen = memory.otherWays.some(({ seq, answer }) => seq === event.record && answer === null)
      return isOpen ? null : refuse('RECORD_UNKNOWN', { record: event.record })
    }
    case 'property.recall': {
      const { recallable } = memory
      if (!recallable || recallable.seq !== event.record || recallable.party !== given.actor.party) {
        return refuse('RECORD_UNKNOWN', { record: event.record })
      }
      if (recallable.until <= given.now) return refuse('RECALL_TOO_LATE', { until: recallable.until })
      const builtUpon = isBuiltUpon(moved, recallable.frame.tracks, recallable.seq) || groundsMovedSince(memory, recallable.frame)
      return builtUpon ? refuse('RECORD_BUILT_UPON', { record: event.record }) : null
    }
    case 'owner.confirmDate':
    case 'property.confirmDate':
    case 'centre.confirmDate': {
      const claim = memory.claims.find((candidate) => candidate.seq === event.record)
      if (!claim) return refuse('CLAIM_UNKNOWN', { record: event.record })
      return claim.party === given.actor.party ? refuse('CONFIRMED_BY_ITS_CLAIMANT', { record: event.record }) : null
    }
    default:
      return null
  }
}

/** Whether something has moved since that rests on a record: its own tracks, or the whole case. */
const isBuiltUpon = (moved: CaseFile['moved'], tracks: readonly Track[], seq: number): boolean =>
  [...tracks, 'main' as const].some((track) => moved[track] > seq)

const deadline: Check = (_file, event, given, calendar) => {
  if (event.type !== 'deadline.passed') return null
  if (!given.clock) return refuse('DEADLINE_NOT_RUNNING', { clockId: event.clockId })
  const place = clockPlace(given.rules, calendar)
  return isDue(given.clock, given.now, place) ? null : refuse('DEADLINE_NOT_DUE', { clockId: event.clockId })
}

/** What the case has already needs no second record. */
const pins: Check = (file, event) => {
  if (event.type === 'calendar.changed' && event.calendar === file.calendar) return refuse('CALENDAR_IS_KNOWN')
  return event.type === 'rules.changed' && event.packNow.hash === file.rules ? refuse('RULES_ARE_KNOWN') : null
}

const checks: readonly Check[] = [
  deadline,
  pins,
  occurredWhen,
  datesFit,
  documentsKnown,
  papers,
  stampedPaper,
  issuers,
  grounds,
  findings,
  technicalChecks,
  room,
  matterChecks,
  disputes,
  meetingChecks,
  mediationChecks,
  records,
  laterGroundChecks,
  honestyChecks,
  dataCorrectionChecks,
  moneyChecks,
  referralChecks,
  ...consentDutyChecks,
  contactChecks,
  ...proceedingChecks,
  ...worksChecks,
  ...serviceChecks,
]
