import type { z } from 'zod'
import type { PrintableSheet, SheetPart } from '../../workflows/papers/sheet.ts'
import type { Head } from '../record/links.ts'
import type { Frozen } from './frozen.ts'
import type { PublicMonthBody } from './public-body.ts'

type Month = z.infer<typeof PublicMonthBody>
type Table = Month['tables'][number]

/** What stands in the place of a withheld number. */
const withheld = '*'

/** What a report is made from: the frozen set, and the last signed head of the record in its month. */
export interface ReportSources {
  readonly frozen: Frozen
  readonly head: Head | null
}

/** The monthly report: every table of the frozen set with its definition, its hash and its signature, and the head of the record. */
export const monthReport = (month: Month, { frozen, head }: ReportSources, publicUrl: string): PrintableSheet => ({
  language: 'zh',
  title: '充电桩报装月度统计',
  caseNumber: month.month,
  parts: [
    {
      kind: 'facts',
      rows: [
        { label: '月份', value: month.month },
        { label: '截至', value: `${month.asOf}（按当日已知情况）` },
        { label: '观察满180天的家庭', value: month.cohorts.length === 0 ? '尚无' : `${month.cohorts.join('、')}提出申请的家庭` },
        { label: '冻结时间', value: frozen.frozenAt },
      ],
    },
    {
      kind: 'notes',
      lines: [
        `“${withheld}”表示不公布：一至四户（件）的数，以及能推算出它们的数，都不公布，也不区分是哪一种。`,
        '“自行报告”：推动该件的情况只由一方报告，没有他人登记、确认或查看。“情况不明”：车库类型、变压器归属、建成年份、适用规则至少一项没有登记。',
        '只有“已通电”算办成；放弃、改用他法、目前不可行从不计入办成。',
        '本报告的数都是冻结的，冻结后不再更改；以后得知的情况、改变的口径，不改本月的数。',
      ],
    },
    ...month.tables.flatMap(tableParts),
    { kind: 'heading', text: '如何核对' },
    {
      kind: 'facts',
      rows: [
        { label: '签名原文', value: `${publicUrl}/api/public/figures/${month.month}/signed` },
        { label: 'SHA-256', value: spaced(frozen.hash) },
        { label: 'Ed25519签名', value: spaced(frozen.signature) },
        { label: '密钥代号', value: frozen.keyId },
      ],
    },
    ...(head ? headParts(head, publicUrl) : []),
  ],
  record: { version: 1, hash: frozen.hash, recordedAt: frozen.frozenAt },
  pointer: { address: `${publicUrl}/figures/${month.month}`, caption: '扫码看本月的数和签名' },
  foot: `月度统计 ${month.month} · ${frozen.hash.slice(0, 16)}`,
})

/** On paper in many hands, the head of a day shows later whether the record behind it was changed. */
const headParts = (head: Head, publicUrl: string): SheetPart[] => [
  { kind: 'heading', text: '办理记录的签名' },
  {
    kind: 'facts',
    rows: [
      { label: '截至', value: `${head.day}（第${head.number}个日签名）` },
      { label: 'SHA-256', value: spaced(head.hash) },
      { label: 'Ed25519签名', value: spaced(head.signature) },
      { label: '密钥代号', value: head.keyId },
      { label: '全部日签名', value: `${publicUrl}/api/record/heads` },
    ],
  },
]

/** Long words break where there is room. */
const spaced = (text: string): string => text.replace(/(.{16})/g, '$1 ').trim()

const said = (count: number | null): string => (count === null ? withheld : String(count))

const percentOf = (percent: number | null): string => (percent === null ? '（不公布或没有）' : `约${percent}%`)

const tableParts = (table: Table): SheetPart[] => [
  { kind: 'heading', text: table.title },
  {
    kind: 'paragraph',
    text: `口径 ${table.definition.id} 第${table.definition.version}版：${table.definition.text}`,
  },
  ...(table.n === null && table.id === 'waiting'
    ? []
    : [
        {
          kind: 'paragraph' as const,
          text: `共${said(table.n)}，其中未完约${said(table.open)}，代为登记占${percentOf(table.onBehalfPercent)}，自行报告的占${percentOf(table.selfReportedPercent)}，有情况不明的占${percentOf(table.unknownFactsPercent)}。`,
        },
      ]),
  gridOf(table),
]

/** A table on paper: the last dimension across where there are several, one line a name where there is one. */
const gridOf = ({ dimensions, cells, id }: Table): SheetPart => {
  if (dimensions.length === 1 || id === 'waiting') {
    return {
      kind: 'table',
      columns: [...dimensions.map((text) => ({ label: text, share: 3 })), { label: '件数', share: 1 }],
      rows: cells.map(({ labels, count }) => [...labels, said(count)]),
    }
  }
  const across = [...new Map(cells.map(({ names, labels }) => [names.at(-1) ?? '', labels.at(-1) ?? ''])).entries()]
  const down = Map.groupBy(cells, ({ names }) => JSON.stringify(names.slice(0, -1)))
  return {
    kind: 'table',
    columns: [
      ...dimensions.slice(0, -1).map((text) => ({ label: text, share: 2 })),
      ...across.map(([, text]) => ({ label: text, share: 1.2 })),
    ],
    rows: [...down.values()].map((row) => [
      ...(row[0]?.labels.slice(0, -1) ?? []),
      ...across.map(([name]) => said(row.find(({ names }) => names.at(-1) === name)?.count ?? null)),
    ]),
  }
}
