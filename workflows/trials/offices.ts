import { localDay } from '../calendar/days.ts'
import type { Actor } from '../case/decide.ts'
import type { Party } from '../parties.ts'
import type { RecordedCase } from './recorded.ts'

/** Whose hands are counted: public offices, and the grid company. A property company's are not. */
const counted: readonly Party[] = ['centre', 'bureau', 'fire', 'grid']

/** What an office did at most, in the record: what a trial takes it to be able to do. */
export interface OfficeLimit {
  readonly party: Party
  readonly organisationId: string
  /** Acts on its busiest day, and in its busiest week (Monday to Sunday). */
  readonly perDay: number
  readonly perWeek: number
}

/** Acts of the offices of a trial, counted as they come. */
export interface Offices {
  /** Whether an office has its hands free at an instant; who is no office always has. */
  isFree(actor: Actor, at: string, timeZone: string): boolean
  note(actor: Actor, at: string, timeZone: string): void
  /** A day's wait because an office was full. */
  noteWait(actor: Actor): void
  readonly acts: ReadonlyMap<string, ReadonlyMap<string, number>>
  readonly waits: ReadonlyMap<string, number>
}

/** The name of an office in counts: party and organisation; null for who is none. */
const officeOf = ({ party, organisationId }: Actor): string | null =>
  organisationId !== null && counted.some((one) => one === party) ? `${party} ${organisationId}` : null

const mondayOf = (day: string): string => {
  const date = Temporal.PlainDate.from(day)
  return date.subtract({ days: date.dayOfWeek - 1 }).toString()
}

/**
 * Opens the count. Without limits everybody is always free. The limit is the most that the office did in the record in one
 * day and in one week: a trial never takes an office to do more than it has once done, and the record itself always fits.
 */
export const openOffices = (limits: readonly OfficeLimit[] | null): Offices => {
  const days = new Map<string, Map<string, number>>()
  const weeks = new Map<string, number>()
  const waits = new Map<string, number>()
  const limitOf = new Map((limits ?? []).map((limit) => [`${limit.party} ${limit.organisationId}`, limit]))
  return {
    isFree: (actor, at, timeZone) => {
      const office = officeOf(actor)
      const limit = office === null ? undefined : limitOf.get(office)
      if (office === null || !limit) return true
      const day = localDay(at, timeZone)
      const week = weeks.get(`${office} ${mondayOf(day)}`) ?? 0
      return (days.get(office)?.get(day) ?? 0) < limit.perDay && week < limit.perWeek
    },
    note: (actor, at, timeZone) => {
      const office = officeOf(actor)
      if (office === null) return
      const day = localDay(at, timeZone)
      const own = days.get(office) ?? new Map<string, number>()
      days.set(office, own.set(day, (own.get(day) ?? 0) + 1))
      const week = `${office} ${mondayOf(day)}`
      weeks.set(week, (weeks.get(week) ?? 0) + 1)
    },
    noteWait: (actor) => {
      const office = officeOf(actor)
      if (office !== null) waits.set(office, (waits.get(office) ?? 0) + 1)
    },
    acts: days,
    waits,
  }
}

/** What each office did at most in the record: its capacity in a trial, stated with its result. */
export const limitsOfRecord = (cases: readonly RecordedCase[]): OfficeLimit[] => {
  const offices = openOffices(null)
  for (const { records } of cases) {
    for (const { origin, input } of records)
      if (origin === 'party') offices.note(input.actor, input.now, input.rules.place.timeZone)
  }
  return [...offices.acts].map(([office, days]) => {
    const [party = '', organisationId = ''] = office.split(' ')
    const weeks = new Map<string, number>()
    for (const [day, n] of days) weeks.set(mondayOf(day), (weeks.get(mondayOf(day)) ?? 0) + n)
    // Written above from a party's name.
    return { party: party as Party, organisationId, perDay: Math.max(...days.values()), perWeek: Math.max(...weeks.values()) }
  })
}
