import type { Party } from '../parties.ts'
import type { StatedGround } from '../rules/codes.ts'
import { type AsOf, groundsAsOf, staysAsOf } from './as-of.ts'
import { type CauseKind, causesOf, chargesOf, contestedBehind } from './causes.ts'
import { calendarDaysBetween, type Day, type DaysBetween, earlierOf, type InDays } from './days.ts'
import { definitions } from './definitions.ts'
import { stayOn } from './family-state.ts'
import { lastFiled } from './family-trace.ts'
import { type Counted, counted, type Figure, groupsOf, placeOf, type Split } from './figure.ts'
import type { GroundRow, Stay } from './rows.ts'

/** The three ways of accounting for one and the same day. */
export const accounts = ['holder', 'awaited', 'cause'] as const
/** A way of accounting. */
export type Account = (typeof accounts)[number]

/** Days that stand to a party's account. */
interface AccountGroup extends Counted {
  readonly district: string | null
  readonly account: Account
  readonly party: Party
  /** What sent the requests there, and the ground stated; only in the account by cause. */
  readonly cause: CauseKind | null
  readonly ground: StatedGround | null
  readonly days: InDays<number>
  /** Of these, calendar days declared for the time before the case was recorded (S7). */
  readonly declaredDays: number
}

/** The figure of the three accounts. */
export type AccountFigure = Figure<AccountGroup>

/** What the figure is asked. */
export interface AccountQuestion {
  readonly at: AsOf
  readonly split: Split
  readonly workingDaysBetween: DaysBetween
}

/**
 * `family.accounts`: all days for which families have waited by the end of `asOf`, three times over: by who held the request,
 * by whose answer was awaited, and by what sent it there (S2). Unit: chain; open ones inside, finished ones too. A day
 * belongs to where the family is at its end (as `family.where`); where several parties are awaited they share it in equal
 * parts, and so do grounds stated at once. The sums of the three accounts are equal. Days on which no case was open are in
 * none. `n` of a group = families with any such day.
 */
export const accountsFigure = (
  rows: { readonly stays: readonly Stay[]; readonly grounds: readonly GroundRow[] },
  { at, split, workingDaysBetween }: AccountQuestion,
): AccountFigure => {
  const stays = Map.groupBy(staysAsOf(rows.stays, at), ({ chainId }) => chainId)
  const grounds = Map.groupBy(groundsAsOf(rows.grounds, at), ({ caseId }) => caseId)
  const families = [...stays].map(([chainId, own]) => {
    const causes = new Map(
      [...Map.groupBy(own, ({ caseId }) => caseId)].flatMap(([caseId, some]) => [...causesOf(some, grounds.get(caseId) ?? [])]),
    )
    return { chainId, own, causes, open: own.some(({ leftOn }) => leftOn === null) }
  })
  const entries = families.flatMap(({ chainId, own, causes, open }) =>
    stretchesOf(own, at.asOf).flatMap(({ stay, from, until, declared }) => {
      const spent = { calendarDays: calendarDaysBetween(from, until), workingDays: workingDaysBetween(from, until) }
      const { district, compoundId, holder, awaits } = stay
      const base = { caseId: stay.caseId, chainId, district, compoundId, open, onBehalf: null, spent, declared }
      const cause = contestedBehind(stay, from, own, causes) ?? causes.get(stay)
      return [
        { ...base, account: 'holder' as const, party: holder, cause: null, ground: null, part: 1 },
        ...awaits.map((party) => ({
          ...{ ...base, account: 'awaited' as const, party, cause: null, ground: null },
          part: 1 / awaits.length,
        })),
        ...(cause ? chargesOf(cause, holder) : []).map(({ code, party, part }) => ({
          ...{ ...base, account: 'cause' as const, party, part },
          cause: cause?.kind ?? null,
          ground: code,
        })),
      ]
    }),
  )
  const groups = groupsOf(entries, ({ account, party, cause, ground, ...entry }) => ({
    ...placeOf(entry, split),
    ...{ account, party, cause, ground },
  })).map(({ key, rows: some }) => ({
    ...key,
    ...counted([...new Map(some.map((entry) => [entry.chainId, entry])).values()]),
    days: {
      calendarDays: sum(some.map(({ spent, part }) => spent.calendarDays * part)),
      workingDays: sum(some.map(({ spent, part }) => spent.workingDays * part)),
    },
    declaredDays: sum(some.map(({ spent, part, declared }) => (declared ? spent.calendarDays * part : 0))),
  }))
  const units = families.map(({ own, open }) => ({ ...lastOf(own), open, onBehalf: null }))
  return { definition: definitions.familyAccounts, ...at, ...counted(units), groups }
}

const lastOf = (stays: readonly Stay[]) => {
  const { caseId, compoundId } = lastFiled(stays)
  return { caseId, compoundId }
}

/** Days in one place: after the first, up to and including the last. */
interface Stretch {
  readonly stay: Stay
  readonly from: Day
  readonly until: Day
  readonly declared: boolean
}

const stretchesOf = (stays: readonly Stay[], asOf: Day): Stretch[] => {
  const seenFrom = stays.map((stay) => stay.caseRecordedOn ?? stay.enteredRecordedOn).reduce(earlierOf)
  const turns = new Set([
    ...stays.flatMap(({ enteredOn, leftOn }) => [enteredOn, leftOn ?? asOf]),
    ...(stays.some(({ enteredOn }) => enteredOn < seenFrom) ? [seenFrom] : []),
  ])
  const days = [...turns].filter((day) => day <= asOf).toSorted()
  return days.slice(0, -1).flatMap((from, index) => {
    const until = days[index + 1] ?? asOf
    const stay = stayOn(from, stays)
    return stay ? [{ stay, from, until, declared: from < seenFrom }] : []
  })
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0)
