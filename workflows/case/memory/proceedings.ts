import type { Track } from '../../parties.ts'
import type { PaperKind, proceedingKinds, proceedingSubjects } from '../../rules/codes.ts'
import type { RoadDuty, RulePack } from '../../rules/schema.ts'
import type { Clock } from '../clock.ts'
import type { CaseMemory, Given } from '../context.ts'
import type { EventOf } from '../events/events.ts'
import type { officeResults, proceedingBodies } from '../events/proceedings.ts'
import { causeOf, type Road, roadNamed } from '../roads.ts'
import { type Change, changedProceeding, decided } from './decisions.ts'

/** A road taken beside the case, with a life of its own (H24). */
export interface Proceeding {
  /** Sequence number of the event that opened it: its id. */
  readonly seq: number
  readonly kind: ProceedingKind
  /** `objection`: the company brought it, against the request. */
  readonly subject: (typeof proceedingSubjects)[number] | 'objection'
  readonly body: (typeof proceedingBodies)[number] | 'bodyOfPlace'
  /** The kind of this place, where it is one, as its rules had it on that day. */
  readonly road?: Road
  readonly number: string | null
  readonly appealNumber: string | null
  readonly openedOn: string
  /** The day by which the office itself promised an answer. */
  readonly answerBy: string | null
  readonly step: ProceedingStep
  /** The event that led to the step, and the day on which it happened there. */
  readonly stepSeq: number
  readonly stepOn: string
  readonly procedure: 'simplified' | 'ordinary' | null
  readonly extensions: number
  readonly judgment: Judgment | null
  /** The day from which the days to bring it counted, where something within it counts from that day. */
  readonly causeOn?: string
  /** Who went on to the next instance, where it was said. */
  readonly appealBy?: 'owner' | 'otherSide'
  /** What the owner said of that which he owes within it, by its name and the event it counts from. */
  readonly duties?: readonly DutyWord[]
  /** The last word of the owner on it, where it was no step. */
  readonly newsSeq?: number
  /** The last word on it after which nothing was heard for so long that it no longer holds anything up. */
  readonly quietAfter?: number
  /** The day of the hearing, as it was last said. */
  readonly hearingOn?: string
  /** What the company said of the suit that it brought: its word, until the owner confirms it or nobody contests it. */
  readonly told?: readonly ToldStep[]
  /** The owner's own days to appeal ran out. */
  readonly appealOver: boolean
  readonly result: { readonly result: ProceedingResult; readonly on: string; readonly number: string | null } | null
  /** The last day to perform what was ordered or agreed; enforcement can be asked for from the next day. */
  readonly performBy: string | null
  readonly enforcement: Enforcement | null
  /** The two years to ask for enforcement ran out. */
  readonly enforcementOver: boolean
}

/** A step of its own suit that the company reported. One that was contested and struck out is not among them any more. */
export interface ToldStep {
  readonly seq: number
  readonly step: EventOf<'property.reportProceeding'>['step']
  readonly on: string
  readonly confirmedSeq: number | null
}

/** What the owner said of something that is owed within a proceeding. */
interface DutyWord {
  /** Name and beginning: the key of its clock after that of the proceeding. */
  readonly key: string
  readonly doneSeq: number | null
  readonly doneOn: string | null
  /** How often the body gave more time for it. */
  readonly extensions: number
}

/** Something that the owner owes within a proceeding as it stands. */
export interface OwedInRoad {
  readonly name: string
  readonly key: string
  readonly duty: RoadDuty
  readonly startOn: string
  readonly extensions: number
}

/** What the owner owes within a proceeding as it stands, and has not said to be done. */
export const owedIn = (entry: Proceeding): OwedInRoad[] =>
  Object.entries(entry.road?.owes ?? {}).flatMap(([name, duty]) => {
    const from = beginOf(entry, duty)
    if (!from) return []
    const key = `${name}.${from.seq}`
    const word = entry.duties?.find((known) => known.key === key)
    return word && word.doneSeq !== null ? [] : [{ name, key, duty, startOn: from.on, extensions: word?.extensions ?? 0 }]
  })

