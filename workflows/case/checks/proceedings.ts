import type { CaseFile } from '../case-file.ts'
import type { Given } from '../context.ts'
import type { EventOf } from '../events/events.ts'
import { isReopenable, reopenableUntil } from '../memory/closing.ts'
import { isForCompany, isObjection } from '../memory/objection.ts'
import { isSuit, isUnderWay, owedIn, type Proceeding } from '../memory/proceedings.ts'
import { organisationOf } from '../organisations.ts'
import type { Check, Refusal, RefusalCode } from '../refusals.ts'

const refuse = (code: RefusalCode, details: Refusal['details'] = {}): Refusal => ({ code, details })

const yearsBack = (on: string, years: number): string => Temporal.PlainDate.from(on).subtract({ years }).toString()

const outside = (field: string, on: string | undefined, from: string, until: string): Refusal | null =>
  on !== undefined && (on < from || on > until) ? refuse('DATE_IMPLAUSIBLE', { field, on }) : null

/** Days at courts and offices: not in the future, and not before the proceeding began. */
const datesFit: Check = (file, event, given) => {
  const { today } = given
  const filedOn = file.memory.filedOn ?? today
  switch (event.type) {
    case 'owner.openProceeding':
      return (
        outside('openedOn', event.openedOn, yearsBack(filedOn, 5), today) ??
        outside('answerBy', event.answerBy, event.openedOn, Temporal.PlainDate.from(today).add({ years: 2 }).toString())
      )
    case 'property.bringObjection':
      return outside('openedOn', event.openedOn, filedOn, today)
    case 'owner.reportResolution':
      return outside('knownOn', event.knownOn, yearsBack(filedOn, 20), today)
    case 'property.reportProceeding':
      return outside('stepOn', event.stepOn, openedOn(file, event.proceeding), today) ?? hearingFits(file, event, today)
    case 'owner.reportProceeding':
      return outside('stepOn', event.stepOn, openedOn(file, event.proceeding), today) ?? hearingFits(file, event, today)
    case 'owner.reportEnforcement':
      return outside('stepOn', event.stepOn, openedOn(file, event.proceeding), today)
    case 'owner.reportJudgment':
    case 'property.reportJudgment':
      return (
        outside('receivedOn', event.receivedOn, openedOn(file, event.proceeding), today) ??
        outside('effectiveOn', event.effectiveOn, event.receivedOn, today)
      )
    case 'owner.reportEffect':
    case 'property.reportEffect':
      return outside('effectiveOn', event.effectiveOn, openedOn(file, event.proceeding), today)
    case 'owner.reportSettlement':
      return outside(
        'performBy',
        event.performBy,
        openedOn(file, event.proceeding),
        Temporal.PlainDate.from(today).add({ years: 2 }).toString(),
      )
    default:
      return null
  }
}

/** A hearing lies between the beginning of the suit and the next two years. */
const hearingFits = (
  file: CaseFile,
  { hearingOn, proceeding }: EventOf<'owner.reportProceeding' | 'property.reportProceeding'>,
  today: string,
): Refusal | null =>
  outside('hearingOn', hearingOn, openedOn(file, proceeding), Temporal.PlainDate.from(today).add({ years: 2 }).toString())

const openedOn = (file: CaseFile, seq: number): string =>
  file.memory.proceedings.find((entry) => entry.seq === seq)?.openedOn ?? '0000-01-01'

const proceedings: Check = (file, event, given) => {
  if (event.type === 'owner.openProceeding') {
    const elsewhere = isHere(event, given)
    if (elsewhere) return elsewhere
    const known = file.memory.proceedings.find(
      ({ kind, number }) => kind === event.kind && number !== null && number === event.number,
    )
    return known ? refuse('PROCEEDING_ALREADY_THERE', { record: known.seq }) : null
  }
  if (event.type === 'property.bringObjection') {
    const known = file.memory.proceedings.find((entry) => isObjection(entry) && isUnderWay(entry))
    return known
      ? refuse('PROCEEDING_ALREADY_THERE', { record: known.seq })
      : paperAmong(event.evidence, given, ['courtDocument', 'serviceProof'])
  }
  if (!('proceeding' in event)) return null
  const known = file.memory.proceedings.find(({ seq }) => seq === event.proceeding)
  if (!known) return refuse('PROCEEDING_UNKNOWN', { record: event.proceeding })
  switch (event.type) {
    case 'owner.reportProceeding':
      return stepFits(file, known, event, given)
    case 'property.reportProceeding':
      return companyStepFits(known, event)
    case 'owner.reportJudgment':
    case 'property.reportJudgment':
      return judgmentFits(known, event, given)
    case 'owner.reportEffect':
    case 'property.reportEffect':
      return known.step === 'judged' ? courtPaper(event.evidence, given) : notNow(known, 'effective')
    case 'owner.reportSettlement':
      return settlementFits(known, event, given)
    case 'owner.reportEnforcement':
      return enforcementFits(file, known, event, given)
    case 'owner.withdrawProceeding':
    case 'property.withdrawProceeding':
      // Each side withdraws what it brought.
      if (isObjection(known) !== (event.type === 'property.withdrawProceeding')) {
        return refuse('PROCEEDING_OF_THE_OTHER_SIDE', { record: known.seq })
      }
      return isUnderWay(known) ? null : notNow(known, 'withdrawn')
    case 'owner.acceptJudgment':
      return known.judgment?.verdict === 'againstOwner' ? null : notNow(known, 'effective')
  }
}

