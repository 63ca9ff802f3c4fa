import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import writeXlsxFile from 'write-excel-file/node'
import { columnIds } from '../../../src/compounds/import/columns.ts'
import { readRows } from '../../../src/compounds/import/read-rows.ts'
import { readTable, type UploadedTable } from '../../../src/compounds/import/read-table.ts'
import type { CountedTable } from '../../../src/compounds/import/table.ts'
import { templateCsv, templateWorkbook } from '../../../src/compounds/import/template.ts'
import { unpackWorkbook } from '../../../src/compounds/import/unpack-workbook.ts'
import { cellsOf, csvFile, csvOf, row, workbookFile } from './register-rig.ts'
import { bombOf, cell, workbookOf } from './workbook-parts.ts'

const sample = (name: string): Buffer => readFileSync(new URL(`../../fixtures/compounds/${name}`, import.meta.url))

const read = async (file: UploadedTable): Promise<CountedTable> => {
  const table = await readTable(file)
  if (typeof table === 'string') throw new Error(`not read: ${table}`)
  return table
}

const rowsOf = async (file: UploadedTable) => readRows(await read(file))

describe('what offices save', () => {
  const samples: readonly [string, string, string][] = [
    ['CSV in UTF-8', 'spaces-utf8.csv', 'text/csv'],
    ['CSV in UTF-8 with a mark', 'spaces-utf8-mark.csv', 'application/vnd.ms-excel'],
    ['CSV in GB18030, as Excel in China saves it', 'spaces-gb18030.csv', 'text/csv'],
    ['Unicode text with tabs', 'spaces-utf16.txt', 'text/plain'],
    [
      'a workbook with a title, dates and merged cells',
      'spaces.xlsx',
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    ],
  ]
  for (const [what, name, mediaType] of samples) {
    test(`${what} says the same`, async () => {
      const { rows, faults } = await rowsOf({ name, mediaType, bytes: sample(name) })
      expect(faults).toEqual([])
      expect(rows.map(({ said }) => said)).toEqual(
        [1, 2, 3].map((number) => ({
          district: '石峰区',
          compound: '幸福里',
          garage: '地下车库',
          garageLevel: 'underground',
          floor: -1,
          alarm: 'present',
          fireUnitAreaM2: 1800,
          transformer: '1号变压器',
          ownership: 'public',
          ratedKva: 630,
          peakMonth: '2025-08',
          label: `B1-00${number}`,
          title: number === 3 ? 'leased' : 'owned',
          ...(number === 3 ? { leaseUntilOn: '2030-12-31' } : {}),
          civilDefence: false,
          mechanical: false,
          wallOrPillar: true,
          // The first sign of the name stands outside GBK: GB18030 needs four bytes for it.
          company: '株洲㐀示例物业服务有限公司',
          companyCode: '91430200MA4L00001P',
        })),
      )
    })
  }

  test('row numbers are those of the spreadsheet, over blank lines and line breaks within a cell', async () => {
    const [header, first, second] = csvOf([row({ garage: '地下\n车库' }), row({ label: '?', floor: '?' })]).split(/\r\n(?=石)/)
    const { faults } = await rowsOf(csvFile(`${header}\n\n${first}\n,,\n${second}`))
    expect(faults.map((fault) => [fault.row, fault.field])).toEqual([[5, 'floor']])
  })

  test('lines that end in different ways stay rows of their own', async () => {
    const text = csvOf([row(), row({ label: 'B1-002' }), row({ label: 'B1-003' })])
    const [head, first, second, third] = text.split('\r\n')
    const { rows, faults } = await rowsOf(csvFile(`${head}\r\n${first}\n${second}\r\n${third}\n`))
    expect(faults).toEqual([])
    expect(rows.map(({ said }) => said.label)).toEqual([row().label, 'B1-002', 'B1-003'])
  })

  test('the template is a table without spaces, in both forms, and its example can be imported when its mark is taken off', async () => {
    for (const file of [workbookFile(await templateWorkbook()), csvFile(templateCsv())]) {
      const table = await read(file)
      const { rows, faults, headers } = readRows(table)
      expect(rows).toEqual([])
      expect(faults.map(({ code }) => code)).toEqual(['TABLE_EMPTY'])
      expect(Object.keys(headers)).toEqual(columnIds)
      const example = table.rows[1]!.map((text) => text.replace(/^# .*: /, ''))
      expect(readRows({ ...table, rows: [table.rows[0]!, example] })).toMatchObject({ faults: [], rows: [{ row: 2 }] })
    }
  })
})

describe('workbooks', () => {
  test('a formula counts as the value it was saved with', async () => {
    const formula = '<c r="B1" t="str"><f>A1&amp;"x"</f><v>幸福里</v></c><c r="C1"><f>1+1</f><v>2</v></c>'
    const table = await read(workbookFile(workbookOf(`<row r="1">${cell('A1', 'a')}${formula}</row>`)))
    expect(table).toMatchObject({ rows: [['a', '幸福里', '2']], broken: [] })
  })

  test('a failed formula and one without its result are faults, not empty cells', async () => {
    const header = ['区', '小区', '车库', '车位号', '人防车位', '机械车位', '楼层', '额定容量']
    const headerRow = header.map((text, index) => cell(`${String.fromCharCode(65 + index)}1`, text)).join('')
    const filled = ['石峰区', '幸福里', '车库', '1', '否', '否'].map((text, index) =>
      cell(`${String.fromCharCode(65 + index)}2`, text),
    )
    const broken = '<c r="G2" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="H2"><f>A1</f></c>'
    const bytes = workbookOf(`<row r="1">${headerRow}</row><row r="2">${filled.join('')}${broken}</row>`)
    const { faults } = await rowsOf(workbookFile(bytes))
    expect(faults.map((fault) => [fault.row, fault.column, fault.code, fault.value])).toEqual([
      [2, '楼层', 'CELL_HAS_ERROR', '#DIV/0!'],
      [2, '额定容量', 'FORMULA_WITHOUT_VALUE', ''],
    ])
  })

  test('a text formula without its result is named though nothing else can be read', async () => {
    const { faults } = await rowsOf(workbookFile(workbookOf('<row r="1"><c r="AB1" t="str"><f>X</f></c></row>')))
    expect(faults.map((fault) => [fault.row, fault.column, fault.code])).toEqual([[1, 'AB', 'FORMULA_WITHOUT_VALUE']])
  })

  test('numbers, days and truth values are read as a spreadsheet shows them', async () => {
    const bytes = await writeXlsxFile([
      [
        { value: 0.1 + 0.2, type: Number },
        { value: new Date('2025-08-01T00:00:00Z'), type: Date, format: 'yyyy-mm' },
        { value: true, type: Boolean },
        { value: 630, type: Number },
      ],
    ]).toBuffer()
    expect((await read(workbookFile(bytes))).rows).toEqual([['0.3', '2025-08-01', 'true', '630']])
  })

  test('a merged cell counts for every row that it covers', async () => {
    const bytes = workbookOf(
      `<row r="1">${cell('A1', 'x')}${cell('B1', '1')}</row><row r="2">${cell('B2', '2')}</row><row r="3">${cell('A3', 'y')}${cell('B3', '3')}</row>`,
      '<mergeCells count="1"><mergeCell ref="A1:A2"/></mergeCells>',
    )
    expect((await read(workbookFile(bytes))).rows).toEqual([
      ['x', '1'],
      ['x', '2'],
      ['y', '3'],
    ])
  })

  test('20,000 rows are read within the bounds', async () => {
    const [header, ...rest] = cellsOf(Array.from({ length: 20_000 }, (_, index) => row({ label: `B1-${index}` })))
    const bytes = await writeXlsxFile(
      [header!, ...rest].map((cells) => cells.map((value) => ({ value, type: String }))),
    ).toBuffer()
    expect((await read(workbookFile(bytes))).filled).toBe(20_001)
  })
})

describe('what is no table', () => {
  const refused = (file: UploadedTable) => readTable(file)
  const spaces = sample('spaces.xlsx')

  test('a file that lies about its type', async () => {
    const pdf = Buffer.from('%PDF-1.7\n\0\0')
    const legacy = Buffer.from('d0cf11e0a1b11ae1', 'hex')
    expect(await refused(workbookFile(Buffer.from(csvOf([row()]))))).toBe('notWhatItSays')
    expect(await refused(csvFile(spaces))).toBe('notWhatItSays')
    expect(await refused(csvFile(pdf))).toBe('notWhatItSays')
    expect(await refused(workbookFile(legacy))).toBe('notWhatItSays')
    expect(await refused(workbookFile(spaces.subarray(0, 3000)))).toBe('notWhatItSays')
    expect(await refused(workbookFile(workbookOf('<row r="1"><c r="A1" t="s"><v>7</v></c></row>')))).toBe('notWhatItSays')
    expect(await refused(csvFile(Buffer.from([0xb1, 0xff, 0xfe, 0x81])))).toBe('notWhatItSays')
  })

  test('a type that is not read, and an ending that contradicts the media type', async () => {
    const { bytes, mediaType } = workbookFile(spaces)
    expect(await refused({ name: 'a.xls', mediaType: 'application/vnd.ms-excel', bytes })).toBe('unsupported')
    expect(await refused({ name: 'a.pdf', mediaType: 'application/pdf', bytes })).toBe('unsupported')
    expect(await refused({ name: 'a.csv', mediaType: 'image/png', bytes })).toBe('unsupported')
    expect(await refused({ name: 'a.csv', mediaType, bytes })).toBe('unsupported')
    expect(await refused({ name: 'a.xlsx', mediaType: 'text/csv', bytes })).toBe('unsupported')
    expect(await refused({ name: 'blob', mediaType: 'application/octet-stream', bytes })).toBe('unsupported')
    expect(await refused({ name: 'blob', mediaType, bytes })).toMatchObject({ filled: 5 })
  })

  test('a workbook of a few kilobytes that unpacks to 200 megabytes and claims to be empty', async () => {
    const bomb = bombOf(200_000_000)
    expect(bomb.length).toBeLessThan(300_000)
    expect(await refused(workbookFile(bomb))).toBe('tooLarge')
    expect(await unpackWorkbook(bomb)).toBe('tooLarge')
  })

  test('a workbook of two parts with the same name', async () => {
    // The name of one part becomes that of another, in its header and in the directory.
    const twice = Buffer.from(spaces.toString('latin1').replaceAll('worksheets/sheet2.xml', 'worksheets/sheet1.xml'), 'latin1')
    expect(twice.equals(spaces)).toBe(false)
    expect(await refused(workbookFile(twice))).toBe('notWhatItSays')
  })

  test('a cell that claims to stand in a far row or column', async () => {
    for (const sheet of [
      '<row r="1"><c r="A1"><v>1</v></c></row><row r="999999999"><c r="A999999999"><v>1</v></c></row>',
      '<row r="1"><c r="ZZZZZZZ1"><v>1</v></c></row>',
      '<row r="1"><c r="&#90;ZZZZZZ1"><v>1</v></c></row>',
      "<row r='1'><c x:r = 'ZZZZZZZ1'><v>1</v></c></row>",
      '<row/>'.repeat(5_000_000),
    ]) {
      const started = performance.now()
      expect(await refused(workbookFile(workbookOf(sheet)))).toBe('tooLarge')
      expect(performance.now() - started).toBeLessThan(10_000)
    }
  })

  test('ten million blank lines', async () => {
    const started = performance.now()
    expect(await refused(csvFile('\n'.repeat(10_000_000)))).toBe('tooLarge')
    expect(performance.now() - started).toBeLessThan(10_000)
  })
})