const beginOf = (entry: Proceeding, { from }: RoadDuty): { seq: number; on: string } | null => {
  const { step, seq, stepSeq, stepOn, openedOn, causeOn, judgment, appealBy } = entry
  const isFirst = step === 'filed' || step === 'accepted'
  const isOwnAppeal = step === 'appealed' && appealBy === 'owner'
  switch (from) {
    case 'cause':
      return isFirst && causeOn !== undefined ? { seq, on: causeOn } : null
    case 'brought':
      return isFirst ? { seq, on: openedOn } : null
    case 'accepted':
      return step === 'accepted' ? { seq: stepSeq, on: stepOn } : null
    case 'judgment':
      return isOwnAppeal && judgment ? { seq: stepSeq, on: judgment.receivedOn } : null
    case 'appeal':
      return isOwnAppeal ? { seq: stepSeq, on: stepOn } : null
  }
}

/** What the owner owes under a clock; null for any other clock. */
export const owedUnder = ({ name, clockId }: Pick<Clock, 'name' | 'clockId'>, { proceedings }: CaseMemory): OwedInRoad | null => {
  if (name !== 'roadDuty') return null
  const key = clockId.split('/')[2] ?? ''
  const entry = proceedings.find(({ seq }) => String(seq) === key.split('.')[0])
  return (entry && owedIn(entry).find((owed) => owed.key === dutyKeyOf(key))) ?? null
}

/** The name and the beginning in the key of the clock of something owed: the part after the number of the proceeding. */
const dutyKeyOf = (clockKey: string): string => clockKey.split('.').slice(1).join('.')

/** What was owed within a proceeding was not said to be done in its time. */
export const dutyLapsed = (memory: CaseMemory, clockKey: string, given: Given): Change => {
  const entry = memory.proceedings.find(({ seq }) => String(seq) === clockKey.split('.')[0])
  const owed = entry && owedIn(entry).find(({ key }) => key === dutyKeyOf(clockKey))
  if (!entry || owed?.duty.lapse.effect !== 'over') return {}
  return changedProceeding(memory, entry.seq, {
    ...stepped(given, 'over', given.today),
    result: { result: 'lapsed', on: given.today, number: null },
  })
}

const withWord = (entry: Proceeding, name: string, patch: Partial<DutyWord>): Pick<Proceeding, 'duties'> => {
  const owed = owedIn(entry).find((known) => known.name === name)
  if (!owed) throw new Error(`nothing named ${name} is owed in proceeding ${entry.seq}`)
  const known = { key: owed.key, doneSeq: null, doneOn: null, extensions: owed.extensions, ...patch }
  return { duties: [...(entry.duties ?? []).filter(({ key }) => key !== owed.key), known] }
}

/**
 * A kind of proceeding; an agreement that a court confirmed is enforced like a judgment. `courtOfPlace` and
 * `officeOfPlace`: of a kind that only its place knows, decided like a suit or answered.
 */
export type ProceedingKind = (typeof proceedingKinds)[number] | 'confirmation' | 'courtOfPlace' | 'officeOfPlace'
/** Where a proceeding stands. `effective`: judgment or settlement binds and can be enforced. */
export type ProceedingStep = 'filed' | 'accepted' | 'judged' | 'appealed' | 'effective' | 'over'
/** How a proceeding ended, or what it led to. */
export type ProceedingResult =
  | (typeof officeResults)[number]
  | 'notAccepted'
  | 'withdrawn'
  | 'judged'
  | 'settled'
  | 'confirmed'
  | 'performed'
  /** What the owner owed within it was not done in its time. */
  | 'lapsed'

/** A judgment as it was reported. */
export type Judgment = Pick<
  EventOf<'owner.reportJudgment'>,
  'instance' | 'verdict' | 'orders' | 'receivedOn' | 'number' | 'upheld'
> & {
  readonly seq: number
  readonly performWithinDays: number | null
  readonly effectiveOn: string | null
  readonly documentId: string
}

/** The enforcement of a judgment, court settlement or confirmed agreement. */
export interface Enforcement {
  readonly seq: number
  readonly step: 'applied' | 'accepted' | 'notAccepted' | 'ended' | 'performed' | 'noticeToGrid'
  readonly on: string
  readonly number: string | null
}

