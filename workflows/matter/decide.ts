import type { Party } from '../parties.ts'
import type { DocumentKind } from '../rules/codes.ts'
import type { RulePack } from '../rules/schema.ts'
import type { AnyMatterEvent, MatterEventOf } from './events.ts'
import { placeOfKind } from './kinds.ts'
import {
  applyMatterChange,
  type Counted,
  isInForce,
  type LiftCondition,
  type MatterChange,
  type MatterFile,
  type OwnersDecision,
  openConditions,
} from './matter-file.ts'
import { mayHold } from './possible-events.ts'
import type { MatterRefusal, MatterRefusalCode } from './refusals.ts'

/** Who sends an event on a matter. */
export interface MatterActor {
  readonly party: Party | 'system'
  readonly organisationId: string | null
  /** Districts in which the organisation works: a centre or bureau acts in its own. */
  readonly districts: readonly string[]
}

/** Everything a decision on a matter may use beside the matter and the event. The record of the event keeps it. */
export interface MatterInput {
  readonly matterId: string
  /** Instant of recording (ISO, UTC) and the day it is at the place. */
  readonly now: string
  readonly today: string
  readonly actor: MatterActor
  readonly rules: RulePack
  /** Hash of the rules. */
  readonly rulesHash: string
  /** At `matter.open`: the district of the compound, and whether the named parts belong to it; null = no such compound. */
  readonly place?: { readonly district: string; readonly garage: boolean; readonly transformer: boolean } | null
  /** The named office as the register knows it; null = not there. */
  readonly office?: { readonly party: string; readonly districts: readonly string[] } | null
  /** Kinds of the documents the event names, of this matter only. */
  readonly documents?: Readonly<Record<string, DocumentKind>>
}

/** The answer of the system to an event on a matter. */
export type MatterDecision =
  | { readonly accepted: true; readonly next: MatterFile; readonly change: MatterChange }
  | { readonly accepted: false; readonly refusal: MatterRefusal }

type Answer = MatterChange | MatterRefusal

/** Decides one event on one matter. Pure: the same inputs give the same answer for ever, and the change folds into `next`. */
export const decideMatter = (file: MatterFile | null, event: AnyMatterEvent, input: MatterInput): MatterDecision => {
  const answer = refusedAtOnce(file, event, input) ?? answerTo(file, event, input)
  if ('code' in answer) return { accepted: false, refusal: answer as MatterRefusal }
  const { matterId, rulesHash, now } = input
  const record = { matterId, rules: rulesHash, seq: (file?.seq ?? 0) + 1, recordedAt: now }
  const change: MatterChange = answer
  return { accepted: true, change, next: applyMatterChange(file, change, record) }
}

const refuse = (code: MatterRefusalCode, details: MatterRefusal['details'] = {}): MatterRefusal => ({ code, details })

const refusedAtOnce = (file: MatterFile | null, event: AnyMatterEvent, input: MatterInput): MatterRefusal | null => {
  if (!mayAct(file, event, input)) return refuse('MATTER_NOT_YOURS')
  if (file?.state === 'closed') return refuse('MATTER_CLOSED')
  const named = 'evidence' in event ? event.evidence : []
  const unknown = named.filter((documentId) => input.documents?.[documentId] === undefined)
  return unknown.length > 0 ? refuse('MATTER_DOCUMENT_UNKNOWN', { documents: unknown }) : null
}

/** Centre and bureau act in their own district, on every matter; the office that answers for one acts on that. */
const mayAct = (file: MatterFile | null, event: AnyMatterEvent, { actor, place }: MatterInput): boolean => {
  if (event.type === 'report.passed' || actor.party === 'system')
    return event.type === 'report.passed' && actor.party === 'system'
  const district = file?.place.district ?? place?.district
  const oversees = (actor.party === 'centre' || actor.party === 'bureau') && (!district || actor.districts.includes(district))
  const answers = file !== null && actor.party === file.office.party && actor.organisationId === file.office.organisationId
  // Who looks at a condition is named in the order's lifting, and asked there.
  if (event.type === 'matter.confirmCondition') return !district || actor.districts.includes(district)
  return mayHold(file, event.type, { oversees, answers })
}

