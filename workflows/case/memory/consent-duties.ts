import type { Party } from '../../parties.ts'
import type { ConsentDuty } from '../../rules/schema.ts'
import type { Clock } from '../clock.ts'
import type { CaseMemory, Given, Obligation } from '../context.ts'
import type { EventOf } from '../events/events.ts'
import { openObligations } from '../obligations.ts'
import { organisationOf } from '../organisations.ts'

type Change = Partial<CaseMemory>

/** What the rules of a place ask for once consent stands, as they had it on that day, and how it stands. */
export interface StandingDuty {
  readonly rule: ConsentDuty
  /** The paper of the consent it came with: where that falls, it falls too. */
  readonly paperSeq: number
  /** The day on which the consent came to stand. */
  readonly consentOn: string
  /** The other side asked for it: only where its time counts from then. */
  readonly asked: { readonly seq: number; readonly on: string } | null
  /** Which time it is owed, from the second on, and from which day this one counts: only where it comes back. */
  readonly round?: { readonly n: number; readonly from: string }
  /** What was said of the fact on which it depends: only where it depends on one. */
  readonly fact?: DutyFact
  /** From where its time counts, once that has come. A later defect of the works begins it no second time. */
  readonly start: { readonly seq: number; readonly on: string } | null
  /** A report that was not found right: the time runs on as before. */
  readonly refusedSeq: number | null
  /** Its time ran out; what is done later is done, and late. */
  readonly lapsedSeq: number | null
  /** The company took its consent back for it. */
  readonly revokedSeq: number | null
  /** What the centre made of it after that. */
  readonly settled: { readonly seq: number; readonly result: EventOf<'centre.settleDuty'>['result'] } | null
}

/** What was said of a fact that no register holds: first by somebody, then otherwise by the other side, then by the centre. */
export interface DutyFact {
  readonly holds: boolean
  readonly by: Party
  readonly seq: number
  readonly on: string
  readonly contestedSeq: number | null
  /** Both sides say the same, or the centre has said it. */
  readonly settledSeq: number | null
}

/** An obligation that is a duty of the place. */
type Owed = Obligation & { readonly duty: StandingDuty }

const isDuty = (obligation: Obligation): obligation is Owed => obligation.duty !== undefined

/** Duties of the place that are not done yet. */
export const openDuties = (memory: CaseMemory): Owed[] => openObligations(memory).filter(isDuty)

/**
 * Consent has come to stand with an event: what the rules ask for from then on is owed. Where it fell, nothing of that is
 * owed any more. What was done once is not asked for again with another paper.
 */
export const dutiesFollowing = (before: CaseMemory, memory: CaseMemory, given: Given): Obligation[] => {
  const { paper, obligations } = memory
  const kept = obligations.map((entry) =>
    isDuty(entry) && entry.dischargedSeq === null && entry.duty.paperSeq !== paper?.seq
      ? { ...entry, dischargedSeq: given.seq, discharged: 'overtaken' as const }
      : entry,
  )
  const isNew = paper !== null && before.paper?.seq !== paper.seq
  const known = kept.filter((entry) => isDuty(entry) && entry.discharged !== 'overtaken').map(({ kind }) => kind)
  const made = Object.entries(isNew ? (given.rules.consent.owes ?? {}) : {})
    .filter(([name, { by }]) => !known.includes(name) && (by === 'owner' || organisationOf(memory, 'property') !== null))
    .map(([name, rule], index) => owedFrom(name, rule, index, paper?.seq ?? given.seq, given, otherSide(rule.by, memory)))
  const all = [...kept, ...made]
  const next = runs(memory) && paper !== null ? comingBack(all, paper.seq, made.length, given) : []
  return [...all, ...next].map((entry) => begun(entry, memory, given))
}

/** Whether the request is still on its way, or its pile runs. What came to nothing brings nothing back. */
const runs = ({ outcome }: CaseMemory): boolean => outcome === null || outcome.outcome === 'energised'

