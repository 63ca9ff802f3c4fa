import { type Columns, eventColumns, refuseWithout } from './foreign-columns.ts'
import { type LogTime, momentIn } from './foreign-days.ts'
import { faultAt, type LineFault, refuse } from './foreign-faults.ts'
import type { TableLine } from './foreign-text.ts'

/** What of the events of a case is asked for. */
export interface EventQuestion {
  /** Its time begins with the first of these; left out: with its first event. */
  readonly begins?: readonly string[]
  /** …and ends with the first of these that comes then; `*` = with its last event, whatever it is. */
  readonly ends?: readonly string[]
}

/** A case as its events tell it. */
interface EventCase {
  readonly line: number
  /** What it is called in the log. */
  readonly name: string
  readonly start: string
  /** Empty = it goes on. */
  readonly end: string
  readonly ended: string
  readonly group: string
}

export interface CasesOfEvents {
  readonly cases: readonly EventCase[]
  readonly faults: readonly LineFault[]
  /** Cases in which what begins never happened: they are in no figure. */
  readonly notBegun: number
  /** The time of the last event of all, as it stands there. */
  readonly last: string
}

interface Event {
  readonly line: TableLine
  readonly activity: string
  readonly time: string
  readonly at: number
}

// As many as are read at a glance.
const listed = 12

/**
 * The cases of a log with one line an event: from the beginning to the end that is asked for. The events of a case may stand
 * anywhere in the log; those of one moment are in its order. @throws UnreadableLog
 */
export const casesOf = (lines: readonly TableLine[], columns: Columns, question: EventQuestion, time: LogTime): CasesOfEvents => {
  refuseWithout(columns, [...eventColumns, ...(columns.nameOf('group') === 'group' ? [] : ['group' as const])], lines)
  const byCase = new Map<string, Event[]>()
  const faults: LineFault[] = []
  // The order of two events of one day is told by their hours, also where days are counted.
  const exact = { ...time, isExact: true }
  for (const line of lines) {
    const [name, text] = [columns.cell(line, 'case'), columns.cell(line, 'time')]
    const at = momentIn(text, exact)
    if (name === '') faults.push(faultAt(line.line, columns.nameOf('case'), '空着 is empty'))
    else if (at === null)
      faults.push(
        faultAt(
          line.line,
          columns.nameOf('time'),
          text === '' ? `空着 is empty (${name})` : `“${text}”不是时间 is no time (2024-03-01T08:30:00+08:00)`,
        ),
      )
    else grouped(byCase, name).push({ line, activity: columns.cell(line, 'activity'), time: text, at })
  }
  const cases = [...byCase].map(([name, events]) => [name, events.toSorted((a, b) => a.at - b.at)] as const)
  refuseUnsaid(cases, columns, question)
  const read = cases.map(([name, events]) => caseOf(name, events, columns, question))
  const all = cases.flatMap(([, events]) => events.at(-1) ?? [])
  const last = all.reduce<Event | null>((latest, event) => (latest && latest.at >= event.at ? latest : event), null)
  const begun = read.flatMap((one) => one ?? [])
  return { cases: begun, faults, notBegun: read.length - begun.length, last: last?.time ?? '' }
}

const grouped = (byCase: Map<string, Event[]>, name: string): Event[] => {
  const events = byCase.get(name) ?? []
  byCase.set(name, events)
  return events
}

type Ordered = readonly (readonly [string, readonly Event[]])[]

/** What was not said, or names what never happens, is told with what there is. */
const refuseUnsaid = (cases: Ordered, columns: Columns, { begins, ends }: EventQuestion): void => {
  const activities = counted(cases.flatMap(([, events]) => events.map(({ activity }) => activity)))
  const column = columns.nameOf('activity')
  if (ends === undefined) {
    const lasts = counted(cases.flatMap(([, events]) => events.at(-1)?.activity ?? []))
    refuse([
      faultAt(
        1,
        column,
        `请用 --ends=活动,活动 写明哪些活动办结一件（--ends='*'：每件的最后一个活动） say with --ends=NAME,NAME which activities end a case (--ends='*': its last one, whatever it is); the last ones here: ${listOf(lasts)}`,
      ),
    ])
  }
  const unknown = [...(begins ?? []), ...(ends ?? []).filter((end) => end !== '*')].filter((name) => !activities.has(name))
  refuse(
    unknown.map((name) => faultAt(1, column, `没有“${name}”这个活动 no activity is called so; there are: ${listOf(activities)}`)),
  )
}

const counted = (names: readonly string[]): Map<string, number> => {
  const counts = new Map<string, number>()
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1)
  return counts
}

const listOf = (counts: Map<string, number>): string => {
  const names = [...counts].toSorted(([, a], [, b]) => b - a)
  const more = names.length > listed ? `, … (${names.length})` : ''
  return `${names
    .slice(0, listed)
    .map(([name, count]) => `${name} (${count})`)
    .join(', ')}${more}`
}

/** Null = it never began. */
const caseOf = (
  name: string,
  events: readonly Event[],
  columns: Columns,
  { begins, ends = [] }: EventQuestion,
): EventCase | null => {
  const from = begins === undefined ? 0 : events.findIndex(({ activity }) => begins.includes(activity))
  const first = events[from]
  if (!first) return null
  const later = begins === undefined ? events : events.slice(from + 1)
  const end = ends.includes('*') ? (later.at(-1) ?? first) : later.find(({ activity }) => ends.includes(activity))
  const group = columns.has('group')
    ? (events.map(({ line }) => columns.cell(line, 'group')).find((cell) => cell !== '') ?? '')
    : ''
  return { line: first.line.line, name, start: first.time, end: end?.time ?? '', ended: end?.activity ?? '', group }
}
