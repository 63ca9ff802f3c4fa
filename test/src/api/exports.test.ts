import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { columns } from '../../../src/exports/columns.ts'
import { csvCell } from '../../../src/exports/csv-export.ts'
import { pseudonymsOf } from '../../../src/exports/pseudonyms.ts'
import { startBrowser } from '../../helpers/browser.ts'
import { type HttpCity, openHttpCity, type Request } from '../../helpers/http-city.ts'

type Office = Awaited<ReturnType<HttpCity['body']>>

let city: HttpCity
let bureau: Office
let elsewhere: Office
let requests: Request[]

beforeAll(async () => {
  city = await openHttpCity('2026-03-02T01:30:00.000Z')
  await city.district('430211', '天元区', 'Tianyuan District', 'zhuzhou-2022')
  await city.district('430204', '石峰区', 'Shifeng District', 'zhuzhou-2022')
  bureau = await city.body('bureau', '住房和城乡建设局', ['430211'])
  elsewhere = await city.body('bureau', '石峰住建局', ['430204'])
  const centre = await city.body('centre', '天元区物业服务指导中心', ['430211'])
  await city.body('fire', '消防核查组', ['430211'])
  await city.body('grid', '供电公司', ['430211'])
  const company = await city.body('property', '甲物业服务有限公司', [])
  const compound = await city.compound('430211', '甲小区', company.organisationId)
  requests = [await city.file(compound), await city.file(compound)]
  const [first] = requests
  if (first) {
    await centre.client.send(first.caseId, { type: 'centre.confirmComplete' })
    await company.client.send(first.caseId, { type: 'property.open' })
    await company.client.send(first.caseId, { type: 'property.reject', grounds: [{ code: 'NO_CAPACITY_PUBLIC' }] })
  }
}, 60_000)
afterAll(() => city.close())

const exported = async (form: string, office = bureau): Promise<string> => {
  const answer = await fetch(`${city.url}/api/exports/${form}`, { headers: { authorization: `Bearer ${office.token}` } })
  expect(answer.status).toBe(200)
  return answer.text()
}

/** What the record holds of the requests, as their bureau reads it over HTTP. */
const recorded = async () => {
  const events = await Promise.all(
    requests.map(async ({ caseId }) => {
      const answer = await city.ask(`/api/cases/${caseId}/events?limit=200`, bureau.token)
      // Read as it is answered: only the types and instants are compared.
      return (answer.body as unknown as { readonly events: readonly { readonly type: string; readonly recordedAt: string }[] })
        .events
    }),
  )
  return events.flat()
}

describe('the table of events', () => {
  test('has one row per recorded event, each column in the dictionary', async () => {
    const rows = parse(await exported('csv'), { columns: true, bom: true }) as Record<string, string>[]
    const own = await recorded()
    expect(rows.map(({ event }) => event).toSorted()).toEqual(own.map(({ type }) => type).toSorted())
    expect(new Set(rows.map((row) => row['case'])).size).toBe(2)
    expect(rows.map((row) => new Date(row['recorded_at'] ?? '').toISOString()).toSorted()).toEqual(
      own.map(({ recordedAt }) => recordedAt).toSorted(),
    )
    expect(rows[0]?.['recorded_at']).toMatch(/\+08:00$/)
    expect(rows[0]).toMatchObject({ event: 'owner.submit', party: 'owner', district: '430211', rule_pack: 'zhuzhou-2022' })
    const dictionary = parse(await exported('dictionary'), { columns: true, bom: true }) as Record<string, string>[]
    expect(dictionary.map((row) => row['column'])).toEqual(Object.keys(rows[0] ?? {}))
    expect(dictionary.every((row) => row['含义'] && row['meaning'])).toBe(true)
    expect(columns.length).toBe(dictionary.length)
  })

  test('never begins a cell with what a spreadsheet would run', () => {
    expect(['=1+1', '+1', '-1', '@x', '\tx', 'a,"b"', 'plain', null, 3].map((value) => csvCell(value))).toEqual([
      "'=1+1",
      "'+1",
      "'-1",
      "'@x",
      "'\tx",
      '"a,""b"""',
      'plain',
      '',
      '3',
    ])
  })
})

