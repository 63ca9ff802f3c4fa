import type { ClockEnd } from '../case/clock.ts'
import { type Standing, standings } from './clock-standing.ts'
import { dayNumber } from './days.ts'
import { type FamilyTable, noEnd, openFamilyTable, type Renumbered, stillOpen } from './family-table.ts'
import { allStorable, type Names, openNames } from './number-list.ts'
import type { Answer, ClockRow } from './rows.ts'

const names = [
  ...(['family', 'case', 'kind', 'organisation', 'dueOn', 'passedOn', 'endedOn', 'how'] as const),
  ...(['provisional', 'answeredOn', 'onBehalf', 'pausedDays', 'companyOn'] as const),
] as const

/** What clocks are told apart by beside who holds them and where. */
export type ClockKind = Pick<ClockRow, 'party' | 'name' | 'track' | 'force'>

/**
 * Clocks in lists side by side; days are numbers, `stillOpen` where there is none. `companyOn`: the day on which the company
 * that was asked gave its own answer, or its request ended otherwise; `neverAsked` where no request of its is on record.
 */
export type ClockColumns = Readonly<Record<(typeof names)[number], Int32Array>> & {
  readonly kinds: readonly ClockKind[]
  readonly hows: readonly ClockEnd[]
}

/** In place of the day of a company's own answer: it was asked nothing. */
const neverAsked = -stillOpen

/** Such columns, open: what others take in of them. */
interface OpenClockColumns {
  readonly table: FamilyTable<(typeof names)[number]>
  readonly columns: () => ClockColumns
}

/** Opens columns of clocks. `organisations`: the numbers that other columns of the families have for them. */
export const openClockColumns = (organisations: Names<string | null>) => {
  const table = openFamilyTable(names)
  const kinds = openNames(({ party, name, track, force }: ClockKind) => `${party} ${name} ${track} ${force}`)
  const hows = openNames((how: ClockEnd) => how)
  return {
    put: (
      family: number,
      rows: { readonly clocks: readonly ClockRow[]; readonly answers: readonly Answer[] },
      caseOf: (caseId: string) => number,
    ): void => {
      const answerOf = new Map(rows.answers.map((answer) => [`${answer.caseId} ${answer.organisationId}`, answer]))
      table.put(
        family,
        rows.clocks.map((clock) => {
          const { party, name, track, force } = clock
          const answer = answerOf.get(`${clock.caseId} ${clock.organisationId}`)
          return {
            family,
            case: caseOf(clock.caseId),
            kind: kinds.numberOf({ party, name, track, force }),
            organisation: organisations.numberOf(clock.organisationId),
            dueOn: numberOr(clock.dueOn),
            passedOn: numberOr(clock.passedOn),
            endedOn: numberOr(clock.endedOn),
            how: clock.how === null ? -1 : hows.numberOf(clock.how),
            provisional: Number(clock.provisional ?? false),
            answeredOn: numberOr(clock.answeredOn),
            onBehalf: clock.onBehalf === undefined ? noEnd : Number(clock.onBehalf),
            pausedDays: clock.pausedDays,
            companyOn: answer ? numberOr(answer.answeredOn ?? answer.endedOn) : neverAsked,
          }
        }),
      )
    },
    append: (other: OpenClockColumns, of: Renumbered): void => {
      const from = other.columns()
      table.append(other.table, { ...of, kind: kinds.append(from.kinds), how: hows.append(from.hows) })
    },
    columns: (): ClockColumns => ({ ...table.columns(), kinds: kinds.all, hows: hows.all }),
    table,
    places: table.places,
    rowsOf: table.rowsOf,
    ...allStorable([table, kinds, hows]),
  }
}

const numberOr = (day: string | null): number => (day === null ? stillOpen : dayNumber(day))

/** How clocks stand at the end of a day, by their places; a standing is its number in `standings`. */
export interface JudgedClocks {
  readonly standing: (place: number) => number
  /** The last day in time of a clock that is overdue, and the day up to which its lateness is counted; false = not known. */
  readonly isLateKnown: (place: number, standing: number) => boolean
  readonly dueOn: (place: number) => number
  readonly lateUntil: (place: number, standing: number) => number
}

const numberOf = (standing: Standing): number => standings.indexOf(standing)

/** The numbers of the standings, each looked up once. */
export const standingNumbers = Object.fromEntries(standings.map((standing) => [standing, numberOf(standing)])) as Record<
  Standing,
  number
>

/** Whether a clock that stands so is in the upper part of the share. */
export const isOverdue = (standing: number): boolean => overdue[standing] === 1

/** Whether a clock that stands so is in the lower part of the share. */
export const isInShare = (standing: number): boolean => inShare[standing] === 1

/** By the numbers of the standings: asked of each of a million clocks. */
const marked = (some: readonly Standing[]): Uint8Array =>
  Uint8Array.from(standings, (standing) => Number(some.includes(standing)))

const late = ['answeredLate', 'ranOut', 'leftLate', 'openLate'] as const
const overdue = marked(late)
const inShare = marked(['answeredInTime', ...late])

/** Judges clocks as they were known at the end of a day. What each standing means: `overdueFigure`. */
export const judgeClocks = (columns: ClockColumns, asOf: number): JudgedClocks => {
  const { dueOn, passedOn, endedOn, how, provisional, answeredOn, companyOn } = columns
  const is = standingNumbers
  const [expired, passed, answered] = (['expired', 'passed', 'answered'] as const).map((one) => columns.hows.indexOf(one))
  const isReply = columns.kinds.map(({ name }) => name === 'propertyReply')
  const known = (day: number | undefined): boolean => day !== undefined && day !== stillOpen
  // A clock without a due day rested at its end: late only if it had run out before.
  const isLate = (place: number, on: number): boolean => (known(dueOn[place]) ? on > (dueOn[place] ?? 0) : known(passedOn[place]))
  const standing = (place: number): number => {
    const due = dueOn[place] ?? 0
    const ended = endedOn[place] ?? 0
    const told = answeredOn[place] ?? 0
    if (known(told)) return isLate(place, told) ? is.answeredLate : is.answeredInTime
    if (!known(ended)) {
      if (!known(due)) return is.resting
      const isEstimated = provisional[place] === 1 && !known(passedOn[place])
      return !isEstimated && asOf > due ? is.openLate : is.openInTime
    }
    if (how[place] === expired) return is.lapsed
    if (how[place] === passed) return is.ranOut
    if (how[place] === answered) return isLate(place, ended) ? is.answeredLate : is.answeredInTime
    return isLate(place, ended) ? is.leftLate : is.leftInTime
  }
  const lateUntil = (place: number, stands: number): number => {
    if (stands === is.openLate) return asOf
    if (stands !== is.ranOut) return known(answeredOn[place]) ? (answeredOn[place] ?? 0) : (endedOn[place] ?? 0)
    if (!isReply[columns.kind[place] ?? 0] || companyOn[place] === neverAsked) return stillOpen
    return known(companyOn[place]) ? (companyOn[place] ?? 0) : asOf
  }
  const due = (place: number): number => (known(dueOn[place]) ? (dueOn[place] ?? 0) : (passedOn[place] ?? 0))
  return {
    standing,
    lateUntil,
    dueOn: due,
    isLateKnown: (place, stands) => known(lateUntil(place, stands)) && known(due(place)),
  }
}