/** Whether the place has such a road, and whether it is one for what the owner goes against. */
const isHere = ({ kind, road, subject }: EventOf<'owner.openProceeding'>, { rules }: Given): Refusal | null => {
  const { proceedings } = rules
  if (kind !== 'ofPlace') {
    return proceedings?.kinds?.includes(kind) === false ? refuse('PROCEEDING_NOT_HERE', { kind, packId: rules.id }) : null
  }
  const missing = needs('road', road)
  if (missing) return missing
  const own = road === undefined ? undefined : proceedings?.own[road]
  if (!own || isForCompany(own)) return refuse('PROCEEDING_NOT_HERE', { kind, packId: rules.id })
  return own.subjects.includes(subject) ? null : refuse('PROCEEDING_NOT_ABOUT_THIS', { subjects: own.subjects })
}

const notNow = (known: Proceeding, step: string): Refusal =>
  known.step === 'over'
    ? refuse('PROCEEDING_OVER', { record: known.seq })
    : refuse('STEP_DOES_NOT_FIT', { step, kind: known.kind })

const paperAmong = (evidence: readonly string[], given: Given, accepted: readonly string[]): Refusal | null =>
  evidence.some((documentId) => accepted.includes(given.documents[documentId] ?? ''))
    ? null
    : refuse('PAPER_IS_NOT_A_PAPER', { documentId: evidence[0] ?? '', accepted })

const courtPaper = (evidence: readonly string[], given: Given): Refusal | null => paperAmong(evidence, given, ['courtDocument'])

const needs = (field: string, value: unknown): Refusal | null =>
  value === undefined ? refuse('RESULT_NEEDS_MORE', { field }) : null

/** From which steps a step can be reported, for suits and for everything an office answers. */
const stepsFrom = {
  accepted: { suit: ['filed'], office: ['filed'] },
  notAccepted: { suit: ['filed'], office: ['filed'] },
  hearing: { suit: ['filed', 'accepted', 'appealed'], office: ['filed', 'accepted'] },
  extended: { suit: ['accepted', 'appealed'], office: ['filed', 'accepted'] },
  answered: { suit: [], office: ['filed', 'accepted'] },
  appealed: { suit: ['judged'], office: [] },
  ownStep: { suit: ['filed', 'accepted', 'appealed'], office: ['filed', 'accepted'] },
  stillRuns: { suit: ['filed', 'accepted', 'judged', 'appealed'], office: ['filed', 'accepted'] },
} as const satisfies Record<EventOf<'owner.reportProceeding'>['step'], Record<'suit' | 'office', readonly Proceeding['step'][]>>

/** Each side reports on what it brought; what the company says of its suit has the number and the days that go with it. */
const companyStepFits = (known: Proceeding, event: EventOf<'property.reportProceeding'>): Refusal | null => {
  if (!isObjection(known)) return refuse('PROCEEDING_OF_THE_OTHER_SIDE', { record: known.seq })
  const from: readonly string[] = stepsFrom[event.step].suit
  if (!from.includes(known.step)) return notNow(known, event.step)
  switch (event.step) {
    case 'accepted':
      return needs('number', event.number ?? known.number ?? undefined)
    case 'hearing':
      return needs('hearingOn', event.hearingOn)
    case 'appealed':
      return needs('appealBy', event.appealBy)
    default:
      return null
  }
}

const stepFits = (file: CaseFile, known: Proceeding, event: EventOf<'owner.reportProceeding'>, given: Given): Refusal | null => {
  const from: readonly string[] = stepsFrom[event.step][isSuit(known.kind) ? 'suit' : 'office']
  if (!from.includes(known.step)) return notNow(known, event.step)
  if (
    event.step === 'appealed' &&
    Object.values(known.road?.owes ?? {}).some(({ from: since }) => since === 'judgment' || since === 'appeal')
  ) {
    return needs('appealBy', event.appealBy)
  }
  if (event.step === 'hearing') return needs('hearingOn', event.hearingOn)
  // That the court did not take the objection ends it: the owner gains by it, and shows the paper of the court.
  if (event.step === 'notAccepted' && isObjection(known)) return courtPaper(event.evidence, given)
  if (event.step === 'ownStep' || (event.step === 'extended' && event.duty !== undefined)) return dutyFits(known, event)
  if (event.step !== 'answered') return null
  const { result } = event
  if (result === 'noPower') return needs('noPower', event.noPower)
  if (result !== 'ordered') return needs('result', result)
  if (event.number === undefined) return refuse('ORDER_NEEDS_NUMBER')
  const noCompany = event.addressee === 'property' && organisationOf(file.memory, 'property') === null
  if (noCompany) return refuse('NO_PROPERTY_COMPANY')
  const noSubstitute = file.memory.facts?.issuers[(file.memory.issuer?.index ?? -1) + 1] === undefined
  if (event.addressee === 'community' && known.subject !== 'obstruction' && noSubstitute) return refuse('NO_SUBSTITUTE_KNOWN')
  return needs('addressee', event.addressee) ?? paperAmong(event.evidence, given, ['authorityDocument'])
}