describe('what leaves the house', () => {
  test('holds no id, no name, no phone of the record', async () => {
    for (const form of ['csv', 'xes', 'ocel']) {
      const text = await exported(form)
      for (const { caseId } of requests) expect(text).not.toContain(caseId)
      expect(text).not.toMatch(/甲小区|甲物业/)
      // Phones stand between quotes or commas; the digits of a pseudonym do not.
      expect(text).not.toMatch(/[",]1\d{10}[",]/)
    }
  })

  test('is only of the districts of whoever asks: another bureau gets an empty log', async () => {
    expect(parse(await exported('csv', elsewhere), { columns: true, bom: true })).toEqual([])
    expect(JSON.parse(await exported('ocel', elsewhere))).toMatchObject({ events: [], objects: [] })
  })

  test('calls a thing alike within a month and otherwise in the next, and by another secret', () => {
    const [one, other] = [Buffer.alloc(32, 1), Buffer.alloc(32, 2)]
    const name = pseudonymsOf(one, '2026-11')('case', 'x')
    expect(pseudonymsOf(one, '2026-11')('case', 'x')).toBe(name)
    expect(pseudonymsOf(one, '2026-12')('case', 'x')).not.toBe(name)
    expect(pseudonymsOf(other, '2026-11')('case', 'x')).not.toBe(name)
    expect(pseudonymsOf(one, '2026-11')('chain', 'x').split('-')[1]).not.toBe(name.split('-')[1])
  })
})

/** What an XES reader finds, read by the XML parser of a browser. */
interface Log {
  readonly fault: string | null
  readonly version: string | null
  readonly order: readonly string[]
  readonly names: readonly (string | null)[]
  readonly declared: readonly string[]
  readonly classifiers: readonly string[]
  readonly globals: Readonly<Record<string, readonly string[]>>
  readonly traces: readonly { readonly keys: readonly string[]; readonly events: readonly (readonly (readonly string[])[])[] }[]
}

const readLog = `(text) => {
  const document = new DOMParser().parseFromString(text, 'application/xml')
  const fault = document.querySelector('parsererror')?.textContent ?? null
  const log = document.documentElement
  const children = (element, name) => [...element.children].filter((child) => child.localName === name)
  const attributes = (element) => [...element.children].filter((child) => child.hasAttribute('key'))
    .map((child) => [child.localName, child.getAttribute('key'), child.getAttribute('value')])
  return {
    fault,
    version: log.getAttribute('xes.version'),
    order: [...log.children].map((child) => child.localName),
    names: [
      ...children(log, 'extension').flatMap((one) => [one.getAttribute('name'), one.getAttribute('prefix')]),
      ...children(log, 'classifier').map((one) => one.getAttribute('name')),
      ...children(log, 'global').map((one) => one.getAttribute('scope')),
    ],
    declared: children(log, 'extension').map((extension) => extension.getAttribute('prefix')),
    classifiers: children(log, 'classifier').map((classifier) => classifier.getAttribute('keys')),
    globals: Object.fromEntries(children(log, 'global').map((global) => [global.getAttribute('scope'), attributes(global).map(([, key]) => key)])),
    traces: children(log, 'trace').map((trace) => ({
      keys: attributes(trace).map(([, key]) => key),
      events: children(trace, 'event').map(attributes),
    })),
  }
}`

describe('the event log (XES)', () => {
  test('is well formed, declares what it uses, and holds every event with its instant and offset', async () => {
    const browser = await startBrowser()
    const page = await browser.newPage()
    const text = await exported('xes')
    const log = await page.evaluate<Log>(`(${readLog})(${JSON.stringify(text)})`)
    await browser.close()
    expect(log.fault).toBeNull()
    const own = await recorded()
    const events = log.traces.flatMap((trace) => trace.events)
    const read = (event: (typeof events)[number], key: string) => event.find(([, name]) => name === key)?.[2] ?? ''
    expect(log.traces).toHaveLength(2)
    expect(
      events.map((event) => `${read(event, 'concept:name')} ${new Date(read(event, 'time:timestamp')).toISOString()}`).toSorted(),
    ).toEqual(own.map(({ type, recordedAt }) => `${type} ${recordedAt}`).toSorted())
    for (const { keys } of log.traces) expect(keys).toEqual(expect.arrayContaining([...(log.globals['trace'] ?? ['none'])]))
    for (const event of events) {
      const keys = event.map(([, key]) => key)
      expect(new Set(keys).size).toBe(keys.length)
      expect(keys).toEqual(expect.arrayContaining([...(log.globals['event'] ?? ['none'])]))
      for (const [kind, key, value] of event) {
        const prefix = key?.includes(':') ? key.split(':')[0] : null
        if (prefix) expect(log.declared).toContain(prefix)
        if (kind === 'date') expect(value).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}[+-]\d\d:\d\d$/)
      }
    }
    expect(log.classifiers).toEqual(['concept:name', 'concept:name org:role'])
    // As its schema says (IEEE 1849-2016): a decimal, names without a space, every kind of element before the next.
    expect(log.version).toMatch(/^\d+(\.\d+)?$/)
    for (const name of log.names) expect(name).toMatch(/^[A-Za-z_][\w.-]*$/)
    const kinds = ['extension', 'global', 'classifier', 'string', 'trace']
    expect(log.order.map((kind) => kinds.indexOf(kind))).toEqual(log.order.map((kind) => kinds.indexOf(kind)).toSorted())
    // A day is no instant: midnight here is the evening before in UTC.
    const days = events.flatMap((event) => event.filter(([, key]) => key === 'occurredOn'))
    expect(days.every(([kind, , value]) => kind === 'string' && value === '2026-03-02')).toBe(true)
    const [submitted] = events
    expect(read(submitted ?? [], 'entered')).toBe('consent/documentCheck fire/assessing grid/intake')
    expect(events.flatMap((event) => read(event, 'left'))).toContain('consent/documentCheck')
    expect(log.globals['event']).toEqual(expect.arrayContaining(['concept:name', 'org:role']))
  })
})