const answerTo = (file: MatterFile | null, event: AnyMatterEvent, input: MatterInput): Answer => {
  if (event.type === 'matter.open') return opened(event, input)
  if (!file) throw new Error(`${event.type} on a matter that was never opened`)
  switch (event.type) {
    case 'matter.report':
      return reported(file, event, input)
    case 'matter.setCost':
      return costSet(file, event)
    case 'matter.recordDecision':
      return decided(file, event, input)
    case 'matter.nameOfficial':
      return officialNamed(file, event, input)
    case 'authority.orderCompound':
      return ordered(file, event, input)
    case 'authority.liftOrder':
      return lifted(file, event, input)
    case 'matter.reportCondition':
      return conditionReported(file, event)
    case 'matter.confirmCondition':
      return conditionLookedAt(file, event, input)
    case 'matter.close':
      return closed(file, event, input)
    case 'report.passed':
      return file.nextReportOn !== null && file.nextReportOn < input.today && file.passedSince === null
        ? { passedSince: file.nextReportOn }
        : refuse('MATTER_REPORT_NOT_PASSED')
  }
}

const opened = (event: MatterEventOf<'matter.open'>, input: MatterInput): Answer => {
  const { place, actor, today } = input
  const { garageId, transformerId, official, kind, number } = event
  const missing = placeOfKind[kind]
  const placed = place && (garageId === null || place.garage) && (transformerId === null || place.transformer)
  if (!placed) return refuse('MATTER_PLACE_UNKNOWN')
  if (missing !== undefined && event[missing] === null) return refuse('MATTER_PLACE_MISSING', { field: missing })
  if (!official) return refuse('MATTER_NEEDS_OFFICIAL')
  const office = officeOf(official, 1, place.district, input)
  if ('code' in office) return office
  if (kind === 'order' && number === undefined) return refuse('MATTER_ORDER_NEEDS_NUMBER')
  const next = nextReport(event.nextReportOn, input)
  if (typeof next !== 'string') return next
  return {
    kind,
    place: { district: place.district, compoundId: event.compoundId, garageId, transformerId },
    openedOn: today,
    openedBy: actor.party === 'system' ? 'operator' : actor.party,
    number: number ?? null,
    order: null,
    office,
    state: 'open',
    result: null,
    cost: null,
    decisions: [],
    reports: [],
    nextReportOn: next,
    passedSince: null,
  }
}

/** The order of an authority with its document: from now on it holds piles and requests of the place (H30). */
const ordered = (file: MatterFile, event: MatterEventOf<'authority.orderCompound'>, input: MatterInput): Answer => {
  if (file.kind !== 'order') return refuse('MATTER_IS_NO_ORDER')
  if (!showsOfficialPaper(event.evidence, input)) return refuse('MATTER_NEEDS_DOCUMENT')
  const { remedy, appealUntilOn, evidence } = event
  return { order: { seq: file.seq + 1, remedy, appealUntilOn, evidence }, lifted: null }
}

/** The authority lifts its order under conditions: who keeps which by when is asked after, and the order can come back (H31). */
const lifted = (file: MatterFile, event: MatterEventOf<'authority.liftOrder'>, input: MatterInput): Answer => {
  if (!isInForce(file)) return refuse('MATTER_ORDER_NOT_IN_FORCE')
  if (!showsOfficialPaper(event.evidence, input)) return refuse('MATTER_NEEDS_DOCUMENT')
  const { today } = input
  const past = event.conditions.find(({ byOn }) => byOn <= today)
  if (past) return refuse('MATTER_CONDITION_IN_THE_PAST', { on: past.byOn })
  const own = event.conditions.find(({ checkedBy }) => checkedBy === file.office.party)
  if (own) return refuse('MATTER_NOT_THE_CHECKER', { party: own.checkedBy })
  const seq = file.seq + 1
  const conditions = event.conditions.map((condition, index) => ({
    conditionId: `${seq}.${index + 1}`,
    ...condition,
    reportedSeq: null,
    confirmedSeq: null,
  }))
  const next = reportFor({ lifted: { seq, on: today, evidence: event.evidence, conditions } }, undefined, input)
  if (typeof next !== 'string') return next
  return { lifted: { seq, on: today, evidence: event.evidence, conditions }, nextReportOn: next, passedSince: null }
}

