import { NoTable, type TableLine } from './foreign-text.ts'

/** An event or a trace of an XES log: what stands in its attributes, and on which line it begins. */
type Attributes = Map<string, string>
interface Trace {
  readonly line: number
  readonly attributes: Attributes
  readonly events: { readonly line: number; readonly attributes: Attributes }[]
}

/** Whether a text is an XES log: the first element of it is `log`. */
export const isXes = (text: string): boolean => /^\ufeff?\s*(?:<[?!][^>]*>\s*|<!--[\s\S]*?-->\s*)*<log[\s>]/.test(text)

// All of XES is elements and their attributes; text between them means nothing there.
const tags =
  /<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>|<[?!][^>]*>|<(?<close>\/?)(?<name>[^\s/>"'=]+)(?<attributes>(?:\s+[^\s=/>]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*(?<empty>\/?)>/g
const attribute = /([^\s=/>]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g
const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

const plain = (text: string): string =>
  text.includes('&')
    ? text.replaceAll(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (whole, hex, decimal, name) =>
        hex || decimal ? String.fromCodePoint(Number.parseInt(hex ?? decimal, hex ? 16 : 10)) : (entities[name] ?? whole),
      )
    : text

const attributesOf = (text: string): Attributes => {
  const found: Attributes = new Map()
  for (const [, name = '', double, single] of text.matchAll(attribute)) found.set(name, plain(double ?? single ?? ''))
  return found
}

/** The traces of an XES log. @throws NoTable for one that is not whole. */
const tracesOf = (text: string): Trace[] => {
  const traces: Trace[] = []
  const open: string[] = []
  const lineAt = lines(text)
  for (const { groups, index } of text.matchAll(tags)) {
    const { name, close, empty, attributes = '' } = groups ?? {}
    if (name === undefined) continue
    if (close === '/') {
      if (open.pop() !== name) throw new NoTable(lineAt(index), `</${name}> closes what is not open`)
      continue
    }
    const [inside, within] = [open.at(-1), open.at(-2)]
    const trace = traces.at(-1)
    if (name === 'trace' && inside === 'log') traces.push({ line: lineAt(index), attributes: new Map(), events: [] })
    else if (name === 'event' && inside === 'trace') trace?.events.push({ line: lineAt(index), attributes: new Map() })
    else if (trace && (inside === 'event' || (inside === 'trace' && within === 'log'))) {
      const read = attributesOf(attributes)
      const of = inside === 'event' ? trace.events.at(-1) : trace
      of?.attributes.set(read.get('key') ?? name, read.get('value') ?? '')
    }
    if (empty !== '/') open.push(name)
  }
  const left = open.pop()
  if (left !== undefined) throw new NoTable(lineAt(text.length), `<${left}> is never closed: the file is cut off`)
  return traces
}

// Counted as it goes: a log has as many lines as attributes.
const lines = (text: string): ((index: number) => number) => {
  let [line, at] = [1, 0]
  return (index) => {
    for (let next = text.indexOf('\n', at); next >= 0 && next < index; next = text.indexOf('\n', at)) {
      line += 1
      at = next + 1
    }
    return line
  }
}

/**
 * An XES log as a table with a head. `cases`: one line a trace, its attributes under their own names; else one line an event,
 * the attributes of its trace under `case:…`, as pm4py calls them when it writes a log as CSV. A trace without an event is a line
 * of its own there: it is not lost in silence.
 * @throws NoTable
 */
export const xesTable = (text: string, each: 'cases' | 'events'): TableLine[] => {
  const traces = tracesOf(text)
  const records =
    each === 'cases'
      ? traces
      : traces.flatMap(({ line, attributes, events }) => {
          const ofTrace = [...attributes].map(([key, value]) => [`case:${key}`, value] as const)
          const rows = events.length === 0 ? [{ line, attributes: new Map<string, string>() }] : events
          return rows.map((event) => ({ line: event.line, attributes: new Map([...ofTrace, ...event.attributes]) }))
        })
  const names = [...new Set(records.flatMap(({ attributes }) => [...attributes.keys()]))]
  return [
    { line: 1, cells: names },
    ...records.map(({ line, attributes }) => ({ line, cells: names.map((name) => attributes.get(name) ?? '') })),
  ]
}
