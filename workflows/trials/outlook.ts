import { entryOf } from '../capacity/case-entry.ts'
import type { CaseFile } from '../case/case-file.ts'
import type { Ground } from '../case/context.ts'
import type { RulePack } from '../rules/schema.ts'
import { asKnownThen } from '../statistics/as-of.ts'
import { calendarDaysBetween } from '../statistics/days.ts'
import { familiesFigure } from '../statistics/families.ts'
import type { Milestones } from './differences.ts'
import type { Offices } from './offices.ts'
import type { FamilyPoint, GroundCount, OfficeLoad, Outlook, RoomCount, SafetyCount } from './result.ts'
import type { CaseRows } from './stays-of.ts'

/** The days on which page one reads the families off. */
export const familyDays: readonly number[] = [30, 90, 180]

const daysPerMonth = 365.25 / 12

/** One tried case in the record, or in a scenario. */
export interface Seen {
  readonly rows: CaseRows
  readonly milestones: Milestones
  readonly chainId: string
}

/** What the figures of an outlook are made of. */
export interface OutlookParts {
  readonly seen: readonly Seen[]
  readonly asOf: string
  readonly offices: readonly OfficeLoad[]
  /** All requests at the transformers, further ones too. */
  readonly files: readonly CaseFile[]
  /** The rules that say which garages are looked at. */
  readonly checkedBy: RulePack
}

/** Puts the record, or a scenario, into figures: families and months first, then what it asks of offices, and safety beside speed. */
export const outlookOf = ({ seen, asOf, offices, files, checkedBy }: OutlookParts): Outlook => {
  const memories = seen.map(({ rows }) => rows.file)
  const ends = Map.groupBy(
    memories.flatMap(({ memory }) => (memory.outcome ? [memory.outcome.outcome] : [])),
    (outcome) => outcome,
  )
  return {
    ...familiesAndMonths(seen, asOf),
    ends: [...ends].map(([outcome, all]) => ({ outcome, n: all.length })).toSorted((a, b) => (a.outcome < b.outcome ? -1 : 1)),
    offices,
    grounds: groundCounts(memories),
    safety: safetyOf(memories, checkedBy),
    room: roomOf(files),
  }
}

/** Families and months alone: what is compared over many replays. */
export const familiesAndMonths = (
  seen: readonly Seen[],
  asOf: string,
): Pick<Outlook, 'families' | 'granted' | 'running' | 'monthsWaited'> => ({
  families: familyPoints(seen, asOf),
  granted: seen.filter(({ milestones }) => milestones.grantedOn !== null).length,
  running: seen.filter(({ milestones }) => milestones.runsOn !== null).length,
  monthsWaited: monthsWaited(seen, asOf),
})

const familyPoints = (seen: readonly Seen[], asOf: string): FamilyPoint[] => {
  const stays = seen.flatMap(({ rows }) => rows.stays)
  const ends = seen.flatMap(({ rows }) => (rows.end ? [rows.end] : []))
  if (stays.length === 0) return familyDays.map((days) => ({ days, followed: 0, shares: null }))
  const [group] = familiesFigure({ stays, ends }, { at: asKnownThen(asOf), split: 'all' }).groups
  return (group?.after ?? [])
    .filter(({ days }) => familyDays.includes(days))
    .map(({ days, followed, shares }) => ({
      days,
      followed,
      shares:
        shares?.map(({ state, share, lower, upper }) => ({ state, share, lower, upper })).filter(({ share }) => share > 0) ??
        null,
    }))
}

/** From the first request of a family to its pile, its end, or the last day. Refilings are one family. */
const monthsWaited = (seen: readonly Seen[], asOf: string): number => {
  const families = [...Map.groupBy(seen, ({ chainId }) => chainId).values()]
  const days = families.map((own) => {
    const from = own.map(({ milestones }) => milestones.filedOn).reduce((a, b) => (a < b ? a : b))
    const last = own.map(({ milestones }) => milestones.runsOn ?? milestones.endedOn ?? asOf).reduce((a, b) => (a > b ? a : b))
    return Math.max(0, calendarDaysBetween(from, last))
  })
  return Math.round((days.reduce((sum, n) => sum + n, 0) / daysPerMonth) * 10) / 10
}

/** Whether a ground stands: shown as its rule asks, of a kind that is heard, and not found to be wrong. */
export const stands = ({ validity, burdenMet, verified }: Ground): boolean =>
  validity !== 'N' && burdenMet && verified !== 'FALLEN'

/** What a ground of a place’s own is called. */
export const namedBy = (ground: Ground | undefined): Pick<Ground, 'named'> => (ground?.named ? { named: ground.named } : {})

const groundCounts = (files: readonly CaseFile[]): GroundCount[] => {
  const grounds = files.flatMap(({ memory }) => memory.grounds)
  return [...Map.groupBy(grounds, ({ code }) => code)]
    .map(([code, own]) => ({ code, ...namedBy(own[0]), pleaded: own.length, stands: own.filter(stands).length }))
    .toSorted((a, b) => (a.code < b.code ? -1 : 1))
}

const safetyOf = (files: readonly CaseFile[], { fire }: RulePack): SafetyCount => {
  const running = files.filter(({ memory }) => memory.outcome?.outcome === 'energised')
  return {
    running: running.length,
    undischarged: running.filter(({ memory }) =>
      memory.obligations.some(({ beforeEnergising, discharged }) => beforeEnergising && discharged === null),
    ).length,
    unchecked: running.filter(({ memory }) => {
      const level = memory.facts?.garage.level
      return level !== undefined && fire.checkedLevels.includes(level) && memory.fire === null
    }).length,
  }
}

const roomOf = (files: readonly CaseFile[]): RoomCount => {
  const states = files.flatMap((file) => {
    const entry = entryOf(file)
    return entry ? [entry] : []
  })
  return {
    built: states.filter(({ state }) => state === 'built').length,
    kept: states.filter(({ state }) => state === 'reserved' || state === 'offered').length,
    // Only who was told that there is no room waits for it; the others are still on their way to the grid company.
    waiting: states.filter(({ state, found }) => state === 'waiting' && found !== null).length,
  }
}

/** The load of each office, month by month. */
export const loadsOf = ({ acts, waits }: Offices): OfficeLoad[] =>
  [...acts]
    .map(([office, days]): OfficeLoad => {
      const [party = '', organisationId = ''] = office.split(' ')
      const months = Map.groupBy([...days], ([day]) => day.slice(0, 7))
      return {
        // Written by the count of the offices, from a party's name.
        party: party as OfficeLoad['party'],
        organisationId,
        months: [...months]
          .map(([month, own]) => ({ month, acts: own.reduce((sum, [, n]) => sum + n, 0) }))
          .toSorted((a, b) => (a.month < b.month ? -1 : 1)),
        waits: waits.get(office) ?? 0,
      }
    })
    .toSorted((a, b) => (`${a.party} ${a.organisationId}` < `${b.party} ${b.organisationId}` ? -1 : 1))