/** An owners' resolution that can be annulled within a year. */
export interface Resolution {
  readonly seq: number
  readonly knownOn: string
  /** The suit that was brought against it. */
  readonly suitSeq: number | null
  readonly over: boolean
}

const usualBody = {
  hotline: 'hotline12345',
  petition: 'petitionOffice',
  housingComplaint: 'housingBureau',
  police: 'policeStation',
  suit: 'court',
  administrativeReview: 'reviewBody',
  administrativeSuit: 'court',
} as const

/** Kinds that a court decides by judgment. */
export const isSuit = (kind: ProceedingKind): boolean =>
  kind === 'suit' || kind === 'administrativeSuit' || kind === 'courtOfPlace'

/** Whether a proceeding still waits for its office or court. */
export const isUnderWay = ({ step }: Proceeding): boolean => step !== 'effective' && step !== 'over'

/** The last that was heard of a proceeding, by its record. */
export const newsOf = ({ stepSeq, newsSeq }: Proceeding): number => Math.max(stepSeq, newsSeq ?? 0)

/** Whether nothing was heard of a proceeding for so long that it no longer holds anything up. */
export const isQuiet = (entry: Proceeding): boolean => entry.quietAfter === newsOf(entry)

/** Suits that wait for their court, and of which the owner is asked for news: one that nobody reports on holds nothing up for ever. */
export const suitsInSilence = ({ proceedings }: CaseMemory): Proceeding[] =>
  proceedings.filter((entry) => isSuit(entry.kind) && isUnderWay(entry) && entry.step !== 'judged' && !isQuiet(entry))

/** The track whose dispute a proceeding is about; null where it decides nothing there. */
const disputedTrack = {
  consentPaper: 'consent',
  resolution: 'consent',
  officeInaction: 'consent',
  objection: 'consent',
  obstruction: 'main',
  other: null,
} as const

/**
 * Whether a court decides what the owner of a track would otherwise choose, or what it decided is being checked. A first
 * judgment after the days to appeal waits for the owner alone, who reports that it took effect.
 */
export const isBeforeCourt = ({ proceedings, decisions }: CaseMemory, track: Track): boolean =>
  proceedings.some(
    (entry) =>
      disputedTrack[entry.subject] === track &&
      ((isSuit(entry.kind) && isUnderWay(entry) && !isQuiet(entry) && !(entry.step === 'judged' && entry.appealOver)) ||
        decisions.some(
          ({ proceeding, standing }) => proceeding === entry.seq && (standing === 'reported' || standing === 'contested'),
        )),
  )

/** The proceeding that an event names. */
const proceedingOf = (memory: CaseMemory, seq: number): Proceeding => {
  const found = memory.proceedings.find((entry) => entry.seq === seq)
  if (!found) throw new Error(`the case has no proceeding ${seq}`)
  return found
}

const stepped = (
  given: Given,
  step: ProceedingStep,
  on: string,
): Pick<Proceeding, 'step' | 'stepSeq' | 'stepOn' | 'extensions'> => ({
  step,
  stepSeq: given.seq,
  stepOn: on,
  extensions: 0,
})

const kindOfRoad = ({ proceedings }: RulePack, road: string | undefined): 'courtOfPlace' | 'officeOfPlace' =>
  road !== undefined && proceedings?.own[road]?.ends === 'answer' ? 'officeOfPlace' : 'courtOfPlace'

/** A proceeding at its beginning. */
const begun = (given: Given, openedOn: string) =>
  ({
    number: null,
    appealNumber: null,
    openedOn,
    answerBy: null,
    ...stepped(given, 'filed', openedOn),
    procedure: null,
    judgment: null,
    appealOver: false,
    result: null,
    performBy: null,
    enforcement: null,
    enforcementOver: false,
  }) satisfies Partial<Proceeding>

/** The suit with which a company objects. */
export const proceedingBrought = (
  given: Given,
  { road, openedOn, number }: { readonly road: Road; readonly openedOn: string; readonly number: string | null },
): Proceeding => ({
  seq: given.seq,
  kind: 'courtOfPlace',
  subject: 'objection',
  body: 'bodyOfPlace',
  road,
  ...begun(given, openedOn),
  number,
})