/** The next ones of what comes back: the last one of its kind is done, or its time ran out. Found not to be owed, it comes back no more. */
const comingBack = (all: readonly Obligation[], paperSeq: number, taken: number, given: Given): Owed[] => {
  const counted = all.filter(isDuty).filter(({ discharged, duty: { rule } }) => rule.again && discharged !== 'overtaken')
  const last = [...Map.groupBy(counted, ({ kind }) => kind).values()].flatMap((rounds) => rounds.at(-1) ?? [])
  return last.filter(isOver).map((entry, index): Owed => {
    const { rule, start, fact, consentOn, round } = entry.duty
    const from = dayAgain(start?.on ?? given.today, rule, given.today)
    return {
      ...owedFrom(entry.kind, rule, taken + index, paperSeq, given, entry.checker),
      duty: { ...freshDuty(rule, paperSeq, consentOn), ...(fact && { fact }), round: { n: (round?.n ?? 1) + 1, from } },
    }
  })
}

/** Whether the next one follows: this one counted from a day, and is done or late. */
const isOver = ({ dischargedSeq, discharged, duty: { start, lapsedSeq } }: Owed): boolean =>
  start !== null && (dischargedSeq === null ? lapsedSeq !== null : discharged === 'confirmed' || discharged === 'unanswered')

/** The first day on which it is owed again that is not over yet. */
const dayAgain = (on: string, { again }: ConsentDuty, today: string): string => {
  if (!again) throw new Error('only what comes back has a next day')
  const { n, unit } = again.every
  const first = Temporal.PlainDate.from(on)
  for (let times = 1; ; times += 1) {
    const next = first.add(unit === 'month' ? { months: n * times } : { days: n * times }).toString()
    if (next >= today) return next
  }
}

/** Its time has begun to count. */
const begun = (entry: Obligation, memory: CaseMemory, { seq }: Given): Obligation => {
  if (!isDuty(entry) || entry.dischargedSeq !== null || entry.duty.start !== null) return entry
  const on = beginningOf(entry.duty, memory)
  return on === null ? entry : { ...entry, duty: { ...entry.duty, start: { seq, on } } }
}

const owedFrom = (
  name: string,
  rule: ConsentDuty,
  index: number,
  paperSeq: number,
  { seq, today }: Given,
  checker: Obligation['checker'],
): Owed => ({
  obligationId: `${seq}.${index + 1}`,
  source: 'duty',
  kind: name,
  by: rule.by,
  byOn: null,
  underProtest: false,
  beforeEnergising: false,
  checker,
  againMonths: null,
  reportedSeq: null,
  dischargedSeq: null,
  discharged: null,
  duty: freshDuty(rule, paperSeq, today),
})

const freshDuty = (rule: ConsentDuty, paperSeq: number, consentOn: string): StandingDuty => ({
  rule,
  paperSeq,
  consentOn,
  asked: null,
  start: null,
  refusedSeq: null,
  lapsedSeq: null,
  revokedSeq: null,
  settled: null,
})

/** Who is owed it looks at it; without a company the centre does. */
const otherSide = (by: ConsentDuty['by'], memory: CaseMemory): Obligation['checker'] => {
  if (by === 'property') return 'owner'
  return organisationOf(memory, 'property') === null ? 'centre' : 'property'
}

/** The day from which the time of a duty counts; null = that has not come yet. */
export const startOfDuty = ({ start }: StandingDuty): string | null => start?.on ?? null

const beginningOf = (duty: StandingDuty, memory: CaseMemory): string | null => {
  const day = dayOf(duty, memory)
  if (!duty.rule.onlyWhere || day === null) return day
  const { fact } = duty
  if (!fact?.holds || (fact.contestedSeq !== null && fact.settledSeq === null)) return null
  // Nobody is late with what nobody had said is owed.
  return fact.on > day ? fact.on : day
}

const dayOf = ({ rule, consentOn, asked, round }: StandingDuty, memory: CaseMemory): string | null => {
  if (round) return round.from
  switch (rule.from) {
    case 'consent':
      return consentOn
    case 'built':
      return memory.worksReportedOn
    case 'energised':
      return memory.energisedOn
    case 'asked':
      return asked?.on ?? null
  }
}

