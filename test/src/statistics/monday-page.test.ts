import { afterAll, expect, test } from 'vitest'
import { openPress } from '../../../src/papers/press.ts'
import { type MondaySet, mondayPage } from '../../../src/statistics/monday.ts'
import { readPdf } from '../../helpers/read-pdf.ts'

const press = openPress()
afterAll(() => press.close())

const definition = (id: string) => ({
  definition: { id, version: 1, text: '在等的家庭里，超过了自己时限的'.repeat(9) },
  ...{ shareOnBehalf: 0.12, shareSelfReported: 0.08, shareUnknownFacts: 0.33 },
})
const states = ['已通电', '等业主自己', '等物业或代出证单位', '目前不可行', '放弃', '改用他法', '施工和装表', '等主管部门']

/** The fullest week: ten desks with long reasons, eight states, five works, incidents of each kind. */
const full = {
  monday: '2026-03-09',
  families: {
    asOf: '2026-03-08',
    where: {
      ...definition('family.where'),
      ...{ n: 40_000, open: 12_000 },
      groups: [
        {
          after: [30, 90, 180].map((days) => ({
            days,
            shares: states.map((state) => ({ state, stateLabel: state, share: 0.12, lower: 0.1, upper: 0.14 })),
          })),
        },
      ],
    },
  },
  stuck: {
    waiting: 12_000,
    stuck: {
      ...definition('family.stuck'),
      n: 4000,
      groups: Array.from({ length: 14 }, (_, n) => ({
        ...{ holderLabel: '物业公司', n: 400 - n, since: '2025-06-01' },
        organisation: { organisationId: `${n}`, name: `株洲市石峰区第${n}物业服务有限公司` },
        reasons: ['pastBinding', 'pastReference', 'silent', 'nothingHappens'].map((reason) => ({ reason, families: 99 })),
      })),
    },
    because: {
      groups: ['物业公司', '供电公司', '消防核查单位', '业主', '区物业服务指导中心', '主管部门'].map((partyLabel, n) => ({
        partyLabel,
        n: 900 - n,
      })),
    },
  },
  changes: {
    since: '2026-03-01',
    changes: { ...definition('family.changes'), groups: [{ asked: 900, newlyStuck: 80, freed: 70, moved: 60 }] },
  },
  matters: {
    withoutCost: 12,
    matters: {
      groups: Array.from({ length: 7 }, (_, n) => ({
        ...{ kindLabel: '消防设施改造', compound: `晋合湘水湾小区${n}期`, n: 120, yuanPerFamily: { low: 1250, high: 10_400 } },
        organisation: { organisationId: `${n}`, name: '株洲市石峰区物业服务有限公司' },
        ...{ officeLabel: '物业公司', nextReportOn: '2026-04-01', reportDue: true },
      })),
    },
  },
  safety: {
    safety: {
      groups: [
        {
          ...{ open: 24_000, pileYears: 31_000.5, pilesWithConditions: 420, undischarged: 500 },
          rates: ['隐患', '起火', '停用'].map((label) => ({ label, times: 31, per10000: 10, lower: 7, upper: 14 })),
        },
      ],
    },
  },
} as unknown as MondaySet

test('the fullest Monday is one page, its signature on it', async () => {
  const frozen = { hash: 'a'.repeat(64), signature: 'b'.repeat(88), keyId: 'c'.repeat(16), frozenAt: '2026-03-09T01:00:00.000Z' }
  const bytes = await press.print(mondayPage(full, frozen, 'https://pile.example.cn'))
  const { pages, text } = readPdf(bytes)
  expect(pages).toHaveLength(1)
  expect(text).toContain('b'.repeat(44))
  expect(text).toContain('因谁而停：物业公司900户，供电公司899户，其余3586户')
  expect(text).toContain('代为登记12%，自报8%，情况不明33%')
  // No reason is cut off: the fewer words there are, the sooner it is read.
  expect(text).toContain('已逾期99，过参考时间99，未答复99，无人登记99')
  expect(text).toContain('晋合湘水湾小区4期消防设施改造')
})

test('of a figure that an older service froze, what it did not count is not said', () => {
  const { shareSelfReported: _, shareUnknownFacts: __, ...older } = full.families.where
  const old = { ...full, families: { ...full.families, where: older } } as unknown as MondaySet
  const notes = mondayPage(old, { hash: '', signature: '', keyId: '', frozenAt: '' }, '').parts.find(
    ({ kind }) => kind === 'notes',
  )
  expect(notes?.kind === 'notes' && notes.lines[0]).toMatch(/^口径 family\.where 第1版，代为登记12%：/)
})

test('of a hundred families none is left out: the places that have no row of their own stand together', () => {
  const { parts } = mondayPage(full, { hash: '', signature: '', keyId: '', frozenAt: '' }, '')
  const table = parts.find((part) => part.kind === 'table')
  const rows = table?.kind === 'table' ? table.rows : []
  expect(rows).toHaveLength(5)
  expect(rows.at(-1)).toEqual(['其余：放弃、改用他法、施工和装表…', '48', '48', '48'])
})
