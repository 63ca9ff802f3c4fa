import { companyRequests } from './company-requests.ts'
import { dayNumber, type NumbersBetween } from './days.ts'
import { type FamilyTable, noEnd, openFamilyTable, type Renumbered, stillOpen } from './family-table.ts'
import { allStorable, type Names, openNames, openNumbers } from './number-list.ts'
import type { Answer, AnswerKind, ClockRow } from './rows.ts'

const names = [
  ...['family', 'case', 'organisation', 'observedFrom', 'servedOn', 'until', 'answeredOn', 'endedOn'],
  ...['kind', 'onBehalf', 'rests', 'earlier', 'earlierCount'],
] as const

/**
 * Requests before companies (`companyRequests`) in lists side by side; days are numbers. `until`, `answeredOn`, `endedOn`:
 * `stillOpen` where there is none. `servedOn` to `until` is the last stretch; those of earlier cases lie in `stretches`, first
 * and last day in turn, `earlierCount` of them from `earlier` on. `rests`: 1 while the clock of its reply rests.
 */
export type RequestColumns = Readonly<Record<(typeof names)[number], Int32Array>> & {
  readonly stretches: Int32Array
  readonly kinds: readonly AnswerKind[]
}

/** The rows of one family that say what companies were asked. */
export interface RequestRows {
  readonly answers: readonly Answer[]
  readonly clocks: readonly ClockRow[]
}

/** Such columns, open: what others take in of them. */
interface OpenRequestColumns {
  readonly table: FamilyTable<(typeof names)[number]>
  readonly columns: () => RequestColumns
}

/** Opens columns of requests. `caseOf` and `organisations`: the numbers that other columns of the families have for them. */
export const openRequestColumns = (organisations: Names<string | null>) => {
  const table = openFamilyTable(names)
  const stretches = openNumbers(Int32Array)
  const kinds = openNames((kind: AnswerKind) => kind)
  return {
    put: (family: number, { answers, clocks }: RequestRows, caseOf: (caseId: string) => number): void => {
      const resting = new Set(clocks.filter(isResting).map((clock) => `${clock.caseId} ${clock.organisationId}`))
      const rows = companyRequests(answers).map((request) => {
        const [earlier, last] = [request.stretches.slice(0, -1), request.stretches.at(-1)]
        const at = stretches.length()
        for (const { from, until } of earlier) {
          stretches.push(dayNumber(from))
          stretches.push(dayNumber(until ?? from))
        }
        return {
          family,
          case: caseOf(request.caseId),
          organisation: organisations.numberOf(request.organisationId),
          observedFrom: dayNumber(request.observedFrom),
          servedOn: dayNumber(last?.from ?? request.observedFrom),
          until: numberOr(last?.until ?? null),
          answeredOn: numberOr(request.answeredOn),
          endedOn: numberOr(request.endedOn),
          kind: request.kind === null ? -1 : kinds.numberOf(request.kind),
          onBehalf: request.onBehalf === null ? noEnd : Number(request.onBehalf),
          rests: request.open && resting.has(`${request.caseId} ${request.organisationId}`) ? 1 : 0,
          earlier: at,
          earlierCount: earlier.length,
        }
      })
      table.put(family, rows)
    },
    append: (other: OpenRequestColumns, of: Renumbered): void => {
      const from = other.columns()
      const behind = stretches.length()
      stretches.append(from.stretches)
      table.append(other.table, { ...of, kind: kinds.append(from.kinds), earlier: (place) => place + behind })
    },
    columns: (): RequestColumns => ({ ...table.columns(), stretches: stretches.all(), kinds: kinds.all }),
    table,
    places: table.places,
    ...allStorable([table, stretches, kinds]),
  }
}

const numberOr = (day: string | null): number => (day === null ? stillOpen : dayNumber(day))

/** The ball is with somebody else. */
const isResting = ({ name, endedOn, dueOn }: ClockRow): boolean => name === 'propertyReply' && endedOn === null && dueOn === null

/** A request as a time under observation: as `observedRequest`, by number. -1 = seen from its beginning. Good until the next. */
export interface ObservedTime {
  enter: number
  exit: number
  ended: boolean
}

/** Reads requests as times under observation, one after the other. `unanswered`: one that ended otherwise waits until `asOf`. */
export const observeRequests = (columns: RequestColumns, asOf: number, between: NumbersBetween, unanswered: boolean) => {
  const time: ObservedTime = { enter: -1, exit: 0, ended: false }
  let declared = 0
  let isDeclared = false
  const add = (from: number, until: number, observedFrom: number): number => {
    if (from < observedFrom) {
      isDeclared = true
      declared += Math.max(0, between(from, Math.min(until, observedFrom)))
    }
    // An answer dated before its service took no days.
    return Math.max(0, between(from, until))
  }
  return (place: number): ObservedTime => {
    const seen = columns.observedFrom[place] ?? 0
    const answered = columns.answeredOn[place] !== stillOpen
    const last = columns.until[place] ?? stillOpen
    declared = 0
    isDeclared = false
    time.exit = 0
    const first = columns.earlier[place] ?? 0
    for (let at = 0; at < (columns.earlierCount[place] ?? 0); at += 1)
      time.exit += add(columns.stretches[first + 2 * at] ?? 0, columns.stretches[first + 2 * at + 1] ?? 0, seen)
    const until = last === stillOpen || (unanswered && !answered) ? asOf : last
    time.exit += add(columns.servedOn[place] ?? 0, until, seen)
    time.enter = isDeclared ? declared : -1
    time.ended = answered
    return time
  }
}
