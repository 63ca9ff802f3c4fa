import type { EChartsOption } from 'echarts'

/** Colours of the parts of a bar, in their order; each differs from its neighbours in lightness too. */
const colours = ['#0f5c4d', '#e08a2e', '#8aa9d6', '#7d5ba6'] as const
const ink = '#17211e'
const grid = '#d5ddd8'

const axisText = { color: ink, fontSize: 12 }
const rules = { lineStyle: { color: grid } }

/** Row heights: the name stands over its bar, so that a phone has room for both. */
const rowHeight = { one: 46, more: 18, words: 16 }
const around = { top: 26, bottom: 30 }

/** How high a picture of bars is: so many rows of so many bars. */
export const heightOf = (rows: number, bars = 1): number =>
  around.top + around.bottom + rows * (rowHeight.one + (bars - 1) * rowHeight.more)

/** How high a picture of ranges is, each with its words under it. */
export const heightOfRanges = (rows: number): number => around.top + rows * (rowHeight.one + rowHeight.words)

interface Named {
  readonly name: string
}

/** The names over their bars, the first row first. */
const namesAxis = (rows: readonly Named[], bars = 1) => ({
  type: 'category' as const,
  inverse: true,
  data: rows.map(({ name }) => name),
  axisLine: { show: false },
  axisTick: { show: false },
  axisLabel: {
    ...axisText,
    inside: true,
    margin: 0,
    align: 'left' as const,
    verticalAlign: 'bottom' as const,
    padding: [0, 0, 13 + ((bars - 1) * rowHeight.more) / 2, 0] as [number, number, number, number],
  },
  z: 10,
})

const valueAxis = {
  type: 'value' as const,
  position: 'top' as const,
  axisLabel: { ...axisText, hideOverlap: true },
  splitLine: rules,
}

const box = (right: number) => ({ left: 8, right, top: around.top, bottom: around.bottom })
const legend = { bottom: 0, left: 0, itemWidth: 14, itemHeight: 14, textStyle: axisText }
const barOf = { barWidth: 14, barGap: '20%', itemStyle: { borderRadius: 0 } }

/** A row of which a number lies between two others. */
export interface RangeRow extends Named {
  readonly low: number
  readonly high: number
  /** The number itself, where there is one between the two. */
  readonly at?: number
  /** What stands under the bar. */
  readonly said: string
}

/** Bars from low to high, each with its words under it. */
export const rangeBars = (rows: readonly RangeRow[]): EChartsOption => ({
  grid: { ...box(16), bottom: 0 },
  xAxis: valueAxis,
  yAxis: namesAxis(rows),
  series: [
    {
      // What a bar stands on is not seen: it only carries the words, from the left edge on.
      ...barOf,
      type: 'bar',
      stack: 'range',
      silent: true,
      itemStyle: { color: 'transparent' },
      data: rows.map(({ low }) => low),
      label: {
        show: true,
        position: 'insideLeft',
        distance: 0,
        offset: [0, 17],
        color: ink,
        fontSize: 12,
        formatter: ({ dataIndex }) => rows[dataIndex]?.said ?? '',
      },
    },
    {
      ...barOf,
      type: 'bar',
      stack: 'range',
      barMinHeight: 3,
      itemStyle: { color: colours[2] },
      data: rows.map(({ low, high }) => high - low),
    },
    {
      type: 'scatter',
      symbolSize: 10,
      itemStyle: { color: colours[0] },
      data: rows.flatMap(({ at }, place) => (at === undefined ? [] : [[at, place]])),
    },
  ],
})

/** A row of parts, in the order of their names. */
export interface PartRow extends Named {
  readonly parts: readonly number[]
}

/** Bars of parts: behind each other in one bar, or beside each other. */
export const partBars = (
  rows: readonly PartRow[],
  names: readonly string[],
  { isStacked }: { readonly isStacked: boolean },
): EChartsOption => ({
  color: [...colours],
  grid: box(36),
  legend,
  tooltip: { trigger: 'axis', confine: true, axisPointer: { type: 'shadow' } },
  xAxis: { ...valueAxis, minInterval: 1 },
  yAxis: namesAxis(rows, isStacked ? 1 : names.length),
  series: names.map((name, part) => ({
    ...barOf,
    type: 'bar' as const,
    name,
    ...(isStacked ? { stack: 'parts' } : {}),
    data: rows.map(({ parts }) => parts[part] ?? 0),
    label: isStacked ? { show: false } : { show: true, position: 'right' as const, color: ink, fontSize: 12 },
  })),
})

/** A point of a course, with its range. */
export interface CourseStep {
  readonly at: string
  readonly value: number
  readonly low: number
  readonly high: number
}

/** A course over months with its uncertain band, under a limit. All numbers are shares. */
export const courseLine = (
  steps: readonly CourseStep[],
  limit: number,
  names: { readonly course: string; readonly band: string; readonly limit: string },
): EChartsOption => {
  const percent = (share: number): string => `${Math.round(share * 1000) / 10}%`
  const step = { type: 'line' as const, step: 'end' as const, symbol: 'none', lineStyle: { width: 0 } }
  return {
    grid: { left: 48, right: 24, top: 24, bottom: 56 },
    legend: { ...legend, data: [names.course, names.band] },
    tooltip: {
      trigger: 'axis',
      confine: true,
      formatter: (shown) => {
        const place = [shown].flat()[0]?.dataIndex ?? 0
        const one = steps[place]
        return one ? `${one.at}<br>${percent(one.value)}（${percent(one.low)}–${percent(one.high)}）` : ''
      },
    },
    xAxis: {
      type: 'category',
      boundaryGap: false,
      data: steps.map(({ at }) => at),
      axisLabel: { ...axisText, hideOverlap: true },
    },
    yAxis: {
      type: 'value',
      scale: true,
      max: ({ max }) => Math.max(max, limit) + 0.02,
      axisLabel: { ...axisText, formatter: percent },
      splitLine: rules,
    },
    series: [
      { ...step, stack: 'band', data: steps.map(({ low }) => low) },
      {
        ...step,
        name: names.band,
        stack: 'band',
        color: colours[2],
        areaStyle: { color: colours[2], opacity: 0.55 },
        data: steps.map(({ low, high }) => high - low),
      },
      {
        ...step,
        name: names.course,
        color: colours[0],
        lineStyle: { width: 2.5 },
        data: steps.map(({ value }) => value),
        markLine: {
          silent: true,
          symbol: 'none',
          lineStyle: { color: '#a4211a', type: 'dashed', width: 2 },
          label: { position: 'insideStartTop', color: '#a4211a', fontSize: 12, formatter: `${names.limit} ${percent(limit)}` },
          data: [{ yAxis: limit }],
        },
      },
    ],
  }
}
