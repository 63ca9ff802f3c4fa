import type { EChartsOption } from 'echarts'
import type { RefObject } from 'react'
import { Chart } from './chart.tsx'

/** A picture of a figure: its caption, how it is drawn, and what it says in words. */
export interface Picture {
  readonly caption: string
  readonly option: EChartsOption
  readonly height: number
  readonly label: string
}

/** The pictures of a figure; what they stand in is kept as one file. */
export const Pictures = ({ of, at }: { readonly of: readonly Picture[]; readonly at: RefObject<HTMLElement | null> }) => (
  <section ref={at}>
    {of.map(({ caption, ...picture }) => (
      <figure key={caption} className="chart-figure">
        <figcaption className="small">{caption}</figcaption>
        <Chart {...picture} />
      </figure>
    ))}
  </section>
)