/** The day of what a road goes against, where something owed within it counts from that day. */
const causeIn = (memory: CaseMemory, road: Road): Pick<Proceeding, 'causeOn'> => {
  const counts = Object.values(road.owes ?? {}).some(({ from }) => from === 'cause')
  const causeOn = counts ? causeOf(memory, road) : null
  return causeOn === null ? {} : { causeOn }
}

/** A road is taken beside the case. A suit against a resolution keeps the right to have it annulled. */
export const proceedingOpened = (memory: CaseMemory, given: Given, event: EventOf<'owner.openProceeding'>): Change => {
  const { subject, openedOn } = event
  const road = event.kind === 'ofPlace' && event.road !== undefined ? roadNamed(given.rules, event.road) : null
  const kind = event.kind === 'ofPlace' ? kindOfRoad(given.rules, event.road) : event.kind
  const entry: Proceeding = {
    seq: given.seq,
    kind,
    subject,
    body: event.kind === 'ofPlace' ? 'bodyOfPlace' : (event.body ?? usualBody[event.kind]),
    ...(road ? { road, ...causeIn(memory, road) } : {}),
    ...begun(given, openedOn),
    number: event.number ?? null,
    answerBy: event.answerBy ?? null,
  }
  const against = (kind === 'suit' || kind === 'courtOfPlace') && subject === 'resolution'
  const resolutions = memory.resolutions.map((resolution) =>
    against && resolution.suitSeq === null && !resolution.over ? { ...resolution, suitSeq: given.seq } : resolution,
  )
  return { proceedings: [...memory.proceedings, entry], resolutions }
}

/** A step or the result of a proceeding. An order is a decision of its own: it moves the case once its paper stands. */
export const proceedingReported = (memory: CaseMemory, given: Given, event: EventOf<'owner.reportProceeding'>): Change => {
  const known = proceedingOf(memory, event.proceeding)
  const on = event.stepOn ?? given.today
  const number = event.number ?? null
  const over = (result: ProceedingResult) => ({ ...stepped(given, 'over', on), result: { result, on, number } })
  const patch = ((): Partial<Proceeding> => {
    switch (event.step) {
      case 'accepted':
        return {
          ...stepped(given, 'accepted', on),
          number: number ?? known.number,
          procedure: event.procedure ?? known.procedure,
        }
      case 'extended': {
        const { duty } = event
        if (duty === undefined) return { extensions: known.extensions + 1, newsSeq: given.seq }
        const times = owedIn(known).find(({ name }) => name === duty)?.extensions ?? 0
        return { ...withWord(known, duty, { extensions: times + 1 }), newsSeq: given.seq }
      }
      case 'ownStep':
        return {
          ...(event.duty === undefined ? {} : withWord(known, event.duty, { doneSeq: given.seq, doneOn: on })),
          newsSeq: given.seq,
        }
      case 'hearing':
        return { newsSeq: given.seq, ...(event.hearingOn ? { hearingOn: event.hearingOn } : {}) }
      case 'stillRuns':
        return { newsSeq: given.seq }
      case 'appealed':
        return {
          ...stepped(given, 'appealed', on),
          appealNumber: number,
          ...(event.appealBy ? { appealBy: event.appealBy } : {}),
        }
      case 'answered':
        return over(event.result ?? 'explained')
      case 'notAccepted':
        return over('notAccepted')
    }
  })()
  const noPower =
    event.result === 'noPower' && event.noPower ? { noPower: [...memory.noPower, { seq: given.seq, ...event.noPower }] } : {}
  const after = { ...memory, ...changedProceeding(memory, known.seq, patch), ...noPower }
  if (event.result !== 'ordered') return { proceedings: after.proceedings, ...noPower }
  const way = known.subject === 'obstruction' ? 'letBuild' : event.addressee === 'community' ? 'substitute' : 'redecide'
  return { ...noPower, ...decided(after, given, event, { proceeding: known.seq, kind: 'order', means: way }) }
}