const changedCondition = (file: MatterFile, conditionId: string, change: Partial<LiftCondition>): MatterChange =>
  file.lifted
    ? {
        lifted: {
          ...file.lifted,
          conditions: file.lifted.conditions.map((one) => (one.conditionId === conditionId ? { ...one, ...change } : one)),
        },
      }
    : {}

const conditionReported = (file: MatterFile, { conditionId, evidence }: MatterEventOf<'matter.reportCondition'>): Answer => {
  if (!openConditions(file).some((one) => one.conditionId === conditionId)) return refuse('MATTER_CONDITION_UNKNOWN')
  if (evidence.length === 0) return refuse('MATTER_NEEDS_DOCUMENT')
  return changedCondition(file, conditionId, { reportedSeq: file.seq + 1 })
}

const conditionLookedAt = (
  file: MatterFile,
  { conditionId, kept }: MatterEventOf<'matter.confirmCondition'>,
  { actor }: MatterInput,
): Answer => {
  const known = openConditions(file).find((one) => one.conditionId === conditionId)
  if (!known) return refuse('MATTER_CONDITION_UNKNOWN')
  if (known.checkedBy !== actor.party) return refuse('MATTER_NOT_THE_CHECKER', { party: known.checkedBy })
  if (known.reportedSeq === null) return refuse('MATTER_CONDITION_NOT_REPORTED')
  return changedCondition(file, conditionId, kept ? { confirmedSeq: file.seq + 1 } : { reportedSeq: null })
}

const officialPapers: readonly DocumentKind[] = ['authorityDocument', 'fireDocument']

const showsOfficialPaper = (evidence: readonly string[], { documents }: MatterInput): boolean =>
  evidence.some((documentId) => officialPapers.some((kind) => kind === documents?.[documentId]))

type Official = NonNullable<MatterEventOf<'matter.open'>['official']>

const officeOf = (
  { party, organisationId, role }: Official,
  seq: number,
  district: string,
  { office }: MatterInput,
): MatterFile['office'] | MatterRefusal =>
  office && office.party === party && office.districts.includes(district)
    ? { party, organisationId, role, seq }
    : refuse('MATTER_OFFICE_UNKNOWN', { organisationId })

/** The day of the next report: the one that is named, or the last that the place allows. */
const nextReport = (named: string | undefined, { today, rules }: MatterInput): string | MatterRefusal => {
  const within = rules.matters?.reportWithinDays
  const last = within === undefined ? undefined : Temporal.PlainDate.from(today).add({ days: within }).toString()
  const day = named ?? last
  if (day === undefined || day <= today || (last !== undefined && day > last)) {
    return refuse('MATTER_REPORT_TOO_FAR', { on: day ?? today, days: within ?? 0 })
  }
  return day
}

/** The next report on a matter whose order was lifted comes by the day of its next condition: nobody forgets it. */
const reportFor = (file: Pick<MatterFile, 'lifted'>, named: string | undefined, input: MatterInput): string | MatterRefusal => {
  const next = nextReport(named, input)
  const days = openConditions(file).map(({ byOn }) => byOn)
  const first = days.filter((byOn) => byOn > input.today).toSorted()[0]
  return typeof next === 'string' && named === undefined && first !== undefined && first < next ? first : next
}

const reported = (file: MatterFile, event: MatterEventOf<'matter.report'>, input: MatterInput): Answer => {
  const next = reportFor(file, event.nextReportOn, input)
  if (typeof next !== 'string') return next
  const { progress, evidence } = event
  const report = { seq: file.seq + 1, on: input.today, progress, evidence }
  return { reports: [...file.reports, report], nextReportOn: next, passedSince: null }
}

