import { localDay } from '../../workflows/calendar/days.ts'
import type { Day } from '../../workflows/statistics/days.ts'
import type { CityPlan } from './city-plan.ts'
import { daysFrom, type WorkingDays } from './working-days.ts'

/** Working days for which a request of a day waits before its office begins with it. */
export type Backlog = (office: 'fire' | 'grid', district: string, day: Day) => number

/**
 * The queues before the offices of each district, worked out from the plan of the filings: what comes in on a working day
 * (and on the days off before it) joins the queue, and the office takes from it what its people can do. They are of the
 * city and not of a compound, so a compound can be lived through alone.
 */
export const backlogOf = ({ parameters, compounds }: CityPlan, days: WorkingDays): Backlog => {
  const { capacity, from, until, to } = parameters
  const filedOn = new Map<string, number>()
  const total = new Map<string, number>()
  for (const { district, filings } of compounds) {
    for (const at of filings) {
      const key = `${district} ${localDay(at, 'Asia/Shanghai')}`
      filedOn.set(key, (filedOn.get(key) ?? 0) + 1)
    }
    total.set(district, (total.get(district) ?? 0) + filings.length)
  }
  const workingDays = Math.max(1, days.between(from, to))
  const waits = { fire: new Map<string, Map<Day, number>>(), grid: new Map<string, Map<Day, number>>() }
  for (const [office, multiple] of [
    ['fire', capacity.fire],
    ['grid', capacity.grid],
  ] as const) {
    if (multiple === null) continue
    for (const [district, filed] of total) {
      const perDay = (multiple * filed) / workingDays
      let queue = 0
      const ofDays = new Map<Day, number>()
      waits[office].set(district, ofDays)
      for (const day of daysFrom(from, until)) {
        queue += filedOn.get(`${district} ${day}`) ?? 0
        if (days.isWorking(day)) queue = Math.max(0, queue - perDay)
        ofDays.set(day, Math.floor(queue / perDay))
      }
    }
  }
  return (office, district, day) => waits[office].get(district)?.get(day) ?? 0
}