/** Duties that count from the day on which the other side asks for them, and were not asked for. */
export const askableDuties = (memory: CaseMemory): Owed[] =>
  openDuties(memory).filter(({ duty, reportedSeq }) => duty.rule.from === 'asked' && duty.asked === null && reportedSeq === null)

/** Duties that the centre settles: their time ran out, and the place says that it goes there. */
export const dutiesAtCentre = (memory: CaseMemory): Owed[] =>
  openDuties(memory).filter(
    ({ duty, reportedSeq }) =>
      duty.rule.lapse.effect === 'centre' && duty.lapsedSeq !== null && duty.settled === null && reportedSeq === null,
  )

/** Duties that the centre may settle: those that are late and came to it, and any that would come back for ever. */
export const settledByCentre = (memory: CaseMemory): Owed[] => [
  ...dutiesAtCentre(memory),
  ...openDuties(memory).filter(
    (entry) => entry.duty.rule.again && entry.duty.settled === null && !dutiesAtCentre(memory).includes(entry),
  ),
]

/** Duties of the owner for which the company may take its consent back, because the place says so and their time ran out. */
export const revocableFor = (memory: CaseMemory): Owed[] =>
  openDuties(memory).filter(
    ({ duty, by, reportedSeq }) =>
      by === 'owner' && duty.rule.lapse.effect === 'mayRevoke' && duty.lapsedSeq !== null && reportedSeq === null,
  )

/** Duties that depend on a fact of which a party may still say whether it is so. */
export const factsToSay = (memory: CaseMemory, party: Party): Owed[] =>
  openDuties(memory).filter(({ duty: { rule, fact }, reportedSeq }) => {
    if (!rule.onlyWhere || reportedSeq !== null || (fact && fact.settledSeq !== null)) return false
    if (!fact) return true
    return fact.contestedSeq === null ? fact.by !== party : party === 'centre'
  })

/** Duties of which both sides say different things: the centre settles whether they are owed. */
export const factsAtCentre = (memory: CaseMemory): Owed[] =>
  openDuties(memory).filter(({ duty: { fact } }) => fact && fact.contestedSeq !== null && fact.settledSeq === null)

/** Duties that depend on a fact of which nobody has said anything. */
export const factsUnsaid = (memory: CaseMemory): Owed[] =>
  openDuties(memory).filter(({ duty: { rule, fact }, reportedSeq }) => rule.onlyWhere && !fact && reportedSeq === null)

/** The key of the clock of the centre where both sides say different things. */
export const factKey = ({ obligationId, duty }: Owed): string => `${obligationId}.${duty.fact?.contestedSeq ?? 0}`

/** Whether a fact holds is said: first, otherwise, or for good. Where it does not hold, nothing is owed. */
export const dutyFactSaid = (memory: CaseMemory, given: Given, event: SayingFact): Change => ({
  obligations: memory.obligations.map((entry) => {
    if (!isDuty(entry) || entry.obligationId !== event.obligationId) return entry
    const fact = factAfter(entry.duty.fact, given, event)
    // While it is contested its time does not run; what ran out of it before counts for nothing.
    const stopped = fact.contestedSeq === given.seq ? { start: null, lapsedSeq: null } : {}
    const over = fact.settledSeq !== null && !fact.holds
    const said = { ...entry, duty: { ...entry.duty, ...stopped, fact } }
    return over ? { ...said, dischargedSeq: given.seq, discharged: 'notOwed' as const } : said
  }),
})

type SayingFact = EventOf<'owner.sayDutyFact' | 'property.sayDutyFact' | 'centre.sayDutyFact'>

const factAfter = (fact: DutyFact | undefined, { seq, today, actor }: Given, { holds }: SayingFact): DutyFact => {
  if (!fact) return { holds, by: actor.party, seq, on: today, contestedSeq: null, settledSeq: null }
  const agreed = holds === fact.holds && fact.contestedSeq === null
  if (agreed) return { ...fact, settledSeq: seq }
  if (actor.party !== 'centre') return { ...fact, contestedSeq: seq }
  return { ...fact, holds, on: today, settledSeq: seq }
}

