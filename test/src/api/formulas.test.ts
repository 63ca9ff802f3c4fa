import { readFileSync } from 'node:fs'
import { inflateRawSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { csvCell } from '../../../src/exports/csv-export.ts'
import { type SimulatedService, simulatedService } from '../../helpers/simulated-service.ts'

/* Whoever opens a download runs what a spreadsheet takes for a formula: a name must never be one. */

const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const tableTypes = ['text/csv', workbookType]
const beginnings = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']

let service: SimulatedService
let token: string
beforeAll(async () => {
  service = await simulatedService({ cases: 150, seed: 5 })
  token = await service.token('bureau')
  const { connection } = service.city.database
  const rename = (table: string, column: string): void => {
    const ids = connection.prepare<[], { rowid: number }>(`select rowid from ${table}`).all()
    const write = connection.prepare<[string, number]>(`update ${table} set ${column} = ? || ${column} where rowid = ?`)
    for (const [n, { rowid }] of ids.entries()) write.run(`${beginnings[n % beginnings.length]}cmd|' /C calc'!A${n},"`, rowid)
  }
  rename('organisations', 'name')
  rename('compounds', 'name')
  rename('districts', 'name_zh')
}, 120_000)
afterAll(() => service?.close())

interface Parameter {
  readonly name: string
  readonly in: string
  readonly schema: { readonly enum?: readonly string[] }
}
interface Operation {
  readonly parameters?: readonly Parameter[]
  readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, unknown>> }>>
}
const { paths } = JSON.parse(readFileSync(new URL('../../../src/client/generated/openapi.json', import.meta.url), 'utf8')) as {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
}

/** Every address that answers with a table, as the description of the service has them: a new one is in it by itself. */
const exported = Object.entries(paths).flatMap(([path, methods]) =>
  Object.entries(methods).flatMap(([method, { parameters = [], responses }]) => {
    const isTable = Object.values(responses).some(({ content = {} }) => tableTypes.some((type) => type in content))
    if (!isTable) return []
    const inPath = parameters.filter((parameter) => parameter.in === 'path')
    const addresses = inPath.reduce(
      (before, { name, schema }) =>
        before.flatMap((at) => (schema.enum ?? [`no values of ${name}`]).map((value) => at.replace(`{${name}}`, value))),
      [path],
    )
    const forms = parameters.find(({ name }) => name === 'form' && method === 'get')
    const queries = forms?.in === 'query' ? (forms.schema.enum ?? []).map((form) => `?form=${form}`) : ['']
    return addresses.flatMap((at) => queries.map((query) => ({ method, address: `${at}${query}` })))
  }),
)

/** The cells of a CSV file (RFC 4180). */
const cellsOf = (text: string): string[] =>
  [...text.replace('\ufeff', '').matchAll(/(?:^|[,\n])(?:"((?:[^"]|"")*)"|([^",\r\n]*))/g)].map(
    ([, quoted, plain = '']) => quoted?.replaceAll('""', '"') ?? plain,
  )

/** The files in a zip, by name. */
const filesOf = (zip: Buffer): Map<string, string> => {
  const files = new Map<string, string>()
  for (let at = zip.indexOf('PK\u0001\u0002', 0, 'latin1'); at >= 0 && zip.readUInt32LE(at) === 0x02014b50; ) {
    const [method, packed, nameLength] = [zip.readUInt16LE(at + 10), zip.readUInt32LE(at + 20), zip.readUInt16LE(at + 28)]
    const [extra, comment, local] = [zip.readUInt16LE(at + 30), zip.readUInt16LE(at + 32), zip.readUInt32LE(at + 42)]
    const from = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28)
    const bytes = zip.subarray(from, from + packed)
    const name = zip.toString('utf8', at + 46, at + 46 + nameLength)
    files.set(name, (method === 0 ? bytes : inflateRawSync(bytes)).toString('utf8'))
    at += 46 + nameLength + extra + comment
  }
  return files
}

const isFormula = (cell: string): boolean => /^[=+\-@\t\r\n＝＋－＠]/.test(cell) && !Number.isFinite(Number(cell.trim()))

describe('no download holds what a spreadsheet would run', () => {
  test.each(beginnings)('in a cell that begins with %j', (sign) => {
    expect(cellsOf(csvCell(`${sign}1+1`))).toEqual([`'${sign}1+1`])
    expect(csvCell(-3.5)).toBe('-3.5')
  })

  test('in any table that the service describes, whatever somebody is called', async () => {
    expect(exported.length).toBeGreaterThan(30)
    const names = new Set<string>()
    let workbooks = 0
    for (const { method, address } of exported) {
      const answer = await fetch(`${service.url}${address}`, {
        method: method.toUpperCase(),
        headers: { authorization: `Bearer ${token}`, 'accept-language': 'zh-CN' },
      })
      expect(answer.status, `${method} ${address}`).toBe(200)
      const bytes = Buffer.from(await answer.arrayBuffer())
      const type = answer.headers.get('content-type') ?? ''
      if (type.startsWith('text/csv')) {
        const cells = cellsOf(bytes.toString('utf8'))
        expect(cells.length, address).toBeGreaterThan(3)
        expect(cells.filter(isFormula), address).toEqual([])
        for (const cell of cells) if (cell.includes('cmd|')) names.add(cell.slice(0, 2))
      }
      if (type !== workbookType) continue
      workbooks += 1
      const files = filesOf(bytes)
      const sheets = [...files].filter(([name]) => name.startsWith('xl/worksheets/'))
      expect(sheets.length, address).toBeGreaterThan(0)
      // A formula is an element of its own, and a text is none whatever it begins with.
      for (const [name, xml] of sheets) expect(/<f[\s>/]/.test(xml), `${address} ${name}`).toBe(false)
    }
    expect(workbooks).toBeGreaterThan(10)
    // Names were in the tables, each behind a mark that makes it a text.
    expect(names.size).toBeGreaterThan(6)
    expect([...names].filter((name) => !name.startsWith("'"))).toEqual([])
  }, 300_000)
})
