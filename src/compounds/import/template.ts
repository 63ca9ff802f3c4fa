import writeXlsxFile from 'write-excel-file/node'
import { type ColumnId, columnIds, columns } from './columns.ts'
import { remarkMark } from './read-rows.ts'

/** Rows of the template whose labels and codes are text before anybody types: a spreadsheet makes a date of 3-12. */
const preparedRows = 500

const textColumns: readonly ColumnId[] = ['floor', 'label', 'companyCode', 'peakMonth']

const headerOf = (id: ColumnId): string => `${columns[id].zh} / ${columns[id].en}${columns[id].required ? ' *' : ''}`

/** The example is a remark, so that it is never imported. */
const exampleOf = (id: ColumnId, index: number): string =>
  index === 0 ? `${remarkMark}示例 example: ${columns[id].example}` : columns[id].example

const explanations: readonly (readonly [string, string])[] = [
  ['一行填写一个车位。带 * 的列必须填写。', 'One row is one parking space. Columns with * must be filled in.'],
  [
    '同一车库、变压器、小区的内容在各行必须一致，也可以只在一行填写。',
    'All rows must say the same about one garage, transformer or compound; it is enough to say it in one of them.',
  ],
  [
    '空格表示不改变已登记的内容；不清楚请写“未知”。',
    'An empty cell leaves what is registered; 未知 (unknown) says that it is not known.',
  ],
  ['有一处错误，整个表都不会导入。可先试导入，查看全部错误。', 'One fault and nothing is imported. A dry run lists them all.'],
  ['表中没有列出的车位不会被删除。', 'Spaces that the table leaves out are not removed.'],
  ['以“# ”（井号加空格）开头的行不导入。', 'Rows that begin with “# ” (and a space) are not imported.'],
]

const bold = (value: string) => ({ value, fontWeight: 'bold' as const, wrap: true })

/** The table to fill in, as a workbook: the table with one example, and a sheet that explains every column. */
export const templateWorkbook = (): Promise<Buffer> => {
  const blank = columnIds.map((id) => (textColumns.includes(id) ? { type: String, format: '@' } : null))
  const spaces = [
    columnIds.map((id) => bold(headerOf(id))),
    columnIds.map((id, index) => ({ value: exampleOf(id, index), type: String, format: '@', textColor: '#777777' })),
    ...Array.from({ length: preparedRows }, () => blank),
  ]
  const guide = [
    [bold('填写说明'), bold('How to fill it in')],
    ...explanations.map((pair) => pair.map((value) => ({ value, wrap: true }))),
    [null, null],
    [bold('列'), bold('Column'), bold('填写'), bold('Values'), bold('例'), bold('必填 required')],
    ...columnIds.map((id) => {
      const { zh, en, explain, example, required } = columns[id]
      return [zh, en, explain.zh, explain.en, example, required ? '是 yes' : ''].map((value) => ({ value, wrap: true }))
    }),
  ]
  return writeXlsxFile([
    { data: spaces, sheet: '车位 Spaces', columns: columnIds.map(() => ({ width: 16 })), stickyRowsCount: 1 },
    { data: guide, sheet: '说明 Guide', columns: [40, 40, 40, 40, 20, 14].map((width) => ({ width })) },
  ]).toBuffer()
}

const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`

/** The same as CSV with a mark, which Excel needs to see that it is UTF-8. Explanations stand in remarks. */
export const templateCsv = (): string => {
  const rows = [
    columnIds.map(headerOf),
    columnIds.map(exampleOf),
    ...explanations.map(([zh, en]) => [`${remarkMark}${zh} ${en}`]),
    ...columnIds.map((id) => [
      `${remarkMark}${columns[id].zh} / ${columns[id].en}: ${columns[id].explain.zh} ${columns[id].explain.en}`,
    ]),
  ]
  return `\ufeff${rows.map((row) => row.map(quoted).join(',')).join('\r\n')}\r\n`
}