/** What is said to be done, or to have more time, is owed within the proceeding as it stands. */
const dutyFits = (known: Proceeding, { step, duty }: EventOf<'owner.reportProceeding'>): Refusal | null =>
  needs('duty', duty) ?? (owedIn(known).some(({ name }) => name === duty) ? null : notNow(known, step))

const judgmentFits = (
  known: Proceeding,
  event: EventOf<'owner.reportJudgment' | 'property.reportJudgment'>,
  given: Given,
): Refusal | null => {
  const from = event.instance === 'first' ? ['filed', 'accepted'] : ['appealed']
  if (!isSuit(known.kind) || !from.includes(known.step)) return notNow(known, 'judged')
  const expected = event.instance === 'first' ? known.number : known.appealNumber
  if (expected !== null && sameNumber(expected) !== sameNumber(event.number)) {
    return refuse('JUDGMENT_OF_ANOTHER_CASE', { number: event.number, expected })
  }
  const days =
    event.orders === 'issuePaper' && event.verdict !== 'againstOwner' ? needs('performWithinDays', event.performWithinDays) : null
  return days ?? courtPaper(event.evidence, given)
}

/** Brackets are typed in many ways; the number is the same. */
const sameNumber = (number: string): string =>
  number
    .replace(/[（〔[]/g, '(')
    .replace(/[）〕\]]/g, ')')
    .replace(/\s/g, '')

const settlementFits = (known: Proceeding, event: EventOf<'owner.reportSettlement'>, given: Given): Refusal | null => {
  const open: readonly string[] = ['filed', 'accepted', 'judged', 'appealed']
  if (!isSuit(known.kind) || !open.includes(known.step)) return notNow(known, 'settled')
  if (event.agreed === 'paperHandedOver') return needs('paper', event.paper)
  if (event.agreed === 'paperByDay') {
    const day = needs('performBy', event.performBy)
    if (day) return day
  }
  return courtPaper(event.evidence, given)
}

const enforcementFits = (
  { memory }: CaseFile,
  known: Proceeding,
  event: EventOf<'owner.reportEnforcement'>,
  given: Given,
): Refusal | null => {
  const { performBy, step, enforcement, seq } = known
  const isTitle = memory.title?.proceeding === seq
  if (performBy === null || step !== 'effective' || (isTitle && memory.title?.performedSeq !== null)) {
    return refuse('NOTHING_TO_ENFORCE', { record: seq })
  }
  const running = enforcement?.step === 'applied' || enforcement?.step === 'accepted'
  if (event.step === 'applied') {
    if (running) return refuse('STEP_DOES_NOT_FIT', { step: event.step, kind: known.kind })
    if (performBy >= given.today) return refuse('ENFORCEMENT_TOO_EARLY', { on: performBy })
    return known.enforcementOver ? refuse('ENFORCEMENT_TOO_LATE', { on: performBy }) : null
  }
  if (!running) return refuse('STEP_DOES_NOT_FIT', { step: event.step, kind: known.kind })
  if (event.step === 'performed' && isTitle) return needs('paper', event.paper) ?? courtPaper(event.evidence, given)
  return event.step === 'noticeToGrid' ? courtPaper(event.evidence, given) : null
}

const decisions: Check = ({ memory }, event, given) => {
  if (!('decision' in event)) return null
  const known = memory.decisions.find(({ seq }) => seq === event.decision)
  if (!known) return refuse('DECISION_UNKNOWN', { record: event.decision })
  const awaited = event.type === 'centre.settleDecision' ? 'contested' : 'reported'
  if (known.standing !== awaited) return refuse('DECISION_NOT_OPEN', { record: known.seq })
  return known.by === given.actor.party ? refuse('CONFIRMED_BY_ITS_CLAIMANT', { record: known.seq }) : null
}

const reopening: Check = ({ memory }, event, given) => {
  if (event.type !== 'owner.reopen' || memory.outcome === null || memory.outcome.outcome === 'energised') return null
  const until = reopenableUntil(memory, given)
  return until === null || isReopenable(memory, given) ? null : refuse('REOPEN_TOO_LATE', { on: until })
}

/** How events of the roads beside the case, and of a reopening, can be refused by what they say. */
export const proceedingChecks: readonly Check[] = [datesFit, proceedings, decisions, reopening]
