import type { Calendar } from '../../workflows/calendar/calendar.ts'
import type { Party } from '../../workflows/parties.ts'
import type { RulePack } from '../../workflows/rules/schema.ts'
import type { District, Registry } from '../compounds/ports.ts'

const home = { timeZone: 'Asia/Shanghai', calendar: 'cn' }

/** Where a figure is computed: districts that count their days alike. */
export interface Scope {
  readonly districts: readonly District[]
  readonly timeZone: string
  readonly calendar: PinnedCalendar
}

/** A calendar with the hash by which it is told from others. */
export interface PinnedCalendar {
  readonly hash: string
  readonly value: Calendar
}

/** The rules in force in a district, as far as figures need them: where its days begin, which of them are worked, what a ground must show. */
export interface PlaceRules {
  packOfDistrict(district: string): { readonly value: Pick<RulePack, 'place' | 'grounds' | 'ownGrounds'> } | null
  calendar(id: string): PinnedCalendar
}

/** What finding a scope needs. */
export interface ScopeParts {
  readonly registry: Pick<Registry, 'districts' | 'organisations'>
  readonly library: PlaceRules
}

/**
 * The districts somebody may ask about: those its office works for, or the one it names among them. Null where it names
 * another one: whether that exists makes no difference from outside.
 */
export const scopeOf = async (
  { registry, library }: ScopeParts,
  caller: { readonly party: Party; readonly organisationId: string | null },
  named: string | undefined,
): Promise<Scope | 'unknown' | 'calendarsDiffer'> => {
  const office = caller.organisationId === null ? null : await registry.organisations.read(caller.organisationId)
  const own = office?.districts ?? []
  if (named !== undefined && !own.includes(named)) return 'unknown'
  const codes = named === undefined ? own : [named]
  return alike(
    library,
    (await registry.districts.all()).filter(({ code }) => codes.includes(code)),
  )
}

/** All districts: for a company, which is one company wherever its compounds lie. */
export const everywhere = async ({ registry, library }: ScopeParts): Promise<Scope | 'calendarsDiffer'> =>
  alike(library, await registry.districts.all())

const alike = (library: PlaceRules, districts: readonly District[]): Scope | 'calendarsDiffer' => {
  const places = districts.map(({ code }) => library.packOfDistrict(code)?.value.place ?? home)
  const [place = home] = places
  const isAlike = places.every(({ timeZone, calendar }) => timeZone === place.timeZone && calendar === place.calendar)
  return isAlike ? { districts, timeZone: place.timeZone, calendar: library.calendar(place.calendar) } : 'calendarsDiffer'
}