/** The key of the clock of a duty: after a report that was not found right it runs on under another, and so once it begins anew. */
export const dutyKey = ({ obligationId, duty }: Owed): string =>
  `${obligationId}.${Math.max(duty.refusedSeq ?? 0, duty.start?.seq ?? 0)}`

/** The duty that a clock belongs to; null for any other clock. */
export const dutyUnder = ({ name, clockId }: Pick<Clock, 'name' | 'clockId'>, memory: CaseMemory): Owed | null => {
  if (name !== 'consentDuty' && name !== 'dutyAtCentre' && name !== 'dutyFact') return null
  const [seq, place] = (clockId.split('/')[2] ?? '').split('.')
  return memory.obligations.filter(isDuty).find(({ obligationId }) => obligationId === `${seq}.${place}`) ?? null
}

const changed = (memory: CaseMemory, obligationId: string, change: (duty: StandingDuty) => StandingDuty): Change => ({
  obligations: memory.obligations.map((entry) =>
    isDuty(entry) && entry.obligationId === obligationId ? { ...entry, duty: change(entry.duty) } : entry,
  ),
})

/** The other side asks for it: its time runs from here. */
export const dutyAsked = (
  memory: CaseMemory,
  { seq, today }: Given,
  { obligationId }: EventOf<'owner.askForDuty' | 'property.askForDuty'>,
): Change => changed(memory, obligationId, (duty) => ({ ...duty, asked: { seq, on: today } }))

/** Its time ran out: it stays owed. */
export const dutyLate = (memory: CaseMemory, key: string, { seq }: Given): Change => {
  const known = openDuties(memory).find((entry) => dutyKey(entry) === key)
  return known ? changed(memory, known.obligationId, (duty) => ({ ...duty, lapsedSeq: duty.lapsedSeq ?? seq })) : {}
}

/** What the centre found out with both sides. Only what is done, or was never owed, is owed no longer. */
export const dutySettled = (
  memory: CaseMemory,
  { seq }: Given,
  { obligationId, result }: EventOf<'centre.settleDuty'>,
): Change => ({
  obligations: memory.obligations.map((entry) => {
    if (!isDuty(entry) || entry.obligationId !== obligationId) return entry
    const settled = { ...entry, duty: { ...entry.duty, settled: { seq, result } } }
    if (result === 'stillOwed') return settled
    return { ...settled, dischargedSeq: seq, discharged: result === 'done' ? ('confirmed' as const) : ('notOwed' as const) }
  }),
})

/**
 * The pile is there no more, or belongs to somebody else: nothing is owed with it by the owner of this request, and nothing comes
 * back. What the company owes is owed while there is a pile.
 */
export const pileLeft = (memory: CaseMemory, { seq }: Given, { how }: EventOf<'pile.left'>): Change => ({
  obligations: memory.obligations.map((entry) => {
    const ends = isDuty(entry) && entry.dischargedSeq === null && (how === 'dismantled' || entry.by === 'owner')
    return ends ? { ...entry, dischargedSeq: seq, discharged: how } : entry
  }),
})

/** The consent is taken back for a duty whose time ran out, where the place says so. */
export const revokedForDuty = (memory: CaseMemory, { seq }: Given, { obligationId }: EventOf<'property.revoke'>): Change => ({
  ...changed(memory, obligationId ?? '', (duty) => ({ ...duty, revokedSeq: seq })),
  paper: null,
})

/** Whether the consent was taken back for a duty, and no other has come. */
export const isRevokedForDuty = ({ paper, obligations }: CaseMemory): boolean =>
  paper === null && obligations.some((entry) => isDuty(entry) && entry.duty.revokedSeq !== null)

/** Whether a revocation names a duty for which the consent may be taken back. */
export const mayRevokeFor = (memory: CaseMemory, { obligationId }: EventOf<'property.revoke'>): boolean =>
  revocableFor(memory).some((entry) => entry.obligationId === obligationId)
