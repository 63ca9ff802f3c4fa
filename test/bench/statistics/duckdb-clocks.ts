import { stillOpen } from '../../../workflows/statistics/family-table.ts'
import type { OverdueColumn, OverdueFigure } from '../../../workflows/statistics/overdue.ts'

/** One column of a group of clocks, as both sides give it. */
export interface ClockGroup {
  readonly group: string
  readonly overdue: number
  readonly outOf: number
  readonly openLate: number
  readonly pausedDays: number
  readonly daysLate: number
  readonly longest: number | null
  readonly notKnown: number
}

/**
 * The overdue clocks by district, party and kind of clock, binding ones and reference times apart, in SQL; days late in
 * calendar days alone, and without the compounds and the share on behalf. What each standing means: `overdueFigure`.
 */
export const clockQuery = (asOf: number, from: number): string => `
with j as (
  select grouped, binding, paused, ended, reply, company, answered, due, passed,
    case when answered <> ${stillOpen} then case when late(answered, due, passed) then 'answeredLate' else 'answeredInTime' end
      when ended = ${stillOpen} then case when due = ${stillOpen} then 'resting'
        when not (provisional = 1 and passed = ${stillOpen}) and ${asOf} > due then 'openLate' else 'openInTime' end
      when how = 'expired' then 'lapsed' when how = 'passed' then 'ranOut'
      when how = 'answered' then case when late(ended, due, passed) then 'answeredLate' else 'answeredInTime' end
      when late(ended, due, passed) then 'leftLate' else 'leftInTime' end as stands
  from clocks where case when answered = ${stillOpen} then ended else answered end >= ${from}),
k as (
  select *, stands in ('answeredLate', 'ranOut', 'leftLate', 'openLate') as over,
    case when due <> ${stillOpen} then due when passed <> ${stillOpen} then passed end as since,
    case when stands = 'openLate' then ${asOf}
      when stands <> 'ranOut' then case when answered <> ${stillOpen} then answered else ended end
      when not reply or company = ${-stillOpen} then null
      when company = ${stillOpen} then ${asOf} else company end as until from j)
select grouped || ' ' || binding as grp, count(*) filter (where over) as overdue,
  count(*) filter (where over or stands = 'answeredInTime') as inside,
  count(*) filter (where stands = 'openLate') as open,
  coalesce(sum(paused) filter (where over or stands = 'answeredInTime'), 0) as paused,
  coalesce(sum(greatest(0, until - since)) filter (where over and until - since is not null), 0) as days,
  max(greatest(0, until - since)) filter (where over and until - since is not null) as longest,
  count(*) filter (where over and until - since is null) as unknown
from k group by grp order by grp`

/** Whether a clock is late on a day: one without a due day only where it had run out. */
export const lateMacro = `create macro late(day, due, passed) as
  case when due <> ${stillOpen} then day > due else passed <> ${stillOpen} end`

export const clockGroupOf = (row: Readonly<Record<string, unknown>>): ClockGroup => ({
  group: String(row['grp']),
  ...{ overdue: Number(row['overdue']), outOf: Number(row['inside']), openLate: Number(row['open']) },
  ...{ pausedDays: Number(row['paused']), daysLate: Number(row['days']), notKnown: Number(row['unknown']) },
  longest: row['longest'] === null ? null : Number(row['longest']),
})

/** The same of the figure. */
export const clockGroupsOf = ({ groups }: OverdueFigure): ClockGroup[] =>
  groups.flatMap(({ key, binding, reference }) => {
    const name = `${key.district} ${key.party} ${key.name}`
    return [
      ...[{ group: `${name} true`, ...columnOf(binding) }].filter(() => total(binding) > 0),
      ...[{ group: `${name} false`, ...columnOf(reference) }].filter(() => total(reference) > 0),
    ]
  })

const total = (column: OverdueColumn): number =>
  column.outOf + column.leftInTime + column.openInTime + column.resting + column.lapsed

const columnOf = ({
  overdue,
  outOf,
  openLate,
  pausedDays,
  daysLate,
  daysNotKnown,
}: OverdueColumn): Omit<ClockGroup, 'group'> => ({
  ...{ overdue, outOf, openLate, pausedDays, daysLate: daysLate.calendarDays.total, notKnown: daysNotKnown },
  longest: daysLate.calendarDays.longest,
})