const costSet = (file: MatterFile, event: MatterEventOf<'matter.setCost'>): Answer => {
  const { lowYuan, highYuan, split, evidence } = event
  const whole = split.length === 0 || Math.abs(split.reduce((sum, { percent }) => sum + percent, 0) - 100) < 0.01
  const once = new Set(split.map(({ by }) => by)).size === split.length
  if (lowYuan > highYuan || !whole || !once) return refuse('MATTER_COST_NOT_WHOLE')
  return { cost: { lowYuan, highYuan, split, seq: file.seq + 1, evidence } }
}

const decided = (file: MatterFile, event: MatterEventOf<'matter.recordDecision'>, input: MatterInput): Answer => {
  const { all, voted, agreed, subject, heldOn, evidence } = event
  if (!isPart(agreed, voted) || !isPart(voted, all) || all.owners === 0 || all.areaM2 === 0 || heldOn > input.today) {
    return refuse('MATTER_VOTE_IMPOSSIBLE')
  }
  if (evidence.length === 0) return refuse('MATTER_NEEDS_DOCUMENT')
  const decision: OwnersDecision = {
    seq: file.seq + 1,
    subject,
    heldOn,
    all,
    voted,
    agreed,
    ...outcomeOfVote({ all, voted, agreed, subject }, input.rules),
    evidence,
  }
  return { decisions: [...file.decisions, decision] }
}

const isPart = (part: Counted, whole: Counted): boolean => part.owners <= whole.owners && part.areaM2 <= whole.areaM2

/**
 * What the law makes of a vote: enough of all must take part, and enough of those who did must agree, by heads and by area
 * alike (民法典 278). A place whose rules do not name the majorities leaves it open: nothing carries there by itself.
 */
const outcomeOfVote = (
  { all, voted, agreed, subject }: Pick<OwnersDecision, 'all' | 'voted' | 'agreed' | 'subject'>,
  rules: RulePack,
): Pick<OwnersDecision, 'quorum' | 'carried'> => {
  const rule = rules.matters?.ownersDecision
  if (!rule) return { quorum: false, carried: false }
  const quorum = reaches(voted, all, rule.quorum)
  const needed = rule.specialSubjects.includes(subject) ? rule.special : rule.ordinary
  return { quorum, carried: quorum && reaches(agreed, voted, needed) }
}

type Share = { readonly of: readonly [number, number]; readonly more: boolean }

// Whole numbers on both sides: two thirds of an area must not fail on the last bit of a fraction.
const reaches = (part: Counted, whole: Counted, { of: [above, below], more }: Share): boolean =>
  (
    [
      [part.owners, whole.owners],
      [part.areaM2, whole.areaM2],
    ] as const
  ).every(([some, all]) => (more ? some * below > all * above : some * below >= all * above))

const officialNamed = (file: MatterFile, event: MatterEventOf<'matter.nameOfficial'>, input: MatterInput): Answer => {
  if (!event.official) return refuse('MATTER_NEEDS_OFFICIAL')
  const office = officeOf(event.official, file.seq + 1, file.place.district, input)
  return 'code' in office ? office : { office }
}

/** Ends it. An order in force ends by a paper of the authority alone, whatever came of the remedy (H30). */
const closed = (file: MatterFile, event: MatterEventOf<'matter.close'>, input: MatterInput): Answer => {
  const { result, evidence } = event
  const isOpen = openConditions(file).length > 0
  if (isOpen && result === 'done') {
    return refuse('MATTER_CONDITIONS_OPEN', { conditions: openConditions(file).map(({ conditionId }) => conditionId) })
  }
  const official = isInForce(file) || isOpen
  const shown = official ? showsOfficialPaper(evidence, input) : result === 'dropped' || evidence.length > 0
  if (!shown) return refuse('MATTER_NEEDS_DOCUMENT')
  const { today } = input
  return { state: 'closed', result: { result, on: today, evidence }, nextReportOn: null, passedSince: null }
}
