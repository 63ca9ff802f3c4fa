import type { PrintableSheet } from '../../workflows/papers/sheet.ts'
import type { matterFiguresBody, safetyFiguresBody } from './city-bodies.ts'

type Part = PrintableSheet['parts'][number]
type Matter = Pick<
  ReturnType<typeof matterFiguresBody>['matters']['groups'][number],
  'kindLabel' | 'compound' | 'n' | 'yuanPerFamily' | 'organisation' | 'officeLabel' | 'nextReportOn' | 'reportDue'
>
type Safety = Pick<
  ReturnType<typeof safetyFiguresBody>['safety']['groups'][number],
  'open' | 'pileYears' | 'rates' | 'pilesWithConditions'
>

/** How many works are named: a table of a meeting decides on few. */
const worksNamed = 5

/** What fits in one line of a column. */
export const inOneLine = (text: string, letters: number): string =>
  text.length > letters ? `${text.slice(0, letters - 1)}…` : text

const yuan = (amount: number): string => Math.round(amount).toLocaleString('zh-CN')

/** Where one yuan frees most families: the works whose cost is on record, the least for one family first. */
export const worksParts = (withoutCost: number, matters: readonly Matter[]): Part[] => {
  const works = matters.flatMap(({ yuanPerFamily, ...work }) => (yuanPerFamily ? [{ ...work, yuanPerFamily }] : []))
  const others = withoutCost === 0 ? '' : `（另有${withoutCost}件没有人登记要花多少钱）`
  const heading: Part = { kind: 'subheading', text: `花一元钱解开最多家庭的地方${others}` }
  if (works.length === 0) return [heading, { kind: 'paragraph', text: '没有登记了费用、又有家庭在等的公共事项。' }]
  const columns = [
    { label: '公共事项', share: 4 },
    { label: '户', share: 0.8 },
    { label: '每户多少元', share: 2 },
    { label: '谁负责', share: 2.6 },
    { label: '下次报告', share: 2 },
  ]
  const rows = works
    .slice(0, worksNamed)
    .map(({ kindLabel, compound, n, yuanPerFamily: { low, high }, organisation, officeLabel, nextReportOn, reportDue }) => [
      inOneLine(`${compound ?? ''} ${kindLabel}`.trim(), 18),
      String(n),
      `${yuan(low)}至${yuan(high)}`,
      inOneLine(organisation?.name ?? officeLabel, 11),
      nextReportOn === null ? '–' : `${nextReportOn}${reportDue ? ' 逾期' : ''}`,
    ])
  return [heading, { kind: 'table', columns, rows }]
}

/** One line on the safety of the piles that run; none is not nought, and the line says so. */
export const safetyLine = (safety: Safety | undefined): Part => {
  if (!safety || safety.pileYears === 0) return { kind: 'paragraph', text: '安全：还没有运行满一天的充电桩。' }
  const rates = safety.rates.map(({ label, times, lower, upper }) => {
    const band = lower === null || upper === null ? '' : `（每万桩年${Math.round(lower)}至${Math.round(upper)}）`
    return `${label}${times}次${band}`
  })
  const conditions =
    safety.pilesWithConditions === 0 ? '' : `；${safety.pilesWithConditions}台在用的桩还有缺项或者条件没有人确认落实`
  return {
    kind: 'paragraph',
    text: `安全：在用${safety.open}台，累计${safety.pileYears.toFixed(1)}桩年，${rates.join('、')}，括号内为95%区间${conditions}。`,
  }
}
