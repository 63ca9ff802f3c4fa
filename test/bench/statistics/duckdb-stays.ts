/** A group of stays as DuckDB sees it: where they were how many, and how long a visit lasts. */
export interface DuckGroup {
  readonly group: string
  readonly n: number
  readonly open: number
  readonly entered: number
  readonly left: number
  readonly medianDays: number | null
  readonly p90Days: number | null
}

/** What is asked: the stays by district, or those of one garage level and one stage alone. */
export interface DuckQuestion {
  readonly groupBy: 'district' | 'all'
  readonly filters: readonly { readonly column: 'garage' | 'stage'; readonly is: string }[]
  readonly asOf: number
  readonly period: { readonly from: number; readonly to: number }
}

export const stayGroupOf = (row: Readonly<Record<string, unknown>>): DuckGroup => ({
  group: String(row['grp']),
  ...{ n: Number(row['n']), open: Number(row['open']), entered: Number(row['entered']), left: Number(row['gone']) },
  medianDays: row['median'] === null ? null : Number(row['median']),
  p90Days: row['p90'] === null ? null : Number(row['p90']),
})

/** Kaplan–Meier with delayed entry in SQL, with the middle of a flat part where the curve runs at the level (as R and `survivalQuantile`). */
export const stayQuery = ({ groupBy, filters, asOf, period: { from, to } }: DuckQuestion): string => {
  const group = groupBy === 'district' ? `district || ' ' || grouped` : `'all'`
  const wanted = filters.map(({ column, is }) => `${column} = '${is}'`).join(' and ') || 'true'
  return `
with s as (
  select ${group} as grp, ended, case when seen > entered then seen - entered else -1 end as enter,
    case when ended then ends else ${asOf} end - entered as leave, entered as began, ends from stays where ${wanted}),
counts as (
  select grp, count(*) as n, count(*) filter (where not ended) as open,
    count(*) filter (where began between ${from} and ${to}) as entered,
    count(*) filter (where ends between ${from} and ${to}) as gone from s group by grp),
steps as (
  select grp, t, sum(d) as d, sum(c) as c, sum(b) as b from (
    select grp, leave as t, ended::int as d, (not ended)::int as c, 0 as b from s where enter < leave
    union all select grp, enter as t, 0, 0, 1 from s where enter < leave) group by grp, t),
risk as (
  select grp, t, d, c,
    coalesce(sum(b) over before, 0) - coalesce(sum(d + c) over before, 0) as there from steps
  window before as (partition by grp order by t rows between unbounded preceding and 1 preceding)),
curve as (
  select grp, t, product((there - d)::double / there) over (partition by grp order by t) as survival
  from risk where d + c > 0),
quantiles as (
  select grp, ${['0.5', '0.1'].map((level, at) => quantileOf(level, at === 0 ? 'median' : 'p90')).join(', ')} from curve group by grp)
select counts.*, median, p90 from counts left join quantiles using (grp) order by grp`
}

const quantileOf = (level: string, name: string): string => {
  const reached = `min(t) filter (where survival <= ${level} + 1e-9)`
  const fallen = `min(t) filter (where survival < ${level} - 1e-9)`
  const isFlat = `max(survival) filter (where survival <= ${level} + 1e-9) >= ${level} - 1e-9`
  return `case when ${isFlat} then (${reached} + coalesce(${fallen}, max(t))) / 2.0 else ${reached} end as ${name}`
}