/** The company reports a step of its own suit: it counts as one, and stays the company's word until it is confirmed. */
export const stepTold = (memory: CaseMemory, given: Given, event: EventOf<'property.reportProceeding'>): Change => {
  const { proceedings } = proceedingReported(memory, given, { ...event, type: 'owner.reportProceeding' })
  const told = { seq: given.seq, step: event.step, on: event.stepOn ?? given.today, confirmedSeq: null }
  return {
    proceedings: (proceedings ?? memory.proceedings).map((entry) =>
      entry.seq === event.proceeding ? { ...entry, told: [...(entry.told ?? []), told] } : entry,
    ),
  }
}

/** The owner confirms what was recorded for them, or a step that the company reported: it can be contested no more. */
export const recordConfirmed = (memory: CaseMemory, { seq }: Given, { record }: EventOf<'owner.confirmRecord'>): Change => ({
  recorded: memory.recorded.filter((entry) => entry.seq !== record),
  proceedings: memory.proceedings.map((entry) =>
    entry.told?.some((step) => step.seq === record)
      ? { ...entry, told: entry.told.map((step) => (step.seq === record ? { ...step, confirmedSeq: seq } : step)) }
      : entry,
  ),
})

/** A proceeding is withdrawn: its office or court owes no answer any more. */
export const proceedingWithdrawn = (
  memory: CaseMemory,
  given: Given,
  event: EventOf<'owner.withdrawProceeding' | 'property.withdrawProceeding'>,
): Change =>
  changedProceeding(memory, event.proceeding, {
    ...stepped(given, 'over', given.today),
    result: { result: 'withdrawn', on: given.today, number: null },
  })

/** A judgment. Until it is in effect it moves nothing; on appeal it takes effect when it is received. */
export const judged = (
  memory: CaseMemory,
  given: Given,
  event: EventOf<'owner.reportJudgment' | 'property.reportJudgment'>,
): Change => {
  const { instance, verdict, orders, receivedOn, number, upheld } = event
  const known = proceedingOf(memory, event.proceeding)
  const effectiveOn = event.effectiveOn ?? (instance === 'appeal' ? receivedOn : null)
  const judgment: Judgment = {
    seq: given.seq,
    instance,
    verdict,
    orders,
    receivedOn,
    number,
    upheld,
    performWithinDays: event.performWithinDays ?? null,
    effectiveOn: null,
    documentId: courtPaperOf(event.evidence, given),
  }
  const numbers = instance === 'first' ? { number: known.number ?? number } : { appealNumber: known.appealNumber ?? number }
  const change = changedProceeding(memory, known.seq, { ...stepped(given, 'judged', receivedOn), ...numbers, judgment })
  return effectiveOn === null ? change : inEffect({ ...memory, ...change }, given, event, effectiveOn)
}

/** The judgment has taken effect. */
export const effectReported = (
  memory: CaseMemory,
  given: Given,
  event: EventOf<'owner.reportEffect' | 'property.reportEffect'>,
): Change => inEffect(memory, given, event, event.effectiveOn)

const inEffect = (
  memory: CaseMemory,
  given: Given,
  event: EventOf<'owner.reportJudgment' | 'property.reportJudgment' | 'owner.reportEffect' | 'property.reportEffect'>,
  effectiveOn: string,
): Change => {
  const { seq, judgment, subject } = proceedingOf(memory, event.proceeding)
  if (!judgment) throw new Error('a judgment takes effect that is not there')
  const days = judgment.orders === 'issuePaper' && judgment.verdict !== 'againstOwner' ? judgment.performWithinDays : null
  const performBy = days === null ? null : Temporal.PlainDate.from(effectiveOn).add({ days }).toString()
  const change = changedProceeding(memory, seq, {
    ...stepped(given, 'effective', effectiveOn),
    judgment: { ...judgment, effectiveOn },
    result: { result: 'judged', on: effectiveOn, number: judgment.number },
  })
  const means = meaningOf(judgment, subject)
  if (means === null) return change
  const { documentId, upheld } = judgment
  return decided({ ...memory, ...change }, given, event, {
    proceeding: seq,
    kind: 'judgment',
    means,
    performBy,
    documentId,
    upheld,
  })
}

