import type { Party } from '../parties.ts'
import type { StatedGround } from '../rules/codes.ts'
import type { Sharing } from './account-columns.ts'
import type { AsOf } from './as-of.ts'
import { openBasisCount } from './basis.ts'
import type { CauseKind } from './causes.ts'
import { byNumber, type DaysBetween, dayNumber, type InDays } from './days.ts'
import { definitions } from './definitions.ts'
import type { Counted, Figure, Split } from './figure.ts'
import { openNames } from './number-list.ts'
import type { CasePlace } from './place-facts.ts'
import type { GroundRow, Stay } from './rows.ts'
import { placedStays } from './stage-view.ts'
import { familiesIn, type PlacedStays, type StayColumns } from './stay-columns.ts'

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
  /** Whether the cases behind each number are wanted; left out: they are. */
  readonly withCases?: boolean
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
  rows: {
    readonly stays: readonly Stay[]
    readonly grounds: readonly GroundRow[]
    readonly places?: ReadonlyMap<string, CasePlace>
  },
  question: AccountQuestion,
): AccountFigure => accountsOf(placedStays(rows, question.at), question)

/** `family.accounts` of stays that are as they were on the day. */
export const accountsOf = ({ columns, places, accounts: stretches }: PlacedStays, question: AccountQuestion): AccountFigure => {
  const { at, split, workingDaysBetween, withCases = true } = question
  const asOf = dayNumber(at.asOf)
  const { family, from, until, sharing, sharings } = columns.accounts
  const first = stretches.reduce((day, place) => Math.min(day, from[place] ?? day), asOf)
  const working = byNumber(workingDaysBetween, first, asOf)
  const units = familiesIn(columns, places)
  const isOpen = new Uint8Array(columns.families.compound.length)
  for (const one of units) isOpen[one.family] = Number(one.open)
  const ledger = openLedger(columns, { isOpen, split, withCases })
  const entries = sharings.map((one) => ledger.entriesOf(one))
  for (const place of stretches) {
    const began = from[place] ?? 0
    const ends = Math.min(until[place] ?? 0, asOf)
    if (began >= ends) continue
    const declared = began < (columns.families.seenFrom[family[place] ?? 0] ?? 0) ? ends - began : 0
    ledger.add(place, entries[sharing[place] ?? 0] ?? [], [ends - began, working(began, ends), declared])
  }
  const whole = openCount(columns, { isOpen, withCases })
  for (const one of units) whole.add(one.family, columns.families.lastCase[one.family] ?? 0)
  return { definition: definitions.familyAccounts, ...at, ...whole.counted(), groups: ledger.groups() }
}

/** An account of a party, and how many share a day with it. */
interface Entry {
  readonly key: Pick<AccountGroup, 'account' | 'party' | 'cause' | 'ground'>
  readonly sharedBy: number
}

/** Calendar days, working days, and of the calendar days those declared. */
type Days = [calendar: number, working: number, declared: number]

/** The days of a group. What several share is summed whole and divided once: the order of the families changes nothing. */
interface Sum {
  readonly key: Entry['key'] & Pick<AccountGroup, 'district'>
  /** By how many share them. */
  readonly shares: Days[]
  readonly count: ReturnType<typeof openCount>
}

/** What the groups are counted with. */
interface Counting {
  /** By family: 1 where any of its requests is open. */
  readonly isOpen: Uint8Array
  readonly withCases: boolean
}

const entriesOf = ({ holder, awaits, cause, charges }: Sharing): Entry[] => [
  { key: { account: 'holder', party: holder, cause: null, ground: null }, sharedBy: 1 },
  ...awaits.map((party) => ({ key: { account: 'awaited' as const, party, cause: null, ground: null }, sharedBy: awaits.length })),
  ...charges.map(({ code, party }) => ({
    key: { account: 'cause' as const, party, cause, ground: code },
    sharedBy: charges.length,
  })),
]

/** Adds up days. An entry has a number, so that millions of stretches are looked up by numbers. */
const openLedger = (columns: StayColumns, { split, ...counting }: Counting & Pick<AccountQuestion, 'split'>) => {
  const keys = openNames((key: Entry['key']) => JSON.stringify(key))
  const sums: Sum[] = []
  const { family: familyAt, case: caseAt } = columns.accounts
  const districts = columns.districts.length
  const opened = (entry: number, district: number): Sum => ({
    // biome-ignore lint/style/noNonNullAssertion: numbers of entries are those of their keys
    key: { district: split === 'district' ? (columns.districts[district] ?? null) : null, ...keys.all[entry]! },
    shares: [],
    count: openCount(columns, counting),
  })
  return {
    entriesOf: (sharing: Sharing) => entriesOf(sharing).map(({ key, sharedBy }) => ({ entry: keys.numberOf(key), sharedBy })),
    add: (
      place: number,
      entries: readonly { readonly entry: number; readonly sharedBy: number }[],
      [calendar, working, declared]: Days,
    ): void => {
      const family = familyAt[place] ?? 0
      const district = split === 'district' ? (columns.families.district[family] ?? 0) : 0
      for (const { entry, sharedBy } of entries) {
        const at = entry * districts + district
        const sum = sums[at] ?? opened(entry, district)
        sums[at] = sum
        const days = sum.shares[sharedBy] ?? [0, 0, 0]
        sum.shares[sharedBy] = days
        days[0] += calendar
        days[1] += working
        days[2] += declared
        sum.count.add(family, caseAt[place] ?? 0)
      }
    },
    groups: (): AccountGroup[] =>
      Object.values(sums)
        .toSorted((a, b) => (JSON.stringify(a.key) < JSON.stringify(b.key) ? -1 : 1))
        .map(({ key, shares, count }) => ({
          ...key,
          ...count.counted(),
          days: { calendarDays: shared(shares, 0), workingDays: shared(shares, 1) },
          declaredDays: shared(shares, 2),
        })),
  }
}

const shared = (shares: readonly Days[], unit: 0 | 1 | 2): number =>
  shares.reduce((total, days, sharedBy) => total + days[unit] / sharedBy, 0)

/** Counts families that come one after the other, each as often as it likes; a case stands for it, the last one named. */
const openCount = (columns: StayColumns, { isOpen, withCases }: Counting) => {
  const { families, cases } = columns
  const basis = openBasisCount(columns)
  const compounds = new Set<number>()
  const caseAt: number[] = []
  let [n, open, last] = [0, 0, -1]
  return {
    add: (family: number, ofCase: number): void => {
      if (family !== last) {
        n += 1
        basis.add(families.lastCase[family] ?? 0)
        open += isOpen[family] ?? 0
        compounds.add(families.compound[family] ?? 0)
        last = family
      }
      if (withCases) caseAt[n - 1] = ofCase
    },
    counted: (): Counted => ({
      ...{ n, open, compounds: compounds.size, shareOnBehalf: null, ...basis.read() },
      caseIds: [...new Set(caseAt)].map((number) => cases.id[number] ?? ''),
    }),
  }
}
