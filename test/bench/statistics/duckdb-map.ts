import { stillOpen } from '../../../workflows/statistics/family-table.ts'
import type { ProcessMap } from '../../../workflows/statistics/process-map.ts'

/** A stage or a way of the map, as both sides give it. */
export interface MapPart {
  readonly group: string
  readonly times: number
  /** How many wait there; of a way, how many families went it. */
  readonly others: number
  /** The mean place of a stage; of a way, the median of the days, in calendar days. */
  readonly value: number | null
}

/** The stages of the map by district, and its ways. */
export const mapQuery = `
select staged as grp, count(*) as times, count(*) filter (where ends = ${stillOpen}) as others, avg(place) as value
  from steps group by staged
union all select gone, count(*), count(distinct family), median(ends - entered)
  from steps where ends <> ${stillOpen} group by gone`

export const mapPartOf = (row: Readonly<Record<string, unknown>>): MapPart => ({
  group: String(row['grp']),
  ...{ times: Number(row['times']), others: Number(row['others']), value: Number(row['value']) },
})

/** The same of the figure. */
export const mapPartsOf = ({ groups }: ProcessMap): MapPart[] =>
  groups.flatMap(({ district, stages, ways }) => [
    ...stages.map(({ track, stage, entered, waiting, place }) => ({
      ...{ group: `${district} ${track} ${stage}`, times: entered, others: waiting, value: place },
    })),
    ...ways.map(({ track, from, to, outcome, times, families, medianDays }) => ({
      ...{ group: `${district} ${track} ${from} ${to} ${outcome}`, times, others: families, value: medianDays.calendarDays },
    })),
  ])