const meaningOf = ({ verdict, orders }: Judgment, subject: Proceeding['subject']) => {
  // On an objection the court says whether the pile may be built: where it does not bar it, its judgment is the paper.
  if (subject === 'objection') return verdict === 'againstOwner' ? 'againstOwner' : 'paper'
  if (subject === 'consentPaper' && verdict === 'againstOwner') return 'againstOwner'
  if (verdict === 'againstOwner') return null
  if (subject === 'consentPaper' && orders === 'standsForPaper') return 'paper'
  if (subject === 'consentPaper' && orders === 'issuePaper') return 'performance'
  if (subject === 'resolution' && orders === 'annulResolution') return 'annulled'
  return orders === 'letBuild' ? 'letBuild' : null
}

const courtPaperOf = (evidence: readonly string[], given: Given): string =>
  evidence.find((documentId) => given.documents[documentId] === 'courtDocument') ?? ''

/** A settlement in court: it may bring the paper, a day for it, free way for the works, or the end of the request. */
export const settledInCourt = (memory: CaseMemory, given: Given, event: EventOf<'owner.reportSettlement'>): Change => {
  const { seq, subject } = proceedingOf(memory, event.proceeding)
  const change = changedProceeding(memory, seq, {
    ...stepped(given, 'effective', given.today),
    result: { result: 'settled', on: given.today, number: event.number ?? null },
  })
  const means = {
    paperHandedOver: 'handedOver',
    paperByDay: 'performance',
    letBuild: 'letBuild',
    ownerGivesUp: 'givesUp',
  } as const
  if (event.agreed === 'other') return change
  return decided({ ...memory, ...change }, given, event, {
    proceeding: seq,
    kind: 'settlement',
    // Who objected before the court and lets the works go on there has given the paper.
    means: subject === 'objection' && event.agreed === 'letBuild' ? 'paper' : means[event.agreed],
    documentId: courtPaperOf(event.evidence, given),
    performBy: event.agreed === 'paperByDay' ? (event.performBy ?? null) : null,
    paper: event.paper ? { ...event.paper, kind: given.rules.consent.paper } : null,
  })
}

/** The enforcement: asked for, taken in, ended, or performed with the paper. */
export const enforcementReported = (memory: CaseMemory, given: Given, event: EventOf<'owner.reportEnforcement'>): Change => {
  const known = proceedingOf(memory, event.proceeding)
  const { step } = event
  const on = event.stepOn ?? given.today
  const enforcement: Enforcement = { seq: given.seq, step, on, number: event.number ?? known.enforcement?.number ?? null }
  const change = changedProceeding(memory, known.seq, { enforcement })
  const isTitle = memory.title?.proceeding === known.seq && memory.title.performedSeq === null
  if (!isTitle)
    return step === 'performed' ? changedProceeding(memory, known.seq, { enforcement, ...performed(given, on) }) : change
  if (step === 'applied') return { ...change, way: 'enforcement' }
  if (step === 'notAccepted' || step === 'ended') return { ...change, way: 'application' }
  if (step === 'accepted') return change
  const paper = event.paper ? { ...event.paper, kind: given.rules.consent.paper satisfies PaperKind } : null
  const means = step === 'performed' ? 'handedOver' : 'paper'
  return decided({ ...memory, ...change }, given, event, {
    proceeding: known.seq,
    kind: 'enforcement',
    means,
    paper,
    documentId: courtPaperOf(event.evidence, given),
  })
}

const performed = (given: Given, on: string): Partial<Proceeding> => ({
  ...stepped(given, 'over', on),
  result: { result: 'performed', on, number: null },
})

/** An owners' resolution against piles became known. */
export const resolutionReported = (memory: CaseMemory, given: Given, event: EventOf<'owner.reportResolution'>): Change => ({
  resolutions: [...memory.resolutions, { seq: given.seq, knownOn: event.knownOn, suitSeq: null, over: false }],
})

/** An office states, beside its own track, that no document gives it the power (H22). */
export const noPowerSaid = (
  memory: CaseMemory,
  given: Given,
  event: EventOf<'community.noPower' | 'fire.noPower' | 'grid.noPower'>,
): Change => {
  const who = { 'community.noPower': 'street', 'fire.noPower': 'fireRescue', 'grid.noPower': 'gridCompany' } as const
  return { noPower: [...memory.noPower, { seq: given.seq, who: who[event.type], why: event.why }] }
}