/** OCEL 2.0 in JSON, as its standard says it (Berti et al. 2024, section on the JSON format). */
// A value is text by its schema; declared as anything else, a strict reader refuses it.
const Attribute = z.strictObject({ name: z.string(), type: z.literal('string') })
const Value = z.string()
const Relation = z.strictObject({ objectId: z.string(), qualifier: z.string() })
const Instant = z.iso.datetime({ offset: true })
const Ocel = z.strictObject({
  objectTypes: z.array(z.strictObject({ name: z.string(), attributes: z.array(Attribute) })),
  eventTypes: z.array(z.strictObject({ name: z.string(), attributes: z.array(Attribute) })),
  objects: z.array(
    z.strictObject({
      id: z.string(),
      type: z.string(),
      attributes: z.array(z.strictObject({ name: z.string(), value: Value, time: Instant })),
      relationships: z.array(Relation),
    }),
  ),
  events: z.array(
    z.strictObject({
      id: z.string(),
      type: z.string(),
      time: Instant,
      attributes: z.array(z.strictObject({ name: z.string(), value: Value })),
      relationships: z.array(Relation).min(1),
    }),
  ),
})

describe('the object-centric log (OCEL 2.0)', () => {
  test('fits its schema; every object named is there, of a declared type, with declared attributes', async () => {
    const log = Ocel.parse(JSON.parse(await exported('ocel')))
    const own = await recorded()
    expect(log.events.map(({ type }) => type).toSorted()).toEqual(own.map(({ type }) => type).toSorted())
    const objects = new Map(log.objects.map((object) => [object.id, object]))
    expect(objects.size).toBe(log.objects.length)
    expect(new Set(log.events.map(({ id }) => id)).size).toBe(log.events.length)
    const attributesOf = (list: typeof log.objectTypes) =>
      new Map(list.map(({ name, attributes }) => [name, attributes.map((one) => one.name)]))
    for (const [entries, declared] of [
      [log.objects, attributesOf(log.objectTypes)],
      [log.events, attributesOf(log.eventTypes)],
    ] as const) {
      for (const { type, attributes, relationships } of entries) {
        for (const { name } of attributes) expect(declared.get(type)).toContain(name)
        for (const { objectId } of relationships) expect(objects.has(objectId)).toBe(true)
      }
    }
    expect(new Set(log.objects.map(({ type }) => type))).toEqual(
      new Set(['case', 'chain', 'space', 'garage', 'compound', 'transformer', 'company', 'officialAct']),
    )
    expect(log.events.find(({ type }) => type === 'property.reject')?.attributes).toContainEqual({
      name: 'grounds',
      value: 'NO_CAPACITY_PUBLIC',
    })
    expect(log.events[0]?.attributes).toEqual(
      expect.arrayContaining([
        { name: 'onBehalf', value: 'false' },
        { name: 'occurredOn', value: '2026-03-02' },
      ]),
    )
    // What does not change is said to hold from the beginning of all time: other tools take any later instant for a change.
    expect(log.objects.find(({ type }) => type === 'case')?.attributes).toEqual([
      { name: 'district', value: '430211', time: '1970-01-01T00:00:00Z' },
      { name: 'filedOn', value: '2026-03-02', time: '1970-01-01T00:00:00Z' },
      { name: 'rulePack', value: 'zhuzhou-2022', time: '1970-01-01T00:00:00Z' },
    ])
    expect(log.objects.filter(({ type }) => type === 'officialAct')).toHaveLength(2)
    expect(log.objects.filter(({ type }) => type === 'case')).toHaveLength(2)
    expect(log.objects.filter(({ type }) => type === 'compound')).toHaveLength(1)
  })
})
