import { describe, expect, test } from 'vitest'
import { safetyLine, worksParts } from '../../../src/statistics/monday-works.ts'

/* What a deputy mayor decides on: five works with price and families, and one line on safety. */

type Matter = Parameters<typeof worksParts>[1][number]

const matter = (n: number, high: number | null, rest: Partial<Matter> = {}): Matter => ({
  kindLabel: '消防设施改造',
  compound: `第${n}小区`,
  n,
  yuanPerFamily: high === null ? null : { low: high / 2, high },
  organisation: { organisationId: 'company', name: '晋合物业' },
  officeLabel: '物业公司',
  nextReportOn: '2026-04-01',
  reportDue: false,
  ...rest,
})
const rowsOf = (parts: ReturnType<typeof worksParts>) => parts.flatMap((part) => (part.kind === 'table' ? part.rows : []))
const textOf = (parts: ReturnType<typeof worksParts>) =>
  parts.flatMap((part) => (part.kind === 'paragraph' || part.kind === 'subheading' ? [part.text] : [])).join('：')

describe('the works of the Monday sheet', () => {
  test('are the first five of those with a price, in the order of the figure; the others are counted', () => {
    const parts = worksParts(
      2,
      [1, 2, 3, 4, 5, 6, 7].map((n) => matter(n, n === 2 ? null : n * 1000)),
    )
    expect(rowsOf(parts).map(([name, families, each]) => [name, families, each])).toEqual([
      ['第1小区 消防设施改造', '1', '500至1,000'],
      ['第3小区 消防设施改造', '3', '1,500至3,000'],
      ['第4小区 消防设施改造', '4', '2,000至4,000'],
      ['第5小区 消防设施改造', '5', '2,500至5,000'],
      ['第6小区 消防设施改造', '6', '3,000至6,000'],
    ])
    expect(textOf(parts)).toBe('花一元钱解开最多家庭的地方（另有2件没有人登记要花多少钱）')
  })

  test('name who answers for each and when it reports, and whether that day has gone by', () => {
    const late = matter(1, 1000, { reportDue: true })
    const nobody = matter(2, 2000, { organisation: null, nextReportOn: null })
    expect(rowsOf(worksParts(0, [late, nobody])).map((row) => row.slice(3))).toEqual([
      ['晋合物业', '2026-04-01 逾期'],
      ['物业公司', '–'],
    ])
  })

  test('a city without any says so', () => {
    expect(rowsOf(worksParts(3, [matter(1, null)]))).toEqual([])
    expect(textOf(worksParts(3, [matter(1, null)]))).toBe(
      '花一元钱解开最多家庭的地方（另有3件没有人登记要花多少钱）：没有登记了费用、又有家庭在等的公共事项。',
    )
  })
})

describe('the safety line of the Monday sheet', () => {
  const rate = (kind: 'hazard' | 'fire' | 'suspended', label: string, times: number, upper: number | null) => ({
    ...{ kind, label, times, per10000: null, lower: upper === null ? null : 0, upper },
  })
  const safety = {
    open: 12,
    pileYears: 3.04,
    rates: [rate('hazard', '隐患', 1, 18_321.4), rate('fire', '起火', 0, 12_130), rate('suspended', '停用', 0, null)],
    pilesWithConditions: 2,
  }

  test('tells how many run, what happened with its range, and what nobody found put right', () => {
    expect(safetyLine(safety)).toEqual({
      kind: 'paragraph',
      text: '安全：在用12台，累计3.0桩年，隐患1次（每万桩年0至18321）、起火0次（每万桩年0至12130）、停用0次，括号内为95%区间；2台在用的桩还有缺项或者条件没有人确认落实。',
    })
  })

  test('says that there is nothing to tell of, not that nothing happened', () => {
    const nothing = { kind: 'paragraph', text: '安全：还没有运行满一天的充电桩。' }
    expect([safetyLine(undefined), safetyLine({ ...safety, pileYears: 0 })]).toEqual([nothing, nothing])
  })
})
